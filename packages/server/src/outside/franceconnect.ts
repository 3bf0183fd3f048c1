// FranceConnect v2, through openid-client: nothing outside this file knows of it.
// https://docs.partenaires.franceconnect.gouv.fr: code flow, PKCE, signed identity (`application/jwt`), `acr` checked.
import * as oidc from 'openid-client'

/** The level of identity (eIDAS): FranceConnect is 1, FranceConnect+ 2 and 3. */
export const NIVEAUX = ['eidas1', 'eidas2', 'eidas3'] as const
export type Niveau = (typeof NIVEAUX)[number]

/** What a town was given when it registered. */
export interface Fournisseur {
  emetteur: string
  clientId: string
  secret: string
  niveau: Niveau
}

/** What FranceConnect says of a person: its « identité pivot », and the address it holds. */
export interface Identite {
  /** Names the person for this town alone; the only thing to recognise them by. */
  sub: string
  /** Birth name. */
  nom: string
  nomUsage: string | null
  prenoms: string[]
  naissance: string
  /** INSEE code of the town; empty for who was born abroad. */
  lieu: string
  /** INSEE code of the country; 99100 is France. */
  pays: string
  sexe: string
  courriel: string
}

/** What was asked, to check the answer against. */
export interface Secrets {
  etat: string
  nonce: string
  verificateur: string
}

/** Why nobody is identified: `abandon` the person gave up, `panne` not reached, `invalide` an answer not to be trusted. */
export class FranceConnectEchec extends Error {
  readonly raison: 'abandon' | 'panne' | 'invalide'

  constructor(raison: FranceConnectEchec['raison'], detail: string) {
    super(detail)
    this.raison = raison
  }
}

export interface FranceConnect {
  /** Secrets of one request: FranceConnect wants 32 characters at least. */
  secrets(): Secrets
  /** Where to send the browser. @throws FranceConnectEchec */
  depart(fournisseur: Fournisseur, retour: string, secrets: Secrets): Promise<string>
  /** Who came back. @param adresse the whole address of the return @throws FranceConnectEchec */
  arrivee(
    fournisseur: Fournisseur,
    adresse: URL,
    secrets: Secrets,
  ): Promise<{ identite: Identite; idToken: string }>
  /** Where the browser signs out of FranceConnect. @throws FranceConnectEchec */
  sortie(fournisseur: Fournisseur, idToken: string, retour: string): Promise<string>
}

const SCOPE =
  'openid given_name family_name birthdate gender birthplace birthcountry preferred_username email'
/** Signatures: what FranceConnect recommends, and what the town declares. */
const ALG = 'ES256'
/** What a server says of itself is read again after this long. */
const DUREE_MS = 3_600_000

export function openFranceConnect({ timeoutMs }: { timeoutMs: number }): FranceConnect {
  const known = new Map<string, { jusqua: number; configuration: Promise<oidc.Configuration> }>()

  function configurationOf({ emetteur, clientId, secret }: Fournisseur): Promise<oidc.Configuration> {
    const name = `${emetteur}\n${clientId}\n${secret}`
    const kept = known.get(name)
    if (kept && kept.jusqua > performance.now()) return kept.configuration
    const issuer = new URL(emetteur)
    const configuration = oidc.discovery(
      issuer,
      clientId,
      { id_token_signed_response_alg: ALG, userinfo_signed_response_alg: ALG },
      oidc.ClientSecretPost(secret),
      {
        timeout: timeoutMs / 1000,
        // Signatures are verified even though the answers come over TLS from the server itself.
        execute: [
          oidc.enableNonRepudiationChecks,
          ...(issuer.protocol === 'http:' && issuer.hostname === 'localhost'
            ? [oidc.allowInsecureRequests]
            : []),
        ],
      },
    )
    known.set(name, { jusqua: performance.now() + DUREE_MS, configuration })
    configuration.catch(() => known.delete(name))
    return configuration
  }

  return {
    secrets: () => ({
      etat: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verificateur: oidc.randomPKCECodeVerifier(),
    }),

    async depart(fournisseur, retour, { etat, nonce, verificateur }) {
      const configuration = await configurationOf(fournisseur).catch(enPanne)
      return oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: retour,
        scope: SCOPE,
        acr_values: fournisseur.niveau,
        state: etat,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verificateur),
        code_challenge_method: 'S256',
      }).href
    },

    async arrivee(fournisseur, adresse, { etat, nonce, verificateur }) {
      const configuration = await configurationOf(fournisseur).catch(enPanne)
      try {
        const tokens = await oidc.authorizationCodeGrant(configuration, adresse, {
          expectedState: etat,
          expectedNonce: nonce,
          pkceCodeVerifier: verificateur,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims || !tokens.id_token) throw new FranceConnectEchec('invalide', 'no ID token')
        if (!atteint(claims.acr, fournisseur.niveau))
          throw new FranceConnectEchec('invalide', `level ${String(claims.acr)} for ${fournisseur.niveau}`)
        const said = await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
        return { identite: identiteOf(said), idToken: tokens.id_token }
      } catch (error) {
        throw echecOf(error)
      }
    },

    async sortie(fournisseur, idToken, retour) {
      const configuration = await configurationOf(fournisseur).catch(enPanne)
      return oidc.buildEndSessionUrl(configuration, {
        id_token_hint: idToken,
        post_logout_redirect_uri: retour,
        state: oidc.randomState(),
      }).href
    },
  }
}

/** Is the level that was reached the one asked for, or better? */
function atteint(acr: unknown, niveau: Niveau): boolean {
  return NIVEAUX.indexOf(acr as Niveau) >= NIVEAUX.indexOf(niveau)
}

function identiteOf(said: oidc.UserInfoResponse): Identite {
  const text = (name: string) => (typeof said[name] === 'string' ? said[name].trim() : '')
  const list = said.given_name_array
  const prenoms = Array.isArray(list) ? list.map(String) : text('given_name').split(/\s+/)
  return {
    sub: said.sub,
    nom: text('family_name'),
    nomUsage: text('preferred_username') || null,
    prenoms: prenoms.filter((one) => one !== ''),
    naissance: text('birthdate'),
    lieu: text('birthplace'),
    pays: text('birthcountry'),
    sexe: text('gender'),
    courriel: text('email'),
  }
}

function enPanne(error: unknown): never {
  throw new FranceConnectEchec('panne', error instanceof Error ? error.message : 'unreachable')
}

/** What a failure is. Nothing of the answer is repeated: it may hold who the person is. */
function echecOf(error: unknown): FranceConnectEchec {
  if (error instanceof FranceConnectEchec) return error
  if (error instanceof oidc.AuthorizationResponseError)
    return error.error === 'access_denied'
      ? new FranceConnectEchec('abandon', error.error)
      : new FranceConnectEchec('invalide', error.error)
  const reached = error instanceof oidc.ClientError || error instanceof oidc.ResponseBodyError
  const { name = '', code = '' } = error as { name?: string; code?: string }
  return new FranceConnectEchec(reached && code !== 'OAUTH_TIMEOUT' ? 'invalide' : 'panne', code || name)
}
