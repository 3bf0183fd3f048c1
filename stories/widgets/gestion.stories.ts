import type { StructuresAgent } from '@inoe/contract/gestion'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '../../packages/elements/src/gestion/define.ts'
import { type Answer, agent, famille, refus, visiteur } from '../../packages/elements/src/espace/testing.ts'
import * as catalogue from '../fixtures/catalogue.ts'
import * as demandes from '../fixtures/demandes.ts'
import * as fil from '../fixtures/fil.ts'
import * as fichesAReunir from '../fixtures/gestion-a-reunir.ts'
import * as absences from '../fixtures/gestion-absences.ts'
import * as accesFamille from '../fixtures/gestion-acces.ts'
import * as activites from '../fixtures/gestion-activites.ts'
import * as actualites from '../fixtures/gestion-actualites.ts'
import * as alertes from '../fixtures/gestion-alertes.ts'
import * as apparences from '../fixtures/gestion-apparence.ts'
import * as champs from '../fixtures/gestion-champs.ts'
import * as consentements from '../fixtures/gestion-consentements.ts'
import * as conservation from '../fixtures/gestion-conservation.ts'
import * as contrats from '../fixtures/gestion-contrats.ts'
import * as creneaux from '../fixtures/gestion-creneaux.ts'
import * as documentation from '../fixtures/gestion-documentation.ts'
import * as documents from '../fixtures/gestion-documents.ts'
import * as dus from '../fixtures/gestion-dus.ts'
import * as effacements from '../fixtures/gestion-effacements.ts'
import * as emises from '../fixtures/gestion-emises.ts'
import * as enfants from '../fixtures/gestion-enfants.ts'
import * as facturation from '../fixtures/gestion-facturation.ts'
import * as facturations from '../fixtures/gestion-facturations.ts'
import * as familleGeree from '../fixtures/gestion-famille.ts'
import * as famillesTrouvees from '../fixtures/gestion-familles.ts'
import * as fiches from '../fixtures/gestion-fiche.ts'
import * as fusions from '../fixtures/gestion-fusion.ts'
import * as regles from '../fixtures/gestion-gardes.ts'
import * as interdictions from '../fixtures/gestion-interdictions.ts'
import * as journal from '../fixtures/gestion-journal.ts'
import * as modifications from '../fixtures/gestion-modifications.ts'
import * as quotients from '../fixtures/gestion-quotients.ts'
import * as regies from '../fixtures/gestion-regies.ts'
import * as reinscriptions from '../fixtures/gestion-reinscriptions.ts'
import * as remise from '../fixtures/gestion-remise.ts'
import * as remises from '../fixtures/gestion-remises.ts'
import * as renouvellements from '../fixtures/gestion-renouvellement.ts'
import * as reservations from '../fixtures/gestion-reservations.ts'
import * as tarifs from '../fixtures/gestion-tarifs.ts'
import * as messages from '../fixtures/messages.ts'
import { arbreAPaumes, lea, regie } from '../fixtures/personnes.ts'
import { dessin } from './dessin.ts'
import { cliquer, dans, horsLigne, jamais, pageSombre, panne, saisir, telephone } from './etats.ts'

const [premiere] = demandes.typique.demandes

const structures: StructuresAgent = {
  aujourdhui: '2026-09-07',
  structures: [arbreAPaumes],
}

