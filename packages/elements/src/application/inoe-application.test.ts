import { expect } from '@open-wc/testing'
import { html } from 'lit'
import '../espace/define.ts'
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
import './define.ts'
import type { InoeApplication } from './inoe-application.ts'
import type { Invite } from './installation.ts'

const page = window as { inoeInstallation?: Invite | undefined }

/** Makes the page of the runner look like the town's hosted page. */
function hosted(): void {
  const link = document.createElement('link')
  link.rel = 'manifest'
  link.href = `/${COLLECTIVITE}/application.webmanifest`
  document.body.append(link)
}

describe('<inoe-application>', () => {
  let api: FakeApi
  beforeEach(() => {
    api = fakeApi({ 'GET session': visiteur })
  })
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
    page.inoeInstallation = undefined
  })
  const open = () => mount<InoeApplication>(html`<inoe-application></inoe-application>`)
  const shows = (widget: HTMLElement, text: string) =>
    until(() => widget.shadowRoot?.textContent?.replaceAll(/\s+/g, ' ').includes(text))

  /** The browser offers to install, as Chromium does once the page meets its conditions. */
  function offer(outcome: 'accepted' | 'dismissed'): void {
    page.inoeInstallation = Object.assign(new Event('beforeinstallprompt'), {
      prompt: async () => ({ outcome }),
    })
    window.dispatchEvent(new Event('inoe-installation'))
  }

  it('says where to find it in the menu, until the browser offers; then asks once the button is pressed', async () => {
    hosted()
    const widget = open()
    await shows(widget, 'Dans le menu de votre navigateur')
    await expect(widget).to.be.accessible()
    offer('accepted')
    const button = await until(() => widget.shadowRoot?.querySelector('button'))
    await expect(widget).to.be.accessible()
    button.click()
    await shows(widget, 'L’installation a commencé')
    expect(widget.shadowRoot?.querySelector('button')).to.equal(null)
    await expect(widget).to.be.accessible()
  })

  it('an offer that was turned down leaves the way by the menu', async () => {
    hosted()
    offer('dismissed')
    const widget = open()
    ;(await until(() => widget.shadowRoot?.querySelector('button'))).click()
    await shows(widget, 'Dans le menu de votre navigateur')
    expect(widget.shadowRoot?.textContent).not.to.contain('L’installation a commencé')
  })

  it('on an iPhone, says the three gestures', async () => {
    hosted()
    const own = navigator.userAgent
    Object.defineProperty(navigator, 'userAgent', {
      value: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)',
      configurable: true,
    })
    try {
      const widget = open()
      await shows(widget, 'Sur l’écran d’accueil')
      expect(widget.shadowRoot?.querySelectorAll('ol li').length).to.equal(3)
      await expect(widget).to.be.accessible()
    } finally {
      Object.defineProperty(navigator, 'userAgent', { value: own, configurable: true })
    }
  })

  describe('notifications', () => {
    const SUJETS = ['demandes', 'messages', 'reservations', 'factures', 'documents', 'actualites']
    let permission: NotificationPermission
    let answer: NotificationPermission
    let subscribed: { unsubscribed: boolean } | undefined
    let unreachable: boolean
    const own = {
      permission: Object.getOwnPropertyDescriptor(Notification, 'permission'),
      requestPermission: Notification.requestPermission,
    }
    beforeEach(() => {
      permission = 'default'
      answer = 'granted'
      subscribed = undefined
      unreachable = false
      const subscription = () => {
        const made = {
          unsubscribed: false,
          toJSON: () => ({ endpoint: 'https://push.exemple/1', keys: { p256dh: 'cle', auth: 'secret' } }),
          unsubscribe: async () => {
            made.unsubscribed = true
            return true
          },
        }
        return made
      }
      const pushManager = {
        getSubscription: async () => (subscribed && !subscribed.unsubscribed ? subscribed : null),
        subscribe: async () => {
          if (unreachable) throw new DOMException('no', 'AbortError')
          subscribed = subscription()
          return subscribed
        },
      }
      Object.defineProperty(navigator.serviceWorker, 'getRegistration', {
        value: async () => ({ pushManager }),
        configurable: true,
      })
      Object.defineProperty(Notification, 'permission', { get: () => permission, configurable: true })
      Notification.requestPermission = async () => {
        permission = answer
        return answer
      }
      api.answer('GET session', famille)
      api.answer('GET notifications/cle', { cle: 'BPublique' })
      api.answer('POST notifications/abonnements', { id: 'un' })
      api.answer('DELETE notifications/abonnements/un', new Response(null, { status: 204 }))
      api.answer('POST notifications/appareil', { abonnement: { id: 'un', sujets: ['messages'] } })
      hosted()
    })
    afterEach(() => {
      Reflect.deleteProperty(navigator.serviceWorker, 'getRegistration')
      if (own.permission) Object.defineProperty(Notification, 'permission', own.permission)
      Notification.requestPermission = own.requestPermission
    })
    const button = (widget: HTMLElement, words: string) =>
      until(() =>
        [...(widget.shadowRoot?.querySelectorAll('button') ?? [])].find((one) =>
          one.textContent?.includes(words),
        ),
      )
    const boxes = (widget: HTMLElement) =>
      [...(widget.shadowRoot?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])].map(
        (one) => one.checked,
      )
    const sent = async () =>
      Promise.all(
        api.requests
          .filter((one) => one.url.endsWith('notifications/abonnements'))
          .map((one) => one.clone().json()),
      )

    it('are asked for only after a click, then chosen one by one, then stopped', async () => {
      let asked = 0
      const request = Notification.requestPermission
      Notification.requestPermission = () => {
        asked++
        return request()
      }
      const widget = open()
      const enable = await button(widget, 'Activer les notifications')
      expect(asked).to.equal(0)
      await expect(widget).to.be.accessible()
      enable.click()
      await shows(widget, 'Les notifications sont activées')
      expect(asked).to.equal(1)
      expect(await sent()).to.deep.equal([
        { adresse: 'https://push.exemple/1', p256dh: 'cle', auth: 'secret', sujets: SUJETS },
      ])
      expect(boxes(widget)).to.deep.equal(SUJETS.map(() => true))
      await expect(widget).to.be.accessible()

      const [first, second] = widget.shadowRoot?.querySelectorAll<HTMLInputElement>('input') ?? []
      first?.click()
      second?.click()
      await shows(widget, 'C’est enregistré')
      await until(() => api.requests.filter((one) => one.url.endsWith('/abonnements')).length === 3)
      expect((await sent()).at(-1)?.sujets).to.deep.equal(SUJETS.slice(2))

      ;(await button(widget, 'Arrêter')).click()
      await shows(widget, 'ne recevra plus')
      expect(subscribed?.unsubscribed).to.equal(true)
      await button(widget, 'Activer les notifications')
    })

    it('shows what this device was set to', async () => {
      const first = open()
      ;(await button(first, 'Activer')).click()
      await shows(first, 'sont activées')
      first.remove()
      const second = open()
      await until(() => boxes(second).length === SUJETS.length)
      expect(boxes(second)).to.deep.equal(SUJETS.map((one) => one === 'messages'))
    })

    it('a box that could not be saved goes back to what is', async () => {
      const widget = open()
      ;(await button(widget, 'Activer')).click()
      await until(() => boxes(widget).length === SUJETS.length)
      api.answer('POST notifications/abonnements', refus('erreur-interne', 500, 'Réessayez plus tard.'))
      widget.shadowRoot?.querySelector<HTMLInputElement>('input')?.click()
      await shows(widget, 'Réessayez plus tard.')
      await until(() => boxes(widget)[0])
      await expect(widget).to.be.accessible()
    })

    it('says what to do when the parent refuses, or the browser cannot', async () => {
      answer = 'default'
      const hesitant = open()
      ;(await button(hesitant, 'Activer')).click()
      await shows(hesitant, 'Sans votre accord, rien n’a été activé')
      answer = 'granted'
      unreachable = true
      ;(await button(hesitant, 'Activer')).click()
      await shows(hesitant, 'n’a pas pu joindre son service')
      await expect(hesitant).to.be.accessible()
      answer = 'denied'
      ;(await button(hesitant, 'Activer')).click()
      await shows(hesitant, 'Les notifications sont bloquées')
      await expect(hesitant).to.be.accessible()
      expect(await sent()).to.deep.equal([])
    })

    it('are not offered to who is not signed in as a parent', async () => {
      api.answer('GET session', visiteur)
      const widget = open()
      await shows(widget, 'Dans le menu de votre navigateur')
      expect(widget.shadowRoot?.textContent).not.to.contain('Notifications sur cet appareil')
    })
  })

  it('on a town’s own site, leads to the hosted page', async () => {
    const widget = open()
    const link = await until(() => widget.shadowRoot?.querySelector('a'))
    expect(link.href).to.equal(`${API}/${COLLECTIVITE}/compte#application`)
    await expect(widget).to.be.accessible()
  })
})
