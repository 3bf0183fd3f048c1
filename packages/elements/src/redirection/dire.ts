import { html, nothing, render } from 'lit'
import { Socle } from '../espace/socle.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { avis } from '../ui/avis.ts'

/** The first widget of the page, once it works. */
export async function premierWidget(): Promise<Socle | undefined> {
  const coming = [...document.querySelectorAll(':not(:defined)')]
    .map((one) => one.localName)
    .filter((name) => name.startsWith('inoe-') && name !== 'inoe-espace')
  const there = [...document.querySelectorAll('*')].find((one) => one instanceof Socle)
  if (there || coming.length === 0) return there
  await Promise.race(coming.map((name) => customElements.whenDefined(name)))
  return premierWidget()
}

/** Says something above the first widget, in its own look, until somebody is signed in. */
export async function dire(
  genre: 'erreur' | 'attention' | 'info',
  texte: string,
  encore?: () => void,
): Promise<void> {
  const widget = await premierWidget()
  if (!widget) return
  const session = widget.espace?.session
  await session?.load().catch(() => undefined)
  if (session?.connecte) return
  const root = widget.renderRoot as ShadowRoot
  root.querySelector('.retour')?.remove()
  const place = document.createElement('div')
  place.className = 'widget retour'
  place.role = 'alert'
  place.style.marginBlockEnd = '1em'
  root.prepend(place)
  const again = html`<button class="lien" type="button" @click=${encore}>${communFr.reessayer}</button>`
  render(avis(genre, html`<p>${texte}</p>${encore ? again : nothing}`), place)
  session?.addEventListener('change', () => place.remove(), { once: true })
}
