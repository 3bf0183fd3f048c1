// « Demandes »: the queues but that of enrolments, places, news and messages.
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '../../packages/elements/src/gestion/define.ts'
import * as fil from '../fixtures/fil.ts'
import * as absences from '../fixtures/gestion-absences.ts'
import * as actualites from '../fixtures/gestion-actualites.ts'
import * as contrats from '../fixtures/gestion-contrats.ts'
import * as creneaux from '../fixtures/gestion-creneaux.ts'
import * as documentation from '../fixtures/gestion-documentation.ts'
import * as documents from '../fixtures/gestion-documents.ts'
import * as modifications from '../fixtures/gestion-modifications.ts'
import * as quotients from '../fixtures/gestion-quotients.ts'
import * as reservations from '../fixtures/gestion-reservations.ts'
import * as messages from '../fixtures/messages.ts'
import { file, onglet, ouvert, parEtat } from './agents.ts'
import { dessin } from './dessin.ts'
import { cliquer, dans, pageSombre, panne, saisir, telephone } from './etats.ts'

export default {
  title: 'Widgets/Gestion',
  id: 'widgets-gestion',
  component: 'inoe-gestion',
  parameters: file({}),
} satisfies Meta
type Story = StoryObj

export const Dossiers: Story = {
  name: 'Dossiers',
  parameters: file({ 'GET gestion/modifications': modifications.typique }),
  play: ouvert('dossiers', '.changements'),
}

const DECLAREES = file({
  'GET gestion/absences': parEtat({
    declaree: absences.typique,
    acceptee: absences.acceptees,
    refusee: absences.refusees,
  }),
})

export const Absences: Story = {
  parameters: DECLAREES,
  play: ouvert('absences', '.jours'),
}

export const AbsencesRefusees: Story = {
  name: 'Absences refusées',
  parameters: DECLAREES,
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'absences', '.jours')
    await cliquer(root, 'Refusées')
    await dans(canvasElement, 'inoe-gestion', '.motif')
  },
}

export const RefuserAbsence: Story = {
  name: 'Refuser une absence, téléphone',
  parameters: file({ 'GET gestion/absences': absences.nombreuses }),
  globals: telephone,
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'absences', '.jours')
    await cliquer(root, 'Refuser')
    await dans(canvasElement, 'inoe-gestion', 'textarea')
  },
}

export const AbsencesErreur: Story = {
  name: 'Absences, erreur',
  parameters: file({ 'GET gestion/absences': panne }),
  play: ouvert('absences', '.volet .avis.erreur'),
}

const CONTRATS = file({
  'GET gestion/contrats': parEtat({
    demande: contrats.typique,
    accepte: contrats.vide,
    refuse: contrats.refuses,
  }),
})

export const Contrats: Story = {
  parameters: CONTRATS,
  play: ouvert('contrats', '.jours'),
}

export const ContratsTelephone: Story = {
  name: 'Contrats, refuser des heures, téléphone',
  parameters: CONTRATS,
  globals: telephone,
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'contrats', '.documents')
    root.querySelector<HTMLElement>('.documents [id^=refuse-]')?.click()
    await dans(canvasElement, 'inoe-gestion', 'textarea')
  },
}

export const Reservations: Story = {
  name: 'Réservations à valider',
  parameters: file({ 'GET gestion/reservations': reservations.typique }),
  play: ouvert('reservations', '.barre'),
}

export const ReservationsCochees: Story = {
  name: 'Réservations cochées, téléphone',
  parameters: file({ 'GET gestion/reservations': reservations.nombreuses }),
  globals: telephone,
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'reservations', '.barre')
    await cliquer(root, 'Tout cocher')
    await dans(canvasElement, 'inoe-gestion', '.barre .bouton:not([disabled])')
    root.querySelector<HTMLElement>('#refusee-lot')?.click()
    await dans(canvasElement, 'inoe-gestion', 'textarea')
  },
}

const PLACES = file({
  'GET gestion/creneaux': creneaux.typique,
  'PUT gestion/creneaux/capacites': { creneaux: creneaux.typique.creneaux.slice(0, 1), promues: 3 },
})

export const Places: Story = {
  name: 'Places et listes d’attente',
  parameters: PLACES,
  play: ouvert('places', '.creneaux'),
}

export const PlacesChangees: Story = {
  name: 'Places changées, téléphone',
  parameters: PLACES,
  globals: telephone,
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'places', '.creneaux')
    const [first, second] = root.querySelectorAll('.creneaux input')
    saisir(root, `#${first?.id}`, '27')
    saisir(root, `#${second?.id}`, 'trente')
    await dans(canvasElement, 'inoe-gestion', '.change')
  },
}

export const PlacesPageSombre: Story = {
  name: 'Places, page sombre',
  parameters: PLACES,
  decorators: [pageSombre],
  play: ouvert('places', '.creneaux'),
}

const ACTUALITES = file({
  'GET gestion/actualites': actualites.typique,
  ...Object.fromEntries(
    actualites.typique.actualites
      .flatMap((one) => one.images)
      .map(({ id }) => [
        `GET gestion/actualites/images/${id}/fichier`,
        async () => new Response(await dessin(800, 500)),
      ]),
  ),
})

export const Actualites: Story = {
  name: 'Actualités',
  parameters: ACTUALITES,
  play: ouvert('actualites', '.article figure img'),
}

/** The pictures of one that is corrected, one of which is to be described. */
export const ActualiteCorrigee: Story = {
  name: 'Actualité corrigée',
  parameters: ACTUALITES,
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'actualites', '.article')
    await cliquer(root, 'Corriger')
    await dans(canvasElement, 'inoe-gestion', '.illustrations figure img')
    saisir(root, '[id$="-alternative"]', '')
    await cliquer(root, 'Enregistrer')
    await dans(canvasElement, 'inoe-gestion', '[aria-invalid=true]')
  },
}

export const ActualiteCorrigeeTelephone: Story = {
  ...ActualiteCorrigee,
  name: 'Actualité corrigée, téléphone',
  globals: telephone,
}

const conversations = file({
  'GET gestion/messages/attente': { attente: 1 },
  'GET gestion/messages': messages.service,
  [`GET gestion/messages/${fil.vuDuService.id}`]: fil.vuDuService,
  [`POST gestion/messages/${fil.vuDuService.id}/lecture`]: () => new Response(null, { status: 204 }),
})

export const Messages: Story = {
  name: 'Messages des familles',
  parameters: conversations,
  play: async ({ canvasElement }) => void (await onglet(canvasElement, 'messages', '.rangee')),
}

export const Conversation: Story = {
  name: 'Message d’une famille',
  parameters: conversations,
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'messages', '.rangee')
    root.querySelector<HTMLElement>('.rangee')?.click()
    await dans(canvasElement, 'inoe-gestion', '.message')
  },
}

const papiers = file({
  'GET gestion/documents': documents.typique,
  'GET gestion/quotients': quotients.typique,
  'GET gestion/documentation': documentation.typique,
})

export const Documents: Story = {
  parameters: papiers,
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'documents', '#documents-rappels')
    await cliquer(root, 'Refuser')
  },
}

export const DocumentsTelephone: Story = { ...Documents, name: 'Documents, téléphone', globals: telephone }

export const DocumentsVides: Story = {
  name: 'Documents, rien encore',
  parameters: file({ 'GET gestion/documentation': documentation.vide }),
  play: async ({ canvasElement }) => void (await onglet(canvasElement, 'documents', '#documentation-titre')),
}
