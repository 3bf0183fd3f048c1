import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { LOGO_MAX } from '@inoe/contract/apparence'
import type { Probleme } from '@inoe/contract/erreurs'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { type Client, CONTREXEVILLE, createAgent, createTown, ENTRE_DEUX_MERS } from '../../test/towns.ts'
import { adresseEntiere, writeCourriel } from '../outside/lettre.ts'
import { runCommand } from './commands.ts'
import { Consigne } from './consigne.ts'
import { lireLogo } from './logo.ts'
import { openedTown } from './store.ts'

/** The header of a PNG of these measures. */
function png(largeur: number, hauteur: number): Buffer {
  const bytes = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0\x08\x06\0\0\0', 'latin1')
  bytes.writeUInt32BE(largeur, 16)
  bytes.writeUInt32BE(hauteur, 20)
  return bytes
}
const jpeg = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffc00011080030006003011100021101031101',
  'hex',
)
const webp = Buffer.from('524946461a000000574542505650384c0e0000002f5fc00b00000000000000000000', 'hex')
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')

describe('A logo', () => {
  test('is what its content says, with its measures', () => {
    for (const [bytes, type, largeur, hauteur] of [
      [png(240, 80), 'image/png', 240, 80],
      [jpeg, 'image/jpeg', 96, 48],
      [webp, 'image/webp', 96, 48],
    ] as const) {
      const read = lireLogo(bytes)
      assert.ok(typeof read !== 'string', String(read))
      assert.deepEqual([read.type, read.largeur, read.hauteur], [type, largeur, hauteur])
    }
  })

  test('is refused with what to do: a drawing with scripts, anything else, too heavy, too large, cut short', () => {
    assert.match(String(lireLogo(svg)), /PNG, JPEG ou WebP/)
    assert.match(String(lireLogo(Buffer.from('%PDF-1.7'))), /PNG, JPEG ou WebP/)
    assert.match(
      String(lireLogo(Buffer.concat([png(10, 10), Buffer.alloc(LOGO_MAX)]))),
      /limite est de 150\u00a0ko/,
    )
    assert.match(String(lireLogo(png(4000, 10))), /4000\u00a0×\u00a010/)
    for (const whole of [png(240, 80), jpeg, webp])
      for (let length = 0; length < whole.length; length++)
        assert.doesNotThrow(() => lireLogo(whole.subarray(0, length)))
  })
})

