import type { Mots } from './conserves.fr.ts'

const ACCOUNT = 'Your account: e-mail address, password, passkeys, devices, sign-ins, copies of your data'

export const mots: Mots = {
  efface: {
    foyer: [
      ACCOUNT,
      'The household’s file: adults, address, income, quotient familial',
      'The children and their health, except a child who has another home: it stays there',
      'Enrolments, bookings and attendance that were not invoiced, absences',
      'Documents, messages and every file',
    ],
    compte: [
      ACCOUNT,
      'Your name and contact details in the household’s file, and on the messages that you wrote',
    ],
  },
  apresExercice: (duree) => `${duree} after the end of their financial year`,
  apresLaFin: (duree) => `${duree} after they end`,
  factures: {
    quoi: 'Invoices and credit notes, with the name and address printed on them',
    pourquoi: 'they are accounting records',
  },
  reglements: {
    quoi: 'Payments, online payments, direct debits and signed mandates (which are ended)',
    pourquoi: 'they prove what was paid',
  },
  jours: {
    quoi: 'The days and hours invoiced, in a file without name or address',
    duree: 'as long as the invoice',
    pourquoi: 'they justify it',
  },
  decisions: {
    quoi: 'Court decisions applied for a child who has another home, without your household’s name',
    pourquoi: 'they say to whom the child must not be handed over',
  },
  demande: {
    quoi: 'Your request and its answer, without your address',
    pourquoi: 'the town must be able to prove that it answered',
  },
  dossier: {
    quoi: 'The household’s file: children, bookings, documents, messages, invoices',
    duree: 'as long as the other parent uses it',
    pourquoi: 'it is theirs too; your messages stay there without your name',
  },
}
