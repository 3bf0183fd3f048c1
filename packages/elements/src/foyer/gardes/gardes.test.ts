import type { Foyer } from '@inoe/contract/foyers'
import type { Garde, GardesFamille } from '@inoe/contract/gardes'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import '../../espace/define.ts'
import { type FakeApi, fakeApi, forgetEspaces, mount, refus, until } from '../../espace/testing.ts'
import '../define.ts'
import type { InoeFoyer } from '../inoe-foyer.ts'

const [LEA, NOE, ASKED, GARDE] = [1, 2, 3, 4].map((n) => `0190a0c0-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
]
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
  enfants: [],
  manquants: [],
  regles: [],
  attentes: [],
}
const garde: Garde = {
  id: GARDE,
  debut: '2026-09-01',
  fin: null,
  rythme: { type: 'semaines', ici: 'paires', jour: 5, heure: '18:00' },
  vacances: null,
  exceptions: [],
  par: 'ailleurs',
  le: '2026-11-01T08:00:00.000Z',
  phrases: ['Chez vous : les semaines paires'],
  apercu: Array.from({ length: 42 }, (_, rang) => ({
    date: new Date(Date.UTC(2026, 10, 2 + rang)).toISOString().slice(0, 10),
    ici: rang % 14 < 7,
  })),
}
const enfant = (id: string, prenom: string, more: Partial<GardesFamille['enfants'][number]> = {}) => ({
  id,
  prenom,
  deuxFoyers: false,
  invitation: null,
  auService: false,
  garde: null,
  proposition: null,
  ...more,
})
const rien: GardesFamille = { enfants: [], invitations: [], chacunSesJours: false }

describe('<inoe-foyer>: children who have two homes', () => {
  let api: FakeApi
  let widget: InoeFoyer
  let found: GardesFamille
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })

  const root = () => widget.shadowRoot as ShadowRoot
  const text = () => root().textContent?.replaceAll(/\s+/g, ' ') ?? ''
  const said = (words: string) => until(() => text().includes(words))
  const press = async (words: string) =>
    (
      await until(() =>
        [...root().querySelectorAll('button')].find((one) => one.textContent?.includes(words)),
      )
    ).click()
  const write = async (id: string, value: string, event = 'input') => {
    const input = await until(() => root().querySelector<HTMLInputElement>(`[id="${id}"]`))
    input.value = value
    input.dispatchEvent(new Event(event))
  }
  const focused = (id: string) => until(() => root().activeElement?.id === id)
  const sent = async () =>
    Promise.all(
      api.requests
        .filter((one) => one.method === 'POST')
        .map(async (one) => [
          new URL(one.url).pathname.split('/').slice(3).join('/'),
          await one.clone().json(),
        ]),
    )
  const open = async (first: GardesFamille, routes: Parameters<typeof fakeApi>[0] = {}) => {
    found = first
    api = fakeApi({
      'GET foyer': foyer,
      'GET foyer/consentements': { textes: [], enfants: [] },
      'GET foyer/gardes': () => found,
      ...routes,
    })
    widget = mount<InoeFoyer>(html`<inoe-foyer></inoe-foyer>`)
    const details = await until(() => root().querySelector<HTMLDetailsElement>('#gardes'))
    details.open = true
    await until(() => root().querySelector('#gardes-dit'))
  }

  it('who is asked gives the date of birth, and is told on the field when it is wrong; nothing of the child shows', async () => {
    let right = false
    await open(
      { ...rien, invitations: [{ id: ASKED, par: 'Camille Durand', expireLe: '2026-12-01T08:00:00.000Z' }] },
      {
        [`POST foyer/gardes/invitations/${ASKED}/reponse`]: () => {
          if (!right)
            return refus('requete-invalide', 400, 'Certains champs sont à corriger.', [
              { champ: 'dateNaissance', message: 'Ce n’est pas la date de naissance.' },
            ])
          found = { ...rien, enfants: [enfant(LEA, 'Léa', { deuxFoyers: true })] }
          return {}
        },
      },
    )
    await said('Camille Durand vous propose')
    await expect(widget).to.be.accessible()
    await press('L’ajouter à mon dossier')
    await focused(`naissance-${ASKED}`)
    await write(`naissance-${ASKED}`, '2018-01-01')
    await press('L’ajouter à mon dossier')
    await said('Ce n’est pas la date de naissance.')
    await focused(`naissance-${ASKED}`)
    right = true
    await write(`naissance-${ASKED}`, '2018-05-14')
    await press('L’ajouter à mon dossier')
    await said('L’enfant est dans votre dossier.')
    await focused('gardes-dit')
    expect((await sent()).at(-1)?.[1]).to.deep.equal({ accepte: true, dateNaissance: '2018-05-14' })
  })

  it('the other parent is asked by e-mail, and what was sent is taken back', async () => {
    await open(
      { ...rien, enfants: [enfant(LEA, 'Léa')] },
      {
        'POST foyer/gardes/invitations': () => {
          found = {
            ...rien,
            enfants: [
              enfant(LEA, 'Léa', {
                invitation: {
                  id: ASKED,
                  courriel: 'julien@exemple.fr',
                  expireLe: '2026-12-01T08:00:00.000Z',
                },
              }),
            ],
          }
          return { id: ASKED }
        },
        [`DELETE foyer/gardes/invitations/${ASKED}`]: () => {
          found = { ...rien, enfants: [enfant(LEA, 'Léa')] }
          return new Response(null, { status: 204 })
        },
      },
    )
    await press('Il vit aussi chez son autre parent')
    await focused(`autre-${LEA}`)
    await press('Envoyer la proposition')
    await said('Cette information est obligatoire.')
    await write(`autre-${LEA}`, ' julien@exemple.fr ')
    await press('Envoyer la proposition')
    await said('Proposition envoyée à julien@exemple.fr')
    expect(await sent()).to.deep.equal([
      ['foyer/gardes/invitations', { enfant: LEA, courriel: 'julien@exemple.fr' }],
    ])
    await press('Retirer la proposition')
    await said('La proposition est retirée.')
  })

  it('a calendar is read day by day, confirmed, and another is proposed', async () => {
    await open(
      {
        ...rien,
        enfants: [enfant(LEA, 'Léa', { deuxFoyers: true, proposition: garde }), enfant(NOE, 'Noé')],
      },
      {
        [`POST foyer/gardes/${GARDE}/reponse`]: () => {
          found = { ...rien, enfants: [enfant(LEA, 'Léa', { deuxFoyers: true, garde })] }
          return {}
        },
        [`POST foyer/enfants/${LEA}/garde`]: { id: ASKED },
      },
    )
    await said('L’autre parent le propose')
    await said('2 novembre, chez vous')
    await said('9 novembre, chez l’autre parent')
    await expect(widget).to.be.accessible()
    await press('Confirmer ce calendrier')
    await said('Le calendrier est confirmé')
    await press('Proposer un autre calendrier')
    await focused('garde-debut')
    await write('garde-debut', '2027-01-04')
    await write('garde-type', 'quinzaine', 'change')
    const boxes = await until(() => {
      const all = root().querySelectorAll<HTMLInputElement>('.jours-garde input')
      return all.length === 14 && all
    })
    boxes[2]?.click()
    await press('Ajouter une exception')
    await focused('garde-exceptions.0.du')
    await press('Proposer à l’autre parent')
    await said('Cette information est obligatoire.')
    await write('garde-exceptions.0.du', '2027-02-01')
    await write('garde-exceptions.0.au', '2027-02-03')
    await write('garde-vacances', 'impaires', 'change')
    await expect(widget).to.be.accessible()
    await press('Proposer à l’autre parent')
    await said('Le calendrier est proposé à l’autre parent.')
    const jours = Array(14).fill(false)
    jours[2] = true
    expect((await sent()).at(-1)).to.deep.equal([
      `foyer/enfants/${LEA}/garde`,
      {
        debut: '2027-01-04',
        fin: null,
        rythme: { type: 'quinzaine', jours },
        vacances: 'impaires',
        exceptions: [{ du: '2027-02-01', au: '2027-02-03', ici: true }],
      },
    ])
  })
})
