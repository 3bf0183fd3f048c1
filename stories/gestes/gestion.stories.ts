import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect } from 'storybook/test'
import * as demandes from '../fixtures/demandes.ts'
import { dans } from '../widgets/etats.ts'
import meta from '../widgets/gestion.stories.ts'
import { auFocus, ecoute, ecrire, erreurDe, geste, presser } from './gestes.ts'

export default { ...geste(meta), title: 'Gestes/Gestion', id: 'gestes-gestion' } satisfies Meta
type Story = StoryObj

const [premiere] = demandes.typique.demandes

export const RefuserUneDemande: Story = {
  name: 'Refuser une demande, avec son motif',
  parameters: {
    api: () => ({ ...meta.parameters.api(), [`POST gestion/demandes/${premiere?.id}/reponse`]: {} }),
  },
  play: async ({ canvasElement, step }) => {
    const root = await dans(canvasElement, 'inoe-gestion', '.demande')
    const entend = ecoute(canvasElement)
    await step('Refuser demande un motif : on y est', async () => {
      await presser(root, 'Refuser la demande')
      await auFocus('textarea')
    })
    await step('Sans motif, rien ne part', async () => {
      await presser(root, 'Confirmer le refus')
      await erreurDe('textarea', /motif/i)
    })
    await step('Avec lui, la réponse est partie, et c’est dit', async () => {
      await ecrire(root, 'textarea', 'Le groupe est complet.')
      await presser(root, 'Confirmer le refus')
      await entend(/refus/i)
      await auFocus('#titre')
      await expect(root.querySelector('textarea')).toBeNull()
    })
  },
}
