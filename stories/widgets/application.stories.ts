import type { Args, Meta, StoryObj } from '@storybook/web-components-vite'
import { html, type TemplateResult } from 'lit'
import '../../packages/elements/src/application/define.ts'
import { COLLECTIVITE, visiteur } from '../../packages/elements/src/espace/testing.ts'
import * as notifications from '../fixtures/notifications.ts'
import { regler } from '../reference/regler.ts'
import { dans, horsLigne, pageSombre, panne, telephone } from './etats.ts'

/** As on the town's hosted page, which says that it may be installed; the browser of this page stands for its own. */
function hebergee(permission: NotificationPermission, args: Args): TemplateResult {
  const souscription = {
    toJSON: () => ({ endpoint: 'https://push.exemple/1', keys: { p256dh: 'cle', auth: 'secret' } }),
  }
  const pushManager = { getSubscription: async () => souscription }
  Object.defineProperty(navigator.serviceWorker, 'getRegistration', {
    value: async () => ({ pushManager }),
    configurable: true,
  })
  Object.defineProperty(Notification, 'permission', { get: () => permission, configurable: true })
  return html`<link rel="manifest" href="/${COLLECTIVITE}/application.webmanifest" />
    <inoe-application ${regler(args)}></inoe-application>`
}

const lu = (answer: unknown) => ({ api: () => ({ 'POST notifications/appareil': answer }) })
const montre =
  (attendu: string) =>
  async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    await dans(canvasElement, 'inoe-application', attendu)
  }

export default {
  title: 'Widgets/Application',
  id: 'widgets-application',
  component: 'inoe-application',
  tags: ['autodocs'],
  render: (args) => hebergee('granted', args),
  parameters: lu(notifications.activees),
  play: montre('fieldset'),
} satisfies Meta
type Story = StoryObj

export const Activees: Story = { name: 'Notifications activées' }

export const AActiver: Story = {
  name: 'À activer',
  render: (args) => hebergee('default', args),
  parameters: lu(notifications.arretees),
  play: montre('.bouton'),
}

export const Bloquees: Story = {
  name: 'Bloquées par le navigateur',
  render: (args) => hebergee('denied', args),
  play: montre('#titre-notifications'),
}

export const Deconnecte: Story = {
  name: 'Déconnecté',
  parameters: { api: () => ({ 'GET session': visiteur }) },
  play: montre('#titre-installation'),
}

export const Panne: Story = {
  name: 'Service en panne',
  parameters: lu(panne),
  play: montre('[role=alert] .avis'),
}

export const HorsLigne: Story = {
  name: 'Hors ligne',
  parameters: lu(horsLigne),
  play: montre('[role=alert] .avis'),
}

export const SiteDeLaVille: Story = {
  name: 'Sur le site de la ville',
  render: (args) => html`<inoe-application ${regler(args)}></inoe-application>`,
  play: montre('a'),
}

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const Sombre: Story = { decorators: [pageSombre] }
