import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '../../packages/elements/src/services/define.ts'
import { type Answer, agent, refus, visiteur } from '../../packages/elements/src/espace/testing.ts'
import * as catalogues from '../fixtures/catalogue.ts'
import * as eligibilites from '../fixtures/eligibilite.ts'
import * as inscriptions from '../fixtures/inscriptions.ts'
import { jeunes, vacances } from '../fixtures/personnes.ts'
import * as resultats from '../fixtures/resultat.ts'
import * as simulations from '../fixtures/simulation.ts'
import { cliquer, dans, horsLigne, jamais, pageSombre, panne, saisir, telephone } from './etats.ts'

const routes = (more: Record<string, Answer> = {}) => ({
  api: () => ({
    'GET catalogue': catalogues.typique,
    'GET inscriptions': inscriptions.vide,
    'GET inscriptions/eligibilite': eligibilites.empechee,
    ...more,
  }),
})

export default {
  title: 'Widgets/Nos services',
  id: 'widgets-services',
  component: 'inoe-services',
  tags: ['autodocs'],
  parameters: routes(),
} satisfies Meta
type Story = StoryObj

/** Opens « Inscrire » of an activity. */
async function inscrire(canvas: HTMLElement, activite: string): Promise<ShadowRoot> {
  const root = await dans(canvas, 'inoe-services', `[id="bouton-${activite}"]`)
  root.querySelector<HTMLElement>(`[id="bouton-${activite}"]`)?.click()
  return dans(canvas, 'inoe-services', '.panneau :is(input, a, p)')
}

export const Catalogue: Story = {}

export const Deconnecte: Story = {
  name: 'Sans compte',
  parameters: routes({ 'GET session': visiteur }),
}

export const Chargement: Story = { tags: ['chargement'], parameters: routes({ 'GET catalogue': jamais }) }

export const Vide: Story = {
  name: 'Rien n’est publié',
  parameters: routes({ 'GET catalogue': catalogues.vide }),
}

export const MesInscriptions: Story = {
  name: 'Mes inscriptions',
  parameters: routes({ 'GET inscriptions': inscriptions.typique }),
}

export const Inscrire: Story = {
  name: 'Inscrire, un enfant empêché',
  play: async ({ canvasElement }) => {
    const root = await inscrire(canvasElement, vacances.id)
    await cliquer(root, 'Léa')
  },
}

export const AgeNonAdmis: Story = {
  name: 'Inscrire, pas l’âge',
  parameters: routes({ 'GET inscriptions/eligibilite': eligibilites.tropJeunes }),
  play: async ({ canvasElement }) => {
    await inscrire(canvasElement, jeunes.id)
  },
}

export const InscrireSansCompte: Story = {
  name: 'Inscrire sans compte',
  parameters: routes({ 'GET session': visiteur }),
  play: async ({ canvasElement }) => {
    await inscrire(canvasElement, vacances.id)
  },
}

export const InscrireSansEnfant: Story = {
  name: 'Inscrire sans enfant',
  parameters: routes({ 'GET inscriptions/eligibilite': eligibilites.sansEnfant }),
  play: async ({ canvasElement }) => {
    await inscrire(canvasElement, vacances.id)
  },
}

export const DemandeEnvoyee: Story = {
  name: 'Demande envoyée',
  parameters: routes({
    'GET inscriptions/eligibilite': eligibilites.possible,
    'POST inscriptions': resultats.envoyee,
  }),
  play: async ({ canvasElement }) => {
    const root = await inscrire(canvasElement, vacances.id)
    await cliquer(root, 'Léa')
    await cliquer(root, 'Envoyer la demande')
    await dans(canvasElement, 'inoe-services', '.resultats .avis')
  },
}

export const PlusDePlace: Story = {
  name: 'Inscrire, plus de place',
  parameters: routes({ 'GET inscriptions/eligibilite': eligibilites.complete }),
  play: async ({ canvasElement }) => {
    await inscrire(canvasElement, vacances.id)
  },
}

export const DemandeEnAttente: Story = {
  name: 'Demande sur liste d’attente',
  parameters: routes({
    'GET inscriptions/eligibilite': eligibilites.complete,
    'POST inscriptions': resultats.enAttente,
  }),
  play: async ({ canvasElement }) => {
    const root = await inscrire(canvasElement, vacances.id)
    await cliquer(root, 'Léa')
    await cliquer(root, 'Noé')
    await cliquer(root, 'Envoyer la demande')
    await dans(canvasElement, 'inoe-services', '.resultats .avis')
  },
}

export const DemandeEnPartie: Story = {
  name: 'Demande envoyée en partie',
  parameters: routes({
    'GET inscriptions/eligibilite': eligibilites.possible,
    'POST inscriptions': resultats.enPartie,
  }),
  play: async ({ canvasElement }) => {
    const root = await inscrire(canvasElement, vacances.id)
    await cliquer(root, 'Léa')
    await cliquer(root, 'Noé')
    await cliquer(root, 'Envoyer la demande')
    await dans(canvasElement, 'inoe-services', '.resultats .avis')
  },
}

export const Simuler: Story = {
  name: 'Simuler le prix',
  parameters: routes({ 'GET tarifs/simulation': simulations.vacances }),
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-services', '.activites')
    await cliquer(root, vacances.nom)
    await cliquer(root, `Simuler le prix : ${vacances.nom}`)
    await dans(canvasElement, 'inoe-services', '[id$="-quotientFamilial"]')
    saisir(root, '[id$="-quotientFamilial"]', '742')
    await cliquer(root, 'Calculer')
    await dans(canvasElement, 'inoe-services', '.resultats dl')
  },
}

export const SimulerRefuse: Story = {
  name: 'Simuler le prix, refusé',
  parameters: routes({
    'GET tarifs/simulation': refus('requete-invalide', 400, 'Corrigez ce qui est indiqué, puis réessayez.', [
      { champ: 'quotientFamilial', message: 'La forme n’est pas celle attendue.' },
    ]),
  }),
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-services', '.activites')
    await cliquer(root, vacances.nom)
    await cliquer(root, `Simuler le prix : ${vacances.nom}`)
    await dans(canvasElement, 'inoe-services', '[id$="-quotientFamilial"]')
    saisir(root, '[id$="-quotientFamilial"]', '-1')
    await cliquer(root, 'Calculer')
    await dans(canvasElement, 'inoe-services', '.panneau .erreur')
  },
}

export const Agent: Story = { name: 'Vu par un agent', parameters: routes({ 'GET session': agent }) }

export const Nombreux: Story = {
  name: 'Douze structures, six enfants',
  parameters: routes({ 'GET catalogue': catalogues.nombreux, 'GET inscriptions': inscriptions.nombreux }),
}

export const Erreur: Story = { parameters: routes({ 'GET catalogue': panne }) }

export const HorsLigne: Story = { name: 'Hors ligne', parameters: routes({ 'GET catalogue': horsLigne }) }

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const InscrireTelephone: Story = {
  name: 'Inscrire, téléphone',
  parameters: routes({ 'GET inscriptions/eligibilite': eligibilites.nombreux }),
  globals: telephone,
  play: async ({ canvasElement }) => {
    await inscrire(canvasElement, vacances.id)
  },
}

export const NombreuxTelephone: Story = {
  name: 'Douze structures, téléphone',
  parameters: routes({ 'GET catalogue': catalogues.nombreux, 'GET inscriptions': inscriptions.nombreux }),
  globals: telephone,
}

export const PageSombre: Story = { name: 'Page sombre', decorators: [pageSombre] }
