// Writes the demo: two towns with their services, families, bookings and invoices, relative to the day it runs.
// A town that is there already is left as it is, but for its sites and pages, which follow the ports.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Section } from '@inoe/contract/commun'
import type { RegleTarif } from '@inoe/contract/tarifs'
import { eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { genererCreneaux, type Outils } from '../../packages/server/src/calendrier/generer.ts'
import { addFermeture, saveModele } from '../../packages/server/src/calendrier/store.ts'
import type { ZoneScolaire } from '../../packages/server/src/calendrier/vacances-scolaires.ts'
import {
  addOrigine,
  placePage,
  saveTerritoire,
  saveTown,
} from '../../packages/server/src/collectivites/administration.ts'
import { SANS_APPARENCE, saveApparence } from '../../packages/server/src/collectivites/apparences-store.ts'
import { lireLogo } from '../../packages/server/src/collectivites/logo.ts'
import { hashMotDePasse } from '../../packages/server/src/comptes/empreinte.ts'
import { agents, agentsRegies, agentsStructures, comptes } from '../../packages/server/src/comptes/tables.ts'
import type { Database, Tx } from '../../packages/server/src/database/open.ts'
import { depots, documentation, pieces } from '../../packages/server/src/documents/tables.ts'
import { issueFactures } from '../../packages/server/src/factures/issue.ts'
import {
  enfants,
  foyers,
  foyersEnfants,
  responsables,
  santes,
} from '../../packages/server/src/foyers/tables.ts'
import { reglerFranceConnect } from '../../packages/server/src/franceconnect/reglages.ts'
import type { Queue } from '../../packages/server/src/jobs/queue.ts'
import type { Clock } from '../../packages/server/src/outside/clock.ts'
import type { Coffre } from '../../packages/server/src/outside/coffre.ts'
import type { FileStore } from '../../packages/server/src/outside/fichiers.ts'
import { insertProche } from '../../packages/server/src/proches/store.ts'
import { habiliter } from '../../packages/server/src/quotients/store.ts'
import { nommerReferent } from '../../packages/server/src/rgpd/droits.ts'
import { structuresFacturees } from '../../packages/server/src/structures/facturation.ts'
import {
  activites,
  periodes,
  regies,
  structures,
  unites,
} from '../../packages/server/src/structures/tables.ts'
import { tarifs } from '../../packages/server/src/tarifs/tables.ts'
import { CLIENT } from '../franceconnect/client.ts'
import { HABILITATION } from '../particulier/familles.ts'
import { ecrireAnciens } from './archives.ts'
import { ecrireAutorisations } from './autorisations.ts'
import { bookings, type Offre } from './bookings.ts'
import { anniversaire, type Calendar, calendarOf, monthStart, plusDays, ZONE } from './calendar.ts'
import { ecrireFil, type FilDemo, type Personnes } from './conversations.ts'
import {
  FAMILLES_CONTREXEVILLE,
  FAMILLES_ENTRE_DEUX_MERS,
  type FamilleDemo,
  MOT_DE_PASSE,
} from './families.ts'
import { ecrireInscription, voulues } from './inscriptions.ts'
import { ecrireNouvelles } from './nouvelles.ts'
import { papier } from './papier.ts'
import { demanderRenouvellement, ouvrirReinscription } from './rentree.ts'
import {
  contrexeville,
  entreDeuxMers,
  type OffreDemo,
  type VilleDemo,
  ZONE_CONTREXEVILLE,
  ZONE_ENTRE_DEUX_MERS,
} from './towns.ts'

export interface SeedOptions {
  database: Database
  clock: Clock
  fichiers: FileStore
  /** Origins of the demo site, the first being where its pages are. */
  origines: [string, ...string[]]
  pages: Record<Section, string>
  /** Opened only when there is something to write. */
  queue: () => Promise<Queue>
  /** The issuer of a FranceConnect where the first town is registered; without it, or a safe, it offers none. */
  emetteur?: string
  /** Seals the first town's token for API Particulier; without it the town has none. */
  coffre?: Coffre
  publicUrl: string
}

/** @returns true when anything was written */
export async function seedDemo(options: SeedOptions): Promise<boolean> {
  const { clock, origines } = options
  const calendarIn = (zone: ZoneScolaire) => calendarOf(clock.now(), clock.today(ZONE), zone)
  const pages = Object.entries(options.pages).map(
    ([section, page]) => [section as Section, origines[0] + page] as const,
  )
  const bordeaux = calendarIn(ZONE_ENTRE_DEUX_MERS)
  const first = await seedTown(options, bordeaux, entreDeuxMers(bordeaux), FAMILLES_ENTRE_DEUX_MERS, pages)
  const { coffre, database } = options
  const collectivite = entreDeuxMers(bordeaux).id
  if (first)
    await database.transaction({ collectivite, role: 'systeme' }, (tx) =>
      demanderRenouvellement(tx, collectivite, bordeaux),
    )
  if (first && coffre) {
    await database.transaction({ collectivite, role: 'systeme' }, (tx) =>
      habiliter(tx, coffre, collectivite, HABILITATION, clock.now()),
    )
    const { emetteur } = options
    if (emetteur)
      await database.transaction({ collectivite, role: 'systeme' }, (tx) =>
        reglerFranceConnect(tx, coffre, collectivite, {
          emetteur,
          clientId: CLIENT.id,
          secret: CLIENT.secret,
          niveau: 'eidas1',
        }),
      )
  }
  const nancy = calendarIn(ZONE_CONTREXEVILLE)
  // The second town has no page of its own: its sections are on the hosted one.
  const second = await seedTown(options, nancy, contrexeville(nancy), FAMILLES_CONTREXEVILLE, [])
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
  await saveTerritoire(database, id, ville)
  // Before the transaction: opening it takes the embedded database's only connection.
  const deps = { clock, publicUrl, queue: await queue() }
  const password = await hashMotDePasse(MOT_DE_PASSE)
  return database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => {
    const writer = new TownWriter(tx, id, calendar, fichiers, password, deps)
    await writer.catalogue(ville)
    if (ville.apparence) await habiller(tx, id, ville.apparence, calendar.now)
    for (const famille of familles) await writer.famille(famille)
    await writer.agent(ville)
    await ecrireAnciens(tx, id, calendar.now)
    await bookings(tx, id, calendar, writer.offres)
    await ouvrirReinscription(tx, id, calendar)
    // Last month is billed by the product itself: numbers, letters and all.
    for (const structure of await structuresFacturees(tx, id)) {
      await issueFactures(
        tx,
        deps,
        { id, nom, courriel, telephone, zone: ZONE, communes: [], apparence: SANS_APPARENCE },
        structure,
        monthStart(calendar.today, -1).slice(0, 7),
      )
    }
    return true
  })
}

