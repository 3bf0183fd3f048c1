import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { dire } from '../http/regles.ts'
import { isOuvreTarget, paques } from './calendrier-target.ts'
import { apercuIban, electronique, reprocheBic, reprocheIban } from './iban.ts'
import { motifDe } from './motifs.fr.ts'
import {
  courrielMasque,
  debitsDe,
  limiteCaducite,
  partsRestantes,
  reprocheDate,
  rumDe,
  texteMandat,
} from './rules.ts'
import { texteSepa } from './texte-sepa.ts'

const SEPA = /^[a-zA-Z0-9/\-?:().,'+ ]*$/

describe('Words in SEPA files', () => {
  test('lose their accents, open their ligatures, keep their apostrophes', () => {
    const table: [string, string][] = [
      ['Œuvre de l’été à Nœux', "OEuvre de l'ete a Noeux"],
      ['Łukasz Wiśniewski & Ænne Weiß', 'Lukasz Wisniewski + AEnne Weiss'],
      ['D’Ørsted — Đặng', "D'Orsted - Dang"],
      ['Zoé 😀 李 Durand', 'Zoe Durand'],
      ['//rue//du / / Port/', 'rue/du / Port'],
      ['C\u0327a\u00a0va\u202f?', 'Ca va ?'],
    ]
    for (const [given, expected] of table) assert.equal(texteSepa(given, 70), expected)
  })

  test('are always of the set, within the length, and never empty where they must not be', () => {
    const letters = fc.constantFrom(...'aZ9 ’\'`œŒæßłĄé/&;_😀李\u0301\u00a0\n"«»€<>'.split(''))
    const any = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: letters }),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 140 }), (texte, max) => {
        const written = texteSepa(texte, max, 'X')
        assert.match(written, SEPA)
        assert.ok(written.length >= 1 && written.length <= max)
        assert.ok(!written.includes('//') && !/^[/ ]|[/ ]$/.test(written), written)
        assert.equal(texteSepa(written, max, 'X'), written)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('The reference of a mandate', () => {
  test('fits in 35 characters of the set whatever the régie’s prefix, and differs with each draw', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array({ minLength: 10, maxLength: 10 }), (prefixe, hasard) => {
        const rum = rumDe(prefixe, 2026, hasard)
        assert.match(rum, /^[A-Z0-9]{0,19}-2026-[2-9A-Z]{10}$/)
        assert.ok(rum.length <= 35)
      }),
    )
    assert.notEqual(rumDe('ENF', 2026, new Uint8Array(10)), rumDe('ENF', 2026, new Uint8Array(10).fill(1)))
  })
})

describe('Accounts', () => {
  test('a right one passes however it is typed', () => {
    for (const tape of [
      'FR76 3000 6000 0112 3456 7890 189',
      'fr7630006000011234567890189',
      'FR76-3000-6000-0112-3456-7890-189',
      'DE89 3704 0044 0532 0130 00',
      'MC58 1122 2000 0101 2345 6789 030',
      'RS35 2600 0560 1001 6113 79',
    ])
      assert.equal(reprocheIban(electronique(tape)), null, tape)
    assert.equal(apercuIban('FR7630006000011234567890189'), 'FR76 •••• •••• 0189')
  })

  test('a wrong one is told what is wrong', () => {
    const table: [string, RegExp][] = [
      ['', /deux lettres de son pays/],
      ['3000 6000 0112 3456 7890 189', /deux lettres de son pays/],
      ['FR76 3000 6000 0112 3456 7890 18', /27 caractères.*26/],
      ['FR76 3000 6000 0112 3456 7890 188', /n’existe pas/],
      ['FR14 3000 6000 0112 3456 7890 189', /n’existe pas/],
      ['MA64 0115 1900 0001 2050 0053 4921', /hors zone SEPA/],
      ['TN59 1000 6035 1835 9847 8831', /hors zone SEPA/],
    ]
    for (const [tape, sentence] of table)
      assert.match(dire(reprocheIban(electronique(tape)) ?? '', 'fr'), sentence, tape)
  })

  test('any one digit changed is seen', () => {
    const iban = 'FR7630006000011234567890189'
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 26 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = (Number(iban[at]) + by) % 10
        assert.notEqual(reprocheIban(`${iban.slice(0, at)}${digit}${iban.slice(at + 1)}`), null)
      }),
    )
  })

  test('a BIC may be left out, not be anything', () => {
    assert.deepEqual(
      [reprocheBic(''), reprocheBic('AGRIFRPP'), reprocheBic('AGRIFRPP833')],
      [null, null, null],
    )
    assert.match(dire(reprocheBic('AGRI') ?? '', 'fr'), /8 ou 11/)
  })
})

