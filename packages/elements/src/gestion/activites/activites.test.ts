import type { ActiviteReglee } from '@inoe/contract/gestion'
import { expect } from '@open-wc/testing'
import '../define.ts'
import { refus, until } from '../../espace/testing.ts'
import { type Ecran, ecran, fermer } from '../testing.ts'

const mercredis: ActiviteReglee = {
  id: 'b1',
  nom: 'Mercredis',
  structure: { id: 's1', nom: 'L’arbre à paumes' },
  placesInscription: 24,
  reserveTerritoire: false,
  rangAffiche: true,
  occupees: 24,
  enAttente: 2,
}
const theatre: ActiviteReglee = {
  ...mercredis,
  id: 'b2',
  nom: 'Théâtre',
  placesInscription: null,
  enAttente: 0,
  occupees: 1,
}

describe('<inoe-gestion>: how one enrols in the activities', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))
  const open = async (put: unknown, communes = ['Targon', 'Créon']) => {
    screen = await ecran('activites', {
      'GET gestion/activites': { communes, activites: [mercredis, theatre] },
      'PUT gestion/activites/b1/inscriptions': put,
    })
    await screen.shows('24 places prises, 2 enfants attendent')
  }
  const places = (id = 'b1') => screen.find<HTMLInputElement>(`#activite-places-${id}`)
  const form = async () => (await places()).closest('form') as HTMLFormElement
  const tick = async (words: string) => {
    const label = [...(await form()).querySelectorAll('label')].find((one) =>
      one.textContent?.includes(words),
    )
    label?.querySelector('input')?.click()
  }

  it('saves places, territory and rank, and says who got a place', async () => {
    await open({ ...mercredis, promues: 2 })
    expect(screen.text()).to.include('1 place prise').and.to.include('Votre territoire : Targon, Créon.')
    expect([(await places()).value, (await places('b2')).value]).to.deep.equal(['24', ''])
    await expect(screen.widget).to.be.accessible()
    await screen.write('26', 'activite-places-b1')
    await tick('Réservée')
    await tick('rang')
    await screen.press('Enregistrer Mercredis')
    await screen.shows(
      '« Mercredis » : c’est enregistré. 2 enfants de la liste d’attente ont obtenu une place',
    )
    expect(await screen.sent()).to.deep.equal([
      { placesInscription: 26, reserveTerritoire: true, rangAffiche: false },
    ])
  })

  it('an empty field is no limit; what is no number is not sent', async () => {
    await open({ ...mercredis, promues: 0 })
    await screen.write('deux', 'activite-places-b1')
    await screen.press('Enregistrer Mercredis')
    await screen.shows('Écrivez un nombre entier')
    await until(() => screen.root.activeElement?.id === 'activite-places-b1')
    expect((await places()).getAttribute('aria-invalid')).to.equal('true')
    expect(await screen.sent()).to.deep.equal([])
    await expect(screen.widget).to.be.accessible()
    await screen.write('', 'activite-places-b1')
    await screen.press('Enregistrer Mercredis')
    await screen.shows('c’est enregistré')
    expect(await screen.sent()).to.deep.equal([
      { placesInscription: null, reserveTerritoire: false, rangAffiche: true },
    ])
  })

  it('says what fewer places do; what was typed stays when it fails or others enrol, until it is given up', async () => {
    await open(refus('requete-invalide', 400, 'Rien n’a été perdu.'), [])
    await screen.shows('n’écarte encore personne')
    await screen.write('12', 'activite-places-b1')
    await screen.shows('Moins que les 24 places prises : aucune inscription n’est annulée')
    await screen.press('Enregistrer Mercredis')
    await screen.shows('Rien n’a été perdu.')
    screen.api.answer('GET gestion/activites', {
      communes: [],
      activites: [{ ...mercredis, enAttente: 3 }, theatre],
    })
    screen.say('inscriptions')
    await screen.shows('3 enfants attendent')
    expect((await places()).value).to.equal('12')
    await screen.press('Annuler')
    await until(() => screen.root.querySelector<HTMLInputElement>('#activite-places-b1')?.value === '24')
    expect(screen.text()).not.to.include('Rien n’a été perdu.')
  })
})
