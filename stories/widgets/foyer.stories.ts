import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '../../packages/elements/src/foyer/define.ts'
import { refus, visiteur } from '../../packages/elements/src/espace/testing.ts'
import * as consentements from '../fixtures/consentements.ts'
import * as declarations from '../fixtures/declarations-quotient.ts'
import * as foyers from '../fixtures/foyer.ts'
import * as gardes from '../fixtures/gardes.ts'
import * as historiques from '../fixtures/historique-sante.ts'
import { lea } from '../fixtures/personnes.ts'
import * as personnes from '../fixtures/personnes-foyer.ts'
import * as quotients from '../fixtures/quotients.ts'
import * as renouvellements from '../fixtures/renouvellement.ts'
import { cliquer, dans, horsLigne, jamais, pageSombre, panne, saisir, telephone } from './etats.ts'

/** A file, with what is asked of its parents. */
const avec = (foyer: unknown) => ({
  'GET foyer': foyer,
  'GET foyer/consentements': consentements.typique,
  'GET foyer/renouvellement': renouvellements.rien,
})

const aRenouveler = (renouvellement: unknown) => ({
  parameters: { api: () => ({ ...avec(foyers.typique), 'GET foyer/renouvellement': renouvellement }) },
  play: async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    const root = await dans(canvasElement, 'inoe-foyer', '.renouvellement details')
    for (const one of root.querySelectorAll<HTMLDetailsElement>('.renouvellement details')) one.open = true
  },
})

export default {
  title: 'Widgets/Mon foyer',
  id: 'widgets-foyer',
  component: 'inoe-foyer',
  tags: ['autodocs'],
  parameters: { api: () => ({ ...avec(foyers.typique) }) },
} satisfies Meta
type Story = StoryObj

export const Typique: Story = {}

export const QuotientEnLigne: Story = {
  name: 'Quotient demandé à la CAF ou à la MSA',
  parameters: { api: () => ({ ...avec(foyers.typique), 'GET foyer/quotient': quotients.obtenu }) },
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-foyer', '#quotient')
    root.querySelector<HTMLElement>('#quotient > summary')?.click()
    await dans(canvasElement, 'inoe-foyer', '#quotient-commune')
  },
}

export const QuotientDeclare: Story = {
  name: 'Quotient donné avec son attestation',
  parameters: {
    api: () => ({ ...avec(foyers.typique), 'GET foyer/quotient/declarations': declarations.attente }),
  },
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-foyer', '#declaration')
    root.querySelector<HTMLElement>('#declaration > summary')?.click()
    await dans(canvasElement, 'inoe-foyer', '#declaration-valeur')
  },
}

export const Deconnecte: Story = {
  name: 'Déconnecté',
  parameters: { api: () => ({ 'GET session': visiteur }) },
}

export const Chargement: Story = {
  tags: ['chargement'],
  parameters: { api: () => ({ 'GET foyer': jamais }) },
}

export const Surveille: Story = {
  name: 'Champs décidés par la collectivité, demande en attente',
  parameters: { api: () => ({ ...avec(foyers.surveille) }) },
}

export const Nouveau: Story = {
  name: 'Dossier vide',
  parameters: { api: () => ({ ...avec(foyers.nouveau) }) },
}

export const EnfantOuvert: Story = {
  name: 'Un enfant ouvert',
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-foyer', `[data-partie="${lea.id}"]`)
    root.querySelector<HTMLElement>(`[data-partie="${lea.id}"] > summary`)?.click()
  },
}

export const HistoriqueMedical: Story = {
  name: 'Historique médical d’un enfant de deux foyers',
  parameters: {
    api: () => ({
      ...avec(foyers.typique),
      [`GET foyer/enfants/${lea.id}/sante/historique`]: historiques.partagee,
    }),
  },
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-foyer', `[data-partie="${lea.id}"]`)
    root.querySelector<HTMLElement>(`[data-partie="${lea.id}"] > summary`)?.click()
    root.querySelector<HTMLElement>(`[data-partie="${lea.id}"] .historique > summary`)?.click()
    await dans(canvasElement, 'inoe-foyer', '.historique li')
  },
}

const ouvertes = {
  parameters: { api: () => ({ ...avec(foyers.typique), 'GET foyer/personnes': personnes.typique }) },
  play: async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    const root = await dans(canvasElement, 'inoe-foyer', '#personnes > summary')
    root.querySelector<HTMLElement>('#personnes > summary')?.click()
    await dans(canvasElement, 'inoe-foyer', '.gens')
    await cliquer(root, 'Transmettre une décision de justice')
    await dans(canvasElement, 'inoe-foyer', '#interdiction-nom')
  },
}

