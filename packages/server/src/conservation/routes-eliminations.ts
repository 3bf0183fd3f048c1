import { Id } from '@inoe/contract/commun'
import { type Elimination, VisaElimination } from '@inoe/contract/conservation'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { type Context, Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { Tx } from '../database/open.ts'
import { contentDisposition } from '../documents/rules.ts'
import { avecFichier } from '../fichiers/garder.ts'
import { receive } from '../fichiers/reception.ts'
import { download } from '../fichiers/telechargement.ts'
import { type Agent, agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { exigerReferent } from '../rgpd/droits.ts'
import { bordereauPdf, certificatPdf } from './bordereau.ts'
import { proposer } from './proposer.ts'
import {
  dire,
  eliminationsDe,
  type LigneEliminationTable,
  lockElimination,
  setElimination,
  vivante,
} from './store.ts'
import { eliminations, eliminationsArticles, eliminationsLignes } from './tables.ts'

const tag = 'conservation'

const pdf = (summary: string) =>
  describeRoute({
    tags: [tag],
    summary,
    responses: { 200: { description: 'The document', content: { 'application/pdf': {} } } },
  })

/** Bordereaux d'élimination: proposed, seen by the archives, then carried out. For who answers for the town's data. */
export const eliminationsRoutes = new Hono<Env>()
  .post(
    '/gestion/eliminations',
    describe({
      tag,
      summary: 'Proposes what is past its time; nothing is destroyed',
      answers: v.object({ id: Id }),
      status: 201,
    }),
    async (c) => {
      const acteur = agent(c)
      return once(c, systeme(c), {}, async (tx) => {
        await exigerReferent(tx, acteur)
        const id = await proposer(tx, c.var.deps, c.var.collectivite, acteur.compte)
        if (id) return { status: 201, body: { id } }
        throw new Refus((await vivante(tx, acteur.collectivite)) ? 'elimination-en-cours' : 'rien-a-eliminer')
      })
    },
  )
  .delete(
    '/gestion/eliminations/:id',
    describe({ tag, summary: 'Gives up a bordereau that the archives have not answered' }),
    valid('param', ParamId),
    async (c) => {
      const acteur = agent(c)
      await inTransaction(c, systeme(c), async (tx) => {
        const held = await tenir(tx, acteur, c.req.valid('param').id)
        if (held.etat === 'abandonnee') return
        exigerEtat(held, 'proposee')
        await tx
          .delete(eliminationsArticles)
          .where(
            and(
              eq(eliminationsArticles.collectiviteId, held.collectiviteId),
              eq(eliminationsArticles.eliminationId, held.id),
            ),
          )
        await setElimination(tx, held, { etat: 'abandonnee' })
        await dire(tx, acteur.collectivite)
      })
      return c.body(null, 204)
    },
  )
  .get(
    '/gestion/eliminations/:id/bordereau',
    pdf('The bordereau to send to the archives'),
    valid('param', ParamId),
    (c) => document(c, c.req.valid('param').id, (one) => `bordereau-elimination-${one.numero}`, bordereauPdf),
  )
  .get(
    '/gestion/eliminations/:id/certificat',
    pdf('The certificate of what was destroyed'),
    valid('param', ParamId),
    (c) =>
      document(
        c,
        c.req.valid('param').id,
        (one) => {
          if (one.etat !== 'terminee') throw new Refus('elimination-impossible')
          return `certificat-destruction-${one.numero}`
        },
        certificatPdf,
      ),
  )
  .post(
    '/gestion/eliminations/:id/visa',
    describe({
      tag,
      summary:
        'Records what the archives answered, with their signed document (JSON: televersement; or multipart/form-data: fichier)',
      answers: v.object({}),
    }),
    valid('param', ParamId),
    async (c) => {
      const acteur = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      await inTransaction(c, systeme(c), (tx) => tenir(tx, acteur, id))
      const { champs, fichier } = await receive(c, VisaElimination)
      return avecFichier(
        c,
        { porteur: eliminations, id, demande: { ...champs, id }, fichier },
        async (tx, garder) => {
          const held = await tenir(tx, acteur, id)
          exigerEtat(held, 'proposee')
          await viser(tx, held, champs, c.var.deps.clock.today(c.var.collectivite.zone))
          await setElimination(tx, held, {
            ...(await garder()),
            etat: champs.decision === 'accordee' ? 'visee' : 'refusee',
            visaReference: champs.reference,
            visaDate: champs.date,
            visePar: acteur.compte,
            motif: champs.motif,
          })
          await dire(tx, acteur.collectivite)
          return { status: 200, body: {} }
        },
      )
    },
  )
  .get(
    '/gestion/eliminations/:id/visa/fichier',
    describe({ tag, summary: 'The archives’ signed document' }),
    valid('param', ParamId),
    async (c) => {
      const acteur = agent(c)
      const found = await inTransaction(c, systeme(c), (tx) => tenir(tx, acteur, c.req.valid('param').id))
      const { nom, type, emplacement, cle, controle } = found
      if (nom === null || type === null || emplacement === null || cle === null) throw introuvable()
      return download(c, { nom, type, emplacement, cle, controle })
    },
  )
  .post(
    '/gestion/eliminations/:id/destruction',
    describe({
      tag,
      summary: 'Carries out what the archives’ visa allows; nothing of it can come back',
      answers: v.object({}),
      status: 202,
    }),
    valid('param', ParamId),
    async (c) => {
      const acteur = agent(c)
      const { deps } = c.var
      return once(c, systeme(c), {}, async (tx) => {
        const held = await tenir(tx, acteur, c.req.valid('param').id)
        if (!held.visaReference) throw new Refus('visa-requis')
        exigerEtat(held, 'visee')
        await setElimination(tx, held, {
          etat: 'en-cours',
          lanceeLe: deps.clock.now(),
          lanceePar: acteur.compte,
        })
        await deps.queue.send(tx, 'eliminer', { collectivite: acteur.collectivite, id: held.id })
        await dire(tx, acteur.collectivite)
        return { status: 202, body: {} }
      })
    },
  )

/** One, for who answers for the data, held. @throws Refus `introuvable` */
async function tenir(tx: Tx, acteur: Agent, id: string): Promise<LigneEliminationTable> {
  await exigerReferent(tx, acteur)
  const held = await lockElimination(tx, acteur.collectivite, id.toLowerCase())
  if (!held) throw introuvable()
  return held
}

function exigerEtat(held: LigneEliminationTable, etat: LigneEliminationTable['etat']): void {
  if (held.etat !== etat) throw new Refus('elimination-impossible')
}

/** Puts aside what the archives keep: all of it when they refuse. */
async function viser(
  tx: Tx,
  held: LigneEliminationTable,
  { decision, date, ecartees, jusque, motif }: VisaElimination,
  today: string,
): Promise<void> {
  const refuse = decision === 'refusee'
  const codes = ecartees ? ecartees.split(',') : []
  const errors = [
    ...(date > today || date < held.arreteeAu
      ? [{ champ: 'date', message: 'La date du visa est entre celle du bordereau et aujourd’hui.' }]
      : []),
    ...(jusque && jusque <= today ? [{ champ: 'jusque', message: 'Choisissez une date à venir.' }] : []),
    ...((refuse || codes.length > 0) && !motif
      ? [{ champ: 'motif', message: 'Indiquez ce que les Archives ont répondu.' }]
      : []),
  ]
  if (errors.length > 0) throw new Refus('requete-invalide', { errors })
  const mine = and(
    eq(eliminationsLignes.collectiviteId, held.collectiviteId),
    eq(eliminationsLignes.eliminationId, held.id),
  )
  const aside = { ecartee: true, jusque: jusque ?? null }
  if (refuse) {
    await tx.update(eliminationsLignes).set(aside).where(mine)
    return
  }
  if (codes.length === 0) return
  const done = await tx
    .update(eliminationsLignes)
    .set(aside)
    .where(and(mine, inArray(sql`${eliminationsLignes.categorie}`, codes)))
    .returning({ categorie: eliminationsLignes.categorie })
  if (done.length !== new Set(codes).size)
    throw new Refus('requete-invalide', {
      errors: [{ champ: 'ecartees', message: 'Une catégorie mise de côté n’est pas sur ce bordereau.' }],
    })
}

async function document(
  c: Context<Env>,
  id: string,
  name: (one: Elimination) => string,
  print: (one: Elimination, town: Env['Variables']['collectivite']) => Promise<ArrayBuffer>,
): Promise<Response> {
  const acteur = agent(c)
  const [found] = await inTransaction(c, systeme(c), async (tx) => {
    await exigerReferent(tx, acteur)
    return eliminationsDe(tx, acteur.collectivite, id.toLowerCase())
  })
  if (!found) throw introuvable()
  const nom = name(found)
  return c.body(await print(found, c.var.collectivite), 200, {
    'content-type': 'application/pdf',
    'content-disposition': contentDisposition(`${nom}.pdf`),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
}
