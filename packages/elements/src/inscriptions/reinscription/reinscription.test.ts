import type { Reinscriptions } from '@inoe/contract/reinscriptions'
import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { html } from 'lit'
import { typique } from '../../../../../stories/fixtures/reinscriptions.ts'
import '../../espace/define.ts'
import {
  type Answer,
  type FakeApi,
  fakeApi,
  forgetEspaces,
  mount,
  refus,
  until,
} from '../../espace/testing.ts'
import '../define.ts'
import type { InoeInscriptions } from '../inoe-inscriptions.ts'

describe('<inoe-inscriptions>: enrolments that go on', () => {
  let api: FakeApi
  let widget: InoeInscriptions
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })
  const root = () => widget.shadowRoot as ShadowRoot
  const says = (words: string) =>
    until(() =>
      root()
        .textContent?.replaceAll(/[\s\u202f]+/g, ' ')
        .includes(words),
    )
  const coches = () => [...root().querySelectorAll<HTMLInputElement>('.reinscription input')]
  const bouton = () => until(() => root().querySelector<HTMLButtonElement>('.reinscription .bouton'))
  const ouvrir = async (found: Reinscriptions, more: Record<string, Answer> = {}) => {
    api = fakeApi({ 'GET inscriptions': { inscriptions: [] }, 'GET reinscriptions': found, ...more })
    widget = mount<InoeInscriptions>(html`<inoe-inscriptions></inoe-inscriptions>`)
    await until(() => root().querySelector('h2'))
  }
  const sent = async () =>
    Promise.all(api.requests.filter((one) => one.method === 'POST').map((one) => one.clone().json()))

  it('what can go on is ticked, what cannot says why, what takes over is named; all is sent at once by keyboard', async () => {
    await ouvrir(typique, {
      'POST reinscriptions': {
        resultats: [
          {
            reinscription: typique.lignes[0]?.reinscription,
            enfant: typique.lignes[0]?.enfant.id,
            prenom: 'Léa',
            suite: 'Mercredis des jeunes',
            inscription: typique.lignes[0]?.reinscription,
            attente: false,
            empechements: [],
          },
          {
            reinscription: typique.lignes[3]?.reinscription,
            enfant: typique.lignes[3]?.enfant.id,
            prenom: 'Noé',
            suite: 'Accueil du soir',
            inscription: null,
            attente: false,
            empechements: [
              { code: 'inscription-close', phrase: 'Les inscriptions sont closes.', pieces: [], champs: [] },
            ],
          },
        ],
      },
    })
    await says('« Mercredis des jeunes, Année 2027-2028 » prend la suite.')
    await says('Attestation d’assurance')
    await says('la demande ira sur la liste d’attente, avant les nouvelles familles')
    expect(coches().map((one) => [one.checked, one.disabled])).to.deep.equal([
      [true, false],
      [false, true],
      [true, false],
      [true, false],
    ])
    await expect(widget).to.be.accessible()
    coches()[2]?.focus()
    await sendKeys({ press: 'Space' })
    await says('Envoyer 2 réinscriptions')
    api.answer('GET reinscriptions', { lignes: [] })
    ;(await bouton()).focus()
    await sendKeys({ press: 'Enter' })
    await says('Léa, Mercredis des jeunes : demande envoyée.')
    await says('Noé, Accueil du soir : pas de demande.')
    await says('Les inscriptions sont closes.')
    await until(() => root().activeElement?.id === 'reinscription-titre')
    expect(await sent()).to.deep.equal([
      {
        choix: [typique.lignes[0], typique.lignes[3]].map((one) => ({
          reinscription: one?.reinscription,
          enfant: one?.enfant.id,
        })),
      },
    ])
    await expect(widget).to.be.accessible()
  })

  it('nothing ticked sends nothing; a refusal is said, and what was chosen stays', async () => {
    await ouvrir(typique, { 'POST reinscriptions': refus('erreur-interne', 500, 'Un problème est survenu.') })
    await says('Envoyer 3 réinscriptions')
    for (const one of coches()) if (!one.disabled) one.click()
    await says('Envoyer 0 réinscriptions')
    ;(await bouton()).click()
    await says('Cochez au moins une inscription à garder.')
    expect(await sent()).to.deep.equal([])
    coches()[2]?.click()
    await says('Envoyer 1 réinscription')
    ;(await bouton()).click()
    await says('Un problème est survenu.')
    expect(coches().map((one) => one.checked)).to.deep.equal([false, false, true, false])
  })

  it('nothing may go on: nothing is said of it', async () => {
    await ouvrir({ lignes: [] })
    await says('Vous n’avez encore demandé aucune inscription')
    expect(root().querySelector('.reinscription')).to.equal(null)
  })
})
