import type { GestionConsentements } from '@inoe/contract/consentements'
import { expect } from '@open-wc/testing'
import '../define.ts'
import { until } from '../../espace/testing.ts'
import { confirmer, type Ecran, ecran, fermer } from '../testing.ts'

const image = {
  id: 't2',
  code: 't1',
  version: 2,
  titre: 'Droit à l’image',
  texte: 'Photos et films.',
  deuxTitulaires: true,
  depuis: '2026-09-01',
  jusque: null,
  enVigueur: true,
}
const found: GestionConsentements = {
  textes: [
    image,
    { ...image, id: 't1', version: 1, texte: 'Photos.', depuis: '2025-09-01', enVigueur: false },
  ],
  enfants: [
    {
      id: 'e1',
      prenom: 'Léa',
      nom: 'Durand',
      consentements: [
        {
          code: 't1',
          etat: 'attend-second',
          reponses: [{ par: 'Camille Durand', accord: true, version: 2, le: '2026-11-03T08:00:00.000Z' }],
        },
      ],
    },
    {
      id: 'e2',
      prenom: 'Noé',
      nom: 'Durand',
      consentements: [{ code: 't1', etat: 'absent', reponses: [] }],
    },
  ],
}

describe('<inoe-gestion>: consents', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))

  const open = async (routes: Record<string, unknown> = {}) => {
    screen = await ecran('consentements', { 'GET gestion/consentements': found, ...routes })
    await screen.shows('Photos et films.')
  }
  const names = () => [...screen.root.querySelectorAll('.accords b')].map((one) => one.textContent)

  it('shows what each child has, by whom and when, and finds those in a state', async () => {
    await open()
    expect(names()).to.deep.equal(['Léa Durand', 'Noé Durand'])
    await screen.shows('Attend le second responsable')
    await screen.shows('Camille Durand a accepté la version 2')
    for (const one of screen.root.querySelectorAll('details')) one.open = true
    await expect(screen.widget).to.be.accessible()
    const etat = await screen.find<HTMLSelectElement>('#consentements-etat')
    etat.value = 'absent'
    etat.dispatchEvent(new Event('change'))
    await until(() => names().length === 1)
    expect(names()).to.deep.equal(['Noé Durand'])
    await screen.write('léa', 'consentements-recherche')
    await screen.shows('Aucun enfant dans cet état.')
  })

  it('a text is worded otherwise: what is written is sent whole, what is missing is said first', async () => {
    await open({ 'POST gestion/consentements/textes': { id: 't3' } })
    await screen.press('Changer le texte')
    await screen.shows('Les accords déjà donnés restent valables')
    await screen.write('', 'consentement-texte')
    await screen.press('Publier')
    await until(() => screen.root.activeElement?.id === 'consentement-texte')
    await expect(screen.widget).to.be.accessible()
    await screen.write('Photos, films et enregistrements.', 'consentement-texte')
    await screen.press('Publier')
    await screen.shows('« Droit à l’image » est publié.')
    expect(await screen.sent()).to.deep.equal([
      {
        code: 't1',
        titre: 'Droit à l’image',
        texte: 'Photos, films et enregistrements.',
        deuxTitulaires: true,
        depuis: '2026-11-03',
      },
    ])
  })

  it('a text is no longer asked, after a question', async () => {
    await open({ 'DELETE gestion/consentements/textes/t1': () => new Response(null, { status: 204 }) })
    await screen.press('Ne plus demander')
    await confirmer(screen, '')
    expect(screen.api.requests.some((one) => one.method === 'DELETE')).to.equal(false)
    await screen.press('Ne plus demander')
    await confirmer(screen, 'oui')
    await screen.shows('« Droit à l’image » n’est plus demandé.')
  })
})
