import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect } from 'storybook/test'
import * as comptes from '../fixtures/compte.ts'
import meta from '../widgets/compte.stories.ts'
import { dans } from '../widgets/etats.ts'
import { auFocus, ecoute, geste, presser } from './gestes.ts'

export default { ...geste(meta), title: 'Gestes/Mon compte', id: 'gestes-compte' } satisfies Meta
type Story = StoryObj

const [ici] = comptes.typique.sessions

export const FermerUneSession: Story = {
  name: 'Déconnecter un autre appareil',
  parameters: {
    api: () => {
      let ferme = false
      return {
        'GET compte': () => (ferme ? { ...comptes.typique, sessions: [ici] } : comptes.typique),
        'DELETE compte/sessions/bureau': () => {
          ferme = true
          return new Response(null, { status: 204 })
        },
      }
    },
  },
  play: async ({ canvasElement, step }) => {
    const root = await dans(canvasElement, 'inoe-compte', '.liste')
    const entend = ecoute(canvasElement)
    await step('La question vient d’abord', async () => {
      await presser(root, 'Déconnecter Chrome')
      await expect(root.querySelector('dialog')).toHaveAttribute('open')
      await expect(root.querySelector('dialog')).toHaveAttribute('aria-labelledby')
    })
    await step('Oui : l’appareil n’est plus là, c’est dit, et l’on reste dans sa rubrique', async () => {
      await presser(root.querySelector('dialog') ?? root, 'Déconnecter cet appareil')
      await entend(/L’appareil est déconnecté/)
      await auFocus('#titre-appareils')
      await expect(root.textContent).not.toContain('Chrome sur Windows')
    })
  },
}
