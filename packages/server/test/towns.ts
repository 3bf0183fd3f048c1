// Two real towns for server tests, and people in them: every test of isolation has somebody on the other side.

import type { RegleDelai } from '@inoe/contract/structures'
import type { RegleTarif } from '@inoe/contract/tarifs'
import { and, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { collectivites, origines } from '../src/collectivites/tables.ts'
import { print } from '../src/comptes/sessions.ts'
import { agents, agentsRegies, agentsStructures, comptes, sessions } from '../src/comptes/tables.ts'
import type { Tx } from '../src/database/open.ts'
import { enfants, foyers, foyersEnfants, responsables } from '../src/foyers/tables.ts'
import { inscriptions } from '../src/inscriptions/tables.ts'
import { creneaux } from '../src/reservations/tables.ts'
import { nommerReferent } from '../src/rgpd/droits.ts'
import { activites, periodes, regies, structures, unites } from '../src/structures/tables.ts'
import { forfait } from '../src/tarifs/forfait.ts'
import { tarifs } from '../src/tarifs/tables.ts'
import type { TestServer } from './server.ts'

export const ENTRE_DEUX_MERS = 'rurales-entre-deux-mers'
export const CONTREXEVILLE = 'contrexeville'
/** An origin that both towns declared. */
export const ORIGIN = 'http://ville.localhost:5173'

/** Who asks: sends requests with their cookie, from a declared origin unless said otherwise. */
export interface Client {
  collectivite: string
  compte: string
  foyer: string
  get(route: string, headers?: Record<string, string>): Promise<Response>
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    route: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>
}

export interface Town {
  id: string
  regie: string
  structure: string
  activite: string
  periode: string
  /** Bookable dates of the open period and the creneau of each: a whole-day unit, `capacite` places. */
  creneaux: { id: string; date: string }[]
}

const DELAI: RegleDelai = { type: 'jours', jours: 2, heure: '12:00', compte: 'ouvres' }

/**
 * A town with one service, one activity « Mercredis », open from September to December 2026, every Wednesday; nobody
 * waits for a full day unless `regles` says so.
 */
export async function createTown(
  server: TestServer,
  id: string,
  { capacite = 2, regles = {} }: { capacite?: number; regles?: Partial<typeof activites.$inferInsert> } = {},
): Promise<Town> {
  const { database } = server.deps
  const town: Town = { id, regie: uuid(), structure: uuid(), activite: uuid(), periode: uuid(), creneaux: [] }
  await database.owner
    .insert(collectivites)
    .values({ id, nom: id, courriel: `contact@${id}.example`, telephone: '05 56 00 00 00' })
  await database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => {
    const own = { collectiviteId: id }
    await tx.insert(origines).values({ ...own, origine: ORIGIN })
    await tx.insert(regies).values({
      ...own,
      id: town.regie,
      nom: 'Régie enfance',
      numcli: '006270',
      prefixe: 'ENF',
      mentions: {
        adresse: '1 place de la Mairie',
        siret: '20006967400018',
        autresMoyens: 'Chèque, CESU, espèces à l’accueil.',
      },
    })
    await tx
      .insert(structures)
      .values({ ...own, id: town.structure, nom: 'L’arbre à paumes', type: 'alsh', regieId: town.regie })
    await tx.insert(activites).values({
      ...own,
      id: town.activite,
      structureId: town.structure,
      nom: 'Mercredis',
      type: 'mercredis',
      ageMin: 3,
      ageMax: 11,
      delaiReservation: DELAI,
      delaiAnnulation: DELAI,
      listeAttente: false,
      ...regles,
    })
    await tx.insert(unites).values({ ...own, activiteId: town.activite, code: 'journee', nom: 'Journée' })
    await setTarif(tx, town, forfait(940))
    await tx.insert(periodes).values({
      ...own,
      id: town.periode,
      activiteId: town.activite,
      nom: 'Septembre à décembre 2026',
      debut: '2026-09-01',
      fin: '2026-12-31',
      ouverture: new Date('2026-07-27T07:00:00Z'),
    })
    for (let day = Date.parse('2026-09-02'); day <= Date.parse('2026-12-31'); day += 7 * 86_400_000) {
      town.creneaux.push({ id: uuid(), date: new Date(day).toISOString().slice(0, 10) })
    }
    await tx.insert(creneaux).values(
      town.creneaux.map((one) => ({
        ...own,
        ...one,
        fin: one.date,
        activiteId: town.activite,
        periodeId: town.periode,
        unite: 'journee',
        capacite,
      })),
    )
  })
  return town
}

