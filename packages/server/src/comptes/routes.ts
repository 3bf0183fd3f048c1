import {
  ChoixMotDePasse,
  Confirmation,
  CreationCompte,
  DemandeRecue,
  EtatSession,
  Identifiants,
  MotDePasseOublie,
  RenvoiConfirmation,
  SessionFermee,
  SessionOuverte,
} from '@inoe/contract/comptes'
import { type Context, Hono } from 'hono'
import { sectionUrl } from '../collectivites/store.ts'
import { prenomOf } from '../foyers/store.ts'
import { prevenirLiaison, sortieFranceConnect } from '../franceconnect/parcours.ts'
import { lier, prolongerAttente } from '../franceconnect/store.ts'
import { inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { langueDe } from '../http/langue.ts'
import { Refus } from '../http/problem.ts'
import { direA } from '../http/regles.ts'
import { valid } from '../http/validate.ts'
import { courrielPour } from '../outside/lettre.ts'
import { adresseIp } from './adresse-ip.ts'
import { annulerChangement } from './changement-courriel.ts'
import { clesDe } from './cles.ts'
import { lettreMotDePasseChange } from './courriels.ts'
import { hashMotDePasse, verifyMotDePasse } from './empreinte.ts'
import { FileDAttente } from './file-d-attente.ts'
import { checkMotDePasse, countCourriel, counter } from './garde.ts'
import { compter, oublier, verifier } from './limites.ts'
import { openAfresh } from './ouverture.ts'
import { normalizeCourriel } from './rules.ts'
import { closeSession, closeSessionsOf } from './sessions.ts'
import {
  compteOf,
  confirmCompte,
  courrielOfJeton,
  destinataireDe,
  prenomAgent,
  print,
  requestCompte,
  setLangue,
  setMotDePasse,
  useJeton,
  voidJetons,
} from './store.ts'

const tag = 'comptes'
const CHOIX = ['mot-de-passe', 'invitation'] as const
/** Sign-ins looked at together by this process: enough to keep every core busy with their hashes. */
const essais = new FileDAttente(8)

/**
 * Accounts. Threat: learning who has an account. Sign-up, sending again and « Mot de passe oublié » do the same work
 * and answer the same words for every address; what differs is done by the job `lien`, after the answer. Signing in
 * always verifies one hash and counts the attempt, known address or not.
 */
export const comptesRoutes = new Hono<Env>()
  .get('/session', describe({ tag, summary: 'Who is signed in', answers: EtatSession }), async (c) => {
    c.header('cache-control', 'no-store')
    const { session, collectivite } = c.var
    if (!session) return c.json({ connecte: false } satisfies EtatSession)
    const { courriel, role, foyer, compte } = session
    const prenom = await inTransaction(c, systeme(c), async (tx) =>
      role === 'agent'
        ? await prenomAgent(tx, collectivite.id, compte)
        : foyer && (await prenomOf(tx, collectivite.id, foyer, courriel)),
    )
    return c.json({ connecte: true, courriel, role, prenom: prenom ?? '' } satisfies EtatSession)
  })

  .post(
    '/comptes',
    describe({ tag, summary: '« Créer un compte »', answers: DemandeRecue, status: 202 }),
    valid('json', CreationCompte),
    async (c) => {
      const { collectivite, deps } = c.var
      const asked = c.req.valid('json')
      const courriel = normalizeCourriel(asked.courriel)
      checkMotDePasse(c, asked.motDePasse, courriel)
      await countCourriel(c, courriel)
      const motDePasse = await hashMotDePasse(asked.motDePasse)
      const identite = asked.franceconnect === undefined ? undefined : print(asked.franceconnect)
      await inTransaction(c, systeme(c), async (tx) => {
        if (identite && !(await prolongerAttente(tx, collectivite.id, identite, deps.clock.now())))
          throw new Refus('lien-invalide', { detail: (dit) => dit.franceconnect.perimee })
        await requestCompte(tx, collectivite.id, {
          courriel,
          motDePasse,
          rgpd: asked.rgpd,
          langue: langueDe(c.req.header('accept-language')),
        })
        await deps.queue.send(tx, 'lien', {
          collectivite: collectivite.id,
          courriel,
          usage: 'confirmation',
          motDePasse,
          franceconnect: identite,
        })
      })
      return c.json({ message: direA(c, (dit) => dit.comptes.envoye) } satisfies DemandeRecue, 202)
    },
  )

  .post(
    '/comptes/confirmation/renvoi',
    describe({ tag, summary: 'Sends the confirmation e-mail again', answers: DemandeRecue, status: 202 }),
    valid('json', RenvoiConfirmation),
    async (c) => {
      const asked = c.req.valid('json')
      const courriel = normalizeCourriel(asked.courriel)
      checkMotDePasse(c, asked.motDePasse, courriel)
      await countCourriel(c, courriel)
      await sendLater(c, courriel, 'confirmation', await hashMotDePasse(asked.motDePasse))
      return c.json({ message: direA(c, (dit) => dit.comptes.envoye) } satisfies DemandeRecue, 202)
    },
  )

  .post(
    '/comptes/confirmation',
    describe({ tag, summary: '« Activer mon compte »: signs in', answers: SessionOuverte }),
    valid('json', Confirmation),
    async (c) => {
      const { collectivite, deps } = c.var
      const { jeton, appareil } = c.req.valid('json')
      const now = deps.clock.now()
      const opened = await inTransaction(c, systeme(c), async (tx) => {
        const used = await useJeton(tx, collectivite.id, jeton, ['confirmation'], now)
        // A link asked for before the account was confirmed by another must not change its password.
        if (!used?.motDePasse || !(await confirmCompte(tx, collectivite.id, used.compte, now)))
          throw new Refus('lien-invalide', {
            detail: (dit) => dit.comptes.confirmationPassee,
          })
        await setMotDePasse(tx, collectivite.id, used.compte, used.motDePasse)
        await voidJetons(tx, collectivite.id, used.compte)
        // An identity that meanwhile opens another account stays there; this one opens by its password.
        const linked =
          used.franceconnect &&
          (await lier(tx, deps.coffre, collectivite.id, used.compte, used.franceconnect, now).catch(
            (error: unknown) => {
              if (error instanceof Refus) return undefined
              throw error
            },
          ))
        if (linked) await prevenirLiaison(c, tx, linked.courriel)
        return openAfresh(c, tx, {
          compte: used.compte,
          appareil,
          parLien: true,
          idTokenScelle: linked ? linked.idTokenScelle : null,
        })
      })
      return c.json({ jeton: opened } satisfies SessionOuverte)
    },
  )

  .post(
    '/session',
    describe({ tag, summary: '« Se connecter »', answers: SessionOuverte }),
    valid('json', Identifiants),
    async (c) => {
      const { collectivite, deps } = c.var
      const { motDePasse, resterConnecte = false, sansCookie, appareil, ...asked } = c.req.valid('json')
      const courriel = normalizeCourriel(asked.courriel)
      const place = counter(c, 'connexion-ip', adresseIp(c))
      const address = counter(c, 'connexion-adresse', courriel)
      // Threat: many tries at once, each for another address, would all pass before the first is counted against their
      // place. So few are looked at together, each with what those before it left.
      const compte = await essais.run(async () => {
        // The place first: once it is stopped, it no longer uses up the tries of other people's addresses.
        await verifier(deps.database, place)
        const { premier, restants, minutes } = await compter(deps.database, address)
        const found = await inTransaction(c, systeme(c), (tx) => compteOf(tx, collectivite.id, courriel))
        if ((await verifyMotDePasse(motDePasse, found?.motDePasse)) && found) return found
        if (premier) await compter(deps.database, place)
        throw new Refus('identifiants-incorrects', { detail: (dit) => dit.comptes.echec(restants, minutes) })
      })
      await oublier(deps.database, address)
      if (!compte.confirmeLe) throw new Refus('compte-non-confirme')
      const jeton = await inTransaction(c, systeme(c), (tx) =>
        openAfresh(c, tx, { compte: compte.id, persistante: resterConnecte, sansCookie, appareil }),
      )
      return c.json({ jeton } satisfies SessionOuverte)
    },
  )

  .delete('/session', describe({ tag, summary: '« Se déconnecter »', answers: SessionFermee }), async (c) => {
    const idToken = await inTransaction(c, systeme(c), (tx) => closeSession(c, tx))
    const suite = idToken && (await sortieFranceConnect(c, idToken))
    return suite ? c.json({ suite } satisfies SessionFermee) : c.body(null, 204)
  })

  .post(
    '/mot-de-passe/oubli',
    describe({ tag, summary: '« Mot de passe oublié »', answers: DemandeRecue, status: 202 }),
    valid('json', MotDePasseOublie),
    async (c) => {
      const courriel = normalizeCourriel(c.req.valid('json').courriel)
      await countCourriel(c, courriel)
      await sendLater(c, courriel, 'mot-de-passe', null)
      return c.json({ message: direA(c, (dit) => dit.comptes.envoyeSiCompte) } satisfies DemandeRecue, 202)
    },
  )

  .post(
    '/mot-de-passe',
    describe({ tag, summary: 'Chooses a password by the link received: signs in', answers: SessionOuverte }),
    valid('json', ChoixMotDePasse),
    async (c) => {
      const { collectivite, deps } = c.var
      const { jeton, motDePasse, appareil } = c.req.valid('json')
      const now = deps.clock.now()
      const courriel = await inTransaction(c, systeme(c), (tx) =>
        courrielOfJeton(tx, collectivite.id, jeton, CHOIX, now),
      )
      if (!courriel) throw new Refus('lien-invalide')
      // Before the link is used up: a weak password must not cost it.
      checkMotDePasse(c, motDePasse, courriel)
      const hash = await hashMotDePasse(motDePasse)
      const opened = await inTransaction(c, systeme(c), async (tx) => {
        const used = await useJeton(tx, collectivite.id, jeton, CHOIX, now)
        if (!used) throw new Refus('lien-invalide')
        await setMotDePasse(tx, collectivite.id, used.compte, hash)
        // The link came by e-mail: it proves the address as well.
        const entree = await confirmCompte(tx, collectivite.id, used.compte, now)
        // Who was invited has chosen no language yet: the one they enter in.
        if (entree)
          await setLangue(tx, collectivite.id, used.compte, langueDe(c.req.header('accept-language')))
        await voidJetons(tx, collectivite.id, used.compte)
        // Threat: whoever stole the account asked for another address meanwhile.
        await annulerChangement(tx, collectivite.id, used.compte)
        await closeSessionsOf(tx, collectivite.id, used.compte)
        const page = await sectionUrl(tx, deps.publicUrl, collectivite.id, 'connexion')
        const cles = await clesDe(tx, collectivite.id, used.compte)
        const lettre = lettreMotDePasseChange(collectivite, page, cles.length > 0)
        await deps.queue.send(tx, 'courriel', {
          collectivite: collectivite.id,
          ...courrielPour(await destinataireDe(tx, collectivite.id, courriel), lettre),
        })
        return openAfresh(c, tx, { compte: used.compte, appareil, parLien: true })
      })
      await oublier(deps.database, counter(c, 'connexion-adresse', courriel))
      return c.json({ jeton: opened } satisfies SessionOuverte)
    },
  )

async function sendLater(
  c: Context<Env>,
  courriel: string,
  usage: 'confirmation' | 'mot-de-passe',
  motDePasse: string | null,
): Promise<void> {
  const collectivite = c.var.collectivite.id
  await inTransaction(c, systeme(c), (tx) =>
    c.var.deps.queue.send(tx, 'lien', { collectivite, courriel, usage, motDePasse }),
  )
}
