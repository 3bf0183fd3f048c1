import type { MonCompte } from '@inoe/contract/comptes'
import { expect } from '@open-wc/testing'
import { sendKeys, setViewport } from '@web/test-runner-commands'
import { html } from 'lit'
import '../espace/define.ts'
import {
  agent,
  configuration,
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

const ID = '0190a000-0000-7000-8000-000000000001'
const mien: MonCompte = {
  courriel: 'camille.durand@exemple.fr',
  role: 'famille',
  langue: 'fr',
  sessions: [
    {
      id: 'ici',
      appareil: 'Firefox sur Linux',
      reseau: '203.0.113.x',
      ouverteLe: '2026-11-03T09:00:00.000Z',
      vueLe: '2026-11-03T09:00:00.000Z',
      courante: true,
    },
    {
      id: 'ailleurs',
      appareil: 'Safari sur iPhone',
      reseau: null,
      ouverteLe: '2026-10-01T07:30:00.000Z',
      vueLe: '2026-11-02T18:15:00.000Z',
      courante: false,
    },
  ],
  changement: null,
  autresParents: [],
  invitations: [
    {
      id: ID,
      courriel: 'alex@exemple.fr',
      prenom: 'Alex',
      etat: 'envoyee',
      expireLe: '2026-11-17T09:00:00.000Z',
    },
  ],
  franceconnect: null,
  cles: [
    {
      id: 'cle',
      nom: 'Téléphone',
      site: 'ville.exemple',
      creeLe: '2026-10-01T07:30:00.000Z',
      utiliseeLe: null,
    },
  ],
}

describe('<inoe-compte>', () => {
  let api: FakeApi
  let widget: InoeCompte
  const open = async (answers: Record<string, unknown> = {}, ready = '.carte') => {
    api = fakeApi({ 'GET compte': mien, ...answers })
    widget = mount<InoeCompte>(html`<inoe-compte><a href="/x">repli</a></inoe-compte>`)
    await until(() => widget.shadowRoot?.querySelector(ready))
  }
  afterEach(() => {
    widget.closest('inoe-espace')?.parentElement?.remove()
    api.restore()
    forgetEspaces()
  })

  const root = () => widget.shadowRoot as ShadowRoot
  const part = (titre: string) =>
    [...root().querySelectorAll('.carte')].find(
      (one) => one.querySelector('h3')?.textContent === titre,
    ) as HTMLElement
  const button = (words: string, within: ParentNode = root()) =>
    [...within.querySelectorAll('button')].find((one) =>
      one.textContent?.trim().startsWith(words),
    ) as HTMLButtonElement
  const type = (id: string, text: string) => {
    const field = root().querySelector<HTMLInputElement>(`#${id}`)
    if (!field) throw new Error(`no field ${id}`)
    field.value = text
    field.dispatchEvent(new Event('input'))
  }
  const submit = () => root().querySelector<HTMLButtonElement>('form [type=submit]')?.click()
  const sent = (method: string, route: string) =>
    api.requests.find((one) => one.method === method && one.url.endsWith(`/${route}`))

  it('shows address, devices, keys and who follows the file', async () => {
    await open()
    await expect(widget).shadowDom.to.be.accessible()
    const devices = [...part('Appareils connectés').querySelectorAll('li')].map((one) => one.textContent)
    expect(devices[0])
      .to.contain('Firefox sur Linux')
      .and.to.contain('Cet appareil')
      .and.to.contain('203.0.113.x')
    expect(devices[1]).to.contain('Safari sur iPhone').and.to.contain('2 novembre 2026')
    expect(button('Déconnecter', part('Appareils connectés').querySelector('li') ?? undefined)).to.equal(
      undefined,
    )
    expect(part('Clés d’accès').textContent).to.contain('jamais utilisée').and.to.contain('ville.exemple')
    expect(part('Qui suit votre dossier').textContent).to.contain('Alex').and.to.contain('17 novembre 2026')
  })

  it('an agent has no family to share', async () => {
    await open({ 'GET session': agent, 'GET compte': { ...mien, role: 'agent', invitations: [] } })
    expect(part('Qui suit votre dossier')).to.equal(undefined)
    expect(part('Mot de passe')).not.to.equal(undefined)
  })

  it('signed out, it says where to sign in; a failed read can be tried again', async () => {
    await open({ 'GET session': visiteur }, 'a.bouton')
    expect(root().textContent).to.contain('Connectez-vous')
    widget.closest('inoe-espace')?.parentElement?.remove()
    api.restore()
    forgetEspaces()
    await open({ 'GET compte': refus('erreur-interne', 500, 'Réessayez dans un instant.') }, '.avis.erreur')
    await expect(widget).shadowDom.to.be.accessible()
    api.answer('GET compte', mien)
    button('Réessayer').click()
    await until(() => part('Mot de passe'))
  })

  it('the password changes by keyboard; what is wrong is said on its field', async () => {
    await open({
      'POST compte/mot-de-passe': refus('mot-de-passe-actuel', 422, 'Non.', [
        { champ: 'actuel', message: 'Ce n’est pas votre mot de passe actuel.' },
      ]),
    })
    button('Changer de mot de passe').focus()
    await sendKeys({ press: 'Enter' })
    await until(() => root().activeElement?.id === 'actuel')
    await sendKeys({ press: 'Enter' })
    await until(() => root().querySelectorAll('[aria-invalid=true]').length === 2)
    await expect(widget).shadowDom.to.be.accessible()
    expect(sent('POST', 'compte/mot-de-passe')).to.equal(undefined)
    await sendKeys({ type: 'un ancien' })
    type('nouveau', 'girafe ! nuance 47 patio')
    await sendKeys({ press: 'Enter' })
    await until(() => root().querySelector('#actuel-erreur')?.textContent?.includes('pas votre mot de passe'))
    expect(await sent('POST', 'compte/mot-de-passe')?.json()).to.deep.equal({
      actuel: 'un ancien',
      nouveau: 'girafe ! nuance 47 patio',
    })
    api.answer('POST compte/mot-de-passe', new Response(null, { status: 204 }))
    submit()
    await until(() => part('Mot de passe').querySelector('.avis.succes'))
    await until(() => root().activeElement?.id === 'ouvrir-motDePasse')
    expect(root().querySelector('form')).to.equal(null)
  })

  it('a change of address says that both must answer, and can be given up', async () => {
    await open({
      'POST compte/courriel': () => Response.json({ message: 'Deux e-mails sont partis.' }, { status: 202 }),
    })
    button('Changer d’adresse').click()
    await until(() => root().querySelector('#courriel'))
    type('courriel', 'nouvelle@exemple.fr')
    type('motDePasse', 'le mien')
    api.answer('GET compte', {
      ...mien,
      changement: {
        nouveau: 'nouvelle@exemple.fr',
        accorde: true,
        prouve: false,
        expireLe: '2026-11-06T09:00:00.000Z',
      },
    })
    submit()
    await until(() => part('Adresse e-mail').querySelector('.avis.succes'))
    expect(part('Adresse e-mail').textContent)
      .to.contain('nouvelle@exemple.fr')
      .and.to.contain('Accepté depuis votre adresse actuelle')
      .and.to.contain('À confirmer depuis la nouvelle')
    await expect(widget).shadowDom.to.be.accessible()
    api.answer('DELETE compte/courriel', new Response(null, { status: 204 }))
    api.answer('GET compte', mien)
    button('Renoncer').click()
    await until(() => part('Adresse e-mail').textContent?.includes('abandonné'))
  })

  it('a device is signed out after a question, and the focus stays in the part', async () => {
    await open({ 'DELETE compte/sessions/ailleurs': new Response(null, { status: 204 }) })
    button('Déconnecter', part('Appareils connectés').querySelectorAll('li')[1]).click()
    const dialog = await until(() => root().querySelector<HTMLDialogElement>('dialog[open]'))
    expect(dialog.textContent).to.contain('Safari sur iPhone')
    button('Annuler', dialog).click()
    await until(() => !root().querySelector('dialog'))
    expect(sent('DELETE', 'compte/sessions/ailleurs')).to.equal(undefined)
    button('Déconnecter', part('Appareils connectés').querySelectorAll('li')[1]).click()
    const again = await until(() => root().querySelector<HTMLDialogElement>('dialog[open]'))
    api.answer('GET compte', { ...mien, sessions: mien.sessions.slice(0, 1) })
    button('Déconnecter', again).click()
    await until(() => part('Appareils connectés').querySelector('.avis.succes'))
    expect(part('Appareils connectés').querySelectorAll('li').length).to.equal(1)
    await until(() => root().activeElement?.id === 'titre-appareils')
  })

  it('« Déconnecter partout » signs this page out too', async () => {
    await open({ 'DELETE compte/sessions': new Response(null, { status: 204 }) })
    button('Déconnecter partout').click()
    const dialog = await until(() => root().querySelector<HTMLDialogElement>('dialog[open]'))
    api.answer('GET session', visiteur)
    button('Déconnecter partout', dialog).click()
    await until(() => root().textContent?.includes('Connectez-vous'))
    expect(root().textContent).not.to.contain('camille.durand')
  })

  it('the other parent is invited, invited again, and the invitation cancelled', async () => {
    await open({
      'POST compte/invitations': () => Response.json({ id: ID }, { status: 201 }),
      [`POST compte/invitations/${ID}/renvoi`]: new Response(null, { status: 204 }),
      [`DELETE compte/invitations/${ID}`]: new Response(null, { status: 204 }),
    })
    const parents = () => part('Qui suit votre dossier')
    button('Inviter').click()
    await until(() => root().querySelector('#prenom'))
    await expect(widget).shadowDom.to.be.accessible()
    for (const [id, text] of [
      ['prenom', 'Alex'],
      ['nom', 'Martin'],
      ['courriel', 'alex@exemple.fr'],
    ] as const)
      type(id, text)
    submit()
    await until(() => parents().querySelector('.avis.succes')?.textContent?.includes('alex@exemple.fr'))
    expect(await sent('POST', 'compte/invitations')?.json()).to.deep.equal({
      prenom: 'Alex',
      nom: 'Martin',
      courriel: 'alex@exemple.fr',
    })
    button('Renvoyer').click()
    await until(() => sent('POST', `compte/invitations/${ID}/renvoi`))
    await until(() => parents().querySelector('.avis.succes'))
    button('Annuler l’invitation').click()
    const dialog = await until(() => root().querySelector<HTMLDialogElement>('dialog[open]'))
    button('Annuler l’invitation', dialog).click()
    await until(() => parents().textContent?.includes('L’invitation est annulée'))
  })

  it('the language of letters is shown, and chosen in a list', async () => {
    await open({ 'PUT compte/langue': new Response(null, { status: 204 }) })
    const langue = () => part('Langue des courriers')
    expect(langue().textContent).to.include('Français')
    button('Changer de langue').click()
    const list = await until(() => root().querySelector<HTMLSelectElement>('#langue'))
    expect([...list.options].map((one) => one.textContent)).to.deep.equal([
      'Français',
      'English',
      'Português',
    ])
    expect(list.value).to.equal('fr')
    await expect(widget).shadowDom.to.be.accessible()
    list.value = 'pt'
    list.dispatchEvent(new Event('change'))
    api.answer('GET compte', { ...mien, langue: 'pt' })
    submit()
    await until(() => langue().querySelector('.avis.succes'))
    expect(await sent('PUT', 'compte/langue')?.json()).to.deep.equal({ langue: 'pt' })
    expect(langue().textContent).to.include('Português')
  })

  it('a refusal that is of no field is said in its part', async () => {
    await open({ 'DELETE compte/cles/cle': refus('introuvable', 404, 'Cette clé n’existe plus.') })
    button('Retirer').click()
    const dialog = await until(() => root().querySelector<HTMLDialogElement>('dialog[open]'))
    button('Retirer la clé', dialog).click()
    await until(() =>
      part('Clés d’accès').querySelector('.avis.erreur')?.textContent?.includes('n’existe plus'),
    )
  })

  it('another person who signs in sees nothing of what was typed', async () => {
    await open()
    button('Changer d’adresse').click()
    await until(() => root().querySelector('#courriel'))
    type('courriel', 'secrete@exemple.fr')
    api.answer('GET session', { ...agent, courriel: 'autre@exemple.fr' })
    api.answer('GET compte', { ...mien, courriel: 'autre@exemple.fr' })
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    await until(() => part('Adresse e-mail')?.textContent?.includes('autre@exemple.fr'))
    expect(root().querySelector('form')).to.equal(null)
  })

  it('FranceConnect, where the town has it: linked, it can be taken back', async () => {
    await open()
    expect(part('FranceConnect')).to.equal(undefined)
    widget.closest('inoe-espace')?.parentElement?.remove()
    api.restore()
    forgetEspaces()
    await open({
      'GET configuration': { ...configuration, franceconnect: true },
      'GET compte': { ...mien, franceconnect: { lieLe: '2026-10-01T07:30:00.000Z', utiliseLe: null } },
      'DELETE compte/franceconnect': new Response(null, { status: 204 }),
    })
    expect(part('FranceConnect').textContent).to.contain('1er octobre 2026')
    await expect(widget).shadowDom.to.be.accessible()
    button('Retirer FranceConnect').click()
    const dialog = await until(() => root().querySelector<HTMLDialogElement>('dialog[open]'))
    api.answer('GET compte', mien)
    button('Retirer FranceConnect', dialog).click()
    await until(() => part('FranceConnect').querySelector('.avis.succes'))
    expect(part('FranceConnect').textContent).to.contain('n’est pas relié')
  })

  it('fits a narrow screen', async () => {
    await setViewport({ width: 320, height: 700 })
    await open()
    button('Inviter').click()
    await until(() => root().querySelector('#prenom'))
    expect(document.documentElement.scrollWidth).to.be.at.most(320)
    await setViewport({ width: 1280, height: 800 })
  })
})
