import { expect } from '@open-wc/testing'
import '../../espace/define.ts'
import { refus, until } from '../../espace/testing.ts'
import '../define.ts'
import { confirmer, type Ecran, ecran, fermer } from '../testing.ts'

const ligne = (libelle: string, montantCentimes: number) => ({
  id: libelle,
  enfant: null,
  libelle,
  explication: 'Quotient familial 742',
  quantite: '4',
  prixCentimes: 940,
  montantCentimes,
})
const brouillon = {
  id: 'f1',
  structure: { id: 's1', nom: 'L’arbre à paumes' },
  regie: { id: 'r1', nom: 'Régie enfance' },
  mois: '2026-10',
  etat: 'brouillon',
  prepareeLe: '2026-11-03T08:00:00.000Z',
  emiseLe: null,
  factures: 2,
  avoirs: 0,
  totalCentimes: 5640,
  empreinte: 'a1',
  anomalies: [] as object[],
  propositions: [
    { foyer: 'd', famille: 'Camille Durand', totalCentimes: 3760, lignes: [ligne('Léa, mercredis', 3760)] },
    { foyer: 'e', famille: 'Élodie Bœuf', totalCentimes: 1880, lignes: [ligne('Tom, mercredis', 1880)] },
  ],
}
const emise = { ...brouillon, etat: 'emise', emiseLe: '2026-11-03T09:00:00.000Z', propositions: [] }

