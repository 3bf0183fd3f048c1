// Batches as the régisseur reads them, and their file.
import type { Remise, Remises } from '@inoe/contract/prelevements'
import type { Tx } from '../database/open.ts'
import { nomsDesFamilles } from '../foyers/familles.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { Refus } from '../http/problem.ts'
import { civilDate } from '../outside/clock.ts'
import { type DebitFichier, nomFichier, pain008 } from './fichier.ts'
import { motifDe } from './motifs.fr.ts'
import {
  debitsDeRemise,
  type PrelevementRow,
  partsDesDebits,
  type RemiseRow,
  remisesDe,
} from './remises-store.ts'

/** The batches of a régie. As `systeme`, for its régisseur. */
export async function lireRemises(tx: Tx, collectivite: string, regie: string): Promise<Remises> {
  const found = await remisesDe(tx, collectivite, regie)
  return {
    remises: found.map(({ id, creancier, date, etat, nombre, totalCentimes, rejets }) => ({
      id,
      regie: { id: regie, nom: creancier.regie },
      date,
      etat,
      nombre,
      totalCentimes,
      rejets,
    })),
  }
}

/** One batch with its debits. As `systeme`, for its régisseur. */
export async function lireRemise(tx: Tx, remise: RemiseRow): Promise<Remise> {
  const { collectiviteId, id, regieId, creancier, date, etat } = remise
  const found = await debitsDeRemise(tx, collectiviteId, id)
  const parts = Map.groupBy(
    await partsDesDebits(
      tx,
      collectiviteId,
      found.map(({ debit }) => debit.id),
    ),
    (part) => part.prelevement,
  )
  const noms = await nomsDesFamilles(
    tx,
    collectiviteId,
    found.map(({ debit }) => debit.foyerId),
  )
  const kept = found.filter(({ debit }) => debit.etat !== 'retire')
  return {
    id,
    regie: { id: regieId, nom: creancier.regie },
    date,
    etat,
    nombre: kept.length,
    totalCentimes: kept.reduce((sum, { debit }) => sum + debit.montantCentimes, 0),
    rejets: kept.filter(({ debit }) => debit.etat === 'rejete').length,
    prelevements: found.map(({ debit, mandat }) => ({
      id: debit.id,
      famille: noms.get(debit.foyerId) ?? mandat.titulaire,
      rum: mandat.rum,
      sequence: debit.sequence,
      montantCentimes: debit.montantCentimes,
      factures: (parts.get(debit.id) ?? []).map(({ facture, numero }) => ({ id: facture, numero })),
      etat: debit.etat,
      motifRejet: phraseDe(debit),
    })),
  }
}

const RETRAITS: Record<string, string> = {
  mandat: 'La famille a suspendu son mandat ou y a mis fin.',
  regle: 'Réglé autrement avant la remise.',
}

/** Why a debit is not, or no longer, in the régisseur's words. */
function phraseDe({ etat, motif }: PrelevementRow): string | null {
  if (!motif) return null
  return etat === 'rejete' ? `${motif}\u00a0: ${motifDe(motif).raison}` : (RETRAITS[motif] ?? motif)
}

/** The file of a batch that was handed over, the same bytes each time. As `systeme`, for its régisseur. @throws Refus */
export async function lireFichier(
  tx: Tx,
  { coffre }: Pick<Deps, 'coffre'>,
  town: Collectivite,
  remise: RemiseRow,
): Promise<{ nom: string; xml: string }> {
  const { id, date, creancier, deposeeLe, jour, rang } = remise
  if (!deposeeLe || !jour || !rang)
    throw new Refus('remise-impossible', {
      detail:
        'Le fichier se fait quand la remise est validée\u00a0: vérifiez-la, puis choisissez «\u00a0Faire le fichier\u00a0».',
    })
  const found = (await debitsDeRemise(tx, town.id, id)).filter(({ debit }) => debit.etat !== 'retire')
  const parts = Map.groupBy(
    await partsDesDebits(
      tx,
      town.id,
      found.map(({ debit }) => debit.id),
    ),
    (part) => part.prelevement,
  )
  const debits = found.map(
    ({ debit, mandat }): DebitFichier => ({
      id: debit.id,
      montantCentimes: debit.montantCentimes,
      sequence: debit.sequence,
      rum: mandat.rum,
      signeLe: civilDate(mandat.signeLe ?? mandat.creeLe, town.zone),
      ics: mandat.ics,
      titulaire: mandat.titulaire,
      iban: coffre.ouvrir(mandat.ibanScelle, `${town.id} ${mandat.id}`),
      bic: mandat.bic,
      numeros: (parts.get(debit.id) ?? []).map((part) => part.numero),
    }),
  )
  return {
    nom: nomFichier(creancier, jour, rang),
    xml: pain008({ id, date, creancier, creeLe: deposeeLe }, debits),
  }
}
