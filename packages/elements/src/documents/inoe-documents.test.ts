import type { Depot, Documents, PieceDemandee } from '@inoe/contract/documents'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import '../espace/define.ts'
import { direct, type FakeApi, fakeApi, forgetEspaces, mount, until, visiteur } from '../espace/testing.ts'
import './define.ts'
import type { InoeDocuments } from './inoe-documents.ts'

const piece = (
  nom: string,
  etat: PieceDemandee['etat'],
  more: Partial<PieceDemandee> = {},
): PieceDemandee => ({
  piece: `0190a0c0-0000-7000-8000-0000000000${nom.length}`,
  nom,
  aide: '',
  obligatoire: true,
  activite: null,
  etat,
  motif: null,
  valableJusquAu: null,
  reponduLe: null,
  precedent: null,
  modele: null,
  depot: null,
  ...more,
})
const depot = (nom: string): Depot => ({
  id: '0190a0c0-0000-7000-8000-000000000031',
  nom,
  type: 'application/pdf',
  taille: 1_900_000,
  transmisLe: '2026-11-02T17:42:00Z',
  controle: 'libre',
})
const documents: Documents = {
  tailleMax: 10 * 1024 * 1024,
  documentation: [],
  foyer: [
    piece('Assurance', 'valide', { valableJusquAu: '2027-08-31', depot: depot('assurance.pdf') }),
    piece('Attestation CAF', 'a-fournir', { aide: 'De moins de trois mois.' }),
  ],
  enfants: [
    {
      id: '0190a0c0-0000-7000-8000-000000000001',
      nom: 'Durand',
      prenom: 'Léa',
      pieces: [
        piece('Autorisation de sortie', 'a-verifier', { depot: depot('sortie.pdf') }),
        piece('Vaccination', 'refuse', {
          motif: 'La page 2 est illisible.',
          reponduLe: '2026-11-03T08:15:00Z',
          depot: depot('v.jpg'),
        }),
        piece('Natation', 'a-fournir', { obligatoire: false, activite: 'Canoë' }),
        piece('Domicile', 'expire', { valableJusquAu: '2026-10-31', depot: depot('d.pdf') }),
      ],
    },
  ],
}
const pdf = (name = 'caf.pdf', type = 'application/pdf') => new File(['%PDF-1.4'], name, { type })