/** Requests to answer, and answered ones when they are asked for. */
const files = (aTraiter: Answer) => (request: Request) => {
  const etat = new URL(request.url).searchParams.get('etat')
  const repondues: Record<string, Answer> = {
    acceptee: demandes.acceptees,
    refusee: demandes.refusees,
    'en-attente': demandes.enAttente,
    incomplete: demandes.vide,
    retiree: demandes.vide,
  }
  return repondues[etat ?? ''] ?? aTraiter
}
const autres = {
  'GET session': agent,
  'GET gestion/demandes': demandes.vide,
  'GET gestion/reservations': reservations.vide,
  'GET gestion/absences': absences.vide,
  'GET gestion/modifications': modifications.vide,
  'GET gestion/contrats': contrats.vide,
  'GET gestion/documents': documents.vide,
  'GET gestion/quotients': { attente: 0, declarations: [] },
  'GET gestion/interdictions': interdictions.vide,
  'GET gestion/fiches-a-reunir': fichesAReunir.vide,
  'GET gestion/messages/attente': { attente: 0 },
  'GET gestion/creneaux': creneaux.vide,
  'GET gestion/reinscriptions': reinscriptions.typique,
  'GET gestion/structures': structures,
  'GET gestion/regies': regies.typique,
  'GET catalogue': catalogue.typique,
}
const routes = (aTraiter: Answer, more: Record<string, Answer> = {}) => ({
  api: () => ({ ...autres, 'GET gestion/demandes': files(aTraiter), ...more }),
})
/** Another queue. */
const file = (more: Record<string, Answer>) => ({ api: () => ({ ...autres, ...more }) })
const parEtat = (found: Record<string, unknown>) => (request: Request) =>
  found[new URL(request.url).searchParams.get('etat') ?? '']

/** Opens a tab, and waits for what it shows. */
async function onglet(canvas: HTMLElement, nom: string, selector: string): Promise<ShadowRoot> {
  const root = await dans(canvas, 'inoe-gestion', `#onglet-${nom}`)
  root.querySelector<HTMLElement>(`#onglet-${nom}`)?.click()
  return dans(canvas, 'inoe-gestion', selector)
}

export default {
  title: 'Widgets/Gestion',
  id: 'widgets-gestion',
  component: 'inoe-gestion',
  tags: ['autodocs'],
  parameters: routes(demandes.typique),
} satisfies Meta
type Story = StoryObj

/** Opens the answer to the first request. */
async function repondre(canvas: HTMLElement, words: string): Promise<ShadowRoot> {
  const root = await dans(canvas, 'inoe-gestion', '.demande')
  await cliquer(root, words)
  return dans(canvas, 'inoe-gestion', 'textarea')
}

export const Typique: Story = { name: 'À traiter' }

export const Deconnecte: Story = {
  name: 'Déconnecté',
  parameters: { api: () => ({ 'GET session': visiteur }) },
}

export const Famille: Story = {
  name: 'Ouvert par une famille',
  parameters: { api: () => ({ 'GET session': famille }) },
}

export const Chargement: Story = {
  tags: ['chargement'],
  parameters: routes(jamais),
}

export const Vide: Story = { name: 'Rien à traiter', parameters: routes(demandes.vide) }

export const Refusees: Story = {
  name: 'Refusées',
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-gestion', '.filtres button')
    await cliquer(root, 'Refusées')
    await dans(canvasElement, 'inoe-gestion', '.motif')
  },
}

export const DemandesEnAttente: Story = {
  name: 'Liste d’attente d’une activité',
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-gestion', '.filtres button')
    await cliquer(root, 'Liste d’attente')
    await dans(canvasElement, 'inoe-gestion', '.filtres [aria-pressed=true]')
  },
}

export const Dossiers: Story = {
  name: 'Dossiers',
  parameters: file({ 'GET gestion/modifications': modifications.typique }),
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'dossiers', '.changements')
  },
}

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

export const DonneesPersonnelles: Story = {
  name: 'Demandes d’effacement',
  parameters: file({
    'GET gestion/effacements': effacements.typique,
    'GET gestion/conservation': conservation.vide,
  }),
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'donnees', '.demande')
  },
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
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'donnees', '#titre-gels')
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
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'champs', '.champ-regle')
  },
}

export const Rentree: Story = {
  name: 'Rentrée',
  parameters: file({ 'GET gestion/renouvellement': renouvellements.enCours }),
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'rentree', '.a-renouveler')
  },
}

