import { expect } from '@open-wc/testing'
import { type Garde, garder, lireGarde } from './souvenir.ts'

const garde: Garde = { texte: 'Bonjour', champs: { sujet: 'S' }, pieces: [], cle: 'k' }
const JOUR = 86_400_000

describe('What is being written, kept', () => {
  afterEach(() => localStorage.clear())

  it('comes back to the same login, in the same thread of the same town, and to no other', () => {
    garder('ville', 'a@exemple.fr', 'f', garde)
    expect(lireGarde('ville', 'a@exemple.fr', 'f')).to.deep.equal(garde)
    expect(lireGarde('ville', 'b@exemple.fr', 'f')).to.equal(undefined)
    expect(lireGarde('ville', 'a@exemple.fr', 'g')).to.equal(undefined)
    expect(lireGarde('bourg', 'a@exemple.fr', 'f')).to.equal(undefined)
    // The address itself is not in the browser's storage.
    expect(JSON.stringify({ ...localStorage })).not.to.contain('exemple.fr')
  })

  it('is thrown away after a week, whoever looks', () => {
    garder('ville', 'a@exemple.fr', 'f', garde, 0)
    garder('ville', 'b@exemple.fr', 'f', garde, 2 * JOUR)
    localStorage.setItem('autre', 'chose')
    expect(lireGarde('ville', 'b@exemple.fr', 'f', 8 * JOUR)).to.deep.equal(garde)
    expect(Object.keys(localStorage).filter((one) => one.startsWith('inoe:'))).to.have.length(1)
    expect(lireGarde('ville', 'b@exemple.fr', 'f', 10 * JOUR)).to.equal(undefined)
    expect(Object.keys(localStorage)).to.deep.equal(['autre'])
  })

  it('emptied, nothing is kept; what something else wrote there is not read', () => {
    garder('ville', 'a@exemple.fr', 'f', garde)
    garder('ville', 'a@exemple.fr', 'f', { ...garde, texte: '', champs: {} })
    expect(localStorage.length).to.equal(0)
    garder('ville', 'a@exemple.fr', 'f', garde)
    const [nom = ''] = Object.keys(localStorage)
    for (const written of ['{', '[]', '{"le":9e15,"texte":1}', 'null']) {
      localStorage.setItem(nom, written)
      expect(lireGarde('ville', 'a@exemple.fr', 'f'), written).to.equal(undefined)
    }
  })
})
