import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import '../../packages/elements/src/compte/define.ts'
import { type Answer, refus, visiteur } from '../../packages/elements/src/espace/testing.ts'
import * as sessions from '../fixtures/sessions.ts'
import { cliquer, dans, jamais, pageSombre, panne, saisir, telephone } from './etats.ts'

const ouvertes = (lues: Answer, more: Record<string, Answer> = {}) => ({
  api: () => ({ 'GET compte/sessions': lues, ...more }),
})

export default {
  title: 'Widgets/Compte',
  id: 'widgets-compte',
  render: () => html`<inoe-compte></inoe-compte>`,
  parameters: ouvertes(sessions.plusieurs),
} satisfies Meta
type Story = StoryObj

export const Typique: Story = {}

export const UnSeulAppareil: Story = { name: 'Un seul appareil', parameters: ouvertes(sessions.seule) }

export const Deconnecte: Story = {
  name: 'Déconnecté',
  parameters: { api: () => ({ 'GET session': visiteur }) },
}

export const Chargement: Story = { tags: ['chargement'], parameters: ouvertes(jamais) }

export const Panne: Story = { name: 'Service en panne', parameters: ouvertes(panne) }

export const MauvaisMotDePasse: Story = {
  name: 'Mauvais mot de passe',
  parameters: ouvertes(sessions.seule, {
    'PUT compte/mot-de-passe': () =>
      refus('identifiants-incorrects', 401, 'Encore 4 essais avant un quart d’heure d’attente.', [
        { champ: 'actuel', message: 'Ce n’est pas votre mot de passe actuel.' },
      ]),
  }),
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-compte', '#actuel')
    saisir(root, '#actuel', 'ancien')
    await cliquer(root, 'Changer le mot de passe')
    await dans(canvasElement, 'inoe-compte', '[aria-invalid=true]')
  },
}

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const Sombre: Story = { decorators: [pageSombre] }