export const RentreeTelephone: Story = {
  name: 'Rentrée, téléphone',
  parameters: file({ 'GET gestion/renouvellement': renouvellements.enCours }),
  globals: telephone,
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'rentree', '.a-renouveler')
  },
}

export const RentreeSansRenouvellement: Story = {
  name: 'Rentrée, rien n’est demandé',
  parameters: file({ 'GET gestion/renouvellement': renouvellements.aucun }),
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'rentree', '#renouvellement-du')
  },
}

export const RentreeFinie: Story = {
  name: 'Rentrée, tous les dossiers sont renouvelés',
  parameters: file({ 'GET gestion/renouvellement': renouvellements.fini }),
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'rentree', '.bilan')
  },
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

export const Accepter: Story = {
  play: async ({ canvasElement }) => {
    await repondre(canvasElement, 'Accepter')
  },
}

export const RefuserSansMotif: Story = {
  name: 'Refuser sans motif',
  play: async ({ canvasElement }) => {
    const root = await repondre(canvasElement, 'Refuser la demande')
    await cliquer(root, 'Confirmer le refus')
    await dans(canvasElement, 'inoe-gestion', '[aria-invalid=true]')
  },
}

export const Acceptee: Story = {
  name: 'Demande acceptée',
  parameters: routes(demandes.typique, { [`POST gestion/demandes/${premiere?.id}/reponse`]: {} }),
  play: async ({ canvasElement }) => {
    const root = await repondre(canvasElement, 'Accepter')
    saisir(root, 'textarea', 'À mercredi ! Pensez au maillot de bain.')
    await cliquer(root, 'Confirmer l’acceptation')
    await dans(canvasElement, 'inoe-gestion', '.avis.succes')
  },
}

export const Complement: Story = {
  name: 'Demander un complément',
  play: async ({ canvasElement }) => {
    const root = await repondre(canvasElement, 'Demander un complément')
    await cliquer(root, 'Demander à la famille')
    await dans(canvasElement, 'inoe-gestion', '[aria-invalid=true]')
  },
}

export const MettreEnAttente: Story = {
  name: 'Mettre sur liste d’attente, téléphone',
  globals: telephone,
  play: async ({ canvasElement }) => {
    await repondre(canvasElement, 'Mettre sur liste d’attente')
  },
}

export const ReprendreLaReponse: Story = {
  name: 'Reprendre une réponse',
  parameters: routes(demandes.acceptees),
  play: async ({ canvasElement }) => {
    await repondre(canvasElement, 'Reprendre la réponse')
  },
}

export const DejaRepondue: Story = {
  name: 'Répondue entre-temps',
  parameters: routes(demandes.typique, {
    [`POST gestion/demandes/${premiere?.id}/reponse`]: () =>
      refus('deja-repondu', 409, 'Une réponse a déjà été donnée à cette demande.'),
  }),
  play: async ({ canvasElement }) => {
    const root = await repondre(canvasElement, 'Accepter')
    await cliquer(root, 'Confirmer l’acceptation')
    await dans(canvasElement, 'inoe-gestion', '.avis.attention')
  },
}

export const Nombreux: Story = { name: 'Trente demandes', parameters: routes(demandes.nombreux) }

export const Erreur: Story = {
  parameters: routes(panne),
}

export const HorsLigne: Story = { name: 'Hors ligne', parameters: routes(horsLigne) }

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const NombreuxTelephone: Story = {
  name: 'Trente demandes, téléphone',
  parameters: routes(demandes.nombreux),
  globals: telephone,
}

export const PageSombre: Story = { name: 'Page sombre', decorators: [pageSombre] }

const DECLAREES = file({
  'GET gestion/absences': parEtat({
    declaree: absences.typique,
    acceptee: absences.acceptees,
    refusee: absences.refusees,
  }),
})

export const Absences: Story = {
  parameters: DECLAREES,
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'absences', '.jours')
  },
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
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'absences', '.volet .avis.erreur')
  },
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
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'contrats', '.jours')
  },
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
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'reservations', '.barre')
  },
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
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'places', '.creneaux')
  },
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
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'places', '.creneaux')
  },
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
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'actualites', '.article figure img')
  },
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

