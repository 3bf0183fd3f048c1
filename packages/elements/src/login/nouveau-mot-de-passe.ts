import { force, LONGUEUR_MIN, longueur, motsConnus } from '@inoe/contract/mot-de-passe'
import { html, type TemplateResult } from 'lit'
import { motDePasse } from './champs.ts'
import { compteFr as t } from './compte.messages.fr.ts'
import type { Parcours } from './parcours.ts'

/** The field of a password to choose, with live help. */
export function nouveauMotDePasse(p: Parcours, label: string): TemplateResult {
  return motDePasse(
    p,
    label,
    'new-password',
    (id) => html`<span class="aide" id=${id}>${t.conseil(LONGUEUR_MIN)}</span>${solidite(p)}`,
  )
}

export function tropCourt(typed: string): string | undefined {
  return longueur(typed) < LONGUEUR_MIN ? t.motDePasseCourt(LONGUEUR_MIN) : undefined
}

/** How good the password is so far: colour, bars and words. Only a change of the words is announced. */
function solidite({ motDePasse: typed, courriel, ville }: Parcours): TemplateResult {
  const level = typed === '' ? undefined : force(typed, motsConnus(courriel, ville.nom))
  const bars = level === 'bonne' ? 3 : level === 'correcte' ? 2 : level ? 1 : 0
  return html`<div class="force ${level ?? ''}">
    <span class="jauge" aria-hidden="true">${[1, 2, 3].map((bar) => html`<i class=${bar <= bars ? 'plein' : ''}></i>`)}</span>
    <b aria-live="polite">${level ? t.forces[level] : ''}</b>
    ${level ? html`<span class="nombre">${t.longueur(longueur(typed), LONGUEUR_MIN)}</span>` : ''}
  </div>`
}
