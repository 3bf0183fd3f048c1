import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import '../../packages/elements/src/login/define.ts'
import {
  type Answer,
  agent,
  configuration,
  famille,
  refus,
  until,
  visiteur,
} from '../../packages/elements/src/espace/testing.ts'
import '../../packages/elements/src/retour/define.ts'
import { InoeLogin } from '../../packages/elements/src/login/inoe-login.ts'
import { regler } from '../reference/regler.ts'
import { cliquer, dans, horsLigne, jamais, pageSombre, saisir, telephone } from './etats.ts'

const routes = (more: Record<string, Answer> = {}) => ({ api: () => ({ 'GET session': visiteur, ...more }) })

export default {
  title: 'Widgets/Se connecter',
  id: 'widgets-login',
  component: 'inoe-login',
  tags: ['autodocs'],
  parameters: routes(),
} satisfies Meta
type Story = StoryObj

/** Fills in and sends the form that is shown; it stands in the page's own tree. */
async function envoyer(canvas: HTMLElement, fields: Record<string, string>, words: string): Promise<void> {
  await dans(canvas, 'inoe-login', 'slot[name=formulaire]')
  for (const [name, value] of Object.entries(fields)) saisir(canvas, `[name=${name}]`, value)
  await cliquer(canvas, words)
}

/** « Créer un compte »: a view that is downloaded when it is first wanted. */
async function creer(canvas: HTMLElement): Promise<void> {
  const root = await dans(canvas, 'inoe-login', 'slot[name=formulaire]')
  await cliquer(root, 'Créer un compte')
  await until(() => canvas.querySelector('[autocomplete=new-password]'))
}

/** Opens the page by a link received by e-mail. */
const parLien = (lien: string) => () => {
  history.replaceState(history.state, '', `#inoe-${lien}=${'a'.repeat(43)}`)
  return () => history.replaceState(history.state, '', location.pathname + location.search)
}

const COURRIEL = 'camille.durand@exemple.fr'

export const Connexion: Story = {}

export const Chargement: Story = {
  tags: ['chargement'],
  parameters: { api: () => ({ 'GET session': jamais }) },
}

export const Ailleurs: Story = {
  name: 'Connexion sur la page hébergée',
  args: { connexion: 'redirection' },
}

export const Retour: Story = {
  name: 'Sur la page hébergée : vers le site de la ville',
  render: (args) => html`<inoe-retour ${regler(args)}></inoe-retour>`,
  beforeEach: () => {
    const here = location.href
    const url = new URL(here)
    for (const [nom, valeur] of Object.entries({
      retour: 'https://www.ville.exemple/espace/',
      etat: 'e',
      defi: 'd',
    }))
      url.searchParams.set(nom, valeur)
    history.replaceState(history.state, '', url)
    return () => history.replaceState(history.state, '', here)
  },
}

const franceconnect = { 'GET configuration': { ...configuration, franceconnect: true } }

export const FranceConnect: Story = { name: 'FranceConnect', parameters: routes(franceconnect) }

export const FranceConnectAbandon: Story = {
  name: 'FranceConnect : identification abandonnée',
  parameters: routes(franceconnect),
  beforeEach: () => {
    const here = location.href
    const url = new URL(here)
    url.searchParams.set('franceconnect', 'abandon')
    history.replaceState(history.state, '', url)
    return () => history.replaceState(history.state, '', here)
  },
}

export const FranceConnectPremiereFois: Story = {
  name: 'FranceConnect : première connexion',
  parameters: routes({
    ...franceconnect,
    'POST franceconnect/identite': { prenom: 'Angela', nom: 'DUBOIS', courriel: 'angela.dubois@exemple.fr' },
  }),
  beforeEach: parLien('franceconnect'),
}

export const Incorrect: Story = {
  name: 'Mot de passe incorrect',
  parameters: routes({
    'POST session': () =>
      refus(
        'identifiants-incorrects',
        401,
        'Adresse ou mot de passe incorrect. Après plusieurs essais, il faut attendre quelques minutes.',
      ),
  }),
  play: async ({ canvasElement }) => {
    const fields = { courriel: COURRIEL, motDePasse: 'pas le bon mot de passe' }
    await envoyer(canvasElement, fields, 'Se connecter')
    await dans(canvasElement, 'inoe-login', '.lu:not(:empty)')
  },
}

export const TropDeTentatives: Story = {
  name: 'Trop de tentatives',
  parameters: routes({
    'POST session': () =>
      refus(
        'trop-de-tentatives',
        429,
        'Trop d’essais. Réessayez dans 15 minutes, ou choisissez un nouveau mot de passe.',
      ),
  }),
  play: async ({ canvasElement }) => {
    const fields = { courriel: COURRIEL, motDePasse: 'pas le bon mot de passe' }
    await envoyer(canvasElement, fields, 'Se connecter')
    await dans(canvasElement, 'inoe-login', '.avis.erreur')
  },
}

