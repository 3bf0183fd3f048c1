import type { AgendaCree } from '@inoe/contract/agendas'
import type { Contrats } from '@inoe/contract/contrats'
import type { Enregistrement, EnregistrementRepondu, Planning } from '@inoe/contract/reservations'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '../../packages/elements/src/planning/define.ts'
import { type Answer, refus, visiteur } from '../../packages/elements/src/espace/testing.ts'
import * as enregistrements from '../fixtures/enregistrement.ts'
import { id } from '../fixtures/personnes.ts'
import * as plannings from '../fixtures/planning.ts'
import { cliquer, dans, horsLigne, jamais, pageSombre, panne, telephone } from './etats.ts'

/** The span that a request asks for. */
const semaines = (planning: (du: string, au: string) => Planning) => (request: Request) => {
  const { searchParams } = new URL(request.url)
  return planning(searchParams.get('du') ?? '', searchParams.get('au') ?? '')
}
const routes = (planning: (du: string, au: string) => Planning, more: Record<string, Answer> = {}) => ({
  api: () => ({ 'GET planning': semaines(planning), ...more }),
})
const enregistrer =
  (answer: (cellules: Enregistrement['cellules']) => EnregistrementRepondu) => async (request: Request) =>
    answer(((await request.json()) as Enregistrement).cellules)

const contrats: Contrats = {
  possibles: [
    {
      enfant: { id: id(203), prenom: 'Zoé', nom: 'Durand' },
      activite: { id: id(20_200), nom: 'Accueil régulier' },
      structure: { id: id(20_201), nom: 'Multi-accueil La Cabane' },
    },
  ],
  contrats: [
    {
      id: id(20_300),
      enfant: { id: id(203), prenom: 'Zoé', nom: 'Durand' },
      activite: { id: id(20_200), nom: 'Accueil régulier' },
      structure: { id: id(20_201), nom: 'Multi-accueil La Cabane' },
      etat: 'accepte',
      debut: '2026-09-01',
      fin: '2027-07-31',
      semaine: [1, 2, 4, 5].map((jour) => ({ jour, debut: '08:30', fin: '17:00' })),
      minutesSemaine: 4 * 510,
      commentaire: '',
      demandeLe: '2026-08-01T08:00:00.000Z',
      reponse: 'Bienvenue à Zoé !',
      reponduLe: '2026-08-05T08:00:00.000Z',
      heures: [
        { id: id(20_301), date: '2026-09-16', debut: '08:30', fin: '12:00', etat: 'demande', reponse: null },
      ],
    },
  ],
}

export default {
  title: 'Widgets/Mes réservations',
  id: 'widgets-planning',
  component: 'inoe-planning',
  tags: ['autodocs'],
  parameters: routes(plannings.typique, { 'GET contrats': { contrats: [], possibles: [] } }),
} satisfies Meta
type Story = StoryObj

/** Books two days, gives one back. */
async function modifier(canvas: HTMLElement): Promise<ShadowRoot> {
  const root = await dans(canvas, 'inoe-planning', '.case')
  const cells = (state: string) => [
    ...root.querySelectorAll<HTMLElement>(`.case.${state}[aria-disabled=false]`),
  ]
  for (const cell of [...cells('libre').slice(0, 2), ...cells('reserve').slice(0, 1)]) cell.click()
  await dans(canvas, 'inoe-planning', '.case.retrait')
  return root
}

/** The same family, in one of the views. */
const vue = (presentation: 'semaine' | 'mois' | 'liste', more: Partial<Story> = {}): Story => ({
  args: { vue: presentation },
  parameters: routes(plannings.riche, { 'GET contrats': contrats }),
  ...more,
})
const tablette = { viewport: { value: 'tablette' } }

export const Typique: Story = { name: 'Une semaine' }

