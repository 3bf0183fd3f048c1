import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, test } from 'node:test'
import { openCoffre } from './coffre.ts'
import { openTrousseau } from './trousseau.ts'

const IBAN = 'FR7630006000011234567890189'

describe('What the database keeps without being able to read it', () => {
  const key = randomBytes(32).toString('base64')
  const coffre = openCoffre(openTrousseau([key]))

  test('opens with the server’s key, after a restart too, and says nothing of what it holds', () => {
    const sealed = coffre.sceller(IBAN, 'ville mandat')
    assert.equal(openCoffre(openTrousseau([key])).ouvrir(sealed, 'ville mandat'), IBAN)
    assert.ok(!Buffer.from(sealed.split(':')[1] ?? '', 'base64').includes(IBAN.slice(-6)))
    assert.notEqual(coffre.sceller(IBAN, 'ville mandat'), sealed)
  })

  test('opens neither under another key, nor in another row, nor altered', () => {
    const sealed = coffre.sceller(IBAN, 'ville mandat')
    const altered = Buffer.from(sealed.split(':')[1] ?? '', 'base64')
    altered[20] = (altered[20] ?? 0) ^ 1
    assert.throws(() =>
      openCoffre(openTrousseau([randomBytes(32).toString('base64')])).ouvrir(sealed, 'ville mandat'),
    )
    assert.throws(() => coffre.ouvrir(sealed, 'ville autre'))
    assert.throws(() =>
      coffre.ouvrir(`${sealed.split(':')[0]}:${altered.toString('base64')}`, 'ville mandat'),
    )
  })

  test('a print depends on the key: a stolen table does not give the six digits back', () => {
    assert.equal(openCoffre(openTrousseau([key])).empreinte('m 123456'), coffre.empreinte('m 123456'))
    assert.notEqual(
      openCoffre(openTrousseau([randomBytes(32).toString('base64')])).empreinte('m 123456'),
      coffre.empreinte('m 123456'),
    )
  })
})
