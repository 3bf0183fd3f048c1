import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect } from 'storybook/test'
import { dans } from '../widgets/etats.ts'
import meta from '../widgets/inscriptions.stories.ts'
import { auFocus, choisir, ecoute, geste, presser } from './gestes.ts'

export default { ...geste(meta), title: 'Gestes/Mes inscriptions', id: 'gestes-inscriptions' } satisfies Meta
type Story = StoryObj

export const FiltrerPuisRenoncer: Story = {
  name: 'Filtrer, puis renoncer à retirer',
  play: async ({ canvasElement, step }) => {
    const root = await dans(canvasElement, 'inoe-inscriptions', '#filtre-enfant')
    const entend = ecoute(canvasElement)
    await step('Un seul enfant : le nombre de demandes est dit', async () => {
      await choisir(root, '#filtre-enfant', 'Léa')
      await entend(/5 sur 8 demandes/)
      await auFocus('#filtre-enfant')
    })
    await step('Retirer une demande est confirmé avant ; renoncer rend le focus', async () => {
      await presser(root, 'Retirer la demande')
      await expect(root.querySelector('dialog')).toHaveAttribute('open')
      await presser(root.querySelector('dialog') ?? root, 'Annuler')
      await auFocus('button')
    })
  },
}
