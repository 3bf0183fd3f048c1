// `connexion="redirection"`: what the widgets of a page then share. The links « Se connecter » leave for the hosted page,
// and the page that comes back is signed in.
import { Socle } from '../espace/socle.ts'
import { arriver } from './arrivee.ts'
import { partir } from './depart.ts'

const COMMENCEE = Symbol.for('inoe.redirection')

/** Once in a page, whoever asks. */
export function commencer(): void {
  const page = globalThis as { [COMMENCEE]?: true }
  if (page[COMMENCEE]) return
  page[COMMENCEE] = true
  document.addEventListener('click', cliquer, true)
  void arriver()
}

/** Heard before the widget does: a planning that has changes would ask whether to lose them, and they are kept. */
function cliquer(event: MouseEvent): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const path = event.composedPath()
  const link = path.find((one) => one instanceof HTMLAnchorElement)
  const widget = path.find((one) => one instanceof Socle)
  if (!link || !widget?.espace || widget.espace.session.connecte) return
  if (!widget.reglage('connexion') || link.getAttribute('href') !== widget.page('connexion')) return
  event.preventDefault()
  event.stopPropagation()
  void partir(widget.espace)
}
