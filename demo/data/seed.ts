// Writes the demo: two towns with their services, families, bookings and invoices, relative to the day it runs.
// A town that is there already is left as it is, but for its sites and pages, which follow the ports.
import { createHash } from 'node:crypto'
import type { Section } from '@inoe/contract/commun'
import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { addOrigine, placePage, saveTown } from '../../packages/server/src/collectivites/administration.ts'
import { hashMotDePasse } from '../../packages/server/src/comptes/empreinte.ts'
import { agents, agentsStructures, comptes } from '../../packages/server/src/comptes/tables.ts'
import type { Database, Tx } from '../../packages/server/src/database/open.ts'
import { depots, pieces } from '../../packages/server/src/documents/tables.ts'
import { issueFactures } from '../../packages/server/src/factures/issue.ts'
import {
  enfants,
  foyers,
  foyersEnfants,
  responsables,
  santes,
} from '../../packages/server/src/foyers/tables.ts'
import { inscriptions } from '../../packages/server/src/inscriptions/tables.ts'
import type { Queue } from '../../packages/server/src/jobs/queue.ts'
import type { Clock } from '../../packages/server/src/outside/clock.ts'
import type { FileStore } from '../../packages/server/src/outside/fichiers.ts'
import { creneaux, reservations } from '../../packages/server/src/reservations/tables.ts'
import { structuresFacturees } from '../../packages/server/src/structures/facturation.ts'
import {
  activites,
  periodes,
  regies,
  structures,
  unites,
} from '../../packages/server/src/structures/tables.ts'
import { attestation } from './attestation.ts'
import { type Calendar, calendarOf, monthStart, plusDays, ZONE } from './calendar.ts'
import {
  FAMILLES_CONTREXEVILLE,
  FAMILLES_ENTRE_DEUX_MERS,
  type FamilleDemo,
  MOT_DE_PASSE,
} from './families.ts'
import { contrexeville, entreDeuxMers, type OffreDemo, type VilleDemo } from './towns.ts'

export interface SeedOptions {
  database: Database
  clock: Clock
  fichiers: FileStore
  /** Origins of the demo site, the first being where its pages are. */
  origines: [string, ...string[]]
  pages: Record<Section, string>
  /** Opened only when there is something to write. */
  queue: () => Promise<Queue>
  publicUrl: string
}

/** @returns true when anything was written */
export async function seedDemo(options: SeedOptions): Promise<boolean> {
  const { clock, origines } = options
  const calendar = calendarOf(clock.now(), clock.today(ZONE))
  const pages = Object.entries(options.pages).map(
    ([section, page]) => [section as Section, origines[0] + page] as const,
  )
  const first = await seedTown(options, calendar, entreDeuxMers(calendar), FAMILLES_ENTRE_DEUX_MERS, pages)
  // The second town has no page of its own: its sections are on the hosted one.
  const second = await seedTown(options, calendar, contrexeville(calendar), FAMILLES_CONTREXEVILLE, [])
  return first || second
}

async function seedTown(
  { database, fichiers, origines, clock, queue, publicUrl }: SeedOptions,
  calendar: Calendar,
  ville: VilleDemo,
  familles: FamilleDemo[],
  pages: (readonly [Section, string])[],
): Promise<boolean> {
  const { id, nom, courriel, telephone } = ville
  await saveTown(database, { id, nom, courriel, telephone })
  const there = await database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => {
    for (const origine of origines) await addOrigine(tx, id, origine)
    for (const [section, url] of pages) await placePage(tx, id, section, url)
    return tx.select({ id: structures.id }).from(structures).where(eq(structures.collectiviteId, id)).limit(1)
  })
  if (there.length > 0) return false
  // Before the transaction: opening it takes the embedded database's only connection.
  const deps = { clock, publicUrl, queue: await queue() }
  const password = await hashMotDePasse(MOT_DE_PASSE)
  return database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => {
    const writer = new TownWriter(tx, id, calendar, fichiers, password)
    await writer.catalogue(ville)
    for (const famille of familles) await writer.famille(famille)
    await writer.agent(ville)
    await writer.bookings()
    // Last month is billed by the product itself: numbers, letters and all.
    for (const structure of await structuresFacturees(tx, id)) {
      await issueFactures(
        tx,
        deps,
        { id, nom, courriel, telephone, zone: ZONE, communes: [] },
        structure,
        monthStart(calendar.today, -1).slice(0, 7),
      )
    }
    return true
  })
}

