import {
  DemandePlanning,
  Enregistrement,
  EnregistrementRepondu,
  JOURS_MAX,
  Planning,
  PROCHAINES_MAX,
  ProchainesReservations,
} from '@inoe/contract/reservations'
import { type Context, Hono } from 'hono'
import { gardesEntre } from '../contrats/store.ts'
import { lire } from '../database/lecture.ts'
import type { Tx } from '../database/open.ts'
import { type Famille, famille, inTransaction, json, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { langueDe } from '../http/langue.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { demandeOf } from '../http/rejeu.ts'
import { valid } from '../http/validate.ts'
import { civilDate } from '../outside/clock.ts'
import { offresOf } from '../structures/store.ts'
import { tarificationOf } from '../tarifs/store.ts'
import { droitsOf } from './droits.ts'
import { creneauxEntre, joursVoisins, rangsOf, vivantesEntre } from './lecture-planning.ts'
import { enfantsOf, lignesOf, ouvertureOf } from './planning.ts'
import { contradictions, etendue } from './rules.ts'
import { prochainsJours } from './tableau.ts'

export const reservationsRoutes = new Hono<Env>()
  .get(
    '/planning',
    describe({
      tag: 'reservations',
      summary: 'What a family can book and has booked between two dates',
      answers: Planning,
    }),
    valid('query', DemandePlanning),
    async (c) => {
      const parent = famille(c)
      const { du, au } = c.req.valid('query')
      const days = daysBetween(du, au)
      if (!(days >= 1 && days <= JOURS_MAX)) {
        throw new Refus('requete-invalide', {
          errors: [{ champ: 'au', message: (dit) => dit.commun.jours(JOURS_MAX) }],
        })
      }
      c.header('cache-control', 'no-store')
      return c.json(await readPlanning(c, parent, { du, au }))
    },
  )
  .get(
    '/reservations/prochaines',
    describe({
      tag: 'reservations',
      summary: 'The next days booked, to be read without a network',
      answers: ProchainesReservations,
    }),
    async (c) => {
      const acteur = famille(c)
      const { deps, collectivite, session } = c.var
      const now = deps.clock.now()
      const jours = await inTransaction(c, acteur, (tx) =>
        lire(
          tx,
          prochainsJours(collectivite.id, acteur.foyer, civilDate(now, collectivite.zone), PROCHAINES_MAX),
        ),
      )
      c.header('cache-control', 'no-store')
      return c.json({
        luLe: now.toISOString(),
        zone: collectivite.zone,
        resterConnecte: session?.persistante ?? false,
        jours,
      } satisfies ProchainesReservations)
    },
  )
  .post(
    '/reservations',
    describe({
      tag: 'reservations',
      summary: 'Books and cancels any number of days, children and activities; answered cell by cell',
      answers: EnregistrementRepondu,
    }),
    valid('json', Enregistrement),
    async (c) => {
      const recu = c.var.deps.clock.now()
      const parent = famille(c)
      const cellules = c.req.valid('json').cellules.map(({ creneau, enfant, action, ensemble }) => ({
        creneau: creneau.toLowerCase(),
        enfant: enfant.toLowerCase(),
        action,
        ...(ensemble ? { ensemble } : {}),
      }))
      const wrong = contradictions(cellules)
      if (wrong.length > 0) {
        throw new Refus('cellules-contradictoires', {
          detail: (dit) => dit.reservations.deuxFois,
          errors: wrong.map((index) => ({
            champ: `cellules.${index}`,
            message: (dit) => dit.reservations.laDeuxFois,
          })),
        })
      }
      const demande = demandeOf(c, parent.compte, cellules)
      const langue = langueDe(c.req.header('accept-language'))
      const save = { foyer: parent.foyer, compte: parent.compte, recu, cellules, langue }
      return json(c, await c.var.saves.enregistrer(c.var.collectivite, { save, demande }))
    },
  )

/** Days from one date to another, both included. */
function daysBetween(du: string, au: string): number {
  return (Date.parse(au) - Date.parse(du)) / 86_400_000 + 1
}

async function readPlanning(
  c: Context<Env>,
  parent: Famille,
  { du, au }: { du: string; au: string },
): Promise<Planning> {
  const { collectivite: id, foyer } = parent
  const { collectivite, deps } = c.var
  const { zone } = collectivite
  const langue = langueDe(c.req.header('accept-language'))
  const reading = async (tx: Tx) => {
    const droits = (await droitsOf(tx, collectivite, [foyer], deps.clock.today(zone))).get(foyer)
    if (!droits) throw introuvable()
    const shown = await vivantesEntre(tx, id, foyer, du, au)
    const activites = [...droits.inscriptions, ...shown].map((one) => one.activiteId)
    const [offres, tarification] = await Promise.all([
      offresOf(tx, id, activites),
      tarificationOf(tx, id, activites),
    ])
    const creneaux = await creneauxEntre(tx, id, activites, du, au)
    // Bookings of other days count too, where an activity caps them by the week or the period.
    const capped = offres.some((one) => one.plafonds.length > 0)
    const span = etendue(creneaux, new Map(offres.map((one) => [one.id, one])))
    return {
      droits,
      vivantes: capped ? await vivantesEntre(tx, id, foyer, span.du, span.au) : shown,
      offres,
      tarification,
      creneaux,
      voisins: await joursVoisins(tx, id, droits.inscriptions, du, au),
      gardes: await gardesEntre(tx, id, foyer, du, au),
    }
  }
  const read = await inTransaction(c, parent, reading, { unSeulPlan: true })
  // Who is before it in a waiting list is not the family's to see: its rank alone is counted, behind the wall.
  const waiting = read.vivantes.filter((one) => one.etat === 'en-attente').map((one) => one.id)
  const rangs =
    waiting.length > 0
      ? await inTransaction(c, systeme(c), (tx) => rangsOf(tx, id, waiting))
      : new Map<string, number>()
  // Read after the rows: a cell may look older than it is, never bookable when it is not.
  const maintenant = deps.clock.now()
  const aujourdhui = civilDate(maintenant, zone)
  const { droits, offres, voisins, gardes } = read
  return {
    maintenant: maintenant.toISOString(),
    aujourdhui,
    enfants: enfantsOf(droits, aujourdhui),
    lignes: lignesOf({ ...read, foyer, rangs, zone, maintenant, aujourdhui, langue }),
    ...voisins,
    ouverture: ouvertureOf(droits, offres, maintenant),
    gardes,
  }
}
