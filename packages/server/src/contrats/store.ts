import type { EtatContrat } from '@inoe/contract/contrats'
import type { Planning } from '@inoe/contract/reservations'
import { and, asc, desc, eq, gte, inArray, lte, or, type SQL, sql } from 'drizzle-orm'
import { fermeturesEntre } from '../calendrier/store.ts'
import type { Tx } from '../database/open.ts'
import { nomsOf } from '../structures/store.ts'
import { isFerme, joursOf } from './rules.ts'
import { contrats, heuresOccasionnelles as heures } from './tables.ts'

/** A contract, and hours beside one, as they are kept. */
export type Ligne = typeof contrats.$inferSelect
export type LigneHeures = typeof heures.$inferSelect

type Reponse = Pick<Ligne, 'reponse' | 'reponduLe' | 'reponduPar'>
/** Asked for or accepted. */
const VIVANTS: EtatContrat[] = ['demande', 'accepte']
/** More than an agent answers in one sitting; the next ones come up as these are answered. */
const PAGE = 100

const one = (collectivite: string, id: string) =>
  and(eq(contrats.collectiviteId, collectivite), eq(contrats.id, id))

/** Every contract of a family, latest first. */
export async function contratsOfFoyer(tx: Tx, collectivite: string, foyer: string): Promise<Ligne[]> {
  return tx
    .select()
    .from(contrats)
    .where(and(eq(contrats.collectiviteId, collectivite), eq(contrats.foyerId, foyer)))
    .orderBy(desc(contrats.demandeLe), desc(contrats.id))
}

/**
 * The queue of some structures: with something to answer (the contract or hours beside it), oldest first; in another
 * state, latest answer first.
 */
export async function contratsOfStructures(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
  etat: EtatContrat,
): Promise<Ligne[]> {
  if (structures.length === 0) return []
  const waiting = etat === 'demande'
  const which = waiting
    ? or(
        eq(contrats.etat, 'demande'),
        sql`EXISTS (SELECT FROM heures_occasionnelles h WHERE h.collectivite_id = ${collectivite}
          AND h.contrat_id = ${contrats.id} AND h.etat = 'demande')`,
      )
    : eq(contrats.etat, etat)
  const order: SQL[] = waiting
    ? [asc(contrats.demandeLe), asc(contrats.id)]
    : [desc(contrats.reponduLe), desc(contrats.id)]
  return tx
    .select()
    .from(contrats)
    .where(
      and(eq(contrats.collectiviteId, collectivite), inArray(contrats.structureId, [...structures]), which),
    )
    .orderBy(...order)
    .limit(PAGE)
}

/** The hours beside some contracts, in order of dates. */
export async function heuresOf(tx: Tx, collectivite: string, ids: readonly string[]): Promise<LigneHeures[]> {
  if (ids.length === 0) return []
  return tx
    .select()
    .from(heures)
    .where(and(eq(heures.collectiviteId, collectivite), inArray(heures.contratId, [...ids])))
    .orderBy(asc(heures.date), asc(heures.debut), asc(heures.id))
}

/** A living contract of the family for that child and activity that shares a day with a span, or undefined. */
export async function contratPendant(
  tx: Tx,
  collectivite: string,
  foyer: string,
  asked: { enfant: string; activite: string; debut: string; fin: string },
): Promise<Ligne | undefined> {
  const [found] = await tx
    .select()
    .from(contrats)
    .where(
      and(
        eq(contrats.collectiviteId, collectivite),
        eq(contrats.foyerId, foyer),
        eq(contrats.enfantId, asked.enfant),
        eq(contrats.activiteId, asked.activite),
        inArray(contrats.etat, VIVANTS),
        lte(contrats.debut, asked.fin),
        gte(contrats.fin, asked.debut),
      ),
    )
    .orderBy(asc(contrats.debut))
    .limit(1)
  return found
}

/** Hours that a family asked for or was granted on a day, for a child. */
export async function heuresDuJour(
  tx: Tx,
  collectivite: string,
  foyer: string,
  enfant: string,
  date: string,
): Promise<LigneHeures[]> {
  return tx
    .select()
    .from(heures)
    .where(
      and(
        eq(heures.collectiviteId, collectivite),
        eq(heures.foyerId, foyer),
        eq(heures.enfantId, enfant),
        eq(heures.date, date),
        inArray(heures.etat, VIVANTS),
      ),
    )
}

