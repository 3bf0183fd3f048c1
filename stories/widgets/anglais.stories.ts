import type { Meta, StoryObj } from '@storybook/web-components-vite'
import * as actualites from './actualites.stories.ts'
import * as application from './application.stories.ts'
import * as compte from './compte.stories.ts'
import * as documents from './documents.stories.ts'
import * as factures from './factures.stories.ts'
import * as foyer from './foyer.stories.ts'
import * as gestion from './gestion.stories.ts'
import * as historique from './historique.stories.ts'
import * as inscriptions from './inscriptions.stories.ts'
import * as login from './login.stories.ts'
import * as mesDonnees from './mes-donnees.stories.ts'
import * as messages from './messages.stories.ts'
import * as planning from './planning.stories.ts'
import * as pointage from './pointage.stories.ts'
import * as services from './services.stories.ts'
import * as tableau from './tableau-de-bord.stories.ts'

export default { title: 'Langues/En anglais', id: 'langues-anglais' } satisfies Meta

/** A widget as its own story shows it, in a page in English. */
const enAnglais = (name: string, meta: Meta, story: StoryObj): StoryObj => ({
  ...meta,
  ...story,
  name,
  parameters: { ...meta.parameters, ...story.parameters },
  globals: { ...story.globals, langue: 'en' },
})

export const SignIn = enAnglais('Sign in', login.default, login.Connexion)
export const FamilySpace = enAnglais('My family space', tableau.default, tableau.Typique)
export const Household = enAnglais('My household', foyer.default, foyer.Typique)
export const Services = enAnglais('Our services', services.default, services.Catalogue)
export const Enrolments = enAnglais('My enrolments', inscriptions.default, inscriptions.ToutesLesReponses)
export const Bookings = enAnglais('My bookings', planning.default, planning.Typique)
export const Payments = enAnglais('My payments', factures.default, factures.Typique)
export const Documents = enAnglais('My documents', documents.default, documents.Typique)
export const Messages = enAnglais('Messages', messages.default, messages.Typique)
export const News = enAnglais('News', actualites.default, actualites.Typique)
export const Actions = enAnglais('History of my actions', historique.default, historique.Connexions)
export const Account = enAnglais('My account', compte.default, compte.Typique)
export const Data = enAnglais('My data', mesDonnees.default, mesDonnees.Typique)
export const App = enAnglais('App and notifications', application.default, application.Activees)
export const ServiceDesk = enAnglais('Service desk', gestion.default, gestion.Typique)
export const Register = enAnglais('Attendance register', pointage.default, pointage.Typique)
