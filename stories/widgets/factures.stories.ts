import type { Paiement } from '@inoe/contract/paiements'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '../../packages/elements/src/factures/define.ts'
import { type Answer, refus, visiteur } from '../../packages/elements/src/espace/testing.ts'
import * as factures from '../fixtures/factures.ts'
import * as paiements from '../fixtures/paiement.ts'
import { cliquer, dans, horsLigne, jamais, pageSombre, panne, telephone } from './etats.ts'

/** Invoices to pay, and paid ones when they are asked for. */
const listes = (aPayer: Answer) => (request: Request) =>
  new URL(request.url).searchParams.get('etat') === 'payees' ? factures.payees : aPayer
const routes = (aPayer: Answer, more: Record<string, Answer> = {}) => ({
  api: () => ({ 'GET factures': listes(aPayer), ...more }),
})

export default {
  title: 'Widgets/Mes paiements',
  id: 'widgets-factures',
  component: 'inoe-factures',
  tags: ['autodocs'],
  parameters: routes(factures.typique),
} satisfies Meta
type Story = StoryObj

/** Back from PayFiP with this payment. */
const retour = (paiement: Paiement): Story => ({
  parameters: routes(paiement.etat === 'paye' ? factures.vide : factures.typique, {
    [`GET paiements/${paiement.id}`]: paiement,
  }),
  beforeEach: () => {
    const before = location.href
    const url = new URL(before)
    url.searchParams.set('inoe-paiement', paiement.id)
    history.replaceState(history.state, '', url)
    return () => history.replaceState(history.state, '', before)
  },
})

export const Typique: Story = { name: 'À payer' }

export const Deconnecte: Story = {
  name: 'Déconnecté',
  parameters: { api: () => ({ 'GET session': visiteur }) },
}

export const Chargement: Story = {
  tags: ['chargement'],
  parameters: { api: () => ({ 'GET factures': jamais }) },
}

export const Vide: Story = { name: 'Rien à payer', parameters: routes(factures.vide) }

export const Detail: Story = {
  name: 'Détail d’une facture',
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-factures', 'details')
    root.querySelector('summary')?.click()
  },
}

export const Payees: Story = {
  name: 'Factures payées',
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-factures', '[aria-controls=payees]')
    root.querySelector<HTMLElement>('[aria-controls=payees]')?.click()
    await dans(canvasElement, 'inoe-factures', '.etat.fait')
  },
}

export const PaiementEnCours: Story = {
  name: 'Paiement en cours',
  parameters: routes(factures.paiementEnCours),
}

export const Paye: Story = { name: 'Retour de PayFiP, payé', ...retour(paiements.paye) }

export const Refuse: Story = { name: 'Retour de PayFiP, refusé', ...retour(paiements.refuse) }

export const Abandonne: Story = { name: 'Retour de PayFiP, abandonné', ...retour(paiements.abandonne) }

export const Attente: Story = { name: 'Retour de PayFiP, en attente', ...retour(paiements.enCours) }

export const PayfipIndisponible: Story = {
  name: 'PayFiP indisponible',
  parameters: routes(factures.typique, {
    'POST paiements': () =>
      refus(
        'payfip-indisponible',
        503,
        'Le paiement en ligne ne répond pas. Réessayez dans quelques minutes.',
      ),
  }),
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-factures', '.total button')
    await cliquer(root, 'Paiement en ligne')
    await dans(canvasElement, 'inoe-factures', '.avis.erreur')
  },
}

export const Nombreux: Story = { name: 'Vingt-quatre factures', parameters: routes(factures.nombreux) }

export const Erreur: Story = { parameters: { api: () => ({ 'GET factures': panne }) } }

export const HorsLigne: Story = {
  name: 'Hors ligne',
  parameters: { api: () => ({ 'GET factures': horsLigne }) },
}

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const NombreuxTelephone: Story = {
  name: 'Vingt-quatre factures, téléphone',
  parameters: routes(factures.nombreux),
  globals: telephone,
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-factures', 'details')
    root.querySelector('summary')?.click()
  },
}

export const PageSombre: Story = { name: 'Page sombre', decorators: [pageSombre] }