const RUN = `gestion/facturations/${facturation.brouillon.id}`
const FACTURER = {
  [`GET gestion/facturations/${facturation.emise.id}/factures`]: emises.typique,
  [`GET gestion/facturations/${facturations.typique.facturations[1]?.id}/factures`]: emises.typique,
  'GET gestion/facturations': facturations.typique,
  'POST gestion/facturations': facturation.brouillon,
  [`POST ${RUN}/emission`]: facturation.emise,
}

/** Prepares the invoices of the month proposed. */
async function preparer(canvas: HTMLElement): Promise<ShadowRoot> {
  const root = await onglet(canvas, 'facturation', '#facturation-mois')
  await cliquer(root, 'Préparer les factures')
  return dans(canvas, 'inoe-gestion', '#brouillon')
}

export const Facturation: Story = {
  name: 'Facturation, à préparer',
  parameters: file(FACTURER),
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'facturation', '.liste')
  },
}

export const FacturationBrouillon: Story = {
  name: 'Facturation, brouillon',
  parameters: file(FACTURER),
  play: async ({ canvasElement }) => {
    const root = await preparer(canvasElement)
    root.querySelector<HTMLElement>('.liste summary')?.click()
  },
}

export const FacturationTelephone: Story = {
  name: 'Facturation, brouillon, téléphone',
  parameters: file(FACTURER),
  globals: telephone,
  play: async ({ canvasElement }) => {
    const root = await preparer(canvasElement)
    root.querySelector<HTMLElement>('.liste summary')?.click()
  },
}

export const FacturationBloquee: Story = {
  name: 'Facturation, bloquée',
  parameters: file({ ...FACTURER, 'POST gestion/facturations': facturation.bloquee }),
  play: async ({ canvasElement }) => {
    await preparer(canvasElement)
  },
}

export const FacturationRien: Story = {
  name: 'Facturation, rien à facturer',
  parameters: file({
    'GET gestion/facturations': facturations.vide,
    'POST gestion/facturations': facturation.vide,
  }),
  play: async ({ canvasElement }) => {
    await preparer(canvasElement)
  },
}

/** Issues the draft. */
async function emettre(canvas: HTMLElement): Promise<void> {
  const root = await preparer(canvas)
  await cliquer(root, 'Émettre 2 factures')
  await dans(canvas, 'inoe-gestion', 'dialog[open]')
  root.querySelector<HTMLElement>('dialog [value=oui]')?.click()
}

export const FacturationModifiee: Story = {
  name: 'Facturation, modifiée entre-temps',
  parameters: file({
    ...FACTURER,
    [`GET ${RUN}`]: facturation.modifiee,
    [`POST ${RUN}/emission`]: () => refus('facturation-modifiee', 409, 'Quelque chose a changé.'),
  }),
  play: async ({ canvasElement }) => {
    await emettre(canvasElement)
    await dans(canvasElement, 'inoe-gestion', '.avis.attention')
  },
}

export const FacturationEmise: Story = {
  name: 'Facturation, émise',
  parameters: file(FACTURER),
  play: async ({ canvasElement }) => {
    await emettre(canvasElement)
    await dans(canvasElement, 'inoe-gestion', '#facturation-faite')
  },
}

export const FacturesEmises: Story = {
  name: 'Facturation, ce qui a été émis, téléphone',
  parameters: file(FACTURER),
  globals: telephone,
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'facturation', '.ligne button')
    await cliquer(root, 'Voir les factures')
    await dans(canvasElement, 'inoe-gestion', '#emises-recherche')
  },
}

export const FacturationErreur: Story = {
  name: 'Facturation, erreur',
  parameters: file({ 'GET gestion/facturations': panne }),
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'facturation', '.volet .avis.erreur')
  },
}

