// Files in a bucket that speaks S3: AWS, OVHcloud, Scaleway, MinIO, Garage… Each request is signed (SigV4), its content
// included: what a network has altered is refused by the bucket rather than kept.
import { createHash } from 'node:crypto'
import { setTimeout as attendre } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { XMLParser } from 'fast-xml-parser'
import { FichierAbsent, type Magasin, MagasinInjoignable, type Range } from './magasin.ts'

export interface ReglagesS3 {
  seau: string
  /** Of the service, without the bucket: https://s3.gra.io.cloud.ovh.net */
  adresse: URL
  region: string
  cle: string
  secret: string
  /** The bucket's name is the first part of the path rather than of the host. */
  parChemin: boolean
}

export interface Patience {
  /** Milliseconds without hearing anything, before a request is given up; plus what sending takes. */
  silence: number
  /** Milliseconds before each new try. */
  reprises: readonly number[]
}

/** A parent waits meanwhile: three tries, and an answer in half a minute at worst. The widget then tries again by itself. */
const PATIENCE: Patience = { silence: 10_000, reprises: [300, 1500] }
/** Bytes a millisecond, on the slowest link that a server has. */
const DEBIT = 1000

/** What is ours in the bucket: a town, two digits, a name. Whatever else somebody put there is left alone. */
const EMPLACEMENT = /^[a-z0-9-]+\/[0-9a-f]{2}\/[0-9a-f-]{36}$/
/** What can be asked for: no name needs escaping, none leaves the bucket. */
const NOM = /^[\w-]+(\/[\w-]+)*$/

/** Codes of S3's that say « later », under a status that does not. */
const PASSAGERS = new Set(['RequestTimeout', 'SlowDown'])

interface Reponse {
  statut: number
  corps: Buffer
  entetes: Headers
}

interface Demande {
  question?: Record<string, string>
  corps?: Uint8Array
  anonyme?: boolean
}

export function ouvrirSeau(reglages: ReglagesS3, patience = PATIENCE): Magasin {
  const { seau, adresse } = reglages

  async function demander(methode: string, emplacement: string, demande: Demande = {}): Promise<Reponse> {
    for (let essai = 0; ; essai++) {
      const found = await essayer(reglages, patience, methode, urlOf(reglages, emplacement), demande)
      const pause = patience.reprises[essai]
      if (!(found instanceof MagasinInjoignable) && !passagere(found)) return found
      if (pause === undefined) throw found instanceof MagasinInjoignable ? found : refus(found, methode, seau)
      // Not all at the same instant: several processes met the same failure.
      await attendre(pause * (0.5 + Math.random()))
    }
  }

  /** @returns undefined for a name that is not there @throws MagasinInjoignable for any other refusal */
  async function obtenir(
    methode: string,
    emplacement: string,
    demande?: Demande,
  ): Promise<Reponse | undefined> {
    // Without a name the bucket itself is meant: only questions are put to it.
    if (emplacement === '' && !demande?.question) throw new Error('a file without a name')
    const found = await demander(methode, emplacement, demande)
    if (found.statut >= 200 && found.statut < 300) return found
    if (found.statut === 404 && emplacement !== '' && codeOf(found) !== 'NoSuchBucket') return undefined
    throw refus(found, methode, seau)
  }

  /** One level of names under a prefix, or all of them: page after page. */
  async function* lister(prefixe: string, niveau: boolean) {
    let suite: string | undefined
    do {
      const found = await obtenir('GET', '', {
        question: {
          'list-type': '2',
          prefix: prefixe,
          ...(niveau && { delimiter: '/' }),
          ...(suite && { 'continuation-token': suite }),
        },
      })
      const page = lireListe(found?.corps)
      yield page
      suite = page.suite
    } while (suite)
  }

  async function* parcourir(): AsyncGenerator<Range> {
    const villes: string[] = []
    for await (const { prefixes } of lister('', true)) villes.push(...prefixes)
    // A bucket sorts « a-b/ » before « a/ »; a folder, the contrary. Under a town the two agree: names are as long.
    for (const ville of villes.map((one) => one.slice(0, -1)).sort()) {
      let dernier = ''
      for await (const { objets } of lister(`${ville}/`, false)) {
        for (const one of objets) {
          if (!EMPLACEMENT.test(one.emplacement)) continue
          if (one.emplacement <= dernier) throw new MagasinInjoignable('unsorted list', seau)
          dernier = one.emplacement
          yield one
        }
      }
    }
  }

  return {
    ou: `${seau} (${adresse.host})`,
    dossier: undefined,
    async ecrire(emplacement, content) {
      const found = await obtenir('PUT', emplacement, { corps: content })
      // Threat: something in between that answers 200 with its own page. A bucket says what it has kept.
      if (!found?.entetes.has('etag')) throw new MagasinInjoignable('no etag', `PUT ${seau}`)
    },
    async lire(emplacement) {
      const found = await obtenir('GET', emplacement)
      if (!found) throw new FichierAbsent(emplacement)
      return found.corps
    },
    async effacer(emplacement) {
      await obtenir('DELETE', emplacement)
    },
    async taille(emplacement) {
      const found = await obtenir('HEAD', emplacement)
      return found && Number(found.entetes.get('content-length'))
    },
    parcourir,
    seau: {
      async gardeVersions() {
        const found = await obtenir('GET', '', { question: { versioning: '' } })
        return /<Status>Enabled<\/Status>/.test(found?.corps.toString() ?? '')
      },
      async luParTous(emplacement) {
        return (await demander('GET', emplacement, { anonyme: true })).statut === 200
      },
    },
  }
}

