// « Argent »: billing, the till, direct debits, prices.
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '../../packages/elements/src/gestion/define.ts'
import { refus } from '../../packages/elements/src/espace/testing.ts'
import * as alertes from '../fixtures/gestion-alertes.ts'
import * as dus from '../fixtures/gestion-dus.ts'
import * as emises from '../fixtures/gestion-emises.ts'
import * as facturation from '../fixtures/gestion-facturation.ts'
import * as facturations from '../fixtures/gestion-facturations.ts'
import * as journal from '../fixtures/gestion-journal.ts'
import * as remise from '../fixtures/gestion-remise.ts'
import * as remises from '../fixtures/gestion-remises.ts'
import * as tarifs from '../fixtures/gestion-tarifs.ts'
import { regie } from '../fixtures/personnes.ts'
import { file, onglet, ouvert } from './agents.ts'
import { cliquer, dans, panne, saisir, telephone } from './etats.ts'

export default {
  title: 'Widgets/Gestion',
  id: 'widgets-gestion',
  component: 'inoe-gestion',
  parameters: file({}),
} satisfies Meta
type Story = StoryObj

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
  play: ouvert('facturation', '.liste'),
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
  play: ouvert('facturation', '.volet .avis.erreur'),
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
  play: ouvert('caisse', '.demandes'),
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
  play: ouvert('tarifs', '.demandes'),
}

export const TarifsTelephone: Story = {
  name: 'Tarifs, téléphone',
  parameters: file({ 'GET gestion/tarifs': tarifs.typique }),
  globals: telephone,
  play: ouvert('tarifs', '.demandes'),
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
