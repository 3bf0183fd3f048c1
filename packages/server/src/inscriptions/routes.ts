import {
  DemandeInscription,
  Eligibilite,
  type Inscription,
  Inscriptions,
  QuestionEligibilite,
  ResultatInscription,
} from '@inoe/contract/inscriptions'
import { type Context, Hono } from 'hono'
import { sectionUrl } from '../collectivites/store.ts'
import { courrielsOfFoyer } from '../comptes/store.ts'
import type { Tx } from '../database/open.ts'
import { publish } from '../direct/publish.ts'
import { enfantsOfFoyer } from '../foyers/store.ts'
import { famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { writeCourriel } from '../outside/lettre.ts'
import { nomPeriode } from '../structures/rules.ts'
import { nomsOf } from '../structures/store.ts'
import { accuseDemande } from './courriels.ts'
import { type Demandees, demander, examiner } from './demander.ts'
import type { Moment } from './rules.ts'
import { inscriptionsOfFoyer, lockInscription, setEtat } from './store.ts'

export const inscriptionsRoutes = new Hono<Env>()
  .get(
    '/inscriptions',
    describe({
      tag: 'inscriptions',
      summary: 'Every request of the family, latest first',
      answers: Inscriptions,
    }),
    async (c) => {
      const acteur = famille(c)
      const inscriptions = await inTransaction(c, acteur, (tx) =>
        readInscriptions(tx, acteur.collectivite, acteur.foyer),
      )
      return c.json({ inscriptions } satisfies Inscriptions)
    },
  )
  .get(
    '/inscriptions/eligibilite',
    describe({
      tag: 'inscriptions',
      summary: 'What each child of the family would be answered, and why',
      answers: Eligibilite,
    }),
    valid('query', QuestionEligibilite),
    async (c) => {
      const acteur = famille(c)
      const { activite, periode = null } = c.req.valid('query')
      const { enfants } = await inTransaction(c, acteur, (tx) =>
        examiner(tx, acteur, { activite, periode }, moment(c)),
      )
      return c.json({ enfants } satisfies Eligibilite)
    },
  )
  .post(
    '/inscriptions',
    describe({
      tag: 'inscriptions',
      summary: '« Inscrire » one or several children; answers child by child',
      answers: ResultatInscription,
      status: 201,
    }),
    valid('json', DemandeInscription),
    async (c) => {
      const acteur = famille(c)
      const demande = c.req.valid('json')
      // As `systeme`, since the e-mail goes to every login of the family, which a parent may not read.
      return once(c, systeme(c), demande, async (tx) => {
        const done = await demander(tx, acteur, demande, moment(c))
        if (done.demandes.length > 0) await tell(c, tx, acteur.foyer, done)
        return {
          status: done.demandes.length > 0 ? 201 : 200,
          body: { resultats: done.resultats } satisfies ResultatInscription,
        }
      })
    },
  )
  .post(
    '/inscriptions/:id/retrait',
    describe({ tag: 'inscriptions', summary: 'Withdraws a request that has no answer yet' }),
    valid('param', ParamId),
    async (c) => {
      const { collectivite, foyer, compte } = famille(c)
      const { id } = c.req.valid('param')
      // As `systeme`, since the service is told too.
      await inTransaction(c, systeme(c), async (tx) => {
        const found = await lockInscription(tx, collectivite, id)
        if (found?.foyerId !== foyer) throw introuvable()
        if (found.etat === 'retiree') return
        if (found.etat !== 'demandee') throw new Refus('deja-repondu')
        await setEtat(tx, collectivite, id, {
          etat: 'retiree',
          reponduLe: c.var.deps.clock.now(),
          reponduPar: compte,
        })
        await publish(tx, { collectivite, foyer, sujet: 'inscriptions' })
        await publish(tx, { collectivite, structure: found.structureId, sujet: 'inscriptions' })
      })
      return c.body(null, 204)
    },
  )

function moment(c: Context<Env>): Moment {
  const { deps, collectivite } = c.var
  return { now: deps.clock.now(), aujourdhui: deps.clock.today(collectivite.zone) }
}

async function readInscriptions(tx: Tx, collectivite: string, foyer: string): Promise<Inscription[]> {
  const noms = await nomsOf(tx, collectivite)
  const enfants = new Map((await enfantsOfFoyer(tx, collectivite, foyer)).map((one) => [one.id, one]))
  return (await inscriptionsOfFoyer(tx, collectivite, foyer)).flatMap((row) => {
    const enfant = enfants.get(row.enfantId)
    const activite = noms.activites.get(row.activiteId)
    if (!enfant || !activite) return []
    return {
      id: row.id,
      enfant: { id: enfant.id, nom: enfant.nom, prenom: enfant.prenom },
      structure: activite.structure,
      activite: { id: activite.id, nom: activite.nom },
      periode: (row.periodeId && noms.periodes.get(row.periodeId)) || null,
      etat: row.etat as Inscription['etat'],
      motif: row.motif,
      demandeeLe: row.demandeeLe.toISOString(),
      reponduLe: row.reponduLe?.toISOString() ?? null,
    }
  })
}

/** Acknowledges by e-mail at once, and tells the open pages of the family and of the service. */
async function tell(
  c: Context<Env>,
  tx: Tx,
  foyer: string,
  { demandes, activite, periode }: Demandees,
): Promise<void> {
  const { deps, collectivite } = c.var
  const lettre = accuseDemande(
    {
      collectivite,
      enfants: demandes.map((enfant) => enfant.prenom),
      activite: periode ? nomPeriode(activite.nom, periode.nom) : activite.nom,
      structure: activite.structure,
    },
    await sectionUrl(tx, deps.publicUrl, collectivite.id, 'inscriptions'),
  )
  for (const address of await courrielsOfFoyer(tx, collectivite.id, foyer)) {
    await deps.queue.send(tx, 'courriel', {
      collectivite: collectivite.id,
      ...writeCourriel(address, lettre),
    })
  }
  await publish(tx, { collectivite: collectivite.id, foyer, sujet: 'inscriptions' })
  await publish(tx, {
    collectivite: collectivite.id,
    structure: activite.structure.id,
    sujet: 'inscriptions',
  })
}
