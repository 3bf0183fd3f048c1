import type { Fil, Fils, Message } from '@inoe/contract/messages'
import type { Contacts } from '@inoe/contract/structures'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import '../espace/define.ts'
import { type FakeApi, fakeApi, forgetEspaces, mount, refus, until, visiteur } from '../espace/testing.ts'
import './define.ts'
import type { InoeMessages } from './inoe-messages.ts'

const ID = '0190a0c0-0000-7000-8000-000000000001'
const AUTRE = '0190a0c0-0000-7000-8000-000000000002'
const structure = { id: '0190a0c0-0000-7000-8000-000000000011', nom: 'L’arbre à paumes' }
const lea = { id: '0190a0c0-0000-7000-8000-000000000021', prenom: 'Léa' }
const message = (
  rang: number,
  de: 'famille' | 'service',
  texte: string,
  more: Partial<Message> = {},
): Message => ({
  id: `0190a0c0-0000-7000-8000-0000000001${String(rang).padStart(2, '0')}`,
  rang,
  de,
  auteur: de === 'famille' ? 'Camille Durand' : 'L’arbre à paumes — Sophie',
  texte,
  envoyeLe: `2026-11-02T08:0${rang % 10}:00.000Z`,
  luLe: null,
  pieces: [],
  ...more,
})
const dernier = (one: Message) => ({
  de: one.de,
  auteur: one.auteur,
  extrait: one.texte,
  envoyeLe: one.envoyeLe,
})
const fil = (messages: Message[], more: Partial<Fil> = {}): Fil => ({
  id: ID,
  sujet: 'Mercredi prochain',
  structure,
  enfant: lea,
  famille: 'Camille Durand',
  etat: 'ouvert',
  dernier: dernier(messages.at(-1) ?? message(1, 'famille', '')),
  nonLus: messages.filter((one) => one.de === 'service' && !one.luLe).length,
  messages,
  plusAnciens: false,
  ...more,
})
const question = message(1, 'famille', 'Bonjour,\nLéa sera absente.')
const reponse = message(2, 'service', 'C’est noté.')
const typique = fil([question, reponse])
const fils = (list: Fil[], more: Partial<Fils> = {}): Fils => ({
  fils: list.map(({ messages: _, plusAnciens: __, ...resume }) => resume),
  suite: false,
  attente: 1,
  enfants: [lea, { id: AUTRE, prenom: 'Noé' }],
  tailleMax: 1024 * 1024,
  ...more,
})
const contacts: Contacts = {
  structures: [
    {
      ...structure,
      type: 'alsh',
      adresse: '4 rue des Écoles, 33760 Targon',
      telephone: '05 36 49 12 11',
      courriel: null,
      horaires: ['Mercredi : 7 h 30 – 18 h 30', 'Samedi : fermé'],
    },
    {
      id: AUTRE,
      nom: 'Pirouette',
      type: 'multi-accueil',
      adresse: '',
      telephone: null,
      courriel: null,
      horaires: [],
    },
  ],
}