/** As `systeme`. */
export async function createContrat(tx: Tx, row: Omit<Ligne, 'etat' | keyof Reponse>): Promise<Ligne> {
  const [written] = await tx
    .insert(contrats)
    .values({ ...row, etat: 'demande' })
    .returning()
  if (!written) throw new Error('a contract was not written')
  return written
}

/** As `systeme`. */
export async function createHeures(
  tx: Tx,
  row: Omit<LigneHeures, 'etat' | 'ligneId' | keyof Reponse>,
): Promise<LigneHeures> {
  const [written] = await tx
    .insert(heures)
    .values({ ...row, etat: 'demande' })
    .returning()
  if (!written) throw new Error('hours were not written')
  return written
}

/** One contract, locked until the end of the transaction: it and the hours beside it are answered one at a time. */
export async function lockContrat(tx: Tx, collectivite: string, id: string): Promise<Ligne | undefined> {
  const [found] = await tx.select().from(contrats).where(one(collectivite, id)).for('update')
  return found
}

/** Hours beside a contract that the caller has locked. */
export async function heuresDe(
  tx: Tx,
  contrat: Pick<Ligne, 'collectiviteId' | 'id'>,
  id: string,
): Promise<LigneHeures | undefined> {
  const [found] = await tx
    .select()
    .from(heures)
    .where(
      and(
        eq(heures.collectiviteId, contrat.collectiviteId),
        eq(heures.id, id),
        eq(heures.contratId, contrat.id),
      ),
    )
  return found
}

type Changement = Partial<Reponse> & { etat: EtatContrat }

export async function setContrat(
  tx: Tx,
  collectivite: string,
  id: string,
  change: Changement,
): Promise<void> {
  await tx.update(contrats).set(change).where(one(collectivite, id))
}

export async function setHeures(tx: Tx, collectivite: string, id: string, change: Changement): Promise<void> {
  await tx
    .update(heures)
    .set(change)
    .where(and(eq(heures.collectiviteId, collectivite), eq(heures.id, id)))
}

/** Hours of care of one day, with what they come from: the same from one reading to the next. */
export interface Garde {
  source: string
  demandeLe: Date
  garde: Planning['gardes'][number]
}

/**
 * A family's hours of care between two dates, both included, in order: those of its contracts (`contrat`, or `demande`
 * while the service has not answered) and those asked for beside them (`demande`, then `accepte`). Days on which the
 * structure is closed and public holidays have none.
 */
export async function gardesEtSources(
  tx: Tx,
  collectivite: string,
  foyer: string,
  du: string,
  au: string,
): Promise<Garde[]> {
  const living = (await contratsOfFoyer(tx, collectivite, foyer)).filter(({ etat }) =>
    VIVANTS.some((one) => one === etat),
  )
  if (living.length === 0) return []
  const beside = await heuresOf(
    tx,
    collectivite,
    living.map(({ id }) => id),
  )
  const fermetures = await fermeturesEntre(tx, collectivite, du, au)
  const { activites } = await nomsOf(tx, collectivite)
  return living
    .flatMap((contrat) => {
      const activite = activites.get(contrat.activiteId)
      const named = {
        enfant: contrat.enfantId,
        structure: activite?.structure.nom ?? '',
        activite: activite?.nom ?? '',
      }
      const regular = joursOf(contrat, du, au).map((plage) => ({
        source: `${contrat.id}-${plage.date}`,
        demandeLe: contrat.demandeLe,
        garde: {
          ...named,
          ...plage,
          etat: contrat.etat === 'accepte' ? ('contrat' as const) : ('demande' as const),
        },
      }))
      const occasional = beside
        .filter(({ contratId, etat }) => contratId === contrat.id && VIVANTS.some((one) => one === etat))
        .filter(({ date }) => du <= date && date <= au)
        .map(({ id, date, debut, fin, etat, demandeLe }) => ({
          source: id,
          demandeLe,
          garde: {
            ...named,
            date,
            debut,
            fin,
            etat: etat === 'accepte' ? ('accepte' as const) : ('demande' as const),
          },
        }))
      return [...regular, ...occasional].filter(
        ({ garde }) => !isFerme(contrat.structureId, garde.date, fermetures),
      )
    })
    .sort((a, b) => cle(a).localeCompare(cle(b)))
}

const cle = ({ garde, source }: Garde) => `${garde.date} ${garde.debut} ${source}`

/** The same, as the planning shows them. */
export async function gardesEntre(
  tx: Tx,
  collectivite: string,
  foyer: string,
  du: string,
  au: string,
): Promise<Planning['gardes']> {
  return (await gardesEtSources(tx, collectivite, foyer, du, au)).map(({ garde }) => garde)
}
