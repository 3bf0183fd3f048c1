import type { CreneauService } from '@inoe/contract/gestion'
import { expect } from '@open-wc/testing'
import '../espace/define.ts'
import { refus, until } from '../espace/testing.ts'
import { lireCapacite } from './creneau.ts'
import './define.ts'
import { type Ecran, ecran, fermer } from './testing.ts'

const day = (id: string, date: string, more: Partial<CreneauService> = {}): CreneauService => ({
  id,
  date,
  fin: null,
  activite: { id: 'b1', nom: 'Mercredis' },
  groupe: '',
  unite: 'Journée',
  capacite: 24,
  occupees: 12,
  enAttente: 0,
  ferme: false,
  ...more,
})
const list = {
  creneaux: [
    day('c1', '2026-11-04', { occupees: 24, enAttente: 3 }),
    day('c2', '2026-11-04', { groupe: '3 – 5 ans', ferme: true }),
    day('c3', '2026-11-11'),
  ],
}
const ROUTE = 'PUT gestion/creneaux/capacites'

describe('<inoe-gestion>: places and waiting lists', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))
  const lastRead = () =>
    new URL(screen.api.requests.filter((one) => one.url.includes('gestion/creneaux?')).at(-1)?.url ?? '')
      .searchParams
  const choose = async (id: string, value: string) => {
    const field = await screen.find<HTMLInputElement>(`#${id}`)
    field.value = value
    field.dispatchEvent(new Event('change'))
  }

  it('shows the coming fortnight of a structure, day by day, with who waits', async () => {
    screen = await ecran('places', { 'GET gestion/creneaux': list })
    for (const words of [
      'mercredi 4 novembre 2026',
      'Mercredis, Journée',
      '24 places prises sur 24',
      '3 enfants attendent',
      'Mercredis, Journée, 3 – 5 ans',
      'Fermé',
      'Aucun changement',
    ])
      await screen.shows(words)
    expect(Object.fromEntries(lastRead())).to.deep.equal({
      structure: 's1',
      du: '2026-11-03',
      au: '2026-11-16',
    })
    await expect(screen.widget).to.be.accessible()
  })

  it('reads nothing until it is opened', async () => {
    screen = await ecran('inscriptions', { 'GET gestion/creneaux': list })
    await screen.shows('Aucune demande en attente.')
    expect(screen.api.requests.some((one) => one.url.includes('gestion/creneaux'))).to.equal(false)
  })

  it('another structure, other dates: read again; only the days that are waited for', async () => {
    screen = await ecran('places', { 'GET gestion/creneaux': list })
    await choose('places-structure', 's2')
    await until(() => lastRead().get('structure') === 's2')
    const from = await screen.find<HTMLInputElement>('#places-du')
    from.value = '2026-12-01'
    from.dispatchEvent(new Event('input'))
    await until(() => lastRead().get('du') === '2026-12-01')
    expect(lastRead().get('au')).to.equal('2026-12-14')
    await screen.shows('mercredi 11 novembre 2026')
    ;(await screen.find<HTMLInputElement>('.volet > .coche input')).click()
    await until(() => !screen.text().includes('mercredi 11 novembre 2026'))
    await screen.shows('3 enfants attendent')
  })

  it('saves the numbers that changed, together, and says how many children got a place', async () => {
    screen = await ecran('places', {
      'GET gestion/creneaux': list,
      [ROUTE]: { creneaux: [day('c1', '2026-11-04', { capacite: 26 })], promues: 2 },
    })
    await screen.write('26', 'places-c1')
    await screen.write('10', 'places-c3')
    await screen.shows('2 changements')
    await screen.shows('Moins que les 12 places prises')
    await screen.write('24', 'places-c3')
    await screen.shows('1 changement')
    await expect(screen.widget).to.be.accessible()
    await screen.press('Enregistrer')
    await screen.shows(
      '1 nombre de places est enregistré. 2 enfants de la liste d’attente ont obtenu une place',
    )
    await screen.shows('Aucun changement')
    expect(await screen.sent()).to.deep.equal([{ creneaux: [{ id: 'c1', capacite: 26 }] }])
  })

  it('a number that is not one is said on its field, and nothing is sent', async () => {
    screen = await ecran('places', { 'GET gestion/creneaux': list })
    await screen.write('beaucoup', 'places-c1')
    await screen.shows('Écrivez un nombre entier.')
    await screen.press('Enregistrer')
    await screen.shows('Corrigez les nombres signalés')
    await until(() => screen.root.activeElement?.id === 'places-c1')
    expect(await screen.sent()).to.deep.equal([])
    await expect(screen.widget).to.be.accessible()
    await screen.press('Annuler')
    await screen.shows('Aucun changement')
    expect((await screen.find<HTMLInputElement>('#places-c1')).value).to.equal('24')
  })

  it('keeps what was typed when saving fails or somebody books meanwhile', async () => {
    screen = await ecran('places', {
      'GET gestion/creneaux': list,
      [ROUTE]: refus('service-indisponible', 503, 'Réessayez dans un instant.'),
    })
    await screen.write('30', 'places-c1')
    await screen.press('Enregistrer')
    await screen.shows('Réessayez dans un instant.')
    screen.api.answer('GET gestion/creneaux', { creneaux: [day('c1', '2026-11-04', { occupees: 23 })] })
    screen.say('places')
    await screen.shows('23 places prises')
    expect((await screen.find<HTMLInputElement>('#places-c1')).value).to.equal('30')
    screen.api.answer(ROUTE, { creneaux: [day('c1', '2026-11-04', { capacite: 30 })], promues: 0 })
    await screen.press('Enregistrer')
    await screen.shows('1 nombre de places est enregistré.')
    const keys = screen.api.requests
      .filter((one) => one.method === 'PUT')
      .map((one) => one.headers.get('idempotency-key'))
    expect(new Set(keys).size).to.equal(1)
  })

  it('reads numbers as people type them', () => {
    expect(['12', ' 0 ', '100000', '', '-1', '1,5', '100001', '12 '].map(lireCapacite)).to.deep.equal([
      12,
      0,
      100_000,
      undefined,
      undefined,
      undefined,
      undefined,
      12,
    ])
  })
})
