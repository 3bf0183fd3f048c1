import type { ApparenceReglee } from '@inoe/contract/apparence'
import { expect } from '@open-wc/testing'
import '../../espace/define.ts'
import { refus, until } from '../../espace/testing.ts'
import '../define.ts'
import { type Ecran, ecran, fermer } from '../testing.ts'

const LOGO = { url: 'http://api.test/api/ville/logo?v=abc', largeur: 300, hauteur: 100 }
const reglee: ApparenceReglee = { marque: '#6b2c91', police: null, logo: LOGO }
/** One transparent pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
const pixel = () => Uint8Array.from(atob(PIXEL), (char) => char.charCodeAt(0))
const image = () => new Response(pixel(), { headers: { 'content-type': 'image/png' } })

describe('The look of the town, for who answers for it', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))
  const open = async (routes = {}) => {
    screen = await ecran('apparence', {
      'GET gestion/apparence': reglee,
      'GET logo': image,
      'PUT gestion/apparence': async (request: Request) => ({
        ...reglee,
        ...((await request.json()) as object),
        logo: LOGO,
      }),
      ...routes,
    })
    await screen.shows('Couleur principale')
  }
  const sent = () => screen.sent()
  const choose = (bytes: Uint8Array<ArrayBuffer>) => {
    const input = screen.root.querySelector<HTMLInputElement>('input[type=file]')
    const files = new DataTransfer()
    files.items.add(new File([bytes], 'logo.png', { type: 'image/png' }))
    if (!input) throw new Error('no place for a file')
    input.files = files.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }

  it('is shown with its contrast, changed, seen before it is saved, then said', async () => {
    await open()
    await screen.shows('lisible')
    await until(() => screen.root.querySelector('img'))
    await expect(screen.widget).to.be.accessible()
    await screen.write('#a3342b', 'apparence-marque')
    const preview = screen.root.querySelector<HTMLElement>('.apercu')
    await until(() => preview?.style.getPropertyValue('--inoe-marque') === '#a3342b')
    await screen.press('Enregistrer')
    await screen.shows('Les familles le voient')
    expect(await sent()).to.deep.equal([{ marque: '#a3342b', police: null }])
  })

  it('a colour that is hard to read says so, and proposes the nearest that is not', async () => {
    await open()
    await screen.write('#f5c400', 'apparence-marque')
    await screen.shows('se lirait mal')
    await expect(screen.widget).to.be.accessible()
    await screen.press('Prendre #876b02')
    await screen.shows('lisible')
    await screen.press('Enregistrer')
    await screen.shows('Les familles le voient')
    expect(await sent()).to.deep.equal([{ marque: '#876b02', police: null }])
  })

  it('what the server refuses is said beside what it is about; nothing typed is lost', async () => {
    await open({
      'PUT gestion/apparence': refus('requete-invalide', 400, 'Certains champs sont à corriger.', [
        { champ: 'marque', message: 'La plus proche qui convient : #876b02.' },
      ]),
    })
    await screen.write('Georgia', 'apparence-police')
    await screen.press('Enregistrer')
    await screen.shows('La plus proche qui convient : #876b02.')
    expect(screen.root.querySelector<HTMLInputElement>('#apparence-police')?.value).to.equal('Georgia')
    expect(screen.root.activeElement?.id).to.equal('apparence-marque')
  })

  it('another logo is seen, then sent; too heavy, it is refused at once; it is taken away', async () => {
    await open()
    choose(new Uint8Array(150_001))
    await screen.shows('plus de 150')
    choose(pixel())
    await until(() => !screen.text().includes('plus de 150'))
    await screen.press('Enregistrer')
    await screen.shows('Les familles le voient')
    await screen.press('Retirer le logo')
    await screen.shows('Aucun logo.')
    await screen.press('Enregistrer')
    await screen.shows('Les familles le voient')
    expect(await sent()).to.deep.equal([
      { marque: '#6b2c91', police: null, logo: PIXEL },
      { marque: '#6b2c91', police: null, logo: null },
    ])
  })

  it('who does not answer for the town is told whom to see', async () => {
    screen = await ecran('apparence', { 'GET gestion/apparence': refus('introuvable', 404, 'Introuvable') })
    await screen.shows('réservée aux agents que votre collectivité a désignés')
    await expect(screen.widget).to.be.accessible()
  })
})