export const Creation: Story = {
  name: 'Créer un compte',
  play: ({ canvasElement }) => creer(canvasElement),
}

export const MotDePasseFaible: Story = {
  name: 'Mot de passe faible',
  play: async ({ canvasElement }) => {
    await creer(canvasElement)
    saisir(canvasElement, '[name=courriel]', COURRIEL)
    saisir(canvasElement, '[name=motDePasse]', 'motdepasse2026')
  },
}

export const BonMotDePasse: Story = {
  name: 'Bon mot de passe',
  play: async ({ canvasElement }) => {
    await creer(canvasElement)
    saisir(canvasElement, '[name=courriel]', COURRIEL)
    saisir(canvasElement, '[name=motDePasse]', 'girafe tractopelle lundi moutarde')
  },
}

export const MessageEnvoye: Story = {
  name: 'E-mail de confirmation envoyé',
  parameters: routes({ 'POST comptes': { message: 'Regardez votre messagerie.' } }),
  play: async ({ canvasElement }) => {
    await creer(canvasElement)
    const fields = { courriel: COURRIEL, motDePasse: 'girafe tractopelle lundi moutarde' }
    await envoyer(canvasElement, fields, 'Créer mon compte')
    await dans(canvasElement, 'inoe-login', '.message')
  },
}

export const Activation: Story = {
  name: 'Activer mon compte',
  beforeEach: parLien('confirmation'),
}

export const Oubli: Story = {
  name: 'Mot de passe oublié',
  play: async ({ canvasElement }) => {
    await dans(canvasElement, 'inoe-login', 'slot[name=formulaire]')
    await cliquer(canvasElement, 'Mot de passe oublié')
    await until(() => canvasElement.querySelector('[autocomplete=email]'))
  },
}

export const NouveauMotDePasse: Story = {
  name: 'Nouveau mot de passe',
  beforeEach: parLien('mot-de-passe'),
}

/** The network failed between the widget and its other views. */
class LoginCoupe extends InoeLogin {
  protected override loadCompte(): Promise<never> {
    return Promise.reject(new TypeError('down'))
  }
}
if (!customElements.get('inoe-login-coupe')) customElements.define('inoe-login-coupe', LoginCoupe)

export const SuiteManquante: Story = {
  name: 'Suite pas téléchargée',
  render: (args) => html`<inoe-login-coupe ${regler(args)}></inoe-login-coupe>`,
  play: async ({ canvasElement }) => {
    const root = await dans(canvasElement, 'inoe-login-coupe', 'slot[name=formulaire]')
    await cliquer(root, 'Créer un compte')
    await dans(canvasElement, 'inoe-login-coupe', '.avis.erreur')
  },
}

export const Connecte: Story = { name: 'Connecté', parameters: { api: () => ({ 'GET session': famille }) } }

export const ConnecteAgent: Story = {
  name: 'Connecté, agent',
  parameters: { api: () => ({ 'GET session': agent }) },
}

export const AdresseLongue: Story = {
  name: 'Adresse longue, téléphone',
  parameters: {
    api: () => ({
      'GET session': {
        ...famille,
        prenom: 'Marie-Élisabeth-Joséphine',
        courriel: 'marie-elisabeth-josephine.lhopital-daethelred@courrier-des-familles.exemple.fr',
      },
    }),
  },
  globals: telephone,
}

export const ApiEnPanne: Story = {
  name: 'Service injoignable',
  parameters: { api: () => ({ 'GET configuration': horsLigne }) },
  render: (args) =>
    html`<inoe-login ${regler(args)}><a href="https://inscriptions.ville.exemple/connexion">Se connecter sur le portail</a></inoe-login>`,
}

export const SiteNonDeclare: Story = {
  name: 'Site non déclaré',
  parameters: {
    api: () => ({ 'GET configuration': { ...configuration, origineDeclaree: false } }),
  },
  render: (args) =>
    html`<inoe-login ${regler(args)}><a href="https://inscriptions.ville.exemple/connexion">Se connecter sur le portail</a></inoe-login>`,
}

export const Telephone: Story = { name: 'Téléphone', globals: telephone }

export const CreationTelephone: Story = {
  name: 'Créer un compte, téléphone',
  globals: telephone,
  play: ({ canvasElement }) => creer(canvasElement),
}

export const PageSombre: Story = { name: 'Page sombre', decorators: [pageSombre] }