const CAISSE = {
  [`GET gestion/regies/${regie.id}/dus`]: dus.typique,
  [`GET gestion/regies/${regie.id}/encaissements`]: journal.typique,
  [`GET gestion/regies/${regie.id}/alertes`]: alertes.typique,
}

/** Opens the first family. */
async function famillesDues(canvas: HTMLElement): Promise<ShadowRoot> {
  const root = await onglet(canvas, 'caisse', '.demandes .bouton')
  root.querySelector<HTMLElement>('.demandes .bouton')?.click()
  return dans(canvas, 'inoe-gestion', '#caisse-montant')
}

export const Caisse: Story = {
  parameters: file(CAISSE),
  play: async ({ canvasElement }) => {
    await famillesDues(canvasElement)
  },
}

export const CaisseTelephone: Story = {
  name: 'Caisse, une avance, téléphone',
  parameters: file(CAISSE),
  globals: telephone,
  play: async ({ canvasElement }) => {
    const root = await famillesDues(canvasElement)
    saisir(root, '#caisse-montant', '90,40')
  },
}

export const CaisseEspeces: Story = {
  name: 'Caisse, trop d’espèces',
  parameters: file(CAISSE),
  play: async ({ canvasElement }) => {
    const root = await famillesDues(canvasElement)
    saisir(root, '#caisse-montant', '1 000')
    await dans(canvasElement, 'inoe-gestion', '[aria-invalid=true]')
  },
}

export const CaisseAvoir: Story = {
  name: 'Caisse, avoir',
  parameters: file({
    ...CAISSE,
    [`GET gestion/factures/${dus.typique.familles[0]?.factures[0]?.id}`]: {
      id: dus.typique.familles[0]?.factures[0]?.id,
      numero: 'EJ-2026-000412',
      lignes: [
        { id: 'l1', libelle: 'Léa, mercredis, journée', montantCentimes: 3760, resteCentimes: 3760 },
        { id: 'l2', libelle: 'Noé, mercredis, journée', montantCentimes: 2240, resteCentimes: 2240 },
      ],
    },
  }),
  play: async ({ canvasElement }) => {
    const root = await famillesDues(canvasElement)
    await cliquer(root, 'Faire un avoir')
    await cliquer(root, 'Certaines lignes')
    await cliquer(root, 'Léa, mercredis')
    await dans(canvasElement, 'inoe-gestion', '[id^=rendre-]')
  },
}

export const CaisseVide: Story = {
  name: 'Caisse, rien à payer',
  parameters: file({ ...CAISSE, [`GET gestion/regies/${regie.id}/dus`]: dus.vide }),
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'caisse', '.demandes')
  },
}

export const CaisseJournal: Story = {
  name: 'Caisse, journal',
  parameters: file(CAISSE),
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'caisse', '.filtres')
    await cliquer(root, 'Journal')
    await dans(canvasElement, 'inoe-gestion', 'table')
  },
}

export const CaisseARegarder: Story = {
  name: 'Caisse, à regarder',
  parameters: file(CAISSE),
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'caisse', '.filtres')
    await cliquer(root, 'À regarder')
    await dans(canvasElement, 'inoe-gestion', '[id^=alerte-]')
  },
}

export const CaisseRienARegarder: Story = {
  name: 'Caisse, rien à regarder, téléphone',
  parameters: file({ ...CAISSE, [`GET gestion/regies/${regie.id}/alertes`]: alertes.vide }),
  globals: telephone,
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'caisse', '.filtres')
    await cliquer(root, 'À regarder')
    await dans(canvasElement, 'inoe-gestion', '.volet .avis.succes')
  },
}

export const CaisseJournalTelephone: Story = {
  name: 'Caisse, journal, téléphone',
  parameters: file(CAISSE),
  globals: telephone,
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'caisse', '.filtres')
    await cliquer(root, 'Journal')
    await dans(canvasElement, 'inoe-gestion', 'table')
    await cliquer(root, 'Annuler l’encaissement')
    await dans(canvasElement, 'inoe-gestion', 'textarea')
  },
}

