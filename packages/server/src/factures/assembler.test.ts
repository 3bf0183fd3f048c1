import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { RegleTarif } from '@inoe/contract/tarifs'
import type { ContratAFacturer } from '../contrats/facturation.ts'
import type { Presence } from '../pointages/facturation.ts'
import type { AFacturer } from '../reservations/facturation.ts'
import { assembler, type Lecture, plageDe } from './assembler.ts'

const regle = (par: RegleTarif['par']): RegleTarif => ({
  base: { type: 'forfait', centimes: 100 },
  par,
  nonResident: null,
  fratrie: [],
  reservationTardive: null,
  sansReservation: null,
  absence: { justifiee: 0, injustifiee: 100 },
  fiscal: { garde: false, repasCentimes: 0 },
})

const reservation = (more: Partial<AFacturer> = {}): AFacturer => ({
  id: 'r1',
  foyer: 'a',
  enfant: 'lea',
  activite: 'jours',
  unite: 'journee',
  date: '2026-11-04',
  fin: '2026-11-04',
  creeLe: new Date('2026-10-01T00:00:00Z'),
  absence: null,
  ...more,
})
const presence = (more: Partial<Presence> = {}): Presence => ({
  id: 'p1',
  foyer: 'a',
  enfant: 'lea',
  activite: 'jours',
  unite: 'journee',
  date: '2026-11-04',
  etat: 'present',
  arrivee: null,
  depart: null,
  reservation: null,
  contrat: null,
  ligne: null,
  ...more,
})
/** Wednesdays from 8 to 12, over two months. */
const contrat = (more: Partial<ContratAFacturer> = {}): ContratAFacturer => ({
  id: 'c1',
  foyer: 'a',
  enfant: 'zoe',
  activite: 'creche',
  debut: '2026-11-01',
  fin: '2026-12-31',
  semaine: [{ jour: 3, debut: '08:00', fin: '12:00' }],
  factures: new Map(),
  heures: [],
  ...more,
})
const lecture = (more: Partial<Lecture> = {}): Lecture => ({
  mois: ['2026-11'],
  reservations: [],
  presences: [],
  contrats: [],
  isFerme: () => false,
  regle: (activite) => regle(activite === 'jours' ? 'unite' : 'heure'),
  pointage: () => ({ pas: 1, tolerance: 0 }),
  horaires: () => ({ debut: '08:00', fin: '18:00' }),
  isTardive: () => false,
  ...more,
})
const onlyFait = (more: Partial<Lecture>) => {
  const { faits } = assembler(lecture(more))
  assert.equal(faits.length, 1)
  return faits[0]
}

