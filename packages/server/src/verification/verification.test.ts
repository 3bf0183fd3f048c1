import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { SECTIONS, type Section } from '@inoe/contract/commun'
import { sql } from 'drizzle-orm'
import { SMTPServer } from 'smtp-server'
import { ouvrirServeurS3 } from '../../test/s3.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { createAgent, createTown, ENTRE_DEUX_MERS } from '../../test/towns.ts'
import { runCommand } from '../collectivites/commands.ts'
import { ouvrirDossier } from '../outside/magasin.ts'
import { ouvrirSeau } from '../outside/magasin-s3.ts'
import type { Constat } from './constat.ts'
import { constatsFichiers } from './fichiers.ts'
import { serveurFromEnvironment } from './from-environment.ts'
import { constatsPages } from './pages.ts'
import { constatsServeur, type Serveur } from './serveur.ts'
import { constatsVille } from './ville.ts'

const VILLE = 'maville'
const SERVICE = 'https://inscriptions.maville.fr'
const SCRIPT = `<script type="module" src="${SERVICE}/v1/inoe.js" data-collectivite="${VILLE}"></script>`
const NOW = new Date('2026-11-03T09:00:00Z')

const aFaire = (constats: readonly Constat[]) => constats.filter((one) => one.etat !== 'bon')
/** The only thing to do, and how it is said. */
function seul(constats: readonly Constat[], etat: Constat['etat'], mots: RegExp): void {
  const found = aFaire(constats)
  assert.equal(found.length, 1, JSON.stringify(found))
  assert.equal(found[0]?.etat, etat)
  assert.match(`${found[0]?.quoi} ${found[0]?.remede}`, mots)
}