interface Offre {
  id: string
  structure: string
  demo: OffreDemo
}
interface Enrolled {
  enfant: string
  foyer: string
  /** Ready families book what a person would; the others fill the days. */
  ready: boolean
}
interface Creneau {
  id: string
  offre: Offre
  date: string
  unite: string
  prix: number
  capacite: number
  open: boolean
}

/** Writes one town, and remembers the ids that its parts need of each other. */
class TownWriter {
  readonly #tx: Tx
  readonly #town: { collectiviteId: string }
  readonly #calendar: Calendar
  readonly #fichiers: FileStore
  readonly #password: string
  readonly #structures = new Map<string, string>()
  readonly #offres = new Map<string, Offre>()
  readonly #enrolled = new Map<string, Enrolled[]>()
  readonly #creneaux: Creneau[] = []
  #compulsory: string | undefined

  constructor(tx: Tx, collectivite: string, calendar: Calendar, fichiers: FileStore, password: string) {
    this.#tx = tx
    this.#town = { collectiviteId: collectivite }
    this.#calendar = calendar
    this.#fichiers = fichiers
    this.#password = password
  }

  async catalogue(ville: VilleDemo): Promise<void> {
    const own = this.#town
    const regieIds = new Map<string, string>()
    for (const { adresse, siret, ...regie } of ville.regies) {
      const id = uuid()
      regieIds.set(regie.nom, id)
      const autresMoyens =
        'Chèque, chèques-vacances, CESU et espèces (300 € au plus) à l’accueil de la structure.'
      await this.#tx
        .insert(regies)
        .values({ ...own, id, ...regie, mentions: { adresse, siret, autresMoyens } })
    }
    for (const [ordre, { activites: offres, regie, ...structure }] of ville.structures.entries()) {
      const id = uuid()
      this.#structures.set(structure.nom, id)
      await this.#tx.insert(structures).values({
        ...own,
        id,
        ...structure,
        ordre,
        courriel: ville.courriel,
        regieId: regieIds.get(regie) ?? '',
      })
      for (const [rank, offre] of offres.entries()) await this.#offre(structure.nom, id, offre, rank)
    }
    for (const [ordre, { activite, ...piece }] of ville.pieces.entries()) {
      const id = uuid()
      const activiteId = activite
        ? ([...this.#offres.values()].find((one) => one.demo.nom === activite)?.id ?? null)
        : null
      await this.#tx.insert(pieces).values({ ...own, id, ...piece, activiteId, ordre })
      if (piece.obligatoire && piece.portee === 'foyer') this.#compulsory = id
    }
  }

  async #offre(structure: string, structureId: string, demo: OffreDemo, ordre: number): Promise<void> {
    const own = this.#town
    const offre = { id: uuid(), structure: structureId, demo }
    this.#offres.set(`${structure} ${demo.nom}`, offre)
    await this.#tx.insert(activites).values({
      ...own,
      id: offre.id,
      structureId,
      nom: demo.nom,
      type: demo.type,
      description: demo.description ?? '',
      ageMin: demo.ages[0],
      ageMax: demo.ages[1],
      delaiReservation: demo.delai,
      delaiAnnulation: demo.delai,
      mode: demo.capacite === undefined ? 'contrat' : 'jour',
      ordre,
    })
    for (const [rank, [code, nom, horaires, prixCentimes]] of demo.unites.entries()) {
      await this.#tx
        .insert(unites)
        .values({ ...own, activiteId: offre.id, code, nom, horaires, prixCentimes, ordre: rank })
    }
    for (const span of demo.periodes) {
      const id = uuid()
      await this.#tx.insert(periodes).values({ ...own, id, activiteId: offre.id, ...span })
      const days = demo.jours(span).flatMap((date) =>
        demo.unites.map(([unite, , , prix]) => ({
          id: uuid(),
          offre,
          date,
          unite,
          prix,
          capacite: demo.capacite ?? 0,
          open: span.ouverture <= this.#calendar.now,
        })),
      )
      this.#creneaux.push(...days)
      await inChunks(days, (chunk) =>
        this.#tx.insert(creneaux).values(
          chunk.map((one) => ({
            ...own,
            id: one.id,
            activiteId: offre.id,
            periodeId: id,
            date: one.date,
            fin: one.date,
            unite: one.unite,
            capacite: one.capacite,
          })),
        ),
      )
    }
  }

  async famille(famille: FamilleDemo): Promise<void> {
    const own = this.#town
    const { now, today } = this.#calendar
    const foyer = uuid()
    const { nom, prenom, courriel, telephone, adresse, codePostal, commune, quotientFamilial, second } =
      famille
    await this.#tx.insert(foyers).values({
      ...own,
      id: foyer,
      adresse,
      codePostal,
      commune,
      quotientFamilial,
      caisse: 'CAF',
      revenusCentimes: quotientFamilial * 4_100,
      revenusAnnee: Number(today.slice(0, 4)) - 2,
    })
    await this.#tx.insert(responsables).values({
      ...own,
      id: uuid(),
      foyerId: foyer,
      nom,
      prenom,
      courriel: courriel ?? '',
      telephone,
      ordre: 0,
    })
    if (second)
      await this.#tx.insert(responsables).values({ ...own, id: uuid(), foyerId: foyer, ...second, ordre: 1 })
    const compte = uuid()
    if (courriel) {
      await this.#tx
        .insert(comptes)
        .values({ ...own, id: compte, courriel, motDePasse: this.#password, confirmeLe: now, foyerId: foyer })
    }
    for (const { prenom: child, age, inscriptions: wanted } of famille.enfants) {
      const enfant = uuid()
      await this.#tx
        .insert(enfants)
        .values({ ...own, id: enfant, nom, prenom: child, dateNaissance: birthday(today, age, child) })
      await this.#tx.insert(foyersEnfants).values({ ...own, foyerId: foyer, enfantId: enfant })
      await this.#tx
        .insert(santes)
        .values({ ...own, enfantId: enfant, ...(child === 'Noé' ? { allergies: 'Arachides' } : {}) })
      const asked = (famille.demandes ?? [])
        .filter(([who]) => who === child)
        .map(([, structure, activite]) => ({ key: `${structure} ${activite}`, etat: 'demandee' }))
      for (const { key, etat } of [
        ...wanted.map((one) => ({ key: one.join(' '), etat: 'acceptee' })),
        ...asked,
      ]) {
        const offre = this.#offres.get(key)
        if (!offre) throw new Error(`no activity « ${key} » in the demo`)
        const demandeeLe = new Date(now.getTime() - (etat === 'demandee' ? 1 : 45) * 86_400_000)
        await this.#tx.insert(inscriptions).values({
          ...own,
          id: uuid(),
          foyerId: foyer,
          enfantId: enfant,
          structureId: offre.structure,
          activiteId: offre.id,
          etat,
          demandeeLe,
          reponduLe: etat === 'acceptee' ? new Date(demandeeLe.getTime() + 86_400_000) : null,
        })
        if (etat === 'acceptee') {
          const list = this.#enrolled.get(offre.id) ?? []
          this.#enrolled.set(offre.id, list)
          list.push({ enfant, foyer, ready: courriel !== undefined })
        }
      }
    }
    if (famille.piece && this.#compulsory)
      await this.#piece(this.#compulsory, foyer, compte, `${prenom} ${nom}`)
  }

  async #piece(piece: string, foyer: string, compte: string, name: string): Promise<void> {
    const { now, today } = this.#calendar
    const content = await attestation(name, today)
    const kept = await this.#fichiers.put(this.#town.collectiviteId, content)
    await this.#tx.insert(depots).values({
      ...this.#town,
      id: uuid(),
      pieceId: piece,
      foyerId: foyer,
      etat: 'valide',
      nom: 'attestation-caf.pdf',
      type: 'application/pdf',
      taille: content.length,
      empreinte: createHash('sha256').update(content).digest('hex'),
      ...kept,
      valableJusquAu: plusDays(today, 300),
      transmisLe: new Date(now.getTime() - 40 * 86_400_000),
      transmisPar: compte,
    })
  }

  async agent({ agent: { courriel, nom, prenom } }: VilleDemo): Promise<void> {
    const own = { ...this.#town, compteId: uuid() }
    await this.#tx.insert(comptes).values({
      ...this.#town,
      id: own.compteId,
      courriel,
      motDePasse: this.#password,
      confirmeLe: this.#calendar.now,
    })
    await this.#tx.insert(agents).values({ ...own, nom, prenom })
    for (const structureId of this.#structures.values())
      await this.#tx.insert(agentsStructures).values({ ...own, structureId })
  }

  /** Books what is open: all of last month and some of what comes for the ready families, and enough to fill some days. */
  async bookings(): Promise<void> {
    const rows: (typeof reservations.$inferInsert)[] = []
    for (const creneau of this.#creneaux.filter((one) => one.open)) {
      const enrolled = this.#enrolled.get(creneau.offre.id) ?? []
      const ready = enrolled.filter((one, rank) => one.ready && this.#wanted(creneau.date, rank))
      const others = enrolled.filter((one) => !one.ready)
      const share = share5(creneau)
      // One day in five is full, the others more or less so.
      const wanted = share === 0 ? creneau.capacite - ready.length : Math.floor((others.length * share) / 6)
      // They take turns: the list begins elsewhere each day.
      const turn = others
        .map((_, rank) => others[(rank + share * 3) % others.length])
        .filter((one) => one !== undefined)
      for (const { enfant, foyer } of [...ready, ...turn.slice(0, Math.max(0, wanted))].slice(
        0,
        creneau.capacite,
      )) {
        rows.push({
          ...this.#town,
          id: uuid(),
          creneauId: creneau.id,
          structureId: creneau.offre.structure,
          activiteId: creneau.offre.id,
          date: creneau.date,
          fin: creneau.date,
          enfantId: enfant,
          foyerId: foyer,
          etat: 'confirmee',
          prixCentimes: creneau.prix,
          creeLe: new Date(this.#calendar.now.getTime() - 30 * 86_400_000),
        })
      }
    }
    await inChunks(rows, (chunk) => this.#tx.insert(reservations).values(chunk))
    const { collectiviteId } = this.#town
    await this.#tx
      .update(creneaux)
      .set({
        occupees: sql`(SELECT count(*) FROM reservations r WHERE r.collectivite_id = ${collectiviteId} AND r.creneau_id = ${creneaux.id})`,
      })
      .where(and(eq(creneaux.collectiviteId, collectiviteId)))
  }

  /** Last month: every other day. From tomorrow: the first child's next days, so that there is something to see and room to book. */
  #wanted(date: string, rank: number): boolean {
    const { today } = this.#calendar
    const month = monthStart(today, -1).slice(0, 7)
    if (date.startsWith(month)) return (Number(date.slice(8)) + rank) % 3 !== 0
    return date > today && date <= plusDays(today, 15) && rank % 2 === 0
  }
}

/** 0 to 4, spread over the days without chance: the same demo for the same day. */
function share5({ date, unite, offre }: Creneau): number {
  const digest = createHash('sha256')
    .update(`${date} ${unite} ${offre.demo.nom} ${offre.demo.capacite}`)
    .digest()
  return (digest[0] ?? 0) % 5
}

/** A date of birth that makes a child that old today, not on a birthday. */
function birthday(today: string, age: number, name: string): string {
  const days = 20 + (((name.codePointAt(1) ?? 0) * 7) % 300)
  const [year = 0] = plusDays(today, -days).split('-').map(Number)
  return `${year - age}${plusDays(today, -days).slice(4).replace('-02-29', '-02-28')}`
}

async function inChunks<T>(rows: T[], write: (chunk: T[]) => PromiseLike<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += 500) await write(rows.slice(from, from + 500))
}
