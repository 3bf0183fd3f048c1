import { expect } from '@open-wc/testing'
import { html } from 'lit'
import '../espace/define.ts'
import {
  type FakeApi,
  fakeApi,
  famille,
  forgetEspaces,
  mount,
  refus,
  until,
  visiteur,
} from '../espace/testing.ts'
import './define.ts'

const ICI = location.pathname + location.search
const DEMANDE = {
  retour: 'https://www.ville.fr/espace/?page_id=12',
  etat: 'e'.repeat(22),
  defi: 'd'.repeat(43),
}

describe('<inoe-retour>', () => {
  let api: FakeApi
  let widget: HTMLElement
  const root = () => widget.shadowRoot as ShadowRoot
  const open = async (answers: Record<string, unknown> = {}) => {
    const url = new URL(location.href)
    for (const [nom, valeur] of Object.entries(DEMANDE)) url.searchParams.set(nom, valeur)
    history.replaceState(null, '', url)
    api = fakeApi({
      'GET session': visiteur,
      // A refusal, so that the test stays on its page.
      'POST session/code': refus('origine-non-declaree', 403, 'Ce site n’est pas déclaré.'),
      ...answers,
    })
    widget = mount(html`<inoe-retour></inoe-retour>`)
    await until(() => root().querySelector('section p'))
  }
  const sent = () => api.requests.filter((one) => one.url.endsWith('session/code'))
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
    history.replaceState(null, '', ICI)
  })

  it('says where one comes from, and how to go back without signing in', async () => {
    await open()
    await expect(widget).to.be.accessible()
    expect(root().textContent).to.contain('Vous venez de www.ville.fr')
    const back = new URL(root().querySelector('a')?.href ?? '')
    expect(back.origin + back.pathname).to.equal('https://www.ville.fr/espace/')
    expect(Object.fromEntries(back.searchParams)).to.deep.equal({
      page_id: '12',
      'inoe-etat': DEMANDE.etat,
      'inoe-refus': 'abandon',
    })
    expect(sent().length).to.equal(0)
  })

  it('who is signed in already is asked first; what is refused is said', async () => {
    await open({ 'GET session': famille })
    await expect(widget).to.be.accessible()
    expect(root().textContent).to.contain('camille.durand@exemple.fr')
    expect(sent().length).to.equal(0)
    root().querySelector('button')?.click()
    await until(() => root().querySelector('.avis.erreur')?.textContent?.includes('pas déclaré'))
    expect(await sent()[0]?.json()).to.deep.equal(DEMANDE)
  })

  it('who signs in here goes back at once', async () => {
    await open()
    document.dispatchEvent(new Event('inoe-connexion'))
    await until(() => sent().length === 1)
  })
})
