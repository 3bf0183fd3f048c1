// The opening minute: one town, forty days with too few places, families who are signed in and all want twenty of them.
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { collectivites, origines } from '../../packages/server/src/collectivites/tables.ts'
import { print } from '../../packages/server/src/comptes/sessions.ts'
import { comptes, sessions } from '../../packages/server/src/comptes/tables.ts'
import type { Database } from '../../packages/server/src/database/open.ts'
import { enfants, foyers, foyersEnfants, responsables } from '../../packages/server/src/foyers/tables.ts'
import { inscriptions } from '../../packages/server/src/inscriptions/tables.ts'
import { creneaux } from '../../packages/server/src/reservations/tables.ts'
import {
  activites,
  periodes,
  regies,
  structures,
  unites,
} from '../../packages/server/src/structures/tables.ts'
import { forfait } from '../../packages/server/src/tarifs/forfait.ts'
import { tarifs } from '../../packages/server/src/tarifs/tables.ts'

export const TOWN = 'ouverture'
export const JOURS_PAR_FAMILLE = 20
export const JOURS = 40

export interface FamilleRush {
  foyer: string
  compte: string
  enfant: string
  cookie: string
  /** The days it wants, by their creneaux. */
  jours: string[]
}

export interface VilleRush {
  activite: string
  structure: string
  creneaux: string[]
  familles: FamilleRush[]
}

/** Makes the town, its days without a place yet, and so many families. */
export async function makeVille(database: Database, nombre: number): Promise<VilleRush> {
  const own = { collectiviteId: TOWN }
  const [regie, structure, activite, periode] = [uuid(), uuid(), uuid(), uuid()]
  const days = Array.from({ length: JOURS }, (_, rank) => {
    const date = new Date(Date.parse('2027-03-01') + rank * 86_400_000).toISOString().slice(0, 10)
    return { id: uuid(), date, fin: date }
  })
  const familles = Array.from({ length: nombre }, (_, rank) => {
    const secret = uuid()
    return {
      foyer: uuid(),
      compte: uuid(),
      enfant: uuid(),
      secret,
      cookie: `__Host-inoe-${TOWN}=${secret}`,
      // Twenty of the forty, not the same for all, each day as wanted as the others.
      jours: Array.from({ length: JOURS_PAR_FAMILLE }, (_, day) => days[(rank * 7 + day) % JOURS]?.id ?? ''),
    }
  })
  await database.owner.insert(collectivites).values({ id: TOWN, nom: 'Ouverture' })
  await database.transaction({ collectivite: TOWN, role: 'systeme' }, async (tx) => {
    await tx.insert(origines).values({ ...own, origine: 'http://ville.localhost' })
    await tx.insert(regies).values({
      ...own,
      id: regie,
      nom: 'Régie',
      prefixe: 'OUV',
      mentions: { adresse: '', siret: '', autresMoyens: '' },
    })
    await tx.insert(structures).values({ ...own, id: structure, nom: 'ALSH', type: 'alsh', regieId: regie })
    const delai = { type: 'jours', jours: 2, heure: '12:00', compte: 'ouvres' } as const
    await tx.insert(activites).values({
      ...own,
      id: activite,
      structureId: structure,
      nom: 'Mercredis',
      type: 'mercredis',
      delaiReservation: delai,
      delaiAnnulation: delai,
    })
    await tx.insert(unites).values({ ...own, activiteId: activite, code: 'journee', nom: 'Journée' })
    await tx.insert(tarifs).values({
      ...own,
      id: uuid(),
      activiteId: activite,
      unite: 'journee',
      debut: '2000-01-01',
      regle: forfait(940),
    })
    await tx.insert(periodes).values({
      ...own,
      id: periode,
      activiteId: activite,
      nom: 'Printemps',
      debut: '2027-01-01',
      fin: '2027-12-31',
      ouverture: new Date('2026-01-01T07:00:00Z'),
    })
    await tx.insert(creneaux).values(
      days.map((one) => ({
        ...own,
        ...one,
        activiteId: activite,
        periodeId: periode,
        unite: 'journee',
        capacite: 0,
      })),
    )
    const expireLe = new Date(Date.now() + 12 * 3_600_000)
    for (let from = 0; from < familles.length; from += 500) {
      const some = familles.slice(from, from + 500)
      await tx.insert(foyers).values(some.map(({ foyer }) => ({ ...own, id: foyer, commune: 'Targon' })))
      await tx
        .insert(responsables)
        .values(some.map(({ foyer }) => ({ ...own, id: uuid(), foyerId: foyer, nom: 'Durand', ordre: 0 })))
      await tx.insert(comptes).values(
        some.map(({ compte, foyer }) => ({
          ...own,
          id: compte,
          foyerId: foyer,
          courriel: `${compte}@exemple.fr`,
          confirmeLe: new Date(),
        })),
      )
      await tx.insert(sessions).values(
        some.map(({ compte, secret }) => ({
          ...own,
          empreinte: print(secret),
          compteId: compte,
          expireLe,
        })),
      )
      await tx.insert(enfants).values(
        some.map(({ enfant }) => ({
          ...own,
          id: enfant,
          nom: 'Durand',
          prenom: 'Léa',
          dateNaissance: '2019-05-14',
        })),
      )
      await tx
        .insert(foyersEnfants)
        .values(some.map(({ foyer, enfant }) => ({ ...own, foyerId: foyer, enfantId: enfant })))
      await tx.insert(inscriptions).values(
        some.map(({ foyer, enfant }) => ({
          ...own,
          id: uuid(),
          foyerId: foyer,
          enfantId: enfant,
          structureId: structure,
          activiteId: activite,
          etat: 'acceptee',
          demandeeLe: new Date(),
        })),
      )
    }
  })
  await database.executeSql('ANALYZE')
  return { activite, structure, creneaux: days.map((one) => one.id), familles }
}

/**
 * Empties the days, so that another round begins as the first.
 * @param places of each day @param attente whether a full day can be waited for
 */
export async function vider(superUrl: string, places: number, attente: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  await client.query('TRUNCATE reservations, requetes')
  await client.query("DELETE FROM pgboss.job WHERE name = 'menage' AND data ->> 'banc' = 'true'")
  await client.query('UPDATE creneaux SET occupees = 0, en_attente = 0, capacite = $1', [places])
  await client.query('UPDATE activites SET liste_attente = $1', [attente])
  // Not of the bookings: the planner would take them for a table that stays empty.
  await client.query('VACUUM ANALYZE creneaux')
  await client.end()
}

/** Waits until the server has nothing left to write to families: what a round left must not weigh on the next. */
export async function laisserEcrire(database: Database): Promise<void> {
  const left = async () => {
    const found = await database.executeSql(
      `SELECT FROM pgboss.job WHERE name IN ('courriel', 'lettres-reservations') AND state < 'completed' LIMIT 1`,
    )
    return found.rows.length > 0
  }
  while (await left()) await new Promise((resolve) => setTimeout(resolve, 100))
}
