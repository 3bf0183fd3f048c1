import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '../../packages/elements/src/messages/define.ts'
import { type Answer, visiteur } from '../../packages/elements/src/espace/testing.ts'
import * as contacts from '../fixtures/contacts.ts'
import * as fil from '../fixtures/fil.ts'
import * as messages from '../fixtures/messages.ts'
import { cliquer, dans, horsLigne, jamais, pageSombre, panne, saisir, telephone } from './etats.ts'

const routes = (more: Record<string, Answer> = {}) => ({
  api: () => ({
    'GET messages': messages.typique,
    'GET contacts': contacts.typique,
    [`GET messages/${fil.typique.id}`]: fil.typique,
    [`POST messages/${fil.typique.id}/lecture`]: () => new Response(null, { status: 204 }),
    ...more,
  }),
})

export default {
  title: 'Widgets/Messages',
  id: 'widgets-messages',
  component: 'inoe-messages',
  tags: ['autodocs'],
  // What one story types must not come back in the next.
  beforeEach: () => {
    for (const name of Object.keys(localStorage))
      if (name.startsWith('inoe:message:')) localStorage.removeItem(name)
  },
  parameters: routes(),
} satisfies Meta
type Story = StoryObj

const ouvrir: Story['play'] = async ({ canvasElement }) => {
  const root = await dans(canvasElement, 'inoe-messages', '.rangee')
  root.querySelector<HTMLElement>('.rangee')?.click()
  await dans(canvasElement, 'inoe-messages', '.message')
}

export const Typique: Story = { name: 'Liste' }

export const Deconnecte: Story = {
  name: 'Déconnecté',
  parameters: routes({ 'GET session': visiteur }),
}

export const Chargement: Story = { tags: ['chargement'], parameters: routes({ 'GET messages': jamais }) }

export const Vide: Story = {
  name: 'Aucun message',
  parameters: routes({ 'GET messages': messages.vide }),
}

export const Erreur: Story = { parameters: routes({ 'GET messages': panne }) }

export const HorsLigne: Story = { name: 'Hors ligne', parameters: routes({ 'GET messages': horsLigne }) }

export const Nombreux: Story = {
  name: 'Noms difficiles',
  parameters: routes({ 'GET messages': messages.nombreux }),
}

export const Conversation: Story = { play: ouvrir }

export const Close: Story = {
  name: 'Conversation close',
  parameters: routes({ [`GET messages/${fil.typique.id}`]: fil.clos }),
  play: ouvrir,
}

export const Hostile: Story = {
  name: 'Ce qui est écrit est montré, jamais lu comme du HTML',
  parameters: routes({ [`GET messages/${fil.typique.id}`]: fil.hostile }),
  play: ouvrir,
}

export const EnvoiImpossible: Story = {
  name: 'Le message ne part pas, il est gardé',
  parameters: routes({ [`POST messages/${fil.typique.id}/reponses`]: panne }),
  play: async (context) => {
    await ouvrir(context)
    const root = await dans(context.canvasElement, 'inoe-messages', '#message-texte')
    saisir(root, '#message-texte', 'Bonjour, voici l’ordonnance.')
    await cliquer(root, 'Envoyer')
    await dans(context.canvasElement, 'inoe-messages', '.avis.erreur')
  },
}

export const Nouveau: Story = {
  name: 'Nouveau message',
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-messages', '#ecrire')
    await cliquer(root, 'Écrire à une structure')
    await dans(canvasElement, 'inoe-messages', '#message-sujet')
    await cliquer(root, 'Envoyer')
    await dans(canvasElement, 'inoe-messages', '[aria-invalid]')
  },
}

export const Contact: Story = {
  name: 'Contacter la structure',
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-messages', '#ecrire')
    await cliquer(root, 'Contacter la structure')
    await dans(canvasElement, 'inoe-messages', '.contact')
  },
}

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const NombreuxTelephone: Story = {
  name: 'Noms difficiles, téléphone',
  parameters: routes({ 'GET messages': messages.nombreux }),
  globals: telephone,
}

export const HostileTelephone: Story = {
  ...Hostile,
  name: 'Message difficile, téléphone',
  globals: telephone,
}

export const PageSombre: Story = { name: 'Page sombre', decorators: [pageSombre] }
