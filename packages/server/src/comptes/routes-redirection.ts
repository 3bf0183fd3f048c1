import { AdresseRetour, DemandeRetour, EchangeCode, SessionEchangee } from '@inoe/contract/comptes'
import { Hono } from 'hono'
import { isDeclared } from '../collectivites/store.ts'
import { inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { connecte } from './garde.ts'
import { donnerCode, prendreCode } from './redirection.ts'
import { adresseDeRetour, pageDeRetour } from './rules.ts'
import { deplacerSession } from './sessions.ts'

const tag = 'comptes'

/** Signing in on the hosted page for a page of the town's site (OAuth's code with PKCE, RFC 9700). */
export const redirectionRoutes = new Hono<Env>()
  .post(
    '/session/code',
    describe({
      tag,
      summary: 'The hosted page goes back to the page that sent its parent here',
      answers: AdresseRetour,
    }),
    valid('json', DemandeRetour),
    async (c) => {
      const { empreinte } = connecte(c)
      const { collectivite, deps } = c.var
      // Threat: a page of one of the town's sites, or a script in it, has a session sent to another.
      if (c.req.header('origin') !== deps.publicUrl) throw new Refus('origine-non-declaree')
      const { retour, etat, defi } = c.req.valid('json')
      const page = pageDeRetour(retour)
      const adresse = await inTransaction(c, systeme(c), async (tx) => {
        // Threat: an address that leads the parent, and the code with them, to a site of somebody else.
        if (!page || !(await isDeclared(tx, collectivite.id, page.origin)))
          throw new Refus('origine-non-declaree')
        const demande = { session: empreinte, origine: page.origin, defi }
        const code = await donnerCode(tx, collectivite.id, demande, deps.clock.now())
        return adresseDeRetour(page, { code, etat })
      })
      return c.json({ adresse } satisfies AdresseRetour)
    },
  )

  .post(
    '/session/echange',
    describe({ tag, summary: 'The code of a return becomes the session', answers: SessionEchangee }),
    valid('json', EchangeCode),
    async (c) => {
      const { collectivite, deps } = c.var
      const apporte = { ...c.req.valid('json'), origine: c.req.header('origin') ?? '' }
      // A refusal is thrown once the code is gone for good: not within the transaction that takes it out.
      const session = await inTransaction(c, systeme(c), (tx) =>
        prendreCode(tx, collectivite.id, apporte, deps.clock.now()),
      )
      const moved = session && (await inTransaction(c, systeme(c), (tx) => deplacerSession(c, tx, session)))
      if (!moved)
        throw new Refus('lien-invalide', {
          detail: (dit) => dit.comptes.retourPasse,
        })
      return c.json(moved satisfies SessionEchangee)
    },
  )
