// What `<inoe-login>` shows only where a town asks for it: the way to the hosted page in place of its form, FranceConnect
// above it.
import type { IssueFranceConnect } from '@inoe/contract/franceconnect'
import { html, nothing, type TemplateResult } from 'lit'
import type { Socle } from '../espace/socle.ts'
import type { Vue } from '../login/ecran.ts'
import { forgetLien, readLien } from '../login/lien.ts'
import { avis, squelette } from '../ui/avis.ts'
import { partir } from './depart.ts'
import { franceconnectStyles, marque } from './franceconnect.ts'
import { redirectionFr as t } from './messages.fr.ts'
import { commencer } from './redirection.ts'

// From here one leaves, and here one comes back, signed in or not.
commencer()

/** In place of the form: the way to the hosted page. */
export function accueil({ espace }: Socle): TemplateResult {
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

/** Above the form of « Se connecter »: the button of FranceConnect, as its guidelines word it, and what became of it. */
export function franceConnect(widget: Socle, vue: Vue): TemplateResult | typeof nothing {
  const { espace, configuration } = widget
  // Who has just been identified signs in by what they had before.
  if (!espace || !configuration?.franceconnect || vue !== 'connexion' || readLien(location.hash))
    return nothing
  const { styleSheet } = franceconnectStyles
  const { adoptedStyleSheets } = widget.renderRoot as ShadowRoot
  if (styleSheet && !adoptedStyleSheets.includes(styleSheet)) adoptedStyleSheets.push(styleSheet)
  const issue = new URLSearchParams(location.search).get('franceconnect') as IssueFranceConnect | null
  const texte = issue && t.issues[issue]
  return html`<div class="franceconnect">
    ${texte ? html`<div role="alert">${avis(issue === 'abandon' ? 'info' : 'erreur', texte)}</div>` : nothing}
    <button class="fc" type="button" @click=${() => identifier(widget)}>${marque}<span>${t.franceconnect} <b>FranceConnect</b></span></button>
    <a class="lien" href="https://franceconnect.gouv.fr/" target="_blank" rel="noopener noreferrer">${t.quoi}</a>
    <p class="ou"><span>${t.ou}</span></p>
  </div>`
}

/** From the hosted page, FranceConnect comes back to it; from another, that page comes back in its turn. */
function identifier({ espace }: Socle): void {
  if (!espace) return
  const page = new URL(espace.url('franceconnect'))
  if (page.origin !== location.origin) {
    void partir(espace, '', page)
    return
  }
  const { searchParams } = new URL(location.href)
  for (const nom of ['retour', 'etat', 'defi']) {
    const valeur = searchParams.get(nom)
    if (valeur) page.searchParams.set(nom, valeur)
  }
  location.assign(page)
}
