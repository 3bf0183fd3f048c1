// Books the demo's days, within the rules: ages, units that share a part of the day, caps, places.
import { createHash } from 'node:crypto'
import { asc, eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../packages/server/src/database/open.ts'
import { creneaux, reservations } from '../../packages/server/src/reservations/tables.ts'
import { ageLe } from '../../packages/server/src/structures/rules.ts'
import { periodes } from '../../packages/server/src/structures/tables.ts'
import { rangsDe, situationsDe, tarificationOf } from '../../packages/server/src/tarifs/store.ts'
import { prixParJour } from '../../packages/server/src/tarifs/unite.ts'
import { type Calendar, monthStart, plusDays, weekday } from './calendar.ts'
import type { OffreDemo } from './towns.ts'

export interface Inscrit {
  enfant: string
  foyer: string
  dateNaissance: string
  /** Ready families book what a person would; the others fill the days. */
  ready: boolean
}

export interface Offre {
  id: string
  structure: string
  demo: OffreDemo
  inscrits: Inscrit[]
}

type Creneau = Pick<
  typeof creneaux.$inferSelect,
  'id' | 'activiteId' | 'date' | 'fin' | 'unite' | 'groupe' | 'capacite'
> & { ouverture: Date }

/**
 * Books what is open: all of last month and some of what comes for the ready families, and enough to fill some days.
 * The counters of the creneaux are what was booked.
 */
export async function bookings(
  tx: Tx,
  collectivite: string,
  calendar: Calendar,
  offres: readonly Offre[],
): Promise<void> {
  const found = await tx
    .select({
      id: creneaux.id,
      activiteId: creneaux.activiteId,
      date: creneaux.date,
      fin: creneaux.fin,
      unite: creneaux.unite,
      groupe: creneaux.groupe,
      capacite: creneaux.capacite,
      ouverture: periodes.ouverture,
    })
    .from(creneaux)
    .innerJoin(
      periodes,
      sql`${periodes.collectiviteId} = ${creneaux.collectiviteId} AND ${periodes.id} = ${creneaux.periodeId}`,
    )
    .where(eq(creneaux.collectiviteId, collectivite))
    .orderBy(asc(creneaux.date), asc(creneaux.unite), asc(creneaux.groupe))
  const rows: (typeof reservations.$inferInsert)[] = []
  const tarification = await tarificationOf(
    tx,
    collectivite,
    offres.map((one) => one.id),
  )
  for (const offre of offres) {
    const foyers = [...new Set(offre.inscrits.map((one) => one.foyer))]
    const situations = await situationsDe(tx, collectivite, foyers)
    const rangs = await rangsDe(tx, collectivite, offre.structure, foyers)
    const open = found.filter((one) => one.activiteId === offre.id && one.ouverture <= calendar.now)
    for (const { creneau, inscrit } of choose(offre, open, calendar)) {
      const situation = situations.get(inscrit.foyer)
      if (!situation) throw new Error(`no foyer ${inscrit.foyer}`)
      const prix = prixParJour(
        tarification,
        { activite: offre.id, unite: creneau.unite },
        situation,
        rangs.get(`${inscrit.foyer} ${inscrit.enfant}`) ?? 1,
      )
      rows.push({
        collectiviteId: collectivite,
        id: uuid(),
        creneauId: creneau.id,
        structureId: offre.structure,
        activiteId: offre.id,
        date: creneau.date,
        fin: creneau.fin,
        enfantId: inscrit.enfant,
        foyerId: inscrit.foyer,
        etat: offre.demo.validation ? 'demandee' : 'confirmee',
        prixCentimes: prix(creneau.date).centimes,
        creeLe: savedOn(offre, creneau.date, calendar),
      })
    }
  }
  for (let from = 0; from < rows.length; from += 500)
    await tx.insert(reservations).values(rows.slice(from, from + 500))
  await tx
    .update(creneaux)
    .set({
      occupees: sql`(SELECT count(*) FROM reservations r WHERE r.collectivite_id = ${collectivite} AND r.creneau_id = ${creneaux.id})`,
    })
    .where(eq(creneaux.collectiviteId, collectivite))
}

/** When a day was saved: in good time before it, whatever the deadline; what waits for an answer, yesterday. */
function savedOn({ demo }: Pick<Offre, 'demo'>, date: string, { now }: Calendar): Date {
  const day = 86_400_000
  if (demo.validation) return new Date(now.getTime() - day)
  return new Date(Math.min(now.getTime() - 30 * day, Date.parse(`${date}T08:00:00Z`) - 40 * day))
}

/** Who has a place on which creneau. */
export function choose(
  offre: Pick<Offre, 'demo' | 'inscrits'>,
  open: readonly Creneau[],
  calendar: Calendar,
): { creneau: Creneau; inscrit: Inscrit }[] {
  const chosen: { creneau: Creneau; inscrit: Inscrit }[] = []
  const taken = new Map<string, string[]>()
  const counts = new Map<string, number>()
  for (const creneau of byDayWholeDaysFirst(open, offre.demo)) {
    const { date } = creneau
    const parts = offre.demo.unites.find((one) => one.code === creneau.unite)?.parties ?? []
    const can = ({ enfant, dateNaissance }: Inscrit) =>
      isOldEnough(offre.demo, creneau, dateNaissance) &&
      !taken.get(`${enfant} ${date}`)?.some((part) => parts.includes(part)) &&
      (offre.demo.plafonds ?? []).every(
        ({ par, nombre }) => (counts.get(`${enfant} ${spanOf(par, date)}`) ?? 0) < nombre,
      )
    const ready = offre.inscrits.filter(
      (one, rank) => one.ready && isWanted(offre.demo, creneau, rank, calendar) && can(one),
    )
    const others = offre.inscrits.filter((one) => !one.ready && can(one))
    const share = share5(creneau, offre.demo)
    // One day in five is full, the others more or less so.
    const wanted = share === 0 ? creneau.capacite - ready.length : Math.floor((others.length * share) / 6)
    // They take turns: the list begins elsewhere each day.
    const turn = others
      .map((_, rank) => others[(rank + share * 3) % others.length])
      .filter((one) => one !== undefined)
    for (const inscrit of [...ready, ...turn.slice(0, Math.max(0, wanted))].slice(0, creneau.capacite)) {
      chosen.push({ creneau, inscrit })
      const day = `${inscrit.enfant} ${date}`
      taken.set(day, [...(taken.get(day) ?? []), ...parts])
      for (const par of ['semaine', 'periode'] as const) {
        const key = `${inscrit.enfant} ${spanOf(par, date)}`
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    }
  }
  return chosen
}

/** Whole days are booked first, half days by those who have none. */
function byDayWholeDaysFirst(open: readonly Creneau[], { unites }: OffreDemo): Creneau[] {
  const rank = (code: string) => unites.findIndex((one) => one.code === code)
  return open.toSorted((a, b) =>
    a.date === b.date ? rank(a.unite) - rank(b.unite) : a.date < b.date ? -1 : 1,
  )
}

function isOldEnough(
  { ages, groupes }: OffreDemo,
  { date, groupe }: Creneau,
  dateNaissance: string,
): boolean {
  const age = ageLe(dateNaissance, date)
  const [min, max] = ages
  const group = groupes?.find((one) => one.code === groupe)
  return age >= Math.max(min, group?.ageMin ?? min) && age <= Math.min(max, group?.ageMax ?? max)
}

/** The week of a day, or (the demo has one open at a time) its period. */
function spanOf(par: 'semaine' | 'periode', date: string): string {
  return par === 'periode' ? par : plusDays(date, -((weekday(date) + 6) % 7))
}

/** Last month: every other day. From tomorrow: the first child's next days, so that there is something to see and room to book. */
function isWanted(demo: OffreDemo, { date, unite }: Creneau, rank: number, { today }: Calendar): boolean {
  if (unite !== demo.unites[0]?.code && demo.unites[0]?.parties) return false
  const month = monthStart(today, -1).slice(0, 7)
  if (date.startsWith(month)) return (Number(date.slice(8)) + rank) % 3 !== 0
  // What an agent answers is asked for as soon as it opens; a sejour is for the family to book.
  if (demo.validation) return date > plusDays(today, 8) && Number(date.slice(8)) % 3 === 0
  if (demo.mode === 'sejour') return false
  return date > today && date <= plusDays(today, 15) && rank % 2 === 0
}

/** 0 to 4, spread over the days without chance: the same demo for the same day. */
function share5({ date, unite, groupe, capacite }: Creneau, { nom }: OffreDemo): number {
  const digest = createHash('sha256').update(`${date} ${unite}${groupe} ${nom} ${capacite}`).digest()
  return (digest[0] ?? 0) % 5
}