export const ARenouveler: Story = {
  name: 'Dossier à renouveler',
  ...aRenouveler(renouvellements.aFaire),
}

export const RenouvellementEnCours: Story = {
  name: 'Renouvellement commencé à deux, en retard',
  ...aRenouveler(renouvellements.enCours),
}

export const RenouvellementTelephone: Story = {
  name: 'Renouvellement, téléphone',
  ...aRenouveler(renouvellements.enCours),
  globals: telephone,
}

export const Renouvele: Story = {
  name: 'Dossier renouvelé',
  parameters: {
    api: () => ({ ...avec(foyers.typique), 'GET foyer/renouvellement': renouvellements.fini }),
  },
  play: async ({ canvasElement }) => {
    await dans(canvasElement, 'inoe-foyer', '#renouvellement-titre')
  },
}

export const Personnes: Story = { name: 'Personnes et urgences', ...ouvertes }

export const PersonnesTelephone: Story = {
  name: 'Personnes et urgences, téléphone',
  ...ouvertes,
  globals: telephone,
}

const autorisations = {
  parameters: { api: () => avec(foyers.typique) },
  play: async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    const root = await dans(canvasElement, 'inoe-foyer', '#autorisations > summary')
    root.querySelector<HTMLElement>('#autorisations > summary')?.click()
    await dans(canvasElement, 'inoe-foyer', '.autorisation')
  },
}

export const Autorisations: Story = { name: 'Autorisations à donner', ...autorisations }

export const AutorisationsTelephone: Story = {
  name: 'Autorisations, téléphone',
  ...autorisations,
  globals: telephone,
}

export const NouvelEnfant: Story = {
  name: 'Ajouter un enfant',
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-foyer', '#ajouter')
    await cliquer(root, 'Ajouter un enfant')
    await dans(canvasElement, 'inoe-foyer', '#nouveau-titre')
  },
}

export const Refuse: Story = {
  name: 'Champ refusé',
  parameters: {
    api: () => ({
      ...avec(foyers.typique),
      'PUT foyer': refus('requete-invalide', 400, 'Vérifiez les champs signalés.', [
        { champ: 'contact.codePostal', message: 'Un code postal a cinq chiffres.' },
      ]),
    }),
  },
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-foyer', '[data-partie=contact]')
    const part = root.querySelector('[data-partie=contact]')
    if (!part) return
    saisir(part, '[id$=codePostal]', '3376')
    await cliquer(part, 'Enregistrer')
    await dans(canvasElement, 'inoe-foyer', '[aria-invalid=true]')
  },
}

export const Enregistre: Story = {
  name: 'Enregistré',
  parameters: { api: () => ({ ...avec(foyers.typique), 'PUT foyer': foyers.typique }) },
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-foyer', '[data-partie=contact]')
    const part = root.querySelector('[data-partie=contact]')
    if (!part) return
    await cliquer(part, 'Enregistrer')
    await dans(canvasElement, 'inoe-foyer', '.avis.succes')
  },
}

export const Nombreux: Story = {
  name: 'Six enfants, noms difficiles',
  parameters: { api: () => ({ ...avec(foyers.nombreux) }) },
}

export const Erreur: Story = { parameters: { api: () => ({ 'GET foyer': panne }) } }

export const HorsLigne: Story = {
  name: 'Hors ligne',
  parameters: { api: () => ({ 'GET foyer': horsLigne }) },
}

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const NombreuxTelephone: Story = {
  name: 'Six enfants, téléphone',
  parameters: { api: () => ({ ...avec(foyers.nombreux) }) },
  globals: telephone,
}

export const PageSombre: Story = { name: 'Page sombre', decorators: [pageSombre] }

const gardesOuvertes = (reponse: unknown) => ({
  parameters: { api: () => ({ ...avec(foyers.typique), 'GET foyer/gardes': reponse }) },
  play: async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    const root = await dans(canvasElement, 'inoe-foyer', '#gardes > summary')
    root.querySelector<HTMLElement>('#gardes > summary')?.click()
    await dans(canvasElement, 'inoe-foyer', '#gardes-dit')
  },
})

export const Gardes: Story = {
  name: 'Garde alternée : calendrier en vigueur, invitation envoyée',
  ...gardesOuvertes(gardes.typique),
}

export const GardesTelephone: Story = {
  name: 'Garde alternée, téléphone',
  ...gardesOuvertes(gardes.typique),
  globals: telephone,
}

export const GardeRecue: Story = {
  name: 'Garde alternée : proposition reçue',
  ...gardesOuvertes(gardes.recue),
}

export const GardeProposee: Story = {
  name: 'Garde alternée : calendrier à confirmer',
  ...gardesOuvertes(gardes.proposee),
}
