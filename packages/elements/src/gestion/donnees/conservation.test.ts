import type { Conservation } from '@inoe/contract/conservation'
import { expect } from '@open-wc/testing'
import { proposee, vide } from '../../../../../stories/fixtures/gestion-conservation.ts'
import '../../espace/define.ts'
import { refus, until } from '../../espace/testing.ts'
import '../define.ts'
import { confirmer, type Ecran, ecran, fermer } from '../testing.ts'

const [bordereau] = proposee.eliminations
if (!bordereau) throw new Error('the fixture has a bordereau')
const { id } = bordereau
const une = (change: Partial<typeof bordereau>): Conservation => ({
  ...vide,
  eliminations: [{ ...bordereau, ...change }],
})

describe('What time destroys, for who answers for the data', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))
  const open = async (conservation: Conservation, routes = {}) => {
    screen = await ecran('donnees', {
      'GET gestion/effacements': { demandes: [] },
      'GET gestion/conservation': conservation,
      ...routes,
    })
  }
  /** Routes that were written to. */
  const faits = () =>
    screen.api.requests
      .filter((one) => one.method !== 'GET')
      .map((one) => `${one.method} ${new URL(one.url).pathname.split('/').slice(3).join('/')}`)

  it('prepares a bordereau on demand, says so, and says why when there is nothing', async () => {
    await open(vide, {
      'POST gestion/eliminations': () => {
        screen.api.answer('GET gestion/conservation', une({}))
        return { id }
      },
    })
    await screen.shows('Aucun bordereau pour l’instant.')
    await expect(screen.widget).to.be.accessible()
    await screen.press('Préparer un bordereau maintenant')
    await screen.shows('Le bordereau est prêt')
    await screen.shows('En attente du visa')
    await screen.shows('Dossiers de familles clos, avec leurs comptes d’accès : 42')
    await screen.shows('3 autres sont au terme, mais retenus')
    expect(screen.text()).not.to.include('Détruire ce que le visa autorise')
    await expect(screen.widget).to.be.accessible()
    fermer(screen)
    await open(vide, {
      'POST gestion/eliminations': refus('rien-a-eliminer', 409, 'Rien n’est arrivé au terme.'),
    })
    await screen.press('Préparer un bordereau maintenant')
    await screen.shows('Rien n’est arrivé au terme.')
  })

  it('records the archives’ answer: what is missing is said, what they keep is ticked', async () => {
    await open(une({}))
    await screen.press('Enregistrer la réponse des Archives')
    await screen.press('Enregistrer la réponse')
    await screen.shows('Indiquez la référence écrite par les Archives.')
    await screen.shows('Joignez le document signé par les Archives.')
    const box = await screen.find<HTMLInputElement>('.ecartees input')
    box.click()
    await screen.shows('Sans date, cela n’est plus jamais proposé.')
    await screen.press('Enregistrer la réponse')
    await screen.shows('Indiquez ce que les Archives ont répondu.')
    await expect(screen.widget).to.be.accessible()
    await screen.press('Annuler')
    await screen.shows('Télécharger le bordereau')
    expect(faits()).to.deep.equal([])
  })

  it('destroys once confirmed, and only then', async () => {
    const visa = { reference: 'AD33-118', date: '2026-10-12', fichier: true }
    await open(une({ etat: 'visee', visa }), {
      [`POST gestion/eliminations/${id}/destruction`]: () => {
        screen.api.answer('GET gestion/conservation', une({ etat: 'en-cours', visa }))
        return {}
      },
    })
    await screen.press('Détruire ce que le visa autorise')
    await confirmer(screen, '')
    expect(faits()).to.deep.equal([])
    await screen.press('Détruire ce que le visa autorise')
    await confirmer(screen, 'oui')
    await screen.shows('La destruction a commencé.')
    expect(faits()).to.have.length(1)
    // It goes on by itself: the live stream tells.
    screen.api.answer('GET gestion/conservation', une({ etat: 'terminee', visa }))
    screen.say('mes-donnees')
    await screen.shows('Télécharger le certificat de destruction')
  })

  it('changes a duration; a limit is said with its reason, next to what was typed', async () => {
    await open(vide, {
      'PUT gestion/conservation/messages': refus('duree-hors-limites', 422, '1 an au moins : recours.'),
    })
    await screen.press('Voir et changer les durées')
    await screen.shows('Usage, à confirmer avec vos Archives départementales')
    await screen.shows('détruit par son âge, sans visa')
    await screen.press('Changer la durée : Les conversations')
    await screen.write('abc', 'mois-messages')
    await screen.press('Enregistrer')
    await screen.shows('Écrivez un nombre de mois.')
    await screen.write('2', 'mois-messages')
    await screen.press('Enregistrer')
    await screen.shows('1 an au moins : recours.')
    await expect(screen.widget).to.be.accessible()
    screen.api.answer('PUT gestion/conservation/messages', {})
    await screen.write('24', 'mois-messages')
    await screen.press('Enregistrer')
    await screen.shows('La durée est changée : Les conversations')
    expect(await screen.sent()).to.deep.equal([{ mois: 2 }, { mois: 24 }])
  })

  it('holds a family found by its name, and lets it go', async () => {
    await open(vide, {
      'GET gestion/conservation/familles': { familles: [{ foyer: id, nom: 'Camille Durand' }] },
      'POST gestion/gels': {},
    })
    await screen.write('durand', 'gel-nom')
    await screen.press('Chercher')
    await screen.shows('Camille Durand')
    await screen.press('Geler ce dossier')
    await screen.shows('Indiquez pourquoi ce dossier est gelé.')
    await screen.write('Recours', 'gel-motif')
    await expect(screen.widget).to.be.accessible()
    await screen.press('Geler ce dossier')
    await screen.shows('Le dossier de Camille Durand est gelé.')
    expect(await screen.sent()).to.deep.equal([{ foyer: id, motif: 'Recours' }])
    fermer(screen)
    await open(proposee, {
      [`DELETE gestion/gels/${proposee.gels[0]?.id}`]: new Response(null, { status: 204 }),
    })
    await screen.press('Lever le gel')
    await confirmer(screen, 'oui')
    await until(() => faits().length === 1)
    await screen.shows('est levé.')
  })
})
