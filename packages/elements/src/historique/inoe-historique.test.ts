import type { Action } from '@inoe/contract/historique'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import {
  type Answer,
  type FakeApi,
  fakeApi,
  forgetEspaces,
  mount,
  until,
  visiteur,
} from '../espace/testing.ts'
import './define.ts'
import type { InoeHistorique } from './inoe-historique.ts'
import { bornesDe, decaler } from './periode.ts'
import { cellule, csv } from './tableur.ts'

const action = (id: string, more: Partial<Action> = {}): Action => ({
  id,
  le: '2026-05-04T10:00:00.000Z',
  genre: 'connexion',
  objet: 'Firefox sur Android',
  enfant: null,
  etat: 'fait',
  reponse: '81.57.12.x',
  reponduLe: null,
  montantCentimes: null,
  ...more,
})
const aujourdhui = '2026-05-14'
const absence = action('a', {
  genre: 'absence',
  objet: 'Les tortues 2 mers',
  enfant: 'Léa',
  etat: 'refuse',
  reponse: 'Certificat illisible',
  reponduLe: '2026-05-06T08:00:00.000Z',
})

describe('<inoe-historique>', () => {
  let api: FakeApi
  let widget: InoeHistorique
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })
  const root = () => widget.shadowRoot as ShadowRoot
  const text = () => root().textContent?.replaceAll(/\s+/g, ' ') ?? ''
  const says = (words: string) => until(() => text().includes(words))
  const press = (words: string) => {
    const found = [...root().querySelectorAll('button')].find((one) => one.textContent?.includes(words))
    if (!found) throw new Error(`no button « ${words} »`)
    found.click()
  }
  const choose = (id: string, value: string) => {
    const select = root().querySelector<HTMLSelectElement>(`#${id}`)
    if (!select) throw new Error(`no list ${id}`)
    select.value = value
    select.dispatchEvent(new Event('change'))
  }
  const asked = () =>
    api.requests.filter((one) => one.url.includes('/historique')).map((one) => new URL(one.url).searchParams)
  const open = (answer: Answer, more: Record<string, Answer> = {}) => {
    api = fakeApi({ 'GET historique': answer, ...more })
    widget = mount<InoeHistorique>(html`<inoe-historique></inoe-historique>`)
  }

  it('shows sign-ins first, then requests with their answer', async () => {
    open((request: Request) => ({
      actions: request.url.includes('quoi=demandes') ? [absence] : [action('c')],
      suite: null,
      aujourdhui,
    }))
    await says('Firefox sur Android, depuis 81.57.12.x')
    await expect(widget).to.be.accessible()
    choose('quoi', 'demandes')
    await says('Absence, Les tortues 2 mers, Léa')
    expect(text()).to.include('Refusé le 6 mai 2026')
    expect(text()).to.include('Réponse : Certificat illisible')
    await expect(widget).to.be.accessible()
  })

  it('shows requests at once where the welcome page leads to what was refused, once', async () => {
    location.hash = '#inoe-demandes'
    open((request: Request) => ({
      actions: request.url.includes('quoi=demandes') ? [absence] : [action('c')],
      suite: null,
      aujourdhui,
    }))
    await says('Réponse : Certificat illisible')
    expect(root().querySelector<HTMLSelectElement>('#quoi')?.value).to.equal('demandes')
    expect(location.hash).to.equal('')
    expect(asked().map((one) => one.get('quoi'))).to.deep.equal(['demandes'])
  })

  it('keeps to a month, then to the one before', async () => {
    open({ actions: [], suite: null, aujourdhui })
    await says('Aucune connexion')
    choose('pas', 'mois')
    await until(() => asked().at(-1)?.has('du'))
    const last = () => asked().at(-1)?.toString()
    expect(last()).to.equal('quoi=connexions&du=2026-05-01&au=2026-05-31')
    press('Mois précédent')
    await until(() => last() === 'quoi=connexions&du=2026-04-01&au=2026-04-30')
    await says('avril 2026')
  })

  it('goes on with older ones and leads the reader to the first of them', async () => {
    open((request: Request) =>
      request.url.includes('avant=')
        ? { actions: [action('vieille', { objet: 'Safari sur iPhone' })], suite: null, aujourdhui }
        : { actions: [action('c')], suite: '1_x', aujourdhui },
    )
    await says('Firefox sur Android')
    press('Afficher les plus anciennes')
    await says('Safari sur iPhone')
    expect(text()).to.include('Firefox sur Android')
    await until(() => root().activeElement?.textContent?.includes('Safari sur iPhone'))
    expect(text()).not.to.include('Afficher les plus anciennes')
  })

  it('shows nothing to who is not signed in', async () => {
    open({ actions: [action('c')], suite: null, aujourdhui }, { 'GET session': visiteur })
    await says('Connectez-vous')
    expect(asked()).to.have.length(0)
  })
})

describe('The week and the month of a day', () => {
  it('go from Monday to Sunday and from the first to the last', () => {
    expect(bornesDe('semaine', '2026-03-01')).to.deep.equal({ du: '2026-02-23', au: '2026-03-01' })
    expect(bornesDe('mois', '2028-02-10')).to.deep.equal({ du: '2028-02-01', au: '2028-02-29' })
    expect(bornesDe('mois', '2026-12-31')).to.deep.equal({ du: '2026-12-01', au: '2026-12-31' })
    expect(decaler({ du: '2026-12-01', au: '2026-12-31' }, 1)).to.equal('2027-01-01')
  })
})

describe('A file for a spreadsheet', () => {
  it('runs nothing of what others typed', () => {
    for (const formule of ['=1+1', '+1', '-1', '@A1', '\t=1', ' =1'])
      expect(cellule(formule)[1]).to.equal("'")
    expect(csv([['a "b"', 'c;d']])).to.equal('\uFEFF"a ""b""";"c;d"\r\n')
  })
})
