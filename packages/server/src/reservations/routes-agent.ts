import {
  Capacites,
  CapacitesRepondues,
  type CreneauService,
  CreneauxService,
  DecisionReservations,
  FiltreCreneaux,
  FiltreReservations,
  ReponsesReservations,
  ReservationsADecider,
} from '@inoe/contract/gestion'
import { type Context, Hono } from 'hono'
import type { Tx } from '../database/open.ts'
import { enfantsParId, nomsDesFamilles } from '../foyers/familles.ts'
import { type Agent, agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { ageLe } from '../structures/rules.ts'
import { activitesDeStructure, offresOf } from '../structures/store.ts'
import { aDecider, creneauxEntre } from './lecture-planning.ts'
import { type Creneau, placesOf } from './rules.ts'
import { fixerCapacites, repondreReservations } from './services.ts'
import { creneauxParId } from './store.ts'

/** More than an agent answers in one sitting; the next ones come up as these are answered. */
const PAGE = 200

export const reservationsAgentRoutes = new Hono<Env>()
  .get(
    '/gestion/reservations',
    describe({
      tag: 'gestion',
      summary: 'Bookings that wait for an agent’s answer, oldest first',
      answers: ReservationsADecider,
    }),
    valid('query', FiltreReservations),
    async (c) => {
      const acteur = agent(c)
      const today = c.var.deps.clock.today(c.var.collectivite.zone)
      return c.json(
        await inTransaction(c, acteur, async (tx) => ({
          reservations: await readADecider(tx, acteur, today),
        })),
      )
    },
  )
  .post(
    '/gestion/reservations/reponses',
    describe({
      tag: 'gestion',
      summary: 'Accepts bookings that were asked for, or refuses them with a reason',
      answers: ReponsesReservations,
    }),
    valid('json', DecisionReservations),
    async (c) => {
      const acteur = agent(c)
      const asked = c.req.valid('json')
      if (asked.decision === 'refusee' && !asked.motif) {
        throw new Refus('motif-requis', {
          errors: [{ champ: 'motif', message: 'Indiquez le motif : la famille le lira.' }],
        })
      }
      return once(c, systeme(c), asked, async (tx) => {
        const etats = await repondreReservations(tx, c.var.deps, c.var.collectivite, acteur, asked)
        // What is not of these structures, or does not exist, undoes the whole answer.
        const reponses = asked.ids.map((id, index) => {
          const etat = etats[index]
          if (!etat) throw introuvable()
          return { id, etat }
        })
        return { status: 200, body: { reponses } }
      })
    },
  )
  .get(
    '/gestion/creneaux',
    describe({
      tag: 'gestion',
      summary: 'The days of a structure, their places, and how many wait',
      answers: CreneauxService,
    }),
    valid('query', FiltreCreneaux),
    async (c) => {
      const acteur = agent(c)
      const { structure, du, au } = c.req.valid('query')
      if (!acteur.structures.includes(structure)) throw introuvable()
      return c.json(
        await inTransaction(c, acteur, async (tx) => {
          const ids = await activitesDeStructure(tx, acteur.collectivite, structure)
          const found = await creneauxEntre(tx, acteur.collectivite, ids, du, au)
          return { creneaux: await nommer(c, tx, found) }
        }),
      )
    },
  )
  .put(
    '/gestion/creneaux/capacites',
    describe({
      tag: 'gestion',
      summary: 'Sets numbers of places: what they add goes to the children who wait',
      answers: CapacitesRepondues,
    }),
    valid('json', Capacites),
    async (c) => {
      const acteur = agent(c)
      const { creneaux: asked } = c.req.valid('json')
      const ids = asked.map((one) => one.id)
      return once(c, systeme(c), asked, async (tx) => {
        const known = await creneauxParId(tx, acteur.collectivite, ids)
        const offres = await offresOf(
          tx,
          acteur.collectivite,
          [...known.values()].map((one) => one.activiteId),
        )
        const own = new Set(
          offres.filter((one) => acteur.structures.includes(one.structure.id)).map((one) => one.id),
        )
        for (const id of ids) if (!own.has(known.get(id)?.activiteId ?? '')) throw introuvable()
        const { promues } = await fixerCapacites(tx, c.var.deps, c.var.collectivite, asked)
        const now = await creneauxParId(tx, acteur.collectivite, ids)
        return {
          status: 200,
          body: { creneaux: await nommer(c, tx, [...now.values()]), promues } satisfies CapacitesRepondues,
        }
      })
    },
  )

async function readADecider(tx: Tx, { collectivite, structures }: Agent, today: string) {
  const found = await aDecider(tx, collectivite, structures, PAGE)
  const familles = await nomsDesFamilles(tx, collectivite, [...new Set(found.map((one) => one.foyerId))])
  const enfants = await enfantsParId(tx, collectivite, [...new Set(found.map((one) => one.enfantId))])
  const offres = await offresOf(
    tx,
    collectivite,
    found.map((one) => one.activiteId),
  )
  return found.flatMap((one) => {
    const enfant = enfants.get(one.enfantId)
    const offre = offres.find(({ id }) => id === one.activiteId)
    if (!enfant || !offre) return []
    return [
      {
        id: one.id,
        famille: familles.get(one.foyerId) ?? '',
        enfant: { prenom: enfant.prenom, nom: enfant.nom, age: ageLe(enfant.dateNaissance, today) },
        structure: offre.structure,
        activite: { id: offre.id, nom: offre.nom },
        unite: offre.unites.find(({ code }) => code === one.unite)?.nom ?? '',
        date: one.date,
        fin: one.fin > one.date ? one.fin : null,
        creeLe: one.creeLe.toISOString(),
        places: placesOf(one),
      },
    ]
  })
}

/** By date, then in the town's order of activities, units and groups. */
async function nommer(c: Context<Env>, tx: Tx, found: readonly Creneau[]): Promise<CreneauService[]> {
  const offres = await offresOf(
    tx,
    c.var.collectivite.id,
    found.map((one) => one.activiteId),
  )
  return offres
    .flatMap((offre) =>
      offre.unites.flatMap((unite) =>
        ['', ...offre.groupes.map((groupe) => groupe.code)].flatMap((groupe) =>
          found
            .filter((one) => one.activiteId === offre.id && one.unite === unite.code && one.groupe === groupe)
            .map(({ id, date, fin, capacite, occupees, enAttente, ferme }) => ({
              id,
              date,
              fin: fin > date ? fin : null,
              activite: { id: offre.id, nom: offre.nom },
              groupe: offre.groupes.find(({ code }) => code === groupe)?.nom ?? '',
              unite: unite.nom,
              capacite,
              occupees,
              enAttente,
              ferme,
            })),
        ),
      ),
    )
    .sort((a, b) => a.date.localeCompare(b.date))
}
