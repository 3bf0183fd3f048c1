import { Id } from '@inoe/contract/commun'
import {
  DeclarationsQuotient,
  QuotientDeclare,
  QuotientsAVerifier,
  ReponseQuotient,
} from '@inoe/contract/quotients'
import { type Context, Hono } from 'hono'
import { v7 as uuid } from 'uuid'
import * as v from 'valibot'
import { sectionUrl } from '../collectivites/store.ts'
import { SANS_FICHIER } from '../database/fichier.ts'
import type { Tx } from '../database/open.ts'
import { avecFichier } from '../fichiers/garder.ts'
import { jeter } from '../fichiers/jeter.ts'
import { receive } from '../fichiers/reception.ts'
import { download } from '../fichiers/telechargement.ts'
import { nomsDesFamilles } from '../foyers/familles.ts'
import { politiqueOf, structuresDeFoyer } from '../foyers/modifications.ts'
import { dossierOf, lockFoyer } from '../foyers/store.ts'
import { type Agent, agent, famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { type Annonce, annoncer } from '../notifications/annoncer.ts'
import { quotientAccepte, quotientRecu, quotientRefuse } from './courriels.ts'
import {
  declarationLue,
  declarationsAVerifier,
  declarationsDe,
  estImmediat,
  type LigneDeclaration,
  lockDeclaration,
  setDeclaration,
} from './declarations-store.ts'
import { appliquer, dire, revenir } from './declarer.ts'
import { quotientsDeclares } from './tables.ts'

const tag = 'quotients'

/** A quotient typed by hand with its proof: declared by a family, compared and answered by a service. */
export const declarationsRoutes = new Hono<Env>()
  .get(
    '/foyer/quotient/declarations',
    describe({
      tag,
      summary: 'Quotients that the family declared with their proofs, and what was answered',
      answers: DeclarationsQuotient,
    }),
    async (c) => {
      const { collectivite, foyer } = famille(c)
      const found = await inTransaction(c, systeme(c), async (tx) => {
        await exigerVisible(tx, collectivite)
        return {
          declarations: (await declarationsDe(tx, collectivite, foyer)).map(declarationLue),
          immediat: await estImmediat(tx, collectivite),
          tailleMax: c.var.deps.uploadLimit,
        }
      })
      c.header('cache-control', 'private, no-store')
      return c.json(found satisfies DeclarationsQuotient)
    },
  )
  .post(
    '/foyer/quotient/declarations',
    describe({
      tag,
      summary:
        'Declares a quotient with its proof (JSON: televersement; or multipart/form-data: fichier); the one that waited is replaced',
      answers: v.object({ id: Id }),
      status: 201,
    }),
    async (c) => {
      const { collectivite, foyer, compte } = famille(c)
      const { deps } = c.var
      const { champs, fichier } = await receive(c, QuotientDeclare)
      const id = uuid()
      let former: LigneDeclaration | undefined
      const answer = await avecFichier(
        c,
        { porteur: quotientsDeclares, id, demande: champs, fichier },
        async (tx, garder) => {
          await exigerVisible(tx, collectivite)
          await lockFoyer(tx, collectivite, foyer)
          const file = await dossierOf(tx, collectivite, foyer)
          if (!file) throw introuvable()
          const now = deps.clock.now()
          former = (await declarationsDe(tx, collectivite, foyer)).find((one) => one.etat === 'demandee')
          if (former)
            await setDeclaration(tx, collectivite, former.id, {
              etat: 'retiree',
              reponduLe: now,
              ...SANS_FICHIER,
            })
          const row = {
            collectiviteId: collectivite,
            foyerId: foyer,
            valeur: Number(champs.valeur),
            caisse: champs.caisse,
          }
          await tx.insert(quotientsDeclares).values({
            ...row,
            ...(await garder()),
            id,
            compteId: compte,
            avant: former ? former.avant : file.revenus.quotientFamilial,
            etat: 'demandee',
            demandeeLe: now,
          })
          const immediat = await estImmediat(tx, collectivite)
          if (immediat) await appliquer(tx, row, now)
          await ecrire(c, tx, foyer, (town, url) => quotientRecu(town, immediat, url), null)
          await dire(tx, collectivite, foyer)
          return { status: 201, body: { id } }
        },
      )
      if (former && answer.status === 201) await jeterPreuve(c, former)
      return answer
    },
  )
  .get(
    '/foyer/quotient/declarations/:id/fichier',
    describe({ tag, summary: 'The proof itself, for the family that gave it' }),
    valid('param', ParamId),
    async (c) => {
      const { collectivite, foyer } = famille(c)
      const found = await inTransaction(c, systeme(c), (tx) =>
        lockDeclaration(tx, collectivite, c.req.valid('param').id.toLowerCase()),
      )
      if (found?.foyerId !== foyer) throw introuvable()
      return remettre(c, found)
    },
  )
  .delete(
    '/foyer/quotient/declarations/:id',
    describe({ tag, summary: 'Takes back a declaration that no service has answered, and its proof' }),
    valid('param', ParamId),
    async (c) => {
      const { collectivite, foyer } = famille(c)
      const id = c.req.valid('param').id.toLowerCase()
      const now = c.var.deps.clock.now()
      const former = await inTransaction(c, systeme(c), async (tx) => {
        await lockFoyer(tx, collectivite, foyer)
        const found = await lockDeclaration(tx, collectivite, id)
        if (found?.foyerId !== foyer) throw introuvable()
        if (found.etat === 'retiree') return found
        if (found.etat !== 'demandee') throw new Refus('deja-repondu')
        await revenir(tx, found, now)
        await setDeclaration(tx, collectivite, id, { etat: 'retiree', reponduLe: now, ...SANS_FICHIER })
        await dire(tx, collectivite, foyer)
        return found
      })
      await jeterPreuve(c, former)
      return c.body(null, 204)
    },
  )
  .get(
    '/gestion/quotients',
    describe({
      tag,
      summary: 'Declared quotients that wait for the agent’s services, with their proofs, oldest first',
      answers: QuotientsAVerifier,
    }),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const found = await inTransaction(c, systeme(c), async (tx) => {
        const waiting = await declarationsAVerifier(tx, collectivite, structures)
        const noms = await nomsDesFamilles(tx, collectivite, [...new Set(waiting.map((one) => one.foyerId))])
        return waiting.map((one) => ({ ...declarationLue(one), famille: noms.get(one.foyerId) ?? '' }))
      })
      c.header('cache-control', 'private, no-store')
      return c.json({ attente: found.length, declarations: found } satisfies QuotientsAVerifier)
    },
  )
  .get(
    '/gestion/quotients/:id/fichier',
    describe({ tag, summary: 'The proof itself, for the services of the family' }),
    valid('param', ParamId),
    async (c) => {
      const acteur = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      return remettre(c, await inTransaction(c, systeme(c), (tx) => tenir(tx, acteur, id)))
    },
  )
  .post(
    '/gestion/quotients/:id/reponse',
    describe({
      tag,
      summary:
        'Accepts a declared quotient, until a day if need be, or refuses it with a reason; e-mail either way',
      answers: v.object({}),
    }),
    valid('param', ParamId),
    valid('json', ReponseQuotient),
    async (c) => {
      const acteur = agent(c)
      const { deps, collectivite } = c.var
      const id = c.req.valid('param').id.toLowerCase()
      const { decision, motif, valableJusquAu } = c.req.valid('json')
      return once(c, systeme(c), { decision, motif, valableJusquAu }, async (tx) => {
        const row = await tenir(tx, acteur, id)
        if (row.etat !== 'demandee') throw new Refus('deja-repondu')
        if (row.controle === 'attente') throw new Refus('fichier-en-controle')
        const today = deps.clock.today(collectivite.zone)
        const errors = [
          ...(decision === 'refusee' && !motif
            ? [{ champ: 'motif', message: 'Indiquez le motif\u00a0: la famille le lira.' }]
            : []),
          ...(decision === 'acceptee' && valableJusquAu && valableJusquAu < today
            ? [{ champ: 'valableJusquAu', message: 'Choisissez une date à venir.' }]
            : []),
        ]
        if (errors.length > 0)
          throw new Refus(decision === 'refusee' ? 'motif-requis' : 'requete-invalide', { errors })
        const now = deps.clock.now()
        const accepted = decision === 'acceptee'
        await lockFoyer(tx, collectivite.id, row.foyerId)
        if (accepted) await appliquer(tx, row, now)
        else await revenir(tx, row, now)
        await setDeclaration(tx, collectivite.id, id, {
          etat: decision,
          motif: motif || null,
          valableJusquAu: accepted ? valableJusquAu : null,
          reponduLe: now,
          reponduPar: acteur.compte,
        })
        await ecrire(
          c,
          tx,
          row.foyerId,
          (town, url) =>
            accepted ? quotientAccepte(town, valableJusquAu, url) : quotientRefuse(town, motif, url),
          { quoi: 'reponse', section: 'foyer' },
        )
        await dire(tx, collectivite.id, row.foyerId)
        return { status: 200, body: {} }
      })
    },
  )