export const Semaine: Story = { ...vue('semaine'), name: 'Semaine, tout ce qui se réserve' }
export const Mois: Story = { ...vue('mois'), name: 'Mois' }
export const Liste: Story = { ...vue('liste'), name: 'Liste' }
export const SemaineTablette: Story = { ...vue('semaine', { globals: tablette }), name: 'Semaine, tablette' }
export const MoisTablette: Story = { ...vue('mois', { globals: tablette }), name: 'Mois, tablette' }
export const SemaineTelephone: Story = {
  ...vue('semaine', { globals: telephone }),
  name: 'Semaine, téléphone',
}
export const MoisTelephone: Story = { ...vue('mois', { globals: telephone }), name: 'Mois, téléphone' }
export const ListeTelephone: Story = { ...vue('liste', { globals: telephone }), name: 'Liste, téléphone' }

export const SejourEtContrat: Story = {
  name: 'Séjour et contrat',
  args: { date: '2026-09-14', vue: 'semaine' },
  parameters: routes(plannings.riche, { 'GET contrats': contrats }),
}

export const Deconnecte: Story = {
  name: 'Déconnecté',
  parameters: { api: () => ({ 'GET session': visiteur }) },
}

export const Chargement: Story = {
  tags: ['chargement'],
  parameters: { api: () => ({ 'GET planning': jamais }) },
}

export const SansEnfant: Story = {
  name: 'Sans enfant',
  parameters: routes(plannings.sansEnfant),
}

export const SansInscription: Story = {
  name: 'Sans inscription',
  parameters: routes(plannings.sansInscription),
}

export const SemaineVide: Story = {
  name: 'Semaine vide',
  args: { date: '2026-12-21' },
}

export const PasEncoreOuvert: Story = {
  name: 'Pas encore ouvert',
  args: { date: '2026-10-19' },
}

export const TousLesEtats: Story = { name: 'Tous les états', parameters: routes(plannings.tousLesEtats) }

export const Modifications: Story = {
  name: 'Modifications à enregistrer',
  play: async ({ canvasElement }) => {
    await modifier(canvasElement)
  },
}

export const Enregistre: Story = {
  name: 'Enregistré',
  parameters: routes(plannings.typique, { 'POST reservations': enregistrer(enregistrements.accepte) }),
  play: async ({ canvasElement }) => {
    await cliquer(await modifier(canvasElement), 'Enregistrer')
    await dans(canvasElement, 'inoe-planning', '.avis.succes')
  },
}

export const UnJourRefuse: Story = {
  name: 'Un jour refusé',
  parameters: routes(plannings.typique, { 'POST reservations': enregistrer(enregistrements.unRefus) }),
  play: async ({ canvasElement }) => {
    await cliquer(await modifier(canvasElement), 'Enregistrer')
    await dans(canvasElement, 'inoe-planning', '.refus')
  },
}

export const EnregistrementManque: Story = {
  name: 'Enregistrement manqué',
  parameters: routes(plannings.typique, {
    'POST reservations': () =>
      refus('service-indisponible', 503, 'Le service est momentanément indisponible.'),
  }),
  play: async ({ canvasElement }) => {
    await cliquer(await modifier(canvasElement), 'Enregistrer')
    await dans(canvasElement, 'inoe-planning', '.avis.erreur')
  },
}

export const Nombreux: Story = {
  name: 'Six enfants, noms difficiles',
  parameters: routes(plannings.nombreux),
}

export const Erreur: Story = { parameters: { api: () => ({ 'GET planning': panne }) } }

export const HorsLigne: Story = {
  name: 'Hors ligne',
  parameters: { api: () => ({ 'GET planning': horsLigne }) },
}

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const ModificationsTelephone: Story = {
  name: 'Modifications, téléphone',
  globals: telephone,
  play: async ({ canvasElement }) => {
    await modifier(canvasElement)
  },
}

export const TousLesEtatsTelephone: Story = {
  name: 'Tous les états, téléphone',
  parameters: routes(plannings.tousLesEtats),
  globals: telephone,
}

export const NombreuxTelephone: Story = {
  name: 'Six enfants, téléphone',
  parameters: routes(plannings.nombreux),
  globals: telephone,
}

