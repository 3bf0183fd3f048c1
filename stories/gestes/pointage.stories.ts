import type { Pointages } from '@inoe/contract/pointages'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect } from 'storybook/test'
import * as pointages from '../fixtures/pointages.ts'
import { dans } from '../widgets/etats.ts'
import meta from '../widgets/pointage.stories.ts'
import { auFocus, ecoute, geste, presser } from './gestes.ts'

export default { ...geste(meta), title: 'Gestes/Pointage', id: 'gestes-pointage' } satisfies Meta
type Story = StoryObj

/** Keeps what is said, as the server does. */
const tenue = () => {
  let feuille = pointages.typique
  return {
    'GET gestion/pointages': () => feuille,
    'PUT gestion/pointages': async (request: Request) => {
      const { lignes } = (await request.json()) as Pointages
      const dit = (enfant: string) => lignes.find((one) => one.enfant === enfant)
      feuille = {
        ...feuille,
        lignes: feuille.lignes.map((one) => ({ ...one, etat: dit(one.enfant.id)?.etat ?? one.etat })),
      }
      return feuille
    },
  }
}

export const Pointer: Story = {
  name: 'Pointer un enfant absent, puis se reprendre',
  parameters: { api: () => ({ ...meta.parameters.api(), ...tenue() }) },
  play: async ({ canvasElement, step }) => {
    const root = await dans(canvasElement, 'inoe-pointage', '.dire')
    const entend = ecoute(canvasElement)
    const ligne = root.querySelector('.dire') ?? root
    await step('Absent : le bouton reste enfoncé, le compte est dit, et que c’est gardé', async () => {
      await presser(ligne, 'Absent')
      await auFocus('[aria-label^="Absent"][aria-pressed=true]')
      await entend(/0 présent.*1 absent.*[Ee]nregistré/)
    })
    await step('Présent, finalement : l’un remplace l’autre', async () => {
      await presser(ligne, 'Présent')
      await auFocus('[aria-label^="Présent"][aria-pressed=true]')
      await entend(/1 présent.*0 absent/)
      await expect(ligne.querySelectorAll('[aria-pressed=true]')).toHaveLength(1)
    })
  },
}