describe('What a run bills', () => {
  test('presence is the truth: who came is billed as present, who did not as absent', () => {
    const of = (absence: AFacturer['absence'], etat?: Presence['etat']) => {
      const presences = etat ? [presence({ reservation: 'r1', etat })] : []
      return assembler(lecture({ reservations: [reservation({ absence })], presences })).faits[0]?.absence
    }
    assert.deepEqual([of(null), of(null, 'present'), of(null, 'absent')], ['aucune', 'aucune', 'injustifiee'])
    assert.deepEqual(
      [of('acceptee'), of('acceptee', 'absent'), of('acceptee', 'present')],
      ['justifiee', 'justifiee', 'aucune'],
    )
    assert.deepEqual([of('refusee'), of('refusee', 'present')], ['injustifiee', 'aucune'])
  })

  test('an absence without answer waits, and is counted', () => {
    const { faits, attente } = assembler(lecture({ reservations: [reservation({ absence: 'declaree' })] }))
    assert.deepEqual([faits, attente], [[], new Map([['a', 1]])])
  })

  test('hours are those pointed, else those expected, said so; neither is said too', () => {
    const reservations = [reservation({ activite: 'heures' })]
    const real = onlyFait({
      reservations,
      presences: [presence({ reservation: 'r1', arrivee: '09:00', depart: '11:30' })],
    })
    assert.deepEqual([real?.minutes, real?.prevues], [150, false])
    const expected = onlyFait({ reservations })
    assert.deepEqual([expected?.minutes, expected?.prevues], [600, true])
    const { faits, sansHeures } = assembler(lecture({ reservations, horaires: () => null }))
    assert.deepEqual([faits, sansHeures], [[], [{ foyer: 'a', activite: 'heures', date: '2026-11-04' }]])
  })

  test('a child who came without booking is billed once', () => {
    assert.equal(onlyFait({ presences: [presence()] })?.genre, 'sans-reservation')
    assert.deepEqual(assembler(lecture({ presences: [presence({ ligne: 'l1' })] })).faits, [])
    assert.deepEqual(assembler(lecture({ presences: [presence({ etat: 'absent' })] })).faits, [])
  })

  test('a booking whose child was billed as come without one is not billed again', () => {
    const presences = [presence({ reservation: 'r1', ligne: 'l1' })]
    assert.deepEqual(assembler(lecture({ reservations: [reservation()], presences })).faits, [])
  })

  test('a sejour is billed as present once the child was seen on one of its days', () => {
    const of = (...etats: Presence['etat'][]) =>
      onlyFait({
        reservations: [reservation({ fin: '2026-11-06' })],
        presences: etats.map((etat, day) =>
          presence({ id: `p${day}`, reservation: 'r1', date: `2026-11-0${4 + day}`, etat }),
        ),
      })?.absence
    assert.equal(of('present', 'present', 'absent'), 'aucune')
    assert.equal(of('absent', 'present'), 'aucune')
    assert.equal(of('absent', 'absent'), 'injustifiee')
  })

  test('the tolerance holds at both ends of a day with hours beside the contract', () => {
    const beyond = (date: string, debut: string, arrivee: string, depart: string) =>
      assembler(
        lecture({
          contrats: [contrat({ heures: [{ id: 'h1', date, debut, fin: '14:00', facturees: true }] })],
          presences: [presence({ contrat: 'c1', date, arrivee, depart })],
          pointage: () => ({ pas: 30, tolerance: 10 }),
        }),
      ).faits.flatMap((one) => (one.genre === 'au-dela' ? [one.minutes] : []))
    // Wednesday: 8 to 12 by the contract, until 14 beside it; Thursday: only beside it.
    assert.deepEqual(beyond('2026-11-04', '12:00', '07:52', '14:10'), [])
    assert.deepEqual(beyond('2026-11-05', '10:00', '09:55', '14:05'), [])
    assert.deepEqual(beyond('2026-11-05', '10:00', '09:55', '14:15'), [30])
  })

  test('a contract bills its month, hours beyond it, hours beside it, and less when the child did not come', () => {
    const { faits } = assembler(
      lecture({
        contrats: [
          contrat({
            heures: [{ id: 'h1', date: '2026-11-05', debut: '09:00', fin: '10:00', facturees: false }],
          }),
        ],
        presences: [
          presence({ id: 'p1', contrat: 'c1', date: '2026-11-04', arrivee: '08:00', depart: '12:45' }),
          presence({ id: 'p2', contrat: 'c1', date: '2026-11-11', etat: 'absent' }),
          presence({ id: 'p3', contrat: 'c1', date: '2026-11-18', arrivee: '09:00', depart: '11:00' }),
          // Beside the contract: an hour was agreed, an hour and a half was spent.
          presence({ id: 'p4', contrat: 'c1', date: '2026-11-05', arrivee: '09:00', depart: '10:30' }),
        ],
      }),
    )
    // Nine Wednesdays of four hours over two months.
    assert.deepEqual(
      faits.map((one) => [one.genre, one.source.id, one.minutes]),
      [
        ['contrat', 'c1', 1080],
        ['occasionnelles', 'h1', 60],
        ['au-dela', 'p1', 45],
        ['deduction', 'p2', 240],
        ['au-dela', 'p4', 30],
      ],
    )
    assert.match(
      faits[0]?.precision ?? '',
      /36\u00a0h d’accueil réparties sur 2\u00a0mois, soit 18\u00a0h ce mois-ci/,
    )
  })

  test('a month of a contract is billed once, and nothing is deducted on a day of closure', () => {
    const factures = new Map([['2026-11', 1080]])
    assert.deepEqual(assembler(lecture({ contrats: [contrat({ factures })] })).faits, [])
    const absent = presence({ contrat: 'c1', date: '2026-11-11', etat: 'absent' })
    const closed = assembler(
      lecture({
        contrats: [contrat({ factures })],
        presences: [absent],
        isFerme: (date) => date === '2026-11-11',
      }),
    )
    assert.deepEqual(closed.faits, [])
  })

  test('hours of a unit are read as the catalogue says them', () => {
    assert.deepEqual(plageDe('7 h 30 – 18 h 30'), { debut: '07:30', fin: '18:30' })
    assert.deepEqual(plageDe('13 h 30 – 18 h'), { debut: '13:30', fin: '18:00' })
    assert.deepEqual(plageDe('07:15-08:20'), { debut: '07:15', fin: '08:20' })
    for (const text of ['', 'midi', 'Du lundi 8 h', '18 h – 7 h', '7 h – 9 h puis 16 h – 18 h'])
      assert.equal(plageDe(text), null, text)
  })
})
