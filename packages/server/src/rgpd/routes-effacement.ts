import { EffacementPrevu, EffacementsADecider, ReponseEffacement } from '@inoe/contract/mes-donnees'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { sectionUrl } from '../collectivites/store.ts'
import { courrielDuCompte, destinataireDe } from '../comptes/store.ts'
import { dureesDe } from '../conservation/durees.ts'
import type { Tx } from '../database/open.ts'
import { publish, publishAll } from '../direct/publish.ts'
import { nomsDesFamilles } from '../foyers/familles.ts'
import { structuresDeFoyer } from '../foyers/modifications.ts'
import { agent, famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { type Langue, langueDe } from '../http/langue.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { courrielPour, type Destinataire, type LettreEnLangues } from '../outside/lettre.ts'
import { conserves, effaces } from './conserves.ts'
import { lettreEfface, lettreEffacementRecu, lettreEffacementRefuse } from './courriels.ts'
import { exigerReferent } from './droits.ts'
import {
  demanderEffacement,
  dernierEffacement,
  effacementsADecider,
  type LigneEffacement,
  lockEffacement,
  setEffacement,
} from './effacements-store.ts'
import { effacer, porteeDe } from './effacer.ts'
import { obstacles } from './obstacles.ts'

const tag = 'rgpd'

/** Erasure: asked for by a parent, answered by who answers for the town's data. */
export const effacementRoutes = new Hono<Env>()
  .get(
    '/mes-donnees/effacement',
    describe({
      tag,
      summary: 'What an erasure would take away, what it would leave and why, and what is in its way',
      answers: EffacementPrevu,
    }),
    async (c) => {
      const acteur = famille(c)
      const langue = langueDe(c.req.header('accept-language'))
      // As `systeme`: whether somebody else acts for the family is read in the logins.
      const { durees, ...prevu } = await inTransaction(c, systeme(c), async (tx) => ({
        ...(await prevoir(c, tx, acteur, langue)),
        durees: await dureesDe(tx, acteur.collectivite),
      }))
      const { portee } = prevu
      c.header('cache-control', 'private, no-store')
      return c.json({
        ...prevu,
        efface: effaces(portee, langue),
        garde: conserves(portee, durees, langue).map(({ tables: _, ...one }) => one),
      } satisfies EffacementPrevu)
    },
  )
  .post(
    '/mes-donnees/effacement',
    describe({
      tag,
      summary: 'Asks for one’s erasure; nothing is erased before the service has answered',
      answers: v.object({}),
      status: 202,
    }),
    async (c) => {
      const acteur = famille(c)
      return once(c, systeme(c), {}, async (tx) => {
        const courriel = await courrielDuCompte(tx, acteur.collectivite, acteur.compte)
        if (!courriel) throw introuvable()
        if (await demanderEffacement(tx, { ...acteur, courriel }, c.var.deps.clock.now())) {
          const url = await pageDe(c, tx)
          await ecrire(
            c,
            tx,
            await destinataireDe(tx, acteur.collectivite, courriel),
            lettreEffacementRecu(c.var.collectivite, url),
          )
          await dire(tx, acteur)
        }
        return { status: 202, body: {} }
      })
    },
  )
  .delete(
    '/mes-donnees/effacement',
    describe({ tag, summary: 'Takes one’s request for erasure back, while it waits' }),
    async (c) => {
      const acteur = famille(c)
      await inTransaction(c, systeme(c), async (tx) => {
        const last = await dernierEffacement(tx, acteur.collectivite, acteur.compte)
        const held = last && (await lockEffacement(tx, acteur.collectivite, last.id))
        if (held?.etat !== 'demandee') return
        await setEffacement(tx, held, { etat: 'retiree', reponduLe: c.var.deps.clock.now() })
        await dire(tx, acteur)
      })
      return c.body(null, 204)
    },
  )
  .get(
    '/gestion/effacements',
    describe({ tag, summary: 'Requests for erasure that wait, oldest first', answers: EffacementsADecider }),
    async (c) => {
      const acteur = agent(c)
      const demandes = await inTransaction(c, systeme(c), async (tx) => {
        await exigerReferent(tx, acteur)
        const found = await effacementsADecider(tx, acteur.collectivite)
        const noms = await nomsDesFamilles(tx, acteur.collectivite, [
          ...new Set(found.map((one) => one.foyerId)),
        ])
        const durees = await dureesDe(tx, acteur.collectivite)
        const read: EffacementsADecider['demandes'] = []
        for (const one of found) {
          const prevu = await prevoir(c, tx, quiDe(one))
          read.push({
            id: one.id,
            courriel: one.courriel,
            famille: noms.get(one.foyerId) ?? '',
            demandeLe: one.demandeLe.toISOString(),
            ...prevu,
            garde: conserves(prevu.portee, durees).map(({ quoi, duree }) => `${quoi}\u00a0: ${duree}`),
          })
        }
        return read
      })
      c.header('cache-control', 'private, no-store')
      return c.json({ demandes } satisfies EffacementsADecider)
    },
  )
  .post(
    '/gestion/effacements/:id/reponse',
    describe({
      tag,
      summary:
        'Refuses an erasure with a reason, or does it at once, under the archives’ visa; e-mail either way',
      answers: v.object({}),
    }),
    valid('param', ParamId),
    valid('json', ReponseEffacement),
    async (c) => {
      const acteur = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      const reponse = c.req.valid('json')
      return once(c, systeme(c), reponse, async (tx) => {
        await exigerReferent(tx, acteur)
        const held = await lockEffacement(tx, acteur.collectivite, id)
        if (!held) throw introuvable()
        if (held.etat !== 'demandee') throw new Refus('deja-repondu')
        const answered = { reponduLe: c.var.deps.clock.now(), reponduPar: acteur.compte }
        if (reponse.decision === 'refusee') await refuser(c, tx, held, reponse.motif, answered)
        else await accepter(c, tx, held, reponse.visa, answered)
        return { status: 200, body: {} }
      })
    },
  )

/** Tells the open pages of the family, and of the services that may have who answers. */
async function dire(tx: Tx, { collectivite, foyer }: { collectivite: string; foyer: string }): Promise<void> {
  const structures = await structuresDeFoyer(tx, collectivite, foyer)
  const sujet = 'mes-donnees' as const
  await publishAll(tx, [
    { collectivite, foyer, sujet },
    ...structures.map((structure) => ({ collectivite, structure, sujet })),
  ])
}

const quiDe = ({ collectiviteId, compteId, foyerId, courriel }: LigneEffacement) => ({
  collectivite: collectiviteId,
  compte: compteId,
  foyer: foyerId,
  courriel,
})

async function prevoir(
  c: Context<Env>,
  tx: Tx,
  qui: { collectivite: string; compte: string; foyer: string },
  langue: Langue = 'fr',
): Promise<Pick<EffacementPrevu, 'portee' | 'obstacles'>> {
  const portee = await porteeDe(tx, qui)
  const today = c.var.deps.clock.today(c.var.collectivite.zone)
  // Of who leaves a family that goes on, bills and days are the other parent's.
  return { portee, obstacles: portee === 'foyer' ? await obstacles(tx, qui, today, langue) : [] }
}

type Repondu = Pick<LigneEffacement, 'reponduLe' | 'reponduPar'>

async function refuser(
  c: Context<Env>,
  tx: Tx,
  held: LigneEffacement,
  motif: string,
  answered: Repondu,
): Promise<void> {
  if (!motif)
    throw new Refus('motif-requis', {
      errors: [{ champ: 'motif', message: 'Indiquez le motif\u00a0: la famille le lira.' }],
    })
  await setEffacement(tx, held, { etat: 'refusee', motif, ...answered })
  await publish(tx, { collectivite: held.collectiviteId, foyer: held.foyerId, sujet: 'mes-donnees' })
  const a = await destinataireDe(tx, held.collectiviteId, held.courriel)
  await ecrire(c, tx, a, lettreEffacementRefuse(c.var.collectivite, motif, await pageDe(c, tx)))
}

/** All of it in the transaction of the answer: whatever fails, nothing is erased. */
async function accepter(
  c: Context<Env>,
  tx: Tx,
  held: LigneEffacement,
  visa: string,
  answered: Repondu,
): Promise<void> {
  if (!visa)
    throw new Refus('visa-requis', {
      errors: [{ champ: 'visa', message: 'Indiquez la référence du visa des Archives départementales.' }],
    })
  const qui = quiDe(held)
  const { portee, obstacles: before } = await prevoir(c, tx, qui)
  if (before.length > 0)
    throw new Refus('effacement-impossible', { detail: `À régler d’abord\u00a0: ${before.join(', ')}.` })
  // Read before it is erased with the rest.
  const a = await destinataireDe(tx, qui.collectivite, held.courriel)
  await setEffacement(tx, held, { etat: 'acceptee', visa, ...answered })
  const { lignes, fichiers } = await effacer(tx, qui, portee)
  await setEffacement(tx, held, { bilan: lignes })
  const { collectivite: id } = qui
  if (fichiers.length > 0)
    await c.var.deps.queue.send(tx, 'detruire-fichiers', { collectivite: id, emplacements: fichiers })
  await ecrire(c, tx, a, lettreEfface(c.var.collectivite, portee, await dureesDe(tx, id)))
}

const pageDe = (c: Context<Env>, tx: Tx) =>
  sectionUrl(tx, c.var.deps.publicUrl, c.var.collectivite.id, 'mes-donnees')

async function ecrire(c: Context<Env>, tx: Tx, a: Destinataire, lettre: LettreEnLangues): Promise<void> {
  await c.var.deps.queue.send(tx, 'courriel', {
    collectivite: c.var.collectivite.id,
    ...courrielPour(a, lettre),
  })
}
