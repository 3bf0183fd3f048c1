import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect } from 'storybook/test'
import * as eligibilites from '../fixtures/eligibilite.ts'
import { vacances } from '../fixtures/personnes.ts'
import * as resultats from '../fixtures/resultat.ts'
import { dans } from '../widgets/etats.ts'
import meta from '../widgets/services.stories.ts'
import { auFocus, ecoute, geste, presser, toucher } from './gestes.ts'

export default { ...geste(meta), title: 'Gestes/Nos services', id: 'gestes-services' } satisfies Meta
type Story = StoryObj

export const InscrireDeuxEnfants: Story = {
  name: 'Inscrire deux enfants d’un coup',
  parameters: {
    api: () => ({
      ...meta.parameters.api(),
      'GET inscriptions/eligibilite': eligibilites.possible,
      'POST inscriptions': resultats.enPartie,
    }),
  },
  play: async ({ canvasElement, step }) => {
    const root = await dans(canvasElement, 'inoe-services', `[id="bouton-${vacances.id}"]`)
    await step('Ouvrir « Inscrire » : on est à son titre', async () => {
      await toucher(root, `[id="bouton-${vacances.id}"]`)
      await auFocus(`[id="inscrire-${vacances.id}-titre"]`)
    })
    const entend = ecoute(canvasElement)
    await step('Cocher les deux enfants et envoyer : la réponse de chacun est dite', async () => {
      await presser(root, 'Léa')
      await presser(root, 'Noé')
      await presser(root, 'Envoyer la demande')
      await entend(/Léa.*Noé|Noé.*Léa/)
      await auFocus(`[id="inscrire-${vacances.id}-titre"]`)
    })
    await step('Refermer : on revient au bouton', async () => {
      await toucher(root, `[id="bouton-${vacances.id}"]`)
      await auFocus(`[id="bouton-${vacances.id}"]`)
      await expect(root.querySelector('.panneau')).toBeNull()
    })
  },
}
