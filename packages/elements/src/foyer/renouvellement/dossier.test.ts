import type { Renouvellement, SectionARenouveler } from '@inoe/contract/renouvellements'
import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { html } from 'lit'
import * as foyers from '../../../../../stories/fixtures/foyer.ts'
import { lea } from '../../../../../stories/fixtures/personnes.ts'
import * as renouvellements from '../../../../../stories/fixtures/renouvellement.ts'
import '../../espace/define.ts'
import { type FakeApi, fakeApi, forgetEspaces, mount, refus, until } from '../../espace/testing.ts'
import '../define.ts'
import type { InoeFoyer } from '../inoe-foyer.ts'

describe('<inoe-foyer>: the yearly renewal', () => {
  let api: FakeApi
  let widget: InoeFoyer
  /** What the server has. */
  let sections: SectionARenouveler[]
  let complet = false
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })

  const root = () => widget.shadowRoot as ShadowRoot
  const texte = () => root().textContent?.replaceAll(/[\s\u202f]+/g, ' ') ?? ''
  const said = (words: string) => until(() => texte().includes(words))
  const find = <E extends Element = HTMLElement>(selector: string) => root().querySelector<E>(selector)
  const bouton = (nom: string) =>
    until(() =>
      [...root().querySelectorAll<HTMLButtonElement>('.renouvellement button')].find(
        (one) => one.textContent?.replaceAll(/\s+/g, ' ').trim() === nom,
      ),
    )
  const lu = (from: Renouvellement): Renouvellement => ({
    renouvellement: from.renouvellement && {
      ...from.renouvellement,
      sections,
      completLe: complet ? '2027-05-09T18:00:00.000Z' : null,
    },
  })
  const ouvrir = async (from: Renouvellement, routes: Parameters<typeof fakeApi>[0] = {}) => {
    sections = from.renouvellement?.sections ?? []
    complet = from.renouvellement?.completLe != null
    api = fakeApi({
      'GET foyer': foyers.typique,
      'GET foyer/consentements': { textes: [], enfants: [] },
      'GET foyer/renouvellement': () => lu(from),
      'POST foyer/renouvellement/sections': async (request: Request) => {
        const body = (await request.json()) as { section: string; enfant: string | null }
        sections = sections.map((one) =>
          one.section === body.section && (one.enfant?.id ?? null) === body.enfant
            ? { ...one, etat: 'confirmee', confirmation: { le: '2027-05-08T16:12:00.000Z', par: null } }
            : one,
        )
        complet = sections.every((one) => one.etat === 'confirmee')
        return { complet }
      },
      ...routes,
    })
    widget = mount<InoeFoyer>(html`<inoe-foyer></inoe-foyer>`)
    await until(() => find('#renouvellement-titre'))
  }
  const sent = async () =>
    Promise.all(
      api.requests
        .filter((one) => one.url.endsWith('foyer/renouvellement/sections'))
        .map((one) => one.clone().json()),
    )

  it('every part is filled and confirmed by keyboard, the next one being read before it is confirmed; then it is done', async () => {
    await ouvrir(renouvellements.aFaire)
    await said('0 partie sur 9 confirmée')
    await said('Jusqu’au 15 juillet 2027 inclus.')
    expect(find<HTMLDetailsElement>('.renouvellement details')?.open).to.equal(true)
    await said('3 rue des Vignes')
    await expect(widget).to.be.accessible()
    ;(await bouton('C’est toujours exact (Adresse et contact)')).focus()
    for (let rang = 0; rang < 9; rang++) {
      await sendKeys({ press: 'Enter' })
      await until(() => sections.filter((one) => one.etat === 'confirmee').length === rang + 1)
      const next = sections[rang + 1]
      const id = next
        ? `renouveler-${next.section}${next.enfant ? `-${next.enfant.id}` : ''}`
        : 'renouvellement-titre'
      await until(() => root().activeElement?.id === id)
      if (next) await sendKeys({ press: 'Tab' })
    }
    await said('Votre dossier est renouvelé pour 2027-2028.')
    const [first] = (await sent()) as { section: string; enfant: string | null; empreinte: string }[]
    expect(first).to.deep.equal({
      section: 'contact',
      enfant: null,
      empreinte: 'empreinte-contact-',
    })
    await expect(widget).to.be.accessible()
  })

  it('says who confirmed, what changed since, what is lacking, and what waits for a service', async () => {
    await ouvrir(renouvellements.enCours)
    for (const one of root().querySelectorAll<HTMLDetailsElement>('.renouvellement details')) one.open = true
    await said('Confirmé par Julien Durand le 8 mai 2027.')
    await said('Cette partie a changé depuis qu’elle a été confirmée.')
    await said('310 en attente de la réponse du service')
    await said('Il manque une information obligatoire : Vaccins.')
    await said('C’était demandé jusqu’au 15 juillet 2027, et c’est toujours possible.')
    const exact = [...root().querySelectorAll('.renouvellement button')].filter(
      (one) => one.textContent?.includes('toujours exact') && one.textContent.includes('Léa : informations'),
    )
    expect(exact).to.deep.equal([])
    await bouton('Lire et répondre (Autorisations)')
    await expect(widget).to.be.accessible()
  })

  it('takes to the form of a part; saved there, it is corrected and confirmed', async () => {
    await ouvrir(renouvellements.aFaire, {
      'PUT foyer': (request: Request) => {
        void request
        sections = sections.map((one) =>
          one.section === 'contact' ? { ...one, empreinte: 'empreinte-corrigee' } : one,
        )
        return { ...foyers.typique, version: foyers.typique.version + 1 }
      },
    })
    ;(await bouton('Corriger (Adresse et contact)')).click()
    const field = await until(() => root().activeElement as HTMLInputElement | null)
    expect(field.closest('[data-partie]')?.getAttribute('data-partie')).to.equal('contact')
    field.value = '12 rue du Moulin'
    field.dispatchEvent(new Event('input'))
    find<HTMLFormElement>('[data-partie=contact] form')?.requestSubmit()
    await said('Adresse et contact : c’est corrigé et confirmé.')
    expect(await sent()).to.deep.equal([
      { section: 'contact', enfant: null, empreinte: 'empreinte-corrigee' },
    ])
  })

  it('of a child’s form only what changed is confirmed', async () => {
    await ouvrir(renouvellements.aFaire, {
      [`PUT foyer/enfants/${lea.id}`]: () => {
        sections = sections.map((one) =>
          one.section === 'sante' && one.enfant?.id === lea.id ? { ...one, empreinte: 'autre' } : one,
        )
        return foyers.typique.enfants[0]
      },
    })
    const part = find<HTMLDetailsElement>(`[data-partie="${lea.id}"]`)
    part?.querySelector('form')?.requestSubmit()
    await said('Léa : informations médicales : c’est corrigé et confirmé.')
    expect(await sent()).to.deep.equal([{ section: 'sante', enfant: lea.id, empreinte: 'autre' }])
  })

  it('what changed meanwhile is shown again, and the refusal says so', async () => {
    await ouvrir(renouvellements.aFaire, {
      'POST foyer/renouvellement/sections': () => {
        sections = sections.map((one) =>
          one.section === 'contact'
            ? { ...one, lignes: [{ nom: 'Adresse', valeur: '9 place de l’Église', enAttente: false }] }
            : one,
        )
        return refus('modifie-ailleurs', 409, 'Cette partie vient de changer : relisez-la.')
      },
    })
    ;(await bouton('C’est toujours exact (Adresse et contact)')).click()
    await said('Cette partie vient de changer')
    await said('9 place de l’Église')
  })
})
