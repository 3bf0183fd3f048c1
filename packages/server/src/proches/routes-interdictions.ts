import { Id } from '@inoe/contract/commun'
import { InterdictionDemandee } from '@inoe/contract/proches'
import { Hono } from 'hono'
import { v7 as uuid } from 'uuid'
import * as v from 'valibot'
import { SANS_FICHIER } from '../database/fichier.ts'
import { avecFichier } from '../fichiers/garder.ts'
import { jeter } from '../fichiers/jeter.ts'
import { receive } from '../fichiers/reception.ts'
import { enfantsOfFoyer, lockFoyer } from '../foyers/store.ts'
import { famille, inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { tell, write } from './annonces.ts'
import { interdictionRecue } from './courriels.ts'
import { remettre } from './fichier.ts'
import { erreursInterdiction } from './rules.ts'
import {
  insertInterdiction,
  interdictionOf,
  interdictionsDuFoyer,
  lockInterdiction,
  setInterdiction,
} from './store.ts'
import { interdictions } from './tables.ts'

const tag = 'personnes'
/** A family that sends more has been misled by the screen, or wants to harm. */
const EN_ATTENTE_MAX = 10

/** Who may not collect a child: a family asks with the decision of a court, a service answers. */
export const interdictionsRoutes = new Hono<Env>()
  .post(
    '/foyer/interdictions',
    describe({
      tag,
      summary:
        'Asks that somebody may not collect a child, with the court’s decision (JSON: televersement; or multipart/form-data: fichier)',
      answers: v.object({ id: Id }),
      status: 201,
    }),
    async (c) => {
      const { collectivite, foyer, compte } = famille(c)
      const { deps, collectivite: town } = c.var
      const { champs, fichier } = await receive(c, InterdictionDemandee)
      const { enfant: asked, prenom, nom, ...decision } = champs
      const enfant = asked.toLowerCase()
      const errors = erreursInterdiction(champs, deps.clock.today(town.zone))
      const id = uuid()
      return avecFichier(
        c,
        { porteur: interdictions, id, demande: { ...champs, enfant }, fichier },
        async (tx, garder) => {
          await lockFoyer(tx, collectivite, foyer)
          const theirs = await enfantsOfFoyer(tx, collectivite, foyer)
          if (!theirs.some((one) => one.id === enfant)) throw introuvable()
          if (errors.length > 0) throw new Refus('requete-invalide', { errors })
          const waiting = (await interdictionsDuFoyer(tx, collectivite, foyer)).filter(
            (one) => one.etat === 'demandee',
          )
          if (waiting.length >= EN_ATTENTE_MAX)
            throw new Refus('requete-invalide', {
              detail: (dit) => dit.proches.demandesEnAttente,
            })
          const row = { foyerId: foyer, enfantId: enfant }
          await insertInterdiction(tx, {
            ...decision,
            ...(await garder()),
            ...row,
            collectiviteId: collectivite,
            id,
            personnePrenom: prenom,
            personneNom: nom,
            etat: 'demandee',
            demandeeLe: deps.clock.now(),
            demandeePar: compte,
          })
          await write(tx, deps, town, row, interdictionRecue)
          await tell(tx, collectivite, foyer, [enfant])
          return { status: 201, body: { id } }
        },
      )
    },
  )
  .get(
    '/foyer/interdictions/:id/fichier',
    describe({ tag, summary: 'The court’s decision itself, for the home that gave it' }),
    valid('param', ParamId),
    async (c) => {
      const acteur = famille(c)
      const { id } = c.req.valid('param')
      const found = await inTransaction(c, acteur, (tx) => interdictionOf(tx, acteur.collectivite, id))
      if (found?.foyerId !== acteur.foyer) throw introuvable()
      return remettre(c, found)
    },
  )
  .delete(
    '/foyer/interdictions/:id',
    describe({ tag, summary: 'Takes back a request that no service has answered, and its document' }),
    valid('param', ParamId),
    async (c) => {
      const { collectivite, foyer } = famille(c)
      const { id } = c.req.valid('param')
      const former = await inTransaction(c, systeme(c), async (tx) => {
        const found = await lockInterdiction(tx, collectivite, id)
        if (found?.foyerId !== foyer) throw introuvable()
        if (found.etat !== 'demandee' && found.etat !== 'retiree') throw new Refus('deja-repondu')
        await setInterdiction(tx, collectivite, id, {
          etat: 'retiree',
          reponduLe: c.var.deps.clock.now(),
          ...SANS_FICHIER,
        })
        await tell(tx, collectivite, foyer, [found.enfantId])
        return found
      })
      const { emplacement, cle } = former
      if (emplacement !== null && cle !== null) await jeter(c, [{ emplacement, cle }])
      return c.body(null, 204)
    },
  )
