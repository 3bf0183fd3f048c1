import { expect } from '@open-wc/testing'
import * as renouvellements from '../../../../../stories/fixtures/gestion-renouvellement.ts'
import '../../espace/define.ts'
import { refus, until } from '../../espace/testing.ts'
import '../define.ts'
import { confirmer, type Ecran, ecran, fermer } from '../testing.ts'

describe('<inoe-gestion>: the renewal of the files', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))
  const choose = async (id: string, value: string) => {
    const field = await screen.find<HTMLSelectElement>(`#renouvellement-${id}`)
    field.value = value
    field.dispatchEvent(new Event('change'))
  }

  it('asked of the families: a refusal is said on its field, then it is done and followed', async () => {
    screen = await ecran('rentree', {
      'GET gestion/renouvellement': renouvellements.aucun,
      'PUT gestion/renouvellement': refus('requete-invalide', 400, 'Vérifiez votre saisie.', [
        { champ: 'jusquAu', message: 'Le dernier jour est avant le premier.' },
      ]),
    })
    await screen.shows('Renouvellement des dossiers')
    expect((await screen.find<HTMLSelectElement>('#renouvellement-annee')).value).to.equal('2027')
    await screen.write('2027-05-03', 'renouvellement-du')
    await screen.write('2027-02-01', 'renouvellement-jusquAu')
    await choose('blocage', 'reservations')
    await screen.write('sept', 'renouvellement-rappelJours')
    await screen.press('Demander le renouvellement')
    await screen.shows('Écrivez un nombre de jours, de 1 à 60.')
    await screen.write('7', 'renouvellement-rappelJours')
    await screen.press('Demander le renouvellement')
    await screen.shows('Le dernier jour est avant le premier.')
    await until(() => screen.root.activeElement?.id === 'renouvellement-jusquAu')
    await expect(screen.widget).to.be.accessible()
    screen.api.answer('PUT gestion/renouvellement', renouvellements.enCours)
    await screen.write('2027-07-15', 'renouvellement-jusquAu')
    await screen.press('Demander le renouvellement')
    await screen.shows('le renouvellement pour 2027-2028 est demandé aux familles')
    expect((await screen.sent()).at(-1)).to.deep.equal({
      annee: 2027,
      du: '2027-05-03',
      jusquAu: '2027-07-15',
      blocage: 'reservations',
      rappelJours: 7,
    })
    await screen.shows('97 dossiers renouvelés sur 128, 12 autres sont commencés.')
    await screen.shows('Camille Durand Léa, Noé 4 parties confirmées relancée le 14 juin 2027')
    await screen.shows('Sarah Bernard Jules pas commencé Sans compte : à joindre autrement')
    await expect(screen.widget).to.be.accessible()
  })

  it('families are written to once it was asked for; what they do shows by itself', async () => {
    screen = await ecran('rentree', {
      'GET gestion/renouvellement': renouvellements.enCours,
      'POST gestion/renouvellement/relances': { relancees: 1 },
    })
    await screen.press('Relancer ces familles par e-mail')
    await screen.shows('Relancer 31 familles ?')
    await expect(screen.widget).to.be.accessible()
    await confirmer(screen, '')
    expect(await screen.sent()).to.deep.equal([])
    await screen.press('Relancer ces familles par e-mail')
    await confirmer(screen, 'oui')
    await screen.shows('1 famille est relancée par e-mail.')
    screen.api.answer('GET gestion/renouvellement', renouvellements.fini)
    screen.say('foyer')
    await screen.shows('Toutes les familles de vos structures ont renouvelé leur dossier.')
  })

  it('asked no more, once it was confirmed', async () => {
    screen = await ecran('rentree', {
      'GET gestion/renouvellement': renouvellements.enCours,
      'DELETE gestion/renouvellement': new Response(null, { status: 204 }),
    })
    await screen.press('Ne plus demander le renouvellement')
    screen.api.answer('GET gestion/renouvellement', renouvellements.aucun)
    await confirmer(screen, 'oui')
    await screen.shows('Le renouvellement n’est plus demandé aux familles.')
    await screen.shows('Demander le renouvellement')
  })
})
