import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { v7 as uuid } from 'uuid'
import { type DebitFichier, nomFichier, pain008 } from './fichier.ts'

const creancier = {
  ics: 'FR12ZZZ123456',
  iban: 'FR7610071330000000200000080',
  bic: 'TRPUFRP1',
  titulaire: 'Trésorerie de l’Entre-Deux-Mers',
  adresse: '1 place de la Mairie, 33760 Targon',
  collectivite: 'Communauté de communes Rurales de l’Entre-Deux-Mers',
  siret: '200 069 674 00018',
  regie: 'Régie « enfance »',
  prefixe: 'ENF',
}
const remise = { id: uuid(), date: '2026-11-20', creeLe: new Date('2026-11-03T09:00:00.123Z'), creancier }

const debit = (more: Partial<DebitFichier> = {}): DebitFichier => ({
  id: uuid(),
  montantCentimes: 1880,
  sequence: 'FRST',
  rum: 'ENF-2026-ABCDEFGH23',
  signeLe: '2026-10-02',
  ics: creancier.ics,
  titulaire: 'Zoé d’Œuvre',
  iban: 'FR7630006000011234567890189',
  bic: '',
  numeros: ['ENF-2026-0001', 'ENF-2026-0002'],
  ...more,
})

type Node = { [name: string]: Node[] | string }
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  parseTagValue: false,
  processEntities: false,
})

/** Names of an element's children, in order. */
const names = (children: Node[]) =>
  children.map((child) => Object.keys(child).find((key) => key !== ':@') ?? '')
const all = (children: Node[], name: string) =>
  children.filter((child) => name in child).map((child) => child[name] as Node[])
/** The children at the end of a path, the first at each step. */
const at = (children: Node[], path: string): Node[] =>
  path.split('/').reduce((node, name) => all(node, name)[0] ?? [], children)
const text = (children: Node[], path: string) => String(at(children, path)[0]?.['#text'] ?? '')
const read = (xml: string) => at(parser.parse(xml) as Node[], 'Document/CstmrDrctDbtInitn')

