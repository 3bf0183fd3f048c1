import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { userEvent } from 'storybook/test'
import * as documents from '../fixtures/documents.ts'
import meta from '../widgets/documents.stories.ts'
import { dans } from '../widgets/etats.ts'
import { ecoute, geste } from './gestes.ts'

export default { ...geste(meta), title: 'Gestes/Mes documents', id: 'gestes-documents' } satisfies Meta
type Story = StoryObj

const pdf = new File([new Uint8Array(120_000)], 'attestation-caf.pdf', { type: 'application/pdf' })

export const DonnerUnFichier: Story = {
  name: 'Donner un document',
  parameters: { api: () => ({ 'GET documents': documents.typique, 'POST documents': { id: 'x' } }) },
  play: async ({ canvasElement, step }) => {
    const root = await dans(canvasElement, 'inoe-documents', 'input[type=file]')
    const entend = ecoute(canvasElement)
    await step('Choisir un fichier : il part, et sa réception est dite', async () => {
      await userEvent.upload(
        root.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement,
        pdf,
      )
      await entend(/« Attestation CAF ou MSA » est bien arrivé/)
    })
  },
}
