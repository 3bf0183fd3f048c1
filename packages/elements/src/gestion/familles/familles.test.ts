import type { FamilleGeree } from '@inoe/contract/gardes'
import { expect } from '@open-wc/testing'
import '../define.ts'
import { until } from '../../espace/testing.ts'
import { type Ecran, ecran, fermer } from '../testing.ts'

const lea = { id: 'e1', prenom: 'Léa', nom: 'Durand', dateNaissance: '2018-05-14' }
const trouvee = (id: string, nom: string) => ({ id, nom, adultes: [nom], commune: 'Targon', enfants: [lea] })
const seul = {
  ...lea,
  deuxFoyers: false,
  autre: null,
  accord: null,
  joursAVenir: 0,
  garde: null,
  proposition: null,
}
const famille: FamilleGeree = { ...trouvee('f1', 'Camille Durand'), enfants: [seul] }

describe('<inoe-gestion>: families and the homes of their children', () => {
  let screen: Ecran
  let found: FamilleGeree
  afterEach(() => fermer(screen))

  const open = async (first: FamilleGeree, routes: Record<string, unknown> = {}) => {
    found = first
    screen = await ecran('familles', {
      'GET gestion/gardes': { chacunSesJours: false },
      'GET gestion/familles': { familles: [trouvee('f1', 'Camille Durand'), trouvee('f2', 'Julien Petit')] },
      'GET gestion/familles/f1': () => found,
      ...(routes as Record<string, never>),
    })
    await screen.write('durand', 'famille-mots')
    await screen.press('Rechercher')
    await screen.shows('2 familles')
    await screen.press('Ouvrir')
    await until(() => screen.root.activeElement?.id === 'famille-titre')
  }

  it('a child is put in a second home with what says so, by the keyboard’s order', async () => {
    await open(famille, {
      'POST gestion/familles/f2/enfants': () => {
        found = {
          ...famille,
          enfants: [
            { ...seul, deuxFoyers: true, autre: { id: 'f2', nom: 'Julien Petit' }, accord: 'Jugement' },
          ],
        }
        return {}
      },
    })
    await screen.press('Rattacher à un second foyer')
    await until(() => screen.root.activeElement?.id === 'second-mots')
    await screen.write('petit', 'second-mots')
    screen.root.querySelector<HTMLInputElement>('[id="second-mots"]')?.form?.requestSubmit()
    await screen.press('Choisir')
    await until(() => screen.root.activeElement?.id === 'enfant-motif')
    await screen.press('Rattacher')
    await until(() => screen.root.querySelector('[aria-invalid=true]'))
    await expect(screen.widget).to.be.accessible()
    await screen.write('Jugement du 3 mars 2026', 'enfant-motif')
    await screen.press('Rattacher')
    await screen.shows('Léa est aussi dans le dossier de Julien Petit.')
    await screen.shows('Aussi dans le foyer de Julien Petit')
    expect(await screen.sent()).to.deep.equal([{ enfant: 'e1', accord: 'Jugement du 3 mars 2026' }])
  })

  it('a child is taken out of one home: what becomes of its days is chosen', async () => {
    await open(
      {
        ...famille,
        enfants: [{ ...seul, deuxFoyers: true, autre: { id: 'f2', nom: 'Julien Petit' }, joursAVenir: 3 }],
      },
      { 'POST gestion/familles/f1/enfants/e1/retrait': {} },
    )
    await screen.press('Retirer de ce foyer')
    await screen.shows('3 jours à venir réservés par ce foyer')
    await screen.write('Jugement du 4 mai', 'enfant-motif')
    const sort = await screen.find<HTMLSelectElement>('#enfant-jours')
    sort.value = 'suivre'
    sort.dispatchEvent(new Event('change'))
    await expect(screen.widget).to.be.accessible()
    screen.root.querySelector<HTMLFormElement>('form.reponse')?.requestSubmit()
    await screen.shows('Léa n’est plus dans ce foyer.')
    expect(await screen.sent()).to.deep.equal([{ motif: 'Jugement du 4 mai', jours: 'suivre' }])
  })

  it('the town’s rule is said and changed', async () => {
    await open(famille, { 'PUT gestion/gardes': { chacunSesJours: true } })
    const rule = await screen.find<HTMLSelectElement>('#garde-regle')
    expect(rule.value).to.equal('non')
    rule.value = 'oui'
    rule.dispatchEvent(new Event('change'))
    await screen.shows('C’est enregistré pour toute la collectivité.')
    expect(await screen.sent()).to.deep.equal([{ chacunSesJours: true }])
  })
})
