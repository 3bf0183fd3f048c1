import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import '../../packages/elements/src/application/define.ts'
import { COLLECTIVITE } from '../../packages/elements/src/espace/testing.ts'
import { pageSombre, telephone } from './etats.ts'

/** As on the town's hosted page, which says that it may be installed. */
const hebergee = () => html`<link rel="manifest" href="/${COLLECTIVITE}/application.webmanifest" />
  <inoe-application></inoe-application>`

export default {
  title: 'Widgets/Application',
  id: 'widgets-application',
  render: hebergee,
} satisfies Meta
type Story = StoryObj

export const AInstaller: Story = { name: 'À installer' }

export const SiteDeLaVille: Story = {
  name: 'Sur le site de la ville',
  render: () => html`<inoe-application></inoe-application>`,
}

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const Sombre: Story = { decorators: [pageSombre] }
