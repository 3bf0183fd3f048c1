import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { ListeFactures } from '@inoe/contract/factures'
import { eq } from 'drizzle-orm'
import { asSysteme, book, openPayingServer } from '../../test/billing.ts'
import { ouvrirPrelevement, signer } from '../../test/mandats.ts'
import { readPdf } from '../../test/pdf.ts'
import type { TestServer } from '../../test/server.ts'
import {
  type Client,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  ORIGIN,
  type Town,
} from '../../test/towns.ts'
import { regies } from '../structures/tables.ts'
import { relancer } from './relances.ts'
import { aRelancer } from './relances-rules.ts'

describe('Reminders', () => {
  let server: TestServer
  let close: () => Promise<void>
  let town: Town
  let agent: Client
  before(async () => {
    ;({ server, close } = await openPayingServer())
  })
  after(() => close())
  let towns = 0
  beforeEach(async () => {
    server.clock.set('2026-12-01T09:00:00Z')
    town = await createTown(server, `${ENTRE_DEUX_MERS}-${towns++}`, { capacite: 50 })
    agent = await createAgent(server, town)
    await asSysteme(server, town.id, (tx) =>
      tx
        .update(regies)
        .set({ relances: [7, 21] })
        .where(eq(regies.collectiviteId, town.id)),
    )
  })

  const bill = async (parent: Client & { enfants: { id: string }[] }, date: string) => {
    await book(server, town, parent, parent.enfants[0]?.id ?? '', [date])
    const mois = date.slice(0, 7)
    const done = await agent.send('POST', '/gestion/factures', { structure: town.structure, mois })
    assert.equal(done.status, 201)
  }
  /** What a night's job writes to a family. */
  const night = async (day: string, parent: Client) => {
    server.clock.set(`${day}T06:37:00Z`)
    await relancer(server.deps)
    await server.deps.queue.runDue()
    const mine = server.courriels.filter(
      (one) => one.a.startsWith(parent.compte) && one.sujet.startsWith('Rappel'),
    )
    server.courriels.length = 0
    return mine
  }

  test('come at the régie’s dates, once each, whatever is done again', async () => {
    const parent = await createFamille(server, town)
    await bill(parent, '2026-11-04')
    // Due on 31 December: late from the next day, reminded of seven days after.
    assert.equal((await night('2027-01-06', parent)).length, 0)
    const [first] = await night('2027-01-07', parent)
    assert.match(first?.sujet ?? '', /une facture reste à payer, 9,40/)
    assert.equal((await night('2027-01-07', parent)).length, 0)
    assert.equal((await night('2027-01-20', parent)).length, 0)
    assert.equal((await night('2027-01-21', parent)).length, 1)
    assert.equal((await night('2027-02-21', parent)).length, 0)
  })

  test('list all that is late of the family in that régie, in one letter', async () => {
    const parent = await createFamille(server, town)
    await bill(parent, '2026-10-07')
    server.clock.set('2026-12-10T09:00:00Z')
    await bill(parent, '2026-11-04')
    // The second is due on 9 January: late on the 10th, when the first has reached its first date already.
    const [one, ...more] = await night('2027-01-10', parent)
    assert.deepEqual([more.length, /2 factures restent à payer, 18,80/.test(one?.sujet ?? '')], [0, true])
    assert.match(one?.texte ?? '', /ENF-2026-0001[\s\S]*ENF-2026-0002[\s\S]*En tout.: 18,80/)
    assert.equal((await night('2027-01-16', parent)).length, 1)
  })

  test('say nothing of what is paid, nor while a payment is open', async () => {
    const parent = await createFamille(server, town)
    await bill(parent, '2026-11-04')
    server.clock.set('2027-01-07T06:00:00Z')
    const list = (await (await parent.get('/factures?etat=a-payer')).json()) as ListeFactures
    const [facture] = list.factures
    const opened = await parent.send('POST', '/paiements', { factures: [facture?.id], retour: ORIGIN })
    assert.equal(opened.status, 201)
    assert.equal((await night('2027-01-07', parent)).length, 0)
    const avoir = await agent.send('POST', `/gestion/factures/${facture?.id}/avoir`, { motif: 'Erreur.' })
    assert.equal(avoir.status, 201)
    assert.equal((await night('2027-03-07', parent)).length, 0)
  })

  test('say nothing to a family whose account is debited: its invoice is announced as such', async () => {
    await ouvrirPrelevement(server, town)
    const parent = await createFamille(server, town)
    const { rum } = await signer(server, parent, town)
    await bill(parent, '2026-11-04')
    await server.deps.queue.runDue()
    const letter = server.courriels.find(
      (one) => one.a.startsWith(parent.compte) && /facture/.test(one.sujet),
    )
    assert.match(letter?.texte ?? '', /Vous n’avez rien à faire.: elle sera prélevée/)
    const list = (await (await parent.get('/factures?etat=a-payer')).json()) as ListeFactures
    const pdf = await parent.get(`/factures/${list.factures[0]?.id}/pdf`)
    const { text } = readPdf(new Uint8Array(await pdf.arrayBuffer()))
    assert.match(text, new RegExp(`sous le mandat ${rum}`))
    assert.equal((await night('2027-01-07', parent)).length, 0)
  })

  test('after days without a server, one letter for the last date reached', () => {
    const late = [{ id: 'f', foyerId: 'a', echeance: '2026-12-31' }]
    const due = (today: string, sent: [string, number][] = []) =>
      aRelancer(late, [21, 7], new Map(sent), today).map((one) => one.jours)
    assert.deepEqual(due('2027-02-28'), [21])
    assert.deepEqual(due('2027-01-10'), [7])
    assert.deepEqual(due('2027-01-06'), [])
    assert.deepEqual(due('2027-01-20', [['f', 7]]), [])
    assert.deepEqual(due('2027-02-28', [['f', 21]]), [])
    assert.deepEqual(aRelancer(late, [], new Map(), '2027-02-28'), [])
  })
})
