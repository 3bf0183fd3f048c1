import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { AvoirEmis } from '@inoe/contract/facturations'
import type { ListeFactures } from '@inoe/contract/factures'
import type { PaiementOuvert } from '@inoe/contract/paiements'
import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import type { PayFipSimulator } from '../../../../demo/payfip/simulator.ts'
import { addService, asSysteme, book, numerosOf, openPayingServer } from '../../test/billing.ts'
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
import { agentsRegies } from '../comptes/tables.ts'
import { lockCredit } from '../encaissements/inscrire.ts'
import { settle } from '../paiements/settle.ts'
import { regies } from '../structures/tables.ts'
import { rendreLignes } from './avoirs-rules.ts'
import { factures } from './tables.ts'

describe('Avoirs', () => {
  let server: TestServer
  let payfip: PayFipSimulator
  let close: () => Promise<void>
  let town: Town
  let agent: Client
  before(async () => {
    ;({ server, payfip, close } = await openPayingServer())
    town = await createTown(server, ENTRE_DEUX_MERS, { capacite: 500 })
    agent = await createAgent(server, town)
  })
  after(() => close())

  const list = async (who: Client, etat: string) =>
    ((await (await who.get(`/factures?etat=${etat}`)).json()) as ListeFactures).factures
  const rowOf = async (id: string) => {
    const [found] = await asSysteme<(typeof factures.$inferSelect)[]>(server, town.id, (tx) =>
      tx.select().from(factures).where(eq(factures.id, id)),
    )
    assert.ok(found)
    return found
  }
  const give = (id: string, more: object = {}, who = agent, key: string = uuid()) =>
    who.send(
      'POST',
      `/gestion/factures/${id}/avoir`,
      { motif: 'Erreur de notre part.', ...more },
      { 'idempotency-key': key },
    )
  const given = async (response: Response) => {
    assert.equal(response.status, 201, await response.clone().text())
    return (await response.json()) as AvoirEmis
  }
  const refused = async (response: Response) => ((await response.json()) as { code?: string }).code
  const creditOf = (parent: Client) =>
    asSysteme<number>(server, town.id, (tx) => lockCredit(tx, town.id, parent.foyer, town.regie))

  /** A family with one invoice of two lines, 18,80 € and 9,40 €. */
  async function billed() {
    const parent = await createFamille(server, town)
    const [lea, noe] = parent.enfants
    await book(server, town, parent, lea?.id ?? '', ['2026-11-04', '2026-11-18'])
    await book(server, town, parent, noe?.id ?? '', ['2026-11-04'])
    await agent.send('POST', '/gestion/factures', { structure: town.structure, mois: '2026-11' })
    const [facture] = await list(parent, 'a-payer')
    assert.ok(facture)
    return { parent, facture }
  }

  test('of a whole invoice that nobody paid: it is annulled, nothing is owed, the family is told', async () => {
    const { parent, facture } = await billed()
    const avoir = await given(await give(facture.id))
    assert.deepEqual([avoir.totalCentimes, avoir.creditCentimes], [-2820, 0])
    assert.equal((await rowOf(facture.id)).etat, 'annulee')
    const row = await rowOf(avoir.id)
    assert.deepEqual(
      [row.nature, row.etat, row.origineId, row.motif, row.payeCentimes],
      ['avoir', 'payee', facture.id, 'Erreur de notre part.', 0],
    )
    assert.deepEqual(await list(parent, 'a-payer'), [])
    assert.equal(await creditOf(parent), 0)
    // One sequence for invoices and avoirs, without gaps.
    const ranks = (await numerosOf(server, town.id)).map((one) => Number(one.slice(-4)))
    assert.deepEqual(
      ranks,
      ranks.map((_, index) => index + 1),
    )
    const pdf = await parent.get(`/factures/${avoir.id}/pdf`)
    const { text } = readPdf(new Uint8Array(await pdf.arrayBuffer()))
    assert.match(text, new RegExp(`Corrige la facture ${facture.numero}`))
    await server.deps.queue.runDue()
    const letters = server.courriels.filter(
      (one) => one.a.startsWith(parent.compte) && /avoir/.test(one.sujet),
    )
    assert.equal(letters.length, 1)
    assert.match(letters[0]?.texte ?? '', /Erreur de notre part/)
    assert.equal(await refused(await give(facture.id)), 'avoir-impossible')
  })

  test('of some lines: the invoice owes so much less, and no line is given back beyond what it billed', async () => {
    const { parent, facture } = await billed()
    const [first, second] = facture.lignes
    const lignes = (montantCentimes: number, ligne = first?.id) => ({ lignes: [{ ligne, montantCentimes }] })
    await given(await give(facture.id, lignes(940)))
    const [left] = await list(parent, 'a-payer')
    assert.deepEqual([left?.totalCentimes, left?.resteCentimes], [2820, 1880])
    const beyond = await give(facture.id, lignes(941))
    assert.equal(beyond.status, 422)
    assert.match(await beyond.text(), /Il reste 9,40.€ de cette ligne/)
    assert.equal(await refused(await give(facture.id, lignes(1, uuid()))), 'avoir-impossible')
    for (const montant of [0, -5, 1.5]) assert.equal((await give(facture.id, lignes(montant))).status, 400)
    // The rest of it, whole: annulled, since nobody paid.
    const rest = await given(await give(facture.id))
    assert.equal(rest.totalCentimes, -1880)
    assert.equal((await rowOf(facture.id)).etat, 'annulee')
    assert.equal(second?.montantCentimes, 940)
  })

  test('while a payment is open: the invoice is annulled at once; a success that PayFiP tells later is a credit', async () => {
    const { parent, facture } = await billed()
    const opened = await parent.send('POST', '/paiements', { factures: [facture.id], retour: ORIGIN })
    const { paiement, url } = (await opened.json()) as PaiementOuvert
    await given(await give(facture.id))
    await payfip.conclude(new URL(url).searchParams.get('idop') ?? '', 'carte', 'aucune')
    await settle(server.deps, town.id, paiement)
    const row = await rowOf(facture.id)
    assert.deepEqual([row.etat, row.payeCentimes], ['annulee', 2820])
    assert.equal(await creditOf(parent), 2820)
    await settle(server.deps, town.id, paiement)
    assert.equal(await creditOf(parent), 2820)
  })

  test('of an invoice that was paid: the money is the family’s credit, and the invoice stays paid', async () => {
    const { parent, facture } = await billed()
    const opened = await parent.send('POST', '/paiements', { factures: [facture.id], retour: ORIGIN })
    const { paiement, url } = (await opened.json()) as PaiementOuvert
    await payfip.conclude(new URL(url).searchParams.get('idop') ?? '', 'carte', 'aucune')
    await settle(server.deps, town.id, paiement)
    const avoir = await given(await give(facture.id))
    assert.deepEqual([avoir.creditCentimes, await creditOf(parent)], [2820, 2820])
    assert.equal((await rowOf(facture.id)).etat, 'payee')
  })

  test('the same click twice is one avoir; two at once never give back more than was billed', async () => {
    const { facture } = await billed()
    const key = uuid()
    const some = { lignes: [{ ligne: facture.lignes[0]?.id, montantCentimes: 940 }] }
    const same = await Promise.all([give(facture.id, some, agent, key), give(facture.id, some, agent, key)])
    const [one, two] = await Promise.all(same.map(given))
    assert.equal(one?.id, two?.id)
    const many = await Promise.all([1, 2, 3].map(() => give(facture.id, some)))
    assert.deepEqual(many.map((answer) => answer.status).sort(), [201, 422, 422])
  })

  test('is for the régisseur: to anybody else the invoice does not exist', async () => {
    const { parent, facture } = await billed()
    const other = await createTown(server, CONTREXEVILLE)
    const stranger = await createAgent(server, other)
    const colleague = await createAgent(server, town)
    await asSysteme(server, town.id, (tx) =>
      tx.delete(agentsRegies).where(eq(agentsRegies.compteId, colleague.compte)),
    )
    for (const who of [stranger, colleague]) assert.equal((await give(facture.id, {}, who)).status, 404)
    assert.equal((await give(facture.id, {}, parent)).status, 401)
    assert.equal((await give(uuid())).status, 404)
    assert.equal((await give(facture.id, { motif: ' ' })).status, 400)
    const avoir = await given(await give(facture.id))
    assert.equal(await refused(await give(avoir.id)), 'avoir-impossible')
  })

  test('the comptable’s reference is written by the régisseur of a régie that works by titres, each serving once', async () => {
    const { facture } = await billed()
    const { facture: another } = await billed()
    const titre = (id: string, reference: string, who = agent) =>
      who.send('POST', `/gestion/factures/${id}/titre`, { reference })
    assert.equal((await titre(facture.id, '2026T000123')).status, 400)
    const mode = (value: 'regie' | 'titres') =>
      asSysteme(server, town.id, (tx) =>
        tx.update(regies).set({ mode: value }).where(eq(regies.id, town.regie)),
      )
    await mode('titres')
    for (const wrong of ['12345', 'abc-def', 'x'.repeat(31)])
      assert.equal((await titre(facture.id, wrong)).status, 400)
    assert.equal((await titre(facture.id, '2026T000123')).status, 200)
    assert.equal((await titre(facture.id, '2026T000123')).status, 200)
    assert.equal((await rowOf(facture.id)).titreReference, '2026T000123')
    const twice = await titre(another.id, '2026T000123')
    assert.match(await twice.text(), new RegExp(`la référence de la facture ${facture.numero}`))
    const service = await addService(server, town, null)
    const neighbour = await createAgent(server, { ...town, regie: await regieOf(service) }, [service])
    assert.equal((await titre(another.id, '2026T000124', neighbour)).status, 404)
    await mode('regie')
  })

  const regieOf = async (structure: string) => {
    const found = (await asSysteme(server, town.id, (tx) =>
      tx.execute(sql`SELECT regie_id FROM structures WHERE id = ${structure}`),
    )) as { rows: { regie_id: string }[] }
    return found.rows[0]?.regie_id ?? ''
  }
})

