// What a service answered to the changes that a family asked: they leave the list of what waits, and this says why.
import type { Foyer } from '@inoe/contract/foyers'
import type { Action, Historique } from '@inoe/contract/historique'
import type { Espace } from '../espace/espace.ts'
import type { Nouvelle } from '../ui/nouvelles.ts'
import { foyerFr } from './messages.fr.ts'

const t = foyerFr.attente

/** The changes that wait no more. */
export const sorties = (avant: Foyer | undefined, apres: Foyer): Foyer['attentes'] =>
  avant?.attentes.filter(({ id }) => !apres.attentes.some((one) => one.id === id)) ?? []

/** What became of them, as the history of what the family asked has it; what was taken back is no news. */
export async function reponses(
  espace: Espace,
  closes: Foyer['attentes'],
  enfants: Foyer['enfants'],
): Promise<Nouvelle[]> {
  const actions = await espace
    .get<Historique>('historique', { searchParams: { quoi: 'demandes' } })
    .then((found) => found.actions)
    // It is not known how: where to read it is said.
    .catch((): Action[] => [])
  return closes.flatMap((one) => {
    const prenom = enfants.find(({ id }) => id === one.enfant)?.prenom
    const champs = one.changements.map(({ nom }) => nom).join(', ')
    const quoi = prenom ? t.de(prenom) + champs : champs
    const action = actions.find(({ id }) => id === one.id)
    if (!action) return { ton: 'info', phrase: t.repondue(quoi) } as const
    if (action.etat === 'accepte') return { ton: 'succes', phrase: t.acceptee(quoi) } as const
    if (action.etat === 'refuse')
      return { ton: 'attention', phrase: t.refusee(quoi, action.reponse) } as const
    return []
  })
}
