import {
  DemandePlanning,
  Enregistrement,
  EnregistrementRepondu,
  JOURS_MAX,
  Planning,
} from '@inoe/contract/reservations'
import { type Context, Hono } from 'hono'
import { enfantsOfFoyer } from '../foyers/store.ts'
import { type Famille, famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { inscriptionsAcceptees } from '../inscriptions/store.ts'
import { civilDate } from '../outside/clock.ts'
import { offresOf } from '../structures/store.ts'
import type { Save } from './batch.ts'
import { enfantsOf, lignesOf, ouvertureOf } from './planning.ts'
import { contradictions, type Droits } from './rules.ts'
import { creneauxEntre, joursVoisins, vivantesEntre } from './store.ts'
import { announce, answer, settle } from './writer.ts'

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
        const message = `De 1 à ${JOURS_MAX} jours, la fin après le début.`
        throw new Refus('requete-invalide', { errors: [{ champ: 'au', message }] })
      }
      c.header('cache-control', 'no-store')
      return c.json(await readPlanning(c, parent, du, au))
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
      const cellules = c.req.valid('json').cellules.map(({ creneau, enfant, action }) => ({
        creneau: creneau.toLowerCase(),
        enfant: enfant.toLowerCase(),
        action,
      }))
      const wrong = contradictions(cellules)
      if (wrong.length > 0) {
        throw new Refus('cellules-contradictoires', {
          detail: 'La même journée figure deux fois pour le même enfant. Rien n’a été enregistré.',
          errors: wrong.map((index) => ({
            champ: `cellules.${index}`,
            message: 'Cette journée figure deux fois.',
          })),
        })
      }
      const droits = await readDroits(c, parent)
      const save: Save = { foyer: parent.foyer, compte: parent.compte, recu, droits, cellules }
      const { collectivite, deps } = c.var
      return once(c, systeme(c), cellules, async (tx) => {
        const settled = await settle(tx, collectivite, [save])
        await announce(tx, deps, collectivite, [save], settled)
        return { status: 200, body: answer(save, settled.decisions[0] ?? [], collectivite.zone) }
      })
    },
  )

/** Days from one date to another, both included. */
function daysBetween(du: string, au: string): number {
  return (Date.parse(au) - Date.parse(du)) / 86_400_000 + 1
}

/** Read as the family itself: the wall of the database stands behind what its save may touch. */
function readDroits(c: Context<Env>, parent: Famille): Promise<Droits> {
  return inTransaction(c, parent, async (tx) => ({
    enfants: await enfantsOfFoyer(tx, parent.collectivite, parent.foyer),
    inscriptions: await inscriptionsAcceptees(tx, parent.collectivite, parent.foyer),
  }))
}

function readPlanning(c: Context<Env>, parent: Famille, du: string, au: string): Promise<Planning> {
  const { collectivite, foyer } = parent
  const { zone } = c.var.collectivite
  return inTransaction(c, parent, async (tx) => {
    const droits: Droits = {
      enfants: await enfantsOfFoyer(tx, collectivite, foyer),
      inscriptions: await inscriptionsAcceptees(tx, collectivite, foyer),
    }
    const vivantes = await vivantesEntre(tx, collectivite, foyer, du, au)
    const activites = [...droits.inscriptions, ...vivantes.values()].map((one) => one.activiteId)
    const offres = await offresOf(tx, collectivite, activites)
    const creneaux = await creneauxEntre(tx, collectivite, activites, du, au)
    const voisins = await joursVoisins(tx, collectivite, droits.inscriptions, du, au)
    // Read after the rows: a cell may look older than it is, never bookable when it is not.
    const maintenant = c.var.deps.clock.now()
    const aujourdhui = civilDate(maintenant, zone)
    return {
      maintenant: maintenant.toISOString(),
      aujourdhui,
      enfants: enfantsOf(droits, aujourdhui),
      lignes: lignesOf({ foyer, droits, offres, creneaux, vivantes, zone, maintenant }),
      ...voisins,
      ouverture: ouvertureOf(droits, offres, maintenant),
      gardes: [],
    }
  })
}
