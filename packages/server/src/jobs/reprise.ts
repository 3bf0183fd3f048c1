// What becomes, in a restored database, of the jobs that waited when the backup was made.
import type { JobName } from './queue.ts'

/**
 * - `refaire`: looks again at something, and changes nothing when it was done since: a payment's outcome, a quarantined file.
 * - `ecarter`: reaches people. Since the backup it has most likely left: doing it again would write twice, hours later.
 * - `inutile`: comes back by itself with the calendar.
 */
export const REPRISES: Readonly<Record<JobName, 'refaire' | 'ecarter' | 'inutile'>> = {
  courriel: 'ecarter',
  notification: 'ecarter',
  lien: 'ecarter',
  'changement-courriel': 'ecarter',
  'invitation-parent': 'ecarter',
  'suivre-paiement': 'refaire',
  'code-mandat': 'ecarter',
  'mandats-caducs': 'inutile',
  'lettres-reservations': 'ecarter',
  'propositions-echues': 'refaire',
  reexamen: 'refaire',
  'annoncer-factures': 'ecarter',
  'annoncer-actualite': 'ecarter',
  relances: 'inutile',
  'verifier-comptes': 'inutile',
  'controler-fichier': 'refaire',
  'rappels-documents': 'inutile',
  'rappels-renouvellement': 'inutile',
  'export-donnees': 'refaire',
  'detruire-fichiers': 'refaire',
  'proposer-eliminations': 'inutile',
  eliminer: 'inutile',
  'reprendre-eliminations': 'inutile',
  menage: 'inutile',
}
