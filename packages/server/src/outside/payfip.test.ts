import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, afterEach, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { createPayFipSimulator } from '../../../../demo/payfip/simulator.ts'
import { PREFIXES } from '../../../../demo/payfip/soap.ts'
import { normalizeObjet, type PayFip, type PayFipDemande, PayFipFault, soapPayFip } from './payfip.ts'

const DEMANDE: PayFipDemande = {
  exer: '2026',
  mel: 'parent.exemple@example.org',
  montantCentimes: 4250,
  numcli: '006270',
  objet: 'Facture n° ENF-2026-12 : L’été à l’arbre',
  refdet: 'ENF2026000012A1',
  saisie: 'T',
  urlnotif: 'http://127.0.0.1:9/notification?a=1&b=2',
  urlredirect: 'http://127.0.0.1:9/retour?a=1&b=<2>',
}

describe('PayFiP client', () => {
  const simulator = createPayFipSimulator({ clients: ['006270'] })
  const initial = { ...simulator.settings }
  let payfip: PayFip
  let listening: { url: string; close(): Promise<void> }
  before(async () => {
    listening = await simulator.listen()
    payfip = client(listening.url, 2000)
  })
  after(() => listening.close())
  afterEach(() => Object.assign(simulator.settings, initial))

  const client = (url: string, timeoutMs: number) =>
    soapPayFip({
      serviceUrl: `${url}/tpa/services/securite`,
      pageUrl: `${url}/tpa/paiementws.web`,
      timeoutMs,
    })
  const fault = (code: string, technical: boolean) => (error: unknown) => {
    assert.ok(error instanceof PayFipFault)
    assert.deepEqual([error.code, error.technical], [code, technical])
    return true
  }

  test('opens an operation and reads its result, zeros and ampersands kept, whatever the prefixes and the case', async () => {
    for (const prefix of PREFIXES) {
      for (const idOpName of ['idOp', 'idop'] as const) {
        Object.assign(simulator.settings, { prefix, idOpName, notification: 'aucune' })
        const idOp = await payfip.create(DEMANDE)
        const sent = simulator.operations.get(idOp)?.demande
        assert.deepEqual(sent, {
          exer: '2026',
          mel: DEMANDE.mel,
          montant: '4250',
          numcli: '006270',
          objet: 'Facture n ENF 2026 12 L ete a l arbre',
          refdet: DEMANDE.refdet,
          saisie: 'T',
          urlnotif: DEMANDE.urlnotif,
          urlredirect: DEMANDE.urlredirect,
        })
        await assert.rejects(payfip.detail(idOp), fault('P5', false))
        await simulator.conclude(idOp, 'carte')
        const detail = await payfip.detail(idOp)
        const { numauto, ...rest } = detail
        assert.ok(numauto)
        assert.deepEqual(rest, {
          idOp,
          resultrans: 'P',
          montantCentimes: 4250,
          numcli: '006270',
          refdet: DEMANDE.refdet,
          saisie: 'T',
        })
      }
    }
  })

  test('an authorization number is absent when refused or left', async () => {
    for (const [choix, resultrans] of [
      ['carte-refusee', 'R'],
      ['prelevement-refuse', 'Z'],
      ['abandon', 'A'],
    ] as const) {
      const idOp = await payfip.create(DEMANDE)
      await simulator.conclude(idOp, choix, 'aucune')
      const detail = await payfip.detail(idOp)
      assert.deepEqual([detail.resultrans, detail.numauto], [resultrans, null])
    }
  })

  test('each business rule comes back as its code', async () => {
    const broken: [Partial<PayFipDemande>, string][] = [
      [{ numcli: '6270' }, 'T1'],
      [{ numcli: '090909' }, 'T2'],
      [{ saisie: 'M' as 'T' }, 'S1'],
      [{ mel: '' }, 'A1'],
      [{ mel: 'john.doeexample.com' }, 'A2'],
      [{ montantCentimes: 1.5 }, 'M1'],
      [{ montantCentimes: 99 }, 'M3'],
      [{ montantCentimes: 10_000_000 }, 'M5'],
      [{ refdet: 'ABCD' }, 'R3'],
      [{ urlnotif: 'nulle part' }, 'N1'],
      [{ urlredirect: `http://127.0.0.1/${'x'.repeat(250)}` }, 'D1'],
    ]
    for (const [change, code] of broken) {
      await assert.rejects(payfip.create({ ...DEMANDE, ...change }), fault(code, false), code)
    }
    await assert.rejects(payfip.detail('11111111-2222-11f1-8333-444444444444'), fault('P1', false))
  })

  test('what is not an answer is a technical fault: HTML, silence, 999, a closed port', async () => {
    const idOp = await payfip.create(DEMANDE)
    simulator.settings.panneDetail = 'html'
    await assert.rejects(payfip.detail(idOp), fault('999', true))
    simulator.settings.panneDetail = { code: '999' }
    await assert.rejects(payfip.detail(idOp), fault('999', true))
    simulator.settings.panneDetail = 'silence'
    await assert.rejects(client(listening.url, 50).detail(idOp), fault('999', true))
    await assert.rejects(client('http://127.0.0.1:9', 500).create(DEMANDE), fault('999', true))
  })

  test('why there is no answer is told: too slow, not reached, not SOAP, or PayFiP says so', async () => {
    const panneOf = (asked: Promise<unknown>) =>
      asked.then(
        () => assert.fail('answered'),
        (error: PayFipFault) => error.panne,
      )
    const idOp = await payfip.create(DEMANDE)
    simulator.settings.panneDetail = 'silence'
    assert.equal(await panneOf(client(listening.url, 50).detail(idOp)), 'delai')
    assert.equal(await panneOf(client('http://127.0.0.1:9', 2000).detail(idOp)), 'injoignable')
    simulator.settings.panneDetail = 'html'
    assert.equal(await panneOf(payfip.detail(idOp)), 'illisible')
    simulator.settings.panneDetail = { code: '999' }
    assert.equal(await panneOf(payfip.detail(idOp)), 'indisponible')
    simulator.settings.panneDetail = { code: 'P5' }
    assert.equal(await panneOf(payfip.detail(idOp)), null)
  })

  test('each code of a result comes back as it is, whatever the prefix of its envelope', async () => {
    const idOp = await payfip.create(DEMANDE)
    for (const prefix of PREFIXES)
      for (const code of ['P1', 'P2', 'P3', 'P4', 'P5', 'R0', 'Q7']) {
        Object.assign(simulator.settings, { prefix, panneDetail: { code } })
        await assert.rejects(payfip.detail(idOp), fault(code, false), `${prefix} ${code}`)
      }
  })

  test('who a client number is, zeros kept, or why it cannot be said', async () => {
    for (const prefix of PREFIXES) {
      simulator.settings.prefix = prefix
      assert.deepEqual(await payfip.client('006270'), ['COLLECTIVITE DE DEMONSTRATION', 'REGIE ENFANCE'])
    }
    await assert.rejects(payfip.client('6270'), fault('T1', false))
    await assert.rejects(payfip.client('090909'), fault('T2', false))
    simulator.settings.panneClient = { code: 'T4' }
    await assert.rejects(payfip.client('006270'), fault('T4', false))
    simulator.settings.panneClient = 'entite'
    await assert.rejects(payfip.client('006270'), fault('999', true))
  })

  test('no entity is ever expanded: an answer with a document type is refused whole', async () => {
    const idOp = await payfip.create(DEMANDE)
    simulator.settings.panneDetail = 'entite'
    await assert.rejects(payfip.detail(idOp), fault('999', true))
  })

  test('no body makes it throw anything but a fault', async () => {
    let body = ''
    const server = createServer((_, response) => response.writeHead(200).end(body))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const any = client(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 2000)
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...[
          '<S:Envelope>',
          '</S:Envelope>',
          '<Body>',
          '</Body>',
          '<Fault/>',
          '<detail>x</detail>',
          '<return/>',
        ],
        ...[
          '<creerPaiementSecuriseResponse>',
          '<return><idOp/></return>',
          '&#0;',
          '<![CDATA[',
          '<!ENTITY a "b">',
        ],
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        body = pieces.join('')
        await assert.rejects(any.create(DEMANDE), PayFipFault)
        await assert.rejects(any.detail('x'), PayFipFault)
      }),
      { numRuns: 60 },
    )
    server.closeAllConnections()
    server.close()
  })

  test('the label keeps only what PayFiP prints', () => {
    assert.equal(
      normalizeObjet('18/09/2020  Établissement attestation hors-sol n#1234'),
      '18092020 Etablissement attestation hors sol n1234',
    )
    fc.assert(fc.property(fc.string(), (text) => /^[A-Za-z0-9 ]{0,99}$/.test(normalizeObjet(text))))
  })

  test('the page shows what is paid, serves once, and says so the second time', async () => {
    const idOp = await payfip.create(DEMANDE)
    const first = await fetch(payfip.pageUrl(idOp))
    assert.equal(first.status, 200)
    assert.match(first.headers.get('content-security-policy') ?? '', /default-src 'none'/)
    const page = await first.text()
    assert.match(page, /42,50\s€/)
    assert.doesNotMatch(page, /<script|style="/)
    assert.equal((await fetch(payfip.pageUrl(idOp))).status, 409)
  })
})
