import type { Meta, StoryObj } from '@storybook/web-components-vite'
import * as donnees from '../fixtures/mes-donnees.ts'
import { dans } from '../widgets/etats.ts'
import meta from '../widgets/mes-donnees.stories.ts'
import { auFocus, ecoute, geste, presser } from './gestes.ts'

export default { ...geste(meta), title: 'Gestes/Mes données', id: 'gestes-mes-donnees' } satisfies Meta
type Story = StoryObj

export const DemanderUneCopie: Story = {
  name: 'Demander une copie de ses données',
  parameters: {
    api: () => {
      let demandee = false
      return {
        'GET mes-donnees': () => (demandee ? donnees.preparation : donnees.aucune),
        'POST mes-donnees/exports': () => {
          demandee = true
          return donnees.preparation.exports[0]
        },
      }
    },
  },
  play: async ({ canvasElement, step }) => {
    const root = await dans(canvasElement, 'inoe-mes-donnees', '.actions .bouton')
    const entend = ecoute(canvasElement)
    await step('La demande est dite, et l’on reste dans sa carte', async () => {
      await presser(root, 'Préparer une copie')
      await dans(canvasElement, 'inoe-mes-donnees', '.copie')
      await entend(/C’est demandé\. Vous recevrez un e-mail/)
      await auFocus('#titre-copie')
    })
  },
}
