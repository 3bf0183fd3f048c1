import { expect } from '@open-wc/testing'
import { sendKeys, setViewport } from '@web/test-runner-commands'
import { html } from 'lit'
import '../espace/define.ts'
import {
  agent,
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
import './define.ts'
import { InoeLogin } from './inoe-login.ts'

const JETON = 'a'.repeat(43)
const MOT_DE_PASSE = 'girafe ! nuance 47 patio'

/** The network may fail between the widget and its other views. */
class LoginCoupe extends InoeLogin {
  static coupe = false
  static demandes = 0
  protected override loadCompte() {
    LoginCoupe.demandes++
    return LoginCoupe.coupe ? Promise.reject(new TypeError('down')) : super.loadCompte()
  }
}
customElements.define('inoe-login-coupe', LoginCoupe)

describe('<inoe-login>', () => {
  let api: FakeApi
  let widget: InoeLogin
  const events: string[] = []
  const record = (event: Event) => events.push(event.type)

  const open = async (answers: Record<string, unknown> = {}) => {
    api = fakeApi({ 'GET session': visiteur, ...answers })
    widget = mount<InoeLogin>(html`<inoe-login><a href="/x">repli</a></inoe-login>`)
    await until(() => title())
  }
  const openCut = async () => {
    LoginCoupe.coupe = true
    LoginCoupe.demandes = 0
    api = fakeApi({ 'GET session': visiteur })
    widget = mount<InoeLogin>(html`<inoe-login-coupe></inoe-login-coupe>`)
    await until(() => title())
  }
  const alert = () => widget.shadowRoot?.querySelector('[role=alert]')?.textContent ?? ''
  const title = () => widget.shadowRoot?.querySelector('h2')?.textContent?.trim()
  const text = () => widget.shadowRoot?.textContent ?? ''
  const field = (label: string) => {
    const found = [...widget.querySelectorAll('label')].find((one) => one.textContent?.trim() === label)
    const control = found?.control ?? found?.querySelector('input')
    if (!control) throw new Error(`no field « ${label} »`)
    return control as HTMLInputElement
  }
  const type = (label: string, value: string) => {
    const input = field(label)
    input.value = value
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  const press = (words: string) => {
    const all = [
      ...widget.querySelectorAll('button'),
      ...(widget.shadowRoot?.querySelectorAll('button') ?? []),
    ]
    const found = all.find((one) => one.textContent?.trim() === words)
    if (!found) throw new Error(`no button « ${words} »`)
    found.click()
  }
  const describedBy = (input: HTMLInputElement) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ')
  const sent = async (route: string) => {
    const found = api.requests.findLast((one) => one.method === 'POST' && one.url.endsWith(route))
    if (!found) return undefined
    const { appareil, ...body } = await found.clone().json()
    if (appareil !== undefined) expect(appareil).to.equal(localStorage.getItem('inoe:appareil'))
    return body
  }

  beforeEach(() => {
    events.length = 0
    document.addEventListener('inoe-connexion', record)
    document.addEventListener('inoe-deconnexion', record)
  })
  afterEach(() => {
    document.removeEventListener('inoe-connexion', record)
    document.removeEventListener('inoe-deconnexion', record)
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
    history.replaceState(null, '', location.pathname + location.search)
  })

  it('copied with what was typed, has one form, its own and empty; a form left without the widget sends nothing', async () => {
    await open()
    type('Mot de passe', MOT_DE_PASSE)
    const form = widget.querySelector('form') as HTMLFormElement
    const copy = widget.cloneNode(true) as InoeLogin
    widget.after(copy)
    await until(() => copy.shadowRoot?.querySelector('slot[name=formulaire]'))
    expect(copy.querySelectorAll('form').length).to.equal(1)
    expect(copy.querySelector<HTMLInputElement>('[name=motDePasse]')?.value).to.equal('')
    expect(field('Mot de passe').value).to.equal(MOT_DE_PASSE)
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).to.equal(ids.length)

    // In a page that was saved, or whose scripts are blocked: nothing listens to it.
    const dead = form.cloneNode(true) as HTMLFormElement
    document.body.append(dead)
    let left = 0
    const leaving = () => left++
    addEventListener('beforeunload', leaving)
    dead.requestSubmit()
    removeEventListener('beforeunload', leaving)
    expect([dead.method, left]).to.deep.equal(['dialog', 0])
  })

  it('signs in: the form is the page’s own, with what password managers look for', async () => {
    await open({ 'POST session': { jeton: 'bearer' } })
    expect(title()).to.equal('Se connecter')
    expect(field('Adresse e-mail').getRootNode()).to.equal(document)
    expect(field('Adresse e-mail').autocomplete).to.equal('username')
    expect(field('Mot de passe').autocomplete).to.equal('current-password')
    await expect(widget).to.be.accessible()

    type('Adresse e-mail', ' camille.durand@exemple.fr ')
    type('Mot de passe', MOT_DE_PASSE)
    field('Rester connecté sur cet appareil').click()
    api.answer('GET session', famille)
    const region = widget.shadowRoot?.querySelector('[role=status]')
    press('Se connecter')
    await until(() => text().includes('Connecté : camille.durand@exemple.fr'))
    // Said by a live region that was there before: a screen reader says nothing of one that comes with its words.
    expect(region?.isConnected).to.equal(true)
    expect(region?.textContent).to.include('Vous êtes connecté.')
    expect(await sent('/session')).to.deep.equal({
      courriel: 'camille.durand@exemple.fr',
      motDePasse: MOT_DE_PASSE,
      resterConnecte: true,
    })
    expect(widget.querySelector('form')).to.equal(null)
    expect(widget.shadowRoot?.querySelector('a')?.href).to.equal('https://ville.exemple/tableau-de-bord/')
    expect(localStorage.getItem(`inoe:http://api.test/${COLLECTIVITE}`)).to.equal('bearer')
    expect(events).to.deep.equal(['inoe-connexion'])
    await until(() => widget.shadowRoot?.activeElement?.id === 'titre')
    await expect(widget).to.be.accessible()
  })

  it('signs out', async () => {
    await open({ 'GET session': famille, 'DELETE session': new Response(null, { status: 204 }) })
    api.answer('GET session', visiteur)
    const region = widget.shadowRoot?.querySelector('[role=status]')
    press('Se déconnecter')
    await until(() => widget.querySelector('form'))
    expect(region?.isConnected && region.textContent).to.include('Vous êtes déconnecté.')
    expect(text()).to.include('Vous êtes déconnecté.')
    expect(events).to.deep.equal(['inoe-deconnexion'])
  })

  it('leads an agent to the services’ side', async () => {
    await open({ 'GET session': agent })
    expect(text()).to.include('Connecté : sophie@mairie.exemple').and.to.include('Ouvrir la gestion')
    expect(widget.shadowRoot?.querySelector('a')?.href).to.equal('https://ville.exemple/gestion/')
  })

  it('leads nobody to the page where they are', async () => {
    const pages = { ...configuration.pages, gestion: location.href }
    await open({ 'GET session': agent, 'GET configuration': { ...configuration, pages } })
    expect(text()).to.include('Connecté').and.not.to.include('Ouvrir la gestion')
  })

  it('says what is wrong on the field, keeps what was typed, and leads there', async () => {
    await open({
      'POST session': refus(
        'identifiants-incorrects',
        401,
        'Adresse ou mot de passe incorrect. Il reste 4 essais.',
      ),
    })
    press('Se connecter')
    await until(() => document.activeElement === field('Adresse e-mail'))
    expect(describedBy(field('Adresse e-mail'))).to.include('Écrivez votre adresse e-mail')
    expect(describedBy(field('Mot de passe'))).to.include('Écrivez votre mot de passe.')
    expect(field('Mot de passe').getAttribute('aria-invalid')).to.equal('true')
    expect(widget.shadowRoot?.querySelector('[role=status]')?.textContent).to.include(
      '2 champs sont à corriger.',
    )
    await expect(widget).to.be.accessible()

    type('Adresse e-mail', 'camille@exemple.fr')
    type('Mot de passe', 'pas celui-là')
    press('Se connecter')
    await until(() => document.activeElement === field('Mot de passe'))
    expect(describedBy(field('Mot de passe'))).to.include('Il reste 4 essais.')
    expect([field('Adresse e-mail').value, field('Mot de passe').value]).to.deep.equal([
      'camille@exemple.fr',
      'pas celui-là',
    ])
  })

  it('when there were too many attempts or no answer, says so and keeps what was typed', async () => {
    await open({ 'POST session': refus('trop-de-tentatives', 429, 'Réessayez dans 12 minutes.') })
    type('Adresse e-mail', 'camille@exemple.fr')
    type('Mot de passe', MOT_DE_PASSE)
    press('Se connecter')
    await until(() => widget.shadowRoot?.querySelector('[role=alert]')?.textContent?.includes('12 minutes'))
    api.answer('POST session', () => Promise.reject(new TypeError('down')))
    press('Se connecter')
    await until(() =>
      widget.shadowRoot?.querySelector('[role=alert]')?.textContent?.includes('ne répond pas'),
    )
    expect(field('Mot de passe').value).to.equal(MOT_DE_PASSE)
    api.answer('POST session', { jeton: null })
    api.answer('GET session', famille)
    press('Se connecter')
    await until(() => text().includes('Connecté'))
  })

  it('« Créer un compte »: live help, notice on data, then the mailbox and « Renvoyer l’e-mail »', async () => {
    await open({
      'POST comptes': Response.json({ message: '' }, { status: 202 }),
      'POST comptes/confirmation/renvoi': Response.json({ message: '' }, { status: 202 }),
    })
    press('Créer un compte')
    await until(() => title() === 'Créer un compte' && widget.shadowRoot?.activeElement?.id === 'titre')
    expect(field('Mot de passe').autocomplete).to.equal('new-password')
    expect(widget.textContent).to.include('CdC Rurales de l’Entre-Deux-Mers utilise votre adresse')
    const level = () => widget.querySelector('[aria-live]')?.textContent
    for (const [typed, words] of [
      ['court', 'Encore trop court'],
      ['azertyuiop12', 'Facile à deviner'],
      [MOT_DE_PASSE, 'Bon mot de passe'],
    ] as const) {
      type('Mot de passe', typed)
      await until(() => level()?.includes(words))
    }
    await expect(widget).to.be.accessible()
    type('Adresse e-mail', 'camille@exemple.fr')
    press('Créer mon compte')
    await until(() => title() === 'Regardez votre messagerie')
    expect(await sent('/comptes')).to.deep.include({
      courriel: 'camille@exemple.fr',
      motDePasse: MOT_DE_PASSE,
    })
    expect(text()).to.include('camille@exemple.fr').and.to.include('courriers indésirables')
    await expect(widget).to.be.accessible()
    press('Renvoyer l’e-mail')
    await until(() => text().includes('L’e-mail est reparti.'))
    expect(await sent('/renvoi')).to.deep.equal({ courriel: 'camille@exemple.fr', motDePasse: MOT_DE_PASSE })
  })

  it('a password that the server finds weak is explained on its field', async () => {
    const message = 'Ce mot de passe est trop facile à deviner.'
    await open({
      'POST comptes': refus('mot-de-passe-faible', 422, message, [{ champ: 'motDePasse', message }]),
    })
    press('Créer un compte')
    await until(() => title() === 'Créer un compte')
    type('Adresse e-mail', 'camille@exemple.fr')
    type('Mot de passe', MOT_DE_PASSE)
    press('Créer mon compte')
    await until(() => document.activeElement === field('Mot de passe'))
    expect(describedBy(field('Mot de passe'))).to.include(message)
    expect(field('Mot de passe').value).to.equal(MOT_DE_PASSE)
  })

  it('an account that is not confirmed can have its e-mail sent again', async () => {
    await open({
      'POST session': refus('compte-non-confirme', 403, 'Cliquez d’abord sur le lien.'),
      'POST comptes/confirmation/renvoi': Response.json({ message: '' }, { status: 202 }),
    })
    type('Adresse e-mail', 'camille@exemple.fr')
    type('Mot de passe', MOT_DE_PASSE)
    press('Se connecter')
    await until(() => text().includes('Cliquez d’abord'))
    press('Renvoyer l’e-mail')
    await until(() => title() === 'Regardez votre messagerie')
  })

  it('« Mot de passe oublié » keeps the address', async () => {
    await open({ 'POST mot-de-passe/oubli': Response.json({ message: '' }, { status: 202 }) })
    type('Adresse e-mail', 'camille@exemple.fr')
    press('Mot de passe oublié')
    await until(() => title() === 'Mot de passe oublié')
    expect(field('Adresse e-mail').value).to.equal('camille@exemple.fr')
    await expect(widget).to.be.accessible()
    press('Recevoir le lien')
    await until(() => text().includes('Si un compte existe'))
    expect(text()).to.include('courriers indésirables')
    press('Revenir à la connexion')
    await until(() => title() === 'Se connecter')
  })

  it('the link of the e-mail activates by one click, and leaves the address bar', async () => {
    history.replaceState(null, '', `#inoe-confirmation=${JETON}`)
    await open({ 'POST comptes/confirmation': { jeton: null } })
    expect(title()).to.equal('Activer mon compte')
    expect(api.requests.some((one) => one.method === 'POST')).to.equal(false)
    await expect(widget).to.be.accessible()
    api.answer('GET session', famille)
    press('Activer mon compte')
    await until(() => text().includes('Votre compte est actif.'))
    expect(await sent('/confirmation')).to.deep.equal({ jeton: JETON })
    expect(location.hash).to.equal('')
    expect(events).to.deep.equal(['inoe-connexion'])
  })

  it('a link that served already leads to signing in', async () => {
    history.replaceState(null, '', `#inoe-confirmation=${JETON}`)
    await open({ 'POST comptes/confirmation': refus('lien-invalide', 410, 'Ce lien a déjà servi.') })
    press('Activer mon compte')
    await until(() => title() === 'Se connecter')
    expect(text()).to.include('Ce lien a déjà servi.')
    expect(location.hash).to.equal('')
  })

  it('the link of « Mot de passe oublié », opened in the page that is there, asks for the new one', async () => {
    await open({ 'POST mot-de-passe': { jeton: 'bearer' } })
    location.hash = `#inoe-mot-de-passe=${JETON}`
    await until(() => title() === 'Choisir un mot de passe')
    type('Nouveau mot de passe', 'trop court')
    press('Enregistrer et me connecter')
    await until(() => describedBy(field('Nouveau mot de passe')).includes('au moins 12'))
    type('Nouveau mot de passe', MOT_DE_PASSE)
    await until(() => !field('Nouveau mot de passe').hasAttribute('aria-invalid'))
    await expect(widget).to.be.accessible()
    api.answer('GET session', famille)
    press('Enregistrer et me connecter')
    await until(() => text().includes('Votre mot de passe est enregistré.'))
    expect(await sent('/mot-de-passe')).to.deep.equal({ jeton: JETON, motDePasse: MOT_DE_PASSE })
    expect(location.hash).to.equal('')
    expect(sessionStorage.getItem(`inoe:http://api.test/${COLLECTIVITE}`)).to.equal('bearer')
  })

  it('the other views are downloaded when a hand comes near; when they do not come, says so and tries again', async () => {
    await openCut()
    expect(LoginCoupe.demandes).to.equal(0)
    type('Adresse e-mail', 'camille@exemple.fr')
    const [creer] = widget.shadowRoot?.querySelectorAll('button') ?? []
    creer?.focus()
    await until(() => LoginCoupe.demandes === 1)
    expect(alert()).to.equal('')
    press('Créer un compte')
    await until(() => alert().includes('n’a pas pu être téléchargée'))
    expect(title()).to.equal('Se connecter')
    expect(field('Adresse e-mail').value).to.equal('camille@exemple.fr')
    await expect(widget).to.be.accessible()
    LoginCoupe.coupe = false
    press('Réessayer')
    await until(() => title() === 'Créer un compte' && widget.shadowRoot?.activeElement?.id === 'titre')
    expect(alert()).to.equal('')
    expect(field('Adresse e-mail').value).to.equal('camille@exemple.fr')
  })

  it('a link whose view does not come can be tried again, and is not lost', async () => {
    history.replaceState(null, '', `#inoe-confirmation=${JETON}`)
    await openCut()
    await until(() => alert().includes('n’a pas pu être téléchargée'))
    expect(location.hash).to.include(JETON)
    LoginCoupe.coupe = false
    press('Réessayer')
    await until(() => title() === 'Activer mon compte')
    api.answer('POST comptes/confirmation', { jeton: null })
    api.answer('GET session', famille)
    press('Activer mon compte')
    await until(() => text().includes('Votre compte est actif.'))
    expect(await sent('/confirmation')).to.deep.equal({ jeton: JETON })
  })

  it('a browser names itself alike at each sign-in, so that one from elsewhere can be told', async () => {
    await open({ 'POST session': refus('identifiants-incorrects', 401, 'Non.') })
    const named = async () => {
      const before = api.requests.length
      type('Adresse e-mail', 'camille.durand@exemple.fr')
      type('Mot de passe', MOT_DE_PASSE)
      press('Se connecter')
      const request = await until(() =>
        api.requests.slice(before).find((one) => one.url.endsWith('/session')),
      )
      await until(() => text().includes('Non.') || widget.textContent?.includes('Non.'))
      return (await request.clone().json()).appareil
    }
    const first = await named()
    expect(first).to.match(/^[\da-f-]{36}$/)
    expect(await named()).to.equal(first)
  })

  for (const [fragment, oui, non] of [
    ['accord', 'Accepter le changement', 'Refuser'],
    ['preuve', 'Confirmer cette adresse', 'Je n’ai rien demandé'],
  ] as const) {
    it(`the link « ${fragment} » of a change of address answers by a button only, also when signed in`, async () => {
      location.hash = `#inoe-${fragment}=${JETON}`
      await open({
        'GET session': famille,
        'POST comptes/courriel': { etat: 'attente', nouveau: 'nouvelle@exemple.fr' },
      })
      await until(() => widget.shadowRoot?.querySelectorAll('.bouton').length === 2)
      await expect(widget).to.be.accessible()
      expect(api.requests.some((one) => one.method === 'POST')).to.equal(false)
      press(oui)
      await until(() => text().includes(fragment === 'accord' ? 'Votre accord est noté' : 'est confirmée'))
      expect(await sent('/comptes/courriel')).to.deep.equal({ jeton: JETON, accepte: true })
      expect(location.hash).to.equal('')

      api.answer('POST comptes/courriel', { etat: 'refuse', nouveau: 'nouvelle@exemple.fr' })
      location.hash = `#inoe-${fragment}=${JETON}`
      await until(
        () =>
          widget.shadowRoot?.querySelectorAll('.message, .bouton').length === 2 && title() !== 'Mon compte',
      )
      press(non)
      await until(() => text().includes('Rien n’a changé'))
      expect(await sent('/comptes/courriel')).to.deep.equal({ jeton: JETON, accepte: false })
    })
  }

  const invitation = {
    courriel: 'alex@exemple.fr',
    par: 'Camille Durand',
    cas: 'nouveau',
    expireLe: '2026-11-17T09:00:00.000Z',
  }

  it('the invited parent reads who invites, chooses a password and is signed in', async () => {
    location.hash = `#inoe-invitation=${JETON}`
    await open({ 'POST comptes/invitation/lecture': invitation, 'POST comptes/invitation': { jeton: null } })
    await until(() => text().includes('Camille Durand vous invite'))
    await until(() => widget.querySelector('form'))
    await expect(widget).to.be.accessible()
    type('Mot de passe', MOT_DE_PASSE)
    api.answer('GET session', famille)
    press('Rejoindre le dossier')
    await until(() => text().includes('Vous suivez maintenant le dossier'))
    expect(await sent('/comptes/invitation')).to.deep.equal({ jeton: JETON, motDePasse: MOT_DE_PASSE })
    expect(location.hash).to.equal('')
    expect(events).to.deep.equal(['inoe-connexion'])
  })

  it('the invited parent who has an account joins by one click; who has a file is led to the service', async () => {
    location.hash = `#inoe-invitation=${JETON}`
    await open({
      'POST comptes/invitation/lecture': { ...invitation, cas: 'impossible' },
      'POST comptes/invitation': { jeton: null },
    })
    await until(() => text().includes('seul le service peut réunir'))
    expect(text()).to.include('enfance@exemple.fr')
    expect(widget.shadowRoot?.querySelector('.bouton')).to.equal(null)
    api.answer('POST comptes/invitation/lecture', { ...invitation, cas: 'existant' })
    location.hash = `#inoe-invitation=${'b'.repeat(43)}`
    await until(() => text().includes('Vous avez déjà un compte à cette adresse'))
    api.answer('GET session', famille)
    press('Rejoindre le dossier')
    await until(() => events.length === 1)
    expect(await sent('/comptes/invitation')).to.deep.equal({ jeton: 'b'.repeat(43) })
  })

  it('an invitation that served or ended has its sentence', async () => {
    location.hash = `#inoe-invitation=${JETON}`
    await open({
      'POST comptes/invitation/lecture': refus('lien-invalide', 410, 'Cette invitation a déjà servi.'),
    })
    await until(() => text().includes('Cette invitation a déjà servi.'))
    expect(title()).to.equal('Se connecter')
    expect(location.hash).to.equal('')
  })

  it('« Se connecter avec une clé d’accès » asks the browser; given up, it says so', async () => {
    const asked: CredentialRequestOptions[] = []
    const own = navigator.credentials.get
    navigator.credentials.get = async (options) => {
      asked.push(options ?? {})
      throw new DOMException('given up', 'NotAllowedError')
    }
    try {
      await open({ 'POST session/cle/options': { options: { challenge: 'YWJj', rpId: 'localhost' } } })
      press('Se connecter avec une clé d’accès')
      await until(() => text().includes('Aucune clé d’accès n’a été utilisée'))
      expect(asked[0]?.publicKey?.rpId).to.equal('localhost')
      expect(await sent('/session/cle')).to.equal(undefined)
    } finally {
      navigator.credentials.get = own
    }
  })

  it('a browser that did not keep the cookie is given a bearer', async () => {
    await open({ 'POST session': { jeton: null } })
    type('Adresse e-mail', 'camille@exemple.fr')
    type('Mot de passe', MOT_DE_PASSE)
    let asked = 0
    api.answer('POST session', () => {
      asked++
      if (asked === 2) api.answer('GET session', famille)
      return { jeton: asked === 2 ? 'porteur' : null }
    })
    press('Se connecter')
    await until(() => text().includes('Connecté'))
    const last = api.requests.findLast((one) => one.url.endsWith('/session') && one.method === 'POST')
    expect(await last?.clone().json()).to.include({ sansCookie: true })
    expect(api.requests.at(-1)?.headers.get('authorization')).to.equal('Bearer porteur')
  })

  it('a browser that forbids what tabs talk by signs in all the same', async () => {
    const { BroadcastChannel } = globalThis
    globalThis.BroadcastChannel = class {
      constructor() {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      }
    } as unknown as typeof BroadcastChannel
    try {
      await open({ 'POST session': { jeton: 'bearer' } })
    } finally {
      globalThis.BroadcastChannel = BroadcastChannel
    }
    type('Adresse e-mail', 'camille.durand@exemple.fr')
    type('Mot de passe', MOT_DE_PASSE)
    api.answer('GET session', famille)
    press('Se connecter')
    await until(() => text().includes('Connecté : camille.durand@exemple.fr'))
  })

  it('where no session is kept, cookie or not, says so and claims nothing', async () => {
    await open({ 'POST session': { jeton: null } })
    type('Adresse e-mail', 'camille.durand@exemple.fr')
    type('Mot de passe', MOT_DE_PASSE)
    press('Se connecter')
    await until(() => alert().includes('Votre navigateur refuse les cookies'))
    expect(text()).not.to.include('Vous êtes connecté')
    expect(field('Mot de passe').value).to.equal(MOT_DE_PASSE)
    expect(events).to.deep.equal([])
  })

  it('in a page of plain HTTP asks for no password: the link of the tag leads to the hosted page', async () => {
    const safe = Object.getOwnPropertyDescriptor(globalThis, 'isSecureContext')
    Object.defineProperty(globalThis, 'isSecureContext', { configurable: true, value: false })
    try {
      api = fakeApi({ 'GET session': visiteur })
      widget = mount<InoeLogin>(html`<inoe-login><a href="/x">repli</a></inoe-login>`)
      await until(
        () => widget.shadowRoot?.querySelector('slot:not([name])') && !widget.espace?.session.connecte,
      )
      await until(() => widget.querySelector('a')?.checkVisibility())
      expect(document.querySelector('input')).to.equal(null)
    } finally {
      if (safe) Object.defineProperty(globalThis, 'isSecureContext', safe)
    }
  })

  it('two widgets agree at once', async () => {
    await open({ 'POST session': { jeton: null } })
    const first = widget
    const second = mount<InoeLogin>(html`<inoe-login></inoe-login>`)
    await until(() => second.querySelector('form'))
    const ids = [...document.querySelectorAll('input[id]')].map((one) => one.id)
    expect(new Set(ids).size).to.equal(ids.length)
    type('Adresse e-mail', 'camille@exemple.fr')
    type('Mot de passe', MOT_DE_PASSE)
    api.answer('GET session', famille)
    press('Se connecter')
    await until(() => second.shadowRoot?.textContent?.includes('Connecté : camille'))
    await until(() => first.shadowRoot?.textContent?.includes('Connecté : camille'))
    expect(events).to.deep.equal(['inoe-connexion'])
  })

  it('works by keyboard alone', async () => {
    await open({ 'POST session': { jeton: null } })
    field('Adresse e-mail').focus()
    await sendKeys({ type: 'camille@exemple.fr' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ type: 'secret de camille' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Enter' })
    await until(() => field('Mot de passe').type === 'text')
    await sendKeys({ down: 'Shift' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ up: 'Shift' })
    api.answer('GET session', famille)
    await sendKeys({ press: 'Enter' })
    await until(() => text().includes('Connecté'))
    expect((await sent('/session')).motDePasse).to.equal('secret de camille')
  })

  it('holds in a page whose styles reach for everything, on a narrow screen', async () => {
    await setViewport({ width: 320, height: 700 })
    const hostile = new CSSStyleSheet()
    hostile.replaceSync(`
      * { margin: 7px; letter-spacing: 3px }
      #site input, #site input[type=email], input { height: 90px; padding: 40px; width: 900px; border: 9px solid red; float: right }
      #site button, button { background: red; font-size: 50px; text-transform: uppercase; position: absolute }
      #site label, label { display: none; color: red }
      label::before { content: '✱' }
    `)
    document.adoptedStyleSheets.push(hostile)
    document.body.id = 'site'
    try {
      await open()
      const email = getComputedStyle(field('Adresse e-mail'))
      expect([email.borderTopColor, email.float, email.paddingTop]).to.not.include.members([
        'rgb(255, 0, 0)',
        'right',
      ])
      expect(field('Adresse e-mail').getBoundingClientRect().height).to.be.within(43, 60)
      const [submit] = widget.querySelectorAll<HTMLButtonElement>('button[type=submit]')
      const look = getComputedStyle(submit as HTMLButtonElement)
      expect(look.backgroundColor).to.not.equal('rgb(255, 0, 0)')
      expect([look.position, look.textTransform, look.marginTop]).to.deep.equal(['static', 'none', '0px'])
      for (const label of widget.querySelectorAll('label'))
        expect(getComputedStyle(label).display).to.not.equal('none')
      for (const control of widget.querySelectorAll('input, button')) {
        const box = control.getBoundingClientRect()
        expect(box.left >= 0 && box.right <= 320, control.outerHTML).to.equal(true)
      }
      expect(document.documentElement.scrollWidth).to.be.at.most(320)
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== hostile)
      document.body.removeAttribute('id')
      await setViewport({ width: 1000, height: 800 })
    }
  })
})
