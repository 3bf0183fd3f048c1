// A server that speaks S3, on the loopback and in memory. It checks each signature by itself, from AWS's text of SigV4, and
// the print of each content, as a real one does; and it fails as real ones do, when it is told to.
import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { ReglagesS3 } from '../src/outside/magasin-s3.ts'

/** How one request goes: as it should (« passe »), or a status with S3's word, a cut before or after the work, silence, a page of somebody else's. */
export type Panne =
  | 'passe'
  | { statut: number; code: string }
  | 'coupe'
  | 'coupe-apres'
  | 'coupe-au-milieu'
  | 'muet'
  | 'page'

const CLE = 'AKIAINOE'
const SECRET = 'secret/d+essai'
const REGION = 'fr-par'
const SEAU = 'familles'
/** Small: a list of few files has several pages. */
const PAGE = 3

export interface ServeurS3 {
  reglages: ReglagesS3
  objets: Map<string, Buffer>
  /** Each is met by one request, in turn. */
  pannes: Panne[]
  /** « PUT targon/aa/… », in the order they came. */
  recues: string[]
  versions: boolean
  public: boolean
  /** Cuts what is silent. */
  relacher(): void
  close(): Promise<void>
}

export async function ouvrirServeurS3(): Promise<ServeurS3> {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const s3: ServeurS3 = {
    reglages: {
      ...{ seau: SEAU, adresse: new URL(`http://127.0.0.1:${port}`), region: REGION },
      ...{ cle: CLE, secret: SECRET, parChemin: true },
    },
    objets: new Map(),
    pannes: [],
    recues: [],
    versions: false,
    public: false,
    relacher: () => server.closeAllConnections(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', s3.reglages.adresse)
    const [, seau = '', ...parts] = url.pathname.split('/')
    const nom = decodeURIComponent(parts.join('/'))
    const panne = s3.pannes.shift()
    if (panne === 'coupe') return void request.socket.destroy()
    const content = await buffer(request).catch(() => undefined)
    if (!content) return
    s3.recues.push(`${request.method} ${nom}`)
    if (panne === 'muet') return
    if (panne === 'page') return void response.end('<html>Veuillez vous identifier</html>')
    if (typeof panne === 'object') return refuse(response, panne.statut, panne.code)
    const refused = refus(request, url, content, seau)
    if (refused) return refuse(response, ...refused)
    if (panne === 'coupe-apres') {
      travailler(request.method, nom, content)
      return void request.socket.destroy()
    }
    if (request.method === 'GET' && nom === '') {
      const text = url.searchParams.has('versioning') ? versioning() : liste(url.searchParams)
      return void response.writeHead(200, { 'content-type': 'application/xml' }).end(text)
    }
    const known = s3.objets.get(nom)
    if ((request.method === 'GET' || request.method === 'HEAD') && !known)
      return refuse(response, 404, 'NoSuchKey')
    travailler(request.method, nom, content)
    if (request.method === 'DELETE') return void response.writeHead(204).end()
    if (request.method === 'PUT')
      return void response.writeHead(200, { etag: `"${sha256(content).slice(0, 32)}"` }).end()
    response.writeHead(200, { 'content-length': known?.length ?? 0 })
    if (request.method === 'HEAD') return void response.end()
    if (panne !== 'coupe-au-milieu') return void response.end(known)
    response.write(known?.subarray(0, known.length >> 1), () => request.socket.destroy())
  }

  function travailler(methode: string | undefined, nom: string, content: Buffer): void {
    if (methode === 'PUT') s3.objets.set(nom, content)
    if (methode === 'DELETE') s3.objets.delete(nom)
  }

  /** Why a real one would not do it. */
  function refus(
    request: IncomingMessage,
    url: URL,
    content: Buffer,
    seau: string,
  ): [number, string] | undefined {
    if (seau !== SEAU) return [404, 'NoSuchBucket']
    if (!request.headers.authorization)
      return s3.public && request.method === 'GET' ? undefined : [403, 'AccessDenied']
    return refusDeSignature(request, url, content)
  }

  const versioning = () =>
    `<VersioningConfiguration>${s3.versions ? '<Status>Enabled</Status>' : ''}</VersioningConfiguration>`

  /** In the order of a bucket: that of bytes, « a-b/ » before « a/ ». */
  function liste(question: URLSearchParams): string {
    const prefix = question.get('prefix') ?? ''
    const delimiter = question.get('delimiter')
    const after = question.get('continuation-token') ?? ''
    const entries = new Map<string, string>()
    for (const [nom, content] of [...s3.objets].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (!nom.startsWith(prefix)) continue
      const cut = delimiter ? nom.indexOf(delimiter, prefix.length) : -1
      if (cut >= 0) {
        const common = nom.slice(0, cut + 1)
        entries.set(common, `<CommonPrefixes><Prefix>${common}</Prefix></CommonPrefixes>`)
      } else entries.set(nom, `<Contents><Key>${nom}</Key><Size>${content.length}</Size></Contents>`)
    }
    const rest = [...entries].filter(([nom]) => nom > after)
    const page = rest.slice(0, PAGE)
    const next =
      rest.length > PAGE ? `<NextContinuationToken>${page.at(-1)?.[0]}</NextContinuationToken>` : ''
    return `<?xml version="1.0"?><ListBucketResult>${page.map(([, text]) => text).join('')}${next}</ListBucketResult>`
  }

  return s3
}

function refuse(response: ServerResponse, statut: number, code: string): void {
  response.writeHead(statut, { 'content-type': 'application/xml' })
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>…</Message></Error>`)
}

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
function refusDeSignature(
  { method, headers }: IncomingMessage,
  url: URL,
  content: Buffer,
): [number, string] | undefined {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    )
  if (!given) return [400, 'AuthorizationHeaderMalformed']
  const [, cle, jour = '', region = '', signed = '', signature] = given
  const instant = String(headers['x-amz-date'])
  const print = String(headers['x-amz-content-sha256'])
  if (cle !== CLE) return [403, 'InvalidAccessKeyId']
  if (region !== REGION) return [400, 'AuthorizationHeaderMalformed']
  if (!instant.startsWith(jour)) return [403, 'SignatureDoesNotMatch']
  if (
    Math.abs(Date.now() - Date.parse(instant.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)/, '$1-$2-$3:$4:'))) >
    900_000
  )
    return [403, 'RequestTimeTooSkewed']
  const names = signed.split(';')
  for (const one of ['host', 'x-amz-content-sha256', 'x-amz-date'])
    if (!names.includes(one)) return [403, 'AccessDenied']
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
  const canonical = [
    method,
    url.pathname
      .split('/')
      .map((one) => encode(decodeURIComponent(one)))
      .join('/'),
    query,
    ...names.map((one) => `${one}:${String(headers[one]).trim().replace(/ +/g, ' ')}`),
    '',
    signed,
    print,
  ].join('\n')
  const scope = `${jour}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', instant, scope, sha256(canonical)].join('\n')
  const key = ['s3', 'aws4_request'].reduce<Buffer>(hmac, hmac(hmac(`AWS4${SECRET}`, jour), region))
  if (hmac(key, text).toString('hex') !== signature) return [403, 'SignatureDoesNotMatch']
  // An unsigned content could be altered on its way: ours is always signed.
  if (print !== sha256(content)) return [400, 'XAmzContentSHA256Mismatch']
  return undefined
}
