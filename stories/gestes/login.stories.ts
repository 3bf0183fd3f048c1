import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect } from 'storybook/test'
import { famille, refus } from '../../packages/elements/src/espace/testing.ts'
import { dans } from '../widgets/etats.ts'
import meta from '../widgets/login.stories.ts'
import { auFocus, ecoute, ecrire, erreurDe, geste, presser } from './gestes.ts'

export default { ...geste(meta), title: 'Gestes/Se connecter', id: 'gestes-login' } satisfies Meta
type Story = StoryObj

const bon = { jeton: 'jeton-de-session', expireLe: '2026-09-08T08:00:00.000Z' }

export const SeTromper: Story = {
  name: 'Se tromper, puis entrer',
  parameters: {
    api: () => {
      let entre = false
      return {
        'GET session': () => (entre ? famille : { connecte: false }),
        'POST session': async (request: Request) => {
          const { motDePasse } = (await request.json()) as { motDePasse: string }
          entre = motDePasse === 'tournesol vigne 42'
          return entre ? bon : refus('identifiants-incorrects', 401, 'Adresse ou mot de passe incorrect.')
        },
      }
    },
  },
  play: async ({ canvasElement, step }) => {
    await dans(canvasElement, 'inoe-login', 'slot[name=formulaire]')
    const entend = ecoute(canvasElement)
    await step('Envoyer sans rien écrire : chaque champ dit ce qui lui manque', async () => {
      await presser(canvasElement, 'Se connecter')
      await erreurDe('[name=courriel]', /adresse/i)
      await entend(/Corrigez|champs?/i)
    })
    await step('Un mauvais mot de passe : le refus est dit, ce qui est écrit reste', async () => {
      await ecrire(canvasElement, '[name=courriel]', 'camille.durand@exemple.fr')
      await ecrire(canvasElement, '[name=motDePasse]', 'tournesol')
      await presser(canvasElement, 'Se connecter')
      await entend(/Adresse ou mot de passe incorrect/)
      await expect(canvasElement.querySelector<HTMLInputElement>('[name=courriel]')).toHaveValue(
        'camille.durand@exemple.fr',
      )
    })
    await step('Le bon : on est entré, et c’est dit', async () => {
      await ecrire(canvasElement, '[name=motDePasse]', 'tournesol vigne 42')
      await presser(canvasElement, 'Se connecter')
      await auFocus('#titre')
      const root = await dans(canvasElement, 'inoe-login', '.adresse')
      await expect(root.textContent).toMatch(/Vous êtes connecté.*camille\.durand@exemple\.fr/s)
    })
  },
}
