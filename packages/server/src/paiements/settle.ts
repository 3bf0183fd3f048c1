import { openedTown, sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { publish } from '../direct/publish.ts'
import { encaisser } from '../encaissements/inscrire.ts'
import { facturesParId } from '../factures/store.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { annoncer } from '../notifications/annoncer.ts'
import { PayFipFault } from '../outside/payfip.ts'
import { alertePayFip, alerteTropPercu } from '../regies/alertes.fr.ts'
import { alerter } from '../regies/alertes.ts'
import { recu } from './courriels.ts'
import { type EtatPaiement, type Operation, type Reponse, type Suite, suivre } from './rules.ts'
import { lockPaiement, type PaiementRow, paiementOf, partsOf, saveSuite } from './store.ts'

/**
 * The one function that moves a payment: notification, return, poller and the family's own reading all end here.
 * Asks PayFiP with no transaction open, then decides under the payment's lock on what is written by then: whatever
 * the order and the number of calls, each invoice is credited once.
 */
export async function settle(deps: Deps, collectivite: string, paiement: string): Promise<void> {
  const acteur = { collectivite, role: 'systeme' } as const
  const known = await deps.database.transaction(acteur, (tx) => paiementOf(tx, collectivite, paiement))
  const opened = await openedTown(deps.database, collectivite)
  if (!opened || !known?.idOp || known.etat === 'paye') return
  const reponse = await ask(deps, known.idOp)
  await deps.database.transaction(acteur, async (tx) => {
    const locked = await lockPaiement(tx, collectivite, paiement)
    if (locked) await apply(tx, deps, opened.town, locked, reponse)
  })
}

async function ask(deps: Deps, idOp: string): Promise<Reponse> {
  try {
    return await deps.payfip.detail(idOp)
  } catch (error) {
    if (error instanceof PayFipFault) return { code: error.code, technical: error.technical }
    throw error
  }
}

async function apply(
  tx: Tx,
  deps: Deps,
  town: Collectivite,
  locked: PaiementRow,
  reponse: Reponse,
): Promise<void> {
  const now = deps.clock.now()
  const suite = suivre({ ...locked, etat: locked.etat as EtatPaiement } satisfies Operation, reponse, now)
  const { id, idOp, refdet } = locked
  if (suite.alerte) {
    deps.log.error({ paiement: id, idOp, refdet, alerte: suite.alerte }, 'PayFiP to look at')
    const message = alertePayFip(suite.alerte, refdet)
    const alerte = { regie: locked.regieId, cause: `payfip ${id}`, message, paiement: id }
    await alerter(tx, locked.collectiviteId, [alerte], now)
  } else if ('technical' in reponse && reponse.technical)
    deps.log.warn({ paiement: id, idOp }, 'PayFiP does not answer')
  const paid = suite.etat === 'paye' && locked.etat !== 'paye'
  if (paid) await credit(tx, deps, town, locked, suite)
  await saveSuite(tx, locked, suite, now)
  if (suite.etat === locked.etat && suite.resultrans === locked.resultrans) return
  await publish(tx, { collectivite: locked.collectiviteId, foyer: locked.foyerId, sujet: 'factures' })
}

/** Enters a payment that has just succeeded, what its invoices do not need being the family's credit; sends the receipt. */
async function credit(
  tx: Tx,
  deps: Deps,
  town: Collectivite,
  { collectiviteId, id, foyerId, regieId, montantCentimes }: PaiementRow,
  { numauto, resultrans }: Suite,
): Promise<void> {
  const now = deps.clock.now()
  const parts = await partsOf(tx, collectiviteId, id)
  const { creditCentimes: tropPercuCentimes } = await encaisser(
    tx,
    {
      collectiviteId,
      regieId,
      foyerId,
      moyen: resultrans === 'V' ? 'prelevement-unique' : 'carte',
      montantCentimes,
      reference: numauto ?? '',
      recuLe: now,
      paiementId: id,
    },
    parts.map((part) => ({ facture: part.factureId, centimes: part.montantCentimes })),
    now,
  )
  const locked = await facturesParId(
    tx,
    collectiviteId,
    parts.map((part) => part.factureId),
  )
  const url = await sectionUrl(tx, deps.publicUrl, collectiviteId, 'factures')
  const numeros = locked.map((facture) => facture.numero)
  if (tropPercuCentimes > 0) {
    const message = alerteTropPercu(numeros, tropPercuCentimes)
    await alerter(
      tx,
      collectiviteId,
      [{ regie: regieId, cause: `trop-percu ${id}`, message, paiement: id }],
      now,
    )
  }
  const prelevement = resultrans === 'V'
  const lettre = recu(town, { montantCentimes, prelevement, numauto, numeros, tropPercuCentimes }, url)
  await annoncer(tx, deps, collectiviteId, [{ foyer: foyerId, lettre, avis: null }])
}
