import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { deplier, type LettreAEcrire, type Ligne, plier } from './lettres.ts'

const date = fc.constantFrom('2027-03-03', '2027-03-10', '2027-07-05')
const ligne: fc.Arbitrary<Ligne> = fc.record({
  enfant: fc.constantFrom('lea', 'noe', 'zoe'),
  etat: fc.constantFrom('confirmee', 'demandee', 'en-attente', 'annulee'),
  date,
  fin: fc.option(date),
  activite: fc.constantFrom('L’arbre à paumes, Mercredis', 'ALSH, Été'),
  unite: fc.constantFrom('Journée', 'Matin', ''),
  rang: fc.option(fc.nat()),
  prixCentimes: fc.integer(),
})
const lignes = fc.array(ligne)
const foyer = fc.constantFrom('durand', 'vidal')
const lettre: fc.Arbitrary<LettreAEcrire> = fc.oneof(
  fc.record({ type: fc.constant('recapitulatif' as const), foyer, lignes }),
  fc.record({ type: fc.constant('place-liberee' as const), foyer, lignes, expireLe: fc.option(date) }),
  fc.record({ type: fc.constant('proposition-expiree' as const), foyer, lignes }),
  fc.record({ type: fc.constant('reponse' as const), foyer, lignes, motif: fc.option(fc.string()) }),
)

test('letters come out of the queue as they went in', () => {
  fc.assert(
    fc.property(fc.array(lettre), (lettres) => {
      const queued = JSON.parse(JSON.stringify(plier(lettres))) as ReturnType<typeof plier>
      assert.deepEqual(deplier(queued), JSON.parse(JSON.stringify(lettres)))
    }),
  )
})

test('a day and a child that many letters name are written once', () => {
  const same: Ligne = {
    enfant: 'lea',
    etat: 'confirmee',
    date: '2027-03-03',
    fin: null,
    activite: 'Mercredis',
    unite: 'Journée',
    rang: null,
    prixCentimes: 940,
  }
  const { jours, enfants } = plier([
    { type: 'recapitulatif', foyer: 'durand', lignes: [same, { ...same, etat: 'en-attente', rang: 2 }] },
    { type: 'recapitulatif', foyer: 'vidal', lignes: [same] },
  ])
  assert.equal(jours.length, 1)
  assert.deepEqual(enfants, ['lea'])
})
