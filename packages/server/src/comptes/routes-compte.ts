import { Id } from '@inoe/contract/commun'
import { MotDePasseModifie, SessionsOuvertes } from '@inoe/contract/comptes'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { sectionUrl } from '../collectivites/store.ts'
import { inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { writeCourriel } from '../outside/lettre.ts'
import { lettreMotDePasseChange } from './courriels.ts'
import { hashMotDePasse, verifyMotDePasse } from './empreinte.ts'
import { compter, oublier } from './limites.ts'
import { phraseEchec, reproche } from './rules.ts'
import { closeSessionById, closeSessionsOf, type Session, sessionsDe } from './sessions.ts'
import { compteOf, setMotDePasse } from './store.ts'

const tag = 'comptes'

/** « Mon compte »: one's own login, whoever one is. */
export const compteRoutes = new Hono<Env>()
  .get(
    '/compte/sessions',
    describe({ tag, summary: 'Where one is signed in', answers: SessionsOuvertes }),
    async (c) => {
      c.header('cache-control', 'private, no-store')
      return c.json(await lire(c, connecte(c)))
    },
  )
  .delete(
    '/compte/sessions/:id',
    describe({ tag, summary: 'Signs a device out; answers where one still is', answers: SessionsOuvertes }),
    valid('param', v.object({ id: Id })),
    async (c) => {
      const session = connecte(c)
      const id = c.req.valid('param').id.toLowerCase()
      const ended = await inTransaction(c, systeme(c), (tx) =>
        closeSessionById(tx, c.var.collectivite.id, session.compte, id),
      )
      if (!ended) throw introuvable()
      return c.json(await lire(c, session))
    },
  )
  .put(
    '/compte/mot-de-passe',
    describe({
      tag,
      summary: 'Changes one’s password, the current one said; signs the other devices out',
      answers: SessionsOuvertes,
    }),
    valid('json', MotDePasseModifie),
    async (c) => {
      const session = connecte(c)
      const { collectivite, deps } = c.var
      const { actuel, nouveau } = c.req.valid('json')
      // Threat: who finds a page open must not try passwords at will.
      const essai = {
        collectivite: collectivite.id,
        limite: 'connexion-adresse',
        qui: session.courriel,
      } as const
      const { restants, minutes } = await compter(deps.database, essai)
      const compte = await inTransaction(c, systeme(c), (tx) =>
        compteOf(tx, collectivite.id, session.courriel),
      )
      if (!(await verifyMotDePasse(actuel, compte?.motDePasse)))
        throw new Refus('identifiants-incorrects', {
          detail: phraseEchec(restants, minutes),
          errors: [{ champ: 'actuel', message: 'Ce n’est pas votre mot de passe actuel.' }],
        })
      await oublier(deps.database, essai)
      const message = reproche(nouveau, session.courriel, `${collectivite.id} ${collectivite.nom}`)
      if (message)
        throw new Refus('mot-de-passe-faible', { detail: message, errors: [{ champ: 'nouveau', message }] })
      const hash = await hashMotDePasse(nouveau)
      await inTransaction(c, systeme(c), async (tx) => {
        await setMotDePasse(tx, collectivite.id, session.compte, hash)
        await closeSessionsOf(tx, collectivite.id, session.compte, session.empreinte)
        const page = await sectionUrl(tx, deps.publicUrl, collectivite.id, 'connexion')
        await deps.queue.send(tx, 'courriel', {
          collectivite: collectivite.id,
          ...writeCourriel(session.courriel, lettreMotDePasseChange(collectivite, page)),
        })
      })
      return c.json(await lire(c, session))
    },
  )

/** @throws Refus `non-connecte` */
function connecte(c: Context<Env>): Session {
  if (!c.var.session) throw new Refus('non-connecte')
  return c.var.session
}

async function lire(c: Context<Env>, session: Session): Promise<SessionsOuvertes> {
  const found = await inTransaction(c, systeme(c), (tx) => sessionsDe(tx, c.var.collectivite.id, session))
  return {
    sessions: found.map(({ ouverteLe, vueLe, ...one }) => ({
      ...one,
      ouverteLe: ouverteLe.toISOString(),
      vueLe: vueLe.toISOString(),
    })),
  }
}
