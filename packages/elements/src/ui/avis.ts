import { html, type TemplateResult } from 'lit'
import { icones } from './icones.ts'

const KINDS = {
  succes: icones.coche,
  erreur: icones.alerte,
  attention: icones.horloge,
  info: icones.bulle,
} as const

/** A notice in the flow. Put it inside a live region (`<div role="status">` or `role="alert"`) that is always there. */
export function avis(kind: keyof typeof KINDS, content: unknown): TemplateResult {
  return html`<div class="avis ${kind}" part="avis">${KINDS[kind]}<div class="texte">${content}</div></div>`
}

/** Lines of the height of what is coming, so that nothing moves when it comes. */
export function squelette(lines: number, label: string): TemplateResult {
  return html`<div class="squelette" role="status"><span class="lu">${label}</span>${Array.from({ length: lines }, () => html`<i></i>`)}</div>`
}
