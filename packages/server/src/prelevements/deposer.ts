import type { Tx } from '../database/open.ts'
import { lockFactures } from '../factures/store.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { Refus } from '../http/problem.ts'
import type { LettreEnLangues } from '../outside/lettre.ts'
import { annoncer } from './annoncer.ts'
import { prelevementModifie } from './courriels.ts'
import {
  debitsDeRemise,
  deleteRemise,
  lockMandatsDe,
  type PartRow,
  type PrelevementRow,
  partsDesDebits,
  prochainRang,
  type RemiseRow,
  saveParts,
  savePrelevement,
  saveRemise,
} from './remises-store.ts'
import { partsRestantes } from './rules.ts'
import { mandatsServis } from './store.ts'

interface Lettres {
  foyer: string
  lettre: (url: string) => LettreEnLangues
}

/**
 * Makes a locked batch's file: from then on it is what the bank has. What was paid otherwise meanwhile is withdrawn
 * first, and families told. Done already, it does nothing. As `systeme`, for a régisseur.
 * @throws Refus
 */
export async function deposerRemise(
  tx: Tx,
  deps: Deps,
  town: Collectivite,
  remise: RemiseRow,
): Promise<void> {
  if (remise.etat !== 'preparee') return
  const today = deps.clock.today(town.zone)
  if (remise.date <= today)
    throw new Refus('remise-impossible', {
      detail: 'La date de ce prélèvement est passée\u00a0: supprimez cette remise et préparez-en une autre.',
    })
  await lockMandatsDe(tx, town.id, remise.id)
  const debits = (await debitsDeRemise(tx, town.id, remise.id)).filter(({ debit }) => debit.etat === 'prevu')
  const parts = await partsDesDebits(
    tx,
    town.id,
    debits.map(({ debit }) => debit.id),
  )
  const locked = await lockFactures(tx, town.id, [...new Set(parts.map((part) => part.facture))])
  const restes = new Map(
    locked.map((one) => [one.id, one.etat === 'emise' ? one.totalCentimes - one.payeCentimes : 0]),
  )
  const byDebit = Map.groupBy(parts, (part) => part.prelevement)
  const servis = await mandatsServis(
    tx,
    town.id,
    debits.map(({ mandat }) => mandat.id),
  )
  const lettres: Lettres[] = []
  let nombre = 0
  for (const { debit, mandat } of debits) {
    const montantCentimes = await ajuster(tx, debit, byDebit.get(debit.id) ?? [], restes)
    if (montantCentimes > 0) nombre++
    const sequence = servis.has(mandat.id) ? 'RCUR' : 'FRST'
    if (sequence !== debit.sequence) await savePrelevement(tx, town.id, debit.id, { sequence })
    if (montantCentimes === debit.montantCentimes) continue
    const modifie = {
      date: remise.date,
      montantCentimes,
      rum: mandat.rum,
      raison: 'reglee' as const,
    }
    lettres.push({ foyer: debit.foyerId, lettre: (url) => prelevementModifie(town, modifie, url) })
  }
  if (nombre === 0)
    throw new Refus('remise-impossible', {
      detail: 'Il ne reste rien à prélever\u00a0: tout a été réglé ou suspendu. Supprimez cette remise.',
    })
  await saveRemise(tx, town.id, remise.id, {
    etat: 'deposee',
    deposeeLe: deps.clock.now(),
    jour: today,
    rang: await prochainRang(tx, town.id, today),
  })
  await annoncer(tx, deps, town, lettres)
}

/** Keeps of a debit what is still owed. @returns its amount, 0 when it is withdrawn */
async function ajuster(
  tx: Tx,
  debit: PrelevementRow,
  former: readonly PartRow[],
  restes: ReadonlyMap<string, number>,
): Promise<number> {
  const { collectiviteId, id } = debit
  const left = partsRestantes(former, restes)
  const montantCentimes = left.reduce((sum, part) => sum + part.centimes, 0)
  if (montantCentimes === debit.montantCentimes) return montantCentimes
  if (montantCentimes === 0) {
    await savePrelevement(tx, collectiviteId, id, { etat: 'retire', motif: 'regle' })
    return 0
  }
  await saveParts(tx, collectiviteId, id, left)
  await savePrelevement(tx, collectiviteId, id, { montantCentimes })
  return montantCentimes
}

/** Throws away a locked batch whose file was not made, and tells the families. As `systeme`, for a régisseur. @throws Refus */
export async function annulerRemise(
  tx: Tx,
  deps: Deps,
  town: Collectivite,
  remise: RemiseRow,
): Promise<void> {
  if (remise.etat !== 'preparee')
    throw new Refus('remise-impossible', {
      detail:
        'Le fichier de cette remise est déjà fait\u00a0: elle ne se supprime plus. Notez les rejets un par un.',
    })
  const debits = (await debitsDeRemise(tx, town.id, remise.id)).filter(({ debit }) => debit.etat === 'prevu')
  await deleteRemise(tx, town.id, remise.id)
  await annoncer(
    tx,
    deps,
    town,
    debits.map(({ debit, mandat }) => {
      const raison = 'retiree' as const
      const modifie = { date: remise.date, montantCentimes: 0, rum: mandat.rum, raison }
      return { foyer: debit.foyerId, lettre: (url: string) => prelevementModifie(town, modifie, url) }
    }),
  )
}