describe('What an avoir gives back', () => {
  const aLine = fc.record({
    montantCentimes: fc.integer({ min: -500, max: 5000 }),
    rendu: fc.integer({ min: 0, max: 5000 }),
    garde: fc.integer({ min: 0, max: 5000 }),
  })

  test('never more than what is left, of each line and of the whole; care in proportion', () => {
    fc.assert(
      fc.property(
        fc.array(aLine, { minLength: 1, maxLength: 6 }),
        fc.array(fc.record({ rank: fc.nat(5), montantCentimes: fc.integer({ min: 1, max: 6000 }) }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.boolean(),
        (list, asked, whole) => {
          const lignes = list.map(({ montantCentimes, garde }, rank) => ({
            id: String(rank),
            enfantId: null,
            libelle: '',
            quantite: '1',
            prixCentimes: montantCentimes,
            montantCentimes,
            gardeCentimes: Math.min(garde, Math.max(0, montantCentimes)),
          }))
          const restes = new Map(
            list.map(({ montantCentimes, rendu }, rank) => [
              String(rank),
              montantCentimes > 0 ? Math.max(0, montantCentimes - rendu) : montantCentimes,
            ]),
          )
          const left = [...restes.values()].reduce((sum, one) => sum + one, 0)
          const demande = whole
            ? undefined
            : asked.map(({ rank, montantCentimes }) => ({ ligne: String(rank), montantCentimes }))
          const rendu = rendreLignes('F', lignes, restes, demande)
          if ('errors' in rendu) return
          assert.ok(rendu.totalCentimes < 0 && -rendu.totalCentimes <= left)
          assert.equal(rendu.entiere, -rendu.totalCentimes === left)
          if (whole) assert.ok(rendu.entiere)
          for (const one of rendu.lignes) {
            const billed = lignes.find((ligne) => ligne.id === one.ligneOrigineId)
            assert.ok(Math.abs(one.montantCentimes) <= Math.abs(restes.get(one.ligneOrigineId ?? '') ?? 0))
            assert.ok(Math.abs(one.gardeCentimes) <= (billed?.gardeCentimes ?? 0))
            assert.equal(Number(one.quantite) * one.prixCentimes, one.montantCentimes)
          }
        },
      ),
    )
  })
})
