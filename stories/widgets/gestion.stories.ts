import type { StructuresAgent } from '@inoe/contract/gestion'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import '../../packages/elements/src/gestion/define.ts'
import { type Answer, agent, famille, refus, visiteur } from '../../packages/elements/src/espace/testing.ts'
import * as demandes from '../fixtures/demandes.ts'
import { cliquer, dans, jamais, pageSombre, panne, saisir, telephone } from './etats.ts'

const [premiere] = demandes.typique.demandes

const structures: StructuresAgent = {
  aujourdhui: '2026-07-12',
  structures: [{ id: 's1', nom: 'L’arbre à paumes' }],
}

/** Requests to answer, and answered ones when they are asked for. */
const files = (aTraiter: Answer) => (request: Request) => {
  const etat = new URL(request.url).searchParams.get('etat')
  return etat === 'acceptee' ? demandes.acceptees : etat === 'refusee' ? demandes.refusees : aTraiter
}
const routes = (aTraiter: Answer, more: Record<string, Answer> = {}) => ({
  api: () => ({
    'GET session': agent,
    'GET gestion/demandes': files(aTraiter),
    'GET gestion/structures': structures,
    ...more,
  }),
})

export default {
  title: 'Widgets/Demandes d’inscription',
  id: 'widgets-gestion',
  render: () => html`<inoe-gestion></inoe-gestion>`,
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

export const Facturees: Story = {
  name: 'Factures émises',
  parameters: routes(demandes.typique, {
    'POST gestion/factures': { factures: 42, reservations: 310, totalCentimes: 289_140 },
  }),
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-gestion', '#facturation-mois')
    root.querySelector<HTMLElement>('.facturation .bouton')?.click()
    await dans(canvasElement, 'inoe-gestion', 'dialog[open]')
    root.querySelector<HTMLElement>('dialog [value=oui]')?.click()
    await dans(canvasElement, 'inoe-gestion', '.facturation .avis.succes')
  },
}

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
  parameters: { api: () => ({ 'GET session': agent, 'GET gestion/demandes': jamais }) },
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
  parameters: {
    api: () => ({
      'GET session': agent,
      'GET gestion/demandes': panne,
      'GET gestion/structures': structures,
    }),
  },
}

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const NombreuxTelephone: Story = {
  name: 'Trente demandes, téléphone',
  parameters: routes(demandes.nombreux),
  globals: telephone,
}

export const PageSombre: Story = { name: 'Page sombre', decorators: [pageSombre] }
