import { SANS_FICHIER } from '../database/fichier.ts'
import { alerterInfecte } from '../fichiers/alerte.ts'
import type { SuiteControle } from '../fichiers/controle.ts'
import { tell } from './annonces.ts'
import { interdictionOf, setInterdiction, structuresDeEnfant } from './store.ts'

/** The document of a decision: without it when it held a virus. */
export const apresControleInterdiction: SuiteControle = async (deps, tx, { collectivite, id, virus }) => {
  const found = await interdictionOf(tx, collectivite, id)
  if (!found) return
  if (virus !== null) {
    await setInterdiction(tx, collectivite, id, SANS_FICHIER)
    await alerterInfecte(deps, tx, {
      collectivite,
      nom: found.nom ?? '',
      pour: 'decision',
      virus,
      foyer: found.foyerId,
      structures: await structuresDeEnfant(tx, collectivite, found.enfantId),
      section: 'foyer',
    })
  }
  await tell(tx, collectivite, found.foyerId, [found.enfantId])
}
