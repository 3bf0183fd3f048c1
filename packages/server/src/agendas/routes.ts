import { AgendaCree, Agendas, DemandeAgenda } from '@inoe/contract/agendas'
import { Langue } from '@inoe/contract/langues'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { v7 as uuid } from 'uuid'
import * as v from 'valibot'
import { adresseIp } from '../comptes/adresse-ip.ts'
import { compter, verifier } from '../comptes/limites.ts'
import { enfantsOfFoyer } from '../foyers/store.ts'
import { famille, inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { langueDe } from '../http/langue.ts'
import { ParamId } from '../http/params.ts'
import { introuvable } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { ecrireCalendrier } from './calendrier.ts'
import { evenementsOf } from './evenements.ts'
import { phrasesAgenda } from './phrases.ts'
import { empreinteOf, isSecret, newSecret } from './secret.ts'
import { agendaOf, agendasOfFoyer, type Ligne, replaceAgenda, revokeAgenda } from './store.ts'

const tag = 'agendas'

/** The calendars that a family's phones subscribe to. */
export const agendasRoutes = new Hono<Env>()
  .get(
    '/agendas',
    describe({ tag, summary: 'The family’s calendars; their addresses are not kept', answers: Agendas }),
    async (c) => {
      const acteur = famille(c)
      const found = await inTransaction(c, acteur, (tx) =>
        agendasOfFoyer(tx, acteur.collectivite, acteur.foyer),
      )
      return c.json({ agendas: found.map(read) } satisfies Agendas)
    },
  )
  .post(
    '/agendas',
    describe({
      tag,
      summary: 'Makes a private address, said this once; it replaces the one before for the same child',
      answers: AgendaCree,
      status: 201,
    }),
    valid('json', DemandeAgenda),
    async (c) => {
      const { collectivite, foyer } = famille(c)
      const { deps } = c.var
      const enfant = c.req.valid('json').enfant?.toLowerCase() ?? null
      const secret = newSecret()
      const row = {
        collectiviteId: collectivite,
        id: uuid(),
        foyerId: foyer,
        enfantId: enfant,
        empreinte: empreinteOf(secret),
        creeLe: deps.clock.now(),
      }
      // Not through `once`, which keeps the answer, and the secret with it: a replay replaces the address instead.
      await inTransaction(c, systeme(c), async (tx) => {
        const theirs = await enfantsOfFoyer(tx, collectivite, foyer)
        if (enfant !== null && !theirs.some(({ id }) => id === enfant)) throw introuvable()
        await replaceAgenda(tx, row)
      })
      const langue = langueDe(c.req.header('accept-language'))
      const url = `${deps.publicUrl}/api/${collectivite}/agendas/${secret}.ics${langue === 'fr' ? '' : `?langue=${langue}`}`
      c.header('cache-control', 'private, no-store')
      return c.json({ ...read(row), url } satisfies AgendaCree, 201)
    },
  )
  .delete(
    '/agendas/:id',
    describe({ tag, summary: 'Ends an address' }),
    valid('param', ParamId),
    async (c) => {
      const { collectivite, foyer } = famille(c)
      const { id } = c.req.valid('param')
      const now = c.var.deps.clock.now()
      const ended = await inTransaction(c, systeme(c), (tx) => revokeAgenda(tx, collectivite, foyer, id, now))
      if (!ended) throw introuvable()
      return c.body(null, 204)
    },
  )
  .get(
    '/agendas/:fichier{.+\\.ics}',
    describe({ tag, summary: 'The calendar itself (text/calendar), for whoever knows its address' }),
    etag(),
    // A phone that reads it prefers no language that its owner chose: the address says which.
    valid('query', v.object({ langue: v.optional(v.fallback(Langue, 'fr'), 'fr') })),
    async (c) => {
      const { deps, collectivite } = c.var
      const { langue } = c.req.valid('query')
      const phrases = phrasesAgenda(langue)
      const secret = c.req.param('fichier').slice(0, -'.ics'.length)
      if (!isSecret(secret)) throw introuvable()
      // Threat: somebody tries addresses. Those that were ours once are not counted: calendar services, which read for
      // thousands of families from few addresses, go on asking for the ended ones.
      const compteur = { collectivite: collectivite.id, limite: 'agenda-ip', qui: adresseIp(c) } as const
      await verifier(deps.database, compteur)
      const { known, text } = await inTransaction(c, systeme(c), async (tx) => {
        const agenda = await agendaOf(tx, collectivite.id, empreinteOf(secret))
        if (!agenda || agenda.revoqueLe) return { known: agenda !== undefined, text: null }
        const { foyerId, enfantId } = agenda
        const town = {
          collectivite: collectivite.id,
          publicUrl: deps.publicUrl,
          aujourdhui: deps.clock.today(collectivite.zone),
        }
        const enfants = await enfantsOfFoyer(tx, collectivite.id, foyerId)
        const prenom = enfants.find(({ id }) => id === enfantId)?.prenom
        const nom = `${prenom ?? phrases.espace} – ${collectivite.nom}`
        const evenements = await evenementsOf(tx, town, foyerId, enfantId, phrases)
        return { known: true, text: ecrireCalendrier({ nom, langue }, evenements, collectivite.zone) }
      })
      if (!known) await compter(deps.database, compteur)
      if (text === null) throw introuvable()
      return c.body(text, 200, {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="agenda.ics"',
        'cache-control': 'private, no-cache',
        'x-robots-tag': 'noindex',
      })
    },
  )

function read({ id, enfantId, creeLe }: Pick<Ligne, 'id' | 'enfantId' | 'creeLe'>) {
  return { id, enfant: enfantId, creeLe: creeLe.toISOString() }
}
