import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { BLOCAGES } from '@inoe/contract/renouvellements'
import fc from 'fast-check'
import { anneeEnMots, bloqueDepuis, debutRappel, erreursReglage, estDemande, etatDe } from './rules.ts'

const jour = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10))
const reglage = fc.record({
  annee: fc.integer({ min: 2026, max: 2029 }),
  du: jour,
  jusquAu: jour,
  blocage: fc.constantFrom(...BLOCAGES),
  rappelJours: fc.option(fc.integer({ min: 1, max: 60 })),
})

describe('What a renewal asks, and when', () => {
  test('a town that asks what makes sense is told nothing is wrong; its last day is in its school year', () => {
    fc.assert(
      fc.property(reglage, (asked) => {
        if (erreursReglage(asked).length > 0) return
        assert.ok(asked.du <= asked.jusquAu)
        assert.ok(estDemande(asked, asked.jusquAu))
        const rappel = debutRappel(asked)
        assert.ok(rappel === null || (asked.du <= rappel && rappel < asked.jusquAu))
      }),
    )
  })

  test('nothing is kept from anybody up to the last day included, nor ever where the town keeps nothing', () => {
    fc.assert(
      fc.property(reglage, jour, (asked, today) => {
        const demandes = bloqueDepuis(asked, 'inscriptions', today)
        const jours = bloqueDepuis(asked, 'reservations', today)
        if (today <= asked.jusquAu || asked.blocage === 'rien')
          assert.deepEqual([demandes, jours], [null, null])
        // Who may not book may not ask either.
        if (jours !== null) assert.equal(demandes, jours)
        if (demandes !== null) assert.equal(demandes, `${asked.annee}-09-01`)
      }),
    )
    const late = { annee: 2027, jusquAu: '2027-07-15', blocage: 'inscriptions' } as const
    assert.equal(bloqueDepuis(late, 'inscriptions', '2027-07-16'), '2027-09-01')
    assert.equal(bloqueDepuis(late, 'reservations', '2027-07-16'), null)
  })

  test('a part is confirmed while it is what was read, and lacks nothing', () => {
    const part = { empreinte: 'a', obstacles: [] as string[] }
    assert.equal(etatDe(part, undefined), 'a-confirmer')
    assert.equal(etatDe(part, { empreinte: 'a' }), 'confirmee')
    assert.equal(etatDe(part, { empreinte: 'b' }), 'a-revoir')
    assert.equal(etatDe({ ...part, obstacles: ['Il manque…'] }, { empreinte: 'a' }), 'a-revoir')
  })

  test('a school year is named by both its civil years', () => {
    assert.equal(anneeEnMots(2027), '2027-2028')
  })
})
