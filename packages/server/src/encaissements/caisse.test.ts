import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Dus, Encaissement, EssaiPayFip, Journal, RegiesGerees } from '@inoe/contract/encaissements'
import type { FactureARendre } from '@inoe/contract/facturations'
import type { ListeFactures } from '@inoe/contract/factures'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { PayFipSimulator } from '../../../../demo/payfip/simulator.ts'
import { asSysteme, book, openPayingServer } from '../../test/billing.ts'
import { readPdf } from '../../test/pdf.ts'
import type { TestServer } from '../../test/server.ts'
import {
  type Client,
  CONTREXEVILLE,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { agentsRegies } from '../comptes/tables.ts'
import { regies } from '../structures/tables.ts'
import { contrePasser } from './inscrire.ts'
import { encaissements } from './tables.ts'
import { type Ecart, ecartsDe } from './verification.ts'

describe('The counter of a régie', () => {
  let server: TestServer
  let payfip: PayFipSimulator
  let close: () => Promise<void>
  let town: Town
  let agent: Client
  before(async () => {
    ;({ server, payfip, close } = await openPayingServer())
    town = await createTown(server, ENTRE_DEUX_MERS, { capacite: 500 })
    agent = await createAgent(server, town)
    await asSysteme(server, town.id, (tx) =>
      tx
        .update(regies)
        .set({ moyens: ['especes', 'cheque', 'cesu'] })
        .where(eq(regies.id, town.regie)),
    )
  })
  after(() => close())

  async function billed(
    ...lists: string[][]
  ): Promise<{ parent: Awaited<ReturnType<typeof createFamille>>; ids: string[] }> {
    const parent = await createFamille(server, town, { prenoms: ['Léa'] })
    for (const dates of lists.length > 0 ? lists : [['2026-11-04', '2026-11-18']]) {
      await book(server, town, parent, parent.enfants[0]?.id ?? '', dates)
      const mois = dates[0]?.slice(0, 7)
      await agent.send('POST', '/gestion/factures', { structure: town.structure, mois })
    }
    return { parent, ids: (await list(parent)).factures.map((one) => one.id) }
  }
  const list = async (who: Client, etat = 'a-payer') =>
    (await (await who.get(`/factures?etat=${etat}`)).json()) as ListeFactures
  const receive = (parent: Client, change: object, key: string = uuid(), who = agent) =>
    who.send(
      'POST',
      '/gestion/encaissements',
      { regie: town.regie, foyer: parent.foyer, moyen: 'cheque', parts: [], ...change },
      { 'idempotency-key': key },
    )
  const reverse = (entry: string, motif = 'Chèque au mauvais nom', who = agent) =>
    who.send('POST', `/gestion/encaissements/${entry}/annulation`, { motif })
  const credit = (parent: Client, change: object) =>
    agent.send('POST', '/gestion/credits', {
      regie: town.regie,
      foyer: parent.foyer,
      parts: [],
      remboursementCentimes: 0,
      ...change,
    })
  const made = async (answer: Promise<Response>) => {
    const response = await answer
    assert.equal(response.status, 201, await response.clone().text())
    return (await response.json()) as Encaissement
  }
  const code = async (answer: Promise<Response>) => ((await (await answer).json()) as { code: string }).code
  const balanced = async () =>
    assert.deepEqual(await asSysteme<Ecart[]>(server, town.id, (tx) => ecartsDe(tx, town.id)), [])

  test('a part payment, then more than what is left: the invoice is paid, the rest kept in advance, receipts sent', async () => {
    const { parent, ids } = await billed()
    const [facture] = ids
    const first = await made(
      receive(parent, {
        montantCentimes: 1000,
        reference: 'n° 1234567',
        parts: [{ facture, centimes: 1000 }],
      }),
    )
    assert.deepEqual(
      first.parts.map((one) => [one.facture?.id, one.centimes]),
      [[facture, 1000]],
    )
    assert.equal((await list(parent)).factures[0]?.resteCentimes, 880)
    const second = await made(
      receive(parent, { montantCentimes: 2000, moyen: 'cesu', parts: [{ facture, centimes: 880 }] }),
    )
    assert.deepEqual(
      second.parts.map((one) => [one.facture?.id ?? null, one.centimes]).toSorted(),
      [
        [facture, 880],
        [null, 1120],
      ].toSorted(),
    )
    const { factures, credits } = await list(parent, 'payees')
    assert.deepEqual([factures[0]?.etat, credits[0]?.centimes], ['payee', 1120])
    await server.deps.queue.runDue()
    const letters = server.courriels.filter(
      (one) => one.a.startsWith(parent.compte) && one.sujet.startsWith('Paiement reçu'),
    )
    assert.equal(letters.length, 2)
    assert.ok(letters.some((one) => /11,20\s€ sont gardés en avance/.test(one.texte)))
    const receipt = await agent.get(`/gestion/encaissements/${second.id}/recu`)
    assert.match(readPdf(new Uint8Array(await receipt.arrayBuffer())).text, /Gardé en avance/)
    assert.equal((await parent.get(`/encaissements/${second.id}/recu`)).status, 200)
    await balanced()
  })

  test('the same click twice is one entry; two at once too', async () => {
    const { parent, ids } = await billed()
    const key = uuid()
    const asked = { montantCentimes: 1880, parts: [{ facture: ids[0], centimes: 1880 }] }
    const answers = await Promise.all([receive(parent, asked, key), receive(parent, asked, key)])
    const [one, two] = await Promise.all(answers.map((answer) => answer.json() as Promise<Encaissement>))
    assert.equal(one?.id, two?.id)
    // Without a key they are two: the second finds nothing to pay and is kept in advance, in sight.
    await made(receive(parent, asked))
    assert.equal((await list(parent)).credits[0]?.centimes, 1880)
    await balanced()
  })

  test('what the act does not allow, too much cash, more than received: refused, nothing written', async () => {
    const { parent, ids } = await billed()
    const parts = [{ facture: ids[0], centimes: 940 }]
    assert.equal(
      await code(receive(parent, { montantCentimes: 940, moyen: 'virement', parts })),
      'moyen-non-admis',
    )
    assert.equal(
      await code(receive(parent, { montantCentimes: 40_000, moyen: 'especes', parts })),
      'especes-trop-elevees',
    )
    // One debt named twice is one debt, and what it does not need is an advance.
    const twice = [
      { facture: ids[0], centimes: 30_000 },
      { facture: ids[0], centimes: 30_000 },
    ]
    assert.equal(
      await code(receive(parent, { montantCentimes: 60_000, moyen: 'especes', parts: twice })),
      'especes-trop-elevees',
    )
    assert.equal(await code(receive(parent, { montantCentimes: 900, parts })), 'requete-invalide')
    assert.equal(await code(receive(parent, { montantCentimes: 0, parts: [] })), 'requete-invalide')
    assert.equal((await list(parent)).factures[0]?.resteCentimes, 1880)
    await balanced()
  })

  test('a mistake is reversed once, with its reason: the invoice is to pay again', async () => {
    const { parent, ids } = await billed()
    const entry = await made(
      receive(parent, { montantCentimes: 2000, parts: [{ facture: ids[0], centimes: 1880 }] }),
    )
    const back = await made(reverse(entry.id))
    assert.deepEqual(
      [back.montantCentimes, back.annule, back.motif],
      [-2000, entry.id, 'Chèque au mauvais nom'],
    )
    assert.equal(await code(reverse(entry.id)), 'encaissement-annule')
    assert.equal(await code(reverse(back.id)), 'encaissement-non-annulable')
    const { factures, credits } = await list(parent)
    assert.deepEqual([factures[0]?.resteCentimes, credits], [1880, []])
    assert.deepEqual(
      factures[0]?.encaissements.map((one) => one.centimes),
      [1880, -1880],
    )
    await balanced()
  })

  test('a credit pays, or is given back; never more than there is, and what was used is not reversed away', async () => {
    const { parent, ids } = await billed()
    const entry = await made(receive(parent, { montantCentimes: 2000 }))
    assert.equal(await code(credit(parent, {})), 'requete-invalide')
    assert.equal(await code(credit(parent, { remboursementCentimes: 2001 })), 'credit-insuffisant')
    await made(credit(parent, { parts: [{ facture: ids[0], centimes: 1500 }] }))
    assert.equal((await list(parent)).factures[0]?.resteCentimes, 380)
    assert.equal(await code(reverse(entry.id)), 'encaissement-non-annulable')
    const results = await Promise.all([
      credit(parent, { remboursementCentimes: 500 }),
      credit(parent, { remboursementCentimes: 500 }),
    ])
    assert.deepEqual(results.map((one) => one.status).toSorted(), [201, 409])
    assert.deepEqual((await list(parent)).credits, [])
    await balanced()
  })

  test('a reversal and a use of the credit for the same invoice, at once: each is done', async () => {
    const { parent, ids } = await billed()
    await made(receive(parent, { montantCentimes: 5000 }))
    for (let time = 0; time < 8; time++) {
      const entry = await made(
        receive(parent, { montantCentimes: 100, parts: [{ facture: ids[0], centimes: 100 }] }),
      )
      const results = await Promise.all([
        credit(parent, { parts: [{ facture: ids[0], centimes: 50 }] }),
        reverse(entry.id),
      ])
      assert.deepEqual(
        results.map((one) => one.status),
        [201, 201],
      )
    }
    await balanced()
  })

  test('a late success of PayFiP, for what the counter cashed meanwhile, is a credit', async () => {
    const { parent, ids } = await billed()
    const opened = await parent.send('POST', '/paiements', { factures: ids, retour: 'https://x.test/' })
    const { url } = (await opened.json()) as { url: string }
    await made(receive(parent, { montantCentimes: 1880, parts: [{ facture: ids[0], centimes: 1880 }] }))
    await payfip.conclude(new URL(url).searchParams.get('idop') ?? '', 'carte', 'immediate')
    await server.deps.queue.runDue()
    const { credits, factures } = await list(parent)
    assert.deepEqual([factures.length, credits[0]?.centimes], [0, 1880])
    const entry = (await list(parent, 'payees')).factures[0]?.encaissements[0]
    assert.equal(entry?.moyen, 'cheque')
    await balanced()
  })

  test('families are found by name or number, whatever the accents, with what they owe and have', async () => {
    const { parent, ids } = await billed()
    const dus = async (recherche: string) =>
      (
        (await (
          await agent.get(`/gestion/regies/${town.regie}/dus?recherche=${encodeURIComponent(recherche)}`)
        ).json()) as Dus
      ).familles
    const found = (await dus('DÙRÀND camille')).find((one) => one.foyer === parent.foyer)
    assert.deepEqual(
      found?.factures.map((one) => [one.id, one.resteCentimes, one.enCours]),
      [[ids[0], 1880, null]],
    )
    const numero = found?.factures[0]?.numero ?? ''
    assert.deepEqual(
      (await dus(numero.toLowerCase())).map((one) => one.foyer),
      [parent.foyer],
    )
    assert.deepEqual(await dus('personne de ce nom'), [])
    await parent.send('POST', '/paiements', { factures: ids, retour: 'https://x.test/' })
    assert.equal((await dus(numero))[0]?.factures[0]?.enCours, 'payfip')
  })

  test('the journal of a day sums by means; a reversal counts', async () => {
    const { parent } = await billed()
    server.clock.advance(3 * 86_400_000)
    const today = server.clock.today('Europe/Paris')
    const entry = await made(receive(parent, { montantCentimes: 700, moyen: 'especes' }))
    await made(receive(parent, { montantCentimes: 300 }))
    await made(reverse(entry.id))
    const journal = (await (
      await agent.get(`/gestion/regies/${town.regie}/encaissements?du=${today}&au=${today}`)
    ).json()) as Journal
    assert.deepEqual(journal.totaux.map((one) => [one.moyen, one.nombre, one.centimes]).toSorted(), [
      ['cheque', 1, 300],
      ['especes', 2, 0],
    ])
    assert.equal(journal.encaissements.find((one) => one.id === entry.id)?.annulePar !== null, true)
    assert.equal(
      (await agent.get(`/gestion/regies/${town.regie}/encaissements?du=${today}&au=2020-01-01`)).status,
      400,
    )
  })

  test('who is no régisseur, another town, another family: 404', async () => {
    const { parent, ids } = await billed()
    const other = await createFamille(server, town, { prenoms: ['Zoé'] })
    const parts = [{ facture: ids[0], centimes: 940 }]
    assert.equal((await receive(other, { montantCentimes: 940, parts })).status, 404)
    assert.equal((await receive({ ...parent, foyer: uuid() }, { montantCentimes: 940 })).status, 404)
    const clerk = await createAgent(server, town)
    await asSysteme(server, town.id, (tx) =>
      tx.delete(agentsRegies).where(eq(agentsRegies.compteId, clerk.compte)),
    )
    const entry = await made(receive(parent, { montantCentimes: 940, parts }))
    for (const answer of [
      receive(parent, { montantCentimes: 940 }, uuid(), clerk),
      reverse(entry.id, 'x', clerk),
      clerk.get(`/gestion/regies/${town.regie}/dus`),
      clerk.get(`/gestion/regies/${town.regie}/encaissements?du=2026-11-01&au=2026-11-02`),
      clerk.get(`/gestion/encaissements/${entry.id}/recu`),
      clerk.get(`/gestion/factures/${ids[0]}`),
      clerk.send('POST', `/gestion/regies/${town.regie}/essai`, {}),
    ])
      assert.equal((await answer).status, 404)
    assert.deepEqual(((await (await clerk.get('/gestion/regies')).json()) as RegiesGerees).regies, [])
    assert.equal((await parent.get('/gestion/regies')).status, 401)
    const elsewhere = await createTown(server, CONTREXEVILLE)
    const stranger = await createAgent(server, elsewhere)
    assert.equal((await reverse(entry.id, 'x', stranger)).status, 404)
    assert.equal((await stranger.get(`/gestion/regies/${town.regie}/dus`)).status, 404)
  })

  test('a credit used twice for the same invoice in one call pays it once', async () => {
    const { parent, ids } = await billed()
    await made(receive(parent, { montantCentimes: 5000 }))
    const [facture] = ids
    const parts = [
      { facture, centimes: 1880 },
      { facture, centimes: 1880 },
    ]
    await made(credit(parent, { parts }))
    const { factures, credits } = await list(parent, 'payees')
    assert.deepEqual([factures[0]?.etat, credits[0]?.centimes], ['payee', 5000 - 1880])
    await balanced()
  })

  test('an invoice to correct says what is left of each line', async () => {
    const { ids } = await billed()
    const read = async () => (await (await agent.get(`/gestion/factures/${ids[0]}`)).json()) as FactureARendre
    const [ligne] = (await read()).lignes
    assert.deepEqual([ligne?.montantCentimes, ligne?.resteCentimes], [1880, 1880])
    await agent.send('POST', `/gestion/factures/${ids[0]}/avoir`, {
      motif: 'Malade.',
      lignes: [{ ligne: ligne?.id, montantCentimes: 940 }],
    })
    assert.equal((await read()).lignes[0]?.resteCentimes, 940)
  })

  test('a régie is set, field by field, and PayFiP asked about it', async () => {
    const [regie] = ((await (await agent.get('/gestion/regies')).json()) as RegiesGerees).regies
    assert.equal(regie?.numcli, '006270')
    const { id, nom: _, ...now } = regie
    const put = (change: object) => agent.send('PUT', `/gestion/regies/${id}`, { ...now, ...change })
    const sepa = {
      ics: 'FR92ZZZ123456',
      iban: 'FR76 1007 1330 0000 0020 0000 171',
      bic: 'TRPUFRP1',
      titulaire: 'Régie enfance',
      adresse: '1 place de la Mairie',
    }
    const refused = (await (
      await put({ numcli: '12', sepa: { ...sepa, ics: 'FR00ZZZ123456', iban: 'FR76 1' } })
    ).json()) as { errors: { champ: string }[] }
    assert.deepEqual(refused.errors.map((one) => one.champ).toSorted(), ['numcli', 'sepa.iban', 'sepa.ics'])
    const saved = await put({ relances: [30, 10, 10], autresMoyens: 'À l’accueil.' })
    assert.equal(saved.status, 200, await saved.clone().text())
    const [after] = ((await (await agent.get('/gestion/regies')).json()) as RegiesGerees).regies
    assert.deepEqual([after?.relances, after?.autresMoyens], [[10, 30], 'À l’accueil.'])

    const essai = async () =>
      (await (await agent.send('POST', `/gestion/regies/${id}/essai`, {})).json()) as EssaiPayFip
    assert.deepEqual(await essai(), {
      reussi: true,
      message: 'PayFiP connaît ce numéro\u00a0: COLLECTIVITE DE DEMONSTRATION, REGIE ENFANCE.',
    })
    await put({ numcli: null })
    assert.equal((await essai()).reussi, false)
    await put({ numcli: '006270' })
  })

  test('the nightly check finds each thing that does not balance', async () => {
    const { parent, ids } = await billed()
    const entry = await made(
      receive(parent, { montantCentimes: 2000, parts: [{ facture: ids[0], centimes: 1880 }] }),
    )
    await balanced()
    const breaks: [string, ReturnType<typeof sql>, ReturnType<typeof sql>][] = [
      [
        'parts',
        sql`UPDATE imputations SET centimes = centimes + 1 WHERE encaissement_id = ${entry.id} AND facture_id IS NULL`,
        sql`UPDATE imputations SET centimes = centimes - 1 WHERE encaissement_id = ${entry.id} AND facture_id IS NULL`,
      ],
      [
        'paye',
        sql`UPDATE factures SET paye_centimes = paye_centimes - 1 WHERE id = ${ids[0]}`,
        sql`UPDATE factures SET paye_centimes = paye_centimes + 1 WHERE id = ${ids[0]}`,
      ],
      [
        'etat',
        sql`UPDATE factures SET etat = 'emise' WHERE id = ${ids[0]}`,
        sql`UPDATE factures SET etat = 'payee' WHERE id = ${ids[0]}`,
      ],
      [
        'credit',
        sql`UPDATE imputations SET centimes = -1000000 WHERE encaissement_id = ${entry.id} AND facture_id IS NULL`,
        sql`UPDATE imputations SET centimes = 120 WHERE encaissement_id = ${entry.id} AND facture_id IS NULL`,
      ],
    ]
    for (const [regle, harm, mend] of breaks) {
      await server.superuser.execute(harm)
      const found = await asSysteme<Ecart[]>(server, town.id, (tx) => ecartsDe(tx, town.id))
      assert.ok(
        found.some((one) => one.regle === regle),
        regle,
      )
      await server.superuser.execute(mend)
    }
    const opened = await parent.send('POST', '/paiements', {
      factures: (await billedAgain(parent)).slice(0, 1),
      retour: 'https://x.test/',
    })
    const { paiement } = (await opened.json()) as { paiement: string }
    await server.superuser.execute(sql`UPDATE paiements SET etat = 'paye' WHERE id = ${paiement}`)
    const found = await asSysteme<Ecart[]>(server, town.id, (tx) => ecartsDe(tx, town.id))
    assert.deepEqual(
      found.map((one) => [one.regle, one.id]),
      [['paiement', paiement]],
    )
    await server.superuser.execute(sql`UPDATE paiements SET etat = 'abandonne' WHERE id = ${paiement}`)
    await balanced()
    // A success whose entry was reversed is a success without its money.
    const { url, paiement: paid } = (await (
      await parent.send('POST', '/paiements', { factures: await dueIds(parent), retour: 'https://x.test/' })
    ).json()) as { url: string; paiement: string }
    await payfip.conclude(new URL(url).searchParams.get('idop') ?? '', 'carte', 'immediate')
    await server.deps.queue.runDue()
    await asSysteme(server, town.id, async (tx) => {
      const [written] = await tx.select().from(encaissements).where(eq(encaissements.paiementId, paid))
      if (written) await contrePasser(tx, written, { motif: 'x', saisiPar: null }, server.clock.now())
    })
    assert.deepEqual(
      (await asSysteme<Ecart[]>(server, town.id, (tx) => ecartsDe(tx, town.id))).map((one) => one.id),
      [paid],
    )
  })

  const dueIds = async (parent: Client) => (await list(parent)).factures.map((one) => one.id)

  async function billedAgain(parent: Awaited<ReturnType<typeof createFamille>>): Promise<string[]> {
    await book(server, town, parent, parent.enfants[0]?.id ?? '', ['2026-12-09'])
    await agent.send('POST', '/gestion/factures', { structure: town.structure, mois: '2026-12' })
    return (await list(parent)).factures.map((one) => one.id)
  }
})
