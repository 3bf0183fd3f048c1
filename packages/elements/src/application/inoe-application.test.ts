import { expect } from '@open-wc/testing'
import { html } from 'lit'
import '../espace/define.ts'
import {
  API,
  COLLECTIVITE,
  type FakeApi,
  fakeApi,
  forgetEspaces,
  mount,
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

  it('on a town’s own site, leads to the hosted page', async () => {
    const widget = open()
    const link = await until(() => widget.shadowRoot?.querySelector('a'))
    expect(link.href).to.equal(`${API}/${COLLECTIVITE}/compte#application`)
    await expect(widget).to.be.accessible()
  })
})
