import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { type Answer, visiteur } from '../../packages/elements/src/espace/testing.ts'
import '../../packages/elements/src/mes-donnees/define.ts'
import * as donnees from '../fixtures/mes-donnees.ts'
import * as acces from '../fixtures/mes-donnees-acces.ts'
import * as durees from '../fixtures/mes-donnees-durees.ts'
import * as effacement from '../fixtures/mes-donnees-effacement.ts'
import { cliquer, dans, horsLigne, jamais, pageSombre, panne, telephone } from './etats.ts'

const lues = (answer: Answer, more: Record<string, Answer> = {}) => ({
  api: () => ({ 'GET mes-donnees': answer, ...more }),
})

export default {
  title: 'Widgets/Mes données',
  id: 'widgets-mes-donnees',
  component: 'inoe-mes-donnees',
  tags: ['autodocs'],
  parameters: lues(donnees.typique),
} satisfies Meta
type Story = StoryObj

export const Typique: Story = { name: 'Copie prête' }

export const Aucune: Story = { name: 'Rien de demandé', parameters: lues(donnees.aucune) }

export const Preparation: Story = { name: 'En préparation', parameters: lues(donnees.preparation) }

export const PlusRecente: Story = {
  name: 'Une plus récente en préparation',
  parameters: lues(donnees.plusRecente),
}

export const CopieRefusee: Story = {
  name: 'Copie qui ne vient pas',
  parameters: lues(donnees.aucune, { 'POST mes-donnees/exports': panne }),
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-mes-donnees', '.actions .bouton')
    await cliquer(root, 'Préparer une copie')
    await dans(canvasElement, 'inoe-mes-donnees', '.avis.erreur')
  },
}

export const Acces: Story = {
  name: 'Qui a vu la santé des enfants',
  parameters: lues(donnees.typique, { 'GET mes-donnees/acces-sante': acces.typique }),
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-mes-donnees', '#titre-acces')
    await cliquer(root, 'Voir qui les a lues')
    await dans(canvasElement, 'inoe-mes-donnees', '#acces-2')
  },
}

export const AccesNombreux: Story = {
  ...Acces,
  name: 'Santé souvent lue',
  parameters: lues(donnees.typique, { 'GET mes-donnees/acces-sante': acces.nombreux }),
}

export const Durees: Story = {
  name: 'Combien de temps',
  parameters: lues(donnees.aucune, { 'GET mes-donnees/durees': durees.typique }),
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-mes-donnees', '#titre-durees')
    await cliquer(root, 'Voir les durées')
    await dans(canvasElement, 'inoe-mes-donnees', '#durees li')
  },
}

export const Effacement: Story = {
  name: 'Ce qu’effacerait une demande',
  parameters: lues(donnees.aucune, { 'GET mes-donnees/effacement': effacement.foyer }),
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-mes-donnees', '#titre-effacement')
    await cliquer(root, 'Voir ce qui serait effacé')
    await dans(canvasElement, 'inoe-mes-donnees', '.prevu')
  },
}

export const EffacementDemande: Story = {
  name: 'Effacement demandé',
  parameters: lues(donnees.effacementDemande),
}

export const EffacementRefuse: Story = {
  name: 'Effacement refusé',
  parameters: lues(donnees.effacementRefuse),
}

export const Deconnecte: Story = {
  name: 'Déconnecté',
  parameters: { api: () => ({ 'GET session': visiteur }) },
}

export const Chargement: Story = { tags: ['chargement'], parameters: lues(jamais) }

export const Panne: Story = { name: 'Service en panne', parameters: lues(panne) }

export const HorsLigne: Story = { name: 'Hors ligne', parameters: lues(horsLigne) }

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const Sombre: Story = { decorators: [pageSombre] }
