import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { defautPdf } from './pdf.ts'

const lire = (nom: string) => readFileSync(new URL(`../../test/fichiers/${nom}`, import.meta.url))
const pdf = (...parts: (string | Buffer)[]) =>
  Buffer.concat([
    ...['%PDF-1.4\n', ...parts, '\ntrailer<</Root 1 0 R>>\n%%EOF\n'].map((one) => Buffer.from(one)),
  ])
const stream = (body: Buffer, dictionary = '/Filter/FlateDecode') => [
  `5 0 obj<<${dictionary}/Length ${body.length}>>\nstream\r\n`,
  body,
  '\nendstream endobj\n',
]

describe('A PDF that a family sends', () => {
  test('one with text and a picture is kept', async () => {
    assert.equal(
      await defautPdf(
        pdf('1 0 obj<</Type/Catalog>>endobj\n', ...stream(deflateSync('BT (JavaScript) Tj ET'))),
      ),
      undefined,
    )
  })

  test('one that anybody can open is kept, whatever it forbids; one that asks for a password is not', async () => {
    for (const kind of ['rc4-40', 'rc4-128', 'aes-128', 'aes-256']) {
      assert.equal(await defautPdf(lire(`lisible-${kind}.pdf`)), undefined, kind)
      assert.equal(await defautPdf(lire(`clos-${kind}.pdf`)), 'fichier-protege', kind)
    }
    assert.equal(await defautPdf(pdf('1 0 obj<</Encrypt 9 0 R>>endobj')), 'fichier-protege')
  })

  test('a program is found where it hides: in clear, in a name written with numbers, among compressed objects', async () => {
    for (const one of [
      pdf('1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj'),
      pdf('1 0 obj<</OpenAction<</S/J#61va#53cript/J#53(1)>>>>endobj'),
      pdf('1 0 obj<</AA<</O<</S/Launch/F(calc.exe)>>>>>>endobj'),
      pdf(
        ...stream(deflateSync('1 0 <</S/JavaScript/JS(1)>>'), '/Type/ObjStm/N 1/First 4/Filter/FlateDecode'),
      ),
    ])
      assert.equal(await defautPdf(one), 'fichier-actif')
  })

  test('a bomb is not opened: far too large, compressed twice, or in a place meant for text', async () => {
    const zeros = deflateSync(Buffer.alloc(45 * 1024 * 1024), { level: 9 })
    const many = Array.from({ length: 10 }, () => stream(zeros)).flat()
    assert.ok(pdf(...many).length < 1024 * 1024)
    assert.equal(await defautPdf(pdf(...many)), 'fichier-demesure')
    assert.equal(
      await defautPdf(pdf(...stream(deflateSync(zeros), '/Filter[/FlateDecode/Fl]'))),
      'fichier-demesure',
    )
    assert.equal(
      await defautPdf(pdf(...stream(zeros, '/Type/ObjStm/Filter 7 0 R'), '7 0 obj /FlateDecode endobj\n')),
      'fichier-demesure',
      'its filter is said elsewhere',
    )
    assert.equal(
      await defautPdf(pdf(...stream(deflateSync(zeros), '/Filter[/FlateDecode 7 0 R]'))),
      'fichier-demesure',
    )
    assert.equal(
      await defautPdf(pdf(...stream(zeros, '/Type/ObjStm/Filter/FlateDecode'))),
      'fichier-demesure',
    )
  })

  test('objects that are each of a fair size, and all together are not, are not kept in memory', async () => {
    const text = deflateSync(Buffer.alloc(12 * 1024 * 1024, ' '), { level: 9 })
    const some = (many: number) =>
      pdf(...Array.from({ length: many }, () => stream(text, '/Type/ObjStm/Filter/FlateDecode')).flat())
    assert.equal(await defautPdf(some(2)), undefined)
    assert.equal(await defautPdf(some(3)), 'fichier-demesure')
  })

  test('so many parts that looking at them all would take minutes are not looked at', async () => {
    const tiny = deflateSync('')
    assert.equal(
      await defautPdf(pdf(...Array.from({ length: 20_001 }, () => stream(tiny)).flat())),
      'fichier-demesure',
    )
  })

  test('an archive in a PDF’s clothes is refused, and so is a PDF that is cut', async () => {
    const archive = Buffer.alloc(22)
    archive.write('PK\x05\x06', 'latin1')
    archive.writeUInt32LE(9, 16)
    assert.equal(await defautPdf(Buffer.concat([pdf('x'), archive])), 'fichier-refuse')
    assert.equal(await defautPdf(Buffer.from('%PDF-1.7\n1 0 obj<<')), 'fichier-abime')
  })
})
