import { expect } from '@open-wc/testing'
import { html } from 'lit'
import '../espace/define.ts'
import '../foyer/define.ts'
import '../login/define.ts'
import {
  API,
  COLLECTIVITE,
  configuration,
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

  describe('FranceConnect', () => {
    const offre = { 'GET configuration': { ...configuration, franceconnect: true } }
    const ouvrir = async (answers: Record<string, unknown> = {}, pret = 'button.fc') => {
      api = fakeApi({ 'GET session': visiteur, ...offre, ...answers })
      widget = mount(html`<inoe-login></inoe-login>`)
      await until(() => root().querySelector(pret))
    }

    it('its button stands above the form, and only where the town has it', async () => {
      await ouvrir()
      await expect(widget).to.be.accessible()
      expect(root().querySelector('button.fc')?.textContent?.trim()).to.equal(
        'S’identifier avec FranceConnect',
      )
      expect(widget.querySelector('input[type=password]')).not.to.equal(null)
      document.body.replaceChildren()
      api.restore()
      forgetEspaces()
      api = fakeApi({ 'GET session': visiteur })
      widget = mount(html`<inoe-login></inoe-login>`)
      await until(() => root().querySelector('h2'))
      expect(root().textContent).not.to.contain('FranceConnect')
    })

    it('says what became of an identification', async () => {
      for (const [issue, texte] of [
        ['abandon', 'Vous avez quitté FranceConnect'],
        ['panne', 'ne répond pas'],
        ['invalide', 'n’a pas pu être vérifiée'],
        ['expire', 'pris trop de temps'],
      ]) {
        history.replaceState(
          null,
          '',
          `${location.pathname}?${new URLSearchParams({ franceconnect: issue ?? '' })}`,
        )
        await ouvrir()
        expect(root().querySelector('[role=alert] .avis')?.textContent).to.contain(texte)
        await expect(widget).to.be.accessible()
        document.body.replaceChildren()
        api.restore()
        forgetEspaces()
      }
      await ouvrir()
    })

    it('an identity without an account: the account that is signed in to is linked first', async () => {
      const jeton = 'j'.repeat(43)
      const order: string[] = []
      history.replaceState(null, '', `#inoe-franceconnect=${jeton}`)
      const hear = () => order.push('connexion')
      document.addEventListener('inoe-connexion', hear)
      await ouvrir(
        {
          'POST franceconnect/identite': { prenom: 'Angela', nom: 'DUBOIS', courriel: 'angela@exemple.fr' },
          'POST session': { jeton: null },
          'POST compte/franceconnect': () => {
            order.push('relie')
            return new Response(null, { status: 204 })
          },
        },
        '.message',
      )
      expect(root().textContent).to.contain('Bonjour Angela DUBOIS')
      await expect(widget).to.be.accessible()
      const press = (mots: string) =>
        [...root().querySelectorAll('button')].find((one) => one.textContent === mots)?.click()
      press('Oui, j’ai déjà un compte')
      const form = await until(() => widget.querySelector('form'))
      expect(root().querySelector('button.fc')).to.equal(null)
      for (const [nom, valeur] of [
        ['courriel', 'angela@exemple.fr'],
        ['motDePasse', 'girafe ! nuance 47 patio'],
      ]) {
        const field = form.querySelector<HTMLInputElement>(`[name=${nom}]`)
        if (field) field.value = valeur ?? ''
      }
      api.answer('GET session', famille)
      form.querySelector<HTMLButtonElement>('[type=submit]')?.click()
      await until(() => order.length === 2)
      document.removeEventListener('inoe-connexion', hear)
      expect(order).to.deep.equal(['relie', 'connexion'])
      const sent = api.requests.find((one) => one.url.endsWith('compte/franceconnect'))
      expect(await sent?.json()).to.deep.equal({ jeton })
      await until(() => root().textContent?.includes('Votre compte est relié'))
      expect(location.hash).to.equal('')
    })

    it('or a new account is made, with the address that FranceConnect gave to begin with', async () => {
      history.replaceState(null, '', `#inoe-franceconnect=${'j'.repeat(43)}`)
      await ouvrir(
        { 'POST franceconnect/identite': { prenom: 'Angela', nom: 'DUBOIS', courriel: 'angela@exemple.fr' } },
        '.message',
      )
      ;[...root().querySelectorAll('button')]
        .find((one) => one.textContent === 'Non, je crée mon compte')
        ?.click()
      const field = await until(() => widget.querySelector<HTMLInputElement>('[name=courriel]'))
      expect(field.value).to.equal('angela@exemple.fr')
      await expect(widget).to.be.accessible()
    })
  })

  it('takes only what a return added out of an address', () => {
    expect(sansRetour('https://v.fr/a/?p=1&inoe-code=x&inoe-etat=y&inoe-refus=z#h').href).to.equal(
      'https://v.fr/a/?p=1#h',
    )
  })
})
