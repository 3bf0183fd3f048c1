import type { Tx } from '../database/open.ts'
import { encaisser } from '../encaissements/inscrire.ts'
import { dateEnLettres } from '../factures/rules.ts'
import { lockFactures } from '../factures/store.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { Refus } from '../http/problem.ts'
import { instantOf } from '../outside/clock.ts'
import { typographie } from '../outside/lettre.ts'
import { annoncer, changed } from './annoncer.ts'
import { prelevementEnTrop } from './courriels.ts'
import {
  debitsDeRemise,
  partsDesDebits,
  type RemiseRow,
  savePrelevement,
  saveRemise,
} from './remises-store.ts'

/**
 * Closes a locked batch on its date or after: each debit that was not rejected is entered once in the ledger, as received
 * on that date. What an invoice no longer needs becomes the family's credit. Done already, it does nothing. As
 * `systeme`, for a régisseur.
 * @throws Refus
 */
export async function cloreRemise(
  tx: Tx,
  deps: Deps,
  town: Collectivite,
  remise: RemiseRow,
  agent: string,
): Promise<void> {
  if (remise.etat === 'close') return
  if (remise.etat === 'preparee')
    throw new Refus('remise-impossible', {
      detail: 'Faites d’abord le fichier de cette remise et déposez-le.',
    })
  if (deps.clock.today(town.zone) < remise.date)
    throw new Refus('remise-impossible', {
      detail: `L’argent n’est pas encore là\u00a0: cette remise se clôt à partir du ${typographie(dateEnLettres(remise.date))}.`,
    })
  const now = deps.clock.now()
  const recuLe = instantOf(remise.date, '12:00', town.zone)
  const debits = (await debitsDeRemise(tx, town.id, remise.id)).filter(({ debit }) => debit.etat === 'prevu')
  const parts = await partsDesDebits(
    tx,
    town.id,
    debits.map(({ debit }) => debit.id),
  )
  // All at once, in the order of their ids: entered one by one, two batches might wait for each other.
  await lockFactures(tx, town.id, [...new Set(parts.map((part) => part.facture))])
  const byDebit = Map.groupBy(parts, (part) => part.prelevement)
  const credits: { foyer: string; montantCentimes: number; creditCentimes: number }[] = []
  for (const { debit, mandat } of debits) {
    const { foyerId, regieId, montantCentimes } = debit
    const { creditCentimes } = await encaisser(
      tx,
      {
        collectiviteId: town.id,
        regieId,
        foyerId,
        moyen: 'prelevement',
        montantCentimes,
        reference: mandat.rum,
        recuLe,
        saisiPar: agent,
        prelevementId: debit.id,
      },
      byDebit.get(debit.id) ?? [],
      now,
    )
    await savePrelevement(tx, town.id, debit.id, { etat: 'preleve' })
    if (creditCentimes > 0) credits.push({ foyer: foyerId, montantCentimes, creditCentimes })
  }
  await saveRemise(tx, town.id, remise.id, { etat: 'close', closeLe: now })
  await annoncer(
    tx,
    deps,
    town,
    credits.map(({ foyer, ...trop }) => ({
      foyer,
      lettre: (url) => prelevementEnTrop(town, { date: remise.date, ...trop }, url),
    })),
  )
  await changed(
    tx,
    town.id,
    debits.map(({ debit }) => debit.foyerId),
  )
}
