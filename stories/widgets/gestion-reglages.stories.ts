// « Réglages »: what the town decides.
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '../../packages/elements/src/gestion/define.ts'
import * as activites from '../fixtures/gestion-activites.ts'
import * as apparences from '../fixtures/gestion-apparence.ts'
import * as champs from '../fixtures/gestion-champs.ts'
import * as consentements from '../fixtures/gestion-consentements.ts'
import * as renouvellements from '../fixtures/gestion-renouvellement.ts'
import { file, onglet, ouvert } from './agents.ts'
import { cliquer, dans, saisir, telephone } from './etats.ts'

export default {
  title: 'Widgets/Gestion',
  id: 'widgets-gestion',
  component: 'inoe-gestion',
  parameters: file({}),
} satisfies Meta
type Story = StoryObj

export const Autorisations: Story = {
  parameters: file({ 'GET gestion/consentements': consentements.typique }),
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'consentements', '.accords')
    root.querySelector<HTMLElement>('.accords summary')?.click()
  },
}

export const AutorisationsTelephone: Story = {
  name: 'Autorisations, nouveau texte, téléphone',
  parameters: file({ 'GET gestion/consentements': consentements.typique }),
  globals: telephone,
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'consentements', '.accords')
    await cliquer(root, 'Changer le texte')
    await dans(canvasElement, 'inoe-gestion', '#consentement-texte')
  },
}

export const ChampsDuDossier: Story = {
  name: 'Champs du dossier',
  parameters: file({ 'GET gestion/champs': champs.typique }),
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'champs', '.champ-regle')
    saisir(root, '.champ-regle select', 'lecture')
  },
}

export const ChampsDuDossierTelephone: Story = {
  name: 'Champs du dossier, téléphone',
  parameters: file({ 'GET gestion/champs': champs.typique }),
  globals: telephone,
  play: ouvert('champs', '.champ-regle'),
}

export const Rentree: Story = {
  name: 'Rentrée',
  parameters: file({ 'GET gestion/renouvellement': renouvellements.enCours }),
  play: ouvert('rentree', '.a-renouveler'),
}

export const RentreeTelephone: Story = {
  name: 'Rentrée, téléphone',
  parameters: file({ 'GET gestion/renouvellement': renouvellements.enCours }),
  globals: telephone,
  play: ouvert('rentree', '.a-renouveler'),
}

export const RentreeSansRenouvellement: Story = {
  name: 'Rentrée, rien n’est demandé',
  parameters: file({ 'GET gestion/renouvellement': renouvellements.aucun }),
  play: ouvert('rentree', '#renouvellement-du'),
}

export const RentreeFinie: Story = {
  name: 'Rentrée, tous les dossiers sont renouvelés',
  parameters: file({ 'GET gestion/renouvellement': renouvellements.fini }),
  play: ouvert('rentree', '.bilan'),
}

export const ReglagesDesActivites: Story = {
  name: 'Réglages des activités',
  parameters: file({ 'GET gestion/activites': activites.typique }),
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'activites', '.activites-reglees')
    saisir(root, '.activites-reglees input', '20')
  },
}

export const ReglagesDesActivitesTelephone: Story = {
  name: 'Réglages des activités, téléphone',
  parameters: file({ 'GET gestion/activites': activites.typique }),
  globals: telephone,
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'activites', '.activites-reglees')
    saisir(root, '.activites-reglees input', 'vingt')
    await cliquer(root, 'Enregistrer Mercredis')
    await dans(canvasElement, 'inoe-gestion', '[aria-invalid=true]')
  },
}

/** A shield: the town's logo. */
const blason = async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 240, height: 80 })
  const context = canvas.getContext('2d')
  if (context) {
    context.fillStyle = '#6b2c91'
    context.fillRect(0, 0, 80, 80)
    context.fillStyle = '#d9a441'
    context.fillRect(0, 40, 40, 40)
    context.fillRect(40, 0, 40, 40)
    context.font = 'bold 34px sans-serif'
    context.fillText('Targon', 100, 52)
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
  return new Response(blob, { headers: { 'content-type': 'image/png' } })
}

const routesApparence = { 'GET gestion/apparence': apparences.typique, 'GET logo': blason }

export const Apparence: Story = {
  name: 'Apparence de la collectivité',
  parameters: file(routesApparence),
  play: ouvert('apparence', '.apercu'),
}

export const ApparenceIllisible: Story = {
  name: 'Apparence, une couleur qui se lirait mal, téléphone',
  parameters: file(routesApparence),
  globals: telephone,
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'apparence', '.apercu')
    saisir(root, '#apparence-marque', '#f5c400')
    await dans(canvasElement, 'inoe-gestion', '.erreur')
  },
}
