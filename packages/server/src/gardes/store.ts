import type { GardeSaisie } from '@inoe/contract/gardes'
import { and, asc, eq, gt, inArray, or, sql } from 'drizzle-orm'
import { isZoneScolaire, type ZoneScolaire } from '../calendrier/vacances-scolaires.ts'
import { territoireOf } from '../collectivites/store.ts'
import { type Lecture, rangees } from '../database/lecture.ts'
import type { Tx } from '../database/open.ts'
import { type Gardes, plusJours, retourner, SANS_GARDE } from './rules.ts'
import { gardes, rattachements, reglesGardes } from './tables.ts'

export type LigneRattachement = typeof rattachements.$inferSelect
export type LigneGarde = typeof gardes.$inferSelect

/** How long the other parent has to answer. */
export const DUREE_INVITATION = 30 * 86_400_000
/** Wrong dates of birth after which only an agent can go on. */
export const ESSAIS_MAX = 5

export const OUVERTS = ['invite', 'a-reunir'] as const

const ofTown = (collectivite: string, id: string) =>
  and(eq(rattachements.collectiviteId, collectivite), eq(rattachements.id, id))

export async function rattachementOuvert(
  tx: Tx,
  collectivite: string,
  enfant: string,
): Promise<LigneRattachement | undefined> {
  const [found] = await tx
    .select()
    .from(rattachements)
    .where(
      and(
        eq(rattachements.collectiviteId, collectivite),
        eq(rattachements.enfantId, enfant),
        inArray(rattachements.etat, OUVERTS),
      ),
    )
    .for('update')
  return found
}

/** The child that a request is about. As `systeme`. */
export async function enfantDe(tx: Tx, collectivite: string, id: string): Promise<string | undefined> {
  const [found] = await tx
    .select({ enfant: rattachements.enfantId })
    .from(rattachements)
    .where(ofTown(collectivite, id))
  return found?.enfant
}

/** Held until the end of the transaction. As `systeme`. */
export async function lockRattachement(
  tx: Tx,
  collectivite: string,
  id: string,
): Promise<LigneRattachement | undefined> {
  const [found] = await tx.select().from(rattachements).where(ofTown(collectivite, id)).for('update')
  return found
}

export async function insertRattachement(tx: Tx, row: typeof rattachements.$inferInsert): Promise<void> {
  await tx.insert(rattachements).values(row)
}

export async function setRattachement(
  tx: Tx,
  collectivite: string,
  id: string,
  change: Partial<LigneRattachement>,
): Promise<void> {
  await tx.update(rattachements).set(change).where(ofTown(collectivite, id))
}

/** Sheets of which an agent said that they are another child's. As `systeme`. */
export async function distinctsDe(tx: Tx, collectivite: string, enfant: string): Promise<Set<string>> {
  const found = await tx
    .select({ un: rattachements.enfantId, autre: rattachements.autreEnfantId })
    .from(rattachements)
    .where(
      and(
        eq(rattachements.collectiviteId, collectivite),
        eq(rattachements.etat, 'distincts'),
        or(eq(rattachements.enfantId, enfant), eq(rattachements.autreEnfantId, enfant)),
      ),
    )
  return new Set(found.map(({ un, autre }) => (un === enfant ? (autre ?? '') : un)))
}

/** Which of these children wait for a service to compare two sheets. */
export async function auServiceDe(
  tx: Tx,
  collectivite: string,
  enfants: readonly string[],
): Promise<Set<string>> {
  if (enfants.length === 0) return new Set()
  const found = await tx
    .select({ enfant: rattachements.enfantId })
    .from(rattachements)
    .where(
      and(
        eq(rattachements.collectiviteId, collectivite),
        eq(rattachements.etat, 'a-reunir'),
        inArray(rattachements.enfantId, [...enfants]),
      ),
    )
  return new Set(found.map((one) => one.enfant))
}

/** The requests of a home that nobody has answered. */
export function invitationsDuFoyer(
  tx: Tx,
  collectivite: string,
  foyer: string,
  now: Date,
): Promise<LigneRattachement[]> {
  return tx
    .select()
    .from(rattachements)
    .where(
      and(
        eq(rattachements.collectiviteId, collectivite),
        eq(rattachements.foyerId, foyer),
        eq(rattachements.etat, 'invite'),
        gt(rattachements.expireLe, now),
      ),
    )
}

/** What an address is asked. As `systeme`. */
export function invitationsPour(
  tx: Tx,
  collectivite: string,
  courriel: string,
  now: Date,
): Promise<LigneRattachement[]> {
  return tx
    .select()
    .from(rattachements)
    .where(
      and(
        eq(rattachements.collectiviteId, collectivite),
        eq(rattachements.courriel, courriel),
        eq(rattachements.etat, 'invite'),
        gt(rattachements.expireLe, now),
      ),
    )
    .orderBy(asc(rattachements.demandeLe))
}

/** What said that these children have two homes, latest last. As `systeme`. */
export async function accordsDe(
  tx: Tx,
  collectivite: string,
  enfants: readonly string[],
): Promise<Map<string, string | null>> {
  if (enfants.length === 0) return new Map()
  const found = await tx
    .select({ enfant: rattachements.enfantId, accord: rattachements.accord })
    .from(rattachements)
    .where(
      and(
        eq(rattachements.collectiviteId, collectivite),
        eq(rattachements.etat, 'fait'),
        inArray(rattachements.enfantId, [...enfants]),
      ),
    )
    .orderBy(asc(rattachements.faitLe))
  return new Map(found.map((one) => [one.enfant, one.accord]))
}