describe('<inoe-documents>', () => {
  let api: FakeApi
  let widget: InoeDocuments
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })

  const root = () => widget.shadowRoot as ShadowRoot
  const find = <E extends Element = HTMLElement>(selector: string) => root().querySelector<E>(selector)
  const said = (text: string) => until(() => root().textContent?.includes(text))
  const open = async (routes: Parameters<typeof fakeApi>[0] = {}) => {
    api = fakeApi({ 'GET documents': documents, ...routes })
    widget = mount<InoeDocuments>(html`<inoe-documents></inoe-documents>`)
    await until(() => find('h2'))
  }
  const row = (nom: string) =>
    [...root().querySelectorAll<HTMLElement>('.piece')].find(
      (one) => one.querySelector('h4')?.textContent === nom,
    )
  const choose = (nom: string, file: File) => {
    const input = row(nom)?.querySelector<HTMLInputElement>('input[type=file]')
    const transfer = new DataTransfer()
    transfer.items.add(file)
    if (!input) throw new Error(`no input for ${nom}`)
    input.files = transfer.files
    input.dispatchEvent(new Event('change'))
  }
  const button = (nom: string, words: string) =>
    [...(row(nom)?.querySelectorAll('button') ?? [])].find((one) => one.textContent?.includes(words))

  it('shows what is missing first, each with its state in words', async () => {
    await open()
    await said('Il manque 3 documents')
    const names = (at: number) =>
      [...(root().querySelectorAll('.groupe')[at]?.querySelectorAll('h4') ?? [])].map(
        (one) => one.textContent,
      )
    expect(names(0)).to.deep.equal(['Attestation CAF', 'Assurance'])
    expect(names(1)).to.deep.equal(['Vaccination', 'Domicile', 'Natation', 'Autorisation de sortie'])
    for (const [nom, state] of [
      ['Assurance', 'Validé'],
      ['Attestation CAF', 'À fournir'],
      ['Vaccination', 'Refusé'],
      ['Domicile', 'Expiré'],
      ['Natation', 'Facultatif'],
      ['Autorisation de sortie', 'À vérifier'],
    ] as const)
      expect(row(nom)?.querySelector('.etat')?.textContent, nom).to.equal(state)
    expect(row('Vaccination')?.textContent).to.include('La page 2 est illisible.')
    expect(row('Vaccination')?.textContent).to.include('Réponse le 3 novembre 2026')
    expect(row('Autorisation de sortie')?.textContent).to.not.include('Réponse le')
    await expect(widget).to.be.accessible()
  })

  it('says aloud what the service and its antivirus answer, and not what the family sends', async () => {
    const live = direct()
    const [lea] = documents.enfants
    if (!lea) throw new Error('no child')
    const answered = (...pieces: PieceDemandee[]): Documents => ({
      ...documents,
      enfants: [{ ...lea, pieces }],
    })
    const autorisation = piece('Autorisation de sortie', 'a-verifier', { depot: depot('sortie.pdf') })
    const vaccination = piece('Vaccination', 'a-verifier', { depot: depot('v.jpg') })
    await open({ 'GET documents': answered(autorisation, vaccination), 'GET direct': live.answer })
    const spoken = () => find('.nouvelle')?.textContent?.replaceAll(/\s+/g, ' ').trim()
    await until(() => row('Vaccination'))
    expect(spoken(), 'nothing is new at first').to.equal('')
    const held = row('Assurance')?.querySelector('button')
    held?.focus()
    api.answer(
      'GET documents',
      answered(
        { ...autorisation, etat: 'valide' },
        { ...vaccination, etat: 'refuse', motif: 'L’antivirus a trouvé un virus.' },
      ),
    )
    live.say('documents')
    await until(() => spoken()?.includes('« Autorisation de sortie », Léa : le document est validé.'))
    expect(spoken()).to.include(
      '« Vaccination », Léa : le document est refusé. Motif : L’antivirus a trouvé un virus.',
    )
    expect(find('.nouvelle')?.getAttribute('role')).to.equal('status')
    expect(root().activeElement).to.equal(held)
    await expect(widget).to.be.accessible()

    // Taken back on another device: the file before it holds again, and that is no answer.
    const earlier = { ...depot('avant.pdf'), id: '0190a0c0-0000-7000-8000-000000000032' }
    const before = spoken()
    api.answer(
      'GET documents',
      answered({ ...autorisation, etat: 'valide' }, { ...vaccination, etat: 'valide', depot: earlier }),
    )
    live.say('documents')
    await until(() => row('Vaccination')?.textContent?.includes('Validé'))
    expect(spoken()).to.equal(before)
  })

  it('says aloud what a structure publishes while the page is open', async () => {
    const live = direct()
    const publie = (id: string, titre: string): Documents['documentation'][number] => ({
      id,
      structure: { id: 's1', nom: 'L’arbre à paumes' },
      titre,
      consigne: '',
      nom: 'fiche.pdf',
      taille: 1000,
      publieLe: '2026-11-02T17:42:00Z',
      piece: null,
    })
    const reglement = publie('d1', 'Règlement')
    await open({ 'GET documents': { ...documents, documentation: [reglement] }, 'GET direct': live.answer })
    await said('Règlement')
    const spoken = () => find('.nouvelle')?.textContent ?? ''
    expect(spoken(), 'nothing is new at first').to.equal('')
    api.answer('GET documents', { ...documents, documentation: [publie('d2', 'Fiche sanitaire'), reglement] })
    live.say('documents')
    await until(() =>
      spoken().includes('L’arbre à paumes publie un document\u00a0: «\u00a0Fiche sanitaire\u00a0».'),
    )
    expect(spoken()).to.not.include('Règlement')
  })

  const sent = (method: string, route: RegExp) =>
    api.requests.filter((one) => one.method === method && route.test(new URL(one.url).pathname))
  const DOCUMENTS = /\/documents$/
  /** More than one piece. */
  const large = () =>
    new File([new Uint8Array(600 * 1024)], 'caf.pdf', { type: 'application/pdf', lastModified: 1 })

  it('sends a file in pieces with its progress, then says it arrived', async () => {
    await open({
      'POST documents': () => {
        api.answer('GET documents', {
          ...documents,
          foyer: [piece('Attestation CAF', 'a-verifier', { depot: depot('caf.pdf') })],
        })
        return Response.json({ id: depot('').id }, { status: 201 })
      },
    })
    let go = (_: unknown) => {}
    const second = new Promise((resolve) => {
      go = resolve
    })
    const native = globalThis.fetch
    globalThis.fetch = async (input, init) => {
      if (String(input).endsWith(`depuis=${256 * 1024}`)) await second
      return native(input, init)
    }
    choose('Attestation CAF', large())
    await until(() => row('Attestation CAF')?.querySelector('progress')?.value === 256 * 1024)
    await expect(widget).to.be.accessible()
    expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).to.equal(false)
    go(undefined)
    await until(() => find('.nouvelle')?.textContent?.includes('bien arrivé'))
    globalThis.fetch = native
    expect(sent('PUT', /televersements/).length).to.equal(3)
    const [given] = sent('POST', DOCUMENTS)
    const body = (await given?.clone().json()) as object
    expect(body).to.have.all.keys('piece', 'televersement')
    expect(row('Attestation CAF')?.querySelector('.etat')?.textContent).to.equal('À vérifier')
    expect(Object.keys(localStorage).filter((one) => one.includes('televersements'))).to.deep.equal([])
  })

  it('goes on by itself after a cut, from where the server is, and says so meanwhile', async () => {
    await open({ 'POST documents': Response.json({ id: depot('').id }, { status: 201 }) })
    api.reseau.coupures = 1
    choose('Attestation CAF', large())
    await until(() => row('Attestation CAF')?.textContent?.includes('l’envoi reprendra tout seul'))
    await expect(widget).to.be.accessible()
    dispatchEvent(new Event('online'))
    await until(() => find('.nouvelle')?.textContent?.includes('bien arrivé'))
    const from = sent('PUT', /televersements/).map((one) => new URL(one.url).searchParams.get('depuis'))
    expect(from).to.deep.equal(['0', '0', '262144', '524288'])
    expect(sent('POST', /televersements/).length).to.equal(1)
  })

  it('left in the middle, says which file to choose again, and goes on from there', async () => {
    await open({ 'POST documents': Response.json({ id: depot('').id }, { status: 201 }) })
    api.reseau.coupures = 99
    choose('Attestation CAF', large())
    await until(() => row('Attestation CAF')?.textContent?.includes('l’envoi reprendra tout seul'))
    // The page is left, and opened again: only what the browser keeps is there.
    document.body.replaceChildren()
    delete (globalThis as { [key: symbol]: unknown })[Symbol.for('inoe.espaces')]
    api.reseau.coupures = 0
    widget = mount<InoeDocuments>(html`<inoe-documents></inoe-documents>`)
    await said('L’envoi de «\u00a0caf.pdf\u00a0» a été interrompu')
    await expect(widget).to.be.accessible()
    choose('Attestation CAF', large())
    await until(() => find('.nouvelle')?.textContent?.includes('bien arrivé'))
    expect(sent('POST', /televersements/).length).to.equal(1)
    expect(sent('GET', /televersements/).length).to.equal(1)
  })

  it('is told by the server what it sent, and does not offer to send that again', async () => {
    const answer = { code: 'fichier-refuse', detail: 'Envoyez un PDF ou une photo.' }
    await open({ 'POST documents': Response.json(answer, { status: 422 }) })
    choose('Attestation CAF', pdf())
    await said('Envoyez un PDF ou une photo.')
    expect(button('Attestation CAF', 'Réessayer')).to.equal(undefined)
    expect(row('Attestation CAF')?.querySelector('.file-drop')).to.exist
  })

  it('does not send what is plainly not right', async () => {
    await open()
    const big = new File(['%PDF'], 'gros.pdf', { type: 'application/pdf' })
    Object.defineProperty(big, 'size', { value: 12 * 1024 * 1024 })
    for (const [file, words] of [
      [pdf('virus.exe', 'application/x-msdownload'), 'ni un PDF ni une photo'],
      [new File([], 'vide.pdf'), 'vide'],
    ] as const) {
      choose('Attestation CAF', file)
      await until(() => row('Attestation CAF')?.querySelector('[role=alert]')?.textContent?.includes(words))
    }
    // A file made by the page, since an input copies it and forgets its size: dropped.
    const drop = new Event('drop', { bubbles: true, cancelable: true })
    Object.defineProperty(drop, 'dataTransfer', { value: { files: [big] } })
    row('Attestation CAF')?.querySelector('.file-drop')?.dispatchEvent(drop)
    await until(() => /12\sMo/.test(row('Attestation CAF')?.querySelector('[role=alert]')?.textContent ?? ''))
    expect(sent('POST', /televersements/).length).to.equal(0)
  })

  it('moved in its page, goes on sending', async () => {
    await open({ 'POST documents': Response.json({ id: depot('').id }, { status: 201 }) })
    api.reseau.coupures = 1
    choose('Attestation CAF', large())
    await until(() => row('Attestation CAF')?.textContent?.includes('l’envoi reprendra tout seul'))
    const place = document.createElement('div')
    widget.closest('inoe-espace')?.append(place)
    place.append(widget)
    dispatchEvent(new Event('online'))
    await until(() => find('.nouvelle')?.textContent?.includes('bien arrivé'))
    expect(sent('POST', /televersements/).length).to.equal(1)
  })

  it('stops an upload when asked, and has what had come thrown away', async () => {
    await open()
    api.reseau.coupures = 99
    choose('Attestation CAF', large())
    const cancel = await until(
      () => row('Attestation CAF')?.querySelector('progress') && button('Attestation CAF', 'Annuler'),
    )
    await until(() => sent('PUT', /televersements/).length > 0)
    cancel.click()
    await until(() => find('.nouvelle')?.textContent?.includes('annulé'))
    expect(row('Attestation CAF')?.querySelector('progress')).to.equal(null)
    await until(() => sent('DELETE', /televersements/).length === 1)
  })

  it('does not count as missing what an earlier document still covers', async () => {
    const refused = piece('Assurance', 'refuse', {
      motif: 'Illisible.',
      precedent: { valableJusquAu: '2026-12-31' },
      depot: depot('a.pdf'),
    })
    await open({ 'GET documents': { ...documents, foyer: [refused], enfants: [] } })
    await said('reste valable jusqu’au 31 décembre 2026')
    await said('Tous les documents obligatoires sont donnés.')
    expect(row('Assurance')?.querySelector('input[type=file]')).to.exist
  })

  it('shows what the antivirus looks at, without a way to open it', async () => {
    const waiting: Depot = { ...depot('caf.pdf'), controle: 'attente' }
    await open({ 'GET documents': { ...documents, foyer: [piece('CAF', 'a-verifier', { depot: waiting })] } })
    await said('L’antivirus vérifie ce fichier')
    expect(row('CAF')?.querySelector('.etat')?.textContent).to.equal('En cours de vérification')
    expect(button('CAF', 'Télécharger')).to.equal(undefined)
    await expect(widget).to.be.accessible()
  })

  it('offers the documents of structures, and those to fill where they are asked back', async () => {
    const id = '0190a0c0-0000-7000-8000-000000000077'
    const offered = {
      id,
      structure: { id, nom: 'L’arbre à paumes' },
      titre: 'Autorisation de baignade',
      consigne: 'À rendre signée.',
      nom: 'baignade.pdf',
      taille: 90_000,
      publieLe: '2026-11-02T08:00:00Z',
      piece: id,
    }
    const asked = piece('Baignade', 'a-fournir', { modele: { id, nom: 'baignade.pdf' } })
    await open({
      'GET documents': { ...documents, foyer: [asked], documentation: [offered] },
      [`GET documentation/${id}/fichier`]: new Response('%PDF'),
    })
    await said('Documentation structure')
    const saved: string[] = []
    const { click } = HTMLAnchorElement.prototype
    HTMLAnchorElement.prototype.click = function () {
      saved.push(this.download)
    }
    button('Baignade', 'Télécharger le document à remplir')?.click()
    await until(() => saved.length === 1)
    HTMLAnchorElement.prototype.click = click
    expect(saved).to.deep.equal(['baignade.pdf'])
    await expect(widget).to.be.accessible()
  })

  describe('photos', () => {
    /** A page with its number of points, one colour. */
    const photo = async (nom: string, width: number, height: number, colour: string) => {
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width, height })
      const context = canvas.getContext('2d')
      if (context) context.fillStyle = colour
      context?.fillRect(0, 0, width, height)
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'))
      return new File([blob ?? ''], nom, { type: 'image/jpeg' })
    }
    const chooseAll = (nom: string, files: File[]) => {
      const input = row(nom)?.querySelector<HTMLInputElement>('input[type=file]')
      const transfer = new DataTransfer()
      for (const file of files) transfer.items.add(file)
      if (!input) throw new Error('no input')
      input.files = transfer.files
      input.dispatchEvent(new Event('change'))
    }
    const pages = () => [...root().querySelectorAll('.pages li')]
    const canvases = () =>
      [...root().querySelectorAll('canvas')].map(({ width, height }) => `${width}×${height}`)
    const act = (index: number, words: string) =>
      [...(pages()[index]?.querySelectorAll('button') ?? [])].find((one) =>
        one.textContent?.startsWith(words),
      )

    it('become one PDF: put in order by keys, turned, cut, taken out', async () => {
      let given: Blob | undefined
      await open({ 'POST documents': Response.json({ id: depot('').id }, { status: 201 }) })
      chooseAll('Attestation CAF', [
        await photo('1.jpg', 40, 60, 'red'),
        await photo('2.jpg', 80, 20, 'blue'),
        await photo('3.jpg', 30, 30, 'lime'),
      ])
      await until(() => pages().length === 3)
      expect(root().activeElement?.id).to.equal('assemblage-titre')
      await expect(widget).to.be.accessible()
      act(1, 'Avant')?.click()
      await until(() => canvases()[0] === '80×20')
      await until(() => root().activeElement?.textContent?.startsWith('Avant'))
      await said('La page est maintenant la 1')
      act(0, 'Tourner')?.click()
      await until(() => canvases()[0] === '20×80')
      act(0, 'Rogner')?.click()
      const bas = await until(() => pages()[0]?.querySelectorAll('input')[2])
      bas.value = '25'
      bas.dispatchEvent(new Event('input'))
      await until(() => canvases()[0] === '20×60')
      await expect(widget).to.be.accessible()
      act(2, 'Retirer')?.click()
      await until(() => pages().length === 2)
      const native = globalThis.fetch
      globalThis.fetch = async (input, init) => {
        if (init?.body instanceof Blob) given = init.body
        return native(input, init)
      }
      const send = [...root().querySelectorAll('button')].find((one) =>
        one.textContent?.includes('Envoyer les 2 pages'),
      )
      send?.click()
      await until(() => find('.nouvelle')?.textContent?.includes('bien arrivé'))
      globalThis.fetch = native
      const text = new TextDecoder('latin1').decode(await given?.arrayBuffer())
      expect(text.startsWith('%PDF-1.7')).to.equal(true)
      expect(text.match(/\/Width \d+ \/Height \d+/g)).to.deep.equal([
        '/Width 20 /Height 60',
        '/Width 40 /Height 60',
      ])
      // Every object is where the table says.
      const table = text.slice(text.lastIndexOf('xref\n0 '))
      const places = [...table.matchAll(/^(\d{10}) 00000 n/gm)].map((one) => Number(one[1]))
      places.forEach((place, index) => {
        expect(text.slice(place, place + 10)).to.match(new RegExp(`^${index + 1} 0 obj`))
      })
      expect(pages().length).to.equal(0)
    })

    it('that this browser does not open go as they are when alone, else it is said', async () => {
      await open({ 'POST documents': Response.json({ id: depot('').id }, { status: 201 }) })
      const heic = new File(['\0\0\0\x18ftypheic'], 'IMG_1.HEIC', { type: 'image/heic' })
      chooseAll('Attestation CAF', [heic, await photo('2.jpg', 20, 20, 'blue')])
      await said('Ce navigateur n’ouvre pas IMG_1.HEIC')
      expect(pages().length).to.equal(1)
      const cancel = [...root().querySelectorAll('.assemblage button')].at(-1) as HTMLButtonElement
      cancel.click()
      await until(() => pages().length === 0)
      chooseAll('Attestation CAF', [heic])
      await until(() => find('.nouvelle')?.textContent?.includes('bien arrivé'))
    })

    it('and a PDF together are not put together', async () => {
      await open()
      chooseAll('Attestation CAF', [pdf(), await photo('2.jpg', 20, 20, 'blue')])
      await said('Envoyez un seul PDF à la fois')
    })
  })

  it('withdraws after asking', async () => {
    const route = `DELETE documents/${depot('').id}`
    await open({ [route]: new Response(null, { status: 204 }) })
    button('Autorisation de sortie', 'Retirer')?.click()
    const dialog = await until(() => find<HTMLDialogElement>('dialog[open]'))
    await expect(widget).to.be.accessible()
    dialog.querySelector<HTMLButtonElement>('button[value=oui]')?.click()
    await until(() => find('.nouvelle')?.textContent?.includes('est retiré'))
    expect(button('Assurance', 'Retirer')).to.equal(undefined)
  })

  it('downloads with the session', async () => {
    await open({ [`GET documents/${depot('').id}/fichier`]: new Response('%PDF') })
    const saved: string[] = []
    const { click } = HTMLAnchorElement.prototype
    HTMLAnchorElement.prototype.click = function () {
      saved.push(this.download)
    }
    button('Assurance', 'Télécharger')?.click()
    await until(() => saved.length === 1)
    HTMLAnchorElement.prototype.click = click
    expect(saved).to.deep.equal(['assurance.pdf'])
  })

  it('says when nothing is asked, and signed out leads to the sign-in', async () => {
    await open({ 'GET documents': { ...documents, foyer: [], enfants: [] } })
    await said('Aucun document')
    api.restore()
    forgetEspaces()
    await open({ 'GET session': visiteur })
    await said('Se connecter')
  })
})
