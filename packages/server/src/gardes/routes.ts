import { Id } from '@inoe/contract/commun'
import {
  GardeSaisie,
  GardesFamille,
  InvitationSecondFoyer,
  ReponseGarde,
  ReponseSecondFoyer,
} from '@inoe/contract/gardes'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { countCourriel } from '../comptes/garde.ts'
import { normalizeCourriel } from '../comptes/rules.ts'
import { type Famille, famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { langueDe } from '../http/langue.ts'
import { ParamId } from '../http/params.ts'
import { Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { proposer, repondreGarde, retirerGarde } from './calendrier.ts'
import { inviter, repondreInvitation, retirerInvitation } from './inviter.ts'
import { lireGardes } from './lecture.ts'

const tag = 'gardes'

/** Children who have two homes, as a family lives it: it never learns who or where the other one is. */
export const gardesRoutes = new Hono<Env>()
  .get(
    '/foyer/gardes',
    describe({
      tag,
      summary: 'The children’s other homes and their calendars; what other homes ask of this login',
      answers: GardesFamille,
    }),
    async (c) => {
      const acteur = famille(c)
      const found = await inTransaction(c, systeme(c), (tx) =>
        lireGardes(
          tx,
          { ...qui(c, acteur), langue: langueDe(c.req.header('accept-language')) },
          c.var.deps.clock.now(),
          aujourdhui(c),
        ),
      )
      c.header('cache-control', 'private, no-store')
      return c.json(found satisfies GardesFamille)
    },
  )
  .post(
    '/foyer/gardes/invitations',
    describe({
      tag,
      summary:
        'Asks the other parent of a child to have it in their file too; answers the same whoever they are',
      answers: v.object({ id: Id }),
      status: 201,
    }),
    valid('json', InvitationSecondFoyer),
    async (c) => {
      const acteur = famille(c)
      const asked = c.req.valid('json')
      const courriel = normalizeCourriel(asked.courriel)
      await countCourriel(c, courriel)
      return once(c, systeme(c), { ...asked, courriel }, async (tx) => ({
        status: 201,
        body: {
          id: await inviter(contexte(c, tx), qui(c, acteur), {
            enfant: asked.enfant.toLowerCase(),
            courriel,
          }),
        },
      }))
    },
  )
  .delete(
    '/foyer/gardes/invitations/:id',
    describe({ tag, summary: 'Takes back a request to the other parent' }),
    valid('param', ParamId),
    async (c) => {
      const acteur = famille(c)
      const id = c.req.valid('param').id.toLowerCase()
      await inTransaction(c, systeme(c), (tx) => retirerInvitation(contexte(c, tx), acteur, id))
      return c.body(null, 204)
    },
  )
  .post(
    '/foyer/gardes/invitations/:id/reponse',
    describe({
      tag,
      summary: 'Takes the child in one’s own file, its date of birth given, or declines',
      answers: v.object({}),
    }),
    valid('param', ParamId),
    valid('json', ReponseSecondFoyer),
    async (c) => {
      const acteur = famille(c)
      const id = c.req.valid('param').id.toLowerCase()
      // Not `once`: a wrong answer is counted, so the transaction commits, and is refused after it.
      const issue = await inTransaction(c, systeme(c), (tx) =>
        repondreInvitation(contexte(c, tx), qui(c, acteur), id, c.req.valid('json')),
      )
      if (issue) throw issue
      return c.json({})
    },
  )
  .post(
    '/foyer/enfants/:id/garde',
    describe({
      tag,
      summary: 'Proposes a calendar, which the other home confirms',
      answers: v.object({ id: Id }),
      status: 201,
    }),
    valid('param', ParamId),
    valid('json', GardeSaisie),
    async (c) => {
      const acteur = famille(c)
      const enfant = c.req.valid('param').id.toLowerCase()
      const asked = c.req.valid('json')
      return once(c, systeme(c), { enfant, ...asked }, async (tx) => ({
        status: 201,
        body: {
          id: await proposer(contexte(c, tx), { enfant, foyer: acteur.foyer, par: acteur.compte }, asked),
        },
      }))
    },
  )
  .post(
    '/foyer/gardes/:id/reponse',
    describe({
      tag,
      summary: 'Confirms the calendar that the other home proposed, or does not',
      answers: v.object({}),
    }),
    valid('param', ParamId),
    valid('json', ReponseGarde),
    async (c) => {
      const acteur = famille(c)
      const id = c.req.valid('param').id.toLowerCase()
      const { accepte } = c.req.valid('json')
      return once(c, systeme(c), { id, accepte }, async (tx) => {
        await repondreGarde(contexte(c, tx), acteur, id, accepte)
        return { status: 200, body: {} }
      })
    },
  )
  .delete(
    '/foyer/gardes/:id',
    describe({ tag, summary: 'Takes back a calendar that one’s own home proposed' }),
    valid('param', ParamId),
    async (c) => {
      const acteur = famille(c)
      const id = c.req.valid('param').id.toLowerCase()
      await inTransaction(c, systeme(c), (tx) => retirerGarde(contexte(c, tx), acteur, id))
      return c.body(null, 204)
    },
  )

const aujourdhui = (c: Context<Env>) => c.var.deps.clock.today(c.var.collectivite.zone)
const contexte = (c: Context<Env>, tx: Parameters<typeof lireGardes>[0]) => ({
  tx,
  outils: c.var.deps,
  ville: c.var.collectivite,
})
function qui(c: Context<Env>, acteur: Famille): Famille & { courriel: string } {
  const { session } = c.var
  if (!session) throw new Refus('non-connecte')
  return { ...acteur, courriel: session.courriel }
}
