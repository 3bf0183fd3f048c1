import type { Enregistrement, EnregistrementRepondu, Planning } from '@inoe/contract/reservations'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import '../../packages/elements/src/planning/define.ts'
import { type Answer, refus, visiteur } from '../../packages/elements/src/espace/testing.ts'
import * as enregistrements from '../fixtures/enregistrement.ts'
import * as plannings from '../fixtures/planning.ts'
import { cliquer, dans, jamais, pageSombre, panne, telephone } from './etats.ts'

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

export default {
  title: 'Widgets/Mes réservations',
  id: 'widgets-planning',
  render: () => html`<inoe-planning></inoe-planning>`,
  parameters: routes(plannings.typique),
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

export const Typique: Story = { name: 'Une semaine' }

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
  render: () => html`<inoe-planning date="2026-12-21"></inoe-planning>`,
}

export const PasEncoreOuvert: Story = {
  name: 'Pas encore ouvert',
  render: () => html`<inoe-planning date="2026-10-19"></inoe-planning>`,
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
