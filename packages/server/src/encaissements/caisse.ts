// The counter: money handed over, mistakes reversed, credits used or given back. As `systeme`, for a régisseur.
import type { NouvelEncaissement, UsageCredit } from '@inoe/contract/encaissements'
import { ESPECES_MAX, MOYENS_GUICHET } from '@inoe/contract/moyens'
import { sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { publish } from '../direct/publish.ts'
import { euros } from '../factures/rules.ts'
import { lockFactures } from '../factures/store.ts'
import { foyerConnu } from '../foyers/store.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { annoncer } from '../notifications/annoncer.ts'
import { regiesGerees } from '../regies/store.ts'
import { recuGuichet } from './courriels.ts'
import {
  contrePasser,
  encaisser,
  type Inscrit,
  lockCredit,
  partsOf,
  rembourserCredit,
  utiliserCredit,
} from './inscrire.ts'
import { contrePasseeDe, encaissementOf } from './store.ts'

type Outils = Pick<Deps, 'clock' | 'queue' | 'publicUrl'>

/** Records money handed over. @returns the entry's id @throws Refus */
export async function encaisserAuGuichet(
  tx: Tx,
  outils: Outils,
  town: Collectivite,
  compte: string,
  { regie, foyer, moyen, montantCentimes, reference, parts }: NouvelEncaissement,
): Promise<string> {
  const [reglages] = await regiesGerees(tx, town.id, [regie])
  if (!reglages) throw introuvable()
  if (!reglages.moyens.includes(moyen)) throw new Refus('moyen-non-admis')
  const meant = parts.reduce((sum, part) => sum + part.centimes, 0)
  if (meant > montantCentimes)
    throw new Refus('requete-invalide', {
      errors: [
        {
          champ: 'montantCentimes',
          message: `Les factures cochées demandent ${euros(meant)}\u00a0: c’est plus que le montant reçu.`,
        },
      ],
    })
  // By debt: an invoice named twice is one debt.
  const debts = Map.groupBy(parts, (part) => part.facture)
  const most = Math.max(
    montantCentimes - meant,
    ...[...debts.values()].map((own) => own.reduce((sum, part) => sum + part.centimes, 0)),
  )
  if (moyen === 'especes' && most > ESPECES_MAX) throw new Refus('especes-trop-elevees')
  await exigerFactures(tx, town.id, { regie, foyer, parts })
  const now = outils.clock.now()
  const done = await encaisser(
    tx,
    {
      collectiviteId: town.id,
      regieId: regie,
      foyerId: foyer,
      moyen,
      montantCentimes,
      reference,
      recuLe: now,
      saisiPar: compte,
    },
    parts.map((part) => ({ facture: part.facture, centimes: part.centimes })),
    now,
  )
  // What invoices did not need is an advance too: refused here, nothing is written.
  if (moyen === 'especes' && done.creditCentimes > ESPECES_MAX) throw new Refus('especes-trop-elevees')
  const url = await sectionUrl(tx, outils.publicUrl, town.id, 'factures')
  const lettre = recuGuichet(
    town,
    {
      moyen,
      montantCentimes,
      numeros: done.factures.map((one) => one.numero),
      creditCentimes: done.creditCentimes,
    },
    url,
  )
  await annoncer(tx, outils, town.id, [{ foyer, lettre, avis: null }])
  await publish(tx, { collectivite: town.id, foyer, sujet: 'factures' })
  return done.id
}

/**
 * Reverses an entry of the counter: its invoices are to pay again.
 * @param exiger makes sure that who asks is régisseur of its régie
 * @returns the reversal's id
 * @throws Refus `encaissement-annule`, `encaissement-non-annulable`, `introuvable`
 */
export async function annulerEncaissement(
  tx: Tx,
  outils: Outils,
  town: Collectivite,
  compte: string,
  { encaissement, motif }: { encaissement: string; motif: string },
  exiger: (regie: string) => Promise<void>,
): Promise<string> {
  const entree = await encaissementOf(tx, town.id, encaissement)
  if (!entree) throw introuvable()
  await exiger(entree.regieId)
  // Two clicks wait for one another here.
  const credit = await lockCredit(tx, town.id, entree.foyerId, entree.regieId)
  if (await contrePasseeDe(tx, town.id, entree.id)) throw new Refus('encaissement-annule')
  const counter = MOYENS_GUICHET.some((one) => one === entree.moyen)
  if (!counter || entree.annuleId !== null)
    throw new Refus('encaissement-non-annulable', {
      detail:
        'Seul un encaissement saisi au guichet s’annule ici. Un paiement en ligne, un prélèvement ou un avoir ont chacun leur propre correction.',
    })
  const parts = await partsOf(tx, town.id, entree.id)
  const kept = parts.reduce((sum, part) => sum + (part.facture === null ? part.centimes : 0), 0)
  if (kept > credit)
    throw new Refus('encaissement-non-annulable', {
      detail: `${euros(kept)} de cet encaissement étaient gardés en avance et ont servi depuis. Annulez d’abord cet usage, ou faites un avoir.`,
    })
  const now = outils.clock.now()
  const done = await contrePasser(tx, entree, { motif, saisiPar: compte }, now)
  await publish(tx, { collectivite: town.id, foyer: entree.foyerId, sujet: 'factures' })
  return done.id
}

/** Uses a family's credit for invoices, or gives it back. @returns the entry's id @throws Refus */
export async function utiliserLeCredit(
  tx: Tx,
  outils: Outils,
  town: Collectivite,
  compte: string,
  { regie, foyer, parts, remboursementCentimes, reference }: UsageCredit,
): Promise<string> {
  const meant = parts.reduce((sum, part) => sum + part.centimes, 0)
  if (meant + remboursementCentimes === 0)
    throw new Refus('requete-invalide', {
      errors: [{ champ: 'parts', message: 'Dites pour quelle facture, ou combien rendre.' }],
    })
  // The credit, then the invoices, as reversals lock them: the other way round the two would wait for one another.
  const credit = await lockCredit(tx, town.id, foyer, regie)
  await exigerFactures(tx, town.id, { regie, foyer, parts })
  if (meant + remboursementCentimes > credit)
    throw new Refus('credit-insuffisant', {
      detail: `La famille a ${euros(credit)} d’avance dans cette régie.`,
    })
  const now = outils.clock.now()
  const entree = {
    collectiviteId: town.id,
    regieId: regie,
    foyerId: foyer,
    reference,
    recuLe: now,
    saisiPar: compte,
  }
  let done: Inscrit | undefined
  if (meant > 0) done = await utiliserCredit(tx, entree, parts, now)
  if (remboursementCentimes > 0) done = await rembourserCredit(tx, entree, remboursementCentimes, now)
  await publish(tx, { collectivite: town.id, foyer, sujet: 'factures' })
  return done?.id ?? ''
}

/** Makes sure that the family is of the town and the invoices its own, in that régie. @throws Refus `introuvable` */
async function exigerFactures(
  tx: Tx,
  collectivite: string,
  {
    regie,
    foyer,
    parts,
  }: { regie: string; foyer: string; parts: readonly { facture: string; centimes: number }[] },
): Promise<void> {
  if (!(await foyerConnu(tx, collectivite, foyer))) throw introuvable()
  const ids = [...new Set(parts.map((part) => part.facture))]
  if (ids.length === 0) return
  const locked = await lockFactures(tx, collectivite, ids)
  const own = locked.every(
    (one) => one.foyerId === foyer && one.regieId === regie && one.nature === 'facture',
  )
  if (locked.length !== ids.length || !own) throw introuvable()
}
