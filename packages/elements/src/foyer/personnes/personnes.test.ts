import type { Foyer } from '@inoe/contract/foyers'
import type { Personnes } from '@inoe/contract/proches'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import '../../espace/define.ts'
import { type FakeApi, fakeApi, forgetEspaces, mount, until } from '../../espace/testing.ts'
import '../define.ts'
import type { InoeFoyer } from '../inoe-foyer.ts'

const [LEA, NOE, ROSE, PAUL] = [1, 2, 3, 4].map((n) => `0190a0c0-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
]
const sante = {
  allergies: '',
  regime: '',
  pai: '',
  vaccins: '',
  medecin: '',
  medecinTelephone: '',
  autres: '',
}
const foyer: Foyer = {
  version: 1,
  contact: { adresse: 'a', complement: '', codePostal: '33760', commune: 'Targon', telephone: '' },
  revenus: {
    revenusCentimes: null,
    revenusAnnee: null,
    quotientFamilial: null,
    caisse: null,
    numeroAllocataire: '',
    enfantsACharge: null,
    enfantsAeeh: null,
  },
  parents: { premier: { nom: 'Durand', prenom: 'Camille', courriel: '' }, second: null },
  enfants: [{ id: LEA, nom: 'Durand', prenom: 'Léa', dateNaissance: '2018-05-14', version: 1, sante }],
  manquants: [],
  regles: [],
  attentes: [],
}
const proche = (id: string, prenom: string): Personnes['proches'][number] => ({
  id,
  prenom,
  nom: 'Petit',
  lien: 'voisin',
  telephone: '06 12 34 56 78',
  enfants: [LEA, NOE],
  peutChercher: true,
  aPrevenir: true,
})
const personnes: Personnes = {
  adultes: [{ prenom: 'Camille', nom: 'Durand', telephone: '06 11', autoriteParentale: true }],
  enfants: [
    { id: LEA, prenom: 'Léa' },
    { id: NOE, prenom: 'Noé' },
  ],
  proches: [proche(ROSE, 'Rose'), proche(PAUL, 'Paul')],
  interdictions: [
    {
      id: ROSE,
      enfant: LEA,
      prenom: 'Jean',
      nom: 'Martin',
      lien: 'père',
      juridiction: 'JAF',
      reference: '26/1',
      dateDecision: '2026-03-02',
      fin: null,
      etat: 'demandee',
      enVigueur: false,
      demandeeLe: '2026-11-03T08:00:00.000Z',
      motif: null,
      reponduLe: null,
      fichier: { nom: 'jugement.pdf', controle: 'libre' },
    },
  ],
}
const vide = () => new Response(null, { status: 204 })

describe('<inoe-foyer>: who may and may not collect the children', () => {
  let api: FakeApi
  let widget: InoeFoyer
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })

  const root = () => widget.shadowRoot as ShadowRoot
  const text = () => root().textContent?.replaceAll(/\s+/g, ' ') ?? ''
  const said = (words: string) => until(() => text().includes(words))
  const find = <E extends Element = HTMLInputElement>(selector: string) =>
    until(() => root().querySelector<E>(selector))
  const press = async (words: string, rang = 0) =>
    (
      await until(
        () => [...root().querySelectorAll('button')].filter((one) => one.textContent?.includes(words))[rang],
      )
    ).click()
  const write = async (id: string, value: string) => {
    const input = await find(`#${id}`)
    input.value = value
    input.dispatchEvent(new Event('input'))
  }
  const sent = async (method: string) =>
    Promise.all(
      api.requests
        .filter((one) => one.method === method && !one.url.includes('televersements'))
        .map((one) => one.clone().json()),
    )
  const open = async (routes: Parameters<typeof fakeApi>[0] = {}) => {
    api = fakeApi({
      'GET foyer': foyer,
      'GET foyer/consentements': { textes: [], enfants: [] },
      'GET foyer/personnes': personnes,
      ...routes,
    })
    widget = mount<InoeFoyer>(html`<inoe-foyer></inoe-foyer>`)
    ;(await find<HTMLDetailsElement>('#personnes')).open = true
    await said('Rose Petit')
  }

  it('shows the list with the order of calling, and what became of a decision', async () => {
    await open()
    await said('à prévenir en n° 2')
    await said('Jean Martin (père), pour Léa')
    await said('En attente du service')
    await expect(widget).to.be.accessible()
  })

  it('somebody is named: what is missing is said on its field, then it is sent whole', async () => {
    await open({ 'POST foyer/proches': { id: PAUL } })
    await press('Ajouter une personne')
    await until(() => root().activeElement?.id === 'proche-prenom')
    const form = await find<HTMLFormElement>('.personnes form')
    form.requestSubmit()
    await until(() => root().querySelectorAll('.personnes .erreur').length === 4)
    await expect(widget).to.be.accessible()
    await write('proche-prenom', 'Lou')
    await write('proche-nom', 'Blanc')
    await write('proche-lien', 'tante')
    await write('proche-telephone', '06 22 33 44 55')
    ;(await find(`[id="proche-enfant-${NOE}"]`)).click()
    form.requestSubmit()
    await said('Lou Blanc est dans votre liste.')
    expect(await sent('POST')).to.deep.equal([
      {
        prenom: 'Lou',
        nom: 'Blanc',
        lien: 'tante',
        telephone: '06 22 33 44 55',
        enfants: [LEA],
        peutChercher: true,
        aPrevenir: false,
      },
    ])
  })

  it('the order of calling changes; who is taken off is asked first', async () => {
    await open({ 'PUT foyer/urgences': vide, [`DELETE foyer/proches/${ROSE}`]: vide })
    await press('Appeler plus tôt')
    await said('L’ordre d’appel est enregistré.')
    expect(await sent('PUT')).to.deep.equal([{ ordre: [PAUL, ROSE] }])
    await press('Retirer : Rose')
    ;(await find<HTMLButtonElement>('dialog[open] button[value=""]')).click()
    await until(() => !root().querySelector('dialog'))
    expect(api.requests.some((one) => one.method === 'DELETE')).to.equal(false)
    await press('Retirer : Rose')
    ;(await find<HTMLButtonElement>('dialog[open] button[value=oui]')).click()
    await said('Rose Petit n’est plus dans votre liste.')
  })

  it('a decision is sent with its document, and taken back', async () => {
    await open({
      'POST televersements': { id: NOE, taille: 4, recu: 0 },
      [`PUT televersements/${NOE}`]: { id: NOE, taille: 4, recu: 4 },
      'POST foyer/interdictions': { id: PAUL },
      [`DELETE foyer/interdictions/${ROSE}`]: vide,
    })
    await press('Transmettre une décision de justice')
    const form = await find<HTMLFormElement>('#personnes form')
    form.requestSubmit()
    await said('Joignez la décision')
    await expect(widget).to.be.accessible()
    for (const [name, value] of Object.entries({
      prenom: 'Jean',
      nom: 'Martin',
      lien: 'père',
      juridiction: 'JAF de Bordeaux',
      reference: '26/01234',
      dateDecision: '2026-03-02',
    }))
      await write(`interdiction-${name}`, value)
    const input = await find('#interdiction-fichier input[type=file]')
    const files = new DataTransfer()
    files.items.add(new File(['%PDF'], 'jugement.pdf', { type: 'application/pdf' }))
    input.files = files.files
    input.dispatchEvent(new Event('change'))
    await said('jugement.pdf')
    form.requestSubmit()
    await said('Votre demande est transmise au service')
    expect(await sent('POST')).to.deep.equal([
      {
        enfant: LEA,
        prenom: 'Jean',
        nom: 'Martin',
        lien: 'père',
        juridiction: 'JAF de Bordeaux',
        reference: '26/01234',
        dateDecision: '2026-03-02',
        televersement: NOE,
      },
    ])
    await press('Retirer ma demande')
    await said('Votre demande est retirée, et son document effacé.')
  })
})