describe('The day of a batch', () => {
  test('Easter is where it is', () => {
    assert.deepEqual([2024, 2025, 2026, 2027, 2028, 2038].map(paques), [
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2028-04-16',
      '2038-04-25',
    ])
  })

  test('banks move euros from Monday to Friday but on the six holidays of TARGET; French ones are not theirs', () => {
    for (const closed of [
      '2026-12-25',
      '2027-01-01',
      '2027-03-26',
      '2027-03-29',
      '2026-12-05',
      '2026-12-06',
      '2028-12-26',
    ])
      assert.ok(!isOuvreTarget(closed), closed)
    for (const open of ['2026-11-11', '2027-07-14', '2026-12-24', '2027-03-30'])
      assert.ok(isOuvreTarget(open), open)
  })

  test('is at least 14 days away, not too far, and one when banks debit', () => {
    assert.match(reprocheDate('2026-11-16', '2026-11-03') ?? '', /au moins 14 jours.*17 novembre 2026/)
    assert.equal(reprocheDate('2026-11-17', '2026-11-03'), null)
    assert.match(reprocheDate('2026-11-21', '2026-11-03') ?? '', /23 novembre 2026/)
    assert.match(reprocheDate('2026-12-25', '2026-12-01') ?? '', /28 décembre 2026/)
    assert.match(reprocheDate('9999-12-31', '2026-11-03') ?? '', /à l’avance/)
  })

  test('a mandate lapses after 36 months', () => {
    assert.equal(limiteCaducite('2026-11-03'), '2023-11-03')
  })
})

describe('Debits', () => {
  const facture = fc.record({
    id: fc.uuid(),
    mandat: fc.constantFrom('a', 'b', 'c'),
    resteCentimes: fc.integer({ min: 0, max: 99_999 }),
  })

  test('one per mandate, of all that it owes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(facture, { selector: (one) => one.id }), (factures) => {
        const debits = debitsDe(factures.map((one) => ({ ...one, foyer: one.mandat })))
        assert.equal(new Set(debits.map((one) => one.mandat)).size, debits.length)
        const sum = (list: number[]) => list.reduce((a, b) => a + b, 0)
        assert.equal(
          sum(debits.map((one) => one.montantCentimes)),
          sum(factures.map((one) => one.resteCentimes)),
        )
        for (const { montantCentimes, parts } of debits) {
          assert.ok(montantCentimes > 0 && parts.every((part) => part.centimes > 0))
          assert.equal(sum(parts.map((part) => part.centimes)), montantCentimes)
        }
      }),
    )
  })

  test('what was paid otherwise meanwhile is withdrawn', () => {
    const parts = [
      { facture: 'a', centimes: 100 },
      { facture: 'b', centimes: 200 },
      { facture: 'c', centimes: 300 },
    ]
    const restes = new Map([
      ['a', 0],
      ['b', 150],
      ['c', 900],
    ])
    assert.deepEqual(partsRestantes(parts, restes), [
      { facture: 'b', centimes: 150 },
      { facture: 'c', centimes: 300 },
    ])
  })
})

test('what one signs says whom it authorises, and both delays', () => {
  const texte = texteMandat('Trésorerie de Targon')
  for (const said of ['vous autorisez Trésorerie de Targon', '8 semaines', '13 mois', '14 jours'])
    assert.ok(texte.includes(said), said)
})

test('an address is recognised by its owner, not read by others', () => {
  assert.equal(courrielMasque('camille.durand@exemple.fr'), 'c…@exemple.fr')
})

test('each reason of the reference sheet has its sentence; an unknown one names its code', () => {
  const known = ['AC01', 'AC04', 'AC06', 'AM04', 'MD01', 'MD06', 'MS02', 'MS03']
  assert.equal(new Set(known.map((code) => motifDe(code).raison)).size, known.length)
  assert.deepEqual(
    known.filter((code) => motifDe(code).suspend),
    ['AC01', 'AC04', 'AC06', 'MD01', 'MS02'],
  )
  assert.match(motifDe('RR01').raison, /RR01/)
})
