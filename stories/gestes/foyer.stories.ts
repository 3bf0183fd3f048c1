import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect } from 'storybook/test'
import { refus } from '../../packages/elements/src/espace/testing.ts'
import * as foyers from '../fixtures/foyer.ts'
import { dans } from '../widgets/etats.ts'
import meta from '../widgets/foyer.stories.ts'
import { ecoute, ecrire, erreurDe, geste, presser } from './gestes.ts'

export default { ...geste(meta), title: 'Gestes/Mon foyer', id: 'gestes-foyer' } satisfies Meta
type Story = StoryObj

const contact = (root: ShadowRoot) => root.querySelector('[data-partie=contact]') ?? root

export const EnregistrerUneCarte: Story = {
  name: 'Enregistrer une carte, avec une erreur',
  parameters: {
    api: () => ({
      ...meta.parameters.api(),
      'PUT foyer': async (request: Request) =>
        (await request.text()).includes('"3376"')
          ? refus('requete-invalide', 400, 'Vérifiez les champs signalés.', [
              { champ: 'contact.codePostal', message: 'Un code postal a cinq chiffres.' },
            ])
          : foyers.typique,
    }),
  },
  play: async ({ canvasElement, step }) => {
    const root = await dans(canvasElement, 'inoe-foyer', '[data-partie=contact]')
    const entend = ecoute(canvasElement)
    await step('Un code postal trop court : l’erreur est à côté du champ, où l’on revient', async () => {
      await ecrire(contact(root), '[id$=codePostal]', '3376')
      await presser(contact(root), 'Enregistrer')
      await erreurDe('[id$=codePostal]', /cinq chiffres/)
      await entend(/Rien n’est enregistré/)
    })
    await step('Corrigé : c’est enregistré, et c’est dit', async () => {
      await ecrire(contact(root), '[id$=codePostal]', '33760')
      await presser(contact(root), 'Enregistrer')
      await entend(/enregistré/i)
      await expect(contact(root).querySelector('[aria-invalid=true]')).toBeNull()
    })
  },
}
