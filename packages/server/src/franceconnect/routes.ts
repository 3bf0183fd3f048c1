import { DemandeRetour } from '@inoe/contract/comptes'
import {
  IdentiteFranceConnect,
  type IssueFranceConnect,
  LectureFranceConnect,
  LiaisonFranceConnect,
} from '@inoe/contract/franceconnect'
import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { v7 as uuid } from 'uuid'
import * as v from 'valibot'
import { hostedUrl, sectionUrl } from '../collectivites/store.ts'
import { adresseIp } from '../comptes/adresse-ip.ts'
import { connecte, counter } from '../comptes/garde.ts'
import { compter } from '../comptes/limites.ts'
import { openAfresh, reconnaitre } from '../comptes/ouverture.ts'
import { closeSession, ouverteDepuis, retenirIdToken } from '../comptes/sessions.ts'
import { print } from '../comptes/store.ts'
import { inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { type Fournisseur, FranceConnectEchec } from '../outside/franceconnect.ts'
import { adressesDeclarees, prevenirLiaison } from './parcours.ts'
import { fournisseurDe } from './reglages.ts'
import { attenteDe, compteDuSub, delier, faireAttendre, lier, noterDepart, prendreDepart } from './store.ts'

const tag = 'franceconnect'
/** What the browser names itself by on this host: ties a return to who left, and tells a sign-in from elsewhere. */
const NAVIGATEUR = '__Host-inoe-navigateur'
const JOURS = 400

/**
 * FranceConnect: the three addresses that browsers are sent to, and what links an identity to a login.
 * An e-mail address never does: whoever has an identity proves that a login is theirs by signing in, or makes one.
 */
export const franceconnectRoutes = new Hono<Env>()
  .get(
    '/franceconnect',
    describe({ tag, summary: 'Sends the browser to FranceConnect' }),
    valid('query', v.partial(DemandeRetour)),
    async (c) => {
      const { collectivite, deps } = c.var
      await compter(deps.database, counter(c, 'franceconnect-ip', adresseIp(c)))
      const asked = c.req.valid('query')
      const suite = v.is(DemandeRetour, asked) ? new URLSearchParams(asked).toString() : ''
      const fournisseur = await fournisseurDeLaVille(c)
      const secrets = deps.franceconnect.secrets()
      const { retour } = adressesDeclarees(deps.publicUrl, collectivite.id)
      try {
        const adresse = await deps.franceconnect.depart(fournisseur, retour, secrets)
        const navigateur = navigateurDe(c)
        await inTransaction(c, systeme(c), (tx) =>
          noterDepart(tx, collectivite.id, secrets, { navigateur, suite }, deps.clock.now()),
        )
        return vers(c, adresse)
      } catch (error) {
        return echouer(c, suite, error)
      }
    },
  )

  .get('/franceconnect/retour', describe({ tag, summary: 'FranceConnect sends back' }), async (c) => {
    const { collectivite, deps } = c.var
    const url = new URL(c.req.url)
    const now = deps.clock.now()
    const depart = await inTransaction(c, systeme(c), (tx) =>
      prendreDepart(tx, collectivite.id, url.searchParams.get('state') ?? '', navigateurDe(c), now),
    )
    if (!depart) return vers(c, connexion(c, '', 'expire'))
    const { secrets, suite } = depart
    try {
      const fournisseur = await fournisseurDeLaVille(c)
      const { retour } = adressesDeclarees(deps.publicUrl, collectivite.id)
      // As FranceConnect knows it, whatever stands before us.
      const came = await deps.franceconnect.arrivee(fournisseur, new URL(url.search, retour), secrets)
      return await inTransaction(c, systeme(c), async (tx) => {
        const compte = await compteDuSub(tx, collectivite.id, came.identite.sub, now)
        if (!compte) {
          // A login is proved by signing in now, not by a session that was left open here.
          await closeSession(c, tx)
          const jeton = await faireAttendre(tx, deps.coffre, collectivite.id, came, now)
          return vers(c, `${connexion(c, suite)}#inoe-franceconnect=${jeton}`)
        }
        const idTokenScelle = deps.coffre.sceller(came.idToken, `${collectivite.id} session`)
        await openAfresh(c, tx, { compte, appareil: navigateurDe(c), idTokenScelle })
        if (suite) return vers(c, connexion(c, suite, 'ok'))
        return vers(c, hostedUrl(deps.publicUrl, collectivite.id, 'tableau-de-bord'))
      })
    } catch (error) {
      return echouer(c, suite, error)
    }
  })

  .get('/franceconnect/sortie', describe({ tag, summary: 'FranceConnect has signed out' }), async (c) => {
    const { collectivite, deps } = c.var
    const page = await inTransaction(c, systeme(c), (tx) =>
      sectionUrl(tx, deps.publicUrl, collectivite.id, 'connexion'),
    )
    return vers(c, page)
  })

  .post(
    '/franceconnect/identite',
    describe({
      tag,
      summary: 'Who has just been identified; uses nothing up',
      answers: IdentiteFranceConnect,
    }),
    valid('json', LectureFranceConnect),
    async (c) => {
      const { collectivite, deps } = c.var
      const { jeton } = c.req.valid('json')
      const found = await inTransaction(c, systeme(c), (tx) =>
        attenteDe(tx, deps.coffre, collectivite.id, print(jeton), deps.clock.now()),
      )
      if (!found) throw new Refus('lien-invalide', { detail: (dit) => dit.franceconnect.perimee })
      const { prenoms, nom, courriel } = found.identite
      return c.json({ prenom: prenoms[0] ?? '', nom, courriel } satisfies IdentiteFranceConnect)
    },
  )

  .post(
    '/compte/franceconnect',
    describe({ tag, summary: 'FranceConnect will open the account of who has just signed in' }),
    valid('json', LiaisonFranceConnect),
    async (c) => {
      const { compte, empreinte } = connecte(c)
      const { collectivite, deps } = c.var
      const { id } = collectivite
      const jeton = print(c.req.valid('json').jeton)
      const now = deps.clock.now()
      await inTransaction(c, systeme(c), async (tx) => {
        const attente = await attenteDe(tx, deps.coffre, id, jeton, now)
        // Threat: a session left open on a shared computer gets another's identity, that opens the account for ever.
        if (attente && !(await ouverteDepuis(tx, id, empreinte, attente.creeLe)))
          throw new Refus('non-connecte')
        const linked = attente && (await lier(tx, deps.coffre, id, compte, jeton, now))
        if (!linked) throw new Refus('lien-invalide', { detail: (dit) => dit.franceconnect.perimee })
        await retenirIdToken(tx, id, empreinte, linked.idTokenScelle)
        await reconnaitre(c, tx, compte, navigateurDe(c))
        await prevenirLiaison(c, tx, linked.courriel)
      })
      return c.body(null, 204)
    },
  )

  .delete(
    '/compte/franceconnect',
    describe({ tag, summary: 'FranceConnect no longer opens the account' }),
    async (c) => {
      const { compte } = connecte(c)
      const gone = await inTransaction(c, systeme(c), (tx) => delier(tx, c.var.collectivite.id, compte))
      if (!gone) throw introuvable()
      return c.body(null, 204)
    },
  )

async function fournisseurDeLaVille(c: Context<Env>): Promise<Fournisseur> {
  const { collectivite, deps } = c.var
  const found = await inTransaction(c, systeme(c), (tx) => fournisseurDe(tx, deps.coffre, collectivite.id))
  if (!found) throw introuvable()
  return found
}

/** What this browser holds, given now if it holds nothing. */
function navigateurDe(c: Context<Env>): string {
  const held = getCookie(c, NAVIGATEUR)
  const navigateur = held && /^[\da-f-]{36}$/.test(held) ? held : uuid()
  const secure = { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' } as const
  if (navigateur !== held) setCookie(c, NAVIGATEUR, navigateur, { ...secure, maxAge: JOURS * 86_400 })
  return navigateur
}

/** Back to the hosted page, that explains and lets one go on otherwise. */
function echouer(c: Context<Env>, suite: string, error: unknown): Response {
  if (!(error instanceof FranceConnectEchec)) throw error
  const { raison, message } = error
  if (raison !== 'abandon')
    c.var.deps.log.warn({ requestId: c.var.requestId, raison, detail: message }, 'FranceConnect')
  return vers(c, connexion(c, suite, raison))
}

function connexion(c: Context<Env>, suite: string, issue?: IssueFranceConnect | 'ok'): string {
  const page = new URL(hostedUrl(c.var.deps.publicUrl, c.var.collectivite.id, 'connexion'))
  page.search = suite
  if (issue) page.searchParams.set('franceconnect', issue)
  return page.href
}

function vers(c: Context<Env>, adresse: string): Response {
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'no-referrer')
  return c.redirect(adresse, 302)
}
