import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { CHAMPS, type Champ, choixDe, type RegleChamp, regleParDefaut } from '@inoe/contract/champs'
import fc from 'fast-check'
import {
  aplatir,
  aplatirEnfant,
  arbitrer,
  champDe,
  gonfler,
  gonflerEnfant,
  manquants,
  masquer,
  politiqueDe,
} from './champs.ts'
import type { Dossier } from './store.ts'

const FILE: Dossier = {
  version: 3,
  contact: {
    adresse: '3 rue des Vignes',
    complement: '',
    codePostal: '33760',
    commune: 'Targon',
    telephone: '06',
  },
  revenus: {
    revenusCentimes: 2_400_000,
    revenusAnnee: 2025,
    quotientFamilial: 742,
    caisse: 'CAF',
    numeroAllocataire: '12',
    enfantsACharge: null,
    enfantsAeeh: null,
  },
  parents: { premier: { nom: 'Durand', prenom: 'Camille', courriel: 'c@d.fr' }, second: null },
}
const usual = politiqueDe([])
const decided = (champ: Champ, regle: Partial<RegleChamp>) =>
  politiqueDe([{ champ, ...regleParDefaut(champ), ...regle }])

describe('What the authority lets a family change', () => {
  test('a file laid flat and back is the same, and so are a child and a part of a file', () => {
    const { version: _, ...parts } = FILE
    assert.deepEqual(gonfler(aplatir(FILE), FILE), parts)
    const second = { nom: 'Æbi', prenom: 'Noël', courriel: '', telephone: '' }
    const two = { ...FILE, parents: { ...FILE.parents, second } }
    assert.deepEqual(gonfler(aplatir(two), FILE).parents, two.parents)
    assert.deepEqual(Object.keys(gonfler(aplatir({ revenus: FILE.revenus }), FILE)), ['revenus'])
    const sante = {
      allergies: 'a',
      regime: '',
      pai: '',
      vaccins: '',
      medecin: '',
      medecinTelephone: '',
      autres: '',
    }
    const child = { nom: 'Durand', prenom: 'Léa', dateNaissance: '2018-03-14', sante }
    assert.deepEqual(gonflerEnfant(aplatirEnfant(child)), child)
  })

  test('a change applies, waits, or is refused as it was decided; nothing else moves', () => {
    const asked = { quotientFamilial: 300 }
    const of = (regle: Partial<RegleChamp>) =>
      arbitrer(decided('quotientFamilial', regle), aplatir(FILE), asked)
    assert.deepEqual(of({}), { applique: asked, attente: {}, erreurs: [] })
    assert.deepEqual(of({ effet: 'validation' }), {
      applique: { quotientFamilial: 742 },
      attente: { quotientFamilial: { avant: 742, apres: 300 } },
      erreurs: [],
    })
    assert.deepEqual(
      of({ saisie: 'lecture' }).erreurs.map((one) => one.champ),
      ['revenus.quotientFamilial'],
    )
    // Hidden, it comes back empty from the form: that is no change.
    assert.deepEqual(
      arbitrer(decided('quotientFamilial', { saisie: 'masque' }), aplatir(FILE), { quotientFamilial: null }),
      { applique: { quotientFamilial: 742 }, attente: {}, erreurs: [] },
    )
  })

  test('what is compulsory may not be emptied; the second parent is one thing', () => {
    const wrong = (champ: Champ, asked: Record<string, string | number | null>) =>
      arbitrer(decided(champ, { saisie: 'obligatoire' }), aplatir(FILE), asked).erreurs.map(
        (one) => one.champ,
      )
    assert.deepEqual(wrong('caisse', { caisse: null }), ['revenus.caisse'])
    assert.deepEqual(wrong('second', { 'second.nom': 'X', 'second.prenom': '', 'second.telephone': '' }), [
      'parents.second.prenom',
    ])
    assert.deepEqual(manquants(aplatir(FILE), decided('second', { saisie: 'obligatoire' })), ['second'])
    assert.deepEqual(manquants(aplatir({ ...FILE, contact: { ...FILE.contact, telephone: ' ' } }), usual), [
      'telephone',
    ])
  })

  test('whatever was decided: hidden values never come out, health never waits, essentials stay', () => {
    const regle = fc.record({
      champ: fc.constantFrom(...CHAMPS),
      saisie: fc.constantFrom('masque', 'lecture', 'modifiable', 'obligatoire') as fc.Arbitrary<
        RegleChamp['saisie']
      >,
      effet: fc.constantFrom('immediat', 'validation') as fc.Arbitrary<RegleChamp['effet']>,
    })
    fc.assert(
      fc.property(fc.array(regle), (rules) => {
        const politique = politiqueDe(rules)
        for (const champ of CHAMPS) {
          const { saisie, effet } = politique(champ)
          assert.ok(choixDe(champ).saisies.includes(saisie) && choixDe(champ).effets.includes(effet))
        }
        const shown = masquer(aplatir(FILE), politique)
        for (const [cle, value] of Object.entries(shown))
          if (politique(champDe(cle)).saisie === 'masque') assert.ok(value === '' || value === null)
        // Sent back as it was shown, nothing changes.
        const { applique, attente } = arbitrer(politique, aplatir(FILE), shown)
        assert.deepEqual([applique, attente], [aplatir(FILE), {}])
      }),
    )
  })
})
