import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { TYPES_ACCEPTES } from '@inoe/contract/documents'
import fc from 'fast-check'
import { contentDisposition, etatPiece, isAccepte, isManquante, nomDeFichier } from './rules.ts'

describe('The rules of documents', () => {
  test('a file keeps its name, with the extension of what it is', () => {
    for (const [given, kept] of [
      ['carnet.pdf', 'carnet.pdf'],
      ['Été à l’école.PDF', 'Été à l’école.pdf'],
      ['virus.exe', 'virus.exe.pdf'],
      ['photo.jpg', 'photo.jpg.pdf'],
      ['C:\\Users\\moi\\attestation.pdf', 'attestation.pdf'],
      ['../../etc/passwd', 'passwd.pdf'],
      ['.pdf', 'pdf.pdf'],
      ['', 'document.pdf'],
      ['\u202efdp.exe', 'fdp.exe.pdf'],
    ] as const)
      assert.equal(nomDeFichier(given, 'application/pdf'), kept)
    assert.equal(nomDeFichier('IMG_1.JPEG', 'image/jpeg'), 'IMG_1.jpeg')
  })

  test('whatever the name, what is kept is one short line that a header can carry', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.constantFrom(...TYPES_ACCEPTES),
        (given, type) => {
          const name = nomDeFichier(given, type)
          assert.match(name, /^[^\\/\p{Cc}]+\.[a-z]+$/u)
          assert.ok([...name].length <= 125)
          const header = contentDisposition(name)
          assert.match(header, /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]*$/)
          assert.equal(decodeURIComponent(header.slice(header.lastIndexOf("''") + 2)), name)
          assert.doesNotThrow(() => new Headers({ 'content-disposition': header }))
        },
      ),
    )
  })

  test('a document is what the service said, until its last day is over', () => {
    const today = '2026-11-03'
    assert.equal(etatPiece(undefined, today), 'a-fournir')
    assert.equal(etatPiece({ etat: 'a-verifier', valableJusquAu: null }, today), 'a-verifier')
    assert.equal(etatPiece({ etat: 'valide', valableJusquAu: today }, today), 'valide')
    assert.equal(etatPiece({ etat: 'valide', valableJusquAu: '2026-11-02' }, today), 'expire')
    assert.equal(etatPiece({ etat: 'refuse', valableJusquAu: null }, today), 'refuse')
    assert.deepEqual((['a-fournir', 'a-verifier', 'valide', 'refuse', 'expire'] as const).map(isManquante), [
      true,
      false,
      false,
      true,
      true,
    ])
  })

  test('only PDF and photos', () => {
    for (const mime of ['application/pdf', 'image/heic', 'image/jpeg']) assert.ok(isAccepte(mime))
    for (const mime of ['text/html', 'image/svg+xml', 'image/gif', 'application/zip', undefined])
      assert.ok(!isAccepte(mime))
  })
})