describe('What is missing before a town opens', () => {
  let site: Server
  let origine = ''
  const depot = mkdtempSync(path.join(process.env.INOE_TEST_FOLDER ?? tmpdir(), 'verification-'))
  const reponses = new Map<string, { statut?: number; entetes?: Record<string, string>; texte?: string }>()
  before(async () => {
    site = createServer((request, response) => {
      const { statut = 200, entetes = {}, texte = '' } = reponses.get(request.url ?? '') ?? { statut: 404 }
      response.writeHead(statut, { 'content-type': 'text/html', ...entetes }).end(texte)
    })
    await new Promise<void>((resolve) => site.listen(0, '0.0.0.0', resolve))
    origine = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  })
  after(() => {
    site.close()
    rmSync(depot, { recursive: true, force: true })
  })

  /** The page of the bookings, as the town's site serves it. */
  async function page(
    texte: string,
    {
      section = 'reservations',
      ...more
    }: { section?: Section; statut?: number; entetes?: Record<string, string> } = {},
  ): Promise<Constat[]> {
    reponses.set('/page', { texte, ...more })
    const found = await constatsPages({
      ...{ collectivite: VILLE, publicUrl: SERVICE, origines: [origine] },
      pages: { [section]: `${origine}/page` },
    })
    // The site of the test is on this machine.
    return found.filter((one) => !one.quoi.startsWith('Un site d’essai'))
  }

  test('a page that holds its module is good, however it is written', async () => {
    for (const texte of [
      `${SCRIPT}<inoe-planning><a href="x">Mes réservations</a></inoe-planning>`,
      `<div data-inoe="planning" data-vue="mois"></div>${SCRIPT}`,
      `<script data-cfasync="false" type="module" src="${SERVICE}/v1/inoe.js" nowprocket data-collectivite="${VILLE}"></script><inoe-planning\nsans-titre></inoe-planning>`,
      `<inoe-planning></inoe-planning>${SCRIPT.replace('/v1/', '/v1/1.2.3-AbC123/')}`,
      `<inoe-espace collectivite="${VILLE}"><inoe-planning></inoe-planning></inoe-espace><script type="module" src="${SERVICE}/v1/inoe.js"></script>`,
    ])
      assert.deepEqual(aFaire(await page(texte)), [], texte)
    for (const section of SECTIONS) {
      const tag = { reservations: 'planning', connexion: 'login' }[section as string] ?? section
      assert.deepEqual(aFaire(await page(`${SCRIPT}<inoe-${tag}></inoe-${tag}>`, { section })), [], section)
    }
  })

  test('each way a page is wrong is said, with what to do', async () => {
    const good = '<inoe-planning></inoe-planning>'
    seul(await page(SCRIPT), 'corriger', /ne contient pas <inoe-planning>.*data-inoe="planning"/)
    seul(await page(`${SCRIPT}<inoe-planning-autre></inoe-planning-autre>`), 'corriger', /ne contient pas/)
    seul(await page(good), 'corriger', /pas la ligne du script.*v1\/inoe\.js/)
    seul(await page(good + SCRIPT.replace(SERVICE, '/cache')), 'corriger', /autre serveur/)
    for (const retardee of [
      SCRIPT.replace('type="module"', 'type="rocketlazyloadscript" data-rocket-type="module"').replace(
        ' src=',
        ' data-rocket-src=',
      ),
      SCRIPT.replace('module', 'litespeed/javascript').replace(' src=', ' data-src='),
      SCRIPT.replace(' type="module"', ''),
    ])
      seul(await page(good + retardee), 'corriger', /réécrite.*extension de cache/s)
    seul(await page(good + SCRIPT.replace('"maville"', '"ailleurs"')), 'corriger', /montre « ailleurs »/)
    seul(await page(good + SCRIPT.replace(/ data-coll[^>]*/, '')), 'corriger', /ne dit pas de quelle/)
    seul(await page('', { statut: 404 }), 'corriger', /404.*n’existe pas/)
    seul(await page('', { statut: 401 }), 'corriger', /ouverte à tous/)
    seul(
      await page('', { statut: 302, entetes: { location: origine.replace('127.0.0.1', 'localhost') } }),
      'corriger',
      /404|n’est pas déclaré/,
    )
    const politique = (csp: string) => page(good + SCRIPT, { entetes: { 'content-security-policy': csp } })
    seul(await politique("default-src 'self'"), 'corriger', /script-src.*interdit/)
    seul(await politique(`script-src ${SERVICE}; connect-src 'self'`), 'corriger', /connect-src/)
    for (const csp of [
      `script-src ${SERVICE}; connect-src https:`,
      "script-src 'strict-dynamic' 'nonce-x'",
      'default-src *.maville.fr',
    ])
      assert.deepEqual(aFaire(await politique(csp)), [], csp)
    const ailleurs = { collectivite: VILLE, publicUrl: SERVICE, origines: ['https://www.maville.fr'] }
    seul(
      await constatsPages({ ...ailleurs, pages: { foyer: 'https://autre.maville.fr/foyer' } }),
      'corriger',
      /origine maville --ajouter https:\/\/autre/,
    )
    seul(await constatsPages({ ...ailleurs, origines: [], pages: {} }), 'regarder', /--ajouter/)
    seul(
      await constatsPages({ ...ailleurs, origines: ['http://www.maville.fr'], pages: {} }),
      'corriger',
      /HTTPS/,
    )
  })

  const serveur = (more: Partial<Serveur> = {}): Serveur => ({
    ...{
      publicUrl: origine.replace('127.0.0.1', '0.0.0.0'),
      moteur: 'postgres',
      production: true,
      proxies: 1,
    },
    ...{ antivirus: { examiner: async () => null }, cleDansDossier: false, now: NOW },
    ...{ fichiers: ouvrirDossier(depot), dossierFichiers: ouvrirDossier(depot) },
    courrier: { joindre: async () => {}, expediteur: 'Ma ville <portail@maville.fr>' },
    sauvegardes: { dossier: '/mnt', derniere: new Date(NOW.getTime() - 3_600_000) },
    ...more,
  })

  test('each way the server is wrong is said, with what to do', async () => {
    reponses.set('/health', { texte: '{"etat":"ok","base":"postgres"}' })
    // All is well but that this machine has no certificate.
    const attendu = (constats: readonly Constat[]) =>
      constats.filter((one) => !/n’est pas en HTTPS/.test(one.quoi))
    assert.deepEqual(aFaire(attendu(await constatsServeur(serveur()))), [])
    for (const [more, etat, mots] of [
      [{ proxies: 0 }, 'corriger', /INOE_PROXIES=1/],
      [{ production: false }, 'corriger', /NODE_ENV=production/],
      [{ courrier: undefined }, 'corriger', /SMTP_URL/],
      [{ courrier: { joindre: async () => {}, expediteur: 'portail@localhost' } }, 'corriger', /SMTP_FROM/],
      [
        { courrier: { joindre: async () => assert.fail('535 refusé'), expediteur: 'x' } },
        'corriger',
        /535 refusé/,
      ],
      [{ antivirus: undefined }, 'regarder', /INOE_CLAMD/],
      [{ antivirus: { examiner: async () => assert.fail('no') } }, 'corriger', /quarantaine/],
      [{ cleDansDossier: true }, 'regarder', /--cles/],
      [{ moteur: 'pglite' }, 'regarder', /DATABASE_URL/],
      [{ sauvegardes: { dossier: '/mnt', derniere: undefined } }, 'corriger', /Aucune sauvegarde dans \/mnt/],
      [{ sauvegardes: { dossier: '/mnt', derniere: new Date('2026-10-30') } }, 'corriger', /4 jours/],
      [{ publicUrl: 'http://localhost:8787' }, 'corriger', /INOE_URL/],
    ] as [Partial<Serveur>, Constat['etat'], RegExp][])
      seul(attendu(await constatsServeur(serveur(more))), etat, mots)
    reponses.set('/health', { texte: 'Bienvenue' })
    seul(attendu(await constatsServeur(serveur())), 'corriger', /pas ce serveur/)
    seul(
      attendu(await constatsServeur(serveur({ publicUrl: 'http://0.0.0.0:59999' }))),
      'corriger',
      /rien n’écoute/,
    )
  })

  test('the bucket is tried as the server will use it; each way it is wrong is said, and nothing stays of the trial', async () => {
    const s3 = await ouvrirServeurS3()
    const vide = ouvrirDossier(path.join(depot, 'vide'))
    const tried = (more: object = {}, dossierFichiers = vide) => {
      const fichiers = ouvrirSeau({ ...s3.reglages, ...more }, { silence: 10_000, reprises: [] })
      return constatsFichiers({ fichiers, dossierFichiers })
    }
    try {
      const good = await tried()
      assert.deepEqual(aFaire(good), [])
      assert.match(good[0]?.quoi ?? '', /familles \(127\.0\.0\.1/)
      seul(await tried({ secret: 'autre' }), 'corriger', /ne vont pas ensemble.*INOE_S3_SECRET/)
      seul(await tried({ cle: 'AUTRE' }), 'corriger', /clé inconnue/)
      seul(await tried({ region: 'ailleurs' }), 'corriger', /INOE_S3_REGION/)
      seul(await tried({ seau: 'absent' }), 'corriger', /n’existe pas.*INOE_S3_BUCKET/)
      seul(await tried({ adresse: new URL('http://127.0.0.1:9') }), 'corriger', /.*INOE_S3_ENDPOINT/)
      s3.pannes.push({ statut: 403, code: 'AccessDenied' })
      seul(await tried(), 'corriger', /n’a pas le droit.*s3:PutObject/)
      s3.public = true
      seul(await tried(), 'corriger', /Tout le monde peut lire/)
      s3.public = false
      s3.versions = true
      seul(await tried(), 'regarder', /anciennes versions/)
      s3.versions = false
      const oublies = ouvrirDossier(path.join(depot, 'oublies'))
      await oublies.ecrire('targon/aa/fichier', Buffer.from('x'))
      seul(await tried({}, oublies), 'regarder', /encore dans.*npm run fichiers/)
      assert.deepEqual([...s3.objets.keys()], [])
    } finally {
      await s3.close()
    }
  })

  test('the mail server of the environment is asked, and its refusal is shown', async () => {
    let heard = 0
    const smtp = new SMTPServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) => {
        heard++
        if (password === 'bon') done(null, { user: 'ville' })
        else done(new Error('535 refusé'))
      },
    })
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
    const { port } = smtp.server.address() as AddressInfo
    const read = (password: string) =>
      serveurFromEnvironment(
        { SMTP_URL: `smtp://ville:${password}@127.0.0.1:${port}?ignoreTLS=true` },
        'postgres',
        NOW,
      )
    await (await read('bon')).courrier?.joindre()
    await assert.rejects(async () => (await read('faux')).courrier?.joindre(), /535/)
    assert.equal(heard, 2)
    await new Promise<void>((resolve) => smtp.close(resolve))
  })

  describe('in a town', () => {
    let server: TestServer
    before(async () => {
      server = await openTestServer()
    })
    after(() => server.close())
    const constats = (id: string) =>
      server.deps.database.transaction({ collectivite: id, role: 'systeme' }, (tx) => constatsVille(tx, id))

    test('a new town lacks people, services and a way to be reached', async () => {
      await run('creer', 'neuve', '--nom', 'Neuve')
      const found = aFaire(await constats('neuve'))
      assert.deepEqual(
        found.map((one) => one.etat),
        Array(4).fill('corriger'),
      )
      assert.ok(found.every((one) => one.remede))
    })

    test('an open town lacks nothing but what is taken away; another town’s does not count', async () => {
      const town = await createTown(server, ENTRE_DEUX_MERS)
      await createTown(server, 'autre')
      await createAgent(server, town)
      await server.superuser.execute(sql`UPDATE structures SET telephone = '05 56 00 00 01'`)
      await server.superuser.execute(sql`UPDATE regies SET saisie = 'W'`)
      assert.deepEqual(aFaire(await constats(town.id)), [])
      for (const [change, back, etat, mots] of [
        [
          sql`UPDATE regies SET numcli = NULL`,
          sql`UPDATE regies SET numcli = '006270'`,
          'regarder',
          /adhésion PayFiP/,
        ],
        [
          sql`UPDATE regies SET saisie = 'T'`,
          sql`UPDATE regies SET saisie = 'W'`,
          'regarder',
          /aucun paiement n’est réel/,
        ],
        [
          sql`UPDATE structures SET telephone = NULL`,
          sql`UPDATE structures SET telephone = '05'`,
          'regarder',
          /ni téléphone/,
        ],
        [sql`DELETE FROM tarifs`, sql`SELECT 1`, 'corriger', /pas de prix pour Journée.*tarif/],
      ] as const) {
        await server.superuser.execute(change)
        seul(await constats(town.id), etat, mots)
        await server.superuser.execute(back)
      }
    })

    test('the command prints all of it, and says whether the town is ready', async () => {
      const lines = await run('verifier', ENTRE_DEUX_MERS)
      for (const title of ['Le serveur', 'Le site', 'Les services']) assert.ok(lines.includes(title))
      assert.match(lines.at(-1) ?? '', /n’est pas prête : \d+ points? à corriger/)
      await assert.rejects(run('verifier', 'inconnue'), /Aucune collectivité/)
    })

    function run(...args: string[]): Promise<string[]> {
      const { database, clock, queue, coffre, publicUrl } = server.deps
      return runCommand(
        {
          ...{ database, clock, publicUrl, queue: async () => queue, coffre: () => coffre },
          serveur: async () => serveur({ courrier: undefined }),
        },
        args,
      )
    }
  })
})
