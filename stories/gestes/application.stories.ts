import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect } from 'storybook/test'
import { refus } from '../../packages/elements/src/espace/testing.ts'
import meta from '../widgets/application.stories.ts'
import { dans } from '../widgets/etats.ts'
import { ecoute, geste, presser } from './gestes.ts'

export default { ...geste(meta), title: 'Gestes/Application', id: 'gestes-application' } satisfies Meta
type Story = StoryObj

export const ChoisirUnSujet: Story = {
  name: 'Choisir ce dont on est prévenu',
  parameters: {
    api: () => {
      let envois = 0
      return {
        ...meta.parameters.api(),
        'POST notifications/abonnements': () =>
          envois++ === 0 ? { id: 'un' } : refus('erreur-interne', 500, 'Réessayez dans un instant.'),
      }
    },
  },
  play: async ({ canvasElement, step }) => {
    const root = await dans(canvasElement, 'inoe-application', 'fieldset')
    const entend = ecoute(canvasElement)
    const coche = () => root.querySelector<HTMLInputElement>('fieldset [type=checkbox]')
    const avant = coche()?.checked
    await step('Changer un sujet : c’est enregistré, et c’est dit', async () => {
      await presser(root, root.querySelector('fieldset label')?.textContent?.trim() ?? '')
      await entend(/enregistré/)
      await expect(coche()?.checked).toBe(!avant)
    })
    await step('Si l’envoi échoue, la case revient, et la raison est dite', async () => {
      await presser(root, root.querySelector('fieldset label')?.textContent?.trim() ?? '')
      await entend(/Réessayez dans un instant/)
      await expect(coche()?.checked).toBe(!avant)
    })
  },
}