const REMISES = {
  [`GET gestion/regies/${regie.id}/remises`]: remises.typique,
  [`GET gestion/remises/${remise.preparee.id}`]: remise.preparee,
  [`GET gestion/remises/${remise.deposee.id}`]: remise.deposee,
}

export const Prelevements: Story = {
  name: 'Prélèvements',
  parameters: file(REMISES),
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'prelevements', '.demandes .lien')
    root.querySelector<HTMLElement>('.demandes .lien')?.click()
    await dans(canvasElement, 'inoe-gestion', '.liste')
  },
}

export const PrelevementsTelephone: Story = {
  name: 'Prélèvements, rejet, téléphone',
  parameters: file(REMISES),
  globals: telephone,
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'prelevements', '.demandes .lien')
    root.querySelectorAll<HTMLElement>('.demandes .lien')[1]?.click()
    await cliquer(root, 'Noter un rejet')
    await dans(canvasElement, 'inoe-gestion', '[id^=rejet-]')
  },
}

export const Reglages: Story = {
  name: 'Réglages de la régie',
  parameters: file({
    [`POST gestion/regies/${regie.id}/essai`]: {
      reussi: true,
      message: 'PayFiP connaît ce numéro : CdC Rurales de l’Entre-Deux-Mers.',
    },
  }),
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'reglages', '#reglage-numcli')
    await cliquer(root, 'Tester')
    await dans(canvasElement, 'inoe-gestion', '.avis.succes')
  },
}

export const ReglagesTelephone: Story = {
  name: 'Réglages à corriger, téléphone',
  globals: telephone,
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'reglages', '#reglage-numcli')
    saisir(root, '#reglage-numcli', '12')
    await cliquer(root, 'Enregistrer')
    await dans(canvasElement, 'inoe-gestion', '[aria-invalid=true]')
  },
}

export const Tarifs: Story = {
  parameters: file({ 'GET gestion/tarifs': tarifs.typique }),
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'tarifs', '.demandes')
  },
}

export const TarifsTelephone: Story = {
  name: 'Tarifs, téléphone',
  parameters: file({ 'GET gestion/tarifs': tarifs.typique }),
  globals: telephone,
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'tarifs', '.demandes')
  },
}

export const TarifAAjouter: Story = {
  name: 'Tarifs, ajouter par tranches',
  parameters: file({ 'GET gestion/tarifs': tarifs.typique }),
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'tarifs', '.demandes')
    await cliquer(root, 'Ajouter un tarif')
    await dans(canvasElement, 'inoe-gestion', '#tarif-type')
    saisir(root, '#tarif-type', 'tranches')
    await cliquer(root, 'Enregistrer le tarif')
    await dans(canvasElement, 'inoe-gestion', '[aria-invalid=true]')
  },
}

export const TarifHorsTerritoire: Story = {
  name: 'Tarifs, un autre prix hors territoire, téléphone',
  parameters: file({ 'GET gestion/tarifs': tarifs.typique }),
  globals: telephone,
  play: async ({ canvasElement }) => {
    const root = await onglet(canvasElement, 'tarifs', '.demandes')
    await cliquer(root, 'Ajouter un tarif')
    await dans(canvasElement, 'inoe-gestion', '#tarif-ailleurs')
    saisir(root, '#tarif-ailleurs', 'base')
    await dans(canvasElement, 'inoe-gestion', '[id="tarif-nonResident.base.type"]')
    saisir(root, '[id="tarif-nonResident.base.type"]', 'taux-effort')
    await dans(canvasElement, 'inoe-gestion', '[id="tarif-nonResident.base.taux"]')
  },
}

export const TarifAAjouterTelephone: Story = {
  ...TarifAAjouter,
  name: 'Tarifs, ajouter, téléphone',
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
  play: async ({ canvasElement }) => {
    await onglet(canvasElement, 'apparence', '.apercu')
  },
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
