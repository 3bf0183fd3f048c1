import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { ListeFactures } from '@inoe/contract/factures'
import type { Paiement, PaiementOuvert, Paiements } from '@inoe/contract/paiements'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import type { PayFipSimulator } from '../../../../demo/payfip/simulator.ts'
import { addService, asSysteme, book, hastenJobs, openPayingServer, paymentsOf } from '../../test/billing.ts'
import { essais } from '../../test/essais.ts'
import { readPdf } from '../../test/pdf.ts'
import type { TestServer } from '../../test/server.ts'
import {
  type Client,
  CONTREXEVILLE,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  ORIGIN,
  type Town,
} from '../../test/towns.ts'
import { factures } from '../factures/tables.ts'
import { regies } from '../structures/tables.ts'
import { settle } from './settle.ts'

const RETOUR = `${ORIGIN}/lenfance/mes-paiements/?page=2#haut`

describe('Online payments', () => {
  let server: TestServer
  let payfip: PayFipSimulator
  let close: () => Promise<void>
  let town: Town
  let agent: Client
  let initial: PayFipSimulator['settings']
  before(async () => {
    ;({ server, payfip, close } = await openPayingServer())
    initial = { ...payfip.settings }
    town = await createTown(server, ENTRE_DEUX_MERS, { capacite: 500 })
    agent = await createAgent(server, town)
  })
  after(() => close())
  afterEach(() => Object.assign(payfip.settings, initial))

  const due = async (who: Client, etat = 'a-payer') =>
    ((await (await who.get(`/factures?etat=${etat}`)).json()) as ListeFactures).factures
  const pay = (who: Client, factures: unknown, more: object = {}, key: string = uuid()) =>
    who.send('POST', '/paiements', { factures, retour: RETOUR, ...more }, { 'idempotency-key': key })
  const opened = async (response: Response) => {
    assert.equal(response.status, 201, await response.clone().text())
    const { paiement, url } = (await response.json()) as PaiementOuvert
    return { paiement, url, idOp: new URL(url).searchParams.get('idop') ?? '' }
  }
  const state = async (who: Client, paiement: string) =>
    (await (await who.get(`/paiements/${paiement}`)).json()) as Paiement
  const code = async (response: Response) => {
    const body = (await response.json()) as { code?: string; url?: string; detail: string }
    return body.code
  }
  const minutes = (count: number) => server.clock.advance(count * 60_000)

  /** A family with one invoice per list of dates. */
  async function billed(
    ...lists: string[][]
  ): Promise<{ parent: Awaited<ReturnType<typeof createFamille>>; ids: string[] }> {
    const parent = await createFamille(server, town, { prenoms: ['Léa'] })
    for (const dates of lists.length > 0 ? lists : [['2026-11-04', '2026-11-18']]) {
      await book(server, town, parent, parent.enfants[0]?.id ?? '', dates)
      const mois = dates[0]?.slice(0, 7)
      await agent.send('POST', '/gestion/factures', { structure: town.structure, mois })
    }
    return { parent, ids: (await due(parent)).map((one) => one.id) }
  }

  test('two invoices of a régie are one payment: out to PayFiP and back, credited, receipt sent', async () => {
    const { parent, ids } = await billed(['2026-11-04', '2026-11-18'], ['2026-12-02'])
    const { paiement, url, idOp } = await opened(await pay(parent, ids, { montantCentimes: 1, montant: 1 }))
    assert.match(url, /\/tpa\/paiementws\.web\?idop=/)
    const [stored] = (await paymentsOf(server, town.id)).filter((one) => one.id === paiement)
    assert.equal(stored?.idOp, idOp)
    const sent = payfip.operations.get(idOp)?.demande
    assert.deepEqual([sent?.montant, sent?.numcli, sent?.exer, sent?.saisie], ['2820', '006270', '2026', 'T'])
    assert.match(sent?.refdet ?? '', /^ENF2026\d{6}A1$/)

    const page = await fetch(url)
    assert.match(await page.text(), /28,20\s€/)
    const form = new URLSearchParams({ idop: idOp, choix: 'carte', notification: 'aucune' })
    const result = await (await fetch(url.split('?')[0] ?? '', { method: 'POST', body: form })).text()
    const back = result.match(/class="bouton" href="([^"]+)"/)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const returned = await fetch(back, { redirect: 'manual' })
    assert.equal(returned.status, 303)
    assert.equal(
      returned.headers.get('location'),
      `${ORIGIN}/lenfance/mes-paiements/?page=2&inoe-paiement=${paiement}#haut`,
    )
    const seen = await state(parent, paiement)
    assert.deepEqual(
      [seen.etat, seen.moyen, seen.montantCentimes, seen.factures.length],
      ['paye', 'carte', 2820, 2],
    )
    assert.deepEqual(await due(parent), [])
    assert.equal((await due(parent, 'payees')).length, 2)
    await server.deps.queue.runDue()
    const receipts = server.courriels.filter(
      (one) => one.a.startsWith(parent.compte) && one.sujet.startsWith('Paiement'),
    )
    assert.equal(receipts.length, 1)
  })

  test('PayFiP posts the browser back from its own site, without a session: accepted, on these routes only', async () => {
    const { parent, ids } = await billed()
    const { paiement, idOp } = await opened(await pay(parent, ids))
    await payfip.conclude(idOp, 'prelevement', 'aucune')
    const headers = {
      origin: 'https://www.payfip.gouv.fr',
      'content-type': 'application/x-www-form-urlencoded',
    }
    const posted = await server.app.request(`/api/${town.id}/payfip/retour/${paiement}`, {
      method: 'POST',
      headers,
      body: `idop=${idOp}`,
    })
    assert.equal(posted.status, 303)
    assert.equal((await state(parent, paiement)).moyen, 'prelevement')
    const elsewhere = await server.app.request(`/api/${town.id}/paiements`, {
      method: 'POST',
      headers,
      body: '{}',
    })
    assert.equal(elsewhere.status, 403)
    const unknown = await server.app.request(`/api/${town.id}/payfip/retour/${uuid()}`)
    assert.deepEqual(
      [unknown.status, unknown.headers.get('location')],
      [303, `${server.deps.publicUrl}/${town.id}/factures`],
    )
  })

  test('a forged notification does nothing; any notification answers 200 and nothing else', async () => {
    const { parent, ids } = await billed()
    const { paiement, idOp } = await opened(await pay(parent, ids))
    for (const path of [paiement, paiement.toUpperCase(), uuid(), 'x', '%00']) {
      const body = new URLSearchParams({ idop: idOp, resultrans: 'P', montant: '100' })
      const answer = await server.app.request(`/api/${town.id}/payfip/notification/${path}`, {
        method: 'POST',
        body,
      })
      assert.deepEqual([answer.status, await answer.text()], [200, ''], path)
    }
    await server.deps.queue.runDue()
    assert.equal((await state(parent, paiement)).etat, 'en-cours')
    await payfip.conclude(idOp, 'carte', 'double')
    await server.deps.queue.runDue()
    assert.equal((await due(parent, 'payees'))[0]?.resteCentimes, 0)
  })

  test('whatever the order and number of notifications, returns, polls and readings: paid exactly once', async () => {
    const step = fc.constantFrom('notification', 'retour', 'releve', 'lecture', 'temps', 'panne', 'carte')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        async (waves) => {
          Object.assign(payfip.settings, initial)
          const { parent, ids } = await billed()
          const { paiement, idOp } = await opened(await pay(parent, ids))
          const settled = () => settle(server.deps, town.id, paiement)
          const steps: Record<string, () => unknown> = {
            notification: () => payfip.notify(idOp),
            retour: async () => server.app.request(`/api/${town.id}/payfip/retour/${paiement}?idop=${idOp}`),
            releve: settled,
            lecture: () => state(parent, paiement),
            temps: () => minutes(9),
            panne: () => {
              payfip.settings.panneDetail = payfip.settings.panneDetail ? undefined : { code: '999' }
            },
            carte: () =>
              payfip.operations.get(idOp)?.termineLe ? undefined : payfip.conclude(idOp, 'carte', 'aucune'),
          }
          for (const wave of waves) await Promise.all(wave.map((one) => steps[one]?.()))
          payfip.settings.panneDetail = undefined
          if (!payfip.operations.get(idOp)?.termineLe) await payfip.conclude(idOp, 'carte', 'aucune')
          await Promise.all([settled(), settled(), payfip.notify(idOp)])
          await server.deps.queue.runDue()
          const [facture] = await due(parent, 'payees')
          const [row] = (await paymentsOf(server, town.id)).filter((one) => one.id === paiement)
          assert.deepEqual([facture?.etat, row?.etat], ['payee', 'paye'])
          assert.equal((await state(parent, paiement)).tropPercuCentimes, 0)
          const receipts = server.courriels.filter(
            (one) => one.a.startsWith(parent.compte) && one.sujet.startsWith('Paiement'),
          )
          assert.equal(receipts.length, 1)
        },
      ),
      { numRuns: essais(8) },
    )
  })

  test('the poller alone is enough, and a late success pays an operation that expired here', async () => {
    const { parent, ids } = await billed()
    const { paiement, idOp } = await opened(await pay(parent, ids))
    minutes(25)
    await hastenJobs(server)
    await server.deps.queue.runDue()
    assert.equal((await state(parent, paiement)).etat, 'expire')
    const again = await opened(await pay(parent, ids))
    assert.match(payfip.operations.get(again.idOp)?.demande.refdet ?? '', /A2$/)
    await payfip.conclude(again.idOp, 'carte', 'immediate')
    await server.deps.queue.runDue()
    await payfip.conclude(idOp, 'carte', 'tardive')
    await payfip.sendLate()
    await server.deps.queue.runDue()
    const rows = (await paymentsOf(server, town.id)).filter((one) =>
      [paiement, again.paiement].includes(one.id),
    )
    assert.deepEqual(
      rows.map((one) => one.etat),
      ['paye', 'paye'],
    )
    assert.equal((await state(parent, paiement)).tropPercuCentimes, 1880)
    await server.deps.queue.runDue()
    assert.ok(
      server.courriels.some(
        (one) => one.a.startsWith(parent.compte) && one.texte.includes('sont gardés en avance'),
      ),
    )
  })

  test('refused, left, purged: said as such, and one may pay again', async () => {
    for (const [choix, wait, expected] of [
      ['carte-refusee', 0, 'refuse'],
      ['prelevement-refuse', 0, 'refuse'],
      ['abandon', 21, 'abandonne'],
    ] as const) {
      const { parent, ids } = await billed()
      const { paiement, idOp } = await opened(await pay(parent, ids))
      await payfip.conclude(idOp, choix, 'aucune')
      minutes(wait)
      assert.equal((await state(parent, paiement)).etat, expected)
      await opened(await pay(parent, ids))
    }
    const { parent, ids } = await billed()
    const { paiement, idOp } = await opened(await pay(parent, ids))
    payfip.purge(idOp)
    assert.equal((await state(parent, paiement)).etat, 'expire')
  })

  test('left less than twenty minutes ago: said, and from when one may begin again', async () => {
    const { parent, ids } = await billed()
    const { paiement, idOp } = await opened(await pay(parent, ids))
    await payfip.conclude(idOp, 'abandon', 'aucune')
    const seen = await state(parent, paiement)
    assert.deepEqual([seen.etat, seen.quitte], ['en-cours', true])
    const refused = await pay(parent, ids)
    const body = (await refused.json()) as { code: string; url?: string }
    assert.deepEqual([refused.status, body.code, body.url], [409, 'paiement-en-cours', undefined])
    assert.equal((await due(parent))[0]?.paiementEnCours?.url, null)
    assert.ok(Date.parse(seen.reprisePossibleLe ?? '') > server.clock.now().getTime())
    minutes(21)
    await opened(await pay(parent, ids))
  })

  test('a double click is one operation; a second tab is told where to go on', async () => {
    const { parent, ids } = await billed()
    const key = uuid()
    const clicks = await Promise.all([1, 2, 3].map(async () => opened(await pay(parent, ids, {}, key))))
    assert.equal(new Set(clicks.map((one) => one.url)).size, 1)
    const other = await pay(parent, ids)
    assert.equal(other.status, 409)
    const body = (await other.json()) as { code: string; url: string; detail: string }
    assert.deepEqual([body.code, body.url], ['paiement-en-cours', clicks[0]?.url])
    assert.match(body.detail, /recommencez à partir de \d+\sh\s\d\d/)
    assert.equal((await due(parent))[0]?.paiementEnCours?.url, clicks[0]?.url)
  })

  test('two tabs at the same instant: one operation is shown', async () => {
    const { parent, ids } = await billed()
    const answers = await Promise.all([pay(parent, ids), pay(parent, ids), pay(parent, ids)])
    assert.deepEqual(answers.map((one) => one.status).toSorted(), [201, 409, 409])
    const rows = (await paymentsOf(server, town.id)).filter((one) => one.foyerId === parent.foyer)
    assert.equal(rows.length, 1)
  })

  test('an answer of PayFiP that differs from what was sent credits nothing', async () => {
    for (const echo of [
      { montant: '100' },
      { refdet: 'AUTRE000001' },
      { numcli: '090909' },
      { saisie: 'X' },
    ]) {
      Object.assign(payfip.settings, initial)
      const { parent, ids } = await billed()
      const { paiement, idOp } = await opened(await pay(parent, ids))
      payfip.settings.echo = echo
      await payfip.conclude(idOp, 'carte', 'aucune')
      assert.equal((await state(parent, paiement)).etat, 'en-cours', JSON.stringify(echo))
      assert.equal((await due(parent)).length, 1)
    }
  })

  test('PayFiP down, or speaking anything but SOAP: nothing is lost, nothing is half open', async () => {
    const { parent, ids } = await billed()
    for (const panne of [{ code: '999' }, { code: 'T2' }, 'html', 'entite'] as const) {
      payfip.settings.panneCreation = panne
      const key = uuid()
      const refused = await pay(parent, ids, {}, key)
      assert.deepEqual([refused.status, await code(refused)], [503, 'payfip-indisponible'])
      assert.equal((await pay(parent, ids, {}, key)).status, 503)
    }
    payfip.settings.panneCreation = { code: 'A2' }
    const mail = await pay(parent, ids)
    assert.match(((await mail.json()) as { detail: string }).detail, /adresse e-mail/)
    payfip.settings.panneCreation = undefined
    const { paiement, idOp } = await opened(await pay(parent, ids))
    await payfip.conclude(idOp, 'carte', 'aucune')
    for (const panne of ['html', 'entite', { code: '999' }, { code: 'Q7' }] as const) {
      payfip.settings.panneDetail = panne
      minutes(10)
      assert.equal((await state(parent, paiement)).etat, 'en-cours')
    }
    payfip.settings.panneDetail = undefined
    minutes(1)
    assert.equal((await state(parent, paiement)).etat, 'paye')
  })

  test('what may not be paid says why', async () => {
    const { parent, ids } = await billed()
    const neighbour = await billed()
    const stranger = await createFamille(server, await createTown(server, CONTREXEVILLE))
    const unable = await addService(server, town, null)
    const elsewhere = await addService(server, town, '090909')
    const colleague = await createAgent(server, town, [unable, elsewhere])
    for (const [structure, date] of [
      [unable, '2026-11-25'],
      [elsewhere, '2026-11-11'],
    ] as const) {
      await book(server, town, parent, parent.enfants[0]?.id ?? '', [date], structure)
      await colleague.send('POST', '/gestion/factures', { structure, mois: '2026-11' })
    }
    const all = await due(parent)
    const without = all.find((one) => !one.regie.enLigne)?.id
    const second = all.find((one) => one.regie.enLigne && one.structure.id === elsewhere)?.id
    for (const [who, factures, status, expected] of [
      [neighbour.parent, ids, 404, 'introuvable'],
      [stranger, ids, 404, 'introuvable'],
      [parent, [uuid()], 404, 'introuvable'],
      [parent, [...ids, neighbour.ids[0]], 404, 'introuvable'],
      [parent, [without], 409, 'facture-non-payable'],
      [parent, [...ids, second], 422, 'regies-differentes'],
      [parent, [], 400, 'requete-invalide'],
      [parent, ['rien'], 400, 'requete-invalide'],
      [agent, ids, 401, 'non-connecte'],
    ] as const) {
      const refused = await pay(who, factures)
      assert.deepEqual([refused.status, await code(refused)], [status, expected])
    }
    const { paiement } = await opened(await pay(parent, [...ids, ...ids]))
    for (const who of [neighbour.parent, stranger])
      assert.equal((await who.get(`/paiements/${paiement}`)).status, 404)
    assert.equal((await parent.get('/paiements/x')).status, 400)
    assert.equal((await agent.get(`/paiements/${paiement}`)).status, 401)
  })

  test('a page of somebody else’s site is never where one comes back to', async () => {
    for (const retour of [
      'https://ailleurs.example/vol',
      'javascript:alert(1)',
      `${ORIGIN}@ailleurs.example/`,
      '//x',
      '',
    ]) {
      const { parent, ids } = await billed()
      const { paiement } = await opened(await pay(parent, ids, { retour }))
      const back = await server.app.request(`/api/${town.id}/payfip/retour/${paiement}`)
      assert.ok(
        back.headers.get('location')?.startsWith(`${server.deps.publicUrl}/${town.id}/factures`),
        retour,
      )
    }
  })

  test('the history lists what was tried between two days, each with its invoices and its receipt', async () => {
    const { parent, ids } = await billed()
    const { idOp } = await opened(await pay(parent, ids))
    await payfip.conclude(idOp, 'carte', 'immediate')
    await server.deps.queue.runDue()
    const today = server.clock.today('Europe/Paris')
    const read = async (who: Client, du: string, au: string) =>
      (await (await who.get(`/paiements?du=${du}&au=${au}`)).json()) as Paiements
    const [paid, ...others] = (await read(parent, today, today)).paiements
    assert.deepEqual([paid?.etat, paid?.moyen, others.length], ['paye', 'carte', 0])
    assert.deepEqual(
      paid?.factures.map((one) => one.id),
      ids,
    )
    assert.equal(paid?.regie.nom, 'Régie enfance')
    assert.deepEqual((await read(parent, '2026-01-01', '2026-01-31')).paiements, [])
    assert.equal((await parent.get('/paiements?du=2026-02-01&au=2026-01-01')).status, 400)
    assert.equal((await parent.get('/paiements?du=2020-01-01&au=2026-01-01')).status, 400)

    const receipt = await parent.get(`/encaissements/${paid?.encaissement}/recu`)
    assert.equal(receipt.headers.get('content-type'), 'application/pdf')
    const { text } = readPdf(new Uint8Array(await receipt.arrayBuffer()))
    assert.match(
      text.replaceAll(/\s+/g, ' '),
      /18,80 € reçus le .*carte bancaire.*Facture ENF-2026-\d+ : 18,80 €/,
    )
    const other = await createFamille(server, town, { prenoms: ['Zoé'] })
    assert.equal((await other.get(`/encaissements/${paid?.encaissement}/recu`)).status, 404)
    assert.deepEqual((await read(other, today, today)).paiements, [])

    const [facture] = await due(parent, 'payees')
    assert.deepEqual(
      facture?.encaissements.map((one) => [one.id, one.moyen, one.centimes]),
      [[paid?.encaissement, 'carte', 1880]],
    )
  })

  test('invoices are filtered by service, child and year, and say what one may filter by', async () => {
    const { parent, ids } = await billed(['2026-11-04'], ['2026-12-02'])
    const list = async (query: string) =>
      (await (await parent.get(`/factures?${query}`)).json()) as ListeFactures
    const { filtres, factures } = await list('')
    assert.equal(factures.length, ids.length)
    assert.deepEqual(filtres.structures, [{ id: town.structure, nom: 'L’arbre à paumes' }])
    assert.deepEqual(
      filtres.enfants.map((one) => one.prenom),
      ['Léa'],
    )
    assert.deepEqual(filtres.annees, [2026])
    const [lea] = filtres.enfants
    assert.equal((await list(`enfant=${lea?.id}&annee=2026&structure=${town.structure}`)).factures.length, 2)
    assert.equal((await list(`enfant=${uuid()}`)).factures.length, 0)
    assert.equal((await list('annee=2025')).factures.length, 0)
    assert.deepEqual(factures[0]?.enfants, filtres.enfants)
  })

  test('by titres each is paid alone, under the reference of the comptable, once it is known', async () => {
    const { parent, ids } = await billed(['2026-11-04'], ['2026-12-02'])
    const set = (change: Partial<typeof regies.$inferInsert>) =>
      asSysteme(server, town.id, (tx) => tx.update(regies).set(change).where(eq(regies.id, town.regie)))
    await set({ mode: 'titres' })
    try {
      assert.equal(await code(await pay(parent, ids)), 'titre-seul')
      assert.equal(await code(await pay(parent, [ids[0]])), 'titre-sans-reference')
      await asSysteme(server, town.id, (tx) =>
        tx
          .update(factures)
          .set({ titreReference: '202600000000012345' })
          .where(eq(factures.id, ids[0] ?? '')),
      )
      const { idOp } = await opened(await pay(parent, [ids[0]]))
      assert.equal(payfip.operations.get(idOp)?.demande.refdet, '202600000000012345')
    } finally {
      await set({ mode: 'regie' })
    }
  })
})