/** Where the town hides the quotient, there is none to declare. @throws Refus `introuvable` */
async function exigerVisible(tx: Tx, collectivite: string): Promise<void> {
  if ((await politiqueOf(tx, collectivite))('quotientFamilial').saisie === 'masque') throw introuvable()
}

/** One that the agent's services answer, held. @throws Refus `introuvable` */
async function tenir(tx: Tx, { collectivite, structures }: Agent, id: string): Promise<LigneDeclaration> {
  const found = await lockDeclaration(tx, collectivite, id)
  const answering = found ? await structuresDeFoyer(tx, collectivite, found.foyerId) : []
  if (!found || !answering.some((one) => structures.includes(one))) throw introuvable()
  return found
}

function remettre(c: Context<Env>, row: LigneDeclaration): Promise<Response> {
  const { nom, type, emplacement, cle, controle } = row
  if (nom === null || type === null || emplacement === null || cle === null) throw introuvable()
  return download(c, { nom, type, emplacement, cle, controle })
}

async function jeterPreuve(c: Context<Env>, { emplacement, cle }: LigneDeclaration): Promise<void> {
  if (emplacement !== null && cle !== null) await jeter(c, [{ emplacement, cle }])
}

async function ecrire(
  c: Context<Env>,
  tx: Tx,
  foyer: string,
  lettre: (town: Env['Variables']['collectivite'], url: string) => Annonce['lettre'],
  avis: Annonce['avis'],
): Promise<void> {
  const { deps, collectivite } = c.var
  const url = await sectionUrl(tx, deps.publicUrl, collectivite.id, 'foyer')
  await annoncer(tx, deps, collectivite.id, [{ foyer, lettre: lettre(collectivite, url), avis }])
}
