import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MESSAGE_MAX } from '@inoe/contract/messagerie'
import fc from 'fast-check'
import { apresMessage, extraitDe, refusTexte, signature } from './rules.ts'

describe('What a message may be', () => {
  test('something is said, in 5,000 characters at most', () => {
    assert.equal(refusTexte('Bonjour'), undefined)
    assert.equal(refusTexte(' \n\t\u00a0 '), 'vide')
    assert.equal(refusTexte('a'.repeat(MESSAGE_MAX)), undefined)
    assert.equal(refusTexte('a'.repeat(MESSAGE_MAX + 1)), 'long')
  })

  test('the list shows one line of it, cut between characters', () => {
    assert.equal(extraitDe('  Bonjour,\n\nLéa sera\tabsente. '), 'Bonjour, Léa sera absente.')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (texte) => {
        const extrait = extraitDe(texte)
        assert.ok([...extrait].length <= 141)
        assert.ok(!/[\n\r]/.test(extrait))
        assert.ok(extrait.isWellFormed() || !texte.isWellFormed())
      }),
    )
  })

  test('a service signs with its name and the agent’s given name', () => {
    assert.equal(signature('service', 'Sophie', 'L’arbre à paumes'), 'L’arbre à paumes — Sophie')
    assert.equal(signature('service', '', 'L’arbre à paumes'), 'L’arbre à paumes')
    assert.equal(signature('famille', 'Camille Durand', 'L’arbre à paumes'), 'Camille Durand')
  })
})

describe('What becomes of a thread when somebody writes', () => {
  const now = new Date('2026-11-03T09:00:00Z')
  const fil = { nombre: 3, avisFamilleLe: null, avisServiceLe: null }

  test('the other side is told once, until it has read', () => {
    const first = apresMessage(fil, 'service', now)
    assert.equal(first.avis, true)
    assert.equal(first.change.avisFamilleLe, now)
    const second = apresMessage({ ...fil, avisFamilleLe: now }, 'service', now)
    assert.equal(second.avis, false)
    // Each side has its own notice.
    assert.equal(apresMessage({ ...fil, avisFamilleLe: now }, 'famille', now).avis, true)
  })

  test('it takes the next rank, and a closed thread opens', () => {
    const { change } = apresMessage(fil, 'famille', now)
    assert.deepEqual(
      [change.nombre, change.etat, change.closLe, change.dernierDe],
      [4, 'ouvert', null, 'famille'],
    )
  })
})
