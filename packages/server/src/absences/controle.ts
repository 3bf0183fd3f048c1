import { SANS_FICHIER } from '../database/fichier.ts'
import { alerterInfecte } from '../fichiers/alerte.ts'
import type { SuiteControle } from '../fichiers/controle.ts'
import { tell } from './annonces.ts'
import { absenceOf, setAbsence } from './store.ts'

/** The document of an absence: without it again when it held a virus. */
export const apresControleJustificatif: SuiteControle = async (deps, tx, { collectivite, id, virus }) => {
  const absence = await absenceOf(tx, collectivite, id)
  if (!absence) return
  if (virus !== null) {
    await setAbsence(tx, collectivite, id, SANS_FICHIER)
    await alerterInfecte(deps, tx, {
      collectivite,
      nom: absence.nom ?? '',
      pour: 'absence',
      virus,
      foyer: absence.foyerId,
      structures: [absence.structureId],
      section: 'reservations',
    })
  }
  await tell(tx, collectivite, absence)
}
