import {
  ChangementMotDePasse,
  ChoixLangue,
  DemandeCourriel,
  DemandeRecue,
  MonCompte,
} from '@inoe/contract/comptes'
import { Hono } from 'hono'
import * as v from 'valibot'
import { sectionUrl } from '../collectivites/store.ts'
import { lienDe } from '../franceconnect/store.ts'
import { inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { langueDe } from '../http/langue.ts'
import { Designation } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { direA } from '../http/regles.ts'
import { valid } from '../http/validate.ts'
import { courrielPour } from '../outside/lettre.ts'
import { annulerChangement, changementDe, demanderChangement } from './changement-courriel.ts'
import { clesDe } from './cles.ts'
import { lettreMotDePasseChange } from './courriels.ts'
import { hashMotDePasse } from './empreinte.ts'
import { checkMotDePasse, connecte, countCourriel, prouver } from './garde.ts'
import { invitationsDe } from './invitations-parents.ts'
import { normalizeCourriel } from './rules.ts'
import { closeSession, closeSessionNamed, closeSessionsOf, listSessions } from './sessions.ts'
import { courrielsOfFoyer, destinataireDe, setLangue, setMotDePasse, voidJetons } from './store.ts'

const tag = 'comptes'

/** « Mon compte », of parents and of agents. Everything is the asker's own: no route names whose. */
export const monCompteRoutes = new Hono<Env>()
  .get('/compte', describe({ tag, summary: '« Mon compte »', answers: MonCompte }), async (c) => {
    c.header('cache-control', 'no-store')
    const { compte, courriel, role, foyer, empreinte } = connecte(c)
    const { collectivite, deps } = c.var
    const now = deps.clock.now()
    const { id } = collectivite
    const mine = await inTransaction(c, systeme(c), async (tx) => ({
      courriel,
      role,
      langue: (await destinataireDe(tx, id, courriel)).langue,
      sessions: await listSessions(tx, id, compte, empreinte, langueDe(c.req.header('accept-language'))),
      changement: await changementDe(tx, id, compte, now),
      autresParents: foyer ? (await courrielsOfFoyer(tx, id, foyer)).filter((one) => one !== courriel) : [],
      invitations: foyer ? await invitationsDe(tx, id, foyer, now) : [],
      cles: await clesDe(tx, id, compte),
      franceconnect: await lienDe(tx, id, compte),
    }))
    return c.json(mine satisfies MonCompte)
  })

  .put(
    '/compte/langue',
    describe({ tag, summary: 'Chooses the language one is written to in' }),
    valid('json', ChoixLangue),
    async (c) => {
      const { compte } = connecte(c)
      const { langue } = c.req.valid('json')
      await inTransaction(c, systeme(c), (tx) => setLangue(tx, c.var.collectivite.id, compte, langue))
      return c.body(null, 204)
    },
  )

  .post(
    '/compte/mot-de-passe',
    describe({ tag, summary: 'Changes the password, knowing the current one' }),
    valid('json', ChangementMotDePasse),
    async (c) => {
      const { actuel, nouveau } = c.req.valid('json')
      checkMotDePasse(c, nouveau, connecte(c).courriel, 'nouveau')
      const { compte, courriel, empreinte } = await prouver(c, actuel, 'actuel')
      const { collectivite, deps } = c.var
      const hash = await hashMotDePasse(nouveau)
      await inTransaction(c, systeme(c), async (tx) => {
        await setMotDePasse(tx, collectivite.id, compte, hash)
        await voidJetons(tx, collectivite.id, compte)
        await annulerChangement(tx, collectivite.id, compte)
        await closeSessionsOf(tx, collectivite.id, compte, empreinte)
        const page = await sectionUrl(tx, deps.publicUrl, collectivite.id, 'connexion')
        const cles = await clesDe(tx, collectivite.id, compte)
        const lettre = lettreMotDePasseChange(collectivite, page, cles.length > 0)
        await deps.queue.send(tx, 'courriel', {
          collectivite: collectivite.id,
          ...courrielPour(await destinataireDe(tx, collectivite.id, courriel), lettre),
        })
      })
      return c.body(null, 204)
    },
  )

  .delete(
    '/compte/sessions/:session',
    describe({ tag, summary: '« Déconnecter cet appareil »' }),
    valid('param', v.object({ session: Designation })),
    async (c) => {
      const { compte } = connecte(c)
      const { collectivite } = c.var
      const closed = await inTransaction(c, systeme(c), (tx) =>
        closeSessionNamed(tx, collectivite.id, compte, c.req.valid('param').session),
      )
      if (!closed) throw introuvable()
      return c.body(null, 204)
    },
  )

  .delete('/compte/sessions', describe({ tag, summary: '« Déconnecter partout »' }), async (c) => {
    const { compte } = connecte(c)
    await inTransaction(c, systeme(c), async (tx) => {
      await closeSessionsOf(tx, c.var.collectivite.id, compte)
      await closeSession(c, tx)
    })
    return c.body(null, 204)
  })

  .post(
    '/compte/courriel',
    describe({ tag, summary: 'Asks for another address', answers: DemandeRecue, status: 202 }),
    valid('json', DemandeCourriel),
    async (c) => {
      const asked = c.req.valid('json')
      const nouveau = normalizeCourriel(asked.courriel)
      if (nouveau === connecte(c).courriel)
        throw new Refus('requete-invalide', {
          errors: [{ champ: 'courriel', message: (dit) => dit.comptes.memeAdresse }],
        })
      const session = await prouver(c, asked.motDePasse, 'motDePasse')
      await countCourriel(c, nouveau)
      const { collectivite, deps } = c.var
      await inTransaction(c, systeme(c), async (tx) => {
        const changement = await demanderChangement(tx, collectivite.id, session, nouveau, deps.clock.now())
        const job = { collectivite: collectivite.id, changement }
        await deps.queue.send(tx, 'changement-courriel', { ...job, cote: 'ancien' })
        await deps.queue.send(tx, 'changement-courriel', { ...job, cote: 'nouveau' })
      })
      return c.json({ message: direA(c, (dit) => dit.comptes.deuxEnvoyes) } satisfies DemandeRecue, 202)
    },
  )

  .delete('/compte/courriel', describe({ tag, summary: 'Gives up the change of address' }), async (c) => {
    const { compte } = connecte(c)
    await inTransaction(c, systeme(c), (tx) => annulerChangement(tx, c.var.collectivite.id, compte))
    return c.body(null, 204)
  })
