import type { ListeFactures } from '@inoe/contract/factures'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { nombreux } from '../fixtures/factures.ts'
import { pointJeunes } from '../fixtures/personnes.ts'
import { dans } from '../widgets/etats.ts'
import meta from '../widgets/factures.stories.ts'
import { auFocus, choisir, ecoute, geste, toucher } from './gestes.ts'

export default { ...geste(meta), title: 'Gestes/Mes paiements', id: 'gestes-factures' } satisfies Meta
type Story = StoryObj

/** The server narrows the list. */
const filtrees = (request: Request): ListeFactures => {
  const structure = new URL(request.url).searchParams.get('structure')
  const { factures } = nombreux
  return {
    ...nombreux,
    factures: structure ? factures.filter((one) => one.structure.id === structure) : factures,
  }
}

export const FiltrerEtCocher: Story = {
  name: 'Cocher ce que l’on paie, puis filtrer',
  parameters: { api: () => ({ 'GET factures': filtrees }) },
  play: async ({ canvasElement, step }) => {
    const root = await dans(canvasElement, 'inoe-factures', '[type=checkbox]')
    const entend = ecoute(canvasElement)
    await step('Décocher une facture : ce qu’il reste à payer est dit', async () => {
      await entend(/24 factures/)
      await toucher(root, '[type=checkbox]')
      await entend(/23 factures.*€/)
      await auFocus('[type=checkbox]')
    })
    await step('Un seul service : moins de factures, le focus reste au choix', async () => {
      await choisir(root, '#filtre-structure', pointJeunes.nom)
      await entend(/12 factures/)
      await auFocus('#filtre-structure')
    })
  },
}
