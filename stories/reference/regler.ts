// Puts on a module what the controls say, as a page that embeds it would.
import { noChange, type TemplateResult } from 'lit'
import { Directive, directive, type ElementPart } from 'lit/directive.js'
import { html, unsafeStatic } from 'lit/static-html.js'

type Reglages = Readonly<Record<string, unknown>>

class Regler extends Directive {
  #avant: Reglages = {}

  override update(part: ElementPart, [reglages]: [Reglages]): unknown {
    const element = part.element as HTMLElement
    for (const nom of Object.keys({ ...this.#avant, ...reglages })) {
      const texte = reglages[nom] === true ? '' : reglages[nom] || undefined
      if (nom.startsWith('--')) element.style.setProperty(nom, String(texte ?? ''))
      else if (texte === undefined) element.removeAttribute(nom)
      else element.setAttribute(nom, String(texte))
    }
    this.#avant = reglages
    return noChange
  }
  render(_: Reglages): unknown {
    return noChange
  }
}

/** On a module that a story writes itself: `<inoe-login ${regler(args)}>`. */
export const regler = directive(Regler)

/** A module alone. The same one stays when its settings change: what was opened in it is still open. */
export function module(tag: string, reglages: Reglages): TemplateResult {
  const balise = unsafeStatic(tag)
  return html`<${balise} ${regler(reglages)}></${balise}>`
}
