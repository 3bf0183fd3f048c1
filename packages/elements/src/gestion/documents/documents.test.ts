import type { DocumentsAVerifier, GestionDocuments } from '@inoe/contract/documents'
import { expect } from '@open-wc/testing'
import { forgetEspaces } from '../../espace/testing.ts'
import '../../espace/define.ts'
import '../define.ts'
import { type Ecran, ecran } from '../testing.ts'

const ID = '0190a0c0-0000-7000-8000-000000000501'
const AUTRE = '0190a0c0-0000-7000-8000-000000000502'
const depot = {
  id: ID,
  nom: 'caf.pdf',
  type: 'application/pdf',
  taille: 90_000,
  transmisLe: '2026-11-02T08:00:00Z',
  controle: 'libre' as const,
}
const liste: DocumentsAVerifier = {
  arretes: [
    {
      id: AUTRE,
      piece: 'Assurance',
      famille: 'Roux',
      enfant: null,
      depot: { ...depot, nom: 'virus.pdf', controle: 'infecte' },
    },
  ],
  attente: 2,
  documents: [
    { id: ID, piece: 'Attestation CAF', famille: 'Durand', enfant: null, depot },
    {
      id: AUTRE,
      piece: 'Vaccins',
      famille: 'Petit',
      enfant: 'Noé',
      depot: { ...depot, id: AUTRE, controle: 'attente' },
    },
  ],
}
const publies: GestionDocuments = {
  tailleMax: 10 * 1024 * 1024,
  documentation: [
    {
      id: ID,
      structure: { id: 's1', nom: 'L’arbre à paumes' },
      titre: 'Autorisation de baignade',
      consigne: 'À rendre signée.',
      nom: 'baignade.pdf',
      taille: 90_000,
      publieLe: '2026-11-02T08:00:00Z',
      piece: ID,
      controle: 'libre',
      retours: 3,
    },
  ],
  pieces: [{ id: ID, nom: 'Assurance', rappels: [30, 7] }],
}

describe('Documents, as a service', () => {
  let page: Ecran
  afterEach(() => {
    page.api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })
  const open = async (routes: object = {}) => {
    page = await ecran('documents', {
      'GET gestion/documents': liste,
      'GET gestion/documentation': publies,
      ...routes,
    })
  }

  /** The body that was last sent to a route. */
  const last = async (route: RegExp) =>
    page.api.requests
      .filter((one) => one.method !== 'GET' && route.test(new URL(one.url).pathname))
      .at(-1)
      ?.clone()
      .json()

  it('counts what waits on its tab, and answers with a date or a reason', async () => {
    await open({ [`POST gestion/documents/${ID}/reponse`]: new Response(null, { status: 204 }) })
    await page.shows('Documents 2 à traiter')
    await page.shows('Famille Durand')
    await page.shows('L’antivirus vérifie ce fichier')
    await page.shows('L’antivirus a arrêté et détruit un fichier.')
    await page.shows('Assurance, Famille Roux — virus.pdf')
    await expect(page.widget).to.be.accessible()
    await page.press('Refuser : Attestation CAF, Famille Durand')
    await page.press('Refuser ce document')
    await page.shows('Indiquez le motif')
    await page.write('La page 2 manque.', `document-${ID}-reponse`)
    await expect(page.widget).to.be.accessible()
    await page.press('Refuser ce document')
    await page.shows('Document refusé, la famille est prévenue.')
    expect(await last(/reponse$/)).to.deep.equal({ decision: 'refuse', motif: 'La page 2 manque.' })
    await page.press('Valider : Attestation CAF, Famille Durand')
    await page.press('Valider ce document')
    await page.shows('Document validé')
    expect(await last(/reponse$/)).to.deep.equal({ decision: 'valide', valableJusquAu: null })
  })

  it('publishes a document to be sent back, withdraws one after asking', async () => {
    await open({
      'POST gestion/documentation': Response.json({ id: AUTRE }, { status: 201 }),
      [`DELETE gestion/documentation/${ID}`]: new Response(null, { status: 204 }),
    })
    await page.shows('3 retours')
    await page.press('Publier')
    await page.shows('Donnez un titre.')
    await page.shows('Choisissez le fichier.')
    await page.write('Fiche sanitaire', 'publication-titre')
    const retour = await page.find<HTMLSelectElement>('#publication-retour')
    retour.value = 'enfant'
    retour.dispatchEvent(new Event('change'))
    const input = await page.find<HTMLInputElement>('#publication-fichier input')
    const files = new DataTransfer()
    files.items.add(new File(['%PDF'], 'fiche.pdf', { type: 'application/pdf' }))
    input.files = files.files
    input.dispatchEvent(new Event('change'))
    await page.shows('fiche.pdf')
    await expect(page.widget).to.be.accessible()
    await page.press('Publier')
    await page.shows('Le document est publié')
    const { televersement, ...body } = (await last(/gestion\/documentation$/)) as Record<string, string>
    expect(televersement).to.be.a('string')
    expect(body).to.deep.equal({ structure: 's1', titre: 'Fiche sanitaire', consigne: '', retour: 'enfant' })
    await page.press('Retirer : Autorisation de baignade')
    const dialog = await page.find<HTMLDialogElement>('dialog[open]')
    dialog.querySelector<HTMLButtonElement>('button[value=oui]')?.click()
    await page.shows('Le document est retiré.')
  })

  it('sets the reminders of each document that is asked', async () => {
    await open({ [`PUT gestion/pieces/${ID}/rappels`]: { rappels: [60] } })
    await page.write('60, zéro', `rappels-${ID}`)
    await page.press('Enregistrer : Assurance')
    await page.shows('Écrivez des nombres de 1 à 365')
    await page.write('60 7', `rappels-${ID}`)
    await page.press('Enregistrer : Assurance')
    await page.shows('Rappels de « Assurance » enregistrés.')
    expect(await last(/rappels$/)).to.deep.equal({ rappels: [60, 7] })
  })
})
