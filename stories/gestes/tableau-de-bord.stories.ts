import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect } from 'storybook/test'
import { dans } from '../widgets/etats.ts'
import meta from '../widgets/tableau-de-bord.stories.ts'
import { auFocus, geste, presser } from './gestes.ts'

export default {
  ...geste(meta),
  title: 'Gestes/Tableau de bord',
  id: 'gestes-tableau-de-bord',
} satisfies Meta
type Story = StoryObj

export const AllerAUneRubrique: Story = {
  name: 'Aller à une rubrique',
  play: async ({ canvasElement, step }) => {
    const root = await dans(canvasElement, 'inoe-tableau-de-bord', '.tuile')
    await step('Chaque tuile dit où elle mène, et ce qui y attend', async () => {
      const tuiles = [...root.querySelectorAll<HTMLAnchorElement>('a.tuile')]
      for (const { pathname } of tuiles) await expect(pathname).toMatch(/^\/[a-z-]+\/$/)
      await expect(root.querySelector('.pastille .lu')?.textContent).toMatch(/\d/)
    })
    await step('La toucher y mène', async () => {
      let parti = ''
      const retenir = (event: Event) => {
        event.preventDefault()
        parti = (event.composedPath().find((one) => one instanceof HTMLAnchorElement) as HTMLAnchorElement)
          .pathname
      }
      canvasElement.addEventListener('click', retenir, { once: true })
      await presser(root, 'Mes paiements')
      await expect(parti).toBe('/factures/')
      await auFocus('a.tuile')
    })
  },
}
