import type { AccesSante, EffacementPrevu, MesDonnees } from '@inoe/contract/mes-donnees'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import { typique as durees } from '../../../../stories/fixtures/mes-donnees-durees.ts'
import {
  type Answer,
  agent,
  direct,
  type FakeApi,
  fakeApi,
  forgetEspaces,
  mount,
  refus,
  until,
  visiteur,
} from '../espace/testing.ts'
import './define.ts'
import type { InoeMesDonnees } from './inoe-mes-donnees.ts'

const ID = '0190a000-0000-7000-8000-000000000001'
const enCours: MesDonnees['exports'][number] = {
  id: ID,
  etat: 'en-cours',
  demandeLe: '2026-11-03T09:00:00.000Z',
  taille: null,
  expireLe: null,
}
const pret: MesDonnees['exports'][number] = {
  ...enCours,
  etat: 'pret',
  taille: 2_500_000,
  expireLe: '2026-11-10T09:00:00.000Z',
}
const mesDonnees = (...exports: MesDonnees['exports']): MesDonnees => ({ exports, effacement: null })

describe('<inoe-mes-donnees>', () => {
  let api: FakeApi
  let widget: InoeMesDonnees
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })
  const root = () => widget.shadowRoot as ShadowRoot
  const text = () => root().textContent?.replaceAll(/\s+/g, ' ') ?? ''
  const says = (words: string) => until(() => text().includes(words))
  const button = (words: string) =>
    until(() => [...root().querySelectorAll('button')].find((one) => one.textContent?.includes(words)))
  const open = (answer: Answer, more: Record<string, Answer> = {}) => {
    api = fakeApi({ 'GET mes-donnees': answer, ...more })
    widget = mount<InoeMesDonnees>(html`<inoe-mes-donnees></inoe-mes-donnees>`)
  }
  const asked = (method: string) => api.requests.filter((one) => one.method === method)

  it('asks for a copy, says that it is being made, keeps the focus in the card', async () => {
    open(mesDonnees(), {
      'POST mes-donnees/exports': () => {
        api.answer('GET mes-donnees', mesDonnees(enCours))
        return { id: ID }
      },
    })
    const ask = await button('Préparer une copie')
    await expect(widget).to.be.accessible()
    ask.click()
    ask.click()
    await says('En préparation, demandée le 3 novembre 2026 à 10:00')
    await says('C’est demandé')
    expect(asked('POST')).to.have.length(1)
    expect(root().querySelectorAll('[aria-labelledby=titre-copie] button')).to.have.length(0)
    await until(() => root().activeElement?.id === 'titre-copie')
    await expect(widget).to.be.accessible()
  })

  it('says that it is ready as soon as it is, without moving the focus', async () => {
    const live = direct()
    open(mesDonnees(enCours), { 'GET direct': live.answer })
    await says('En préparation')
    await until(() => api.requests.some((one) => one.url.endsWith('/direct')))
    api.answer('GET mes-donnees', mesDonnees(pret))
    const before = root().activeElement
    await until(() => {
      live.say('mes-donnees')
      return text().includes('Votre copie est prête')
    })
    expect(root().activeElement).to.equal(before)
    await says('2,4 Mo')
    await says('avant le 10 novembre 2026 à 10:00')
    await expect(widget).to.be.accessible()
  })

  it('downloads it with the session', async () => {
    open(mesDonnees(pret), {
      [`GET mes-donnees/exports/${ID}/fichier`]: new Response('zip', {
        headers: { 'content-type': 'application/zip' },
      }),
    })
    const saved: string[] = []
    const click = HTMLAnchorElement.prototype.click
    HTMLAnchorElement.prototype.click = function () {
      saved.push(this.download)
    }
    try {
      const download = await button('Télécharger la copie')
      download.click()
      await until(() => saved.length === 1)
      expect(saved[0]).to.match(/^mes-donnees-\d{4}-\d\d-\d\d\.zip$/)
    } finally {
      HTMLAnchorElement.prototype.click = click
    }
  })

  it('says why it could not be given', async () => {
    open(mesDonnees(pret), {
      [`GET mes-donnees/exports/${ID}/fichier`]: refus('introuvable', 404, 'Cette copie n’est plus là.'),
    })
    const download = await button('Télécharger la copie')
    download.click()
    await says('Cette copie n’est plus là.')
    await expect(widget).to.be.accessible()
  })

  it('lists who read the health of the children, then older ones, and leads to the first of them', async () => {
    const lecture = (id: string, more: Partial<AccesSante> = {}): AccesSante => ({
      id,
      enfant: 'Léa',
      structure: 'L’arbre à paumes',
      agent: 'Sophie',
      ecran: 'pointage',
      objet: '',
      jour: '2026-11-03',
      premierLe: '2026-11-03T07:12:00.000Z',
      dernierLe: '2026-11-03T16:40:00.000Z',
      fois: 14,
      ...more,
    })
    open(mesDonnees(), {
      'GET mes-donnees/acces-sante': (request: Request) =>
        request.url.includes('avant=')
          ? {
              acces: [lecture('b', { ecran: 'document', objet: 'Vaccins', fois: 1, agent: '' })],
              suite: null,
            }
          : { acces: [lecture('a')], suite: '1_x' },
    })
    const show = await button('Voir qui les a lues')
    expect(show.getAttribute('aria-expanded')).to.equal('false')
    show.click()
    await says('L’arbre à paumes, Sophie, le 3 novembre 2026, 14 fois entre 08:12 et 17:40')
    await expect(widget).to.be.accessible()
    ;(await button('Afficher les plus anciennes')).click()
    await says('Document « Vaccins »')
    await says('L’arbre à paumes, le 3 novembre 2026 à 08:12')
    await until(() => root().activeElement?.textContent?.includes('Vaccins'))
    await expect(widget).to.be.accessible()
  })

  it('says that nobody read anything, or that it could not be read', async () => {
    open(mesDonnees(), { 'GET mes-donnees/acces-sante': refus('erreur-interne', 500, 'En panne.') })
    ;(await button('Voir qui les a lues')).click()
    await says('En panne.')
    api.answer('GET mes-donnees/acces-sante', { acces: [], suite: null })
    ;(await button('Réessayer')).click()
    await says('Personne n’a encore lu')
    await expect(widget).to.be.accessible()
  })

  it('says what would go, what would stay and why, asks before it asks, and can be taken back', async () => {
    const prevu: EffacementPrevu = {
      portee: 'foyer',
      efface: ['Votre compte'],
      garde: [
        { quoi: 'Les factures', duree: '10 ans', pourquoi: 'pièces comptables', source: 'Code de commerce' },
      ],
      obstacles: ['une facture à régler'],
    }
    const attente = {
      etat: 'demandee',
      demandeLe: '2026-11-03T09:00:00.000Z',
      reponduLe: null,
      motif: null,
    } as const
    open(mesDonnees(), {
      'GET mes-donnees/effacement': prevu,
      'POST mes-donnees/effacement': () => {
        api.answer('GET mes-donnees', { exports: [], effacement: attente })
        return {}
      },
      'DELETE mes-donnees/effacement': () => {
        api.answer('GET mes-donnees', { exports: [], effacement: { ...attente, etat: 'retiree' } })
        return new Response(null, { status: 204 })
      },
    })
    ;(await button('Voir ce qui serait effacé')).click()
    await says('Les factures10 ans : pièces comptables.')
    await says('une facture à régler')
    await expect(widget).to.be.accessible()
    ;(await button('Demander l’effacement')).click()
    const oui = await until(() => root().querySelector<HTMLButtonElement>('dialog[open] [value=oui]'))
    expect(asked('POST')).to.have.length(0)
    oui.click()
    await says('Demandé le 3 novembre 2026 à 10:00')
    await says('Votre demande est envoyée')
    await expect(widget).to.be.accessible()
    ;(await button('Retirer ma demande')).click()
    await says('Votre demande est retirée')
    await button('Voir ce qui serait effacé')
  })

  it('says why the service refused', async () => {
    open({
      exports: [],
      effacement: {
        etat: 'refusee',
        demandeLe: '2026-11-03T09:00:00.000Z',
        reponduLe: '2026-11-04T09:00:00.000Z',
        motif: 'Un contentieux est en cours.',
      },
    })
    await says('Un contentieux est en cours.')
    await expect(widget).to.be.accessible()
  })

  it('shows nothing to who is not signed in, nor to an agent', async () => {
    for (const session of [visiteur, agent]) {
      open(mesDonnees(pret), { 'GET session': session })
      await says('Connectez-vous')
      expect(api.requests.some((one) => one.url.endsWith('/mes-donnees'))).to.equal(false)
      api.restore()
      forgetEspaces()
      document.body.replaceChildren()
    }
    open(mesDonnees())
  })

  it('says how long each thing is kept, from when, why and by which text', async () => {
    api = fakeApi({
      'GET mes-donnees': mesDonnees(),
      'GET mes-donnees/durees': durees,
      'GET direct': direct().answer,
    })
    widget = mount(html`<inoe-mes-donnees></inoe-mes-donnees>`)
    ;(
      await until(() =>
        [...root().querySelectorAll('button')].find((one) => one.textContent === 'Voir les durées'),
      )
    ).click()
    await until(() => text().includes('Les conversations avec les services, et leurs pièces jointes'))
    expect(text()).to.include('3 ans après : le dernier message')
    expect(text()).to.include('(Code civil, art. 2224 (5 ans pour agir)).')
    await expect(widget).to.be.accessible()
  })
})
