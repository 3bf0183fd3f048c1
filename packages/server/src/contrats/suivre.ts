// Contracts of a child whose home changes: ended before their time, or carried on by the other home.
import type { SortDesContrats } from '@inoe/contract/contrats'
import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { v7 as uuid } from 'uuid'
import { rows, type Tx } from '../database/open.ts'
import { dateEnLettres, moisEnLettres } from '../factures/rules.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { Refus } from '../http/problem.ts'
import { tell, write } from './annonces.ts'
import { repris, termine } from './courriels.ts'
import type { Ligne } from './store.ts'
import { contrats, heuresOccasionnelles as heures } from './tables.ts'

const AVIS = { quoi: 'reponse', section: 'reservations' } as const

/** A home's contracts for a child that are asked for or accepted, and not over on a day. */
export function contratsVivants(
  tx: Tx,
  collectivite: string,
  { enfant, foyer, depuis }: { enfant: string; foyer: string; depuis: string },
): Promise<Ligne[]> {
  return tx
    .select()
    .from(contrats)
    .where(
      and(
        eq(contrats.collectiviteId, collectivite),
        eq(contrats.foyerId, foyer),
        eq(contrats.enfantId, enfant),
        inArray(contrats.etat, ['demande', 'accepte']),
        gte(contrats.fin, depuis),
      ),
    )
    .orderBy(asc(contrats.debut), asc(contrats.id))
}

export interface Depart {
  enfant: string
  de: string
  vers: string
  /** First day that is no longer of the home that the child leaves. */
  depuis: string
  /** The agent, and what they say of it. */
  par: string
  motif: string
}

/**
 * As `systeme`, behind the town's counter, which billing takes too.
 * @throws Refus `contrat-facture` where the month of the last day is billed: nothing would be left to settle the hours on
 */
export async function reglerContrats(
  tx: Tx,
  outils: Pick<Deps, 'queue' | 'publicUrl' | 'clock'>,
  ville: Collectivite,
  depart: Depart,
  sort: SortDesContrats,
): Promise<void> {
  if (sort === 'laisser') return
  const { enfant, de: foyer, vers, depuis } = depart
  const living = await contratsVivants(tx, ville.id, { enfant, foyer, depuis })
  for (const contrat of living) {
    await exigerNonFacture(tx, contrat, depuis)
    const tous = { deps: outils, collectivite: ville }
    const suite = sort === 'suivre' ? await reprendre(tx, contrat, depart, outils.clock.now()) : undefined
    const fin = await arreter(tx, contrat, depart, outils.clock.now())
    await write(tous, tx, contrat, null, AVIS, (sujet, url) => termine(sujet, fin, depart.motif, url))
    await tell(tx, ville.id, contrat)
    if (!suite) continue
    await write(tous, tx, suite, null, AVIS, repris)
    await tell(tx, ville.id, { ...suite, foyerId: vers })
  }
}

/** What is billed by month is settled on the last one: it must still be to bill. */
async function exigerNonFacture(tx: Tx, contrat: Ligne, depuis: string): Promise<void> {
  const { collectiviteId: collectivite, id } = contrat
  const [found] = await rows<{ mois: string | null; heures: boolean }>(
    tx,
    sql`SELECT (SELECT max(mois) FROM contrats_factures WHERE collectivite_id = ${collectivite} AND contrat_id = ${id}) AS mois,
          EXISTS (SELECT FROM heures_occasionnelles WHERE collectivite_id = ${collectivite} AND contrat_id = ${id}
            AND date >= ${depuis} AND ligne_id IS NOT NULL) AS heures`,
  )
  const last = veille(depuis)
  if (!found?.heures && (!found?.mois || last.slice(0, 7) > found.mois)) return
  const mois = found?.mois ?? depuis.slice(0, 7)
  const first = Temporal.PlainYearMonth.from(mois).add({ months: 1 }).toPlainDate({ day: 2 }).toString()
  throw new Refus('contrat-facture', {
    detail: `Le contrat d’accueil est déjà facturé jusqu’à ${moisEnLettres(mois)}, et la dernière facture doit régler ses heures. Choisissez le ${dateEnLettres(first)} ou un jour plus tard, ou laissez ce contrat à ce dossier.`,
  })
}

/** Ends a contract the day before; one that has not begun never does. @returns its last day, if it has one */
async function arreter(
  tx: Tx,
  contrat: Ligne,
  { depuis, par, motif }: Depart,
  now: Date,
): Promise<string | null> {
  const { collectiviteId, id } = contrat
  const said = { reponse: motif, reponduLe: now, reponduPar: par }
  const begun = contrat.debut < depuis
  // A request that waits is no longer to answer, begun or not.
  const change = begun && contrat.etat === 'accepte' ? { fin: veille(depuis) } : { etat: 'refuse' }
  await tx
    .update(contrats)
    .set({ ...said, ...change })
    .where(and(eq(contrats.collectiviteId, collectiviteId), eq(contrats.id, id)))
  await tx
    .update(heures)
    .set({ ...said, etat: 'refuse' })
    .where(
      and(
        eq(heures.collectiviteId, collectiviteId),
        eq(heures.contratId, id),
        inArray(heures.etat, ['demande', 'accepte']),
        ...('fin' in change ? [gte(heures.date, depuis)] : []),
      ),
    )
  return 'fin' in change ? change.fin : null
}

/** The same hours, for the other home, with those granted beside them. */
async function reprendre(tx: Tx, contrat: Ligne, { vers, depuis, par }: Depart, now: Date): Promise<Ligne> {
  const { collectiviteId, id: former } = contrat
  const accepted = contrat.etat === 'accepte'
  const [written] = await tx
    .insert(contrats)
    .values({
      ...contrat,
      id: uuid(),
      foyerId: vers,
      debut: contrat.debut < depuis ? depuis : contrat.debut,
      demandeLe: now,
      demandePar: par,
      reponse: null,
      reponduLe: accepted ? now : null,
      reponduPar: accepted ? par : null,
    })
    .returning()
  if (!written) throw new Error('a contract was not written')
  await tx
    .update(heures)
    .set({ contratId: written.id, foyerId: vers })
    .where(
      and(
        eq(heures.collectiviteId, collectiviteId),
        eq(heures.contratId, former),
        inArray(heures.etat, ['demande', 'accepte']),
        gte(heures.date, written.debut),
      ),
    )
  return written
}

const veille = (date: string) => Temporal.PlainDate.from(date).subtract({ days: 1 }).toString()