describe('The look of a town', () => {
  let server: TestServer
  let responsable: Client
  let parDefaut: unknown
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-logo-'))
  before(async () => {
    server = await openTestServer()
    const town = await createTown(server, ENTRE_DEUX_MERS)
    await createTown(server, CONTREXEVILLE)
    responsable = await createAgent(server, town)
    parDefaut = await lue(CONTREXEVILLE)
  })
  after(async () => {
    rmSync(folder, { recursive: true, force: true })
    await server.close()
  })

  const configuration = async (id: string) =>
    (await (await server.app.request(`/api/${id}/configuration`)).json()) as {
      apparence: unknown
      logo: { url: string; largeur: number; hauteur: number } | null
    }
  const lue = async (id: string) => {
    const { apparence, logo } = await configuration(id)
    return { apparence, logo }
  }
  const decider = (body: object) => responsable.send('PUT', '/gestion/apparence', body)
  const run = (...args: string[]) => {
    const { database, clock, queue, coffre, publicUrl } = server.deps
    const serveur = async () => assert.fail('the server is not looked at')
    return runCommand(
      { database, clock, publicUrl, queue: async () => queue, coffre: () => coffre, serveur },
      args,
    )
  }

  test('is the product’s until the town decides, then reaches the widgets, and no other town', async () => {
    assert.deepEqual(parDefaut, { apparence: { marque: null, police: null }, logo: null })
    const answer = await decider({
      marque: '#6b2c91',
      police: 'Marianne, Arial, sans-serif',
      logo: png(240, 80).toString('base64'),
    })
    assert.equal(answer.status, 200, await answer.clone().text())
    const { apparence, logo } = await configuration(ENTRE_DEUX_MERS)
    assert.deepEqual(apparence, { marque: '#6b2c91', police: 'Marianne, Arial, sans-serif' })
    assert.deepEqual(((await answer.json()) as { logo: unknown }).logo, logo)
    assert.deepEqual([logo?.largeur, logo?.hauteur], [240, 80])
    assert.deepEqual(await lue(CONTREXEVILLE), parDefaut)
  })

  test('a colour that is hard to read is refused, with the nearest that is not; nothing else is saved', async () => {
    const answer = await decider({ marque: '#f5c400', police: 'Comic Sans MS' })
    assert.equal(answer.status, 400)
    const { errors } = (await answer.json()) as Probleme
    assert.equal(errors?.[0]?.champ, 'marque')
    assert.match(errors?.[0]?.message ?? '', /1,5\u00a0pour\u00a01, il en faut 4,5.*#876b02/)
    assert.equal((await decider({ marque: '#876b02', police: null })).status, 200)
    assert.deepEqual((await lue(ENTRE_DEUX_MERS)).apparence, { marque: '#876b02', police: null })
  })

  test('what is no font, no colour and no image is refused', async () => {
    for (const body of [
      { marque: 'red', police: null },
      { marque: null, police: 'a; background: url(https://ailleurs.example)' },
      { marque: null, police: null, logo: '***' },
      { marque: null, police: null, logo: svg.toString('base64') },
    ])
      assert.equal((await decider(body)).status, 400, JSON.stringify(body))
    const { errors } = (await (
      await decider({ marque: null, police: null, logo: svg.toString('base64') })
    ).json()) as Probleme
    assert.match(errors?.[0]?.message ?? '', /SVG s’exporte en PNG/)
  })

  test('the logo is read by any site, kept for ever at its own address, asked again at another', async () => {
    await decider({ marque: null, police: null, logo: jpeg.toString('base64') })
    const { logo } = await configuration(ENTRE_DEUX_MERS)
    const { pathname, search } = new URL(logo?.url ?? '')
    const first = await server.app.request(pathname + search)
    assert.equal(first.headers.get('content-type'), 'image/jpeg')
    assert.equal(first.headers.get('cross-origin-resource-policy'), 'cross-origin')
    assert.equal(first.headers.get('x-content-type-options'), 'nosniff')
    assert.match(first.headers.get('cache-control') ?? '', /immutable/)
    assert.deepEqual(Buffer.from(await first.arrayBuffer()), jpeg)
    const etag = first.headers.get('etag') ?? ''
    const again = await server.app.request(pathname, { headers: { 'if-none-match': etag } })
    assert.equal(again.status, 304)
    // Left out, it stays; another has another address; taken away, it is not there.
    await decider({ marque: null, police: null })
    assert.equal((await configuration(ENTRE_DEUX_MERS)).logo?.url, logo?.url)
    await decider({ marque: null, police: null, logo: webp.toString('base64') })
    const stale = await server.app.request(pathname + search)
    assert.doesNotMatch(stale.headers.get('cache-control') ?? '', /immutable/)
    await decider({ marque: null, police: null, logo: null })
    assert.equal((await configuration(ENTRE_DEUX_MERS)).logo, null)
    assert.equal((await server.app.request(pathname)).status, 404)
  })

  test('by the command line: shown, changed one by one, refused with what to do, taken away', async () => {
    const file = path.join(folder, 'logo.png')
    writeFileSync(file, png(300, 100))
    await run('apparence', ENTRE_DEUX_MERS, '--marque', '#6B2C91', '--logo', file)
    await run('apparence', ENTRE_DEUX_MERS, '--police', 'Marianne')
    assert.deepEqual((await run('apparence', ENTRE_DEUX_MERS)).slice(0, 3), [
      'Couleur : #6b2c91',
      'Police : Marianne',
      'Logo : 300 × 100 pixels',
    ])
    const refused = (remedy: RegExp, ...args: string[]) =>
      assert.rejects(
        run('apparence', ENTRE_DEUX_MERS, ...args),
        (error) => error instanceof Consigne && remedy.test(`${error.message}\n${error.remede}`),
      )
    await refused(/#876b02/, '--marque', '#f5c400')
    await refused(/hexadécimaux/, '--marque', 'jaune')
    await refused(/séparés par des virgules/, '--police', 'a;b')
    await refused(/son nom et son dossier/, '--logo', path.join(folder, 'absent.png'))
    writeFileSync(path.join(folder, 'logo.svg'), svg)
    await refused(/PNG, JPEG ou WebP/, '--logo', path.join(folder, 'logo.svg'))
    await run('apparence', ENTRE_DEUX_MERS, '--police', 'aucune')
    assert.deepEqual((await lue(ENTRE_DEUX_MERS)).apparence, { marque: '#6b2c91', police: null })
  })

  test('its pages and its letters have its colour and its logo', async () => {
    await decider({ marque: '#6b2c91', police: 'Georgia, serif', logo: png(300, 100).toString('base64') })
    const page = await (await server.app.request(`/${ENTRE_DEUX_MERS}/`)).text()
    assert.match(page, /<meta name="theme-color" content="#6b2c91">/)
    assert.match(page, /<img class="logo" src="\/api\/[\w-]+\/logo\?v=\w+" alt="" width="300" height="100">/)
    const sheet = await server.app.request(`/${ENTRE_DEUX_MERS}/apparence.css`)
    assert.match(await sheet.text(), /^:root\{--marque:#6b2c91;--inoe-police:Georgia, serif\}/)
    const manifest = await server.app.request(`/${ENTRE_DEUX_MERS}/application.webmanifest`)
    assert.equal(((await manifest.json()) as { theme_color: string }).theme_color, '#6b2c91')
    const elsewhere = await (await server.app.request(`/${CONTREXEVILLE}/`)).text()
    assert.doesNotMatch(elsewhere, /apparence\.css|class="logo"|#6b2c91/)

    const town = (await openedTown(server.deps.database, ENTRE_DEUX_MERS))?.town
    assert.ok(town)
    const letter = adresseEntiere(
      writeCourriel('camille@exemple.fr', {
        collectivite: town,
        sujet: 'Vos réservations',
        paragraphes: ['Merci.'],
        bouton: { texte: 'Ouvrir', url: 'https://ville.exemple/' },
      }),
      'https://inscriptions.exemple',
    )
    assert.match(
      letter.html,
      /src="https:\/\/inscriptions\.exemple\/api\/[\w-]+\/logo\?v=\w+" alt="" width="144" height="48"/,
    )
    assert.match(letter.html, /background:#6b2c91/)
  })
})
