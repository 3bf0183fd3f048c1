import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { erreursInterdiction, erreursProche, estEnVigueur, estLaMemePersonne } from './rules.ts'

describe('Who is who', () => {
  test('the same name, however it is typed', () => {
    const jean = { prenom: 'Jean-René', nom: 'Lefèvre' }
    for (const other of [
      { prenom: 'jean rene', nom: 'LEFEVRE' },
      { prenom: 'Lefèvre', nom: 'Jean-René' },
      { prenom: ' Jean-René ', nom: 'Lefèvre' },
    ])
      assert.ok(estLaMemePersonne(jean, other), JSON.stringify(other))
    assert.ok(!estLaMemePersonne(jean, { prenom: 'Jean', nom: 'Lefèvre' }))
  })

  test('it goes both ways', () => {
    const name = fc.record({ prenom: fc.string(), nom: fc.string() })
    fc.assert(
      fc.property(name, name, (one, other) =>
        assert.equal(estLaMemePersonne(one, other), estLaMemePersonne(other, one)),
      ),
    )
  })
})

test('a decision holds once a service accepted it, through its last day', () => {
  assert.ok(estEnVigueur({ etat: 'acceptee', fin: null }, '2026-11-03'))
  assert.ok(estEnVigueur({ etat: 'acceptee', fin: '2026-11-03' }, '2026-11-03'))
  assert.ok(!estEnVigueur({ etat: 'acceptee', fin: '2026-11-02' }, '2026-11-03'))
  for (const etat of ['demandee', 'refusee', 'retiree', 'levee'])
    assert.ok(!estEnVigueur({ etat, fin: null }, '2026-11-03'), etat)
})

test('what is wrong is said on its field', () => {
  const proche = {
    prenom: 'Rose',
    nom: 'Petit',
    lien: 'grand-mère',
    telephone: '06 12 34 56 78',
    enfants: ['e'],
    peutChercher: false,
    aPrevenir: true,
  }
  assert.deepEqual(erreursProche(proche), [])
  assert.deepEqual(
    erreursProche({ ...proche, telephone: '12', aPrevenir: false }).map((one) => one.champ),
    ['telephone', 'peutChercher'],
  )
  const decision = {
    enfant: 'e',
    prenom: 'Jean',
    nom: 'Martin',
    lien: 'père',
    juridiction: 'JAF de Bordeaux',
    reference: '26/01234',
    dateDecision: '2026-06-01',
    fin: null,
  }
  assert.deepEqual(erreursInterdiction(decision, '2026-11-03'), [])
  assert.deepEqual(
    erreursInterdiction({ ...decision, dateDecision: '2026-12-01', fin: '2026-11-02' }, '2026-11-03').map(
      (one) => one.champ,
    ),
    ['dateDecision', 'fin'],
  )
})
