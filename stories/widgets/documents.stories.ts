import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import '../../packages/elements/src/documents/define.ts'
import { visiteur } from '../../packages/elements/src/espace/testing.ts'
import * as documents from '../fixtures/documents.ts'
import { dans, jamais, pageSombre, panne, telephone } from './etats.ts'

export default {
  title: 'Widgets/Mes documents',
  id: 'widgets-documents',
  render: () => html`<inoe-documents></inoe-documents>`,
  parameters: { api: () => ({ 'GET documents': documents.typique }) },
} satisfies Meta
type Story = StoryObj

/** Chooses a file for the first document that one can give. */
async function choisir(canvas: HTMLElement, file: File): Promise<ShadowRoot> {
  const root = await dans(canvas, 'inoe-documents', 'input[type=file]')
  const input = root.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('no place for a file')
  const chosen = new DataTransfer()
  chosen.items.add(file)
  input.files = chosen.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
  return root
}

const OCTETS = 1_900_000
const pdf = new File([new Uint8Array(OCTETS)], 'attestation-caf.pdf', { type: 'application/pdf' })

/** A file of which two thirds have gone, for ever. */
class EnvoiArrete extends XMLHttpRequest {
  override send(): void {
    const loaded = Math.round(OCTETS * 0.66)
    this.upload.dispatchEvent(
      new ProgressEvent('progress', { lengthComputable: true, loaded, total: OCTETS }),
    )
  }
}

export const Typique: Story = { name: 'Tous les états' }

export const Deconnecte: Story = {
  name: 'Déconnecté',
  parameters: { api: () => ({ 'GET session': visiteur }) },
}

export const Chargement: Story = {
  tags: ['chargement'],
  parameters: { api: () => ({ 'GET documents': jamais }) },
}

export const Vide: Story = {
  name: 'Rien n’est demandé',
  parameters: { api: () => ({ 'GET documents': documents.vide }) },
}

export const Complet: Story = {
  name: 'Tout est donné',
  parameters: { api: () => ({ 'GET documents': documents.complet }) },
}

export const Envoi: Story = {
  name: 'Envoi en cours',
  beforeEach: () => {
    const own = globalThis.XMLHttpRequest
    globalThis.XMLHttpRequest = EnvoiArrete
    return () => {
      globalThis.XMLHttpRequest = own
    }
  },
  play: async ({ canvasElement }) => {
    await choisir(canvasElement, pdf)
    await dans(canvasElement, 'inoe-documents', 'progress')
  },
}

export const TropGros: Story = {
  name: 'Fichier trop gros',
  play: async ({ canvasElement }) => {
    const size = documents.typique.tailleMax + 1
    await choisir(canvasElement, new File([new Uint8Array(size)], 'album.pdf', { type: 'application/pdf' }))
    await dans(canvasElement, 'inoe-documents', '.avis.erreur')
  },
}

export const Nombreux: Story = {
  name: 'Six enfants, noms difficiles',
  parameters: { api: () => ({ 'GET documents': documents.nombreux }) },
}

export const Erreur: Story = { parameters: { api: () => ({ 'GET documents': panne }) } }

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const NombreuxTelephone: Story = {
  name: 'Six enfants, téléphone',
  parameters: { api: () => ({ 'GET documents': documents.nombreux }) },
  globals: telephone,
}

export const PageSombre: Story = { name: 'Page sombre', decorators: [pageSombre] }
