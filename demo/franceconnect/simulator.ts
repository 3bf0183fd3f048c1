// A FranceConnect of our own, for the demo, the tests and the journeys: a real OIDC server (oidc-provider) with the rules
// of FranceConnect v2. Never part of the product.
import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'
import { IDENTITES, type Identite } from './identites.ts'
import { page } from './page.ts'

const BASE = '/api/v2'
const CLAIMS = [
  'given_name',
  'given_name_array',
  'family_name',
  'birthdate',
  'gender',
  'birthplace',
  'birthcountry',
  'preferred_username',
  'email',
]

export interface Client {
  id: string
  secret: string
  retours: string[]
  apresSortie: string[]
}

/** The issuer of one that listens on a port of this machine. */
export const emetteurAu = (port: number) => `http://localhost:${port}${BASE}`

/** What can be changed while it runs. */
export interface Settings {
  /** The level that is answered, whatever was asked. */
  acr: string
  /** The identity comes as plain JSON, or signed by another key. */
  userinfo: 'signe' | 'clair' | 'falsifie'
  /** It answers nothing. */
  panne: boolean
}

export interface FranceConnectSimulator {
  settings: Settings
  /** Its issuer, once it listens. */
  emetteur: string
  /** How many sign-outs it received with a valid `id_token_hint`. */
  sorties: number
  listen(port: number): Promise<FranceConnectSimulator>
  close(): Promise<void>
}

export function createFranceConnectSimulator(
  clients: (emetteur: string) => Client[],
): FranceConnectSimulator {
  let server: Server | undefined
  const simulator: FranceConnectSimulator = {
    settings: { acr: 'eidas1', userinfo: 'signe', panne: false },
    emetteur: '',
    sorties: 0,
    async listen(port) {
      const listening = createServer()
      server = listening
      await new Promise<void>((resolve) => listening.listen(port, resolve))
      const { port: open } = listening.address() as AddressInfo
      simulator.emetteur = emetteurAu(open)
      const { origin } = new URL(simulator.emetteur)
      const provider = openProvider(simulator, origin, clients(simulator.emetteur))
      const callback = provider.callback()
      listening.on('request', (request: IncomingMessage & { originalUrl?: string }, response) => {
        const url = new URL(request.url ?? '/', origin)
        if (simulator.settings.panne) response.writeHead(503).end()
        else if (url.pathname.startsWith('/interaction/'))
          interaction(provider, simulator, request, response).catch(() => response.writeHead(500).end())
        else if (brokenRule(url)) response.writeHead(400).end('Y030007')
        else {
          request.originalUrl = request.url ?? ''
          request.url = request.originalUrl.slice(BASE.length)
          void callback(request, response)
        }
      })
      return simulator
    },
    async close() {
      server?.closeAllConnections()
      await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)))
    },
  }
  return simulator
}

/** What FranceConnect v2 asks of a request beyond OpenID Connect. */
function brokenRule({ pathname, searchParams }: URL): boolean {
  if (pathname !== `${BASE}/authorize`) return false
  const long = (name: string) => (searchParams.get(name) ?? '').length >= 32
  return !long('state') || !long('nonce') || !/^eidas[123]$/.test(searchParams.get('acr_values') ?? '')
}

function openProvider(simulator: FranceConnectSimulator, origin: string, clients: Client[]): Provider {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const configuration: Configuration = {
    jwks: {
      keys: [
        { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'franceconnect' } as never,
      ],
    },
    cookies: { keys: ['simulateur'] },
    clients: clients.map(({ id, secret, retours, apresSortie }) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: retours,
      post_logout_redirect_uris: apresSortie,
      response_types: ['code'],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'client_secret_post',
      id_token_signed_response_alg: 'ES256',
      userinfo_signed_response_alg: 'ES256',
    })),
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    acrValues: ['eidas1', 'eidas2', 'eidas3'],
    claims: { openid: ['sub'], acr: null, ...Object.fromEntries(CLAIMS.map((one) => [one, [one]])) },
    scopes: ['openid', ...CLAIMS],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        // It asks nothing: the portal did.
        logoutSource: (ctx, form) => {
          simulator.sorties++
          ctx.body = `<!doctype html><html lang="fr"><body>${form.replace('</form>', '<input type="hidden" name="logout" value="yes"></form>')}<script>document.forms[0].submit()</script></body></html>`
        },
      },
    },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'], userinfoSigningAlgValues: ['ES256'] },
    routes: {
      authorization: '/authorize',
      token: '/token',
      userinfo: '/userinfo',
      jwks: '/jwks',
      end_session: '/session/end',
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...found(sub) }) }),
    async loadExistingGrant(ctx) {
      const { client, session, params } = ctx.oidc
      const grant = new ctx.oidc.provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      })
      grant.addOIDCScope(String(params?.scope ?? 'openid'))
      await grant.save()
      return grant
    },
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 60, IdToken: 60 },
  }
  const provider = new Provider(`${origin}${BASE}`, configuration)
  provider.use(async (ctx, next) => {
    await next()
    const { userinfo } = simulator.settings
    if (ctx.oidc?.route !== 'userinfo' || typeof ctx.body !== 'string' || userinfo === 'signe') return
    const [head = '', body = '', signature = ''] = ctx.body.split('.')
    const claims: object = JSON.parse(Buffer.from(body, 'base64url').toString())
    if (userinfo === 'clair') ctx.body = claims
    else {
      const forged = Buffer.from(JSON.stringify({ ...claims, family_name: 'USURPATEUR' })).toString(
        'base64url',
      )
      ctx.body = [head, forged, signature].join('.')
    }
  })
  return provider
}

const found = (sub: string): Identite =>
  Object.values(IDENTITES).find((one) => one.sub === sub) ?? (IDENTITES.angela as Identite)

/** The page where one says who one is: a name to click, or giving up. */
async function interaction(
  provider: Provider,
  { settings }: FranceConnectSimulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const details = await provider.interactionDetails(request, response)
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(details.uid))
    return
  }
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const qui = new URLSearchParams(Buffer.concat(chunks).toString()).get('identite') ?? ''
  const identite = IDENTITES[qui]
  await provider.interactionFinished(
    request,
    response,
    identite
      ? { login: { accountId: identite.sub, acr: settings.acr, remember: false } }
      : { error: 'access_denied', error_description: 'User auth aborted' },
    { mergeWithLastSubmission: false },
  )
}
