import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { type Answer, agent, visiteur } from '../../packages/elements/src/espace/testing.ts'
import '../../packages/elements/src/inscriptions/define.ts'
import * as inscriptions from '../fixtures/inscriptions.ts'
import * as reinscriptions from '../fixtures/reinscriptions.ts'
import { cliquer, dans, horsLigne, jamais, pageSombre, panne, telephone } from './etats.ts'

const routes = (answer: Answer, more: Record<string, Answer> = {}) => ({
  api: () => ({ 'GET inscriptions': answer, 'GET reinscriptions': reinscriptions.aucune, ...more }),
})

export default {
  title: 'Widgets/Mes inscriptions',
  id: 'widgets-inscriptions',
  component: 'inoe-inscriptions',
  tags: ['autodocs'],
  parameters: routes(inscriptions.typique),
} satisfies Meta
type Story = StoryObj

export const ToutesLesReponses: Story = { name: 'Une demande dans chaque état' }

export const Filtree: Story = {
  name: 'D’un seul enfant',
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-inscriptions', '#filtre-enfant')
    const liste = root.querySelector<HTMLSelectElement>('#filtre-enfant')
    if (!liste) throw new Error('no list of children')
    liste.selectedIndex = 1
    liste.dispatchEvent(new Event('change'))
    await dans(canvasElement, 'inoe-inscriptions', '.entree .lien')
  },
}

export const Retirer: Story = {
  name: 'Retirer une demande',
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-inscriptions', '.demande')
    await cliquer(root, 'Retirer la demande')
    await dans(canvasElement, 'inoe-inscriptions', 'dialog[open]')
  },
}

export const Refus: Story = {
  name: 'Un geste refusé',
  parameters: routes(inscriptions.typique, {
    [`POST inscriptions/${inscriptions.typique.inscriptions[3]?.id}/reprise`]: panne,
  }),
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-inscriptions', '.demande')
    await cliquer(root, 'Reprendre la demande')
    await dans(canvasElement, 'inoe-inscriptions', '.avis.erreur')
  },
}

const reinscrire = {
  parameters: routes(inscriptions.typique, { 'GET reinscriptions': reinscriptions.typique }),
  play: async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    await dans(canvasElement, 'inoe-inscriptions', '.reinscription form')
  },
}

export const Reinscription: Story = { name: 'Réinscrire pour la prochaine année', ...reinscrire }

export const ReinscriptionTelephone: Story = {
  name: 'Réinscrire, téléphone',
  ...reinscrire,
  globals: telephone,
}

export const Vide: Story = { name: 'Aucune demande', parameters: routes(inscriptions.vide) }

export const Nombreuses: Story = {
  name: 'Six enfants, douze demandes',
  parameters: routes(inscriptions.nombreux),
}

export const Deconnecte: Story = {
  name: 'Déconnecté',
  parameters: routes(inscriptions.typique, { 'GET session': visiteur }),
}

export const Agent: Story = {
  name: 'Vu par un agent',
  parameters: routes(inscriptions.typique, { 'GET session': agent }),
}

export const Chargement: Story = { tags: ['chargement'], parameters: routes(jamais) }

export const Panne: Story = { name: 'Service en panne', parameters: routes(panne) }

export const HorsLigne: Story = { name: 'Hors ligne', parameters: routes(horsLigne) }

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const NombreusesTelephone: Story = {
  name: 'Douze demandes, téléphone',
  parameters: routes(inscriptions.nombreux),
  globals: telephone,
}

export const Sombre: Story = { name: 'Page sombre', decorators: [pageSombre] }