/** Prices a unit of the town's activity from the beginning, in place of what it cost. */
export async function setTarif(
  tx: Tx,
  town: Pick<Town, 'id' | 'activite'>,
  regle: RegleTarif,
  { unite = 'journee', debut = '2000-01-01' }: { unite?: string; debut?: string } = {},
): Promise<void> {
  const tarif = { collectiviteId: town.id, activiteId: town.activite, unite, debut }
  await tx
    .delete(tarifs)
    .where(and(eq(tarifs.activiteId, town.activite), eq(tarifs.unite, unite), eq(tarifs.debut, debut)))
  await tx.insert(tarifs).values({ ...tarif, id: uuid(), regle })
}

/** A family with its file filled in, one login (signed in) and its children, each enrolled in the town's activity. */
export async function createFamille(
  server: TestServer,
  town: Town,
  { prenoms = ['Léa', 'Noé'], enrolled = true }: { prenoms?: string[]; enrolled?: boolean } = {},
): Promise<Client & { enfants: { id: string; prenom: string }[] }> {
  const foyer = uuid()
  const compte = uuid()
  const children = prenoms.map((prenom) => ({ id: uuid(), prenom }))
  const own = { collectiviteId: town.id }
  await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, async (tx) => {
    await tx.insert(foyers).values({
      ...own,
      id: foyer,
      adresse: '3 rue des Vignes',
      codePostal: '33760',
      commune: 'Targon',
      quotientFamilial: 742,
    })
    await tx.insert(comptes).values({
      ...own,
      id: compte,
      courriel: `${compte}@exemple.fr`,
      foyerId: foyer,
      confirmeLe: server.clock.now(),
    })
    await tx.insert(responsables).values({
      ...own,
      id: uuid(),
      foyerId: foyer,
      nom: 'Durand',
      prenom: 'Camille',
      telephone: '06 12 34 56 78',
      ordre: 0,
    })
    for (const [rank, child] of children.entries()) {
      await tx
        .insert(enfants)
        .values({ ...own, ...child, nom: 'Durand', dateNaissance: `${2018 + rank}-05-14` })
      await tx.insert(foyersEnfants).values({ ...own, foyerId: foyer, enfantId: child.id })
      if (!enrolled) continue
      await tx.insert(inscriptions).values({
        ...own,
        id: uuid(),
        foyerId: foyer,
        enfantId: child.id,
        structureId: town.structure,
        activiteId: town.activite,
        etat: 'acceptee',
        demandeeLe: server.clock.now(),
      })
    }
  })
  return { ...(await connecter(server, town.id, compte)), foyer, enfants: children }
}

/** An agent of the town's structure (or of others), signed in. */
export async function createAgent(
  server: TestServer,
  town: Town,
  structures: string[] = [town.structure],
): Promise<Client> {
  const compte = uuid()
  const own = { collectiviteId: town.id }
  await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, async (tx) => {
    await tx
      .insert(comptes)
      .values({ ...own, id: compte, courriel: `${compte}@mairie.example`, confirmeLe: server.clock.now() })
    await tx.insert(agents).values({ ...own, compteId: compte, nom: 'Martin', prenom: 'Sophie' })
    await tx
      .insert(agentsStructures)
      .values(structures.map((structureId) => ({ ...own, compteId: compte, structureId })))
    await tx.insert(agentsRegies).values({ ...own, compteId: compte, regieId: town.regie })
    await nommerReferent(tx, town.id, compte)
  })
  return { ...(await connecter(server, town.id, compte)), foyer: '' }
}

/** A session of that login. */
export async function connecter(
  server: TestServer,
  collectivite: string,
  compte: string,
): Promise<Omit<Client, 'foyer'>> {
  const secret = uuid()
  await server.deps.database.transaction({ collectivite, role: 'systeme' }, (tx: Tx) =>
    tx.insert(sessions).values({
      collectiviteId: collectivite,
      empreinte: print(secret),
      compteId: compte,
      expireLe: new Date(Date.now() + 86_400_000),
    }),
  )
  const headers = { cookie: `__Host-inoe-${collectivite}=${secret}`, origin: ORIGIN }
  const url = (route: string) => `/api/${collectivite}${route}`
  return {
    collectivite,
    compte,
    get: async (route, more) => server.app.request(url(route), { headers: { ...headers, ...more } }),
    send: async (method, route, body, more) =>
      server.app.request(url(route), {
        method,
        headers: {
          ...headers,
          ...(body instanceof FormData
            ? {}
            : {
                'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json',
              }),
          ...more,
        },
        body:
          body === undefined
            ? null
            : body instanceof FormData || body instanceof Uint8Array
              ? (body as Uint8Array<ArrayBuffer>)
              : JSON.stringify(body),
      }),
  }
}
