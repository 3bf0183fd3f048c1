import { ConnexionCle, DemandeCle, NouvelleCle, OptionsCle, SessionOuverte } from '@inoe/contract/comptes'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { sectionUrl } from '../collectivites/store.ts'
import { inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { Designation } from '../http/params.ts'
import { introuvable } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { courrielPour } from '../outside/lettre.ts'
import { adresseIp } from './adresse-ip.ts'
import {
  ajouterCle,
  compteDeLaCle,
  optionsConnexion,
  optionsCreation,
  type Page,
  retirerCle,
} from './cles.ts'
import { lettreCleAjoutee } from './courriels.ts'
import { connecte, counter, prouver } from './garde.ts'
import { compter } from './limites.ts'
import { openAfresh } from './ouverture.ts'
import { destinataireDe } from './store.ts'

const tag = 'comptes'

/** Passkeys. A key that signs in is proof of its owner's finger or code as well: no password is asked. */
export const clesRoutes = new Hono<Env>()
  .post(
    '/compte/cles/options',
    describe({ tag, summary: 'What the browser needs to make a passkey', answers: OptionsCle }),
    valid('json', DemandeCle),
    async (c) => {
      // Threat: a session left open would give a key that opens the account for ever.
      const session = await prouver(c, c.req.valid('json').motDePasse, 'motDePasse')
      const { collectivite, deps } = c.var
      const options = await inTransaction(c, systeme(c), (tx) =>
        optionsCreation(tx, pageOf(c), session, collectivite.nom, deps.clock.now()),
      )
      return c.json({ options: { ...options } } satisfies OptionsCle)
    },
  )

  .post(
    '/compte/cles',
    describe({ tag, summary: '« Ajouter une clé d’accès »' }),
    valid('json', NouvelleCle),
    async (c) => {
      const { compte, courriel } = connecte(c)
      const { collectivite, deps } = c.var
      const asked = c.req.valid('json')
      await inTransaction(c, systeme(c), async (tx) => {
        await ajouterCle(tx, pageOf(c), compte, asked, deps.clock.now())
        const page = await sectionUrl(tx, deps.publicUrl, collectivite.id, 'compte')
        const lettre = lettreCleAjoutee(collectivite, asked.nom, page)
        await deps.queue.send(tx, 'courriel', {
          collectivite: collectivite.id,
          ...courrielPour(await destinataireDe(tx, collectivite.id, courriel), lettre),
        })
      })
      return c.body(null, 204)
    },
  )

  .delete(
    '/compte/cles/:cle',
    describe({ tag, summary: 'Removes a passkey' }),
    valid('param', v.object({ cle: Designation })),
    async (c) => {
      const { compte } = connecte(c)
      const gone = await inTransaction(c, systeme(c), (tx) =>
        retirerCle(tx, c.var.collectivite.id, compte, c.req.valid('param').cle),
      )
      if (!gone) throw introuvable()
      return c.body(null, 204)
    },
  )

  .post(
    '/session/cle/options',
    describe({ tag, summary: 'What the browser needs to offer its passkeys', answers: OptionsCle }),
    async (c) => {
      const { database, clock } = c.var.deps
      await compter(database, counter(c, 'defi-ip', adresseIp(c)))
      const options = await inTransaction(c, systeme(c), (tx) => optionsConnexion(tx, pageOf(c), clock.now()))
      return c.json({ options: { ...options } } satisfies OptionsCle)
    },
  )

  .post(
    '/session/cle',
    describe({ tag, summary: '« Se connecter avec une clé d’accès »', answers: SessionOuverte }),
    valid('json', ConnexionCle),
    async (c) => {
      const asked = c.req.valid('json')
      const { resterConnecte, appareil } = asked
      const jeton = await inTransaction(c, systeme(c), async (tx) => {
        const compte = await compteDeLaCle(tx, pageOf(c), asked, c.var.deps.clock.now())
        return openAfresh(c, tx, { compte, persistante: resterConnecte ?? false, appareil })
      })
      return c.json({ jeton } satisfies SessionOuverte)
    },
  )

/** The page that asks; `tenant()` has checked that its origin is declared. */
function pageOf(c: Context<Env>): Page {
  const { collectivite, deps } = c.var
  return { collectivite: collectivite.id, origine: c.req.header('origin') ?? deps.publicUrl }
}
