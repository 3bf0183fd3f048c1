import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { ListeFactures } from '@inoe/contract/factures'
import type { Mandat, Mandats, Remise, Remises } from '@inoe/contract/prelevements'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { asSysteme, book } from '../../test/billing.ts'
import { essais } from '../../test/essais.ts'
import { familleFacturee, IBAN, ouvrirPrelevement, signer } from '../../test/mandats.ts'
import { NOW, openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  CONTREXEVILLE,
  createAgent,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { rows } from '../database/open.ts'
import { encaisser } from '../encaissements/inscrire.ts'
import { createPaiement } from '../paiements/store.ts'
import { prelevementsPrevus } from './store.ts'

/** A Monday after the due dates (issue + 30 days). */
const DATE = '2026-12-07'

describe('Batches of debits', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  let rang = 0
  before(async () => {
    server = await openTestServer()
  })
  after(() => server.close())
  // A town of its own for each test: a batch takes all that is owed to a régie.
  beforeEach(async () => {
    server.clock.set(NOW)
    town = await createTown(server, `${ENTRE_DEUX_MERS}-${rang++}`, { capacite: 500 })
    agent = await createAgent(server, town)
    await ouvrirPrelevement(server, town)
  })

  const prepare = (date = DATE, who = agent, key: string = uuid()) =>
    who.send('POST', '/gestion/remises', { regie: town.regie, date }, { 'idempotency-key': key })
  const prepared = async (date = DATE) => {
    const response = await prepare(date)
    assert.equal(response.status, 201, await response.clone().text())
    return (await response.json()) as Remise
  }
  const step = (remise: { id: string }, what: 'depot' | 'cloture') =>
    agent.send('POST', `/gestion/remises/${remise.id}/${what}`)
  const done = async (remise: { id: string }, what: 'depot' | 'cloture') => {
    const response = await step(remise, what)
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as Remise
  }
  const reject = (prelevement: string | undefined, code: string, who = agent) =>
    who.send('POST', `/gestion/prelevements/${prelevement}/rejet`, { code })
  const listed = async () =>
    (await (await agent.get(`/gestion/regies/${town.regie}/remises`)).json()) as Remises
  const file = async (remise: { id: string }) => agent.get(`/gestion/remises/${remise.id}/fichier`)
  const due = async (who: Client, etat = 'a-payer') =>
    ((await (await who.get(`/factures?etat=${etat}`)).json()) as ListeFactures).factures
  const mandat = async (who: Client) =>
    ((await (await who.get('/mandats')).json()) as Mandats).mandats[0] as Mandat
  const refused = async (response: Response) => (await response.json()) as { code: string; detail: string }
  const mails = async (who: Client, sujet: RegExp) => {
    await server.deps.queue.runDue()
    return server.courriels.filter((one) => one.a.startsWith(who.compte) && sujet.test(one.sujet))
  }
  /** A family under mandate with one invoice per list of dates. */
  const sousMandat = async (...lists: string[][]) => {
    const parent = await familleFacturee(
      server,
      town,
      agent,
      ...(lists.length > 0 ? lists : [['2026-11-04']]),
    )
    await signer(server, parent, town)
    return parent
  }
  /** Money at the counter, for one invoice. */
  const payAtCounter = (parent: Client, facture: string, centimes: number) =>
    asSysteme(server, town.id, (tx) =>
      encaisser(
        tx,
        {
          collectiviteId: town.id,
          regieId: town.regie,
          foyerId: parent.foyer,
          moyen: 'cheque',
          montantCentimes: centimes,
          recuLe: server.clock.now(),
        },
        [{ facture, centimes }],
        server.clock.now(),
      ),
    )
  const credit = async (parent: Client) => {
    const [found] = await rows<{ n: number }>(
      server.superuser,
      sql`SELECT coalesce(sum(centimes), 0)::int AS n FROM imputations WHERE foyer_id = ${parent.foyer} AND facture_id IS NULL`,
    )
    return found?.n
  }
  /** Every entry's parts sum to it, and what is paid of an invoice is what names it. */
  const balanced = async () => {
    const wrong = await rows(
      server.superuser,
      sql`SELECT e.id FROM encaissements e LEFT JOIN imputations i ON i.encaissement_id = e.id
            GROUP BY e.id, e.montant_centimes HAVING e.montant_centimes <> coalesce(sum(i.centimes), 0)
          UNION ALL SELECT f.id FROM factures f LEFT JOIN imputations i ON i.facture_id = f.id
            GROUP BY f.id, f.paye_centimes HAVING f.paye_centimes <> coalesce(sum(i.centimes), 0)`,
    )
    assert.deepEqual(wrong, [])
  }

  test('gathers what is owed under mandates, one debit each, and tells the families at once', async () => {
    const two = await sousMandat(['2026-11-04', '2026-11-18'], ['2026-12-02'])
    const one = await sousMandat()
    const none = await familleFacturee(server, town, agent, ['2026-11-04'])
    const remise = await prepared()
    assert.deepEqual([remise.etat, remise.nombre, remise.totalCentimes], ['preparee', 2, 940 * 4])
    const sizes = remise.prelevements.map(({ montantCentimes, factures, sequence, etat }) => [
      montantCentimes,
      factures.length,
      sequence,
      etat,
    ])
    assert.deepEqual(sizes.sort(), [
      [2820, 2, 'FRST', 'prevu'],
      [940, 1, 'FRST', 'prevu'],
    ])
    assert.deepEqual((await mandat(two)).prochain, { date: DATE, montantCentimes: 2820 })
    const [told] = await mails(two, /^Prélèvement de/)
    assert.match(told?.texte ?? '', /28,20\s€ le 7 décembre 2026.*FR76 •••• •••• 0189.*FR12ZZZ123456/s)
    assert.equal((await mails(one, /^Prélèvement de/)).length, 1)
    assert.equal((await mails(none, /^Prélèvement de/)).length, 0)
    const ids = (await due(two)).map((facture) => facture.id)
    const prevus = await asSysteme<Map<string, { date: string }>>(server, town.id, (tx) =>
      prelevementsPrevus(tx, town.id, ids),
    )
    assert.deepEqual([...prevus.values()], [{ date: DATE }, { date: DATE }])
    assert.deepEqual(
      (await listed()).remises.map(({ id, nombre, totalCentimes }) => [id, nombre, totalCentimes]),
      [[remise.id, 2, 3760]],
    )
  })

  test('is refused with a sentence: too soon, a closed day, nothing owed, a régie that does not debit', async () => {
    await sousMandat()
    for (const [date, sentence] of [
      ['2026-11-10', /au moins 14 jours/],
      ['2026-12-06', /7 décembre/],
      ['2026-12-25', /28 décembre/],
      ['2026-11-20', /Aucune facture/],
    ] as const) {
      const body = await refused(await prepare(date))
      assert.equal(body.code, 'remise-impossible')
      assert.match(body.detail, sentence)
    }
    await asSysteme(server, town.id, (tx) =>
      tx.execute(sql`UPDATE regies SET sepa = NULL WHERE collectivite_id = ${town.id}`),
    )
    assert.match((await refused(await prepare())).detail, /identifiant créancier/)
  })

  test('two clicks, and two régisseurs at once, make one batch; an invoice is in one debit', async () => {
    const parent = await sousMandat()
    const other = await createAgent(server, town)
    const answers = await Promise.all([
      prepare(),
      prepare(),
      prepare(DATE, other),
      prepare('2026-12-08', other),
    ])
    const made = new Set<string>()
    for (const answer of answers) if (answer.status === 201) made.add(((await answer.json()) as Remise).id)
    assert.equal(made.size, 1)
    const [found] = await rows<{ n: number }>(
      server.superuser,
      sql`SELECT count(*)::int AS n FROM prelevements_factures WHERE foyer_id = ${parent.foyer}`,
    )
    assert.equal(found?.n, 1)
    assert.equal((await mails(parent, /^Prélèvement de/)).length, 1)
  })

  test('its file comes once it is handed over, is the same bytes each time, and names the account', async () => {
    const parent = await sousMandat()
    const remise = await prepared()
    assert.equal((await refused(await file(remise))).code, 'remise-impossible')
    assert.equal((await done(remise, 'depot')).etat, 'deposee')
    const first = await file(remise)
    assert.match(first.headers.get('content-disposition') ?? '', /"ENF-DFT-SDD-26307-001\.xml"/)
    const bytes = await first.text()
    assert.ok(bytes.includes(`<IBAN>${IBAN}</IBAN>`) && bytes.includes('<InstdAmt Ccy="EUR">9.40</InstdAmt>'))
    assert.ok(bytes.includes(`<MndtId>${(await mandat(parent)).rum}</MndtId>`))
    assert.ok(bytes.includes('<DtOfSgntr>2026-11-03</DtOfSgntr>'))
    await parent.send('POST', `/mandats/${(await mandat(parent)).id}/etat`, { etat: 'revoque' })
    await asSysteme(server, town.id, (tx) =>
      tx.execute(
        sql`UPDATE regies SET nom = 'Autre', sepa = jsonb_set(sepa, '{titulaire}', '"Autre"') WHERE collectivite_id = ${town.id}`,
      ),
    )
    server.clock.set('2026-11-20T09:00:00Z')
    await done(remise, 'depot')
    assert.equal(await (await file(remise)).text(), bytes)
    // The family is told that it cannot be called back.
    assert.match((await mails(parent, /terminé/))[0]?.texte ?? '', /déjà transmis/)
  })

  test('what was paid otherwise meanwhile is withdrawn before the file is made, and the family told', async () => {
    const whole = await sousMandat()
    const part = await sousMandat(['2026-11-04'], ['2026-12-02'])
    const left = await sousMandat()
    const remise = await prepared()
    await payAtCounter(whole, (await due(whole))[0]?.id ?? '', 940)
    await payAtCounter(part, (await due(part))[0]?.id ?? '', 940)
    const deposee = await done(remise, 'depot')
    assert.deepEqual([deposee.nombre, deposee.totalCentimes], [2, 1880])
    const xml = await (await file(remise)).text()
    assert.equal(xml.match(/<DrctDbtTxInf>/g)?.length, 2)
    assert.ok(xml.includes('<CtrlSum>18.80</CtrlSum>'))
    assert.equal((await mails(whole, /n’aura pas lieu/)).length, 1)
    assert.match((await mails(part, /Prélèvement du 7 décembre/))[0]?.sujet ?? '', /9,40/)
    assert.equal((await mails(left, /n’aura pas lieu|Prélèvement du/)).length, 0)
    assert.equal((await mandat(whole)).prochain, null)
  })

  test('closed on its date: each debit pays once, however often it is closed; the next is RCUR', async () => {
    const parent = await sousMandat()
    const remise = await prepared()
    assert.match((await refused(await step(remise, 'cloture'))).detail, /fichier/)
    await done(remise, 'depot')
    assert.match((await refused(await step(remise, 'cloture'))).detail, /7 décembre 2026/)
    server.clock.set('2026-12-07T08:00:00Z')
    await Promise.all([step(remise, 'cloture'), step(remise, 'cloture')])
    const close = await done(remise, 'cloture')
    assert.deepEqual([close.etat, close.prelevements[0]?.etat], ['close', 'preleve'])
    assert.deepEqual(await due(parent), [])
    assert.equal((await due(parent, 'payees')).length, 1)
    const entries = await rows<{ moyen: string; montant: number }>(
      server.superuser,
      sql`SELECT moyen, montant_centimes AS montant FROM encaissements WHERE foyer_id = ${parent.foyer}`,
    )
    assert.deepEqual(entries, [{ moyen: 'prelevement', montant: 940 }])
    await balanced()

    server.clock.set('2026-12-08T09:00:00Z')
    await book(server, town, parent, parent.enfants[0]?.id ?? '', ['2026-12-16'])
    await agent.send('POST', '/gestion/factures', { structure: town.structure, mois: '2026-12' })
    const next = await prepared('2027-01-11')
    assert.equal(next.prelevements[0]?.sequence, 'RCUR')
  })

  test('paid otherwise after the file was made: the debit becomes a credit, and the family knows', async () => {
    const parent = await sousMandat()
    const remise = await prepared()
    await done(remise, 'depot')
    await payAtCounter(parent, (await due(parent))[0]?.id ?? '', 940)
    server.clock.set('2026-12-07T08:00:00Z')
    const close = await done(remise, 'cloture')
    assert.equal(await credit(parent), 940)
    assert.match((await mails(parent, /d’avance/))[0]?.texte ?? '', /9,40/)
    await balanced()
    // Given back by the bank: the credit goes, what was paid otherwise stays paid.
    await reject(close.prelevements[0]?.id, 'AM04')
    assert.equal(await credit(parent), 0)
    assert.match((await mails(parent, /rejeté/))[0]?.texte ?? '', /réglées autrement/)
    assert.deepEqual(await due(parent), [])
    await balanced()
  })

  test('thrown away before it is handed over: invoices are free again; afterwards it is not', async () => {
    const parent = await sousMandat()
    const remise = await prepared()
    assert.equal((await agent.send('DELETE', `/gestion/remises/${remise.id}`)).status, 204)
    assert.equal((await mails(parent, /n’aura pas lieu/)).length, 1)
    assert.deepEqual((await listed()).remises, [])
    const again = await prepared()
    assert.equal(again.nombre, 1)
    await done(again, 'depot')
    assert.equal(
      (await refused(await agent.send('DELETE', `/gestion/remises/${again.id}`))).code,
      'remise-impossible',
    )
  })

  test('handed over too late, or with nothing left in it, is refused', async () => {
    const parent = await sousMandat()
    const remise = await prepared()
    await payAtCounter(parent, (await due(parent))[0]?.id ?? '', 940)
    assert.match((await refused(await step(remise, 'depot'))).detail, /reste rien/)
    assert.equal((await listed()).remises[0]?.nombre, 1)
    server.clock.set('2026-12-07T08:00:00Z')
    assert.match((await refused(await step(remise, 'depot'))).detail, /passée/)
  })

  test('a mandate suspended meanwhile leaves the batch that the bank does not have', async () => {
    const parent = await sousMandat()
    const other = await sousMandat()
    const remise = await prepared()
    await parent.send('POST', `/mandats/${(await mandat(parent)).id}/etat`, { etat: 'suspendu' })
    assert.equal((await done(remise, 'depot')).nombre, 1)
    const xml = await (await file(remise)).text()
    assert.ok(!xml.includes((await mandat(parent)).rum) && xml.includes((await mandat(other)).rum))
  })

  test('rejected before closing: to pay again, told why; a closed account suspends the mandate for good', async () => {
    const rejected = await sousMandat()
    const kept = await sousMandat()
    const remise = await prepared()
    const { rum } = await mandat(rejected)
    const debit = (await done(remise, 'depot')).prelevements.find((one) => one.rum === rum)
    assert.ok(debit)
    const seen = (await (await reject(debit.id, 'AC04')).json()) as Remise
    assert.equal(seen.rejets, 1)
    assert.match(
      seen.prelevements.find((one) => one.id === debit.id)?.motifRejet ?? '',
      /AC04\s: le compte est clos/,
    )
    assert.equal((await reject(debit.id, 'AC04')).status, 200)
    const letters = await mails(rejected, /rejeté/)
    assert.equal(letters.length, 1)
    assert.match(letters[0]?.texte ?? '', /compte est clos.*signez-en un autre/s)
    server.clock.set('2026-12-07T08:00:00Z')
    await done(remise, 'cloture')
    assert.equal((await due(rejected)).length, 1)
    assert.equal((await due(kept)).length, 0)
    const suspended = await mandat(rejected)
    assert.equal(suspended.etat, 'suspendu')
    const body = await refused(
      await rejected.send('POST', `/mandats/${suspended.id}/etat`, { etat: 'actif' }),
    )
    assert.match(body.detail, /compte est clos/)
    await balanced()
  })

  test('rejected after closing: the entry is reversed once and the invoice reopened, the mandate debits again', async () => {
    const parent = await sousMandat()
    const remise = await prepared()
    await done(remise, 'depot')
    server.clock.set('2026-12-07T08:00:00Z')
    const [debit] = (await done(remise, 'cloture')).prelevements
    const answers = await Promise.all([reject(debit?.id, 'AM04'), reject(debit?.id, 'AM04')])
    assert.deepEqual(
      answers.map((one) => one.status),
      [200, 200],
    )
    assert.equal((await due(parent)).length, 1)
    const entries = await rows<{ montant: number; reference: string }>(
      server.superuser,
      sql`SELECT montant_centimes AS montant, reference FROM encaissements WHERE foyer_id = ${parent.foyer} ORDER BY id`,
    )
    assert.deepEqual(
      entries.map((one) => one.montant),
      [940, -940],
    )
    assert.equal(entries[1]?.reference, 'AM04')
    assert.match(
      (await mails(parent, /rejeté/))[0]?.texte ?? '',
      /approvisionné.*À payer de nouveau\s: facture ENF-2026-\d+.*prochain prélèvement/s,
    )
    assert.match((await refused(await reject(debit?.id, 'AC01'))).detail, /AM04/)
    await balanced()
    const again = await prepared('2026-12-22')
    assert.equal(again.prelevements[0]?.sequence, 'FRST')
  })

  test('an invoice that somebody is paying online right now is left for the next batch', async () => {
    const parent = await sousMandat()
    const [facture] = await due(parent)
    const paiement = {
      collectiviteId: town.id,
      id: uuid(),
      foyerId: parent.foyer,
      regieId: town.regie,
      compteId: parent.compte,
      etat: 'en-cours',
      montantCentimes: 940,
      refdet: 'ENF2026000001A1',
      saisie: 'T',
      numcli: '006270',
      retour: '',
      creeLe: server.clock.now(),
    }
    await asSysteme(server, town.id, (tx) =>
      createPaiement(tx, paiement, [{ factureId: facture?.id ?? '', montantCentimes: 940 }]),
    )
    assert.match((await refused(await prepare())).detail, /Aucune facture/)
    server.clock.advance(21 * 60_000)
    assert.equal((await prepared()).nombre, 1)
  })

  test('behind the routes too, a family reads its own debits alone', async () => {
    const parent = await sousMandat()
    const other = await sousMandat()
    await prepared()
    const as = (who: Client) =>
      ({ collectivite: town.id, role: 'famille', compte: who.compte, foyer: who.foyer }) as const
    const [facture] = await due(parent)
    const seen = (who: Client) =>
      server.deps.database.transaction(as(who), (tx) => prelevementsPrevus(tx, town.id, [facture?.id ?? '']))
    assert.deepEqual([...(await seen(parent)).values()], [{ date: DATE }])
    assert.deepEqual([...(await seen(other)).values()], [])
    await assert.rejects(
      server.deps.database.transaction(as(parent), (tx) => tx.execute(sql`SELECT creancier FROM remises`)),
    )
  })

  test('what was not handed over has nothing to reject', async () => {
    await sousMandat()
    const remise = await prepared()
    assert.equal((await refused(await reject(remise.prelevements[0]?.id, 'AM04'))).code, 'remise-impossible')
    assert.equal((await reject(remise.prelevements[0]?.id, 'zz')).status, 400)
  })

  test('only a régisseur of that régie sees or moves any of it', async () => {
    const parent = await sousMandat()
    const remise = await prepared()
    const elsewhere = await createTown(server, `${CONTREXEVILLE}-${rang++}`)
    const service = await createAgent(server, town)
    await asSysteme(server, town.id, (tx) =>
      tx.execute(sql`DELETE FROM agents_regies WHERE compte_id = ${service.compte}`),
    )
    for (const stranger of [service, await createAgent(server, elsewhere)])
      for (const answer of await Promise.all([
        stranger.get(`/gestion/regies/${town.regie}/remises`),
        stranger.get(`/gestion/remises/${remise.id}`),
        stranger.get(`/gestion/remises/${remise.id}/fichier`),
        stranger.send('POST', `/gestion/remises/${remise.id}/depot`),
        stranger.send('POST', `/gestion/remises/${remise.id}/cloture`),
        stranger.send('DELETE', `/gestion/remises/${remise.id}`),
        reject(remise.prelevements[0]?.id, 'AM04', stranger),
        prepare(DATE, stranger),
      ]))
        assert.equal(answer.status, 404)
    for (const answer of [
      await parent.get(`/gestion/remises/${remise.id}`),
      await parent.send('POST', `/gestion/remises/${remise.id}/depot`),
    ])
      assert.equal(answer.status, 401)
    assert.equal((await listed()).remises[0]?.etat, 'preparee')
  })

  const ACTIONS = [
    'prepare',
    'depot',
    'cloture',
    'rejet',
    'guichet',
    'suspendre',
    'reprendre',
    'plus tard',
    'supprimer',
  ] as const
  /** Does one thing to a family's mandate or the last batch, whatever the state they are in. */
  const act = async (action: (typeof ACTIONS)[number], parent: Client): Promise<Response | undefined> => {
    const [remise] = (await listed()).remises
    const etat = async (to: string) =>
      parent.send('POST', `/mandats/${(await mandat(parent)).id}/etat`, { etat: to })
    if (action === 'prepare') return prepare(later(server.clock.today('Europe/Paris')))
    if (action === 'suspendre') return etat('suspendu')
    if (action === 'reprendre') return etat('actif')
    if (action === 'guichet') {
      const [facture] = await due(parent)
      if (facture) await payAtCounter(parent, facture.id, 300)
    }
    if (!remise) return undefined
    if (action === 'depot' || action === 'cloture') return step(remise, action)
    if (action === 'supprimer') return agent.send('DELETE', `/gestion/remises/${remise.id}`)
    if (action !== 'rejet') return undefined
    const detail = await agent.get(`/gestion/remises/${remise.id}`)
    if (detail.status !== 200) return detail
    return reject(((await detail.json()) as Remise).prelevements[0]?.id ?? uuid(), 'AM04')
  }

  test('whatever comes together in whatever order, each debit is entered once and the sums balance', async () => {
    const together = fc.array(fc.constantFrom(...ACTIONS), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(fc.array(together, { minLength: 4, maxLength: 10 }), async (turns) => {
        server.clock.set(NOW)
        town = await createTown(server, `${ENTRE_DEUX_MERS}-${rang++}`, { capacite: 500 })
        agent = await createAgent(server, town)
        await ouvrirPrelevement(server, town)
        const parents = [await sousMandat(['2026-11-04'], ['2026-12-02']), await sousMandat()]
        await prepare()
        for (const turn of turns) {
          if (turn.includes('plus tard')) server.clock.advance(21 * 86_400_000)
          const answers = await Promise.all(
            turn.flatMap((action) => parents.map((parent) => act(action, parent))),
          )
          for (const answer of answers) assert.ok((answer?.status ?? 200) < 500, `${turn}: ${answer?.status}`)
        }
        await balanced()
        const doubled = await rows(
          server.superuser,
          sql`SELECT prelevement_id FROM encaissements WHERE prelevement_id IS NOT NULL AND annule_id IS NULL
              GROUP BY prelevement_id HAVING count(*) > 1
              UNION ALL SELECT facture_id FROM prelevements_factures WHERE en_cours GROUP BY facture_id HAVING count(*) > 1
              UNION ALL SELECT p.id FROM prelevements p JOIN prelevements_factures x ON x.prelevement_id = p.id
                WHERE x.en_cours <> (p.etat = 'prevu')
              UNION ALL SELECT p.id FROM prelevements p JOIN prelevements_factures x ON x.prelevement_id = p.id
                WHERE p.etat <> 'retire' GROUP BY p.id, p.montant_centimes HAVING sum(x.centimes) <> p.montant_centimes
              UNION ALL SELECT p.id FROM prelevements p LEFT JOIN encaissements e ON e.prelevement_id = p.id
                GROUP BY p.id, p.etat, p.montant_centimes HAVING coalesce(sum(e.montant_centimes), 0)
                  <> CASE WHEN p.etat = 'preleve' THEN p.montant_centimes ELSE 0 END`,
        )
        assert.deepEqual(doubled, [])
      }),
      { numRuns: essais(8) },
    )
  })
})

/** The first Tuesday at least 35 days later: what was billed is due by then. */
function later(today: string): string {
  const date = new Date(`${today}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 35)
  while (date.getUTCDay() !== 2) date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}
