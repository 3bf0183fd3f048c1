import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { force } from '@inoe/contract/mot-de-passe'
import fc from 'fast-check'
import { regles } from '../http/regles.fr.ts'
import { reseau } from './adresse-ip.ts'
import { lien, normalizeCourriel, reproche } from './rules.ts'

const refused = (motDePasse: string) =>
  reproche(motDePasse, 'camille.durand@exemple.fr', 'contrexeville Ville de Contrexéville') !== null

describe('What makes a password good', () => {
  test('common ones are refused, however they are dressed up', () => {
    for (const motDePasse of [
      'motdepasse123',
      'M0tDeP@sse!!',
      'azertyuiop12',
      'AZERTYqsdfgh',
      'password2024!',
      'P@ssw0rd1234',
      '123456789012',
      'abcdefghijkl',
      'aaaaaaaaaaaa',
      'soleilsoleil',
      'abcabcabcabc',
      'camilledurand1',
      'Camille.Durand2026',
      'contrexeville88',
      'Marseille2026!',
      'jetaime12345',
      '140519851405',
      'azerty azerty azerty',
    ])
      assert.ok(refused(motDePasse), motDePasse)
  })

  test('long or unlikely ones are accepted, whatever characters they are made of', () => {
    for (const motDePasse of [
      'girafe ! nuance 47 patio',
      'les hirondelles reviennent au grenier',
      'v7#kQz!p0Lw9',
      'cheval bleu, maison verte, soleil rouge',
      'ünïcödé wird höflich gelesen',
      '🦒🌊🪁🎻🧶🍐🛶🪐🦔🎡🧵🪵',
    ])
      assert.ok(!refused(motDePasse), motDePasse)
  })

  test('never accepted under 12 characters nor over 200, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 260 }), (motDePasse) => {
        const length = [...motDePasse.normalize('NFKC')].length
        if (length < 12 || length > 200) assert.ok(refused(motDePasse))
        else assert.equal(typeof refused(motDePasse), 'boolean')
      }),
    )
  })

  test('what the widget calls weak, the server refuses', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{12,20}$/), (motDePasse) => {
        if (force(motDePasse, ['camille']) === 'faible') assert.ok(refused(motDePasse))
      }),
    )
  })

  test('random letters are accepted', () => {
    const letters = fc.array(fc.constantFrom(...'bcdfghjkmnpqrtvwxz'), { minLength: 16, maxLength: 16 })
    const accepted = fc.sample(letters, { seed: 7, numRuns: 200 }).filter((one) => !refused(one.join('')))
    assert.ok(accepted.length > 190)
  })
})

describe('Words and addresses', () => {
  test('the same e-mail address in another case or form is the same', () => {
    assert.equal(normalizeCourriel(' Zoe\u0308.Durand@Exemple.FR '), 'zoë.durand@exemple.fr')
  })

  test('a link carries its secret in the fragment, even on a page that has one', () => {
    assert.equal(lien('https://v.fr/a?b=1#c', 'invitation', 's'), 'https://v.fr/a?b=1#inoe-mot-de-passe=s')
  })

  test('the tries left are said with their plural', () => {
    assert.match(regles.comptes.echec(2, 15), /2 essais avant une pause de 15 minutes/)
    assert.match(regles.comptes.echec(1, 1), /1 essai avant une pause de 1 minute\./)
    assert.match(regles.comptes.echec(0, 3), /Attendez 3 minutes/)
  })

  test('an IPv6 network counts as one caller', () => {
    assert.equal(reseau('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64')
    assert.equal(reseau('2001:db8::1'), '2001:db8:0:0::/64')
    assert.equal(reseau('::1'), '0:0:0:0::/64')
    assert.equal(reseau('::ffff:203.0.113.7'), '203.0.113.7')
    assert.equal(reseau('203.0.113.7'), '203.0.113.7')
    fc.assert(fc.property(fc.ipV6(), (address) => assert.match(reseau(address), /::\/64$|^\d+\.\d+/)))
  })
})
