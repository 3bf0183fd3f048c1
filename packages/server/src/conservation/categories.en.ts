import type { Mots } from './categories.ts'

export const mots: Mots = {
  dossiers: {
    quoi: 'The family’s file and its accounts',
    depuis:
      'the last thing that happened in the file: a sign-in, a request, a day of care, a message, an invoice',
    pourquoi: 'the time during which the family or the town may go to court',
  },
  demandes: {
    quoi: 'Requests refused or withdrawn, and changes to the file that were answered',
    depuis: 'the answer, or the withdrawal',
    pourquoi: 'an appeal, or the Défenseur des droits, must be answered',
  },
  accueil: {
    quoi: 'Days booked and attendance that were not invoiced',
    depuis: 'the day',
    pourquoi: 'the CAF may check the hours that it paid for',
  },
  sante: {
    quoi: 'The children’s health, their absences and certificates',
    depuis: 'the child’s last day of care; the absence itself for a certificate',
    pourquoi: 'this sensitive data serves the care of the child alone',
  },
  documents: {
    quoi: 'Documents that were replaced, refused or have ended',
    depuis: 'the replacement, the refusal or the end of validity',
    pourquoi: 'a document is of no use once it is replaced or out of date',
  },
  messages: {
    quoi: 'Conversations with the teams, and what was attached',
    depuis: 'the last message',
    pourquoi: 'they keep trace of what was asked and answered',
  },
  decisions: {
    quoi: 'Court decisions that no longer apply',
    depuis: 'the end of the decision, its lifting or the answer',
    pourquoi: 'they are sensitive and no longer of use',
  },
  consentements: {
    quoi: 'Permissions replaced by a later answer',
    depuis: 'the answer that replaces them',
    pourquoi: 'what was allowed must be provable',
  },
  quotients: {
    quoi: 'Former quotients familiaux, and their certificates',
    depuis: 'the quotient that replaces them',
    pourquoi: 'they explain the price on invoices, which may be disputed',
  },
  comptabilite: {
    quoi: 'Invoices, payments, direct debits, and the days invoiced',
    depuis: 'the end of the financial year',
    pourquoi: 'these are accounting records',
  },
  'acces-sante': {
    quoi: 'The log of who read your children’s health information',
    depuis: 'the reading',
    pourquoi: 'you must be able to know who read what',
  },
  effacements: {
    quoi: 'Requests for erasure and their answers, without an address',
    depuis: 'the answer',
    pourquoi: 'the town must be able to prove that it answered',
  },
  connexions: {
    quoi: 'The history of your sign-ins',
    depuis: 'the sign-in',
    pourquoi: 'it protects your account',
  },
}
