/// <reference path="./virtual.d.ts" />
import manifest from 'virtual:custom-elements'
import type { Preview } from '@storybook/web-components-vite'
import { html } from 'lit'
import '../../packages/elements/src/espace/define.ts'
import {
  type Answer,
  API,
  COLLECTIVITE,
  fakeApi,
  forgetEspaces,
} from '../../packages/elements/src/espace/testing.ts'
import { MAINTENANT } from '../fixtures/personnes.ts'
import { commandes } from '../reference/commandes.ts'
import { module } from '../reference/regler.ts'
import { montrer } from './apparence.ts'
import { setClock } from './clock.ts'
import { theme } from './theme.ts'

declare module '@storybook/web-components-vite' {
  interface Parameters {
    /** What the API answers in this story, written anew for each rendering. */
    api?: () => Record<string, Answer>
  }
}

export default {
  argTypesEnhancers: [
    ({ component, argTypes }) => ({ ...argTypes, ...(component && commandes(manifest, String(component))) }),
  ],
  render: (args, { component }) => module(String(component), args),
  globalTypes: {
    apparence: {
      description: 'Apparence de la page et de l’appareil',
      toolbar: {
        title: 'Apparence',
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'clair', title: 'Page claire', icon: 'sun' },
          { value: 'sombre', title: 'Page sombre', icon: 'moon' },
          { value: 'contraste', title: 'Couleurs imposées', icon: 'contrast' },
        ],
      },
    },
    langue: {
      description: 'Langue de la page',
      toolbar: {
        title: 'Langue',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'fr', title: 'Français' },
          { value: 'en', title: 'English' },
          { value: 'pt', title: 'Português' },
        ],
      },
    },
  },
  initialGlobals: { apparence: 'clair', langue: 'fr' },
  parameters: {
    layout: 'padded',
    // Storybook says « en » of its pages and of the stories in them: screen readers, and the widgets, would believe it.
    docs: { theme, lang: 'fr' },
    htmlLang: 'fr',
    a11y: { test: 'error' },
    // Descriptions and defaults stay in sight, in the order of the manifest.
    controls: { expanded: true, sort: 'none', disableSaveFromUI: true },
    options: {
      storySort: {
        order: [
          'Accueil',
          'Guide du webmestre',
          [
            'Coller deux lignes',
            'Les variantes',
            'Les couleurs et la police',
            'Politique de sécurité (CSP)',
            'Cookies',
            'Extensions de cache',
            'Déclaration d’accessibilité',
            'Mention d’information (RGPD)',
            'Versions',
            'Journal',
            'Dans votre CMS',
            'Ouvrir les jours',
            'Dire les prix',
            'Préparer la rentrée',
          ],
          'Fondations',
          ['Couleurs', 'Typographie', 'Espacement', 'Éléments', 'États du planning', 'Motifs'],
          'Widgets',
          [
            'Se connecter',
            'Tableau de bord',
            'Mon foyer',
            'Mes documents',
            'Nos services',
            'Mes inscriptions',
            'Mes réservations',
            'Mes paiements',
            'Messages',
            'Actualités',
            'Historique',
            'Mon compte',
            'Mes données',
            'Application',
            'Gestion',
            'Pointage',
          ],
          'Gestes',
          [
            'Se connecter',
            'Tableau de bord',
            'Mon foyer',
            'Mes documents',
            'Nos services',
            'Mes inscriptions',
            'Mes réservations',
            'Mes paiements',
            'Messages',
            'Historique',
            'Mon compte',
            'Mes données',
            'Application',
            'Gestion',
            'Pointage',
          ],
          'Langues',
          ['En anglais'],
        ],
      },
    },
    viewport: {
      options: {
        telephone: { name: 'Téléphone, 320 px', styles: { width: '320px', height: '720px' }, type: 'mobile' },
        tablette: { name: 'Tablette, 768 px', styles: { width: '768px', height: '1024px' }, type: 'tablet' },
        bureau: { name: 'Bureau, 1280 px', styles: { width: '1280px', height: '900px' }, type: 'desktop' },
      },
    },
  },
  beforeEach: ({ parameters, globals }) => {
    montrer(globals.apparence)
    forgetEspaces()
    const restoreClock = setClock(MAINTENANT)
    const api = fakeApi(parameters.api?.() ?? {})
    return () => {
      api.restore()
      restoreClock()
    }
  },
  decorators: [
    (story, { globals }) => {
      document.documentElement.lang = String(globals.langue)
      return story()
    },
    (story) => html`<inoe-espace api=${API} collectivite=${COLLECTIVITE}>${story()}</inoe-espace>`,
  ],
} satisfies Preview
