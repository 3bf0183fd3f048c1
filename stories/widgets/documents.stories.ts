import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '../../packages/elements/src/documents/define.ts'
import { visiteur } from '../../packages/elements/src/espace/testing.ts'
import * as documents from '../fixtures/documents.ts'
import { cliquer, dans, horsLigne, jamais, pageSombre, panne, telephone } from './etats.ts'

export default {
  title: 'Widgets/Mes documents',
  id: 'widgets-documents',
  component: 'inoe-documents',
  tags: ['autodocs'],
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

/** A file of which two thirds have come, and then no more. */
const ENVOI = '0190a0c0-0000-7000-8000-000000000990'
const arrete = {
  'GET documents': documents.typique,
  'POST televersements': { id: ENVOI, taille: OCTETS, recu: Math.round(OCTETS * 0.66) },
}

/** A page as a telephone takes it: a little turned, on a table. */
async function photo(name: string, width: number, height: number): Promise<File> {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#8a6f52'
  context.fillRect(0, 0, width, height)
  context.fillStyle = '#fdfcf8'
  context.fillRect(width * 0.1, height * 0.08, width * 0.8, height * 0.84)
  context.fillStyle = '#55606a'
  for (let line = 0; line < 12; line++)
    context.fillRect(
      width * 0.18,
      height * (0.16 + line * 0.058),
      width * (line % 4 === 3 ? 0.4 : 0.64),
      height * 0.018,
    )
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9))
  return new File([blob ?? ''], name, { type: 'image/jpeg' })
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
  parameters: { api: () => ({ ...arrete, [`PUT televersements/${ENVOI}`]: jamais }) },
  play: async ({ canvasElement }) => {
    await choisir(canvasElement, pdf)
    await dans(canvasElement, 'inoe-documents', 'progress')
  },
}

export const Coupure: Story = {
  name: 'Envoi, réseau coupé',
  parameters: {
    api: () => ({
      ...arrete,
      [`PUT televersements/${ENVOI}`]: () => Promise.reject(new TypeError('offline')),
    }),
  },
  play: async ({ canvasElement }) => {
    await choisir(canvasElement, pdf)
    await dans(canvasElement, 'inoe-documents', '.envoi [role=status]:not(:empty)')
  },
}

export const Photos: Story = {
  name: 'Plusieurs photos, un PDF',
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-documents', 'input[type=file]')
    const input = root.querySelector<HTMLInputElement>('input[type=file]')
    const chosen = new DataTransfer()
    for (const one of [await photo('page-1.jpg', 600, 800), await photo('page-2.jpg', 800, 600)])
      chosen.items.add(one)
    if (input) input.files = chosen.files
    input?.dispatchEvent(new Event('change', { bubbles: true }))
    await dans(canvasElement, 'inoe-documents', '.pages li:nth-child(2) canvas')
    await cliquer(root, 'Rogner')
    await dans(canvasElement, 'inoe-documents', '.rognage')
  },
}

export const PhotosTelephone: Story = { ...Photos, name: 'Plusieurs photos, téléphone', globals: telephone }

export const Documentation: Story = {
  name: 'Documentation structure, antivirus',
  parameters: { api: () => ({ 'GET documents': documents.documentation }) },
}

export const DocumentationTelephone: Story = {
  ...Documentation,
  name: 'Documentation structure, téléphone',
  globals: telephone,
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

export const HorsLigne: Story = {
  name: 'Hors ligne',
  parameters: { api: () => ({ 'GET documents': horsLigne }) },
}

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const NombreuxTelephone: Story = {
  name: 'Six enfants, téléphone',
  parameters: { api: () => ({ 'GET documents': documents.nombreux }) },
  globals: telephone,
}

export const PageSombre: Story = { name: 'Page sombre', decorators: [pageSombre] }
