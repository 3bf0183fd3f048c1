import type { Tx } from '../database/open.ts'
import { contrePasser, lockCredit } from '../encaissements/inscrire.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { annoncer } from './annoncer.ts'
import { prelevementRejete } from './courriels.ts'
import { motifDe } from './motifs.fr.ts'
import { entreeDe, lockRemise, partsDesDebits, prelevementOf, savePrelevement } from './remises-store.ts'
import { retirerDuMandat } from './retirer.ts'
import { lockMandat, type MandatRow, saveMandat } from './store.ts'

/**
 * Notes that the bank gave a debit back, before its batch is closed or after: what it paid is to pay again, its family
 * is told why and what to do, and a mandate that can debit nothing more is suspended. As `systeme`, for a régisseur.
 * @throws Refus
 */
export async function rejeterPrelevement(
  tx: Tx,
  deps: Deps,
  town: Collectivite,
  { prelevement, code, agent }: { prelevement: string; code: string; agent: string },
): Promise<void> {
  const found = await prelevementOf(tx, town.id, prelevement)
  if (!found) throw introuvable()
  const { remiseId, mandatId, foyerId, date, montantCentimes } = found
  const remise = await lockRemise(tx, town.id, remiseId)
  const mandat = await lockMandat(tx, town.id, mandatId)
  // Read again behind the locks.
  const debit = await prelevementOf(tx, town.id, prelevement)
  if (!remise || !mandat || !debit) throw introuvable()
  if (debit.etat === 'rejete' && debit.motif === code) return
  if (remise.etat === 'preparee' || debit.etat === 'retire')
    throw new Refus('remise-impossible', {
      detail: 'Ce prélèvement n’a pas été transmis à la banque\u00a0: il n’y a rien à rejeter.',
    })
  if (debit.etat === 'rejete')
    throw new Refus('remise-impossible', { detail: `Ce rejet est déjà noté, sous le motif ${debit.motif}.` })
  const motif = motifDe(code)
  if (debit.etat === 'preleve') await reprendre(tx, deps, town, prelevement, motif.raison, { code, agent })
  await savePrelevement(tx, town.id, prelevement, { etat: 'rejete', motif: code })
  const suspend = motif.suspend && mandat.etat !== 'revoque'
  if (suspend) {
    await retirerDuMandat(tx, town.id, mandatId)
    await saveMandat(tx, town.id, mandatId, { etat: 'suspendu', motif: code })
  }
  const due = (await partsDesDebits(tx, town.id, [prelevement])).filter((part) => part.due)
  const numeros = due.map((part) => part.numero)
  const rejet = {
    date,
    montantCentimes,
    numeros,
    code,
    mandat: suiteDe(suspend, motif, mandat),
  }
  await annoncer(tx, deps, town, [{ foyer: foyerId, lettre: (url) => prelevementRejete(town, rejet, url) }])
}

/** What becomes of the mandate, as its family is told. @param mandat as it was before the rejection */
function suiteDe(
  suspend: boolean,
  { reprise }: { reprise: boolean },
  mandat: MandatRow,
): 'actif' | 'suspendu' | 'a-refaire' | 'fini' {
  if (mandat.etat === 'revoque') return 'fini'
  if (mandat.etat === 'actif' && !suspend) return 'actif'
  return reprise ? 'suspendu' : 'a-refaire'
}

/**
 * Takes the entry of a closed debit back. The money went back to the bank whatever became of a credit that it left: one
 * that was used meanwhile is owed, and shows below zero.
 */
async function reprendre(
  tx: Tx,
  deps: Deps,
  town: Collectivite,
  prelevement: string,
  motif: string,
  { code, agent }: { code: string; agent: string },
): Promise<void> {
  const entree = await entreeDe(tx, town.id, prelevement)
  if (!entree) throw new Error('a closed debit has no entry')
  await lockCredit(tx, town.id, entree.foyerId, entree.regieId)
  await contrePasser(tx, entree, { motif, saisiPar: agent, reference: code }, deps.clock.now())
}
