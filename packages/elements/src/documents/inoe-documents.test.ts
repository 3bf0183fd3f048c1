import type { Depot, Documents, PieceDemandee } from '@inoe/contract/documents'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import '../espace/define.ts'
import {
  API,
  COLLECTIVITE,
  type FakeApi,
  fakeApi,
  forgetEspaces,
  mount,
  until,
  visiteur,
} from '../espace/testing.ts'
import './define.ts'
import type { InoeDocuments } from './inoe-documents.ts'

/** The one place where the browser's own request is needed: stands in for XMLHttpRequest, driven by the test. */
class FakeUpload {
  static sent: FakeUpload[] = []
  upload: { onprogress?: (event: { loaded: number }) => void } = {}
  status = 0
  responseText = ''
  withCredentials = false
  headers: Record<string, string> = {}
  url = ''
  body: FormData | undefined
  onload: () => void = () => undefined
  onerror: () => void = () => undefined
  onabort: () => void = () => undefined

  open(_method: string, url: string) {
    this.url = url
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  send(body: FormData) {
    this.body = body
    FakeUpload.sent.push(this)
  }
  abort() {
    this.onabort()
  }
  answer(status: number, body: object = {}) {
    this.status = status
    this.responseText = JSON.stringify(body)
    this.onload()
  }
}

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
        piece('Vaccination', 'refuse', { motif: 'La page 2 est illisible.', depot: depot('v.jpg') }),
        piece('Natation', 'a-fournir', { obligatoire: false, activite: 'Canoë' }),
        piece('Domicile', 'expire', { valableJusquAu: '2026-10-31', depot: depot('d.pdf') }),
      ],
    },
  ],
}
const pdf = (name = 'caf.pdf', type = 'application/pdf') => new File(['%PDF-1.4'], name, { type })

describe('<inoe-documents>', () => {
  const own = globalThis.XMLHttpRequest
  let api: FakeApi
  let widget: InoeDocuments
  beforeEach(() => {
    FakeUpload.sent = []
    globalThis.XMLHttpRequest = FakeUpload as unknown as typeof XMLHttpRequest
  })
  afterEach(() => {
    globalThis.XMLHttpRequest = own
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
    await expect(widget).to.be.accessible()
  })

  it('sends a file with its progress, then says it arrived', async () => {
    await open()
    choose('Attestation CAF', pdf())
    await until(() => row('Attestation CAF')?.querySelector('progress'))
    const [upload] = FakeUpload.sent
    expect(upload?.url).to.equal(`${API}/api/${COLLECTIVITE}/documents`)
    expect(upload?.withCredentials).to.equal(true)
    expect(upload?.body?.get('piece')).to.equal(documents.foyer[1]?.piece)
    expect(upload?.body?.has('enfant')).to.equal(false)
    upload?.upload.onprogress?.({ loaded: 4 })
    await until(() => row('Attestation CAF')?.querySelector('progress')?.value === 4)
    await expect(widget).to.be.accessible()
    expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).to.equal(false)
    api.answer('GET documents', {
      ...documents,
      foyer: [piece('Attestation CAF', 'a-verifier', { depot: depot('caf.pdf') })],
    })
    upload?.answer(201)
    await until(() => find('.nouvelle')?.textContent?.includes('bien arrivé'))
    expect(row('Attestation CAF')?.querySelector('.etat')?.textContent).to.equal('À vérifier')
  })

  it('sends again under the same key after the network was lost', async () => {
    await open()
    choose('Vaccination', pdf('v.jpg', 'image/jpeg'))
    await until(() => FakeUpload.sent.length === 1)
    expect(FakeUpload.sent[0]?.body?.get('enfant')).to.equal(documents.enfants[0]?.id)
    FakeUpload.sent[0]?.onerror()
    const again = await until(() => button('Vaccination', 'Réessayer'))
    await expect(widget).to.be.accessible()
    again.click()
    await until(() => FakeUpload.sent.length === 2)
    const keys = FakeUpload.sent.map((one) => one.headers['idempotency-key'])
    expect(keys[0]).to.be.a('string').and.equal(keys[1])
  })

  it('is told by the server what it sent, and does not offer to send that again', async () => {
    await open()
    choose('Attestation CAF', pdf())
    await until(() => FakeUpload.sent.length === 1)
    FakeUpload.sent[0]?.answer(422, { code: 'fichier-refuse', detail: 'Envoyez un PDF ou une photo.' })
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
    expect(FakeUpload.sent.length).to.equal(0)
  })

  it('stops an upload when asked', async () => {
    await open()
    choose('Attestation CAF', pdf())
    const cancel = await until(() => button('Attestation CAF', 'Annuler'))
    cancel.click()
    await until(() => find('.nouvelle')?.textContent?.includes('annulé'))
    expect(row('Attestation CAF')?.querySelector('progress')).to.equal(null)
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
