import { expect } from '@open-wc/testing'
import { html } from 'lit'
import '../espace/define.ts'
import '../foyer/define.ts'
import '../login/define.ts'
import {
  API,
  COLLECTIVITE,
  type FakeApi,
  fakeApi,
  famille,
  forgetEspaces,
  mount,
  refus,
  until,
  visiteur,
} from '../espace/testing.ts'
import { arriver } from './arrivee.ts'
import { sansRetour } from './depart.ts'

const ICI = location.pathname + location.search

describe('connexion="redirection"', () => {
  let api: FakeApi
  let widget: HTMLElement
  const root = () => widget.shadowRoot as ShadowRoot
  const attendre = (etat = 'e'.repeat(22)) =>
    sessionStorage.setItem(
      'inoe:depart',
      JSON.stringify({
        api: API,
        collectivite: COLLECTIVITE,
        etat,
        verificateur: 'v'.repeat(43),
        adresse: `${location.origin}${ICI}#ancre`,
        gardes: {},
      }),
    )
  const revenir = (suite: Record<string, string>) => {
    const url = new URL(location.href)
    for (const [nom, valeur] of Object.entries({ etat: 'e'.repeat(22), ...suite }))
      url.searchParams.set(`inoe-${nom}`, valeur)
    history.replaceState(null, '', url)
  }
  const open = async (answers: Record<string, unknown> = {}) => {
    api = fakeApi({ 'GET session': visiteur, ...answers })
    widget = mount(html`<inoe-login connexion="redirection"><a href="/x">repli</a></inoe-login>`)
    await until(() => root().querySelector('h2'))
  }
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
    history.replaceState(null, '', ICI)
  })

  it('the page has no field, and says where one signs in', async () => {
    await open()
    await expect(widget).to.be.accessible()
    expect(widget.querySelector('input')).to.equal(null)
    expect(root().textContent).to.contain(new URL(API).host)
    expect(root().querySelector('button')?.textContent).to.equal('Se connecter ou créer un compte')
  })

  it('signed in, it is the same bar as elsewhere', async () => {
    api = fakeApi({ 'GET session': famille })
    widget = mount(html`<inoe-login connexion="redirection"></inoe-login>`)
    await until(() => root().textContent?.includes(famille.connecte ? famille.courriel : ''))
    expect(root().textContent).to.contain('Se déconnecter')
  })

  it('comes back signed in: the address is as it was, the code is gone before it is used', async () => {
    let seen = ''
    await open({
      'POST session/echange': () => {
        seen = location.href
        return { jeton: 'bearer', persistante: false }
      },
    })
    attendre()
    revenir({ code: 'c'.repeat(43) })
    const heard: string[] = []
    const hear = () => heard.push('connexion')
    document.addEventListener('inoe-connexion', hear)
    api.answer('GET session', famille)
    await arriver()
    document.removeEventListener('inoe-connexion', hear)
    expect(seen).to.equal(`${location.origin}${ICI}#ancre`)
    expect(location.href).to.equal(seen)
    expect(heard).to.deep.equal(['connexion'])
    expect(sessionStorage.getItem('inoe:depart')).to.equal(null)
    const sent = api.requests.find((one) => one.url.endsWith('session/echange'))
    expect(await sent?.json()).to.deep.equal({ code: 'c'.repeat(43), verificateur: 'v'.repeat(43) })
    await until(() => root().textContent?.includes('Se déconnecter'))
  })

  it('an answer to a question this tab did not ask signs nobody in', async () => {
    await open({ 'POST session/echange': { jeton: 'bearer', persistante: false } })
    attendre('autre'.repeat(5))
    revenir({ code: 'c'.repeat(43) })
    await arriver()
    expect(api.requests.some((one) => one.url.endsWith('session/echange'))).to.equal(false)
    expect(location.search).not.to.contain('inoe-')
    const alert = await until(() => root().querySelector('.retour'))
    expect(alert.textContent).to.contain('n’attendait pas de connexion')
    await expect(widget).to.be.accessible()
  })

  it('a refusal is said until somebody signs in; giving up is not an error', async () => {
    await open({
      'POST session/echange': refus('lien-invalide', 410, 'La connexion n’a pas pu se terminer.'),
    })
    attendre()
    revenir({ code: 'c'.repeat(43) })
    await arriver()
    expect(root().querySelector('.retour .erreur')?.textContent).to.contain('n’a pas pu se terminer')
    attendre()
    revenir({ refus: 'abandon' })
    await arriver()
    expect(root().querySelectorAll('.retour').length).to.equal(1)
    expect(root().querySelector('.retour .info')?.textContent).to.contain('Rien n’a changé')
  })

  it('takes only what a return added out of an address', () => {
    expect(sansRetour('https://v.fr/a/?p=1&inoe-code=x&inoe-etat=y&inoe-refus=z#h').href).to.equal(
      'https://v.fr/a/?p=1#h',
    )
  })
})
