import type { Demande } from '@inoe/contract/gestion'
import { expect } from '@open-wc/testing'
import './define.ts'
import { refus, until } from '../espace/testing.ts'
import { envoyee, etape } from '../inscriptions/testing.ts'
import { type Ecran, ecran, fermer } from './testing.ts'

const attestation = { id: 'p1', nom: 'Attestation CAF' }
const vaccins = { id: 'p2', nom: 'Vaccins' }
const demande = (more: Partial<Demande> = {}): Demande => ({
  id: 'e1',
  etat: 'demandee',
  motif: null,
  demandeeLe: '2026-11-03T09:00:00.000Z',
  reponduLe: null,
  famille: 'Camille Durand',
  enfant: { id: 'a1', nom: 'Durand', prenom: 'Léa', dateNaissance: '2018-05-14', age: 8 },
  structure: { id: 's1', nom: 'L’arbre à paumes' },
  activite: { id: 'b1', nom: 'Mercredis' },
  periode: null,
  piecesManquantes: [],
  piecesPossibles: [attestation, vaccins],
  rang: null,
  places: null,
  decisions: ['acceptee', 'refusee', 'incomplete', 'en-attente'],
  etapes: [envoyee],
  documents: [],
  ...more,
})

describe('<inoe-gestion>: enrolments', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))
  /** The queue answers once, then nothing waits. */
  const open = async (one: Demande, answer: unknown = {}) => {
    let waiting = [one]
    screen = await ecran('inscriptions', {
      'GET gestion/demandes': () => ({ demandes: waiting }),
      'POST gestion/demandes/e1/reponse': () => {
        if (!(answer instanceof Response)) waiting = []
        return answer
      },
    })
    await screen.shows('Léa Durand')
  }
  const tick = async (id: string) => (await screen.find<HTMLInputElement>(`#piece-${id}-e1`)).click()

  it('asks for documents, which ones and why; with none, only if it is said what to do', async () => {
    await open(demande())
    await screen.press('Demander un complément')
    await until(() => screen.root.activeElement?.id === 'piece-p1-e1')
    await screen.shows('La place est gardée.')
    await expect(screen.widget).to.be.accessible()
    await screen.press('Demander à la famille')
    await screen.shows('Cochez un document, ou écrivez ce qui manque')
    expect(screen.root.querySelector('textarea')?.getAttribute('aria-invalid')).to.equal('true')
    expect(await screen.sent()).to.deep.equal([])
    await tick('p1')
    await tick('p2')
    await tick('p1')
    await screen.write('Celle de cette année.')
    await screen.press('Demander à la famille')
    await screen.shows('Le complément est demandé pour Léa Durand.')
    expect(await screen.sent()).to.deep.equal([
      { decision: 'incomplete', motif: 'Celle de cette année.', pieces: ['p2'] },
    ])
  })

  it('puts on the waiting list, once it is said what follows', async () => {
    await open(demande())
    await screen.press('Mettre sur liste d’attente')
    await screen.shows('L’enfant passe après ceux qui attendent déjà.')
    expect(await screen.sent()).to.deep.equal([])
    await expect(screen.widget).to.be.accessible()
    await screen.press('Mettre sur la liste')
    await screen.shows('La demande de Léa Durand est sur liste d’attente.')
    expect(await screen.sent()).to.deep.equal([{ decision: 'en-attente' }])
  })

  it('takes an answer back; what forbids it is said, and nothing is lost', async () => {
    const acceptee = demande({ etat: 'acceptee', decisions: ['rouverte'] })
    await open(acceptee, refus('inscription-utilisee', 409, 'Des jours sont réservés.'))
    await screen.press('Reprendre la réponse')
    await screen.write('Une erreur de notre part.')
    await screen.press('Confirmer la reprise')
    await screen.shows('Des jours sont réservés.')
    expect(screen.root.querySelector('textarea')?.value).to.equal('Une erreur de notre part.')
    screen.api.answer('POST gestion/demandes/e1/reponse', {})
    await screen.press('Confirmer la reprise')
    await screen.shows('La demande de Léa Durand est de nouveau à traiter.')
  })

  it('offers only what may be decided, and shows every step', async () => {
    await open(
      demande({
        etat: 'retiree',
        decisions: [],
        etapes: [
          envoyee,
          etape('pieces-demandees', 'service', { pieces: ['Vaccins'], motif: 'Page illisible.' }),
          etape('retiree', 'famille'),
        ],
      }),
    )
    for (const words of ['par la famille', 'par le service', 'Vaccins', '« Page illisible. »'])
      await screen.shows(words)
    expect(screen.root.querySelectorAll('.demande button')).to.have.length(0)
    await expect(screen.widget).to.be.accessible()
  })
})
