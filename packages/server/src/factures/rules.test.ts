import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { compter, facturesDe, numeroDe, plusJours, type Reservation } from './rules.ts'

const aReservation = fc.record({
  id: fc.uuid(),
  foyer: fc.constantFrom('a', 'b', 'c'),
  enfant: fc.constantFrom({ id: '1', prenom: 'Léa' }, { id: '2', prenom: 'Noé' }, { id: '3', prenom: 'Léa' }),
  activite: fc.constantFrom('Mercredis', 'Vacances'),
  unite: fc.constantFrom('Journée', 'Repas'),
  date: fc.integer({ min: 1, max: 30 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`),
  prixCentimes: fc.constantFrom(0, 333, 940, 1250),
})

describe('Invoices of bookings', () => {
  test('whatever the bookings: each billed once to its own family, lines add up to the total', () => {
    fc.assert(
      fc.property(fc.uniqueArray(aReservation, { selector: (one) => one.id }), (reservations) => {
        const issued = facturesDe(reservations)
        const byId = new Map(reservations.map((one) => [one.id, one]))
        const billed = issued.flatMap((one) => one.lignes.flatMap((ligne) => ligne.reservations))
        assert.equal(new Set(billed).size, billed.length)
        for (const { foyer, lignes, totalCentimes } of issued) {
          assert.ok(totalCentimes > 0)
          for (const ligne of lignes) {
            assert.equal(ligne.montantCentimes, Number(ligne.quantite) * ligne.prixCentimes)
            assert.equal(ligne.reservations.length, Number(ligne.quantite))
            for (const id of ligne.reservations) assert.equal(byId.get(id)?.foyer, foyer)
          }
          const owed = reservations
            .filter((one) => one.foyer === foyer)
            .reduce((sum, one) => sum + one.prixCentimes, 0)
          assert.equal(totalCentimes, owed)
        }
        const dueFamilies = new Set(
          reservations.filter((one) => one.prixCentimes > 0).map((one) => one.foyer),
        )
        assert.equal(issued.length, dueFamilies.size)
      }),
    )
  })

  test('each line says how its amount was found', () => {
    const of = (date: string, unite: string): Reservation => ({
      id: date + unite,
      foyer: 'a',
      enfant: { id: '1', prenom: 'Léa' },
      activite: 'Mercredis',
      unite,
      date,
      prixCentimes: 940,
    })
    const [facture] = facturesDe([
      of('2026-11-18', 'Journée'),
      of('2026-11-01', 'Journée'),
      of('2026-11-11', 'Journée'),
      of('2026-11-25', 'Repas'),
    ])
    const words = facture?.lignes.map(({ libelle, explication }) => [
      libelle,
      explication.replaceAll('\u00a0', ' '),
    ])
    assert.deepEqual(words, [
      ['Léa, Mercredis', '3 journées à 9,40 € : les 1er, 11 et 18 novembre'],
      ['Léa, Mercredis', '1 repas à 9,40 € : le 25 novembre'],
    ])
  })

  test('units take their plural', () => {
    const cases: [number, string, string][] = [
      [1, 'Journée', '1 journée'],
      [2, 'Demi-journée', '2 demi-journées'],
      [2, 'Repas', '2 repas'],
      [3, 'Après-midi', '3 après-midi'],
      [2, 'Matin avec repas', '2 matins avec repas'],
      [2, 'Tuyau', '2 tuyaux'],
      [2, '', '2'],
    ]
    for (const [nombre, unite, expected] of cases) assert.equal(compter(nombre, unite), expected)
  })

  test('numbers and due dates', () => {
    assert.equal(numeroDe('ENF', 2026, 7), 'ENF-2026-0007')
    assert.equal(numeroDe('ENF', 2026, 12_345), 'ENF-2026-12345')
    assert.equal(plusJours('2026-12-15', 30), '2027-01-14')
  })
})