/** The town's own colour and logo, as it would set them. */
async function habiller(
  tx: Tx,
  collectivite: string,
  { marque, logo: fichier }: NonNullable<VilleDemo['apparence']>,
  now: Date,
): Promise<void> {
  const logo = lireLogo(readFileSync(path.join(import.meta.dirname, fichier)))
  if (typeof logo === 'string') throw new Error(`${fichier}: ${logo}`)
  await saveApparence(tx, collectivite, { marque, police: null, logo }, now)
}

/** Writes one town, and remembers the ids that its parts need of each other. */
class TownWriter {
  readonly #tx: Tx
  readonly #town: { collectiviteId: string }
  readonly #calendar: Calendar
  readonly #fichiers: FileStore
  readonly #password: string
  readonly #outils: Outils
  readonly #regies = new Map<string, string>()
  readonly #structures = new Map<string, string>()
  readonly #offres = new Map<string, Offre>()
  #compulsory: string | undefined
  /** Written once there is an agent to answer. */
  readonly #fils: { demo: FilDemo; personnes: Omit<Personnes, 'agent'> }[] = []

  constructor(
    tx: Tx,
    collectivite: string,
    calendar: Calendar,
    fichiers: FileStore,
    password: string,
    outils: Outils,
  ) {
    this.#tx = tx
    this.#outils = outils
    this.#town = { collectiviteId: collectivite }
    this.#calendar = calendar
    this.#fichiers = fichiers
    this.#password = password
  }

