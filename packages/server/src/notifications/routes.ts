import { Id } from '@inoe/contract/commun'
import { AbonnementDemande, AbonnementLu, Appareil, CleNotifications } from '@inoe/contract/notifications'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { famille, inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { isClePublique } from '../outside/push.ts'
import { abonner, desabonner, relire } from './store.ts'

const tag = 'notifications'

/** What a parent's browsers are notified of, each for itself. */
export const notificationsRoutes = new Hono<Env>()
  .get(
    '/notifications/cle',
    describe({ tag, summary: 'The key that a browser subscribes for', answers: CleNotifications }),
    (c) => {
      c.header('cache-control', 'no-cache')
      return c.json({ cle: c.var.deps.push.cle } satisfies CleNotifications)
    },
  )
  .post(
    '/notifications/abonnements',
    describe({
      tag,
      summary: 'Notifies this browser, or changes what it is notified of',
      answers: v.object({ id: Id }),
      status: 201,
    }),
    valid('json', AbonnementDemande),
    async (c) => {
      const titulaire = qui(c)
      const asked = c.req.valid('json')
      const { collectivite, deps } = c.var
      // Threat: the server would be made to send requests where the one who asks cannot.
      if (!deps.push.accepte(asked.adresse))
        refuser('adresse', 'Ce service de notifications n’est pas accepté.')
      if (!isClePublique(asked.p256dh)) refuser('p256dh', 'Cette clé n’en est pas une.')
      const id = await inTransaction(c, systeme(c), (tx) =>
        abonner(tx, collectivite.id, titulaire, asked, deps.clock.now()),
      )
      return c.json({ id }, 201)
    },
  )
  .post(
    '/notifications/appareil',
    describe({ tag, summary: 'What this browser is notified of', answers: AbonnementLu }),
    valid('json', Appareil),
    async (c) => {
      const titulaire = qui(c)
      const found = await inTransaction(c, systeme(c), (tx) =>
        relire(tx, c.var.collectivite.id, titulaire, c.req.valid('json').adresse),
      )
      c.header('cache-control', 'no-store')
      return c.json({
        abonnement: found ? { id: found.id, sujets: found.sujets } : null,
      } satisfies AbonnementLu)
    },
  )
  .delete(
    '/notifications/abonnements/:id',
    describe({ tag, summary: 'Stops notifying a browser' }),
    valid('param', ParamId),
    async (c) => {
      const { compte } = qui(c)
      const done = await inTransaction(c, systeme(c), (tx) =>
        desabonner(tx, c.var.collectivite.id, compte, c.req.valid('param').id),
      )
      if (!done) throw introuvable()
      return c.body(null, 204)
    },
  )

function refuser(champ: string, message: string): never {
  throw new Refus('requete-invalide', { errors: [{ champ, message }] })
}

function qui(c: Context<Env>): { compte: string; session: string } {
  return { compte: famille(c).compte, session: c.var.session?.empreinte ?? '' }
}
