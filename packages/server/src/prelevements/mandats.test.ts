import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Mandat, Mandats } from '@inoe/contract/prelevements'
import { sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { asSysteme } from '../../test/billing.ts'
import { codeRecu, demander, IBAN, ouvrirPrelevement, signer } from '../../test/mandats.ts'
import { readPdf } from '../../test/pdf.ts'
import { NOW, openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  CONTREXEVILLE,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { rows } from '../database/open.ts'
import { mandatsActifs } from './store.ts'

describe('A mandate', () => {
  let server: TestServer
  let town: Town
  let elsewhere: Town
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    elsewhere = await createTown(server, CONTREXEVILLE)
    await ouvrirPrelevement(server, town)
    await ouvrirPrelevement(server, elsewhere)
  })
  after(() => server.close())

  const read = async (who: Client) => (await (await who.get('/mandats')).json()) as Mandats
  const refused = async (response: Response) =>
    (await response.json()) as { code: string; detail: string; errors?: { champ: string; message: string }[] }
  const sign = (who: Client, id: string, code: string) =>
    who.send('POST', `/mandats/${id}/signature`, { code })
  const etat = (who: Client, id: string, to: string) => who.send('POST', `/mandats/${id}/etat`, { etat: to })
  const mails = (who: Client) => server.courriels.filter((one) => one.a.startsWith(who.compte))

  test('is offered with its words, asked for, signed by the code received, and shown without its account', async () => {
    const parent = await createFamille(server, town)
    const offered = await read(parent)
    assert.equal(offered.regies.length, 1)
    assert.match(offered.regies[0]?.texte ?? '', /vous autorisez Trésorerie.*8 semaines.*13 mois/s)
    const response = await demander(parent, town, {
      iban: 'FR76 3000 6000 0112 3456 7890 189',
      bic: 'agrifrpp',
    })
    assert.equal(response.status, 201)
    const asked = (await response.json()) as Mandat
    assert.deepEqual(
      [asked.etat, asked.iban, asked.ics],
      ['a-signer', 'FR76 •••• •••• 0189', 'FR12ZZZ123456'],
    )
    assert.match(asked.rum, /^ENF-2026-[A-Z0-9]{10}$/)
    const code = await codeRecu(server, parent)
    assert.match(code, /^\d{6}$/)
    const signed = (await (await sign(parent, asked.id, code)).json()) as Mandat
    assert.deepEqual([signed.etat, signed.signeLe], ['actif', new Date(NOW).toISOString()])
    assert.deepEqual((await read(parent)).mandats, [signed])
    const actifs = await asSysteme<Map<string, { id: string }>>(server, town.id, (tx) =>
      mandatsActifs(tx, town.id, parent.foyer),
    )
    assert.equal(actifs.get(town.regie)?.id, asked.id)
    await server.deps.queue.runDue()
    assert.match(mails(parent).at(-1)?.sujet ?? '', /mandat de prélèvement est signé/)
    assert.ok(mails(parent).every((one) => !one.texte.includes(IBAN) && !one.html.includes(IBAN)))
  })

  test('keeps the account sealed, and no code that the database could give', async () => {
    const parent = await createFamille(server, town)
    const asked = (await (await demander(parent, town)).json()) as Mandat
    const code = await codeRecu(server, parent)
    const kept = await rows<{ row: string }>(
      server.superuser,
      sql`SELECT m::text AS row FROM mandats m UNION ALL SELECT r::text FROM requetes r UNION ALL SELECT j::text FROM pgboss.job j`,
    )
    for (const { row } of kept)
      for (const secret of [IBAN, IBAN.slice(4, 20), ` ${code}`, `"${code}"`, `,${code},`])
        assert.ok(!row.includes(secret), `${secret} in ${row}`)
    assert.equal((await sign(parent, asked.id, code)).status, 200)
  })

  test('says which field is wrong, and why', async () => {
    const parent = await createFamille(server, town)
    const cases: [object, string, string, RegExp][] = [
      [{ iban: 'MA64 0115 1900 0001 2050 0053 4921' }, 'iban-invalide', 'iban', /hors zone SEPA/],
      [{ iban: 'FR76 3000 6000 0112 3456 7890 188' }, 'iban-invalide', 'iban', /n’existe pas/],
      [{ bic: 'AGRI' }, 'requete-invalide', 'bic', /8 ou 11/],
      [{ titulaire: '李' }, 'requete-invalide', 'titulaire', /lettres latines/],
      [{ titulaire: '' }, 'requete-invalide', 'titulaire', /obligatoire/],
    ]
    for (const [more, code, champ, sentence] of cases) {
      const body = await refused(await demander(parent, town, more))
      assert.deepEqual([body.code, body.errors?.[0]?.champ], [code, champ])
      assert.match(body.errors?.[0]?.message ?? '', sentence)
    }
    assert.deepEqual((await read(parent)).mandats, [])
    // Mistyping counts for no code: after as many refusals as codes an hour, the right one passes.
    assert.equal((await demander(parent, town)).status, 201)
    const unknown = await demander(parent, town, { regie: uuid() })
    assert.equal(unknown.status, 404)
  })

  test('asks for the address it bears', async () => {
    const parent = await createFamille(server, town)
    await asSysteme(server, town.id, (tx) =>
      tx.execute(sql`UPDATE foyers SET adresse = '' WHERE id = ${parent.foyer}`),
    )
    const body = await refused(await demander(parent, town))
    assert.deepEqual([body.code, /Mon foyer/.test(body.detail)], ['dossier-incomplet', true])
  })

  test('of two clicks there is one; one that was begun makes way for another; a signed one does not', async () => {
    const parent = await createFamille(server, town)
    const key = uuid()
    const [a, b] = (await Promise.all(
      [demander(parent, town, {}, key), demander(parent, town, {}, key)].map(async (one) =>
        (await one).json(),
      ),
    )) as Mandat[]
    assert.equal(a?.id, b?.id)
    await Promise.all([demander(parent, town), demander(parent, town)])
    assert.equal((await read(parent)).mandats.length, 1)
    await server.deps.database.owner.execute(sql`DELETE FROM limites`)
    const signed = await signer(server, parent, town)
    assert.equal(signed.etat, 'actif')
    const body = await refused(await demander(parent, town))
    assert.deepEqual([body.code, /déjà un mandat/.test(body.detail)], ['mandat-impossible', true])
  })

  test('a code has five tries, a quarter of an hour, and dies when another is sent', async () => {
    const parent = await createFamille(server, town)
    const asked = (await (await demander(parent, town)).json()) as Mandat
    const first = await codeRecu(server, parent)
    const wrong = first === '000000' ? '000001' : '000000'
    assert.match((await refused(await sign(parent, asked.id, wrong))).detail, /4 essais/)
    for (let turn = 0; turn < 4; turn++) await sign(parent, asked.id, wrong)
    const spent = await refused(await sign(parent, asked.id, first))
    assert.equal(spent.code, 'code-incorrect')

    assert.equal((await parent.send('POST', `/mandats/${asked.id}/code`)).status, 200)
    assert.equal((await sign(parent, asked.id, first)).status, 422)
    const second = await codeRecu(server, parent)
    server.clock.advance(15 * 60_000)
    assert.equal((await sign(parent, asked.id, second)).status, 422)
    await parent.send('POST', `/mandats/${asked.id}/code`)
    const third = await codeRecu(server, parent)
    assert.equal((await sign(parent, asked.id, third)).status, 200)
    assert.equal((await parent.send('POST', `/mandats/${asked.id}/code`)).status, 409)
    // One asked for before, that the queue was late to send, is sent no more.
    await asSysteme(server, town.id, (tx) =>
      server.deps.queue.send(tx, 'code-mandat', {
        collectivite: town.id,
        mandat: asked.id,
        courriel: `${parent.compte}@exemple.fr`,
      }),
    )
    assert.equal(await codeRecu(server, parent), third)
  })

  test('codes are not sent without end', async () => {
    const parent = await createFamille(server, town)
    const asked = (await (await demander(parent, town)).json()) as Mandat
    const answers: number[] = []
    for (let turn = 0; turn < 5; turn++)
      answers.push((await parent.send('POST', `/mandats/${asked.id}/code`)).status)
    assert.deepEqual(answers, [200, 200, 200, 200, 429])
  })

  test('is suspended, taken up and ended; each is told; an ended one stays so and another can be signed', async () => {
    const parent = await createFamille(server, town)
    const { id } = await signer(server, parent, town)
    for (const to of ['suspendu', 'actif', 'revoque']) {
      const changed = (await (await etat(parent, id, to)).json()) as Mandat
      assert.equal(changed.etat, to)
    }
    await server.deps.queue.runDue()
    const told = mails(parent).map((one) => one.sujet)
    assert.deepEqual(
      ['suspendu', 'repris', 'terminé'].map(
        (word) => told.filter((sujet) => sujet.includes(`automatique ${word}`)).length,
      ),
      [1, 1, 1],
    )
    assert.equal((await refused(await etat(parent, id, 'actif'))).code, 'mandat-impossible')
    const again = await signer(server, parent, town)
    assert.notEqual(again.rum, (await read(parent)).mandats.find((one) => one.id === id)?.rum)
  })

  test('one never signed is thrown away', async () => {
    const parent = await createFamille(server, town)
    const asked = (await (await demander(parent, town)).json()) as Mandat
    assert.equal((await refused(await etat(parent, asked.id, 'actif'))).code, 'mandat-impossible')
    assert.equal(((await (await etat(parent, asked.id, 'revoque')).json()) as Mandat).etat, 'revoque')
    assert.deepEqual((await read(parent)).mandats, [])
  })

  test('its PDF has all that a mandate shows, the account whole, tagged', async () => {
    const parent = await createFamille(server, town)
    const { id, rum } = await signer(server, parent, town, { bic: 'AGRIFRPP', titulaire: 'Zoé Œuvrard-Łuk' })
    const response = await parent.get(`/mandats/${id}/pdf`)
    assert.deepEqual(
      [response.headers.get('content-type'), response.headers.get('cache-control')],
      ['application/pdf', 'no-store'],
    )
    const pdf = readPdf(new Uint8Array(await response.arrayBuffer()))
    const plain = pdf.text.replaceAll(/\s+/g, ' ')
    for (const expected of [
      'Mandat de prélèvement SEPA',
      rum,
      'FR12ZZZ123456',
      'Trésorerie de l’Entre-Deux-Mers',
      '1 place de la Mairie, 33760 Targon',
      'Zoé Œuvrard-Łuk',
      '3 rue des Vignes',
      '33760 Targon',
      'FR76 3000 6000 0112 3456 7890 189',
      'AGRIFRPP',
      'Récurrent',
      'Fait à Targon, le 3 novembre 2026 à ',
      `le code envoyé à ${parent.compte.slice(0, 1)}…@exemple.fr`,
      'vous autorisez',
      '8 semaines',
      '13 mois',
    ])
      assert.ok(plain.includes(expected), `${expected}\n${plain}`)
    assert.equal(pdf.pages, 1)
    assert.equal(pdf.lang, 'fr-FR')
    assert.deepEqual(
      ['H1', 'H2', 'Table', 'TH'].map((tag) => pdf.tags.filter((one) => one === tag).length),
      [1, 3, 2, 8],
    )
  })

  test('another family’s answers as one that does not exist, and so does another town’s', async () => {
    const parent = await createFamille(server, town)
    const { id } = await signer(server, parent, town)
    for (const stranger of [await createFamille(server, town), await createFamille(server, elsewhere)]) {
      const answers = await Promise.all([
        stranger.get(`/mandats/${id}/pdf`),
        etat(stranger, id, 'revoque'),
        sign(stranger, id, '123456'),
        stranger.send('POST', `/mandats/${id}/code`),
      ])
      for (const answer of answers)
        assert.deepEqual([answer.status, (await refused(answer)).code], [404, 'introuvable'])
    }
    assert.equal((await read(parent)).mandats[0]?.etat, 'actif')
  })

  test('lapses when it did not serve for 36 months, and its family is told', async () => {
    const parent = await createFamille(server, town)
    const { id } = await signer(server, parent, town)
    const etatDe = async () => (await read(parent)).mandats.find((one) => one.id === id)?.etat
    const night = async () => {
      await asSysteme(server, town.id, (tx) => server.deps.queue.send(tx, 'mandats-caducs', {}))
      await server.deps.queue.runDue()
    }
    const now = server.clock.now()
    server.clock.set('2029-11-02T10:00:00Z')
    await night()
    assert.equal(await etatDe(), 'actif')
    server.clock.set('2029-11-05T10:00:00Z')
    await night()
    assert.equal(await etatDe(), 'revoque')
    assert.match(mails(parent).at(-1)?.texte ?? '', /36 mois/)
    server.clock.set(now.toISOString())
  })
})
