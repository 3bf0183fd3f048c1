// « Demandes »: whom they are about, families, persons and their data.
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '../../packages/elements/src/gestion/define.ts'
import * as fichesAReunir from '../fixtures/gestion-a-reunir.ts'
import * as accesFamille from '../fixtures/gestion-acces.ts'
import * as conservation from '../fixtures/gestion-conservation.ts'
import * as effacements from '../fixtures/gestion-effacements.ts'
import * as enfants from '../fixtures/gestion-enfants.ts'
import * as familleGeree from '../fixtures/gestion-famille.ts'
import * as famillesTrouvees from '../fixtures/gestion-familles.ts'
import * as fiches from '../fixtures/gestion-fiche.ts'
import * as fusions from '../fixtures/gestion-fusion.ts'
import * as regles from '../fixtures/gestion-gardes.ts'
import * as interdictions from '../fixtures/gestion-interdictions.ts'
import { lea } from '../fixtures/personnes.ts'
import { file, onglet, ouvert } from './agents.ts'
import { cliquer, dans, telephone } from './etats.ts'

export default {
  title: 'Widgets/Gestion',
  id: 'widgets-gestion',
  component: 'inoe-gestion',
  parameters: file({}),
} satisfies Meta
type Story = StoryObj

const personnes = {
  parameters: file({
    'GET gestion/interdictions': interdictions.typique,
    'GET gestion/enfants': enfants.typique,
    [`GET gestion/enfants/${lea.id}/personnes`]: fiches.typique,
  }),
  play: async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    const root = await onglet(canvasElement, 'personnes', '.fiches summary')
    root.querySelector<HTMLElement>('.fiches summary')?.click()
    await dans(canvasElement, 'inoe-gestion', '.fiche')
  },
}

export const Personnes: Story = { name: 'Personnes et urgences', ...personnes }

export const PersonnesTelephone: Story = {
  name: 'Personnes et urgences, téléphone',
  ...personnes,
  globals: telephone,
}

const familles = {
  parameters: file({
    'GET gestion/gardes': regles.typique,
    'GET gestion/familles': famillesTrouvees.typique,
    [`GET gestion/familles/${familleGeree.typique.id}`]: familleGeree.typique,
    [`GET gestion/familles/${familleGeree.typique.id}/acces`]: accesFamille.typique,
    [`GET gestion/familles/${familleGeree.typique.id}/fusion/${fusions.typique.absorbe.id}`]: fusions.typique,
  }),
  play: async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    const root = await onglet(canvasElement, 'familles', '#famille-mots')
    const field = root.querySelector<HTMLInputElement>('#famille-mots')
    if (field) {
      field.value = 'Durand'
      field.dispatchEvent(new Event('input'))
      field.form?.requestSubmit()
    }
    await dans(canvasElement, 'inoe-gestion', '.familles button')
    root.querySelector<HTMLElement>('.familles button')?.click()
    await dans(canvasElement, 'inoe-gestion', '.famille-enfant')
  },
}

export const Familles: Story = { name: 'Familles et gardes alternées', ...familles }

const comparer = async (canvasElement: HTMLElement) => {
  await familles.play({ canvasElement })
  const root = await dans(canvasElement, 'inoe-gestion', '#ouvrir-fusion')
  root.querySelector<HTMLElement>('#ouvrir-fusion')?.click()
  await dans(canvasElement, 'inoe-gestion', '#fusion-mots')
  const field = root.querySelector<HTMLInputElement>('#fusion-mots')
  if (field) {
    field.value = 'Durand'
    field.dispatchEvent(new Event('input'))
    field.form?.requestSubmit()
  }
  await dans(canvasElement, 'inoe-gestion', '.reponse .familles button')
  root.querySelector<HTMLElement>('.reponse .familles button')?.click()
  await dans(canvasElement, 'inoe-gestion', '#fusion-titre')
}

export const Fusion: Story = {
  name: 'Familles : deux dossiers à réunir',
  parameters: familles.parameters,
  play: ({ canvasElement }) => comparer(canvasElement),
}

export const FichesAReunir: Story = {
  name: 'Familles : un enfant écrit par deux foyers',
  parameters: file({
    'GET gestion/gardes': regles.typique,
    'GET gestion/fiches-a-reunir': fichesAReunir.typique,
    [`GET gestion/fiches-a-reunir/${fichesAReunir.comparee.id}`]: fichesAReunir.comparee,
  }),
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'familles', '#fiches-a-reunir')
    root.querySelector<HTMLElement>(`[id="paire-${fichesAReunir.comparee.id}"]`)?.click()
    await dans(canvasElement, 'inoe-gestion', '#paire-titre')
  },
}

export const FamillesTelephone: Story = {
  name: 'Familles et gardes alternées, téléphone',
  ...familles,
  globals: telephone,
}

export const DonneesPersonnelles: Story = {
  name: 'Demandes d’effacement',
  parameters: file({
    'GET gestion/effacements': effacements.typique,
    'GET gestion/conservation': conservation.vide,
  }),
  play: ouvert('donnees', '.demande'),
}

export const Conservation: Story = {
  name: 'Bordereau d’élimination, durées et gels',
  parameters: file({
    'GET gestion/effacements': effacements.aucune,
    'GET gestion/conservation': conservation.proposee,
  }),
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'donnees', '#titre-gels')
    await cliquer(root, 'Enregistrer la réponse des Archives')
    await cliquer(root, 'Voir et changer les durées')
    await dans(canvasElement, 'inoe-gestion', '#visa-decision')
  },
}

export const ConservationTelephone: Story = {
  name: 'Bordereau d’élimination, téléphone',
  parameters: file({
    'GET gestion/effacements': effacements.aucune,
    'GET gestion/conservation': conservation.proposee,
  }),
  globals: telephone,
  play: ouvert('donnees', '#titre-gels'),
}
