import type { ActualiteGeree, ActualiteSaisie, ImageActualite } from '@inoe/contract/actualites'
import { expect } from '@open-wc/testing'
import '../../espace/define.ts'
import { until } from '../../espace/testing.ts'
import '../define.ts'
import { confirmer, type Ecran, ecran, fermer } from '../testing.ts'

const ID = '0190a0c0-0000-7000-8000-000000000601'
const image = (
  rang: number,
  alternative: string | null,
  more: Partial<ImageActualite> = {},
): ImageActualite => ({
  id: `0190a0c0-0000-7000-8000-00000000070${rang}`,
  alternative,
  legende: null,
  largeur: 40,
  hauteur: 30,
  controle: 'libre',
  ...more,
})
const nouvelle = (images: ImageActualite[], etat: ActualiteGeree['etat'] = 'publiee'): ActualiteGeree => ({
  id: ID,
  titre: 'Fête de l’été',
  texte: 'Rendez-vous le 4 juillet.',
  structure: { id: 's1', nom: 'L’arbre à paumes' },
  audience: 'tous',
  activite: null,
  jour: null,
  debut: '2026-11-01',
  fin: null,
  images,
  etat,
  lectures: 3,
})

async function photo(nom: string, width: number, height: number): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  canvas.getContext('2d')?.fillRect(0, 0, width / 2, height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
  return new File([blob ?? ''], nom, { type: 'image/png' })
}

