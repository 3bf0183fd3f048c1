import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import type { Alertes, EssaiPayFip, RegieGeree, RegiesGerees } from '@inoe/contract/encaissements'
import type { ListeFactures } from '@inoe/contract/factures'
import type { Remise } from '@inoe/contract/prelevements'
import { eq, sql } from 'drizzle-orm'
import type { PayFipSimulator } from '../../../../demo/payfip/simulator.ts'
import { asSysteme, openPayingServer } from '../../test/billing.ts'
import { familleFacturee, ouvrirPrelevement, signer } from '../../test/mandats.ts'
import { NOW, type TestServer } from '../../test/server.ts'
import {
  type Client,
  CONTREXEVILLE,
  createAgent,
  createTown,
  ENTRE_DEUX_MERS,
  ORIGIN,
  type Town,
} from '../../test/towns.ts'
import { agentsRegies } from '../comptes/tables.ts'
import { verifierComptes } from '../encaissements/verification.ts'
import { settle } from '../paiements/settle.ts'
import { regies } from '../structures/tables.ts'

describe('What a régisseur must look at', () => {
  let server: TestServer
  let payfip: PayFipSimulator
  let close: () => Promise<void>
  let initial: PayFipSimulator['settings']
  let town: Town
  let agent: Client
  let towns = 0
  before(async () => {
    ;({ server, payfip, close } = await openPayingServer())
    initial = { ...payfip.settings }
  })
  after(() => close())
  beforeEach(async () => {
    server.clock.set(NOW)
    town = await createTown(server, `${ENTRE_DEUX_MERS}-${towns++}`, { capacite: 500 })
    agent = await createAgent(server, town)
    await asSysteme(server, town.id, (tx) =>
      tx
        .update(regies)
        .set({ moyens: ['cheque'] })
        .where(eq(regies.id, town.regie)),
    )
  })
  afterEach(() => Object.assign(payfip.settings, initial))

  const alertes = async (who = agent) =>
    ((await (await who.get(`/gestion/regies/${town.regie}/alertes`)).json()) as Alertes).alertes
  const ouvertes = async () => (await alertes()).filter((one) => one.etat === 'ouverte')
  const count = async () => ((await (await agent.get('/gestion/regies')).json()) as RegiesGerees).alertes
  const traiter = (id: string, traitee: boolean, who = agent) =>
    who.send('PUT', `/gestion/alertes/${id}/traitement`, { traitee })
  const due = async (who: Client) => ((await (await who.get('/factures')).json()) as ListeFactures).factures
  const pay = async (who: Client) => {
    const factures = (await due(who)).map((one) => one.id)
    const answer = await who.send('POST', '/paiements', { factures, retour: ORIGIN })
    const { paiement, url } = (await answer.json()) as { paiement: string; url: string }
    return {
      status: answer.status,
      paiement,
      idOp: new URL(url ?? 'http://x').searchParams.get('idop') ?? '',
    }
  }
  const atCounter = async (parent: Client) => {
    const [facture] = await due(parent)
    const answer = await agent.send('POST', '/gestion/encaissements', {
      regie: town.regie,
      foyer: parent.foyer,
      moyen: 'cheque',
      montantCentimes: facture?.resteCentimes,
      parts: [{ facture: facture?.id, centimes: facture?.resteCentimes }],
    })
    assert.equal(answer.status, 201, await answer.clone().text())
  }
  const nuit = () => verifierComptes(server.deps)

  test('an answer of PayFiP that is unknown or differs: once, with what to do, settled and taken back', async () => {
    const parent = await familleFacturee(server, town, agent, ['2026-11-04'])
    const { paiement, idOp } = await pay(parent)
    await payfip.conclude(idOp, 'carte', 'aucune')
    payfip.settings.echo = { montant: '100' }
    await settle(server.deps, town.id, paiement)
    await settle(server.deps, town.id, paiement)
    const [seen, ...others] = await ouvertes()
    assert.deepEqual([others.length, await count()], [0, 1])
    assert.match(seen?.message ?? '', /diffère.*montantCentimes.*ENF2026\d+A1.*Rien n’a été encaissé/)
    assert.equal((await traiter(seen?.id ?? '', true)).status, 200)
    assert.deepEqual([await count(), (await alertes())[0]?.etat], [0, 'traitee'])
    // Settled: the same thing said again is not another one; something else is.
    await settle(server.deps, town.id, paiement)
    assert.equal(await count(), 0)
    await traiter(seen?.id ?? '', false)
    assert.equal(await count(), 1)
    await traiter(seen?.id ?? '', true)
    payfip.settings.panneDetail = { code: 'Q7' }
    await settle(server.deps, town.id, paiement)
    assert.match((await ouvertes())[0]?.message ?? '', /code inconnu \(Q7\)/)
    // Taken back while it is open again: one, not two.
    assert.equal((await traiter(seen?.id ?? '', false)).status, 200)
    assert.equal(await count(), 1)
  })

  test('PayFiP refuses the régie itself, not one payment: said to the régisseur', async () => {
    const parent = await familleFacturee(server, town, agent, ['2026-11-04'])
    for (const code of ['A2', 'M5', '999']) {
      payfip.settings.panneCreation = { code }
      assert.ok((await pay(parent)).status >= 400)
      assert.equal(await count(), 0, code)
    }
    for (const code of ['T1', 'T2', 'T4', 'S1', 'N1', 'D1', 'R3']) {
      payfip.settings.panneCreation = { code }
      assert.equal((await pay(parent)).status, 503)
      assert.ok(
        (await ouvertes()).some((one) => one.message.includes(`code ${code}`)),
        code,
      )
    }
  })

  test('paid by PayFiP what was paid at the counter meanwhile: a credit that the régisseur sees', async () => {
    const parent = await familleFacturee(server, town, agent, ['2026-11-04'])
    const { paiement, idOp } = await pay(parent)
    await atCounter(parent)
    await payfip.conclude(idOp, 'carte', 'immediate')
    await settle(server.deps, town.id, paiement)
    const [seen] = await ouvertes()
    assert.match(seen?.message ?? '', /9,40\s€ reçus par PayFiP.*ENF-2026-\d+.*gardés en avance/)
  })

  test('the nightly proof: said once, closed by itself when it is right again, open again if it is wrong again', async () => {
    const parent = await familleFacturee(server, town, agent, ['2026-11-04'])
    const [facture] = await due(parent)
    const harm = () =>
      server.superuser.execute(sql`UPDATE factures SET paye_centimes = 5 WHERE id = ${facture?.id}`)
    const mend = () =>
      server.superuser.execute(sql`UPDATE factures SET paye_centimes = 0 WHERE id = ${facture?.id}`)
    await harm()
    await nuit()
    await nuit()
    const [seen, ...others] = await ouvertes()
    assert.equal(others.length, 0)
    assert.match(seen?.message ?? '', /ne sont pas équilibrés.*0,05\s€ \(facture ENF-2026-\d+\)/)
    await mend()
    await nuit()
    assert.deepEqual(
      (await alertes()).map((one) => one.etat),
      ['disparue'],
    )
    await harm()
    await nuit()
    await traiter((await ouvertes())[0]?.id ?? '', true)
    // Settled, and still wrong the next night: the régisseur knows. Right, then wrong again: it is new.
    await nuit()
    assert.equal(await count(), 0)
    await mend()
    await nuit()
    await harm()
    await nuit()
    assert.equal(await count(), 1)
    await mend()
    await nuit()
  })

  test('avoirs and debits are proved too; a debit given back once its credit was used is a debt, not a fault', async () => {
    await ouvrirPrelevement(server, town)
    const parent = await familleFacturee(server, town, agent, ['2026-11-04'], ['2026-12-02'])
    const [first] = await due(parent)
    const avoir = (await (
      await agent.send('POST', `/gestion/factures/${first?.id}/avoir`, { motif: 'Erreur' })
    ).json()) as { id: string }
    const broken = async (harm: ReturnType<typeof sql>, mend: ReturnType<typeof sql>) => {
      await server.superuser.execute(harm)
      await nuit()
      const messages = (await ouvertes()).map((one) => one.message)
      await server.superuser.execute(mend)
      await nuit()
      assert.equal(await count(), 0)
      return messages.join('\n')
    }
    assert.match(
      await broken(
        sql`UPDATE factures SET total_centimes = total_centimes - 1 WHERE id = ${avoir.id}`,
        sql`UPDATE factures SET total_centimes = total_centimes + 1 WHERE id = ${avoir.id}`,
      ),
      /un avoir et son encaissement diffèrent de 0,01\s€/,
    )
    await signer(server, parent, town)
    const made = await agent.send('POST', '/gestion/remises', { regie: town.regie, date: '2026-12-07' })
    const remise = (await made.json()) as Remise
    await agent.send('POST', `/gestion/remises/${remise.id}/depot`)
    await atCounter(parent)
    server.clock.set('2026-12-07T08:00:00Z')
    await agent.send('POST', `/gestion/remises/${remise.id}/cloture`)
    const debit = remise.prelevements[0]?.id ?? ''
    assert.match(
      await broken(
        sql`UPDATE prelevements SET montant_centimes = montant_centimes + 1 WHERE id = ${debit}`,
        sql`UPDATE prelevements SET montant_centimes = montant_centimes - 1 WHERE id = ${debit}`,
      ),
      /un prélèvement et son encaissement diffèrent/,
    )
    const rendu = { regie: town.regie, foyer: parent.foyer, parts: [], remboursementCentimes: 940 }
    assert.equal((await agent.send('POST', '/gestion/credits', rendu)).status, 201)
    await agent.send('POST', `/gestion/prelevements/${debit}/rejet`, { code: 'AM04' })
    await nuit()
    const [seen] = await ouvertes()
    assert.match(seen?.message ?? '', /doit 9,40\s€ à la régie.*rejeté/)
  })

  test('nobody but the régisseurs of a régie reads or settles, nor sets it', async () => {
    const parent = await familleFacturee(server, town, agent, ['2026-11-04'])
    payfip.settings.panneCreation = { code: 'T4' }
    await pay(parent)
    const [seen] = await ouvertes()
    const clerk = await createAgent(server, town)
    await asSysteme(server, town.id, (tx) =>
      tx.delete(agentsRegies).where(eq(agentsRegies.compteId, clerk.compte)),
    )
    const stranger = await createAgent(server, await createTown(server, `${CONTREXEVILLE}-${towns}`))
    for (const who of [clerk, stranger]) {
      assert.equal((await who.get(`/gestion/regies/${town.regie}/alertes`)).status, 404)
      assert.equal((await traiter(seen?.id ?? '', true, who)).status, 404)
    }
    assert.equal((await traiter('01990000-0000-7000-8000-000000000000', true)).status, 404)
    const [regie] = ((await (await agent.get('/gestion/regies')).json()) as RegiesGerees).regies
    const { id, nom: _, ...reglages } = regie as RegieGeree
    assert.equal((await clerk.send('PUT', `/gestion/regies/${id}`, reglages)).status, 404)
    assert.equal((await parent.get(`/gestion/regies/${town.regie}/alertes`)).status, 401)
  })

  test('« Tester » says what is wrong: slow, not reached, not PayFiP, out of order, or refused and why', async () => {
    const essai = async () =>
      ((await (await agent.send('POST', `/gestion/regies/${town.regie}/essai`, {})).json()) as EssaiPayFip)
        .message
    for (const [panne, words] of [
      ['html', /n’est pas PayFiP/],
      ['entite', /n’est pas PayFiP/],
      [{ code: '999' }, /momentanément indisponible/],
      [{ code: 'T1' }, /ne connaît pas ce numéro de client \(T1\)/],
      [{ code: 'T2' }, /ne connaît pas ce numéro de client \(T2\)/],
      [{ code: 'T4' }, /n’a pas droit au service web/],
      [{ code: 'T6' }, /\(T6\).*correspondant/],
    ] as const) {
      payfip.settings.panneClient = panne
      assert.match(await essai(), words)
    }
  })
})
