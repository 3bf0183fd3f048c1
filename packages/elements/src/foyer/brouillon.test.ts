import { expect } from '@open-wc/testing'
import { ErreurApi } from '../espace/erreur.ts'
import { Brouillon } from './brouillon.ts'
import { ecrireNombre, nombre } from './montants.ts'

describe('What is being typed', () => {
  const same = (champ: string) => champ

  it('survives a reading that arrives meanwhile', () => {
    const one = new Brouillon({ commune: 'Targon' }, 1)
    one.saisir('commune', 'Créon')
    one.relire({ commune: 'Sauveterre' }, 2)
    expect(one.valeurs.commune).to.equal('Créon')
    // The save must meet the other one's: it keeps the version it began from.
    expect(one.version).to.equal(1)
  })

  it('follows the version when only another part was saved', () => {
    const one = new Brouillon({ commune: 'Targon' }, 1)
    one.saisir('commune', 'Créon')
    one.relire({ commune: 'Targon' }, 2)
    expect([one.valeurs.commune, one.version]).to.deep.equal(['Créon', 2])
  })

  it('takes what was read when nothing was typed', () => {
    const one = new Brouillon({ commune: 'Targon' }, 1)
    one.relire({ commune: 'Créon' }, 2)
    expect([one.valeurs.commune, one.version, one.modifie]).to.deep.equal(['Créon', 2, false])
  })

  it('keeps what was typed when refused, under the same key', async () => {
    const one = new Brouillon({ commune: '' }, 1)
    one.saisir('commune', 'x')
    const { cle } = one
    const problem = { errors: [{ champ: 'commune', message: 'Non.' }] } as unknown as ErreurApi['probleme']
    await one.enregistrer(() => Promise.reject(new ErreurApi('requete-invalide', 'Non', problem)), same)
    expect([one.etat, one.valeurs.commune, one.erreurs.commune, one.cle]).to.deep.equal([
      'echec',
      'x',
      'Non.',
      cle,
    ])
  })

  it('is still to save when typed over during a save', async () => {
    const one = new Brouillon({ commune: 'a' }, 1)
    one.saisir('commune', 'b')
    await one.enregistrer(async () => one.saisir('commune', 'c'), same)
    expect([one.modifie, one.valeurs.commune]).to.deep.equal([true, 'c'])
  })

  it('reads numbers as the French write them', () => {
    expect(['24 000,50 €', '24000.5', '742', ' '].map(nombre)).to.deep.equal([24000.5, 24000.5, 742, null])
    for (const bad of ['abc', '-3', '1,234', '1e5']) expect(nombre(bad), bad).to.be.NaN
    expect(ecrireNombre('24000,5', 'fr-FR').replaceAll(/\s/g, ' ')).to.equal('24 000,50')
    expect(ecrireNombre('abc', 'fr-FR')).to.equal('abc')
  })
})
