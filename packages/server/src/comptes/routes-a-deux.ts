import { Id } from '@inoe/contract/commun'
import {
  AcceptationInvitation,
  Invitation,
  InvitationEnvoyee,
  InvitationLue,
  LectureInvitation,
  ReponseCourriel,
  SessionOuverte,
  SuiteCourriel,
} from '@inoe/contract/comptes'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { langueDe } from '../http/langue.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { courrielPour, type Destinataire, type LettreEnLangues } from '../outside/lettre.ts'
import { repondre } from './changement-courriel.ts'
import { lettreCourrielChange, lettreParentArrive } from './courriels.ts'
import { hashMotDePasse } from './empreinte.ts'
import { checkMotDePasse, countCourriel } from './garde.ts'
import {
  accepterInvitation,
  annulerInvitation,
  invitationDe,
  inviter,
  lireInvitation,
} from './invitations-parents.ts'
import { openAfresh } from './ouverture.ts'
import { normalizeCourriel } from './rules.ts'
import { destinataireDe, loginsDesFoyers, voidJetons } from './store.ts'

const tag = 'comptes'
const ParamInvitation = v.object({ invitation: Id })

/**
 * What takes two people or two mailboxes: an address that changes, the other parent who joins.
 * Threat: mail scanners open links. The secret is in the fragment, which no scanner's request carries, and only these
 * POSTs, sent by a button of the page, use it up.
 */
export const aDeuxRoutes = new Hono<Env>()
  .post(
    '/comptes/courriel',
    describe({ tag, summary: 'Answers a change of address, by the link received', answers: SuiteCourriel }),
    valid('json', ReponseCourriel),
    async (c) => {
      const { collectivite, deps } = c.var
      const { jeton, accepte } = c.req.valid('json')
      const suite = await inTransaction(c, systeme(c), async (tx) => {
        const answered = await repondre(tx, collectivite.id, jeton, accepte, deps.clock.now())
        if (!answered) throw new Refus('lien-invalide', { detail: (dit) => dit.comptes.changementPasse })
        if (answered.suite.etat === 'fait') {
          const { ancien, nouveau } = answered.changement
          const page = await sectionUrl(tx, deps.publicUrl, collectivite.id, 'connexion')
          const lettre = lettreCourrielChange(collectivite, nouveau, page)
          const { langue } = await destinataireDe(tx, collectivite.id, nouveau)
          for (const courriel of [ancien, nouveau]) await ecrire(c, tx, { courriel, langue }, lettre)
        }
        return answered.suite
      })
      return c.json(suite satisfies SuiteCourriel)
    },
  )

  .post(
    '/compte/invitations',
    describe({ tag, summary: '« Inviter l’autre parent »', answers: InvitationEnvoyee, status: 201 }),
    valid('json', Invitation),
    async (c) => {
      const par = famille(c)
      const asked = c.req.valid('json')
      const courriel = normalizeCourriel(asked.courriel)
      await countCourriel(c, courriel)
      return once(c, systeme(c), asked, async (tx) => {
        const invitation = await inviter(
          tx,
          par.collectivite,
          par,
          { ...asked, courriel },
          c.var.deps.clock.now(),
        )
        await c.var.deps.queue.send(tx, 'invitation-parent', { collectivite: par.collectivite, invitation })
        return { status: 201, body: { id: invitation } satisfies InvitationEnvoyee }
      })
    },
  )

  .post(
    '/compte/invitations/:invitation/renvoi',
    describe({ tag, summary: 'Sends an invitation again, for as long as a new one' }),
    valid('param', ParamInvitation),
    async (c) => {
      const par = famille(c)
      const { collectivite, deps } = c.var
      const id = c.req.valid('param').invitation
      const found = await inTransaction(c, systeme(c), (tx) =>
        invitationDe(tx, collectivite.id, par.foyer, id),
      )
      if (!found) throw introuvable()
      await countCourriel(c, found.courriel)
      await inTransaction(c, systeme(c), async (tx) => {
        // Cancelled or used meanwhile: nothing comes back to life.
        const still = await invitationDe(tx, collectivite.id, par.foyer, id)
        if (!still) throw introuvable()
        const { courriel, prenom, nom } = still
        const again = await inviter(tx, collectivite.id, par, { courriel, prenom, nom }, deps.clock.now())
        await deps.queue.send(tx, 'invitation-parent', { collectivite: collectivite.id, invitation: again })
      })
      return c.body(null, 204)
    },
  )

  .delete(
    '/compte/invitations/:invitation',
    describe({ tag, summary: 'Cancels an invitation' }),
    valid('param', ParamInvitation),
    async (c) => {
      const par = famille(c)
      const gone = await inTransaction(c, systeme(c), (tx) =>
        annulerInvitation(tx, par.collectivite, par.foyer, c.req.valid('param').invitation),
      )
      if (!gone) throw introuvable()
      return c.body(null, 204)
    },
  )

  .post(
    '/comptes/invitation/lecture',
    describe({ tag, summary: 'What an invitation says; uses nothing up', answers: InvitationLue }),
    valid('json', LectureInvitation),
    async (c) => {
      const { collectivite, deps } = c.var
      const { jeton } = c.req.valid('json')
      const read = await inTransaction(c, systeme(c), (tx) =>
        lireInvitation(tx, collectivite.id, jeton, deps.clock.now()),
      )
      if (!read) throw new Refus('lien-invalide', { detail: (dit) => dit.comptes.invitationPassee })
      return c.json(read satisfies InvitationLue)
    },
  )

  .post(
    '/comptes/invitation',
    describe({ tag, summary: '« Rejoindre le dossier »: signs in', answers: SessionOuverte }),
    valid('json', AcceptationInvitation),
    async (c) => {
      const { collectivite, deps } = c.var
      const { jeton, motDePasse, appareil } = c.req.valid('json')
      const now = deps.clock.now()
      const read = await inTransaction(c, systeme(c), (tx) => lireInvitation(tx, collectivite.id, jeton, now))
      if (!read) throw new Refus('lien-invalide', { detail: (dit) => dit.comptes.invitationPassee })
      // Before the link is used up: a weak password must not cost it.
      if (motDePasse !== undefined) checkMotDePasse(c, motDePasse, read.courriel)
      const hash = motDePasse === undefined ? undefined : await hashMotDePasse(motDePasse)
      const opened = await inTransaction(c, systeme(c), async (tx) => {
        const joined = await accepterInvitation(
          tx,
          collectivite.id,
          jeton,
          { motDePasse: hash, langue: langueDe(c.req.header('accept-language')) },
          now,
        )
        if (!joined) throw new Refus('lien-invalide', { detail: (dit) => dit.comptes.invitationPassee })
        const { compte, foyer, qui } = joined
        await voidJetons(tx, collectivite.id, compte)
        const page = await sectionUrl(tx, deps.publicUrl, collectivite.id, 'compte')
        const lettre = lettreParentArrive(collectivite, qui, page)
        for (const login of await loginsDesFoyers(tx, collectivite.id, [foyer]))
          if (login.compte !== compte) await ecrire(c, tx, login, lettre)
        return openAfresh(c, tx, { compte, appareil, parLien: true })
      })
      return c.json({ jeton: opened } satisfies SessionOuverte)
    },
  )

async function ecrire(c: Context<Env>, tx: Tx, a: Destinataire, lettre: LettreEnLangues): Promise<void> {
  const { collectivite, deps } = c.var
  await deps.queue.send(tx, 'courriel', { collectivite: collectivite.id, ...courrielPour(a, lettre) })
}
