import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { decodeCsv, readFamilles } from './familles-csv.ts'

const TODAY = '2026-11-03'
const HEADER =
  'courriel;nom;prenom;telephone;adresse;code_postal;commune;quotient_familial;courriel_2;nom_2;prenom_2;telephone_2;enfant_nom;enfant_prenom;enfant_date_naissance'
const LEA =
  'Camille@exemple.fr;Durand;Camille;0639980001;3 rue des Vignes;33760;Targon;742;;;;;;Léa;14/05/2018'
const NOE = LEA.replace('Léa;14/05/2018', 'Noé;2020-02-29')

const faults = (text: string) =>
  readFamilles(text, TODAY).erreurs.map(({ ligne, message }) => `${ligne} ${message}`)

describe('Families from a spreadsheet', () => {
  test('lines of the same parent are one family', () => {
    const { familles, erreurs } = readFamilles([HEADER, LEA, '', NOE].join('\r\n'), TODAY)
    assert.deepEqual(erreurs, [])
    assert.equal(familles.length, 1)
    assert.equal(familles[0]?.parents[0].courriel, 'camille@exemple.fr')
    assert.deepEqual(familles[0]?.enfants, [
      { nom: 'Durand', prenom: 'Léa', dateNaissance: '2018-05-14' },
      { nom: 'Durand', prenom: 'Noé', dateNaissance: '2020-02-29' },
    ])
  })

  test('whatever the spreadsheet writes: byte order mark, commas, Windows-1252', () => {
    const commas = `\uFEFF${HEADER}\n${LEA}`.replaceAll(';', ',')
    assert.equal(readFamilles(commas, TODAY).familles.length, 1)
    assert.equal(decodeCsv(Buffer.from('Lé', 'latin1')), 'Lé')
    assert.equal(decodeCsv(Buffer.from('Lé', 'utf8')), 'Lé')
  })

  test('each fault has its line, and nothing is kept', () => {
    const text = [
      HEADER,
      LEA,
      LEA.replace('Camille@exemple.fr', 'pas une adresse'),
      LEA.replace('14/05/2018', '31/02/2018'),
      LEA.replace('14/05/2018', '04/11/2026'),
      LEA.replace('33760', '3376'),
      LEA.replace('3 rue des Vignes', '4 rue des Vignes'),
      LEA,
      'trop;court',
    ]
    assert.deepEqual(faults(text.join('\n')), ['9 2 valeurs, mais 15 colonnes.'])
    const { familles, erreurs } = readFamilles(text.slice(0, -1).join('\n'), TODAY)
    assert.deepEqual(familles, [])
    assert.deepEqual(
      erreurs.map((one) => one.ligne),
      [3, 4, 5, 6, 7, 8],
    )
    assert.match(erreurs.at(-2)?.message ?? '', /ligne 2/)
  })

  test('says which columns are wrong', () => {
    assert.match(faults('courriel;nom;age')[0] ?? '', /^1 Colonne inconnue « age »/)
    assert.match(faults('courriel;nom;age')[1] ?? '', /« prenom » manque/)
    assert.deepEqual(faults(HEADER), ['1 Le fichier ne contient aucune famille.'])
    assert.match(faults(`${HEADER}\n"ouvert`)[0] ?? '', /guillemets/)
  })

  test('any text gives families or errors, never a failure', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string()),
        fc.array(fc.constantFrom(';', '\n', '"', 'a@b.fr', '01/01/2020', 'x')),
        (lines, cells) => {
          for (const text of [lines.join('\n'), `${HEADER}\n${cells.join('')}`]) {
            const { familles, erreurs } = readFamilles(text, TODAY)
            assert.equal(familles.length === 0, erreurs.length > 0)
          }
        },
      ),
    )
  })
})
