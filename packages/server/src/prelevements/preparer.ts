import type { NouvelleRemise } from '@inoe/contract/prelevements'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../database/open.ts'
import { dateEnLettres } from '../factures/rules.ts'
import { lockFactures } from '../factures/store.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { typographie } from '../outside/lettre.ts'
import { DELAI_REPRISE } from '../paiements/rules.ts'
import { enCoursPour } from '../paiements/store.ts'
import { annoncer } from './annoncer.ts'
import { prelevementAnnonce } from './courriels.ts'
import { preleve, type RegieSepa, regiesDeLaVille } from './regies.ts'
import { debitsDeRemise, facturesAPrelever, insertRemise, remisePreparee } from './remises-store.ts'
import {
  type Debit,
  debitsDe,
  type FactureSousMandat,
  limiteCaducite,
  reprocheDate,
  sansEspaces,
} from './rules.ts'
import { mandatsServis } from './store.ts'
import type { CreancierRemise } from './tables.ts'

/**
 * Prepares a batch: what is owed by then under each active mandate, one debit each, and tells the families at once. Of
 * two clicks the second finds nothing left and gets the batch of the first. As `systeme`, for a régisseur.
 * @returns its id
 * @throws Refus
 */
export async function preparerRemise(
  tx: Tx,
  deps: Deps,
  town: Collectivite,
  { regie: asked, date }: NouvelleRemise,
): Promise<string> {
  const regie = (await regiesDeLaVille(tx, town.id)).get(asked.toLowerCase())
  if (!regie) throw introuvable()
  if (!preleve(regie))
    throw new Refus('remise-impossible', {
      detail: 'Cette régie n’a pas d’identifiant créancier SEPA\u00a0: renseignez-le dans ses réglages.',
    })
  const today = deps.clock.today(town.zone)
  const reproche = reprocheDate(date, today)
  if (reproche)
    throw new Refus('remise-impossible', { detail: reproche, errors: [{ champ: 'date', message: reproche }] })
  const depuis = limiteCaducite(today)
  const due = await encoreDues(
    tx,
    deps,
    town,
    await facturesAPrelever(tx, town.id, { regie: regie.id, date, depuis }),
  )
  const debits = debitsDe(due)
  if (debits.length === 0) {
    const already = await remisePreparee(tx, town.id, regie.id, date)
    if (already) return already
    throw new Refus('remise-impossible', {
      detail: `Aucune facture n’est à prélever d’ici le ${typographie(dateEnLettres(date))}\u00a0: soit tout est réglé ou déjà dans une remise, soit aucune famille concernée n’a de mandat actif.`,
    })
  }
  const id = await ecrire(tx, deps, town, regie, date, debits)
  await prevenirFamilles(tx, deps, town, id, debits, due)
  return id
}

/** Of the invoices found, those still owed under their locks and that nobody is paying online right now. */
async function encoreDues(
  tx: Tx,
  deps: Deps,
  town: Collectivite,
  found: readonly FactureSousMandat[],
): Promise<(FactureSousMandat & { numero: string })[]> {
  const ids = found.map((one) => one.id)
  const locked = new Map((await lockFactures(tx, town.id, ids)).map((one) => [one.id, one]))
  const since = new Date(deps.clock.now().getTime() - DELAI_REPRISE)
  const paying = new Set((await enCoursPour(tx, town.id, ids, since)).map((one) => one.factureId))
  return found.flatMap((one) => {
    const facture = locked.get(one.id)
    if (facture?.etat !== 'emise' || paying.has(one.id)) return []
    return [{ ...one, numero: facture.numero, resteCentimes: facture.totalCentimes - facture.payeCentimes }]
  })
}

async function ecrire(
  tx: Tx,
  deps: Deps,
  town: Collectivite,
  regie: RegieSepa,
  date: string,
  debits: readonly Debit[],
): Promise<string> {
  const own = { collectiviteId: town.id }
  const id = uuid()
  const servis = await mandatsServis(
    tx,
    town.id,
    debits.map((one) => one.mandat),
  )
  const creancier: CreancierRemise = {
    ...regie.sepa,
    ics: sansEspaces(regie.sepa.ics),
    iban: sansEspaces(regie.sepa.iban),
    bic: sansEspaces(regie.sepa.bic),
    collectivite: town.nom,
    siret: regie.mentions.siret,
    regie: regie.nom,
    prefixe: regie.prefixe,
  }
  const written = debits.map((debit) => ({ ...debit, id: uuid() }))
  await insertRemise(
    tx,
    { ...own, id, regieId: regie.id, date, etat: 'preparee', creancier, creeLe: deps.clock.now() },
    written.map(({ id: debit, mandat, foyer, montantCentimes }) => ({
      ...own,
      id: debit,
      remiseId: id,
      mandatId: mandat,
      foyerId: foyer,
      regieId: regie.id,
      date,
      montantCentimes,
      sequence: servis.has(mandat) ? 'RCUR' : 'FRST',
    })),
    written.flatMap(({ id: debit, foyer, parts }) =>
      parts.map(({ facture, centimes }) => ({
        ...own,
        prelevementId: debit,
        factureId: facture,
        foyerId: foyer,
        centimes,
      })),
    ),
  )
  return id
}

async function prevenirFamilles(
  tx: Tx,
  deps: Deps,
  town: Collectivite,
  remise: string,
  debits: readonly Debit[],
  due: readonly { id: string; numero: string }[],
): Promise<void> {
  const numeros = new Map(due.map(({ id, numero }) => [id, numero]))
  const byMandat = new Map(debits.map((debit) => [debit.mandat, debit]))
  const written = await debitsDeRemise(tx, town.id, remise)
  await annoncer(
    tx,
    deps,
    town,
    written.map(({ debit: { foyerId, mandatId, date, montantCentimes }, mandat }) => ({
      foyer: foyerId,
      lettre: (url) => {
        const parts = byMandat.get(mandatId)?.parts ?? []
        const { rum, ics, creancier, ibanApercu: iban } = mandat
        const own = parts.map(({ facture }) => numeros.get(facture) ?? '')
        return prelevementAnnonce(
          town,
          { date, montantCentimes, rum, ics, creancier, iban, numeros: own },
          url,
        )
      },
    })),
  )
}