describe('<inoe-messages>', () => {
  let api: FakeApi
  let widget: InoeMessages
  let say: (sujet?: string) => void
  afterEach(() => {
    api.restore()
    forgetEspaces()
    history.replaceState(null, '', location.pathname + location.search)
    document.body.replaceChildren()
  })

  const root = () => widget.shadowRoot as ShadowRoot
  const text = () => root().textContent?.replaceAll(/[\s\u202f]+/g, ' ') ?? ''
  const shows = (words: string) => until(() => text().includes(words))
  const find = <E extends Element = HTMLElement>(selector: string) =>
    until(() => root().querySelector<E>(selector)) as Promise<E>
  const press = async (words: string) =>
    (
      await until(() =>
        [...root().querySelectorAll('button')].find((one) => one.textContent?.includes(words)),
      )
    ).click()
  const type = async (id: string, words: string) => {
    const field = await find<HTMLInputElement>(`[id="${id}"]`)
    field.value = words
    field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input'))
  }
  const sent = (end: string) => api.requests.filter((one) => one.method !== 'GET' && one.url.endsWith(end))
  const bodies = (end: string) => Promise.all(sent(end).map((one) => one.clone().json()))
  const focused = () => root().activeElement?.id
  const open = (routes: Parameters<typeof fakeApi>[0] = {}) => {
    api = fakeApi({
      'GET messages': fils([typique]),
      [`GET messages/${ID}`]: typique,
      [`POST messages/${ID}/lecture`]: () => new Response(null, { status: 204 }),
      [`POST messages/${ID}/reponses`]: { id: AUTRE, rang: 3 },
      'GET contacts': contacts,
      'GET direct': () =>
        new Response(
          new ReadableStream({
            start: (controller) => {
              let id = 0
              say = (sujet = 'messages') =>
                controller.enqueue(
                  new TextEncoder().encode(`event: changement\nid: ${++id}\ndata: ${sujet}\n\n`),
                )
            },
          }),
        ),
      ...routes,
    })
    widget = mount<InoeMessages>(html`<inoe-messages></inoe-messages>`)
  }

  describe('the list', () => {
    it('says who wrote last, about what, and how much is unread', async () => {
      open()
      await shows('Mercredi prochain')
      await shows('L’arbre à paumes · pour Léa')
      await shows('L’arbre à paumes — Sophie : C’est noté.')
      await shows('1 non lu')
      await expect(widget).to.be.accessible()
    })

    it('empty, invites to write; unreadable, says so and « Réessayer » does', async () => {
      open({ 'GET messages': refus('erreur-interne', 500, 'Un problème est survenu.') })
      await shows('Un problème est survenu.')
      await expect(widget).to.be.accessible()
      api.answer('GET messages', fils([]))
      await press('Réessayer')
      await shows('Vous n’avez pas encore de message.')
      expect(root().querySelector('.filtres')).to.equal(null)
      await expect(widget).to.be.accessible()
    })

    it('signed out, still says whom to call', async () => {
      open({ 'GET session': visiteur })
      await shows('Connectez-vous')
      await shows('05 36 49 12 11')
      expect(api.requests.some((one) => /\/messages/.test(one.url))).to.equal(false)
      await expect(widget).to.be.accessible()
    })

    it('narrows by view, words, structure and child, and goes back to all', async () => {
      open()
      await shows('Mercredi prochain')
      api.answer('GET messages', (request: Request) => fils(request.url.includes('?') ? [] : [typique]))
      await press('Non lues')
      await shows('Aucune conversation ne correspond')
      await type('message-filtre-structure', structure.id)
      await type('message-filtre-enfant', lea.id)
      await type('message-recherche', ' cantine ')
      ;(await find<HTMLFormElement>('form.recherche')).requestSubmit()
      await until(() => api.requests.at(-1)?.url.includes('q=cantine'))
      const asked = new URL(api.requests.at(-1)?.url ?? '').searchParams
      expect(Object.fromEntries(asked)).to.deep.equal({
        vue: 'non-lus',
        structure: structure.id,
        enfant: lea.id,
        q: 'cantine',
      })
      await press('Voir toutes')
      await until(() => new URL(api.requests.at(-1)?.url ?? '').searchParams.get('vue') === 'tous')
    })

    it('« Plus anciens » goes on below', async () => {
      const old = { ...typique, id: AUTRE, sujet: 'Rentrée' }
      open({ 'GET messages': fils([typique], { suite: true }) })
      await shows('Plus anciens')
      api.answer('GET messages', fils([old]))
      await press('Plus anciens')
      await shows('Rentrée')
      expect(new URL(api.requests.at(-1)?.url ?? '').searchParams.get('avant')).to.equal(ID)
      expect(root().querySelectorAll('.fils > li').length).to.equal(2)
      await until(() => focused() === `fil-${AUTRE}`)
    })
  })

  describe('a conversation', () => {
    const enter = async (routes: Parameters<typeof fakeApi>[0] = {}) => {
      open(routes)
      ;(await find(`[id="fil-${ID}"]`)).click()
      await find('.message')
    }

    it('shows every message, says that they were seen, and comes back to its row', async () => {
      await enter()
      await until(() => focused() === 'fil-titre')
      await until(() => sent('/lecture').length === 1)
      expect(await bodies('/lecture')).to.deep.equal([{ jusqua: 2 }])
      expect(root().querySelectorAll('.message.mien').length).to.equal(1)
      await expect(widget).to.be.accessible()
      await press('Toutes les conversations')
      await until(() => focused() === `fil-${ID}`)
    })

    it('read again while it opens, for a message that just came, still takes the focus', async () => {
      const answers: (() => void)[] = []
      const entered = enter({
        [`GET messages/${ID}`]: async () => {
          await new Promise<void>((resolve) => {
            answers.push(resolve)
          })
          return typique
        },
      })
      await until(() => answers.length === 1)
      say()
      await until(() => answers.length === 2)
      // The first reading comes back to nothing; the second one is drawn.
      answers[0]?.()
      await new Promise((resolve) => setTimeout(resolve))
      answers[1]?.()
      await entered
      await until(() => focused() === 'fil-titre')
    })

    it('shows text as it was typed; only web addresses are links', async () => {
      const typed = '<img src=x onerror=alert(1)>\n\njavascript:alert(1) https://ville.fr/a?b=c.'
      await enter({ [`GET messages/${ID}`]: fil([message(1, 'service', typed)]) })
      const shown = await find('.message .texte')
      expect(shown.querySelector('img')).to.equal(null)
      expect(getComputedStyle(shown).whiteSpace).to.equal('pre-wrap')
      expect(shown.textContent?.replace(' (nouvel onglet)', '').trim()).to.equal(typed)
      const [link, ...none] = shown.querySelectorAll('a')
      expect(none).to.deep.equal([])
      expect(link?.href).to.equal('https://ville.fr/a?b=c')
      expect(link?.rel).to.contain('noopener').and.to.contain('noreferrer')
    })

    it('an answer comes live: shown, said, seen, and the focus stays where one types', async () => {
      await enter()
      const field = await find<HTMLTextAreaElement>('#message-texte')
      await type('message-texte', 'Je voulais aussi')
      field.focus()
      const third = message(3, 'service', 'Pensez au certificat.')
      api.answer(`GET messages/${ID}`, fil([question, { ...reponse, luLe: question.envoyeLe }, third]))
      api.answer('GET messages', fils([fil([third])]))
      say()
      await shows('Pensez au certificat.')
      await until(() =>
        [...root().querySelectorAll('[role=status]')].some((one) =>
          one.textContent?.includes('Nouveau message de L’arbre à paumes — Sophie.'),
        ),
      )
      expect(root().activeElement).to.equal(field)
      expect(field.value).to.equal('Je voulais aussi')
      await until(() => sent('/lecture').length === 2)
      expect((await bodies('/lecture')).at(-1)).to.deep.equal({ jusqua: 3 })
    })

    it('older messages come above', async () => {
      await enter({ [`GET messages/${ID}`]: fil([message(2, 'service', 'Deux')], { plusAnciens: true }) })
      api.answer(`GET messages/${ID}`, fil([message(1, 'famille', 'Tout premier')]))
      await press('Messages plus anciens')
      await shows('Tout premier')
      expect(api.requests.at(-1)?.url).to.match(/avant=2$/)
      await until(() => focused() === 'message-de-1')
      expect([...root().querySelectorAll('.message')].map((one) => one.id)).to.deep.equal([
        'message-de-1',
        'message-de-2',
      ])
    })

    it('a closed one says that writing opens it', async () => {
      await enter({ [`GET messages/${ID}`]: { ...typique, etat: 'clos' } })
      await shows('Si vous écrivez, elle sera rouverte.')
      await expect(widget).to.be.accessible()
    })

    it('that is not theirs is said, with the way back', async () => {
      history.replaceState(null, '', `#inoe-fil=${AUTRE}`)
      open({ [`GET messages/${AUTRE}`]: refus('introuvable', 404, 'Cet élément n’existe pas.') })
      await shows('Cet élément n’existe pas.')
      await press('Toutes les conversations')
      await shows('Mercredi prochain')
    })

    it('opens from the link of an e-mail', async () => {
      history.replaceState(null, '', `#inoe-fil=${ID}`)
      open()
      await shows('Léa sera absente.')
      expect(location.hash).to.equal('')
    })
  })

  describe('writing', () => {
    const enter = async (routes: Parameters<typeof fakeApi>[0] = {}) => {
      open(routes)
      ;(await find(`[id="fil-${ID}"]`)).click()
      await find('#message-texte')
    }

    it('goes once, however often one presses', async () => {
      let answer: (value: unknown) => void = () => undefined
      await enter({ [`POST messages/${ID}/reponses`]: () => new Promise((resolve) => (answer = resolve)) })
      await type('message-texte', '  Merci !\n')
      await press('Envoyer')
      await shows('Envoi…')
      ;(await find<HTMLFormElement>('form.redaction')).requestSubmit()
      answer({ id: AUTRE, rang: 3 })
      await shows('Message envoyé.')
      expect(await bodies('/reponses')).to.deep.equal([{ texte: '  Merci !\n', pieces: [] }])
      expect((await find<HTMLTextAreaElement>('#message-texte')).value).to.equal('')
    })

    it('a failure keeps what was typed; sent again, even by another page, it has the same key', async () => {
      await enter({ [`POST messages/${ID}/reponses`]: () => Promise.reject(new TypeError('offline')) })
      await type('message-texte', 'Ne te perds pas')
      await press('Envoyer')
      await shows('Le service ne répond pas.')
      await press('Envoyer')
      await until(() => sent('/reponses').length === 2)
      await expect(widget).to.be.accessible()
      const requests = [...api.requests]
      api.restore()
      delete (globalThis as { [key: symbol]: unknown })[Symbol.for('inoe.espaces')]
      document.body.replaceChildren()
      await enter()
      expect((await find<HTMLTextAreaElement>('#message-texte')).value).to.equal('Ne te perds pas')
      await press('Envoyer')
      await shows('Message envoyé.')
      const keys = [...requests, ...api.requests]
        .filter((one) => one.url.endsWith('/reponses'))
        .map((one) => one.headers.get('idempotency-key'))
      expect(keys.length).to.equal(3)
      expect(new Set(keys).size).to.equal(1)
      // Sent, nothing is kept any more.
      expect(Object.keys(localStorage).filter((one) => one.startsWith('inoe:message:'))).to.deep.equal([])
    })

    it('what somebody else was writing is not shown', async () => {
      await enter()
      await type('message-texte', 'Mon secret')
      api.restore()
      delete (globalThis as { [key: symbol]: unknown })[Symbol.for('inoe.espaces')]
      document.body.replaceChildren()
      await enter({
        'GET session': { connecte: true, courriel: 'autre@exemple.fr', role: 'famille', prenom: 'A' },
      })
      expect((await find<HTMLTextAreaElement>('#message-texte')).value).to.equal('')
    })

    it('nothing, or too much, is said beside the field and not sent', async () => {
      await enter()
      await press('Envoyer')
      await shows('Écrivez votre message.')
      await until(() => focused() === 'message-texte')
      await type('message-texte', 'a'.repeat(4999))
      await shows('1 caractère restant')
      await type('message-texte', 'a'.repeat(5003))
      await press('Envoyer')
      await shows('raccourcissez-le de 3')
      expect(sent('/reponses')).to.deep.equal([])
      await expect(widget).to.be.accessible()
    })

    it('what the server refuses is said beside the field', async () => {
      await enter({
        [`POST messages/${ID}/reponses`]: refus('requete-invalide', 400, 'À corriger.', [
          { champ: 'texte', message: 'Trop long.' },
        ]),
      })
      await type('message-texte', 'Bonjour')
      await press('Envoyer')
      await shows('Trop long.')
      expect((await find('#message-texte')).getAttribute('aria-invalid')).to.equal('true')
    })
  })

  describe('files', () => {
    const choose = async (file: File) => {
      const input = await find<HTMLInputElement>('.joindre input[type=file]')
      const chosen = new DataTransfer()
      chosen.items.add(file)
      input.files = chosen.files
      input.dispatchEvent(new Event('change'))
    }
    const pdf = (nom = 'a.pdf') => new File(['%PDF-1.4'], nom, { type: 'application/pdf' })
    const enter = async (routes: Parameters<typeof fakeApi>[0] = {}) => {
      open({
        'POST messages/pieces': {
          id: AUTRE,
          nom: 'a.pdf',
          type: 'application/pdf',
          taille: 8,
          controle: 'libre',
        },
        ...routes,
      })
      ;(await find(`[id="fil-${ID}"]`)).click()
      await find('#message-texte')
    }

    it('arrive before the message, and go with it', async () => {
      await enter()
      await choose(pdf())
      await shows('Retirer : a.pdf')
      await type('message-texte', 'Voici')
      await press('Envoyer')
      await shows('Message envoyé.')
      expect(await bodies('/reponses')).to.deep.equal([{ texte: 'Voici', pieces: [AUTRE] }])
    })

    it('that do not arrive are tried again under the same key; until then nothing is sent', async () => {
      await enter({ 'POST messages/pieces': () => Promise.reject(new TypeError('offline')) })
      await choose(pdf())
      await shows('Le service ne répond pas.')
      await type('message-texte', 'Voici')
      await press('Envoyer')
      await shows('Attendez que les fichiers soient arrivés')
      api.answer('POST messages/pieces', {
        id: AUTRE,
        nom: 'a.pdf',
        type: 'application/pdf',
        taille: 8,
        controle: 'libre',
      })
      await press('Réessayer')
      await shows('Retirer : a.pdf')
      const keys = sent('/pieces').map((one) => one.headers.get('idempotency-key'))
      expect(new Set(keys).size).to.equal(1)
      expect(sent('/reponses')).to.deep.equal([])
      await expect(widget).to.be.accessible()
    })

    it('refused by the server or seen to be wrong, say why; taken out, they are gone', async () => {
      await enter({ 'POST messages/pieces': refus('fichier-refuse', 422, 'Envoyez un PDF ou une photo.') })
      await choose(pdf())
      await shows('Envoyez un PDF ou une photo.')
      await choose(new File([new Uint8Array(1024 * 1024 + 1)], 'gros.pdf'))
      await shows('Ce fichier dépasse')
      await choose(new File([], 'vide.pdf'))
      await shows('Ce fichier est vide')
      expect(sent('/pieces').length).to.equal(1)
      for (const nom of ['a.pdf', 'gros.pdf', 'vide.pdf']) await press(`Retirer : ${nom}`)
      await until(() => !root().querySelector('.jointes'))
    })

    it('five at most', async () => {
      await enter()
      for (let n = 0; n < 6; n++) await choose(pdf(`${n}.pdf`))
      await shows('5 fichiers au plus : envoyez les autres')
      expect(root().querySelectorAll('.redaction .jointes > li').length).to.equal(5)
    })
  })

  describe('a new conversation', () => {
    it('asks what it needs, is kept, and opens once sent', async () => {
      open({ 'POST messages': { id: ID } })
      await press('Écrire à une structure')
      await until(() => focused() === 'nouveau-titre')
      await expect(widget).to.be.accessible()
      await press('Envoyer')
      await shows('Choisissez la structure à qui vous écrivez.')
      await shows('Dites en quelques mots')
      await until(() => focused() === 'message-structure')
      await type('message-structure', structure.id)
      await type('message-enfant', lea.id)
      await type('message-sujet', ' Cantine ')
      await type('message-texte', 'Bonjour')
      await press('Annuler')
      await until(() => focused() === 'ecrire')
      await press('Écrire à une structure')
      expect((await find<HTMLInputElement>('#message-sujet')).value).to.equal(' Cantine ')
      await press('Envoyer')
      await shows('C’est noté.')
      expect(await bodies('/messages')).to.deep.equal([
        { structure: structure.id, enfant: lea.id, sujet: 'Cantine', texte: 'Bonjour', pieces: [] },
      ])
    })

    it('« Contacter la structure » gives hours, phone, map, and a way to write', async () => {
      open()
      await press('Contacter la structure')
      await shows('Mercredi : 7 h 30 – 18 h 30')
      const phone = await find<HTMLAnchorElement>('a[href^="tel:"]')
      expect(phone.getAttribute('href')).to.equal('tel:0536491211')
      const map = await find<HTMLAnchorElement>('a[href*="openstreetmap"]')
      expect(map.rel).to.equal('noopener noreferrer')
      expect(root().querySelector('iframe, img')).to.equal(null)
      await expect(widget).to.be.accessible()
      ;(await find<HTMLButtonElement>('.contact button')).click()
      await until(() => focused() === 'message-sujet')
      expect((await find<HTMLSelectElement>('#message-structure')).value).to.equal(structure.id)
    })
  })
})