/** @throws Error for a name that is none of ours */
export function urlOf({ seau, adresse, parChemin }: ReglagesS3, emplacement: string): URL {
  if (emplacement !== '' && !NOM.test(emplacement)) throw new Error(`${emplacement} is no name of a file`)
  const url = new URL(adresse)
  const racine = url.pathname.replace(/\/$/, '')
  if (!parChemin) url.hostname = `${seau}.${url.hostname}`
  url.pathname = parChemin ? `${racine}/${seau}/${emplacement}` : `${racine}/${emplacement}`
  return url
}

/** One request; a failure of the network is given rather than thrown. */
async function essayer(
  { region, cle, secret }: ReglagesS3,
  { silence }: Patience,
  methode: string,
  url: URL,
  { question = {}, corps, anonyme = false }: Demande,
): Promise<Reponse | MagasinInjoignable> {
  for (const [nom, valeur] of Object.entries(question)) url.searchParams.set(nom, valeur)
  const stop = new AbortController()
  const minuteur = setTimeout(
    () => stop.abort(new DOMException('silence', 'TimeoutError')),
    silence + (corps?.length ?? 0) / DEBIT,
  )
  try {
    const headers = anonyme
      ? new Headers()
      : (
          await new AwsV4Signer({
            ...{ method: methode, url: url.href, region, service: 's3' },
            ...{ accessKeyId: cle, secretAccessKey: secret },
            headers: { 'x-amz-content-sha256': empreinte(corps ?? '') },
          }).sign()
        ).headers
    const answer = await fetch(url, {
      method: methode,
      headers,
      body: corps ? new Uint8Array(corps) : null,
      // A bucket of another region, or a page of the provider's: to be said, not followed with what was signed.
      redirect: 'manual',
      signal: stop.signal,
    })
    const recus: Uint8Array[] = []
    for await (const part of answer.body ?? []) {
      minuteur.refresh()
      recus.push(part)
    }
    return { statut: answer.status, corps: Buffer.concat(recus), entetes: answer.headers }
  } catch (error) {
    return new MagasinInjoignable(raison(error), `${methode} ${url.host}`)
  } finally {
    clearTimeout(minuteur)
  }
}

const empreinte = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex')

/** The network's own word, which is the cause of « fetch failed ». */
function raison(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? error.cause : error
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name
}

/** The bucket's own word for a refusal; nothing for a HEAD, which has no body. */
const codeOf = ({ corps }: Reponse) => /<Code>(\w+)<\/Code>/.exec(corps.toString('utf8', 0, 2000))?.[1]

const passagere = (reponse: Reponse) =>
  reponse.statut >= 500 || reponse.statut === 429 || PASSAGERS.has(codeOf(reponse) ?? '')

const refus = (reponse: Reponse, methode: string, seau: string) =>
  new MagasinInjoignable(codeOf(reponse) ?? `HTTP ${reponse.statut}`, `${methode} ${seau}`)

const xml = new XMLParser({
  parseTagValue: false,
  isArray: (nom) => nom === 'Contents' || nom === 'CommonPrefixes',
})

interface Liste {
  Contents?: { Key: string; Size: string }[]
  CommonPrefixes?: { Prefix: string }[]
  NextContinuationToken?: string
}

function lireListe(corps: Buffer | undefined): {
  objets: Range[]
  prefixes: string[]
  suite: string | undefined
} {
  const read: { ListBucketResult?: Liste | '' } = xml.parse(corps?.toString() ?? '')
  const found = read.ListBucketResult
  // The same threat: an empty list would make a backup without files.
  if (found === undefined) throw new MagasinInjoignable('no list', 'ListObjectsV2')
  const { Contents = [], CommonPrefixes = [], NextContinuationToken: suite } = found || {}
  return {
    objets: Contents.map(({ Key, Size }) => ({ emplacement: Key, octets: Number(Size) })),
    prefixes: CommonPrefixes.map((one) => one.Prefix),
    suite,
  }
}
