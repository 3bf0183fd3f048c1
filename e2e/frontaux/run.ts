// `npm run test:frontaux`: the files of docs/deploiement before the real server. Not part of `npm test`: it needs nginx,
// caddy and apache2 of the machine; those that are not there are said, and passed over.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { buildCdnIfOutdated } from '../../workshop/build.ts'
import { CHEMINS, type Frontal, type Lieu, SOUS_DOMAINE } from './frontaux.ts'
import { demarrer, ecrireDonnees, SITE, VILLE } from './serveur.ts'

const API = Number(process.env.INOE_E2E_PORT ?? 8796)
const MO = 1024 * 1024
const COMPTE = { courriel: 'camille.durand@exemple.fr', motDePasse: 'tournesol-vigne-42' }

interface Demande {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

describe('Behind the front servers of the guide', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-frontaux-'))
  const certificat = path.join(folder, 'certificat.pem')
  const cle = path.join(folder, 'cle.pem')
  let server: ChildProcess
  before(async () => {
    // Apache serves as another user than the one who starts it.
    chmodSync(folder, 0o755)
    await buildCdnIfOutdated()
    const subject = [
      '-subj',
      '/CN=maville.fr',
      '-addext',
      'subjectAltName=DNS:inscriptions.maville.fr,DNS:www.maville.fr',
    ]
    spawnSync('openssl', [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-keyout',
      cle,
      '-out',
      certificat,
      ...subject,
    ])
    await ecrireDonnees(path.join(folder, 'donnees'), [...SOUS_DOMAINE, CHEMINS].map(slug))
    server = await demarrer(path.join(folder, 'donnees'), API, 'https://inscriptions.maville.fr')
  })
  after(() => {
    server?.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  for (const [rank, frontal] of [...SOUS_DOMAINE, CHEMINS].entries()) {
    const parChemins = frontal === CHEMINS
    const host = parChemins ? 'www.maville.fr' : 'inscriptions.maville.fr'
    const port = API + 1 + rank * 2
    const origin = parChemins ? `https://${host}` : SITE
    /** As a browser would, from a page of the town. */
    const ask = (route: string, { method = 'GET', headers = {}, body }: Demande = {}) =>
      new Promise<IncomingMessage>((resolve, reject) => {
        const asked = request(
          {
            ...{ host: '127.0.0.1', port, servername: host, path: route, method, agent: false },
            ca: readFileSync(certificat),
            headers: { host, origin, 'sec-fetch-site': 'same-site', 'accept-encoding': 'gzip', ...headers },
          },
          resolve,
        )
        asked.on('error', reject)
        asked.end(body)
      })
    const connecter = async () => {
      const headers = { 'content-type': 'application/json' }
      const answer = await ask(`/api/${VILLE}/session`, {
        method: 'POST',
        headers,
        body: JSON.stringify(COMPTE),
      })
      await text(answer)
      return answer.headers['set-cookie']?.at(-1) ?? ''
    }

    describe(frontal.nom, {
      skip: !existsSync(frontal.programme) && `${frontal.programme} is not here`,
    }, () => {
      let child: ChildProcess
      before(async () => {
        const dossier = path.join(folder, slug(frontal))
        mkdirSync(dossier, { mode: 0o755 })
        const lieu: Lieu = { dossier, port, portClair: port + 1, api: API, certificat, cle, ville: VILLE }
        const args = frontal.preparer(lieu)
        child = spawn(frontal.programme, args, {
          stdio: ['ignore', 'ignore', 'pipe'],
          env: { PATH: process.env.PATH, HOME: dossier },
        })
        const said: string[] = []
        child.stderr?.on('data', (chunk) => said.push(String(chunk)))
        await listening(port, child).catch((error) => {
          throw new Error(`${error}\n${said.join('')}`)
        })
      })
      after(async () => {
        const gone = once(child, 'exit')
        child.kill('SIGTERM')
        await gone
      })

      test('the cookie is the host’s own', async () => {
        assert.match(await connecter(), new RegExp(`^__Host-inoe-${VILLE}=.+Path=/.*HttpOnly.*Secure`))
      })

      test('what changes arrives at once', { timeout: 20_000 }, async () => {
        const cookie = (await connecter()).split(';')[0] ?? ''
        const stream = await ask(`/api/${VILLE}/direct`, { headers: { cookie, accept: 'text/event-stream' } })
        assert.equal(stream.statusCode, 200)
        // The stream never ends: a front server that kept it back would give nothing.
        const [first] = (await once(stream, 'data')) as [Buffer]
        assert.match(String(first), /event: pret/)
        stream.destroy()
      })

      test('a large file reaches the server, and one too large is said to be', async () => {
        const cookie = (await connecter()).split(';')[0] ?? ''
        const envoyer = (size: number) =>
          ask(`/api/${VILLE}/documents`, {
            method: 'POST',
            headers: { cookie, 'content-type': 'multipart/form-data; boundary=x' },
            body: Buffer.alloc(size),
          })
        const large = await envoyer(9.5 * MO)
        assert.match(String(large.headers['content-type']), /problem\+json/, `${large.statusCode}`)
        large.destroy()
        const tooLarge = await envoyer(11 * MO)
        // Apache does not hand over a refusal that comes while it still sends; widgets refuse before that.
        assert.equal(tooLarge.statusCode, frontal.nom === 'apache' ? 502 : 413)
        tooLarge.destroy()
      })

      test('who calls is who the front server saw, whatever the caller writes', async () => {
        let refused = 0
        for (let n = 0; n < 101 && !refused; n++) {
          const answer = await ask(`/api/${slug(frontal)}/agendas/${String(n).padStart(43, 'x')}.ics`, {
            headers: { 'x-forwarded-for': `198.51.100.${n}` },
          })
          await text(answer)
          if (answer.statusCode === 429) refused = n
        }
        assert.equal(refused, 100)
      })

      test('the modules and the hosted page are served', async () => {
        const loader = await ask('/v1/inoe.js')
        loader.resume()
        assert.equal(loader.statusCode, 200)
        assert.match(
          await text(await ask(`/${VILLE}/`, { headers: { 'accept-encoding': 'identity' } })),
          /<inoe-login>/,
        )
        if (!parChemins) return
        // Whatever is not the server's stays the site's.
        assert.match(await text(await ask('/')), /Le site de la ville/)
        const other = await ask(`/${VILLE}-2/`)
        other.resume()
        assert.equal(other.statusCode, 404)
        assert.equal(other.headers['x-request-id'], undefined)
      })
    })
  }
})

const slug = ({ nom }: Frontal) => nom.replaceAll(/[^a-z]+/g, '-')

/** When something listens there. @throws Error when the program ended first */
async function listening(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}`)
    const open = await new Promise<boolean>((resolve) => {
      const socket = createConnection({ host: '127.0.0.1', port }, () => {
        socket.destroy()
        resolve(true)
      }).on('error', () => resolve(false))
    })
    if (open) return
  }
}
