import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ReglagesRegie } from '@inoe/contract/encaissements'
import { erreursReglages, isIcs, propre, refusPayFip } from './rules.ts'

const REGLAGES: ReglagesRegie = {
  numcli: '006270',
  saisie: 'W',
  mode: 'regie',
  moyens: ['cheque', 'especes'],
  autresMoyens: '',
  relances: [10, 30],
  sepa: {
    ics: 'FR19ZZZ451203',
    iban: 'FR7610071330000000200001730',
    bic: 'TRPUFRP1',
    titulaire: 'Trésorerie',
    adresse: '1 place de la Mairie',
  },
}
const wrong = (change: Partial<ReglagesRegie>) =>
  erreursReglages(propre({ ...REGLAGES, ...change })).map((one) => one.champ)
const sepa = (change: Partial<NonNullable<ReglagesRegie['sepa']>>) =>
  wrong({ sepa: { ...(REGLAGES.sepa as NonNullable<ReglagesRegie['sepa']>), ...change } })

describe('The settings of a régie', () => {
  test('an ICS is checked by its key, its business code left out', () => {
    assert.ok(isIcs('FR19ZZZ451203'))
    assert.ok(isIcs('FR19ABC451203'))
    for (const text of ['FR18ZZZ451203', 'FR19ZZZ45120', 'DE19ZZZ451203', 'fr19ZZZ451203', ''])
      assert.equal(isIcs(text), false, text)
  })

  test('each wrong field is named; spaces are forgiven', () => {
    assert.deepEqual(wrong({}), [])
    assert.deepEqual(sepa({ ics: ' FR19 ZZZ 451203 ', iban: 'FR76 1007 1330 0000 0020 0001 730' }), [])
    assert.deepEqual(wrong({ numcli: '6270' }), ['numcli'])
    assert.deepEqual(wrong({ numcli: '' }), [])
    assert.deepEqual(wrong({ relances: [1, 2, 3, 4, 5, 6, 7] }), ['relances'])
    assert.deepEqual(wrong({ relances: [7, 7, 7, 7, 7, 7, 7] }), [])
    assert.deepEqual(sepa({ ics: 'FR18ZZZ451203' }), ['sepa.ics'])
    assert.deepEqual(sepa({ iban: 'FR7610071330000000200001731' }), ['sepa.iban'])
    assert.deepEqual(sepa({ bic: '' }), ['sepa.bic'])
    assert.deepEqual(sepa({ titulaire: ' ', adresse: '' }), ['sepa.titulaire', 'sepa.adresse'])
  })

  test('what cannot be reached and what answers something else are not said alike', () => {
    const said = (['delai', 'injoignable', 'illisible', 'indisponible'] as const).map((panne) =>
      refusPayFip({ code: '999', panne }),
    )
    assert.equal(new Set(said).size, 4)
  })
})
