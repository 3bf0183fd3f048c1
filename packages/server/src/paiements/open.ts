import type { NouveauPaiement, PaiementOuvert } from '@inoe/contract/paiements'
import { v7 as uuid } from 'uuid'
import { isDeclared, sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { publish } from '../direct/publish.ts'
import { MAX_CENTIMES, MIN_CENTIMES } from '../factures/rules.ts'
import { type FactureRow, lockFactures } from '../factures/store.ts'
import type { Famille } from '../http/acting.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { PayFipFault } from '../outside/payfip.ts'
import { mandatsActifs, prelevementsPrevus } from '../prelevements/store.ts'
import { alerteReglage } from '../regies/alertes.fr.ts'
import { alerter } from '../regies/alertes.ts'
import { type Regie, structuresFacturees } from '../structures/facturation.ts'
import { DELAI_OUVERTURE, DELAI_REPRISE, RELEVES, refdetDe, reprisePossibleLe } from './rules.ts'
import {
  createPaiement,
  enCoursPour,
  giveUp,
  type PaiementRow,
  paiementOf,
  storeIdOp,
  tentativesPour,
} from './store.ts'

/**
 * Decides a payment under its invoices' locks, and writes it before anything is asked of PayFiP: of two tabs, one
 * writes and the other is told. As `systeme`; the invoices must be of the family.
 * @returns the payment's id, to give to `openAtPayFip`
 * @throws Refus
 */
export async function preparePaiement(
  tx: Tx,
  deps: Deps,
  town: Collectivite,
  parent: Famille,
  { factures, retour }: NouveauPaiement,
): Promise<string> {
  const { collectivite } = parent
  const now = deps.clock.now()
  const ids = [...new Set(factures.map((one) => one.toLowerCase()))]
  const locked = await lockFactures(tx, collectivite, ids)
  if (locked.length !== ids.length || locked.some((one) => one.foyerId !== parent.foyer)) throw introuvable()
  const due = locked.toSorted((a, b) => a.annee - b.annee || a.rang - b.rang)
  const [first] = due
  if (!first) throw introuvable()
  const regie = await regieOf(tx, due)
  await refuserSousMandat(tx, collectivite, parent.foyer, regie.id, ids)
  await refuseUnderWay(tx, deps, town, ids, now)

  const parts = due.map((one) => ({
    factureId: one.id,
    montantCentimes: one.totalCentimes - one.payeCentimes,
  }))
  const montantCentimes = parts.reduce((sum, part) => sum + part.montantCentimes, 0)
  if (montantCentimes < MIN_CENTIMES || montantCentimes > MAX_CENTIMES)
    throw new Refus('montant-hors-limites')
  const id = uuid()
  const tentative = (await tentativesPour(tx, collectivite, first.id)) + 1
  await createPaiement(
    tx,
    {
      collectiviteId: collectivite,
      id,
      foyerId: parent.foyer,
      regieId: regie.id,
      compteId: parent.compte,
      etat: 'en-cours',
      montantCentimes,
      // A titre is known to the comptable under its own reference, whatever the attempt.
      refdet:
        regie.mode === 'titres'
          ? (first.titreReference ?? '')
          : refdetDe(regie.prefixe, first.annee, first.rang, tentative),
      saisie: regie.saisie,
      numcli: regie.numcli,
      retour: await retourPermis(tx, deps, collectivite, retour),
      creeLe: now,
    },
    parts,
  )
  return id
}

/** Codes of PayFiP that say something of one payment, and nothing of the régie. */
const PROPRES = /^[AM]\d$/

/**
 * Opens a prepared payment at PayFiP, with no transaction held meanwhile, and keeps its id before anybody is sent
 * there. Called again (a replayed request) it answers the same page: of two ids asked, the first kept wins, and the
 * other was never shown to anybody.
 * @throws Refus `payfip-indisponible`
 */
export async function openAtPayFip(
  deps: Deps,
  town: Collectivite,
  mel: string,
  paiement: string,
): Promise<PaiementOuvert> {
  const acteur = { collectivite: town.id, role: 'systeme' } as const
  const read = () => deps.database.transaction(acteur, (tx) => paiementOf(tx, town.id, paiement))
  const row = await read()
  if (!row) throw introuvable()
  const shown = opened(deps, row)
  if (shown) return shown
  if (row.etat !== 'en-cours' || deps.clock.now().getTime() - row.creeLe.getTime() >= DELAI_OUVERTURE) {
    throw new Refus('payfip-indisponible')
  }
  try {
    const idOp = await deps.payfip.create(demandeOf(deps, town, mel, row))
    const stored = await deps.database.transaction(acteur, async (tx) => {
      if (!(await storeIdOp(tx, town.id, paiement, idOp))) return false
      for (const afterSeconds of RELEVES) {
        await deps.queue.send(tx, 'suivre-paiement', { collectivite: town.id, paiement }, { afterSeconds })
      }
      await publish(tx, { collectivite: town.id, foyer: row.foyerId, sujet: 'factures' })
      return true
    })
    if (stored) return { paiement, url: deps.payfip.pageUrl(idOp) }
  } catch (error) {
    if (!(error instanceof PayFipFault)) throw error
    deps.log.error(
      { paiement, refdet: row.refdet, code: error.code, technical: error.technical },
      'PayFiP refuses',
    )
    await deps.database.transaction(acteur, async (tx) => {
      const now = deps.clock.now()
      await giveUp(tx, town.id, paiement, now)
      const { code } = error
      // The others are of one payment: too small, too large, an address that PayFiP does not take.
      if (!error.technical && !PROPRES.test(code))
        await alerter(
          tx,
          town.id,
          [{ regie: row.regieId, cause: `ouverture ${code}`, message: alerteReglage(code) }],
          now,
        )
    })
    throw refusOf(error)
  }
  const other = opened(deps, await read())
  if (other) return other
  throw new Refus('payfip-indisponible')
}

function opened(deps: Deps, row: PaiementRow | undefined): PaiementOuvert | undefined {
  return row?.idOp ? { paiement: row.id, url: deps.payfip.pageUrl(row.idOp) } : undefined
}

function demandeOf(deps: Deps, town: Collectivite, mel: string, row: PaiementRow) {
  const payfip = `${deps.publicUrl}/api/${town.id}/payfip`
  return {
    exer: deps.clock.today(town.zone).slice(0, 4),
    mel,
    montantCentimes: row.montantCentimes,
    numcli: row.numcli,
    objet: `Espace famille ${town.nom}`,
    refdet: row.refdet,
    saisie: row.saisie as 'T' | 'X' | 'W',
    urlnotif: `${payfip}/notification/${row.id}`,
    urlredirect: `${payfip}/retour/${row.id}`,
  }
}

/** The one régie of these invoices, all of them to pay and payable online. @throws Refus */
async function regieOf(tx: Tx, due: readonly FactureRow[]): Promise<Regie & { numcli: string }> {
  const [first] = due
  if (!first || due.some((one) => one.etat !== 'emise' || one.nature !== 'facture'))
    throw new Refus('facture-non-payable')
  if (due.some((one) => one.regieId !== first.regieId)) throw new Refus('regies-differentes')
  const services = await structuresFacturees(tx, first.collectiviteId)
  const regie = services.find((one) => one.regie.id === first.regieId)?.regie
  if (!regie?.numcli) {
    // The other means are said in the town's own words.
    const autres = regie?.mentions.autresMoyens ?? ''
    throw new Refus('facture-non-payable', {
      detail: (dit) => [dit.paiements.pasEnLigne, autres].filter(Boolean).join(' '),
    })
  }
  if (regie.mode === 'titres') {
    if (due.length > 1) throw new Refus('titre-seul')
    if (!first.titreReference) throw new Refus('titre-sans-reference')
  }
  return { ...regie, numcli: regie.numcli }
}

/** Threat: what is debited by itself would be paid twice. @throws Refus `facture-sous-mandat` */
async function refuserSousMandat(
  tx: Tx,
  collectivite: string,
  foyer: string,
  regie: string,
  factures: readonly string[],
): Promise<void> {
  const mandats = await mandatsActifs(tx, collectivite, foyer)
  const prevus = await prelevementsPrevus(tx, collectivite, factures)
  if (mandats.has(regie) || prevus.size > 0) throw new Refus('facture-sous-mandat')
}

/** Threat: two pages of PayFiP open for the same invoice pay it twice. @throws Refus `paiement-en-cours` */
async function refuseUnderWay(
  tx: Tx,
  deps: Deps,
  town: Collectivite,
  factures: readonly string[],
  now: Date,
): Promise<void> {
  const since = new Date(now.getTime() - DELAI_REPRISE)
  const underWay = await enCoursPour(tx, town.id, factures, since)
  const shown = underWay.find((one) => one.idOp)
  const opening = underWay.some((one) => !one.idOp && now.getTime() - one.creeLe.getTime() < DELAI_OUVERTURE)
  if (!shown && !opening) return
  if (!shown?.idOp) throw new Refus('paiement-en-cours', { detail: (dit) => dit.paiements.autreOnglet })
  const { creeLe } = shown
  throw new Refus('paiement-en-cours', {
    detail: (dit) => dit.paiements.ouvert(creeLe, reprisePossibleLe(creeLe), town.zone),
    // PayFiP serves a page once: who has left it cannot go on.
    ...(shown.resultrans === 'A' ? {} : { url: deps.payfip.pageUrl(shown.idOp) }),
  })
}

/** Threat (open redirect): only a page of a declared site, or our own, is worth coming back to. */
async function retourPermis(tx: Tx, deps: Deps, collectivite: string, asked: string): Promise<string> {
  if (URL.canParse(asked)) {
    const url = new URL(asked)
    const web = url.protocol === 'https:' || url.protocol === 'http:'
    if (web && (url.origin === deps.publicUrl || (await isDeclared(tx, collectivite, url.origin))))
      return url.href
  }
  return sectionUrl(tx, deps.publicUrl, collectivite, 'factures')
}

function refusOf({ code }: PayFipFault): Refus {
  if (code === 'M3' || code === 'M5') return new Refus('montant-hors-limites')
  if (code === 'A1' || code === 'A2') {
    return new Refus('payfip-indisponible', {
      detail: (dit) => dit.paiements.adresse,
    })
  }
  return new Refus('payfip-indisponible')
}