describe('The file of a batch', () => {
  test('has the structure of pain.008.001.02 and of DFT accounts, element after element', () => {
    const xml = pain008(remise, [debit(), debit({ sequence: 'RCUR', bic: 'AGRIFRPP', ics: 'FR98ZZZ654321' })])
    assert.match(
      xml,
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain\.008\.001\.02">/,
    )
    const root = read(xml)
    assert.deepEqual(names(root), ['GrpHdr', 'PmtInf', 'PmtInf'])
    const header = at(root, 'GrpHdr')
    assert.deepEqual(names(header), ['MsgId', 'CreDtTm', 'NbOfTxs', 'CtrlSum', 'InitgPty'])
    assert.equal(text(header, 'CreDtTm'), '2026-11-03T09:00:00')
    assert.deepEqual([text(header, 'NbOfTxs'), text(header, 'CtrlSum')], ['2', '37.60'])
    assert.equal(text(header, 'InitgPty/Nm'), "Communaute de communes Rurales de l'Entre-Deux-Mers")
    assert.equal(text(header, 'InitgPty/Id/OrgId/Othr/Id'), '20006967400018')
    assert.equal(text(header, 'InitgPty/Id/OrgId/Othr/SchmeNm/Prtry'), 'SIRET')
    const [first = [], second = []] = all(root, 'PmtInf')
    assert.deepEqual(names(first), [
      'PmtInfId',
      'PmtMtd',
      'NbOfTxs',
      'CtrlSum',
      'PmtTpInf',
      'ReqdColltnDt',
      'Cdtr',
      'CdtrAcct',
      'CdtrAgt',
      'UltmtCdtr',
      'ChrgBr',
      'CdtrSchmeId',
      'DrctDbtTxInf',
    ])
    assert.deepEqual(
      [
        'PmtMtd',
        'PmtTpInf/SvcLvl/Cd',
        'PmtTpInf/LclInstrm/Cd',
        'PmtTpInf/SeqTp',
        'ReqdColltnDt',
        'ChrgBr',
      ].map((path) => text(first, path)),
      ['DD', 'SEPA', 'CORE', 'FRST', '2026-11-20', 'SLEV'],
    )
    assert.equal(text(second, 'PmtTpInf/SeqTp'), 'RCUR')
    assert.equal(text(first, 'Cdtr/Nm'), "Tresorerie de l'Entre-Deux-Mers")
    assert.deepEqual(names(at(first, 'Cdtr/PstlAdr')), ['Ctry', 'AdrLine', 'AdrLine'])
    assert.equal(text(first, 'CdtrAcct/Id/IBAN'), 'FR7610071330000000200000080')
    assert.equal(text(first, 'CdtrAgt/FinInstnId/BIC'), 'TRPUFRP1')
    assert.equal(text(first, 'UltmtCdtr/Nm'), "Regie ' enfance '")
    assert.equal(text(first, 'UltmtCdtr/Id/OrgId/Othr/Id'), 'FR7610071330000000200000080')
    assert.equal(text(first, 'CdtrSchmeId/Id/PrvtId/Othr/Id'), 'FR12ZZZ123456')
    assert.equal(text(first, 'CdtrSchmeId/Id/PrvtId/Othr/SchmeNm/Prtry'), 'SEPA')
    const one = at(first, 'DrctDbtTxInf')
    assert.deepEqual(names(one), ['PmtId', 'InstdAmt', 'DrctDbtTx', 'DbtrAgt', 'Dbtr', 'DbtrAcct', 'RmtInf'])
    assert.equal(text(one, 'InstdAmt'), '18.80')
    assert.deepEqual(names(at(one, 'DrctDbtTx/MndtRltdInf')), ['MndtId', 'DtOfSgntr', 'AmdmntInd'])
    assert.equal(text(one, 'DrctDbtTx/MndtRltdInf/AmdmntInd'), 'false')
    assert.equal(text(one, 'DbtrAgt/FinInstnId/Othr/Id'), 'NOTPROVIDED')
    assert.equal(text(one, 'Dbtr/Nm'), "Zoe d'OEuvre")
    const other = at(second, 'DrctDbtTxInf')
    assert.equal(text(other, 'DbtrAgt/FinInstnId/BIC'), 'AGRIFRPP')
    assert.equal(
      text(other, 'DrctDbtTx/MndtRltdInf/AmdmntInfDtls/OrgnlCdtrSchmeId/Id/PrvtId/Othr/Id'),
      'FR98ZZZ654321',
    )
  })

  test('whatever names hold: only characters of SEPA, lengths within the format, sums to the cent', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom(
        "Jean-Œdipe d'Æther",
        'Ünï <b>&amp;</b> ]]>',
        '😀',
        '李',
        "O’Brien ’’''",
        'x'.repeat(500),
      ),
    )
    const debits = fc.array(
      fc.record({
        titulaire: name,
        montantCentimes: fc.integer({ min: 1, max: 99_999_999 }),
        sequence: fc.constantFrom('FRST' as const, 'RCUR' as const),
        numeros: fc.array(fc.constant('ENF-2026-0001'), { minLength: 1, maxLength: 30 }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(debits, name, (made, town) => {
        const xml = pain008(
          {
            ...remise,
            creancier: { ...creancier, collectivite: town, titulaire: town, adresse: town, poste: '0330999' },
          },
          made.map((one) => debit(one)),
        )
        for (const [, shown = ''] of xml.matchAll(/>([^<>\n]+)</g))
          assert.match(shown, /^[a-zA-Z0-9/\-?:().,'+ ]+$/)
        const root = read(xml)
        const lots = all(root, 'PmtInf')
        assert.equal(lots.length, new Set(made.map((one) => one.sequence)).size)
        const cents = (shown: string) => {
          assert.match(shown, /^\d+\.\d\d$/)
          return Number(shown.replace('.', ''))
        }
        const sum = (list: number[]) => list.reduce((a, b) => a + b, 0)
        for (const lot of lots) {
          const inside = all(lot, 'DrctDbtTxInf')
          assert.equal(text(lot, 'NbOfTxs'), String(inside.length))
          assert.equal(cents(text(lot, 'CtrlSum')), sum(inside.map((one) => cents(text(one, 'InstdAmt')))))
          for (const one of inside) {
            assert.ok(text(one, 'PmtId/EndToEndId').length <= 35)
            assert.match(text(one, 'PmtId/EndToEndId'), /^1D03309990/)
            assert.ok(text(one, 'Dbtr/Nm').length >= 1 && text(one, 'Dbtr/Nm').length <= 70)
            assert.ok(text(one, 'RmtInf/Ustrd').length <= 140)
          }
          for (const path of ['Cdtr/Nm', 'UltmtCdtr/Nm', 'Cdtr/PstlAdr/AdrLine'])
            assert.ok(text(lot, path).length <= 70)
          assert.ok(text(lot, 'PmtInfId').length <= 35)
        }
        const header = at(root, 'GrpHdr')
        assert.ok(text(header, 'MsgId').length <= 35)
        assert.equal(cents(text(header, 'CtrlSum')), sum(made.map((one) => one.montantCentimes)))
        assert.equal(text(header, 'NbOfTxs'), String(made.length))
        const references = lots.flatMap((lot) =>
          all(lot, 'DrctDbtTxInf').map((one) => text(one, 'PmtId/EndToEndId')),
        )
        assert.equal(new Set(references).size, made.length)
      }),
      { numRuns: 200 },
    )
  })

  test('is the same bytes each time, under a name that says its day and rank', () => {
    const debits = [debit(), debit({ sequence: 'RCUR' })]
    assert.equal(pain008(remise, debits), pain008(remise, debits))
    assert.equal(nomFichier(creancier, '2026-11-03', 2), 'ENF-DFT-SDD-26307-002.xml')
    assert.equal(
      nomFichier({ ...creancier, service: '0123-45' }, '2028-12-31', 12),
      '012345-DFT-SDD-28366-012.xml',
    )
  })
})
