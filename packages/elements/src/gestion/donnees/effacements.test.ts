import type { EffacementADecider } from '@inoe/contract/mes-donnees'
import { expect } from '@open-wc/testing'
import '../../espace/define.ts'
import { refus } from '../../espace/testing.ts'
import '../define.ts'
import { type Ecran, ecran, fermer } from '../testing.ts'

const ID = '0190a0c0-0000-7000-8000-000000000701'
const demande: EffacementADecider = {
  id: ID,
  courriel: 'camille@exemple.fr',
  famille: 'Camille Durand',
  demandeLe: '2026-11-02T09:00:00.000Z',
  portee: 'foyer',
  garde: ['Les factures : 10 ans'],
  obstacles: [],
}

describe('Requests for erasure, for who answers for the data', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))
  const open = async (demandes: EffacementADecider[], routes = {}) => {
    screen = await ecran('donnees', { 'GET gestion/effacements': { demandes }, ...routes })
  }

  it('erases under a visa, which is asked for, then says so', async () => {
    await open([demande], {
      [`POST gestion/effacements/${ID}/reponse`]: () => {
        screen.api.answer('GET gestion/effacements', { demandes: [] })
        return {}
      },
    })
    await screen.shows('Camille Durand')
    expect(screen.text()).to.include('Les factures : 10 ans')
    await expect(screen.widget).to.be.accessible()
    await screen.press('Accepter et effacer')
    await screen.press('Effacer définitivement')
    await screen.shows('Indiquez la référence du visa.')
    expect(await screen.sent()).to.deep.equal([])
    await expect(screen.widget).to.be.accessible()
    await screen.write('AD33-2026-118', `texte-${ID}`)
    await screen.press('Effacer définitivement')
    await screen.shows('Les données de camille@exemple.fr sont effacées.')
    await screen.shows('Aucune demande en attente.')
    expect(await screen.sent()).to.deep.equal([{ decision: 'acceptee', visa: 'AD33-2026-118' }])
  })

  it('is not accepted while something is owed; is refused with a reason', async () => {
    await open([{ ...demande, obstacles: ['une facture à régler'] }], {
      [`POST gestion/effacements/${ID}/reponse`]: refus('deja-repondu', 409, 'Déjà répondu.'),
    })
    await screen.shows('une facture à régler')
    expect(screen.text()).not.to.include('Accepter et effacer')
    await screen.press('Refuser')
    await screen.write('Un contentieux est en cours.')
    await screen.press('Confirmer le refus')
    await screen.shows('Déjà répondu.')
    expect(await screen.sent()).to.deep.equal([
      { decision: 'refusee', motif: 'Un contentieux est en cours.' },
    ])
  })

  it('new requests arrive by themselves; who does not answer for the data is told so', async () => {
    await open([])
    await screen.shows('Aucune demande en attente.')
    screen.api.answer('GET gestion/effacements', { demandes: [demande] })
    screen.say('mes-donnees')
    await screen.shows('Camille Durand')
    fermer(screen)
    screen = await ecran('donnees', { 'GET gestion/effacements': refus('introuvable', 404, 'Introuvable') })
    await screen.shows('réservées aux agents que votre collectivité a désignés')
    await expect(screen.widget).to.be.accessible()
  })
})
