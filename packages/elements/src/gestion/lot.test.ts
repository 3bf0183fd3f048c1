import type { ReservationADecider } from '@inoe/contract/gestion'
import { expect } from '@open-wc/testing'
import '../espace/define.ts'
import { refus, until } from '../espace/testing.ts'
import './define.ts'
import { type Ecran, ecran, fermer } from './testing.ts'

const one = (id: string, prenom: string, date: string, more: Partial<ReservationADecider> = {}) => ({
  id,
  famille: 'Camille Durand',
  enfant: { prenom, nom: 'Durand', age: 8 },
  structure: { id: 's1', nom: 'L’arbre à paumes' },
  activite: { id: 'b1', nom: 'Vacances' },
  unite: 'Journée',
  date,
  fin: null,
  creeLe: '2026-11-03T09:00:00.000Z',
  places: 2,
  ...more,
})
const list = {
  reservations: [
    one('r1', 'Léa', '2026-12-22'),
    one('r2', 'Noé', '2026-12-22', { creeLe: '2026-11-02T09:00:00.000Z' }),
    one('r3', 'Zoé', '2026-12-21', {
      fin: '2026-12-24',
      places: 0,
      activite: { id: 'b2', nom: 'Séjour ski' },
    }),
  ],
}
const ROUTE = 'POST gestion/reservations/reponses'

describe('<inoe-gestion>: bookings to validate', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))
  const box = (words: string) =>
    until(() =>
      [...screen.root.querySelectorAll('label')]
        .find((label) => label.textContent?.replaceAll(/\s+/g, ' ').includes(words))
        ?.querySelector('input'),
    )
  const button = (words: string) =>
    until(() =>
      [...screen.root.querySelectorAll<HTMLButtonElement>('.barre button')].find((found) =>
        found.textContent?.includes(words),
      ),
    )

  it('are gathered by day, first come first, with the places left', async () => {
    screen = await ecran('reservations', { 'GET gestion/reservations': list })
    await screen.shows('3 réservations à valider')
    const days = [...screen.root.querySelectorAll('.demande')].map(
      (day) => day.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '',
    )
    expect(days.length).to.equal(2)
    expect(days[0]).to.match(
      /^Du lundi 21 décembre au jeudi 24 décembre Séjour ski.*Plus aucune autre place.*Zoé/,
    )
    expect(days[1]).to.match(/^mardi 22 décembre Vacances, Journée.*Encore 2 autres places.*Noé.*Léa/)
    expect((await button('Accepter')).disabled).to.equal(true)
    await expect(screen.widget).to.be.accessible()
  })

  it('accepts those that are ticked, together, and counts what was done', async () => {
    screen = await ecran('reservations', {
      'GET gestion/reservations': list,
      [ROUTE]: {
        reponses: [
          { id: 'r2', etat: 'confirmee' },
          { id: 'r1', etat: 'annulee' },
        ],
      },
    })
    ;(await box('Cocher les 2 demandes de ce jour')).click()
    await screen.shows('2 réservations cochées')
    ;(await button('Accepter')).click()
    await until(() => screen.root.activeElement?.textContent?.includes('Confirmer'))
    screen.api.answer('GET gestion/reservations', { reservations: [list.reservations[2]] })
    await screen.press('Confirmer l’acceptation')
    await screen.shows('1 réservation est confirmée.')
    await screen.shows('1 réservation n’était plus à valider')
    await screen.shows('Cochez les réservations à traiter')
    expect(await screen.sent()).to.deep.equal([{ decision: 'confirmee', ids: ['r2', 'r1'] }])
    await until(() => screen.root.activeElement?.id === 'titre')
  })

  it('refuses with one reason for all; a failed sending keeps the ticks and the reason', async () => {
    screen = await ecran('reservations', {
      'GET gestion/reservations': list,
      [ROUTE]: refus('service-indisponible', 503, 'Réessayez dans un instant.'),
    })
    await screen.press('Tout cocher')
    await screen.shows('3 réservations cochées')
    ;(await button('Refuser')).click()
    await until(() => screen.root.activeElement?.localName === 'textarea')
    await screen.press('Confirmer le refus')
    await screen.shows('Indiquez le motif')
    await expect(screen.widget).to.be.accessible()
    await screen.write('Groupe complet.')
    await screen.press('Confirmer le refus')
    await screen.shows('Réessayez dans un instant.')
    expect((await box('Léa')).checked).to.equal(true)
    screen.api.answer(ROUTE, { reponses: ['r3', 'r2', 'r1'].map((id) => ({ id, etat: 'refusee' })) })
    await screen.press('Confirmer le refus')
    await screen.shows('3 réservations sont refusées.')
    const sent = (await screen.sent()) as { ids: string[]; motif: string }[]
    expect(sent.map(({ motif }) => motif)).to.deep.equal(['Groupe complet.', 'Groupe complet.'])
    expect(sent[0]?.ids.toSorted()).to.deep.equal(['r1', 'r2', 'r3'])
  })

  it('what is withdrawn meanwhile is no longer ticked', async () => {
    screen = await ecran('reservations', { 'GET gestion/reservations': list })
    ;(await box('Léa')).click()
    ;(await box('Zoé')).click()
    await screen.shows('2 réservations cochées')
    screen.api.answer('GET gestion/reservations', { reservations: list.reservations.slice(0, 2) })
    screen.say('reservations')
    await screen.shows('1 réservation cochée')
    expect((await box('Léa')).checked).to.equal(true)
  })
})
