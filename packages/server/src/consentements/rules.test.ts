import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { dernieres, estTitulaire, etatDe, type Parole, vueDe } from './rules.ts'

const parole = (compte: string, accord: boolean, version = 1): Parole => ({
  compte,
  accord,
  version,
  le: new Date('2026-11-03T08:00:00Z'),
})
const paroles = fc.array(
  fc
    .tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean(), fc.integer({ min: 1, max: 3 }))
    .map(([compte, accord, version]) => parole(compte, accord, version)),
  { maxLength: 8 },
)
const exigence = fc.record({ version: fc.integer({ min: 1, max: 3 }), deuxTitulaires: fc.boolean() })

describe('What became of a text', () => {
  const un = { version: 1, deuxTitulaires: false }
  const deux = { version: 1, deuxTitulaires: true }

  test('one is enough unless the text asks for both, and there are two', () => {
    assert.equal(etatDe(un, [], 2), 'absent')
    assert.equal(etatDe(un, [parole('a', true)], 2), 'donne')
    assert.equal(etatDe(deux, [parole('a', true)], 1), 'donne')
    assert.equal(etatDe(deux, [parole('a', true)], 2), 'attend-second')
    assert.equal(etatDe(deux, [parole('a', true), parole('b', true)], 2), 'donne')
    // The same one twice is not two.
    assert.equal(etatDe(deux, [parole('a', true), parole('a', true)], 2), 'attend-second')
  })

  test('worded otherwise, it is asked again', () => {
    const next = { ...un, version: 2 }
    assert.equal(etatDe(next, [parole('a', true)], 1), 'ancienne-version')
    assert.equal(etatDe(next, [parole('a', true), parole('a', true, 2)], 1), 'donne')
    const both = { ...deux, version: 2 }
    assert.equal(etatDe(both, [parole('a', true), parole('b', true, 2)], 2), 'ancienne-version')
  })

  test('a refusal, or a yes taken back', () => {
    assert.equal(etatDe(un, [parole('a', false)], 2), 'refuse')
    assert.equal(etatDe(un, [parole('a', true), parole('a', false)], 2), 'retire')
    assert.equal(etatDe(un, [parole('a', false), parole('a', true)], 2), 'donne')
  })

  test('nobody’s yes goes over another’s no', () => {
    fc.assert(
      fc.property(exigence, paroles, fc.integer({ min: 0, max: 4 }), (texte, said, titulaires) => {
        const etat = etatDe(texte, said, titulaires)
        const no = [...dernieres(said).values()].some((one) => !one.accord)
        assert.equal(etat === 'refuse' || etat === 'retire', no)
      }),
    )
  })

  test('given means: as many as are wanted agreed to these very words, and last said so', () => {
    fc.assert(
      fc.property(exigence, paroles, fc.integer({ min: 0, max: 4 }), (texte, said, titulaires) => {
        const given = etatDe(texte, said, titulaires) === 'donne'
        const yes = [...dernieres(said).values()].filter((one) => one.accord && one.version === texte.version)
        if (given) assert.ok(yes.length >= (texte.deuxTitulaires && titulaires > 1 ? 2 : 1))
      }),
    )
  })
})

describe('What a parent meets', () => {
  const texte = { code: 't', version: 2, deuxTitulaires: true }
  const vue = (said: Parole[], titulaire = true, titulaires = 2) =>
    vueDe(texte, said, titulaires, { compte: 'a', titulaire })

  test('an answer is awaited as long as it is of use', () => {
    assert.equal(vue([]).attendu, true)
    assert.equal(vue([], false).attendu, false)
    assert.equal(vue([parole('b', true, 2)]).attendu, true)
    assert.equal(vue([parole('a', true, 2)]).attendu, false)
    assert.equal(vue([parole('a', true, 1)]).attendu, true)
    assert.equal(vue([parole('a', false, 2)]).attendu, false)
    // Whoever agreed before and holds parental authority no more does not answer for who does.
    assert.equal(vue([parole('b', true, 2)], true, 1).attendu, true)
    assert.equal(vue([parole('b', true, 2), parole('c', true, 2)]).attendu, false)
    // The other's no settles it: mine would change nothing.
    assert.equal(vue([parole('b', false, 2)]).attendu, false)
  })

  test('of the other holder, only what and when', () => {
    const { moi, autre } = vue([parole('a', true, 1), parole('b', false, 2)])
    assert.deepEqual(moi, { accord: true, version: 1, le: '2026-11-03T08:00:00.000Z' })
    assert.deepEqual(autre, { accord: false, version: 2, le: '2026-11-03T08:00:00.000Z' })
  })
})

test('who may answer: the adult of that address, else anybody of a home where somebody may', () => {
  const adultes = [
    { courriel: 'a@exemple.fr', autoriteParentale: true },
    { courriel: 'beau-pere@exemple.fr', autoriteParentale: false },
  ]
  assert.equal(estTitulaire('A@exemple.fr', adultes), true)
  assert.equal(estTitulaire('beau-pere@exemple.fr', adultes), false)
  assert.equal(estTitulaire('autre@exemple.fr', adultes), true)
  assert.equal(estTitulaire('autre@exemple.fr', adultes.slice(1)), false)
})
