import type { Etape, Inscription } from '@inoe/contract/inscriptions'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import {
  type Answer,
  configuration,
  type FakeApi,
  fakeApi,
  forgetEspaces,
  mount,
  refus,
  until,
  visiteur,
} from '../espace/testing.ts'
import './define.ts'
import type { InoeInscriptions } from './inoe-inscriptions.ts'
import { nouvelles } from './nouvelles.ts'
import { demande, envoyee, etape } from './testing.ts'

const id = (end: string) => `0190a0c0-0000-7000-8000-0000000000${end}`
const noe = { id: id('02'), nom: 'Durand', prenom: 'Noé' }
const fait = () => new Response(null, { status: 204 })

describe('<inoe-inscriptions>', () => {
  let api: FakeApi
  let widget: InoeInscriptions
  let say: (sujet: string) => void
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })
  const root = () => widget.shadowRoot as ShadowRoot
  const text = (selector?: string) =>
    (selector ? root().querySelector(selector) : root())?.textContent?.replaceAll(/[\s\u202f]+/g, ' ') ?? ''
  const says = (words: string) => until(() => text().includes(words))
  const press = async (words: string) =>
    (
      await until(() =>
        [...root().querySelectorAll('button')].find((one) => one.textContent?.includes(words)),
      )
    ).click()
  const answer = async (value: 'oui' | '') => {
    const dialog = await until(() => root().querySelector<HTMLDialogElement>('dialog[open]'))
    dialog.querySelector<HTMLButtonElement>(`button[value="${value}"]`)?.click()
  }
  const choose = (critere: string, mots: string) => {
    const select = root().querySelector<HTMLSelectElement>(`#filtre-${critere}`)
    if (!select) throw new Error(`no filter ${critere}`)
    select.value = [...select.options].find((one) => one.text === mots)?.value ?? 'none'
    select.dispatchEvent(new Event('change'))
  }
  const titles = () =>
    [...root().querySelectorAll('h4')].map((one) => one.textContent?.replaceAll(/\s+/g, ' '))
  const open = (inscriptions: Inscription[] | Answer, more: Record<string, Answer> = {}) => {
    const stream = new ReadableStream({
      start(controller) {
        say = (sujet) =>
          controller.enqueue(new TextEncoder().encode(`event: changement\nid: 1\ndata: ${sujet}\n\n`))
      },
    })
    api = fakeApi({
      'GET direct': () => new Response(stream),
      'GET reinscriptions': { lignes: [] },
      'GET inscriptions': Array.isArray(inscriptions) ? { inscriptions } : inscriptions,
      ...more,
    })
    widget = mount<InoeInscriptions>(html`<inoe-inscriptions></inoe-inscriptions>`)
  }
  const posted = () =>
    api.requests.filter((one) => one.method === 'POST').map((one) => new URL(one.url).pathname)

  it('says of each request where it is, what is waited for and from whom, with every step', async () => {
    open([
      demande(),
      demande({
        id: id('e2'),
        enfant: noe,
        etat: 'en-attente',
        rang: 1,
        etapes: [envoyee, etape('mise-en-attente', 'systeme', { le: '2026-07-21T08:30:00.000Z' })],
      }),
    ])
    await says('Le service étudie la demande. Vous n’avez rien à faire')
    await says('1er sur la liste d’attente')
    const [, etude] = root().querySelectorAll('.demande')
    expect(text('.etapes')).to.include('Demande envoyée 20 juillet 2026 à 11:00, par votre foyer')
    expect(etude?.textContent?.replaceAll(/\s+/g, ' ')).to.include('Ensuite : une place qui se libère')
    expect(etude?.textContent).to.include('Mise sur liste d’attente')
    expect(root().querySelector(`a[href="${configuration.pages.services}"]`)?.textContent).to.include(
      'Inscrire',
    )
    await expect(widget).to.be.accessible()
  })

  it('puts first what waits for the family, and leads to what it must give', async () => {
    const vaccins = { id: id('d1'), nom: 'Vaccins' }
    open([
      demande(),
      demande({
        id: id('e2'),
        enfant: noe,
        etat: 'incomplete',
        motif: 'La page est illisible.',
        piecesManquantes: [vaccins],
        etapes: [envoyee, etape('pieces-demandees', 'service', { pieces: ['Vaccins'] })],
      }),
      demande({ id: id('e3'), etat: 'acceptee', etapes: [envoyee, etape('acceptee', 'service')] }),
    ])
    await says('À vous : donnez « Vaccins » dans « Mes documents ».')
    expect(text()).to.include('Message du service : La page est illisible.')
    expect(titles().map((one) => one?.trim())).to.deep.equal([
      'Noé · Mercredis',
      'Léa · Mercredis',
      'Léa · Mercredis',
    ])
    expect(root().querySelector(`.demande a[href="${configuration.pages.documents}"]`)).to.exist
    expect(root().querySelector(`.demande a[href="${configuration.pages.reservations}"]`)).to.exist
    await expect(widget).to.be.accessible()
  })

  it('shows an answer as it comes, says it politely, and leaves the focus with its request', async () => {
    open([demande(), demande({ id: id('e2'), enfant: noe })])
    await says('Le service étudie')
    const withdraw = [...root().querySelectorAll('button')].find((one) => one.textContent?.includes('Léa'))
    withdraw?.focus()
    await until(() => say)
    api.answer('GET inscriptions', {
      inscriptions: [
        demande({
          etat: 'refusee',
          motif: 'Le groupe est complet.',
          gestes: [],
          etapes: [envoyee, etape('refusee', 'service', { motif: 'Le groupe est complet.' })],
        }),
        demande({ id: id('e2'), enfant: noe }),
      ],
    })
    say('inscriptions')
    await says('Léa, « Mercredis » : l’inscription est refusée')
    await says('Motif : Le groupe est complet.')
    await says('contester cette décision : 05 56 61 00 00')
    expect(root().querySelector('.nouvelle')?.getAttribute('role')).to.equal('status')
    expect(root().activeElement?.id).to.equal(`demande-${id('e1')}`)
    await expect(widget).to.be.accessible()
  })

  it('keeps to a child, a structure, a state and a school year, and shows all again', async () => {
    const tortues = { id: id('a2'), nom: 'Les tortues 2 mers', courriel: null, telephone: null }
    open([
      demande(),
      demande({ id: id('e2'), enfant: noe, etat: 'acceptee' }),
      demande({ id: id('e3'), enfant: noe, structure: tortues, annee: 2025, etat: 'terminee', gestes: [] }),
    ])
    await says('3 demandes')
    choose('enfant', 'Noé')
    await says('2 sur 3 demandes')
    choose('annee', '2025-2026')
    await says('1 sur 3 demandes')
    choose('etat', 'Acceptée')
    await says('Aucune demande ne répond à ces filtres.')
    await expect(widget).to.be.accessible()
    await press('Tout afficher')
    await says('3 demandes')
    choose('structure', 'Les tortues 2 mers')
    await says('1 sur 3 demandes')
    expect(titles()).to.have.length(1)
    choose('structure', 'Toutes les structures')
    await says('3 demandes')
  })

  it('a filter stays though nothing answers it any more', async () => {
    open([demande(), demande({ id: id('e2'), etat: 'acceptee' })])
    await says('2 demandes')
    choose('etat', 'En cours d’étude')
    await says('1 sur 2 demandes')
    api.answer('GET inscriptions', {
      inscriptions: [demande({ etat: 'acceptee' }), demande({ id: id('e2'), etat: 'acceptee' })],
    })
    await until(() => say)
    say('inscriptions')
    await says('Aucune demande ne répond à ces filtres.')
    expect(root().querySelector<HTMLSelectElement>('#filtre-etat')?.value).to.equal('demandee')
  })

  it('withdraws after a confirmation, then takes it back', async () => {
    const retiree = demande({
      etat: 'retiree',
      gestes: ['reprendre'],
      etapes: [envoyee, etape('retiree', 'famille')],
    })
    open([demande()], {
      [`POST inscriptions/${id('e1')}/retrait`]: fait,
      [`POST inscriptions/${id('e1')}/reprise`]: fait,
    })
    await press('Retirer la demande')
    await answer('')
    await until(() => !root().querySelector('dialog'))
    expect(posted()).to.deep.equal([])
    await press('Retirer la demande')
    api.answer('GET inscriptions', { inscriptions: [retiree] })
    await answer('oui')
    await says('Léa, « Mercredis » : la demande est retirée.')
    await until(() => root().activeElement?.id === `demande-${id('e1')}`)
    await expect(widget).to.be.accessible()
    api.answer('GET inscriptions', {
      inscriptions: [demande({ etapes: [...retiree.etapes, etape('reprise', 'famille')] })],
    })
    await press('Reprendre la demande')
    await says('Léa, « Mercredis » : la demande est reprise.')
    await says('En cours d’étude')
    expect(posted().map((one) => one.split('/').at(-1))).to.deep.equal(['retrait', 'reprise'])
  })

  it('who waits for a place is told that its rank is kept for it', async () => {
    open([demande({ etat: 'en-attente', rang: 2 })])
    await press('Retirer la demande')
    await says('retrouver votre rang')
    expect(text('dialog')).not.to.include('place gardée')
  })

  it('giving up an enrolment says that it cannot be taken back; why it is refused', async () => {
    open([demande({ etat: 'acceptee', etapes: [envoyee, etape('acceptee', 'service')] })], {
      [`POST inscriptions/${id('e1')}/retrait`]: refus(
        'inscription-utilisee',
        409,
        'Des jours sont réservés.',
      ),
    })
    await press('Renoncer à l’inscription')
    await says('il faudra refaire une demande')
    await answer('oui')
    await says('Des jours sont réservés.')
    expect(root().querySelector('.avis.erreur')).to.exist
    await says('Acceptée')
  })

  it('« C’est fait » tells the service', async () => {
    open([demande({ etat: 'incomplete', motif: 'Appelez-nous.', gestes: ['completer', 'retirer'] })], {
      [`POST inscriptions/${id('e1')}/completude`]: fait,
    })
    await says('faites ce que le service demande, puis appuyez sur « C’est fait »')
    api.answer('GET inscriptions', { inscriptions: [demande()] })
    await press('C’est fait')
    await says('le service est prévenu')
    expect(posted()).to.have.length(1)
  })

  it('with nothing asked for leads to the services; a failed read says what to do', async () => {
    open(refus('erreur-interne', 500, 'Rien n’a été perdu.'))
    await says('Rien n’a été perdu.')
    api.answer('GET inscriptions', { inscriptions: [] })
    await press('Réessayer')
    await says('Vous n’avez encore demandé aucune inscription.')
    expect(root().querySelector(`a[href="${configuration.pages.services}"]`)).to.exist
    await expect(widget).to.be.accessible()
  })

  it('asks who is not signed in to sign in, and reads nothing', async () => {
    open([demande()], { 'GET session': visiteur })
    await says('Connectez-vous')
    expect(api.requests.some((one) => one.url.endsWith('/inscriptions'))).to.equal(false)
  })
})

describe('What came between two readings', () => {
  const before = [demande()]
  const after = (...etapes: Etape[]) => nouvelles(before, [demande({ etapes: [envoyee, ...etapes] })])

  it('is said once, and not what the family did itself', () => {
    expect(after()).to.deep.equal([])
    expect(after(etape('retiree', 'famille'))).to.deep.equal([])
    expect(after(etape('acceptee', 'service')).map((one) => one.ton)).to.deep.equal(['succes'])
    const [asked] = after(etape('pieces-demandees', 'service'))
    expect(asked?.ton).to.equal('attention')
    expect(asked?.phrase).to.include('Léa, «')
  })

  it('says again what the service asks a second time', () => {
    const once = demande({ etat: 'incomplete', etapes: [envoyee, etape('pieces-demandees', 'service')] })
    const twice = { ...once, etapes: [...once.etapes, etape('pieces-demandees', 'service')] }
    expect(nouvelles([once], [twice])).to.have.length(1)
    expect(nouvelles([once], [once])).to.have.length(0)
  })

  it('does not say what is read for the first time', () => {
    expect(nouvelles([], [demande({ etapes: [envoyee, etape('acceptee', 'service')] })])).to.deep.equal([])
  })
})
