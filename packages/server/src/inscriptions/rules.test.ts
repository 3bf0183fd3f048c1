import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { ageLe } from '../structures/rules.ts'
import { type Candidat, empechementsOf, type Offre } from './rules.ts'

const DAY = 86_400_000
const moment = { now: new Date('2026-11-03T09:00:00Z'), aujourdhui: '2026-11-03', langue: 'fr' as const }
const offre: Offre = {
  nom: 'Mercredis',
  ageMin: 3,
  ageMax: 11,
  reserveTerritoire: false,
  periodes: [
    { debut: '2026-09-01', fin: '2026-12-31', ouverture: new Date('2026-07-27T07:00:00Z'), fermeture: null },
  ],
}
const lea: Candidat = {
  prenom: 'Léa',
  dateNaissance: '2018-05-14',
  vivante: null,
  resident: true,
  piecesManquantes: [],
  champsManquants: [],
  aRenouveler: null,
}
const codes = (candidat: Candidat, asked: Offre = offre) =>
  empechementsOf(candidat, asked, moment).map((one) => one.code)
const phrase = (candidat: Candidat, asked: Offre = offre) =>
  empechementsOf(candidat, asked, moment)[0]?.phrase

describe('Eligibility', () => {
  test('a child of the right age with a complete file is admitted', () => {
    assert.deepEqual(codes(lea), [])
  })

  test('what is already asked for or accepted is the only answer', () => {
    const rest = { piecesManquantes: [{ id: 'a', nom: 'Assurance' }], champsManquants: ['adresse'] as const }
    assert.deepEqual(codes({ ...lea, ...rest, vivante: 'demandee' }), ['deja-inscrit'])
    assert.match(phrase({ ...lea, vivante: 'acceptee' }) ?? '', /déjà inscrit/)
  })

  test('everything missing is said at once, by name', () => {
    const found = empechementsOf(
      {
        ...lea,
        piecesManquantes: [{ id: 'a', nom: 'Assurance' }],
        champsManquants: ['adresse', 'telephone'],
      },
      offre,
      moment,
    )
    assert.deepEqual(
      found.map((one) => one.code),
      ['dossier-incomplet', 'piece-manquante'],
    )
    assert.deepEqual(found[0]?.champs, ['Adresse', 'Téléphone'])
    assert.deepEqual(found[1]?.pieces, [{ id: 'a', nom: 'Assurance' }])
  })

  test('too young: says from when; too old: says how old', () => {
    assert.equal(
      phrase({ ...lea, prenom: 'Noé', dateNaissance: '2024-03-02' }),
      '«\u00a0Mercredis\u00a0» est ouvert de 3 à 11 ans\u00a0: Noé aura 3 ans le 2 mars 2027.',
    )
    assert.equal(
      phrase({ ...lea, dateNaissance: '2014-05-14' }),
      'Léa a 12 ans\u00a0: «\u00a0Mercredis\u00a0» est ouvert de 3 à 11 ans.',
    )
  })

  test('who reaches the age before the last day is admitted, who passes it before the first is not', () => {
    assert.deepEqual(codes({ ...lea, dateNaissance: '2023-12-31' }), [])
    assert.deepEqual(codes({ ...lea, dateNaissance: '2024-01-01' }), ['age-non-admis'])
    const later = {
      ...offre,
      periodes: [
        { ...offre.periodes[0], debut: '2027-01-04', fin: '2027-02-12' } as Offre['periodes'][number],
      ],
    }
    assert.deepEqual(codes({ ...lea, dateNaissance: '2015-01-04' }, later), ['age-non-admis'])
    assert.deepEqual(codes({ ...lea, dateNaissance: '2015-01-05' }, later), [])
  })

  test('closed once every period asked for is closed or over; one not open yet may be asked for', () => {
    const [periode] = offre.periodes
    assert.ok(periode)
    const over = { ...periode, fin: '2026-11-02' }
    const closed = { ...periode, fermeture: moment.now }
    const coming = {
      ...periode,
      debut: '2027-01-04',
      fin: '2027-07-02',
      ouverture: new Date('2026-12-01T08:00:00Z'),
    }
    assert.deepEqual(codes(lea, { ...offre, periodes: [over, closed] }), ['inscription-close'])
    assert.deepEqual(codes(lea, { ...offre, periodes: [over, coming] }), [])
    assert.deepEqual(codes(lea, { ...offre, periodes: [] }), [])
  })

  test('admitted exactly when some day of the period finds the child of the right age', () => {
    const date = (from: string, to: string) =>
      fc
        .integer({ min: Date.parse(from) / DAY, max: Date.parse(to) / DAY })
        .map((day) => new Date(day * DAY).toISOString().slice(0, 10))
    fc.assert(
      fc.property(
        date('2005-01-01', '2026-11-01'),
        date('2026-11-04', '2027-03-01'),
        fc.integer({ min: 0, max: 200 }),
        fc.option(fc.integer({ min: 0, max: 17 })),
        fc.option(fc.integer({ min: 0, max: 17 })),
        (dateNaissance, debut, length, ageMin, ageMax) => {
          fc.pre(ageMin === null || ageMax === null || ageMin <= ageMax)
          const days = Array.from({ length: length + 1 }, (_, day) =>
            new Date(Date.parse(debut) + day * DAY).toISOString().slice(0, 10),
          )
          const fin = days.at(-1) ?? debut
          const periode = { debut, fin, ouverture: moment.now, fermeture: null }
          const admitted = days.some((day) => {
            const age = ageLe(dateNaissance, day)
            return (ageMin === null || age >= ageMin) && (ageMax === null || age <= ageMax)
          })
          const found = codes({ ...lea, dateNaissance }, { ...offre, ageMin, ageMax, periodes: [periode] })
          assert.equal(found.length === 0, admitted)
        },
      ),
    )
  })
})
