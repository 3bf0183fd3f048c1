import type { Actualites } from '@inoe/contract/actualites'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '../../packages/elements/src/actualites/define.ts'
import { type Answer, visiteur } from '../../packages/elements/src/espace/testing.ts'
import * as actualites from '../fixtures/actualites.ts'
import { dessin } from './dessin.ts'
import { dans, horsLigne, jamais, pageSombre, panne, telephone } from './etats.ts'

const lues = (answer: Answer, more: Record<string, Answer> = {}) => ({
  api: () => ({
    'GET actualites': answer,
    'POST actualites/lecture': () => new Response(null, { status: 204 }),
    ...more,
  }),
})

export default {
  title: 'Widgets/Actualités',
  id: 'widgets-actualites',
  component: 'inoe-actualites',
  tags: ['autodocs'],
  parameters: lues(actualites.plusieurs),
} satisfies Meta
type Story = StoryObj

export const Typique: Story = {}

const images = (answer: Answer) =>
  Object.fromEntries(
    actualites.illustrees.actualites
      .flatMap((one) => one.images)
      .map(({ id }) => [`GET actualites/images/${id}/fichier`, answer]),
  )
const photo = async () => new Response(await dessin(800, 500))

export const Illustrees: Story = {
  name: 'Avec des images',
  parameters: lues(actualites.illustrees, images(photo)),
  play: async ({ canvasElement }) => {
    await dans(canvasElement, 'inoe-actualites', 'figure img')
  },
}

export const IllustreesTelephone: Story = {
  ...Illustrees,
  name: 'Avec des images, téléphone',
  globals: telephone,
}

/** What does not come is said in its place; what decorates is not missed. */
export const ImagesAbsentes: Story = {
  name: 'Images qui ne viennent pas',
  parameters: lues(actualites.illustrees, images(panne)),
  play: async ({ canvasElement }) => {
    await dans(canvasElement, 'inoe-actualites', 'figure button')
  },
}

export const Nombreuses: Story = {
  name: 'Vingt actualités',
  parameters: lues(actualites.nombreuses),
}

export const Aucune: Story = { parameters: lues({ actualites: [] } satisfies Actualites) }

export const SansCompte: Story = {
  name: 'Sans compte',
  parameters: lues(actualites.publiques, { 'GET session': visiteur }),
}

export const Chargement: Story = { tags: ['chargement'], parameters: lues(jamais) }

export const Panne: Story = { name: 'Service en panne', parameters: lues(panne) }

export const HorsLigne: Story = { name: 'Hors ligne', parameters: lues(horsLigne) }

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const Sombre: Story = { decorators: [pageSombre] }
