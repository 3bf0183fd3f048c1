import type { StructuresAgent } from '@inoe/contract/gestion'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '../../packages/elements/src/pointage/define.ts'
import { type Answer, agent, famille, refus, visiteur } from '../../packages/elements/src/espace/testing.ts'
import { AUJOURDHUI, arbreAPaumes, pirouette } from '../fixtures/personnes.ts'
import * as pointages from '../fixtures/pointages.ts'
import { cliquer, dans, horsLigne, jamais, pageSombre, panne, telephone } from './etats.ts'

const structures: StructuresAgent = { aujourdhui: AUJOURDHUI, structures: [arbreAPaumes, pirouette] }

const feuille = (lu: Answer, dit: Answer = pointages.typique) => ({
  api: () => ({
    'GET session': agent,
    'GET gestion/structures': structures,
    'GET gestion/pointages': lu,
    'PUT gestion/pointages': dit,
  }),
})

export default {
  title: 'Widgets/Pointage',
  id: 'widgets-pointage',
  component: 'inoe-pointage',
  tags: ['autodocs'],
  parameters: feuille(pointages.typique),
} satisfies Meta
type Story = StoryObj

export const Typique: Story = {}

export const Deconnecte: Story = {
  name: 'Déconnecté',
  parameters: { api: () => ({ 'GET session': visiteur }) },
}

export const Famille: Story = {
  name: 'Ouvert par une famille',
  parameters: { api: () => ({ 'GET session': famille }) },
}

export const Chargement: Story = { tags: ['chargement'], parameters: feuille(jamais) }

export const Vide: Story = { name: 'Personne n’est attendu', parameters: feuille(pointages.vide) }

export const Nombreux: Story = { name: 'Trente enfants', parameters: feuille(pointages.nombreux) }

export const Heures: Story = { name: 'Heures réelles', parameters: feuille(pointages.heures) }

export const AVenir: Story = {
  name: 'Jour à venir',
  parameters: feuille(pointages.aVenir),
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-pointage', 'h3')
    await cliquer(root, 'Jour suivant')
    await cliquer(root, 'Jour suivant')
    await dans(canvasElement, 'inoe-pointage', '.avis.info')
  },
}

export const Panne: Story = { name: 'Service en panne', parameters: feuille(panne) }

export const HorsLigne: Story = { name: 'Hors ligne', parameters: feuille(horsLigne) }

export const PasEncoreEnregistre: Story = {
  name: 'Pas encore enregistré',
  parameters: feuille(pointages.typique, panne),
  play: async ({ canvasElement }) => {
    await cliquer(await dans(canvasElement, 'inoe-pointage', '.dire'), 'Absent')
    await dans(canvasElement, 'inoe-pointage', '.avis.attention')
  },
}

export const Refuse: Story = {
  name: 'Une ligne refusée',
  parameters: feuille(pointages.typique, () =>
    refus('pointage-facture', 409, 'Déjà facturé.', [
      { champ: 'lignes.0', message: 'Cette présence est déjà facturée\u00a0: corrigez-la par un avoir.' },
    ]),
  ),
  play: async ({ canvasElement }) => {
    await cliquer(await dans(canvasElement, 'inoe-pointage', '.dire'), 'Absent')
    await dans(canvasElement, 'inoe-pointage', '[role=alert]')
  },
}

export const Telephone: Story = {
  name: 'Téléphone',
  globals: telephone,
  parameters: feuille(pointages.heures),
}

export const Sombre: Story = { decorators: [pageSombre], parameters: feuille(pointages.heures) }
