import type { Fil, FilResume, Fils, Message } from '@inoe/contract/messages'
import { expect } from '@open-wc/testing'
import { decouper, fusionnerFil, fusionnerFils, nouveaux, planDe, trop } from './rules.ts'

const resume = (id: string, envoyeLe: string, de: 'famille' | 'service' = 'service'): FilResume => ({
  id,
  sujet: id,
  structure: { id: 's', nom: 'S' },
  enfant: null,
  famille: '',
  etat: 'ouvert',
  dernier: { de, auteur: 'A', extrait: '', envoyeLe },
  nonLus: 0,
})
const fils = (list: FilResume[], suite = false): Fils => ({
  fils: list,
  suite,
  attente: 0,
  enfants: [],
  tailleMax: 1,
})
const message = (rang: number): Message => ({
  id: String(rang),
  rang,
  de: 'famille',
  auteur: '',
  texte: '',
  envoyeLe: '',
  luLe: null,
  pieces: [],
})
const fil = (from: number, to: number, plusAnciens = from > 1): Fil => ({
  ...resume('a', ''),
  messages: Array.from({ length: to - from + 1 }, (_, n) => message(from + n)),
  plusAnciens,
})
const ranks = (one: Fil) => one.messages.map(({ rang }) => rang)

describe('Addresses in a message', () => {
  const links = (texte: string) => decouper(texte).flatMap((one) => one.lien ?? [])

  it('lead where they say, without the punctuation around them', () => {
    expect(links('Voir https://ville.fr, ou (http://a.fr/b?c=d&e=f#g).')).to.deep.equal([
      'https://ville.fr/',
      'http://a.fr/b?c=d&e=f#g',
    ])
    expect(links('https://fr.wikipedia.org/wiki/Targon_(Gironde)')).to.deep.equal([
      'https://fr.wikipedia.org/wiki/Targon_(Gironde)',
    ])
  })

  it('nothing else becomes a link', () => {
    for (const texte of [
      'javascript:alert(1)',
      'data:text/html,<script>',
      'www.ville.fr',
      'https://',
      'ftp://ville.fr',
      'java\nscript:https',
      'mailto:a@b.fr',
    ])
      expect(links(texte), texte).to.deep.equal([])
  })

  it('every character stays', () => {
    for (const texte of [
      '',
      'a https://b.fr c',
      'https://a.fr https://b.fr.',
      '<b>https://a.fr</b>\n\n« x »',
    ])
      expect(
        decouper(texte)
          .map((one) => one.texte)
          .join(''),
      ).to.equal(texte)
  })
})

describe('What is shown and what is read again', () => {
  it('older messages that were asked for stay; a hole is not shown', () => {
    expect(ranks(fusionnerFil(fil(1, 40, false), fil(12, 41)))).to.have.length(41)
    expect(fusionnerFil(fil(1, 40, false), fil(12, 41)).plusAnciens).to.equal(false)
    expect(ranks(fusionnerFil(fil(1, 10), fil(31, 60)))).to.have.length(30)
    expect(fusionnerFil({ ...fil(1, 2), id: 'b' }, fil(1, 1)).messages).to.have.length(1)
  })

  it('further pages of the list stay below the first, without repeating what moved up', () => {
    const shown = fils([resume('c', '3'), resume('b', '2'), resume('a', '1')], false)
    const read = fils([resume('a', '4'), resume('c', '3')], true)
    const merged = fusionnerFils(shown, read)
    expect(merged.fils.map((one) => one.id)).to.deep.equal(['a', 'c', 'b'])
    expect(merged.suite).to.equal(false)
  })

  it('new is what came from the other side since', () => {
    const shown = fils([resume('b', '2'), resume('a', '1')])
    const read = fils([resume('c', '5', 'famille'), resume('a', '4'), resume('d', '3'), resume('b', '2')])
    expect(nouveaux(shown, read, 'famille').map((one) => one.id)).to.deep.equal(['a', 'd'])
    expect(nouveaux(undefined, read, 'famille')).to.deep.equal([])
  })

  it('counts what is too much, and finds an address on a map', () => {
    expect([trop('a'.repeat(5000)), trop('a'.repeat(5003))]).to.deep.equal([0, 3])
    expect(planDe('4 rue de l’Église & co')).to.equal(
      'https://www.openstreetmap.org/search?query=4%20rue%20de%20l%E2%80%99%C3%89glise%20%26%20co',
    )
  })
})
