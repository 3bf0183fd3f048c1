import type { TemplateResult } from 'lit'
import type { Espace } from '../espace/espace.ts'
import type { Parcours } from './parcours.ts'

/** The views that signing in does without. */
export type VueCompte =
  | 'creation'
  | 'envoye'
  | 'oubli'
  | 'oubli-envoye'
  | 'activation'
  | 'choix'
  | 'accord'
  | 'preuve'
  | 'invitation'
  | 'franceconnect'
export type Vue = 'connexion' | VueCompte

/** A view of the widget: what it says, what it shows, what its form does. */
export interface Ecran {
  titre(): string
  /** Shown to who is signed in as well: the link that leads there may be of another account. */
  parLien?: boolean
  /** What must be known before it can be shown whole. */
  ouvrir?(parcours: Parcours, espace: Espace): Promise<void>
  /** The form, for the page's own tree. One template per view: a browser keeps what is typed in each for what it is. */
  formulaire?(parcours: Parcours): TemplateResult | undefined
  /** In place of a form: a view that waits for a click, here or in the mailbox. */
  attente?(parcours: Parcours): TemplateResult
  /** The way to another view, at the foot. */
  pied(): { question?: string; mots: string; vue: Vue }
  /** Why a password is not even sent. */
  refuser?(motDePasse: string): string | undefined
  envoyer?(parcours: Parcours, espace: Espace, fields: FormData): Promise<void>
}
