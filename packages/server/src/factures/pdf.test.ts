import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readPdf } from '../../test/pdf.ts'
import { facturePdf } from './pdf.ts'
import type { LigneRow } from './store.ts'

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
    moyens: ['especes' as const, 'cheque' as const],
    mode: 'regie' as const,
    contact: 'enfance@entre-deux-mers.example',
  },
}

const lignes = (children: number, days: number): LigneRow[] =>
  Array.from({ length: children }, (_, child) => ({
    collectiviteId: facture.collectiviteId,
    id: String(child),
    factureId: facture.id,
    foyerId: facture.foyerId,
    structureId: facture.structureId,
    enfantId: String(child),
    ordre: child,
    libelle: `Léa ${String(child).padStart(2, '0')}, Mercredis`,
    explication: `QF 742 → tranche 3 : 9,40 €\n${days} journées à 9,40 € : les 4, 11 et 18 novembre`,
    quantite: String(days),
    prixCentimes: 940,
    montantCentimes: 940 * days,
    gardeCentimes: 0,
    ligneOrigineId: null,
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
      'QF 742 › tranche 3 : 9,40 €',
      '3 journées à 9,40 € : les 4, 11 et 18 novembre',
      '28,20 €',
      'Total à payer',
      '56,40 €',
      'Paiement en ligne',
      'Au guichet de la régie : espèces (300 € au plus) ou chèque.',
      'Chèque, CESU, espèces à l’accueil.',
      'enfance@entre-deux-mers.example',
      'contester cette facture dans les deux mois',
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
      [1, 1, 3, 1, 4, 5, 11],
    )
    assert.ok(pdf.fonts.some((name) => name.includes('Atkinson')))
  })

  const plainOf = async (piece: Parameters<typeof facturePdf>[0]) =>
    readPdf(new Uint8Array(await facturePdf(piece, lignes(1, 3), 'Europe/Paris'))).text.replaceAll(
      /\s+/g,
      ' ',
    )

  test('under a mandate it asks for nothing; with an advance it says so', async () => {
    const mandat = await plainOf({
      ...facture,
      emetteur: { ...facture.emetteur, mandat: 'ENF-0042', avanceCentimes: 1200 },
    })
    assert.match(mandat, /Prélevé sur votre compte/)
    assert.match(mandat, /sous le mandat ENF-0042, au plus tôt le 3 décembre 2026/)
    assert.match(mandat, /vous aviez 12,00 € d’avance/)
    assert.doesNotMatch(mandat, /À payer avant|PayFiP/)
  })

  test('an avoir says what it corrects, why, and what becomes of the money', async () => {
    const avoir = await plainOf({
      ...facture,
      nature: 'avoir',
      numero: 'ENF-2026-0413',
      totalCentimes: -2820,
      motif: 'Léa était malade.',
      emetteur: { ...facture.emetteur, origine: 'ENF-2026-0412' },
    })
    for (const expected of [
      'Avoir ENF-2026-0413',
      'Corrige la facture ENF-2026-0412',
      'Motif : Léa était malade.',
      'En votre faveur',
      'en déduction de la facture ENF-2026-0412',
    ])
      assert.ok(avoir.includes(expected), `${expected}\n${avoir}`)
    assert.doesNotMatch(avoir, /À payer|Comment payer|contester/)
  })

  test('a titre is not said payable online before the comptable knows it', async () => {
    const titre = await plainOf({ ...facture, emetteur: { ...facture.emetteur, mode: 'titres' } })
    assert.match(titre, /dès que la trésorerie a enregistré cette facture/)
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
