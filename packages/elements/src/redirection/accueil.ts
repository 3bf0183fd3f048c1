import { html, type TemplateResult } from 'lit'
import type { Socle } from '../espace/socle.ts'
import { forgetLien, readLien } from '../login/lien.ts'
import { squelette } from '../ui/avis.ts'
import { partir } from './depart.ts'
import { redirectionFr as t } from './messages.fr.ts'
import { commencer } from './redirection.ts'

/** In place of `<inoe-login>`'s form: the way to the hosted page. */
export function accueil({ espace }: Socle): TemplateResult {
  commencer()
  if (!espace) return html``
  const { hash } = location
  // A link received by e-mail is followed there, where its password may be chosen.
  if (readLien(hash)) {
    forgetLien()
    void partir(espace, hash)
    return html`<div class="widget" part="widget">${squelette(4, t.conduit)}</div>`
  }
  return html`<section class="widget" part="widget" aria-labelledby="titre">
    <h2 id="titre" tabindex="-1">${t.titre}</h2>
    <p>${t.explication(new URL(espace.api).host)}</p>
    <div class="actions"><button class="bouton" type="button" @click=${() => partir(espace)}>${t.continuer}</button></div>
  </section>`
}
