import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '../../packages/elements/src/tableau-de-bord/define.ts'
import { agent, visiteur } from '../../packages/elements/src/espace/testing.ts'
import * as tableaux from '../fixtures/tableau-de-bord.ts'
import { horsLigne, jamais, pageSombre, panne, telephone } from './etats.ts'

export default {
  title: 'Widgets/Tableau de bord',
  id: 'widgets-tableau-de-bord',
  component: 'inoe-tableau-de-bord',
  tags: ['autodocs'],
  parameters: { api: () => ({ 'GET tableau-de-bord': tableaux.typique }) },
} satisfies Meta
type Story = StoryObj

export const Typique: Story = {}

export const Deconnecte: Story = {
  name: 'Déconnecté',
  parameters: { api: () => ({ 'GET session': visiteur }) },
}

export const Chargement: Story = {
  tags: ['chargement'],
  parameters: { api: () => ({ 'GET tableau-de-bord': jamais }) },
}

export const Nouveau: Story = {
  name: 'Compte tout neuf',
  parameters: { api: () => ({ 'GET tableau-de-bord': tableaux.nouveau }) },
}

export const AJour: Story = {
  name: 'Tout est à jour',
  parameters: { api: () => ({ 'GET tableau-de-bord': tableaux.aJour }) },
}

export const ARenouveler: Story = {
  name: 'Dossier à renouveler',
  parameters: { api: () => ({ 'GET tableau-de-bord': tableaux.aRenouveler }) },
}

export const Accords: Story = {
  name: 'Accords attendus',
  parameters: { api: () => ({ 'GET tableau-de-bord': tableaux.accords }) },
}

export const Partout: Story = {
  name: 'Quelque chose attend partout',
  parameters: { api: () => ({ 'GET tableau-de-bord': tableaux.partout }) },
}

export const Agent: Story = { name: 'Agent', parameters: { api: () => ({ 'GET session': agent }) } }

export const Nombreux: Story = {
  name: 'Six enfants, noms difficiles',
  parameters: { api: () => ({ 'GET tableau-de-bord': tableaux.nombreux }) },
}

export const Erreur: Story = { parameters: { api: () => ({ 'GET tableau-de-bord': panne }) } }

export const HorsLigne: Story = {
  name: 'Hors ligne',
  parameters: { api: () => ({ 'GET tableau-de-bord': horsLigne }) },
}

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const NombreuxTelephone: Story = {
  name: 'Six enfants, téléphone',
  parameters: { api: () => ({ 'GET tableau-de-bord': tableaux.nombreux }) },
  globals: telephone,
}

export const PageSombre: Story = { name: 'Page sombre', decorators: [pageSombre] }