export const PageSombre: Story = { name: 'Page sombre', decorators: [pageSombre] }

/** Changes of each kind: two additions, a removal, a waiting list. */
export const ListeDAttente: Story = {
  name: 'Liste d’attente, ensemble ou rien',
  args: { vue: 'semaine' },
  parameters: routes(plannings.riche),
  play: async ({ canvasElement }) => {
    const root = await modifier(canvasElement)
    for (const etat of ['complet', 'propose'])
      root.querySelector<HTMLElement>(`.case.${etat}[aria-disabled=false]`)?.click()
    await dans(canvasElement, 'inoe-planning', '.patient')
  },
}

export const MisEnAttente: Story = {
  name: 'Enregistré, sur liste d’attente',
  parameters: routes(plannings.typique, { 'POST reservations': enregistrer(enregistrements.enAttente) }),
  play: async ({ canvasElement }) => {
    await cliquer(await modifier(canvasElement), 'Enregistrer')
    await dans(canvasElement, 'inoe-planning', '.avis.succes')
  },
}

export const Pourquoi: Story = {
  name: 'Une case qui dit pourquoi',
  args: { vue: 'semaine' },
  parameters: routes(plannings.riche),
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-planning', '.case.reserve[aria-disabled=true]')
    root.querySelector<HTMLElement>('.case.reserve[aria-disabled=true]')?.click()
    await dans(canvasElement, 'inoe-planning', '.barre .avis .lien')
  },
}

export const PartirSansEnregistrer: Story = {
  name: 'Partir sans enregistrer',
  play: async ({ canvasElement }) => {
    await cliquer(await modifier(canvasElement), 'Menu')
    await dans(canvasElement, 'inoe-planning', 'dialog[open]')
  },
}

/** A panel, open. */
const panneau = (words: string, ready: string): Story => ({
  parameters: routes(plannings.riche, { 'GET contrats': contrats, 'GET agendas': { agendas: [] } }),
  play: async ({ canvasElement }) => {
    await cliquer(await dans(canvasElement, 'inoe-planning', '.case'), words)
    await dans(canvasElement, 'inoe-planning', ready)
  },
})

export const SemaineType: Story = {
  ...panneau('Semaine type', 'dialog .pied'),
  name: 'Semaine type',
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-planning', '.case')
    await cliquer(root, 'Semaine type')
    await cliquer(root, 'Voir ce qui va changer')
    await dans(canvasElement, 'inoe-planning', 'dialog .avis')
  },
}
export const SemaineTypeTelephone: Story = {
  ...SemaineType,
  name: 'Semaine type, téléphone',
  globals: telephone,
}
export const Absence: Story = {
  ...panneau('Déclarer une absence', 'dialog .carte'),
  name: 'Déclarer une absence',
}
export const AbsenceTelephone: Story = {
  ...Absence,
  name: 'Déclarer une absence, téléphone',
  globals: telephone,
}
export const Contrat: Story = { ...panneau('Contrats', 'dialog .carte'), name: 'Contrats' }
export const ContratTelephone: Story = { ...Contrat, name: 'Contrats, téléphone', globals: telephone }
const cree: AgendaCree = {
  id: id(20_400),
  enfant: null,
  creeLe: '2026-09-07T08:00:00.000Z',
  url: 'https://inscriptions.exemple.fr/agenda/4b1d2c7e8f90a1b2c3d4e5f60718293a.ics',
}
export const Agenda: Story = {
  name: 'Mon agenda',
  parameters: routes(plannings.riche, {
    'GET agendas': { agendas: [{ id: cree.id, enfant: null, creeLe: cree.creeLe }] },
    'POST agendas': cree,
  }),
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-planning', '.case')
    await cliquer(root, 'Mon agenda')
    await cliquer(root, 'Créer l’adresse')
    await dans(canvasElement, 'inoe-planning', 'dialog .adresse')
  },
}
