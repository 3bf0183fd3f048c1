import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readPdf } from '../../test/pdf.ts'
import { facturePdf } from './pdf.ts'
import { lignesDe } from './rules.ts'

const facture = {
  collectiviteId: 'rurales-entre-deux-mers',
  id: '019a0000-0000-7000-8000-000000000001',
  foyerId: '019a0000-0000-7000-8000-000000000002',
  facturationId: null,
  nature: 'facture' as const,
  origineId: null,
  motif: null,
  titreReference: null,
  structureId: '019a0000-0000-7000-8000-000000000003',
  regieId: '019a0000-0000-7000-8000-000000000004',
  mois: '2026-11',
  annee: 2026,
  rang: 412,
  numero: 'ENF-2026-0412',
  totalCentimes: 5640,
  emiseLe: new Date('2026-11-03T09:00:00Z'),
  echeance: '2026-12-03',
  destinataire: 'Camille Durand\nŁukasz Wiśniewski\n3 rue des Vignes\n33760 Targon',
  emetteur: {
    collectivite: 'Communauté de communes Rurales de l’Entre-Deux-Mers',
    structure: 'L’arbre à paumes',
    regie: 'Régie enfance',
    adresse: '1 place de la Mairie, 33760 Targon',
    siret: '20006967400018',
    autresMoyens: 'Chèque, CESU, espèces à l’accueil.',
    enLigne: true,
  },
}

const lignes = (children: number, days: number) =>
  lignesDe(
    Array.from({ length: children * days }, (_, index) => ({
      id: String(index),
      foyer: 'f',
      enfant: { id: String(index % children), prenom: `Léa ${String(index % children).padStart(2, '0')}` },
      activite: 'Mercredis',
      unite: 'Journée',
      date: `2026-11-${String(4 + 7 * Math.floor(index / children)).padStart(2, '0')}`,
      prixCentimes: 940,
    })),
  ).map(({ enfant, reservations: _, ...ligne }, ordre) => ({
    ...ligne,
    collectiviteId: facture.collectiviteId,
    id: String(ordre),
    factureId: facture.id,
    foyerId: facture.foyerId,
    structureId: facture.structureId,
    enfantId: enfant,
    gardeCentimes: 0,
    ordre,
  }))

describe('The PDF of an invoice', () => {
  test('says who bills whom for what, by when and how to pay', async () => {
    const { text, pages } = readPdf(new Uint8Array(await facturePdf(facture, lignes(2, 3), 'Europe/Paris')))
    const plain = text.replaceAll(/\s+/g, ' ')
    for (const expected of [
      'Communauté de communes Rurales de l’Entre-Deux-Mers',
      'SIRET 200 069 674 00018',
      'Camille Durand',
      'Łukasz Wiśniewski',
      'Facture ENF-2026-0412',
      'Novembre 2026',
      'À payer avant le 3 décembre 2026',
      'Léa 00, Mercredis',
      '3 journées à 9,40 € : les 4, 11 et 18 novembre',
      '28,20 €',
      'Total à payer',
      '56,40 €',
      'Paiement en ligne',
      'Chèque, CESU, espèces à l’accueil.',
    ]) {
      assert.ok(plain.includes(expected), `${expected}\n${plain}`)
    }
    assert.equal(pages, 1)
  })

  test('is tagged for screen readers, with its language, title and embedded fonts', async () => {
    const pdf = readPdf(new Uint8Array(await facturePdf(facture, lignes(2, 3), 'Europe/Paris')))
    assert.equal(pdf.lang, 'fr-FR')
    assert.match(pdf.title ?? '', /^Facture ENF-2026-0412/)
    const count = (tag: string) => pdf.tags.filter((one) => one === tag).length
    assert.deepEqual(
      ['Document', 'H1', 'H2', 'Table', 'TR', 'TH', 'TD'].map((tag) => count(tag)),
      [1, 1, 2, 1, 4, 5, 11],
    )
    assert.ok(pdf.fonts.some((name) => name.includes('Atkinson')))
  })

  test('is the same each time, byte for byte, whatever the day', async (t) => {
    const first = await facturePdf(facture, lignes(2, 3), 'Europe/Paris')
    t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2031-05-06T07:08:09Z') })
    const later = await facturePdf(facture, lignes(2, 3), 'Europe/Paris')
    assert.ok(Buffer.from(first).equals(Buffer.from(later)))
  })

  test('goes on over several pages, each line whole', async () => {
    const { text, pages } = readPdf(new Uint8Array(await facturePdf(facture, lignes(40, 2), 'Europe/Paris')))
    assert.ok(pages > 1)
    assert.match(text, /page 2 sur/)
    for (let child = 0; child < 40; child++)
      assert.ok(text.includes(`Léa ${String(child).padStart(2, '0')}, Mercredis`))
  })

  test('holds whatever a file can hold: no name, a long name, letters the font lacks', async () => {
    for (const destinataire of ['', 'x'.repeat(400), '李 😀\nДурак\n\n\n\n\n\n\n\n']) {
      const bytes = await facturePdf({ ...facture, destinataire }, lignes(1, 1), 'Europe/Paris')
      assert.match(readPdf(new Uint8Array(bytes)).text, /Total à payer/)
    }
  })
})
