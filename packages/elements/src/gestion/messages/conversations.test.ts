import type { Fil, Fils, Message } from '@inoe/contract/messages'
import { expect } from '@open-wc/testing'
import '../../espace/define.ts'
import { type Answer, refus, until } from '../../espace/testing.ts'
import '../define.ts'
import { type Ecran, ecran, fermer } from '../testing.ts'

const ID = '0190a0c0-0000-7000-8000-000000000001'
const FOYER = '0190a0c0-0000-7000-8000-000000000002'
const message = (
  rang: number,
  de: 'famille' | 'service',
  texte: string,
  luLe: string | null = null,
): Message => ({
  id: `m${rang}`,
  rang,
  de,
  auteur: de === 'famille' ? 'Camille Durand' : 'L’arbre à paumes — Sophie',
  texte,
  envoyeLe: `2026-11-02T08:0${rang}:00.000Z`,
  luLe,
  pieces: [],
})
const fil = (messages: Message[], more: Partial<Fil> = {}): Fil => {
  const last = messages.at(-1) ?? message(1, 'famille', '')
  return {
    id: ID,
    sujet: 'Mercredi prochain',
    structure: { id: 's1', nom: 'L’arbre à paumes' },
    enfant: null,
    famille: 'Camille Durand',
    etat: 'ouvert',
    dernier: { de: last.de, auteur: last.auteur, extrait: last.texte, envoyeLe: last.envoyeLe },
    nonLus: messages.filter((one) => one.de === 'famille' && !one.luLe).length,
    messages,
    plusAnciens: false,
    ...more,
  }
}
const fils = (list: Fil[]): Fils => ({
  fils: list.map(({ messages: _, plusAnciens: __, ...resume }) => resume),
  suite: false,
  attente: list.length,
  enfants: [],
  tailleMax: 1024 * 1024,
})
const question = message(1, 'famille', 'Léa sera absente.')
const typique = fil([question])

describe('<inoe-gestion>: messages', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))
  const open = async (routes: Record<string, Answer> = {}) => {
    screen = await ecran('messages', {
      'GET gestion/messages': fils([typique]),
      'GET gestion/messages/attente': { attente: 3 },
      [`GET gestion/messages/${ID}`]: typique,
      [`POST gestion/messages/${ID}/lecture`]: () => new Response(null, { status: 204 }),
      [`POST gestion/messages/${ID}/reponses`]: { id: 'm2', rang: 2 },
      [`PUT gestion/messages/${ID}/etat`]: () => new Response(null, { status: 204 }),
      ...routes,
    })
  }
  const enter = async (routes: Record<string, Answer> = {}) => {
    await open(routes)
    ;(await screen.find<HTMLElement>(`[id="fil-${ID}"]`)).click()
    await screen.find('.message')
  }

  it('the tab says how many threads wait, and again when one comes', async () => {
    await open()
    await until(() => screen.root.querySelector('#onglet-messages')?.textContent?.includes('3'))
    screen.api.answer('GET gestion/messages/attente', { attente: 4 })
    screen.say('messages')
    await until(() => screen.root.querySelector('#onglet-messages')?.textContent?.includes('4'))
  })

  it('begins with what waits for an answer, from whom', async () => {
    await open()
    await screen.shows('Mercredi prochain')
    await screen.shows('Camille Durand · L’arbre à paumes')
    const asked = screen.api.requests.find((one) => one.url.includes('gestion/messages?'))
    expect(new URL(asked?.url ?? '').searchParams.get('vue')).to.equal('a-repondre')
    expect(screen.root.querySelector('.marques')?.textContent).to.contain('À répondre')
    await expect(screen.widget).to.be.accessible()
  })

  it('nothing waits: says so; cannot be read: says so, and « Réessayer » does', async () => {
    await open({ 'GET gestion/messages': refus('erreur-interne', 500, 'Un problème est survenu.') })
    await screen.shows('Un problème est survenu.')
    screen.api.answer('GET gestion/messages', fils([]))
    await screen.press('Réessayer')
    await screen.shows('Aucun message n’attend de réponse.')
    await expect(screen.widget).to.be.accessible()
  })

  it('an answer is sent; the service sees when the family read it', async () => {
    await enter()
    await until(() => screen.api.requests.some((one) => one.url.endsWith('/lecture')))
    await screen.write('C’est noté.', 'message-texte')
    const answered = fil([question, message(2, 'service', 'C’est noté.')])
    screen.api.answer(`GET gestion/messages/${ID}`, answered)
    await screen.press('Envoyer')
    await screen.shows('Message envoyé.')
    await screen.shows('Pas encore lu')
    expect(await screen.sent()).to.deep.include({ texte: 'C’est noté.', pieces: [] })
    const read = message(2, 'service', 'C’est noté.', '2026-11-02T17:30:00.000Z')
    screen.api.answer(`GET gestion/messages/${ID}`, fil([question, read]))
    screen.say('messages')
    await screen.shows('Lu le lundi 2 novembre à 18 h 30')
    await expect(screen.widget).to.be.accessible()
  })

  it('a thread is closed, and opened again', async () => {
    await enter()
    screen.api.answer(`GET gestion/messages/${ID}`, { ...typique, etat: 'clos' })
    await screen.press('Clore')
    await screen.shows('Conversation close.')
    await screen.shows('Rouvrir')
    screen.api.answer(`GET gestion/messages/${ID}`, typique)
    await screen.press('Rouvrir')
    await screen.shows('Conversation rouverte.')
    expect((await screen.sent()).filter((one) => (one as { etat?: string }).etat)).to.deep.equal([
      { etat: 'clos' },
      { etat: 'ouvert' },
    ])
  })

  it('writes first to a family of the structure, never to one that is no longer in sight', async () => {
    const durand = {
      foyer: FOYER,
      nom: 'Camille Durand',
      enfants: [{ id: 'e1', prenom: 'Léa' }],
    }
    await open({
      'GET gestion/messages/destinataires': { familles: [durand] },
      'POST gestion/messages': { id: ID },
    })
    const set = async (id: string, words: string, event = 'change') => {
      const field = await screen.find<HTMLInputElement>(`[id="${id}"]`)
      field.value = words
      field.dispatchEvent(new Event(event))
    }
    await screen.press('Écrire à une famille')
    await set('message-structure', 's1')
    await screen.shows('Camille Durand (Léa)')
    await set('message-foyer', FOYER)
    await set('message-sujet', 'Sortie', 'input')
    await screen.write('Pensez au pique-nique.', 'message-texte')
    screen.api.answer('GET gestion/messages/destinataires', { familles: [] })
    await set('message-recherche-famille', 'zzz', 'input')
    await screen.shows('Aucune famille de ce nom')
    await screen.press('Envoyer')
    await screen.shows('Choisissez la famille à qui vous écrivez.')
    expect(await screen.sent()).to.deep.equal([])
    screen.api.answer('GET gestion/messages/destinataires', { familles: [durand] })
    await set('message-recherche-famille', 'dur', 'input')
    await screen.shows('Camille Durand (Léa)')
    await set('message-foyer', FOYER)
    await set('message-enfant', 'e1')
    await expect(screen.widget).to.be.accessible()
    await screen.press('Envoyer')
    await screen.shows('Message envoyé.')
    expect((await screen.sent())[0]).to.deep.equal({
      structure: 's1',
      foyer: FOYER,
      enfant: 'e1',
      sujet: 'Sortie',
      texte: 'Pensez au pique-nique.',
      pieces: [],
    })
  })
})
