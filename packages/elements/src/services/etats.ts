import type { Inscription } from '@inoe/contract/inscriptions'
import { html, nothing } from 'lit'
import { LOOKS } from '../inscriptions/etats.ts'
import { servicesFr as t } from './messages.fr.ts'

type Visible = keyof typeof t.etats

/** The requests that still say something of an activity: the latest for each child and thing asked for; not what is withdrawn or over. */
export function visibles(inscriptions: readonly Inscription[]): (Inscription & { etat: Visible })[] {
  const seen = new Set<string>()
  return inscriptions.filter((one): one is Inscription & { etat: Visible } => {
    const key = `${one.enfant.id} ${one.activite.id} ${one.periode?.id}`
    if (!(one.etat in t.etats) || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** State of the requests for one activity, child by child, in a few words. */
export function renderEtats(inscriptions: readonly (Inscription & { etat: Visible })[]): unknown {
  return inscriptions.map(
    (one) => html`<span class="etat ${LOOKS[one.etat].classe}">
      ${LOOKS[one.etat].icone}${t.etats[one.etat](one.enfant.prenom)}${one.periode ? html` (${one.periode.nom})` : nothing}
    </span>`,
  )
}
