import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '../../packages/elements/src/gestion/define.ts'
import { type Answer, famille, refus, visiteur } from '../../packages/elements/src/espace/testing.ts'
import * as demandes from '../fixtures/demandes.ts'
import { autres } from './agents.ts'
import { cliquer, dans, horsLigne, jamais, pageSombre, panne, saisir, telephone } from './etats.ts'

const [premiere] = demandes.typique.demandes

/** Requests to answer, and answered ones when they are asked for. */
const files = (aTraiter: Answer) => (request: Request) => {
  const etat = new URL(request.url).searchParams.get('etat')
  const repondues: Record<string, Answer> = {
    acceptee: demandes.acceptees,
    refusee: demandes.refusees,
    'en-attente': demandes.enAttente,
    incomplete: demandes.vide,
    retiree: demandes.vide,
  }
  return repondues[etat ?? ''] ?? aTraiter
}

const routes = (aTraiter: Answer, more: Record<string, Answer> = {}) => ({
  api: () => ({ ...autres, 'GET gestion/demandes': files(aTraiter), ...more }),
})

export default {
  title: 'Widgets/Gestion',
  id: 'widgets-gestion',
  component: 'inoe-gestion',
  tags: ['autodocs'],
  parameters: routes(demandes.typique),
} satisfies Meta

type Story = StoryObj

/** Opens the answer to the first request. */
async function repondre(canvas: HTMLElement, words: string): Promise<ShadowRoot> {
  const root = await dans(canvas, 'inoe-gestion', '.demande')
  await cliquer(root, words)
  return dans(canvas, 'inoe-gestion', 'textarea')
}

export const Typique: Story = { name: 'À traiter' }

export const Deconnecte: Story = {
  name: 'Déconnecté',
  parameters: { api: () => ({ 'GET session': visiteur }) },
}

export const Famille: Story = {
  name: 'Ouvert par une famille',
  parameters: { api: () => ({ 'GET session': famille }) },
}

export const Chargement: Story = {
  tags: ['chargement'],
  parameters: routes(jamais),
}

export const Vide: Story = { name: 'Rien à traiter', parameters: routes(demandes.vide) }

export const Refusees: Story = {
  name: 'Refusées',
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-gestion', '.filtres button')
    await cliquer(root, 'Refusées')
    await dans(canvasElement, 'inoe-gestion', '.motif')
  },
}

export const DemandesEnAttente: Story = {
  name: 'Liste d’attente d’une activité',
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-gestion', '.filtres button')
    await cliquer(root, 'Liste d’attente')
    await dans(canvasElement, 'inoe-gestion', '.filtres [aria-pressed=true]')
  },
}

export const Accepter: Story = {
  play: async ({ canvasElement }) => {
    await repondre(canvasElement, 'Accepter')
  },
}

export const RefuserSansMotif: Story = {
  name: 'Refuser sans motif',
  play: async ({ canvasElement }) => {
    const root = await repondre(canvasElement, 'Refuser la demande')
    await cliquer(root, 'Confirmer le refus')
    await dans(canvasElement, 'inoe-gestion', '[aria-invalid=true]')
  },
}

export const Acceptee: Story = {
  name: 'Demande acceptée',
  parameters: routes(demandes.typique, { [`POST gestion/demandes/${premiere?.id}/reponse`]: {} }),
  play: async ({ canvasElement }) => {
    const root = await repondre(canvasElement, 'Accepter')
    saisir(root, 'textarea', 'À mercredi ! Pensez au maillot de bain.')
    await cliquer(root, 'Confirmer l’acceptation')
    await dans(canvasElement, 'inoe-gestion', '.avis.succes')
  },
}

export const Complement: Story = {
  name: 'Demander un complément',
  play: async ({ canvasElement }) => {
    const root = await repondre(canvasElement, 'Demander un complément')
    await cliquer(root, 'Demander à la famille')
    await dans(canvasElement, 'inoe-gestion', '[aria-invalid=true]')
  },
}

export const MettreEnAttente: Story = {
  name: 'Mettre sur liste d’attente, téléphone',
  globals: telephone,
  play: async ({ canvasElement }) => {
    await repondre(canvasElement, 'Mettre sur liste d’attente')
  },
}

export const ReprendreLaReponse: Story = {
  name: 'Reprendre une réponse',
  parameters: routes(demandes.acceptees),
  play: async ({ canvasElement }) => {
    await repondre(canvasElement, 'Reprendre la réponse')
  },
}

export const DejaRepondue: Story = {
  name: 'Répondue entre-temps',
  parameters: routes(demandes.typique, {
    [`POST gestion/demandes/${premiere?.id}/reponse`]: () =>
      refus('deja-repondu', 409, 'Une réponse a déjà été donnée à cette demande.'),
  }),
  play: async ({ canvasElement }) => {
    const root = await repondre(canvasElement, 'Accepter')
    await cliquer(root, 'Confirmer l’acceptation')
    await dans(canvasElement, 'inoe-gestion', '.avis.attention')
  },
}

export const Nombreux: Story = { name: 'Trente demandes', parameters: routes(demandes.nombreux) }

export const Erreur: Story = {
  parameters: routes(panne),
}

export const HorsLigne: Story = { name: 'Hors ligne', parameters: routes(horsLigne) }

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const NombreuxTelephone: Story = {
  name: 'Trente demandes, téléphone',
  parameters: routes(demandes.nombreux),
  globals: telephone,
}

export const PageSombre: Story = { name: 'Page sombre', decorators: [pageSombre] }