describe('<inoe-gestion>: billing a month', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))
  const open = (routes: Record<string, unknown> = {}) =>
    ecran('facturation', {
      'GET gestion/facturations': { facturations: [] },
      'POST gestion/facturations': brouillon,
      'POST gestion/facturations/f1/emission': emise,
      ...routes,
    })
  const posts = (route: string) =>
    screen.api.requests.filter((one) => one.method === 'POST' && one.url.endsWith(route))

  it('proposes the month before; the draft says who is billed what, and why', async () => {
    screen = await open()
    await screen.shows('Aucune facturation pour cette structure.')
    await screen.press('Préparer les factures')
    await screen.shows('Brouillon d’octobre 2026')
    expect(await posts('facturations')[0]?.json()).to.deep.equal({ structure: 's1', mois: '2026-10' })
    for (const words of [
      '2 familles',
      'Camille Durand',
      '37,60 €',
      'Léa, mercredis',
      'Quotient familial 742',
    ])
      expect(screen.text()).to.contain(words)
    await until(() => screen.root.activeElement?.id === 'brouillon')
    await screen.write('elodie', 'brouillon-recherche')
    await screen.shows('1 famille sur 2')
    expect(screen.text()).not.to.contain('Camille Durand')
    await expect(screen.widget).to.be.accessible()
  })

  it('what a run issued is found by family or number, with what is left to pay', async () => {
    const facture = (id: string, famille: string, rest: object = {}) => ({
      id,
      numero: `ENF-2026-${id}`,
      nature: 'facture',
      famille,
      totalCentimes: 3760,
      resteCentimes: 0,
      annulee: false,
      ...rest,
    })
    screen = await open({
      'GET gestion/facturations': { facturations: [emise] },
      'GET gestion/facturations/f1/factures': {
        factures: [
          facture('1', 'Camille Durand', { resteCentimes: 940 }),
          facture('2', 'Élodie Bœuf'),
          facture('3', 'Zoé Martin', { nature: 'avoir', totalCentimes: -940 }),
        ],
      },
    })
    await screen.press('Voir les factures')
    await screen.shows('ENF-2026-1, 9,40 € à payer')
    await screen.shows('ENF-2026-2, payée')
    await screen.shows('ENF-2026-3, avoir')
    await expect(screen.widget).to.be.accessible()
    await screen.write('elodie', 'emises-recherche')
    await screen.shows('1 facture')
    await until(() => !screen.text().includes('Camille Durand'))
    await screen.press('Voir les factures')
    await until(() => !screen.text().includes('Élodie Bœuf'))
  })

  it('asks before it issues, then says what was issued; nothing is sent on « Annuler » nor twice', async () => {
    screen = await open()
    await screen.press('Préparer les factures')
    await screen.press('Émettre 2 factures, 56,40 €')
    await screen.shows('C’est définitif')
    await confirmer(screen, '')
    expect(posts('emission').length).to.equal(0)
    await screen.press('Émettre 2 factures, 56,40 €')
    await confirmer(screen, 'oui')
    await screen.shows('2 factures émises pour octobre 2026, 56,40 € en tout.')
    expect(posts('emission').length).to.equal(1)
    expect(await posts('emission')[0]?.json()).to.deep.equal({ empreinte: 'a1' })
    await until(() => screen.root.activeElement?.id === 'facturation-faite')
  })

  it('what moved since is shown, and must be checked again', async () => {
    const moved = {
      ...brouillon,
      empreinte: 'a2',
      factures: 1,
      totalCentimes: 2820,
      propositions: [{ ...brouillon.propositions[0], totalCentimes: 2820 }],
    }
    screen = await open({
      'POST gestion/facturations/f1/emission': refus('facturation-modifiee', 409, 'Changé.'),
      'GET gestion/facturations/f1': moved,
    })
    await screen.press('Préparer les factures')
    await screen.press('Émettre 2 factures')
    await confirmer(screen, 'oui')
    await screen.shows('Rien n’a été émis. Vérifiez à nouveau')
    await screen.shows('Camille Durand : 37,60 € devient 28,20 €')
    await screen.shows('Élodie Bœuf : plus rien à facturer (18,80 € auparavant)')
    await expect(screen.widget).to.be.accessible()
    screen.api.answer('POST gestion/facturations/f1/emission', emise)
    await screen.press('Émettre 1 facture, 28,20 €')
    await confirmer(screen, 'oui')
    await screen.shows('2 factures émises')
    expect(await posts('emission')[1]?.json()).to.deep.equal({ empreinte: 'a2' })
  })

  it('a blocking point comes first, and nothing can be issued', async () => {
    const point = { foyer: null, famille: '' }
    screen = await open({
      'POST gestion/facturations': {
        ...brouillon,
        anomalies: [
          { ...point, gravite: 'attention', message: 'Octobre n’est pas terminé.' },
          { ...point, gravite: 'bloquante', message: 'Aucun tarif : ajoutez-le.' },
        ],
      },
    })
    await screen.press('Préparer les factures')
    await screen.shows('1 point empêche d’émettre')
    expect(screen.text().indexOf('Aucun tarif')).to.be.lessThan(screen.text().indexOf('pas terminé'))
    expect(screen.text()).not.to.contain('Émettre 2 factures')
  })

  it('a failure says why; tried again, under the same key', async () => {
    screen = await open({
      'POST gestion/facturations/f1/emission': refus(
        'service-indisponible',
        503,
        'Réessayez dans un instant.',
      ),
    })
    await screen.press('Préparer les factures')
    await screen.press('Émettre 2 factures')
    await confirmer(screen, 'oui')
    await screen.shows('Réessayez dans un instant.')
    screen.api.answer('POST gestion/facturations/f1/emission', emise)
    await screen.press('Émettre 2 factures')
    await confirmer(screen, 'oui')
    await screen.shows('2 factures émises')
    expect(new Set(posts('emission').map((one) => one.headers.get('idempotency-key'))).size).to.equal(1)
  })

  it('structures that cannot be read are asked again', async () => {
    screen = await open({
      'GET gestion/structures': refus('erreur-interne', 500, 'Un problème est survenu.'),
    })
    await screen.shows('Un problème est survenu.')
    screen.api.answer('GET gestion/structures', {
      aujourdhui: '2026-11-03',
      structures: [{ id: 's1', nom: 'L’arbre à paumes' }],
    })
    await screen.press('Réessayer')
    await screen.press('Préparer les factures')
    await screen.shows('Brouillon d’octobre')
  })
})
