import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { SECTIONS } from '@inoe/contract/commun'
import { LANGUES, type Langue, NOMS_LANGUES } from '@inoe/contract/langues'
import { and, eq } from 'drizzle-orm'
import { call, MOT_DE_PASSE, withPassword } from '../../test/comptes.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { createFamille, createTown, ENTRE_DEUX_MERS, ORIGIN, type Town } from '../../test/towns.ts'
import { comptes } from '../comptes/tables.ts'
import { motsDe } from './langue.ts'

/** « Mon foyer », as each language says it. */
const FOYER: Record<Langue, string> = { fr: 'Mon foyer', en: 'My household', pt: 'O meu agregado' }

describe('The language of the hosted page', () => {
  let server: TestServer
  let town: Town
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
  })
  after(() => server.close())

  async function open(path: string, headers: Record<string, string> = {}) {
    const response = await server.app.request(`/${ENTRE_DEUX_MERS}/${path}`, {
      headers: { accept: 'text/html,*/*', ...headers },
    })
    const page = await response.text()
    return { response, page, chosen: response.headers.getSetCookie().map((one) => one.split(';')[0]) }
  }
  function reads(page: string, langue: Langue) {
    assert.match(page, new RegExp(`<html lang="${langue}">`))
    assert.match(page, new RegExp(`<h1>${FOYER[langue]}</h1>`))
  }

  test('is what the browser likes best, French without a wish', async () => {
    for (const [accepted, langue] of [
      ['', 'fr'],
      ['de', 'fr'],
      ['en-GB,fr;q=0.5', 'en'],
      ['pt-PT, en;q=0.8', 'pt'],
    ] as const) {
      const { response, page, chosen } = await open('foyer', { 'accept-language': accepted })
      reads(page, langue)
      assert.equal(response.headers.get('content-language'), langue)
      assert.equal(response.headers.get('vary'), 'Cookie, Accept-Language')
      assert.equal(response.headers.get('cache-control'), 'no-cache')
      // Nothing was chosen: nothing is kept.
      assert.deepEqual(chosen, [])
    }
  })

  test('is the one chosen in it, kept for the pages of this town alone', async () => {
    const { response, page, chosen } = await open('foyer?langue=pt', { 'accept-language': 'en' })
    reads(page, 'pt')
    assert.deepEqual(chosen, ['inoe-langue=pt'])
    const [kept = ''] = response.headers.getSetCookie()
    for (const part of [`Path=/${ENTRE_DEUX_MERS}/`, 'HttpOnly', 'Secure', 'SameSite=Lax'])
      assert.ok(kept.split('; ').includes(part), `${part}: ${kept}`)
    reads((await open('foyer', { cookie: 'inoe-langue=pt', 'accept-language': 'en' })).page, 'pt')
    // And changed again, to French too.
    reads((await open('foyer?langue=fr', { cookie: 'inoe-langue=pt' })).page, 'fr')
    // What is no language of ours is no choice.
    for (const langue of ['de', '', 'constructor', '<b>']) {
      const unknown = await open(`foyer?langue=${encodeURIComponent(langue)}`, {
        cookie: `inoe-langue=${encodeURIComponent(langue)}`,
        'accept-language': 'en',
      })
      reads(unknown.page, 'en')
      assert.deepEqual(unknown.chosen, [])
    }
  })

  test('is that of the login signed in, whatever the browser prefers, until another is chosen', async () => {
    const parent = await createFamille(server, town)
    const courriel = await withPassword(server, parent)
    await server.superuser
      .update(comptes)
      .set({ langue: 'pt' })
      .where(and(eq(comptes.collectiviteId, ENTRE_DEUX_MERS), eq(comptes.id, parent.compte)))
    const { cookie: signed } = await call(server, ENTRE_DEUX_MERS, '/session', {
      courriel,
      motDePasse: MOT_DE_PASSE,
    })
    const en = { 'accept-language': 'en' }
    reads((await open('foyer', { ...en, cookie: signed })).page, 'pt')
    reads((await open('foyer', { ...en, cookie: `${signed}; inoe-langue=fr` })).page, 'fr')
    // A session that is over says nothing.
    reads((await open('foyer', { ...en, cookie: `__Host-inoe-${ENTRE_DEUX_MERS}=fini` })).page, 'en')
  })

  test('is offered in each, at its own address, which keeps what the page was asked for', async () => {
    const { page } = await open('factures?paiement=1&langue=en')
    const address = `${server.deps.publicUrl}/${ENTRE_DEUX_MERS}/factures?paiement=1`
    for (const langue of LANGUES) {
      const href = `${address}&amp;langue=${langue}`
      const current = langue === 'en' ? ' aria-current="true"' : ''
      assert.ok(
        page.includes(
          `<a href="${href}" lang="${langue}" hreflang="${langue}"${current}>${NOMS_LANGUES[langue]}</a>`,
        ),
        langue,
      )
      assert.ok(page.includes(`<link rel="alternate" hreflang="${langue}" href="${href}">`), langue)
    }
    assert.ok(page.includes(`<link rel="alternate" hreflang="x-default" href="${address}">`))
    assert.match(page, /<nav class="langues" aria-label="Language">/)
  })

  test('is French or English where the services work, whole', async () => {
    for (const section of ['gestion', 'pointage'] as const) {
      const { response, page } = await open(`${section}?langue=pt`)
      assert.match(page, /<html lang="fr">/)
      assert.match(page, new RegExp(`<h1>${motsDe('fr').sections[section]}</h1>`))
      assert.equal(response.headers.get('content-language'), 'fr')
      assert.doesNotMatch(page, /hreflang="pt"/)
      assert.match((await open(`${section}?langue=en`)).page, /<html lang="en">/)
    }
    // Its webmasters are French.
    assert.match((await open('generateur?langue=en')).page, /<html lang="fr">/)
  })

  test('of who comes from the town’s site to sign in is for that visit: nothing is kept', async () => {
    const asked = new URLSearchParams({
      retour: `${ORIGIN}/espace-famille/`,
      etat: 'a'.repeat(22),
      defi: 'b'.repeat(43),
      langue: 'pt',
    })
    const { response, page, chosen } = await open(`connexion?${asked}`)
    assert.equal(response.status, 200)
    assert.match(page, /<html lang="pt">/)
    assert.deepEqual(chosen, [])
    assert.doesNotMatch(page, /rel="alternate"/)
    // Another language goes on with the same return.
    asked.set('langue', 'en')
    assert.ok(page.includes(`?${asked}`.replaceAll('&', '&amp;')))
    const refused = await open('connexion?retour=https%3A%2F%2Failleurs.example%2F&langue=en')
    assert.equal(refused.response.status, 400)
    assert.match(refused.page, /<h1>This page cannot take you back<\/h1>/)
  })

  test('is that of what is not there', async () => {
    const { response, page } = await open('secret', { 'accept-language': 'pt' })
    assert.equal(response.status, 404)
    assert.match(page, /<html lang="pt">[\s\S]*<h1>Página não encontrada<\/h1>/)
  })

  test('is that of the application which one installs', async () => {
    for (const [headers, lang, name] of [
      [{ cookie: 'inoe-langue=pt', 'accept-language': 'en' }, 'pt', `Espaço família, ${ENTRE_DEUX_MERS}`],
      [{ 'accept-language': 'en' }, 'en', `Family space, ${ENTRE_DEUX_MERS}`],
    ] as const) {
      const { response, page } = await open('application.webmanifest', headers)
      assert.equal(response.headers.get('vary'), 'Cookie, Accept-Language')
      const manifest = JSON.parse(page) as Record<string, string>
      assert.deepEqual([manifest.lang, manifest.name], [lang, name])
      // Whatever its language, it is the same application.
      assert.equal(manifest.id, `/${ENTRE_DEUX_MERS}/`)
    }
  })

  test('is that of the page without a network, which the service worker keeps in each', async () => {
    const { page: script } = await open('service.js')
    const [, inoe = ''] = /^const INOE = (.*)$/m.exec(script) ?? []
    const { horsLigne, coquille } = JSON.parse(inoe) as {
      horsLigne: Record<string, string>
      coquille: string[]
    }
    assert.deepEqual(Object.keys(horsLigne), LANGUES)
    for (const langue of LANGUES) {
      const address = horsLigne[langue] ?? ''
      assert.ok(coquille.includes(address))
      const { page, chosen } = await open(address.slice(ENTRE_DEUX_MERS.length + 2))
      const { titre, jours } = motsDe(langue).horsLigne
      assert.match(page, new RegExp(`<html lang="${langue}">`))
      assert.match(page, new RegExp(`<h1>${titre}</h1>`))
      assert.ok(page.includes(JSON.stringify(jours).replaceAll('"', '&quot;')))
      // Asked by the service worker, not chosen by anybody.
      assert.deepEqual(chosen, [])
    }
  })

  test('leaves no French sentence in another', async () => {
    const french = new Set(textes(motsDe('fr')))
    // The same words in both: « Messages », « Menu ».
    for (const langue of ['en', 'pt'] as const)
      for (const one of textes(motsDe(langue))) if (one.includes(' ')) assert.ok(!french.has(one), one)
    for (const section of ['', ...SECTIONS]) {
      const { page } = await open(section, { 'accept-language': 'en' })
      const [body = ''] = /<body>[\s\S]*/.exec(page) ?? []
      assert.doesNotMatch(
        body.replaceAll(/<[^>]*>/g, ' '),
        /contactez|espace famille|\b(le|la|les|vous)\b/i,
        section,
      )
    }
  })
})

/** Every sentence of a catalogue. */
function textes(part: object): string[] {
  return Object.values(part).flatMap((one: unknown) => {
    if (typeof one === 'function') return [String((one as (...donnees: string[]) => string)('Ville'))]
    return typeof one === 'object' && one ? textes(one) : [String(one)]
  })
}
