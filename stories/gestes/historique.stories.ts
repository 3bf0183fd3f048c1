import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { dans } from '../widgets/etats.ts'
import meta from '../widgets/historique.stories.ts'
import { auFocus, choisir, ecoute, geste, presser } from './gestes.ts'

export default { ...geste(meta), title: 'Gestes/Historique', id: 'gestes-historique' } satisfies Meta
type Story = StoryObj

export const Filtrer: Story = {
  name: 'Filtrer par nature et par mois',
  play: async ({ canvasElement, step }) => {
    const root = await dans(canvasElement, 'inoe-historique', '.actions-faites')
    const entend = ecoute(canvasElement)
    await step('Les paiements seulement', async () => {
      await choisir(root, '#quoi', 'Paiements en ligne')
      await dans(canvasElement, 'inoe-historique', '.etat.agir')
      await entend(/\d+ lignes? affichées?/)
      await auFocus('#quoi')
    })
    await step('Un mois, puis celui d’avant : le mois est dit', async () => {
      await choisir(root, '#pas', 'Un mois')
      await dans(canvasElement, 'inoe-historique', '.pas')
      const entendAussi = ecoute(canvasElement)
      await presser(root, 'Mois précédent')
      await entendAussi(/août 2026/)
      await entend(/\d+ lignes? affichées?/)
    })
  },
}
