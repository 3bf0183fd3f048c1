import type { Meta, StoryObj } from '@storybook/web-components-vite'
import * as fil from '../fixtures/fil.ts'
import { dans } from '../widgets/etats.ts'
import meta from '../widgets/messages.stories.ts'
import { auFocus, ecoute, ecrire, geste, presser, toucher } from './gestes.ts'

export default { ...geste(meta), title: 'Gestes/Messages', id: 'gestes-messages' } satisfies Meta
type Story = StoryObj

export const Repondre: Story = {
  name: 'Ouvrir une conversation et y répondre',
  parameters: {
    api: () => ({ ...meta.parameters.api(), [`POST messages/${fil.typique.id}/reponses`]: fil.typique }),
  },
  play: async ({ canvasElement, step }) => {
    const root = await dans(canvasElement, 'inoe-messages', '.rangee')
    const entend = ecoute(canvasElement)
    await step('Ouvrir la conversation : on est à son titre', async () => {
      await toucher(root, '.rangee')
      await auFocus('#fil-titre')
    })
    await step('Envoyer sans rien écrire : le champ le dit', async () => {
      await presser(root, 'Envoyer')
      await auFocus('#message-texte[aria-invalid=true]')
    })
    await step('Écrire et envoyer : c’est dit, et l’on est à son message', async () => {
      await ecrire(root, '#message-texte', 'Merci !')
      await presser(root, 'Envoyer')
      await entend(/envoyé/i)
    })
  },
}
