import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { ecrireCentimes, lireCentimes, repartir } from './montant.ts'

const centimes = fc.integer({ min: 0, max: 99_999_999 })

describe('Money as it is typed', () => {
  it('comes back to the cent, whatever the amount, as we write it and as people do', () => {
    fc.assert(
      fc.property(
        centimes,
        fc.constantFrom(',', '.'),
        fc.constantFrom('', ' ', '\u00a0', '\u202f'),
        (cents, mark, gap) => {
          const written = ecrireCentimes(cents)
          expect(lireCentimes(written)).to.equal(cents)
          const [euros = '', rest = ''] = written.split(',')
          const spaced = euros.replaceAll(/\B(?=(\d{3})+$)/g, gap)
          expect(lireCentimes(` ${spaced}${mark}${rest}${gap}€ `)).to.equal(cents)
        },
      ),
    )
  })

  it('takes what a hurried person types, and nothing that could be read two ways', () => {
    const read: [string, number | undefined][] = [
      ['12,5', 1250],
      ['12', 1200],
      ['12,', 1200],
      ['0,05', 5],
      ['1 234,56', 123_456],
      ['1.15', 115],
      ['4,35', 435],
      ['', undefined],
      [',5', undefined],
      ['12,345', undefined],
      ['1,234.50', undefined],
      ['-3', undefined],
      ['1e3', undefined],
      ['12 34', undefined],
      ['douze', undefined],
      ['1000000', undefined],
    ]
    for (const [typed, expected] of read) expect(lireCentimes(typed), typed).to.equal(expected)
  })
})

describe('An amount spread over invoices', () => {
  const dues = fc.array(fc.integer({ min: 1, max: 500_000 }), { maxLength: 12 })

  it('is all somewhere, never more on an invoice than it owes, each paid before the next begins', () => {
    fc.assert(
      fc.property(centimes, dues, (amount, owed) => {
        const factures = owed.map((resteCentimes, index) => ({ id: String(index), resteCentimes }))
        const { parts, avanceCentimes } = repartir(amount, factures)
        expect(parts.reduce((sum, one) => sum + one.centimes, avanceCentimes)).to.equal(amount)
        parts.forEach((part, index) => {
          const due = owed[index] ?? 0
          expect(part.facture).to.equal(String(index))
          expect(part.centimes).to.be.within(1, due)
          if (index < parts.length - 1 || avanceCentimes > 0) expect(part.centimes).to.equal(due)
        })
        if (avanceCentimes > 0) expect(parts.length).to.equal(owed.length)
      }),
    )
  })
})
