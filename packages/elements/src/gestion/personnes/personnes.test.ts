import type { FicheEnfant, InterdictionADecider } from '@inoe/contract/proches'
import { expect } from '@open-wc/testing'
import '../define.ts'
import { until } from '../../espace/testing.ts'
import { type Ecran, ecran, fermer } from '../testing.ts'

const interdiction: InterdictionADecider = {
  id: 'i1',
  enfant: { id: 'e1', prenom: 'Léa', nom: 'Durand' },
  famille: 'Camille Durand',
  prenom: 'Jean',
  nom: 'Martin',
  lien: 'père',
  juridiction: 'JAF de Bordeaux',
  reference: '26/01234',
  dateDecision: '2026-03-02',
  fin: null,
  etat: 'demandee',
  enVigueur: false,
  demandeeLe: '2026-11-03T08:00:00.000Z',
  motif: null,
  reponduLe: null,
  fichier: { nom: 'jugement.pdf', controle: 'libre' },
}
const fiche: FicheEnfant = {
  enfant: interdiction.enfant,
  interdits: [{ prenom: 'Jean', nom: 'Martin', lien: 'père' }],
  foyers: [
    {
      adultes: [
        {
          id: 'r1',
          prenom: 'Camille',
          nom: 'Durand',
          telephone: '06 12 34 56 78',
          interdit: false,
          autoriteParentale: true,
          motif: null,
        },
      ],
      proches: [],
    },
  ],
  medecin: '',
  medecinTelephone: '',
}

describe('<inoe-gestion>: who may and may not collect a child', () => {
  let screen: Ecran
  let found: InterdictionADecider[]
  afterEach(() => fermer(screen))

  const open = async (routes: Record<string, unknown> = {}) => {
    screen = await ecran('personnes', {
      'GET gestion/interdictions': (request: Request) => {
        const etat = new URL(request.url).searchParams.get('etat') ?? 'demandee'
        return {
          attente: found.filter((one) => one.etat === 'demandee').length,
          interdictions: found.filter((one) => one.etat === etat),
        }
      },
      'GET gestion/enfants': { enfants: [interdiction.enfant, { id: 'e2', prenom: 'Noé', nom: 'Durand' }] },
      'GET gestion/enfants/e1/personnes': fiche,
      ...routes,
    })
  }

  it('a decision is read, refused with a reason only; the tab says how many wait', async () => {
    found = [interdiction]
    await open({
      'POST gestion/interdictions/i1/reponse': () => {
        found = []
        return {}
      },
    })
    await screen.shows('Jean Martin (père)')
    await screen.shows('JAF de Bordeaux, n° 26/01234')
    expect(screen.root.querySelector('#onglet-personnes .compte')?.textContent).to.match(/^1/)
    await screen.press('Lire la décision')
    await until(() => screen.api.requests.some((one) => one.url.endsWith('gestion/interdictions/i1/fichier')))
    await expect(screen.widget).to.be.accessible()
    await screen.press('Refuser')
    await screen.press('Confirmer le refus')
    await until(() => screen.root.querySelector('[aria-invalid=true]'))
    await screen.write('La page 2 manque.')
    await screen.press('Confirmer le refus')
    await screen.shows('La décision concernant Léa Durand est refusée.')
    expect(await screen.sent()).to.deep.equal([{ decision: 'refusee', motif: 'La page 2 manque.' }])
  })

  it('one that holds is lifted with what lifts it', async () => {
    found = [{ ...interdiction, etat: 'acceptee', enVigueur: true }]
    await open({ 'POST gestion/interdictions/i1/levee': {} })
    await screen.press('Validées')
    await screen.press('Lever cette décision')
    await screen.press('Lever la décision')
    await until(() => screen.root.activeElement?.id === 'levee-i1')
    await screen.write('Ordonnance du 2 mai', 'levee-i1')
    await screen.press('Lever la décision')
    await screen.shows('La décision concernant Léa Durand est levée.')
    expect(await screen.sent()).to.deep.equal([{ motif: 'Ordonnance du 2 mai' }])
  })

  it('the sheet of a child; whether an adult holds parental authority is written with what says so', async () => {
    found = []
    await open({ 'PUT gestion/responsables/r1/autorite': {} })
    await screen.write('lea', 'personnes-recherche')
    await screen.shows('1 enfant')
    const details = await screen.find<HTMLDetailsElement>('.fiches details')
    details.open = true
    await screen.shows('Camille Durand')
    await screen.shows('Ne peut pas venir chercher')
    await expect(screen.widget).to.be.accessible()
    await screen.press('Noter sans autorité parentale')
    await screen.press('Enregistrer')
    await until(() => screen.root.activeElement?.id === 'autorite-r1')
    await screen.write('Jugement du 3 mars 2026', 'autorite-r1')
    await screen.press('Enregistrer')
    await screen.shows('Camille Durand : l’autorité parentale est enregistrée.')
    expect(await screen.sent()).to.deep.equal([
      { autoriteParentale: false, motif: 'Jugement du 3 mars 2026' },
    ])
  })
})
