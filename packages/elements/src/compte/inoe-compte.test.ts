import type { SessionsOuvertes } from '@inoe/contract/comptes'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import {
  type Answer,
  type FakeApi,
  fakeApi,
  forgetEspaces,
  mount,
  refus,
  until,
  visiteur,
} from '../espace/testing.ts'
import './define.ts'
import type { InoeCompte } from './inoe-compte.ts'

const ouverte = (id: string, appareil: string, courante = false): SessionsOuvertes['sessions'][number] => ({
  id,
  appareil,
  reseau: '81.57.12.x',
  ouverteLe: '2026-11-01T08:00:00.000Z',
  vueLe: '2026-11-03T08:00:00.000Z',
  courante,
})
const ici = ouverte('s1', 'Firefox sur Android', true)
const ailleurs = ouverte('s2', 'Safari sur iPhone')

describe('<inoe-compte>', () => {
  let api: FakeApi
  let widget: InoeCompte
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
  const type = (id: string, value: string) => {
    const input = root().querySelector<HTMLInputElement>(`#${id}`)
    if (!input) throw new Error(`no field ${id}`)
    input.value = value
    input.dispatchEvent(new Event('input'))
  }
  const open = (routes: Record<string, Answer> = {}) => {
    api = fakeApi({ 'GET compte/sessions': { sessions: [ici, ailleurs] }, ...routes })
    widget = mount<InoeCompte>(html`<inoe-compte></inoe-compte>`)
  }

  it('shows where one is signed in, and signs a device out', async () => {
    open({ 'DELETE compte/sessions/s2': { sessions: [ici] } })
    await says('Safari sur iPhone')
    expect(text()).to.include('Firefox sur Android Cet appareil')
    await expect(widget).to.be.accessible()
    press('Déconnecter Safari sur iPhone')
    await says('Safari sur iPhone est déconnecté.')
    await says('Votre compte n’est ouvert que sur cet appareil.')
    await until(() => root().activeElement?.id === 'titre')
  })

  it('asks before it signs all others out', async () => {
    open({ 'DELETE sessions': () => new Response(null, { status: 204 }) })
    await says('Safari sur iPhone')
    press('Déconnecter tous les autres appareils')
    const dialog = await until(() => root().querySelector<HTMLDialogElement>('dialog[open]'))
    expect(api.requests.filter((one) => one.method === 'DELETE').length).to.equal(0)
    api.answer('GET compte/sessions', { sessions: [ici] })
    dialog.querySelector<HTMLButtonElement>('button[value=oui]')?.click()
    await says('Tous vos autres appareils sont déconnectés.')
    await says('Votre compte n’est ouvert que sur cet appareil.')
  })

  it('changes the password; a refusal keeps what was typed and says where', async () => {
    open({
      'PUT compte/mot-de-passe': refus('identifiants-incorrects', 401, 'Encore 4 essais.', [
        { champ: 'actuel', message: 'Ce n’est pas votre mot de passe actuel.' },
      ]),
    })
    await says('Safari sur iPhone')
    type('actuel', 'ancien')
    type('nouveau', 'une phrase assez longue')
    press('Changer le mot de passe')
    await says('Ce n’est pas votre mot de passe actuel.')
    await until(() => root().activeElement?.id === 'actuel')
    expect(root().querySelector<HTMLInputElement>('#nouveau')?.value).to.equal('une phrase assez longue')
    await expect(widget).to.be.accessible()
    api.answer('PUT compte/mot-de-passe', { sessions: [ici] })
    type('actuel', 'le bon')
    press('Changer le mot de passe')
    await says('Votre mot de passe est changé.')
    expect(root().querySelector<HTMLInputElement>('#actuel')?.value).to.equal('')
    await says('Votre compte n’est ouvert que sur cet appareil.')
  })

  it('needs somebody signed in', async () => {
    open({ 'GET session': visiteur })
    await says('Se connecter')
    await expect(widget).to.be.accessible()
  })
})
