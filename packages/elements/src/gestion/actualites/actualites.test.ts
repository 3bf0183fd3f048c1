import type { ActualiteGeree } from '@inoe/contract/actualites'
import { expect } from '@open-wc/testing'
import '../../espace/define.ts'
import '../define.ts'
import { confirmer, type Ecran, ecran, fermer } from '../testing.ts'

const ID = '0190a0c0-0000-7000-8000-000000000601'
const fete: ActualiteGeree = {
  id: ID,
  titre: 'Fête de l’été',
  texte: 'Rendez-vous le 4 juillet.',
  structure: { id: 's1', nom: 'L’arbre à paumes' },
  audience: 'tous',
  activite: null,
  jour: null,
  debut: '2026-11-01',
  fin: null,
  images: [],
  etat: 'publiee',
  lectures: 3,
}

describe('Actualités, for the services', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))
  const open = async (routes = {}) => {
    screen = await ecran('actualites', { 'GET gestion/actualites': { actualites: [fete] }, ...routes })
    await screen.shows('Fête de l’été')
  }
  const done = () => new Response(null, { status: 204 })

  it('writes: what is missing is said beside its field, the preview is what families read', async () => {
    await open({ 'POST gestion/actualites': { id: ID } })
    expect(screen.text()).to.include('Lue par 3 comptes')
    await screen.press('Écrire une actualité')
    await screen.press('Publier')
    await screen.shows('Ce champ est obligatoire.')
    expect(await screen.sent()).to.deep.equal([])
    await screen.write('Fermeture', 'actualite-titre')
    await screen.write('Le portail ferme <b>lundi</b>.', 'actualite-texte')
    await screen.shows('ce que liront les familles')
    expect((await screen.find('[data-id=apercu]')).textContent).to.include('<b>lundi</b>')
    await expect(screen.widget).to.be.accessible()
    await screen.press('Publier')
    await screen.shows('L’actualité est publiée.')
    expect(await screen.sent()).to.deep.equal([
      {
        structure: 's1',
        titre: 'Fermeture',
        texte: 'Le portail ferme <b>lundi</b>.',
        audience: 'tous',
        activite: null,
        jour: null,
        debut: '2026-11-03',
        fin: null,
        etat: 'publiee',
        images: [],
      },
    ])
  })

  it('corrects one that is published, and withdraws it once asked', async () => {
    await open({ [`PUT gestion/actualites/${ID}`]: done })
    await screen.press('Corriger : Fête')
    await screen.write('Fête d’été', 'actualite-titre')
    await screen.press('Enregistrer')
    await screen.shows('L’actualité est publiée.')
    await screen.press('Retirer : Fête')
    await confirmer(screen, 'oui')
    await screen.shows('L’actualité est retirée.')
    const sent = (await screen.sent()) as { titre: string; etat: string }[]
    expect(sent.map(({ titre, etat }) => [titre, etat])).to.deep.equal([
      ['Fête d’été', 'publiee'],
      ['Fête de l’été', 'retiree'],
    ])
  })
})
