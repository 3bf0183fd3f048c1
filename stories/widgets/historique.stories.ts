import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { type Answer, visiteur } from '../../packages/elements/src/espace/testing.ts'
import '../../packages/elements/src/historique/define.ts'
import * as historique from '../fixtures/historique.ts'
import { dans, horsLigne, jamais, pageSombre, panne, telephone } from './etats.ts'

const lu = (answer: Answer) => ({ api: () => ({ 'GET historique': answer }) })
const { connexions, paiements, demandes } = historique
const selon = (request: Request) =>
  ({ paiements, demandes })[new URL(request.url).searchParams.get('quoi') ?? ''] ?? connexions

const choisir =
  (id: string, valeur: string, attendu: string) =>
  async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    const root = await dans(canvasElement, 'inoe-historique', '.actions-faites')
    const liste = root.querySelector<HTMLSelectElement>(id)
    if (!liste) throw new Error(`no list ${id}`)
    liste.value = valeur
    liste.dispatchEvent(new Event('change'))
    await dans(canvasElement, 'inoe-historique', attendu)
  }

export default {
  title: 'Widgets/Historique',
  id: 'widgets-historique',
  component: 'inoe-historique',
  tags: ['autodocs'],
  parameters: lu(selon),
} satisfies Meta
type Story = StoryObj

export const Connexions: Story = {}

export const Paiements: Story = { play: choisir('#quoi', 'paiements', '.etat.agir') }

export const Demandes: Story = {
  name: 'Demandes et réponses',
  play: choisir('#quoi', 'demandes', '.etat.attente'),
}

export const UnMois: Story = { name: 'Un mois', play: choisir('#pas', 'mois', '.pas') }

export const Nombreux: Story = { name: 'Une page entière', parameters: lu(historique.nombreux) }

export const Vide: Story = { parameters: lu(historique.vide) }

export const Deconnecte: Story = {
  name: 'Déconnecté',
  parameters: { api: () => ({ 'GET session': visiteur }) },
}

export const Chargement: Story = { tags: ['chargement'], parameters: lu(jamais) }

export const Panne: Story = { name: 'Service en panne', parameters: lu(panne) }

export const HorsLigne: Story = { name: 'Hors ligne', parameters: lu(horsLigne) }

export const Telephone: Story = {
  name: 'Téléphone',
  globals: telephone,
  play: choisir('#quoi', 'demandes', '.etat.attente'),
}

export const Sombre: Story = { decorators: [pageSombre], play: choisir('#quoi', 'demandes', '.etat.attente') }
