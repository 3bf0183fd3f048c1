import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { module } from '../reference/regler.ts'
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
const enAnglais = (meta: Meta, story: StoryObj): StoryObj => ({
  ...meta,
  ...story,
  render: story.render ?? meta.render ?? ((args) => module(String(meta.component), args)),
  parameters: { ...meta.parameters, ...story.parameters },
  globals: { ...story.globals, langue: 'en' },
})

export const SignIn = { ...enAnglais(login.default, login.Connexion), name: 'Sign in' }
export const FamilySpace = { ...enAnglais(tableau.default, tableau.Typique), name: 'My family space' }
export const Household = { ...enAnglais(foyer.default, foyer.Typique), name: 'My household' }
export const Services = { ...enAnglais(services.default, services.Catalogue), name: 'Our services' }
export const Enrolments = {
  ...enAnglais(inscriptions.default, inscriptions.ToutesLesReponses),
  name: 'My enrolments',
}
export const Bookings = { ...enAnglais(planning.default, planning.Typique), name: 'My bookings' }
export const Payments = { ...enAnglais(factures.default, factures.Typique), name: 'My payments' }
export const Documents = { ...enAnglais(documents.default, documents.Typique), name: 'My documents' }
export const Messages = { ...enAnglais(messages.default, messages.Typique), name: 'Messages' }
export const News = { ...enAnglais(actualites.default, actualites.Typique), name: 'News' }
export const Actions = {
  ...enAnglais(historique.default, historique.Connexions),
  name: 'History of my actions',
}
export const Account = { ...enAnglais(compte.default, compte.Typique), name: 'My account' }
export const Data = { ...enAnglais(mesDonnees.default, mesDonnees.Typique), name: 'My data' }
export const App = { ...enAnglais(application.default, application.Activees), name: 'App and notifications' }
export const ServiceDesk = { ...enAnglais(gestion.default, gestion.Typique), name: 'Service desk' }
export const Register = { ...enAnglais(pointage.default, pointage.Typique), name: 'Attendance register' }