/** Calendars of some children that hold or wait for an agreement. */
export async function gardesDe(
  tx: Tx,
  collectivite: string,
  enfants: readonly string[],
): Promise<LigneGarde[]> {
  if (enfants.length === 0) return []
  return tx
    .select()
    .from(gardes)
    .where(
      and(
        eq(gardes.collectiviteId, collectivite),
        inArray(gardes.etat, ['proposee', 'confirmee']),
        inArray(gardes.enfantId, [...enfants]),
      ),
    )
    .orderBy(asc(gardes.debut))
}

/** The child that a calendar is of. As `systeme`. */
export async function enfantDeGarde(tx: Tx, collectivite: string, id: string): Promise<string | undefined> {
  const [found] = await tx
    .select({ enfant: gardes.enfantId })
    .from(gardes)
    .where(and(eq(gardes.collectiviteId, collectivite), eq(gardes.id, id)))
  return found?.enfant
}

/** Held until the end of the transaction. As `systeme`. */
export async function lockGarde(tx: Tx, collectivite: string, id: string): Promise<LigneGarde | undefined> {
  const [found] = await tx
    .select()
    .from(gardes)
    .where(and(eq(gardes.collectiviteId, collectivite), eq(gardes.id, id)))
    .for('update')
  return found
}

export async function insertGarde(tx: Tx, row: typeof gardes.$inferInsert): Promise<void> {
  await tx.insert(gardes).values(row)
}

export async function setGarde(
  tx: Tx,
  collectivite: string,
  id: string,
  change: Partial<LigneGarde>,
): Promise<void> {
  await tx
    .update(gardes)
    .set(change)
    .where(and(eq(gardes.collectiviteId, collectivite), eq(gardes.id, id)))
}

/** A calendar that comes into force: what held before ends the day before it, or never held. As `systeme`. */
export async function remplacerGardes(
  tx: Tx,
  collectivite: string,
  { id, enfantId, debut, fin }: Pick<LigneGarde, 'id' | 'enfantId' | 'debut' | 'fin'>,
): Promise<void> {
  for (const one of await gardesDe(tx, collectivite, [enfantId])) {
    if (one.id === id || one.etat !== 'confirmee') continue
    if ((one.fin !== null && one.fin < debut) || (fin !== null && one.debut > fin)) continue
    await setGarde(
      tx,
      collectivite,
      one.id,
      one.debut < debut ? { fin: plusJours(debut, -1) } : { etat: 'remplacee' },
    )
  }
}

/** Calendars of a child end: it has one home again, or another one. As `systeme`. */
export async function clorGardes(tx: Tx, collectivite: string, enfant: string): Promise<void> {
  await tx
    .update(gardes)
    .set({ etat: 'remplacee' })
    .where(
      and(
        eq(gardes.collectiviteId, collectivite),
        eq(gardes.enfantId, enfant),
        inArray(gardes.etat, ['proposee', 'confirmee']),
      ),
    )
}

/** A calendar as one of its two homes tells it. */
export function saisieDe(
  { debut, fin, regle, foyerId }: Pick<LigneGarde, 'debut' | 'fin' | 'regle' | 'foyerId'>,
  foyer: string,
): GardeSaisie {
  const told = { debut, fin, ...regle }
  return foyerId === foyer ? told : retourner(told)
}

export async function zoneDe(tx: Tx, collectivite: string): Promise<ZoneScolaire | null> {
  const { zoneScolaire } = await territoireOf(tx, collectivite)
  return isZoneScolaire(zoneScolaire) ? zoneScolaire : null
}

export async function chacunSesJours(tx: Tx, collectivite: string): Promise<boolean> {
  const [found] = await tx.select().from(reglesGardes).where(eq(reglesGardes.collectiviteId, collectivite))
  return found?.chacunSesJours ?? false
}

export async function setChacunSesJours(tx: Tx, collectivite: string, asked: boolean): Promise<void> {
  await tx
    .insert(reglesGardes)
    .values({ collectiviteId: collectivite, chacunSesJours: asked })
    .onConflictDoUpdate({ target: reglesGardes.collectiviteId, set: { chacunSesJours: asked } })
}

/** The calendars in force of the children of these families. */
export function gardesEnVigueur(collectivite: string, foyers: readonly string[]): Lecture<LigneGarde[]> {
  const list = sql`ANY(${`{${foyers.join(',')}}`}::uuid[])`
  return rangees(
    gardes,
    sql`WHERE collectivite_id = ${collectivite} AND etat = 'confirmee' AND (foyer_id = ${list} OR autre_foyer_id = ${list})`,
  )
}

/** What decides whose days are whose, for each family, from the calendars of some. */
export async function gardesDesFoyers(
  tx: Tx,
  collectivite: string,
  found: readonly LigneGarde[],
): Promise<(foyer: string) => Gardes> {
  if (found.length === 0) return () => SANS_GARDE
  const zone = await zoneDe(tx, collectivite)
  const strict = await chacunSesJours(tx, collectivite)
  return (foyer) => ({
    zone,
    chacunSesJours: strict,
    enfants: found
      .filter((one) => one.foyerId === foyer || one.autreFoyerId === foyer)
      .map((one) => ({ enfantId: one.enfantId, saisie: saisieDe(one, foyer) })),
  })
}
