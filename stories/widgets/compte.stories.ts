import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '../../packages/elements/src/compte/define.ts'
import { agent, refus, visiteur } from '../../packages/elements/src/espace/testing.ts'
import * as comptes from '../fixtures/compte.ts'
import { cliquer, dans, horsLigne, jamais, pageSombre, panne, saisir, telephone } from './etats.ts'

export default {
  title: 'Widgets/Mon compte',
  id: 'widgets-compte',
  component: 'inoe-compte',
  tags: ['autodocs'],
  parameters: { api: () => ({ 'GET compte': comptes.typique }) },
} satisfies Meta
type Story = StoryObj

export const Typique: Story = {}

export const Deconnecte: Story = {
  name: 'Déconnecté',
  parameters: { api: () => ({ 'GET session': visiteur }) },
}

export const Chargement: Story = {
  tags: ['chargement'],
  parameters: { api: () => ({ 'GET compte': jamais }) },
}

export const Nouveau: Story = {
  name: 'Compte tout neuf',
  parameters: { api: () => ({ 'GET compte': comptes.nouveau }) },
}

export const Changement: Story = {
  name: 'Adresse en cours de changement',
  parameters: { api: () => ({ 'GET compte': comptes.changement }) },
}

export const Agent: Story = {
  name: 'Agent',
  parameters: { api: () => ({ 'GET session': agent, 'GET compte': comptes.agent }) },
}

export const MotDePasseRefuse: Story = {
  name: 'Mot de passe refusé',
  parameters: {
    api: () => ({
      'GET compte': comptes.typique,
      'POST compte/mot-de-passe': refus('mot-de-passe-actuel', 422, 'Vérifiez votre saisie.', [
        { champ: 'actuel', message: 'Ce n’est pas votre mot de passe actuel.' },
      ]),
    }),
  },
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-compte', '#ouvrir-motDePasse')
    await cliquer(root, 'Changer de mot de passe')
    await dans(canvasElement, 'inoe-compte', '#actuel')
    saisir(root, '#actuel', 'presque le bon')
    saisir(root, '#nouveau', 'coquelicot bleu 57 nuages')
    await cliquer(root.querySelector('form') ?? root, 'Changer de mot de passe')
    await dans(canvasElement, 'inoe-compte', '[aria-invalid=true]')
  },
}

export const Invitation: Story = {
  name: 'Inviter l’autre parent',
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-compte', '#ouvrir-invitation')
    await cliquer(root, 'Inviter l’autre parent')
    await dans(canvasElement, 'inoe-compte', '#prenom')
  },
}

export const Question: Story = {
  name: 'Déconnecter un appareil',
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-compte', '.liste')
    await cliquer(root, 'Déconnecter Chrome')
    await dans(canvasElement, 'inoe-compte', 'dialog[open]')
  },
}

export const Erreur: Story = { parameters: { api: () => ({ 'GET compte': panne }) } }

export const HorsLigne: Story = {
  name: 'Hors ligne',
  parameters: { api: () => ({ 'GET compte': horsLigne }) },
}

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const FourniTelephone: Story = {
  name: 'Longues adresses, téléphone',
  parameters: { api: () => ({ 'GET compte': comptes.fourni }) },
  globals: telephone,
}

export const PageSombre: Story = { name: 'Page sombre', decorators: [pageSombre] }