describe('Pictures of news, for the services', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))
  const open = async (news: ActualiteGeree[] = [], routes = {}) => {
    const files = Object.fromEntries(
      news
        .flatMap((one) => one.images)
        .map(({ id }) => [
          `GET gestion/actualites/images/${id}/fichier`,
          async () => new Response(await photo('a.png', 40, 30)),
        ]),
    )
    const done = () => new Response(null, { status: 204 })
    let rank = 0
    screen = await ecran('actualites', {
      'GET gestion/actualites': { actualites: news },
      'POST gestion/actualites': { id: ID },
      'POST gestion/actualites/images': () => {
        const { alternative: _, legende: __, ...given } = image(++rank, null)
        return Response.json(given, { status: 201 })
      },
      [`PUT gestion/actualites/${ID}`]: done,
      [`DELETE gestion/actualites/${ID}`]: done,
      ...files,
      ...routes,
    })
    await screen.shows(news.length > 0 ? 'Fête de l’été' : 'Aucune actualité')
  }
  const choose = async (...files: File[]) => {
    const input = await screen.find<HTMLInputElement>('.illustrations input[type=file][multiple]')
    const chosen = new DataTransfer()
    for (const one of files) chosen.items.add(one)
    input.files = chosen.files
    input.dispatchEvent(new Event('change'))
  }
  const items = () => [...screen.root.querySelectorAll<HTMLElement>('.illustrations li')]
  const field = (rang: number, nom: string) =>
    until(() => items()[rang]?.querySelector<HTMLInputElement>(`[id$="-${nom}"]`))
  const write = async (rang: number, nom: string, words: string) => {
    const input = await field(rang, nom)
    input.value = words
    input.dispatchEvent(new Event('input'))
  }
  const focused = () => screen.root.activeElement?.id ?? ''
  const saved = async () =>
    (await Promise.all(
      screen.api.requests
        .filter((one) => /gestion\/actualites(\/[\w-]{36})?$/.test(one.url) && one.method !== 'GET')
        .map((one) => one.clone().json()),
    )) as ActualiteSaisie[]
  const begin = async () => {
    await screen.press('Écrire une actualité')
    await screen.write('Fermeture', 'actualite-titre')
    await screen.write('Le portail ferme.', 'actualite-texte')
  }

  it('a photo is made small before it leaves; nothing is published until it is described', async () => {
    await open()
    await begin()
    const large = await photo('IMG_0042.png', 4000, 3000)
    await choose(large)
    await until(() => focused().endsWith('-rang'))
    await field(0, 'alternative')
    const begun = await until(() => screen.api.requests.find((one) => one.url.endsWith('/televersements')))
    const { nom, taille } = (await begun.clone().json()) as { nom: string; taille: number }
    expect(nom).to.equal('IMG_0042.jpg')
    expect(taille).to.be.lessThan(350_000)
    const sent = await screen.api.requests
      .find((one) => one.method === 'PUT')
      ?.clone()
      .blob()
    const bitmap = await createImageBitmap(sent ?? new Blob())
    expect([bitmap.width, bitmap.height]).to.deep.equal([2000, 1500])
    await expect(screen.widget).to.be.accessible()
    await screen.press('Publier')
    await screen.shows('Décrivez l’image, ou cochez « Image décorative ».')
    expect(focused()).to.match(/-alternative$/)
    expect(await saved()).to.deep.equal([])
    await expect(screen.widget).to.be.accessible()
    await write(0, 'alternative', ' Le portail, fermé ')
    await write(0, 'legende', 'Photo : mairie')
    const preview = await screen.find('[data-id=apercu] figure')
    expect(preview.querySelector('img')?.alt).to.equal('Le portail, fermé')
    expect(preview.textContent).to.include('Photo : mairie')
    await screen.press('Publier')
    await screen.shows('L’actualité est publiée.')
    expect((await saved()).map((one) => one.images)).to.deep.equal([
      [{ id: image(1, null).id, alternative: 'Le portail, fermé', legende: 'Photo : mairie' }],
    ])
  })

  it('one that decorates is said to, and is not described', async () => {
    await open()
    await begin()
    await choose(await photo('a.png', 20, 20))
    await field(0, 'alternative')
    items()[0]?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
    await until(() => !items()[0]?.querySelector('[id$="-alternative"]'))
    await screen.press('Publier')
    await screen.shows('L’actualité est publiée.')
    expect((await saved())[0]?.images[0]?.alternative).to.equal(null)
  })

  it('are put in order, taken away and put back, by buttons that keep the focus', async () => {
    await open([nouvelle([image(1, 'Un âne'), image(2, 'Une vache'), image(3, null)])])
    await screen.press('Corriger : Fête')
    await until(() => items().length === 3)
    ;(await field(1, 'avant')).click()
    await until(() => items()[0]?.textContent?.includes('Image 1 sur 3') && focused().endsWith('-avant'))
    expect((await field(0, 'alternative')).value).to.equal('Une vache')
    expect(screen.text()).to.include('L’image est maintenant la 1 / 3.')
    ;(await field(1, 'retirer')).click()
    await until(() => focused() === 'illustrations-remettre')
    expect(items().length).to.equal(2)
    await screen.press('Remettre l’image')
    await until(() => focused().endsWith('-retirer'))
    expect((await field(1, 'alternative')).value).to.equal('Un âne')
    ;(await field(2, 'retirer')).click()
    await screen.press('Enregistrer')
    await screen.shows('L’actualité est publiée.')
    expect((await saved())[0]?.images.map((one) => one.alternative)).to.deep.equal(['Une vache', 'Un âne'])
  })

  it('six at most; one that this browser cannot open says what to do, and goes', async () => {
    await open()
    await begin()
    const broken = new File(['nothing of the kind'], 'IMG_1.heic', { type: 'image/heic' })
    const good = await photo('a.png', 20, 20)
    await choose(broken, good, good, good, good, good, good)
    await screen.shows('6 images au plus')
    await until(() => items().length === 6 && items()[0]?.querySelector('[role=alert] .avis'))
    expect(items()[0]?.textContent).to.include('Enregistrez-la en JPEG')
    expect(screen.root.querySelector('.illustrations input[type=file]')).to.equal(null)
    await until(() => screen.root.querySelectorAll('.illustrations [id$="-alternative"]').length === 5)
    await screen.press('Publier')
    await screen.shows('Une image n’est pas arrivée')
    expect(focused()).to.equal('illustrations-erreur')
    await expect(screen.widget).to.be.accessible()
    ;(await field(0, 'retirer')).click()
    await until(() => items().length === 5)
  })

  it('a network that is cut loses nothing: it is sent again', async () => {
    await open([], { 'POST gestion/actualites/images': () => Promise.reject(new TypeError('offline')) })
    await begin()
    await choose(await photo('a.png', 20, 20))
    const retry = await until(() => items()[0]?.querySelector<HTMLButtonElement>('[role=alert] button'))
    screen.api.answer('POST gestion/actualites/images', {
      ...{ id: image(1, null).id, largeur: 20, hauteur: 20 },
      controle: 'libre',
    })
    retry.click()
    await field(0, 'alternative')
  })

  it('one that the antivirus holds is said, and one that it destroyed', async () => {
    await open([nouvelle([image(1, 'Un âne', { controle: 'attente' })])])
    await screen.shows('les familles ne la voient pas encore')
    screen.api.answer('GET gestion/actualites', {
      actualites: [nouvelle([image(1, 'Un âne', { controle: 'infecte' })])],
    })
    screen.say('actualites')
    await screen.shows('L’antivirus a trouvé un virus dans cette image')
    await screen.press('Corriger : Fête')
    await until(() => items()[0]?.textContent?.includes('elle a été détruite'))
  })

  it('what is withdrawn is deleted for good, once asked', async () => {
    await open([nouvelle([], 'retiree')])
    await screen.press('Supprimer : Fête')
    await confirmer(screen, '')
    expect(screen.api.requests.some((one) => one.method === 'DELETE')).to.equal(false)
    await screen.press('Supprimer : Fête')
    await confirmer(screen, 'oui')
    await screen.shows('L’actualité est supprimée.')
  })
})
