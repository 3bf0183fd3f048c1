import type { ContratADecider } from '@inoe/contract/contrats'
import { expect } from '@open-wc/testing'
import '../espace/define.ts'
import { until } from '../espace/testing.ts'
import { duree, heure } from './contrat.ts'
import './define.ts'
import { type Ecran, ecran, fermer } from './testing.ts'

const contrat: ContratADecider = {
  id: '019a0000-0000-7000-8000-0000000000c1',
  famille: 'Samira Benali',
  age: 1,
  enfant: { id: 'e1', prenom: 'Inès', nom: 'Benali' },
  structure: { id: 's1', nom: 'Pirouette cacahouète' },
  activite: { id: 'b1', nom: 'Accueil régulier' },
  etat: 'demande',
  debut: '2026-11-09',
  fin: '2027-07-31',
  semaine: [
    { jour: 1, debut: '08:00', fin: '17:30' },
    { jour: 4, debut: '08:30', fin: '12:00' },
  ],
  minutesSemaine: 780,
  commentaire: 'Je travaille le lundi.',
  demandeLe: '2026-11-03T09:00:00.000Z',
  reponse: null,
  reponduLe: null,
  heures: [],
}
const avecHeures: ContratADecider = {
  ...contrat,
  etat: 'accepte',
  heures: [
    { id: 'h1', date: '2026-11-16', debut: '17:30', fin: '18:30', etat: 'demande', reponse: null },
    { id: 'h2', date: '2026-11-17', debut: '09:00', fin: '10:00', etat: 'retire', reponse: null },
  ],
}

describe('<inoe-gestion>: contracts', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))

  it('shows the span, the week and its hours', async () => {
    screen = await ecran('contrats', { 'GET gestion/contrats': { contrats: [contrat] } })
    for (const words of [
      'Inès Benali 1 an le premier jour',
      'Accueil régulier · Pirouette cacahouète',
      'Du 9 novembre 2026 au 31 juillet 2027',
      'Chaque semaine, 13 h en tout',
      'lundi de 8 h à 17 h 30',
      'jeudi de 8 h 30 à 12 h',
      '« Je travaille le lundi. »',
    ])
      await screen.shows(words)
    await expect(screen.widget).to.be.accessible()
  })

  it('accepts a contract, with a word to the family', async () => {
    const route = `POST gestion/contrats/${contrat.id}/reponse`
    screen = await ecran('contrats', { 'GET gestion/contrats': { contrats: [contrat] }, [route]: {} })
    await screen.press('Accepter le contrat de Inès Benali')
    await screen.write('À lundi !')
    screen.api.answer('GET gestion/contrats', { contrats: [] })
    await screen.press('Confirmer l’acceptation')
    await screen.shows('Le contrat de Inès Benali est accepté.')
    expect(await screen.sent()).to.deep.equal([{ decision: 'accepte', motif: 'À lundi !' }])
  })

  it('answers hours beside a contract; those withdrawn are not shown', async () => {
    const route = `POST gestion/contrats/${contrat.id}/heures/h1/reponse`
    screen = await ecran('contrats', { 'GET gestion/contrats': { contrats: [avecHeures] }, [route]: {} })
    await screen.shows('lundi 16 novembre, de 17 h 30 à 18 h 30 demandées')
    expect(screen.text()).not.to.contain('17 novembre')
    expect(screen.text()).not.to.contain('Accepter le contrat')
    await screen.press('Refuser lundi 16 novembre')
    await until(() => screen.root.activeElement?.localName === 'textarea')
    await expect(screen.widget).to.be.accessible()
    await screen.press('Confirmer le refus')
    await screen.shows('Indiquez le motif')
    await screen.write('Complet ce soir-là.')
    await screen.press('Confirmer le refus')
    await screen.shows('Heures refusées : lundi 16 novembre, de 17 h 30 à 18 h 30.')
    expect(await screen.sent()).to.deep.equal([{ decision: 'refuse', motif: 'Complet ce soir-là.' }])
  })

  it('gives up without losing its place', async () => {
    screen = await ecran('contrats', { 'GET gestion/contrats': { contrats: [avecHeures] } })
    await screen.press('Accepter lundi 16 novembre')
    await until(() => screen.root.activeElement?.localName === 'textarea')
    await screen.press('Annuler')
    await until(() => screen.root.activeElement?.id === 'accepte-h1')
  })

  it('says hours as people do', () => {
    expect([heure('08:00'), heure('17:05'), duree(780), duree(75), duree(5)]).to.deep.equal([
      '8\u00a0h',
      '17\u00a0h\u00a005',
      '13\u00a0h',
      '1\u00a0h\u00a015',
      '0\u00a0h\u00a005',
    ])
  })
})