  get offres(): Offre[] {
    return [...this.#offres.values()]
  }

  async catalogue(ville: VilleDemo): Promise<void> {
    const own = this.#town
    for (const { adresse, siret, ...regie } of ville.regies) {
      const id = uuid()
      this.#regies.set(regie.nom, id)
      const autresMoyens =
        'Chèque, chèques-vacances, CESU et espèces (300 € au plus) à l’accueil de la structure.'
      await this.#tx.insert(regies).values({
        ...own,
        id,
        ...regie,
        moyens: ['especes', 'cheque', 'cesu', 'cheques-vacances'],
        relances: [10, 30],
        mentions: { adresse, siret, autresMoyens },
      })
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
        regieId: this.#regies.get(regie) ?? '',
      })
      // Before its days are made: they leave closures out.
      for (const { du, au, motif } of ville.fermetures.filter((one) => one.structure === structure.nom))
        await addFermeture(this.#tx, own.collectiviteId, { structureId: id, du, au, motif })
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
    const offre: Offre = { id: uuid(), structure: structureId, demo, inscrits: [] }
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
      delaiAnnulation: demo.annulation ?? demo.delai,
      mode: demo.mode ?? 'jour',
      validation: demo.validation ?? false,
      listeAttente: !demo.sansAttente,
      confirmationHeures: demo.confirmationHeures ?? null,
      plafonds: demo.plafonds ?? [],
      groupes: demo.groupes ?? [],
      placesInscription: demo.places ?? null,
      reserveTerritoire: demo.territoire ?? false,
      ordre,
    })
    for (const [rank, { tarif, ...unite }] of demo.unites.entries()) {
      await this.#tx.insert(unites).values({ ...own, activiteId: offre.id, ...unite, ordre: rank })
      await this.#tarif(offre.id, unite.code, tarif)
    }
    if (demo.tarif) await this.#tarif(offre.id, '', demo.tarif)
    for (const modele of demo.semaine) await saveModele(this.#tx, own.collectiviteId, offre.id, modele)
    for (const span of demo.periodes) {
      const id = uuid()
      await this.#tx.insert(periodes).values({ ...own, id, activiteId: offre.id, ...span })
      if (demo.semaine.length > 0) await genererCreneaux(this.#tx, this.#outils, own.collectiviteId, id)
    }
  }

  /** A rule in force since before anything is booked. */
  async #tarif(activiteId: string, unite: string, regle: RegleTarif): Promise<void> {
    await this.#tx
      .insert(tarifs)
      .values({ ...this.#town, id: uuid(), activiteId, unite, debut: '2024-01-01', regle })
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
    if (second)
      await this.#tx.insert(comptes).values({
        ...own,
        id: uuid(),
        courriel: second.courriel,
        motDePasse: this.#password,
        confirmeLe: now,
        foyerId: foyer,
      })
    const children = new Map<string, string>()
    for (const { prenom: child, age, inscriptions: wanted } of famille.enfants) {
      const enfant = uuid()
      children.set(child, enfant)
      const dateNaissance = anniversaire(today, age, child)
      await this.#tx.insert(enfants).values({ ...own, id: enfant, nom, prenom: child, dateNaissance })
      await this.#tx.insert(foyersEnfants).values({ ...own, foyerId: foyer, enfantId: enfant })
      await this.#tx
        .insert(santes)
        .values({ ...own, enfantId: enfant, ...(child === 'Noé' ? { allergies: 'Arachides' } : {}) })
      for (const { key, etat, jours } of voulues(famille, child, wanted)) {
        const offre = this.#offres.get(key)
        if (!offre) throw new Error(`no activity « ${key} » in the demo`)
        const pour = {
          ...own,
          foyerId: foyer,
          enfantId: enfant,
          structureId: offre.structure,
          activiteId: offre.id,
        }
        await ecrireInscription(this.#tx, pour, etat, new Date(now.getTime() - jours * 86_400_000))
        if (etat === 'acceptee')
          offre.inscrits.push({
            enfant,
            foyer,
            dateNaissance,
            ready: courriel !== undefined,
          })
      }
    }
    for (const [rang, proche] of (famille.proches ?? []).entries())
      await insertProche(
        this.#tx,
        own.collectiviteId,
        foyer,
        { ...proche, aPrevenir: true, enfants: [...children.values()] },
        rang,
      )
    for (const demo of famille.fils ?? [])
      this.#fils.push({
        demo,
        personnes: {
          collectivite: own.collectiviteId,
          foyer,
          parent: { compte, nom: `${prenom} ${nom}` },
          structure: this.#structures.get(demo.structure) ?? '',
          enfant: (demo.enfant && children.get(demo.enfant)) || null,
        },
      })
    if (famille.piece && this.#compulsory)
      await this.#piece(this.#compulsory, foyer, compte, `${prenom} ${nom}`)
  }

  async #piece(piece: string, foyer: string, compte: string, name: string): Promise<void> {
    const { now, today } = this.#calendar
    const content = await papier('Attestation de quotient familial', [
      `Allocataire : ${name}`,
      `Date : ${today}`,
    ])
    await this.#tx.insert(depots).values({
      ...this.#town,
      ...(await this.#fichier('attestation-caf.pdf', content)),
      id: uuid(),
      pieceId: piece,
      foyerId: foyer,
      etat: 'valide',
      valableJusquAu: plusDays(today, 300),
      transmisLe: new Date(now.getTime() - 40 * 86_400_000),
      transmisPar: compte,
      reponduLe: new Date(now.getTime() - 39 * 86_400_000),
    })
  }

  async #fichier(nom: string, content: Uint8Array, type = 'application/pdf') {
    return {
      nom,
      type,
      taille: content.length,
      empreinte: createHash('sha256').update(content).digest('hex'),
      ...(await this.#fichiers.put(this.#town.collectiviteId, content)),
      controle: 'libre' as const,
    }
  }

  /** What each structure offers its families to read. */
  async #documentation(compte: string): Promise<void> {
    const { now } = this.#calendar
    for (const [nom, structureId] of this.#structures) {
      const content = await papier('Règlement de fonctionnement', [
        nom,
        'Horaires, retards, maladies, repas.',
      ])
      await this.#tx.insert(documentation).values({
        ...this.#town,
        ...(await this.#fichier('reglement-de-fonctionnement.pdf', content)),
        id: uuid(),
        structureId,
        titre: 'Règlement de fonctionnement',
        consigne: 'À lire avant le premier jour.',
        publieLe: new Date(now.getTime() - 60 * 86_400_000),
        publiePar: compte,
      })
    }
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
    for (const regieId of this.#regies.values())
      await this.#tx.insert(agentsRegies).values({ ...own, regieId })
    await nommerReferent(this.#tx, own.collectiviteId, own.compteId)
    await this.#documentation(own.compteId)
    await ecrireNouvelles(
      this.#tx,
      own.collectiviteId,
      this.#structures,
      own.compteId,
      this.#calendar,
      (nom, content, type) => this.#fichier(nom, content, type),
    )
    await ecrireAutorisations(this.#tx, own.collectiviteId, own.compteId, this.#calendar)
    for (const { demo, personnes } of this.#fils)
      await ecrireFil(
        this.#tx,
        { ...personnes, agent: { compte: own.compteId, prenom } },
        demo,
        this.#calendar.now,
      )
  }
}
