import type { FichesAReunir, PaireComparee } from '@inoe/contract/familles'
import { expect } from '@open-wc/testing'
import '../define.ts'
import { refus, until } from '../../espace/testing.ts'
import { confirmer, type Ecran, ecran, fermer } from '../testing.ts'

const fiche = {
  famille: 'Camille Durand',
  prenom: 'Léa',
  nom: 'Durand',
  dateNaissance: '2018-05-14',
  adultes: ['Camille Durand'],
  activites: ['Mercredis'],
  joursAVenir: 3,
}
const seconde = { ...fiche, famille: 'Julien Petit', adultes: ['Julien Petit'], nom: 'Petit', joursAVenir: 0 }
const comparee: PaireComparee = {
  id: 'p1',
  le: '2026-11-02T08:00:00.000Z',
  garde: fiche,
  absorbe: seconde,
  sante: [{ champ: 'allergies', nom: 'Allergies', garde: 'Arachide', absorbe: 'Lait' }],
  doublons: 1,
  obstacles: [],
}

describe('<inoe-gestion>: children that two homes both wrote', () => {
  let screen: Ecran
  let waiting: FichesAReunir
  afterEach(() => fermer(screen))

  const open = async (paire: PaireComparee = comparee, routes: Record<string, unknown> = {}) => {
    const { id, le, garde, absorbe } = paire
    waiting = { attente: 1, paires: [{ id, le, garde, absorbe }] }
    screen = await ecran('familles', {
      'GET gestion/gardes': { chacunSesJours: false },
      'GET gestion/fiches-a-reunir': () => waiting,
      'GET gestion/fiches-a-reunir/p1': paire,
      ...(routes as Record<string, never>),
    })
    await screen.shows('1 enfant à réunir')
    await screen.press('Comparer')
    await until(() => screen.root.activeElement?.id === 'paire-titre')
  }
  const answered = () => {
    waiting = { attente: 0, paires: [] }
    return {}
  }

  it('the tab says how many wait; the two sheets are compared, then made one once it is confirmed', async () => {
    await open(comparee, { 'POST gestion/fiches-a-reunir/p1/reunion': answered })
    expect(screen.root.querySelector('#onglet-familles')?.textContent).to.contain('1')
    expect(screen.text()).to.contain('Prénom Identique Léa')
    expect(screen.text()).to.contain('Nom Différent « Durand » et « Petit »')
    expect(screen.text()).to.contain('1 jour est réservé deux fois')
    await expect(screen.widget).to.be.accessible()
    const choice = await screen.find<HTMLSelectElement>('#paire-allergies')
    choice.value = 'absorbe'
    choice.dispatchEvent(new Event('input', { bubbles: true }))
    choice.dispatchEvent(new Event('change', { bubbles: true }))
    await screen.press('Réunir')
    await confirmer(screen, 'oui')
    await screen.shows('Léa n’a plus qu’une fiche')
    expect(await screen.sent()).to.deep.equal([{ sante: { allergies: 'absorbe' } }])
    await until(() => !screen.text().includes('enfant à réunir'))
    await expect(screen.widget).to.be.accessible()
  })

  it('« Ce n’est pas le même enfant » asks why, and says so to both', async () => {
    await open(comparee, { 'POST gestion/fiches-a-reunir/p1/distinctes': answered })
    await screen.press('Ce n’est pas le même enfant')
    await until(() => screen.root.activeElement?.id === 'paire-motif')
    await screen.press('Enregistrer')
    await until(() => screen.root.querySelector('[aria-invalid=true]'))
    await expect(screen.widget).to.be.accessible()
    await screen.write('Deux cousines', 'paire-motif')
    await screen.press('Enregistrer')
    await screen.shows('ce sont deux enfants')
    expect(await screen.sent()).to.deep.equal([{ motif: 'Deux cousines' }])
  })

  it('what is in the way is said instead of « Réunir »', async () => {
    await open({ ...comparee, obstacles: ['Cet enfant a déjà deux foyers.'] })
    await screen.shows('Cet enfant a déjà deux foyers.')
    const labels = [...screen.root.querySelectorAll('button')].map((one) => one.textContent?.trim())
    expect(labels).not.to.include('Réunir')
    expect(labels).to.include('Ce n’est pas le même enfant')
  })

  it('a refusal is said where it was asked; a sheet that is no more lets the child come in', async () => {
    await open(
      { ...comparee, absorbe: null, sante: [], doublons: 0 },
      { 'POST gestion/fiches-a-reunir/p1/reunion': refus('rattachement-impossible', 409, 'Pas encore.') },
    )
    await screen.shows('n’a plus cette fiche')
    await screen.press('Ajouter au second foyer')
    await confirmer(screen, 'oui')
    await screen.shows('Pas encore.')
  })

  it('a live change shows what comes to wait', async () => {
    await open()
    waiting = { attente: 2, paires: [...waiting.paires, { ...comparee, id: 'p2' }] }
    screen.say('foyer')
    await screen.shows('2 enfants à réunir')
    expect(screen.root.querySelector('#paire-titre')).to.exist
  })
})
