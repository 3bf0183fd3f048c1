import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Attestations } from '@inoe/contract/attestations'
import { sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { asSysteme } from '../../test/billing.ts'
import { readPdf } from '../../test/pdf.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  CONTREXEVILLE,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { contrePasser, type EncaissementRow, encaisser } from '../encaissements/inscrire.ts'
import { encaissements } from '../encaissements/tables.ts'
import { factures, lignes } from '../factures/tables.ts'

type Parent = Awaited<ReturnType<typeof createFamille>>

describe('Attestation fiscale', () => {
  let server: TestServer
  let town: Town
  before(async () => {
    server = await openTestServer({ now: '2027-02-10T09:00:00Z' })
    town = await createTown(server, ENTRE_DEUX_MERS)
  })
  after(() => server.close())

  let rang = 0
  /** An invoice: by child, what it costs and how much of it is care. */
  const facturer = async (
    parent: Parent,
    parts: { enfant: string | undefined; libelle: string; montant: number; garde: number }[],
  ) => {
    const own = { collectiviteId: town.id, foyerId: parent.foyer, structureId: town.structure }
    const id = uuid()
    rang++
    await asSysteme(server, town.id, async (tx) => {
      await tx.insert(factures).values({
        ...own,
        id,
        regieId: town.regie,
        mois: '2026-10',
        etat: 'emise',
        annee: 2026,
        rang,
        numero: `ENF-2026-${rang}`,
        totalCentimes: parts.reduce((sum, one) => sum + one.montant, 0),
        emiseLe: new Date('2026-11-01T09:00:00Z'),
        echeance: '2026-12-01',
        destinataire: 'Camille Durand',
        emetteur: {
          collectivite: 'Communauté de communes Rurales de l’Entre-Deux-Mers',
          structure: 'L’arbre à paumes',
          regie: 'Régie enfance',
          adresse: '1 place de la Mairie, 33760 Targon',
          siret: '20006967400018',
          autresMoyens: '',
          enLigne: true,
        },
      })
      await tx.insert(lignes).values(
        parts.map(({ enfant, libelle, montant, garde }, ordre) => ({
          ...own,
          id: uuid(),
          factureId: id,
          enfantId: enfant ?? null,
          ordre,
          libelle,
          explication: '',
          quantite: '1',
          prixCentimes: montant,
          montantCentimes: montant,
          gardeCentimes: garde,
        })),
      )
    })
    return id
  }
  const payer = (parent: Client, facture: string, centimes: number, recuLe: string) =>
    asSysteme<{ id: string }>(server, town.id, (tx) =>
      encaisser(
        tx,
        {
          collectiviteId: town.id,
          regieId: town.regie,
          foyerId: parent.foyer,
          moyen: 'cheque',
          montantCentimes: centimes,
          recuLe: new Date(recuLe),
        },
        [{ facture, centimes }],
        new Date(recuLe),
      ),
    )
  const born = (enfant: string | undefined, date: string) =>
    asSysteme(server, town.id, (tx) =>
      tx.execute(sql`UPDATE enfants SET date_naissance = ${date} WHERE id = ${enfant}`),
    )
  /** Two children, Léa under 6 on 1 January 2026 and Noé not. */
  const famille = async () => {
    const parent = await createFamille(server, town)
    await born(parent.enfants[0]?.id, '2021-05-14')
    await born(parent.enfants[1]?.id, '2019-12-31')
    return parent
  }
  const read = async (who: Client) => ((await (await who.get('/attestations')).json()) as Attestations).annees
  const pdf = (who: Client, annee: number) => who.get(`/attestations/${annee}/pdf`)
  const texte = async (response: Response) =>
    readPdf(new Uint8Array(await response.arrayBuffer())).text.replaceAll(/\s+/g, ' ')

  test('says what was really paid in the year for the young child, meals and the elder left out', async () => {
    const parent = await famille()
    const [lea, noe] = parent.enfants.map((one) => one.id)
    const facture = await facturer(parent, [
      { enfant: lea, libelle: 'Léa, Mercredis', montant: 8000, garde: 6000 },
      { enfant: noe, libelle: 'Noé, Mercredis', montant: 2000, garde: 1500 },
    ])
    await payer(parent, facture, 4000, '2026-11-20T10:00:00Z')
    await payer(parent, facture, 6000, '2027-01-05T10:00:00Z')
    // In 2027 too Léa was under 6 on 1 January (5 years old).
    assert.deepEqual(await read(parent), [
      {
        annee: 2027,
        totalCentimes: 3600,
        enfants: [{ prenom: 'Léa', nom: 'Durand', montantCentimes: 3600 }],
        definitive: false,
      },
      {
        annee: 2026,
        totalCentimes: 2400,
        enfants: [{ prenom: 'Léa', nom: 'Durand', montantCentimes: 2400 }],
        definitive: true,
      },
    ])
  })

  test('the year is the town’s: paid on 31 December at 23 h 30 in Paris is of that year', async () => {
    const parent = await famille()
    const facture = await facturer(parent, [
      { enfant: parent.enfants[0]?.id, libelle: 'Léa, Mercredis', montant: 1000, garde: 1000 },
    ])
    await payer(parent, facture, 500, '2026-12-31T22:30:00Z')
    await payer(parent, facture, 500, '2026-12-31T23:30:00Z')
    assert.deepEqual(
      (await read(parent)).map((one) => [one.annee, one.totalCentimes]),
      [
        [2027, 500],
        [2026, 500],
      ],
    )
  })

  test('a reversal the year after lowers that year, not the one before', async () => {
    const parent = await famille()
    const enfant = parent.enfants[0]?.id
    const one = await facturer(parent, [{ enfant, libelle: 'Léa, Mercredis', montant: 1000, garde: 1000 }])
    const two = await facturer(parent, [{ enfant, libelle: 'Léa, Mercredis', montant: 3000, garde: 3000 }])
    const { id } = await payer(parent, one, 1000, '2026-12-01T10:00:00Z')
    await payer(parent, two, 3000, '2027-01-20T10:00:00Z')
    await asSysteme(server, town.id, async (tx) => {
      const [entry] = (await tx.select().from(encaissements).where(sql`id = ${id}`)) as EncaissementRow[]
      assert.ok(entry)
      await contrePasser(
        tx,
        entry,
        { motif: 'Chèque impayé', saisiPar: null },
        new Date('2027-01-15T10:00:00Z'),
      )
    })
    assert.deepEqual(
      (await read(parent)).map((year) => [year.annee, year.totalCentimes]),
      [
        [2027, 2000],
        [2026, 1000],
      ],
    )
  })

  test('garde alternée: each home has what it paid, in the boxes of alternating residence', async () => {
    const mother = await famille()
    const father = await createFamille(server, town, { prenoms: [] })
    const lea = mother.enfants[0]?.id
    await asSysteme(server, town.id, (tx) =>
      tx.execute(
        sql`INSERT INTO foyers_enfants (collectivite_id, foyer_id, enfant_id) VALUES (${town.id}, ${father.foyer}, ${lea})`,
      ),
    )
    for (const [parent, montant] of [
      [mother, 3000],
      [father, 2000],
    ] as const) {
      const facture = await facturer(parent, [
        { enfant: lea, libelle: 'Léa, Mercredis', montant, garde: montant },
      ])
      await payer(parent, facture, montant, '2026-11-20T10:00:00Z')
    }
    assert.deepEqual(
      (await read(mother)).map((one) => one.totalCentimes),
      [3000],
    )
    assert.deepEqual(
      (await read(father)).map((one) => one.totalCentimes),
      [2000],
    )
    const said = await texte(await pdf(father, 2026))
    assert.ok(said.includes('20,00 €') && !said.includes('30,00 €') && said.includes('7GE'), said)
    assert.match(said, /Résidence alternée/)
  })

  test('its PDF has all that the tax office asks for, tagged; the current year says that it may change', async () => {
    const parent = await famille()
    const enfant = parent.enfants[0]?.id
    const facture = await facturer(parent, [
      { enfant, libelle: 'Léa, Mercredis', montant: 8000, garde: 6000 },
      { enfant, libelle: 'Léa, Accueil du soir', montant: 2000, garde: 2000 },
    ])
    await payer(parent, facture, 5000, '2026-11-20T10:00:00Z')
    await payer(parent, facture, 5000, '2027-01-20T10:00:00Z')
    const response = await pdf(parent, 2026)
    assert.match(response.headers.get('content-disposition') ?? '', /attestation-fiscale-2026\.pdf/)
    const made = readPdf(new Uint8Array(await response.arrayBuffer()))
    const said = made.text.replaceAll(/\s+/g, ' ')
    for (const expected of [
      'Attestation fiscale 2026',
      'Communauté de communes Rurales de l’Entre-Deux-Mers',
      'SIRET 200 069 674 00018',
      '1 place de la Mairie, 33760 Targon',
      'Camille Durand',
      '3 rue des Vignes',
      'Léa Durand',
      '14 mai 2021',
      '7GA',
      '40,00 €',
      'L’arbre à paumes : Accueil du soir, Mercredis',
      'établie le 10 février 2027',
      `AF-2026-${parent.foyer.replaceAll('-', '').slice(-10).toUpperCase()}`,
      '200 quater B',
      'Les repas',
    ])
      assert.ok(said.includes(expected), `${expected}\n${said}`)
    assert.ok(!said.includes('Provisoire'))
    assert.deepEqual([made.lang, made.pages], ['fr-FR', 1])
    assert.deepEqual(
      ['H1', 'Table', 'TR'].map((tag) => made.tags.filter((one) => one === tag).length),
      [1, 1, 3],
    )
    assert.match(await texte(await pdf(parent, 2027)), /Provisoire.*1er janvier 2028/)
  })

  test('a year without payment has its sentence; another family’s and another town’s are not this one’s', async () => {
    const parent = await famille()
    const none = await pdf(parent, 2024)
    assert.equal(none.status, 404)
    assert.match(((await none.json()) as { detail: string }).detail, /rien payé en 2024/)
    assert.equal((await parent.get('/attestations/20x6/pdf')).status, 400)
    assert.deepEqual(await read(parent), [])
    const elsewhere = await createTown(server, CONTREXEVILLE)
    assert.deepEqual(await read(await createFamille(server, elsewhere)), [])
    const anonymous = await server.app.request(`/api/${town.id}/attestations`)
    assert.equal(anonymous.status, 401)
  })
})
