import { expect } from '@open-wc/testing'
import { html } from 'lit'
import * as declarations from '../../../../../stories/fixtures/declarations-quotient.ts'
import { typique } from '../../../../../stories/fixtures/foyer.ts'
import '../../espace/define.ts'
import { type FakeApi, fakeApi, forgetEspaces, mount, until } from '../../espace/testing.ts'
import '../define.ts'
import type { InoeFoyer } from '../inoe-foyer.ts'

describe('A quotient given with its proof', () => {
  let api: FakeApi
  let widget: InoeFoyer
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })
  const find = <E extends HTMLElement>(selector: string) =>
    until(() => widget.shadowRoot?.querySelector<E>(selector))
  const shows = (words: string) =>
    until(() => widget.shadowRoot?.textContent?.replaceAll(/\s+/g, ' ').includes(words))
  const open = async (routes: Parameters<typeof fakeApi>[0]) => {
    api = fakeApi({ 'GET foyer': typique, 'GET foyer/quotient': { enLigne: false, obtenu: null }, ...routes })
    widget = mount<InoeFoyer>(html`<inoe-foyer></inoe-foyer>`)
    const details = await find<HTMLDetailsElement>('#declaration')
    details.open = true
    await find('#declaration-valeur')
  }

  it('is not asked where the town hides the quotient', async () => {
    api = fakeApi({
      'GET foyer': {
        ...typique,
        regles: [{ champ: 'quotientFamilial', saisie: 'masque', effet: 'immediat' }],
      },
      'GET foyer/quotient': { enLigne: false, obtenu: null },
    })
    widget = mount<InoeFoyer>(html`<inoe-foyer></inoe-foyer>`)
    await find('#enfants, #revenus, details')
    expect(widget.shadowRoot?.querySelector('#declaration')).to.equal(null)
  })

  it('says what is missing before anything leaves', async () => {
    await open({ 'GET foyer/quotient/declarations': declarations.aucune })
    await shows('Jusque-là, vos prix suivent l’ancien quotient.')
    ;(await find<HTMLFormElement>('#declaration form')).requestSubmit()
    await shows('Écrivez un nombre entier')
    await shows('Joignez votre attestation.')
    await expect(widget).to.be.accessible()
    expect(api.requests.some((one) => one.method === 'POST')).to.equal(false)
  })

  it('shows what waits and what was answered, and why; what waits can be taken back', async () => {
    await open({
      'GET foyer/quotient/declarations': declarations.attente,
      [`DELETE foyer/quotient/declarations/${declarations.attente.declarations[0]?.id}`]: () => {
        api.answer('GET foyer/quotient/declarations', declarations.aucune)
        return new Response(null, { status: 204 })
      },
    })
    await shows('Quotient 512, CAF En attente du service')
    await shows('Réponse du service : Cette attestation a deux ans.')
    await expect(widget).to.be.accessible()
    ;(await find<HTMLButtonElement>('#declaration li .lien')).click()
    ;(await find<HTMLButtonElement>('dialog button[value="oui"]')).click()
    await shows('L’envoi est retiré.')
  })
})
