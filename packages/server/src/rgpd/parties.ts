// The parts of an export, each given by its domain, under the name of its file in the zip.
import { donneesDesAbsences } from '../absences/donnees.ts'
import { donneesDesActualites } from '../actualites/donnees.ts'
import { donneesDesAgendas } from '../agendas/donnees.ts'
import { donneesDuCompte } from '../comptes/donnees.ts'
import { donneesDesConsentements } from '../consentements/donnees.ts'
import { donneesDesContrats } from '../contrats/donnees.ts'
import { donneesDesDocuments } from '../documents/donnees.ts'
import { donneesDesEncaissements } from '../encaissements/donnees.ts'
import { donneesDesFactures } from '../factures/donnees.ts'
import { donneesDuFoyer } from '../foyers/donnees.ts'
import { donneesDeFranceConnect } from '../franceconnect/donnees.ts'
import { donneesDesGardes } from '../gardes/donnees.ts'
import { donneesDesInscriptions } from '../inscriptions/donnees.ts'
import { donneesDesMessages } from '../messages/donnees.ts'
import { donneesDesPaiements } from '../paiements/donnees.ts'
import { donneesDesPointages } from '../pointages/donnees.ts'
import { donneesDesPrelevements } from '../prelevements/donnees.ts'
import { donneesDesProches } from '../proches/donnees.ts'
import { donneesDesQuotients } from '../quotients/donnees.ts'
import { donneesDesRenouvellements } from '../renouvellements/donnees.ts'
import { donneesDesReservations } from '../reservations/donnees.ts'
import { donneesDesAcces } from './acces-sante.ts'
import { donneesDesEffacements } from './effacements-store.ts'
import type { DonnerPartie } from './partie.ts'

/** Read as the family, so that the database itself leaves out what is of a child's other home. */
export const PARTIES_DU_FOYER: Readonly<Record<string, DonnerPartie>> = {
  'mon foyer': donneesDuFoyer,
  'personnes et urgences': donneesDesProches,
  autorisations: donneesDesConsentements,
  'garde alternée': donneesDesGardes,
  'renouvellements du dossier': donneesDesRenouvellements,
  'quotients familiaux obtenus': donneesDesQuotients,
  inscriptions: donneesDesInscriptions,
  réservations: donneesDesReservations,
  contrats: donneesDesContrats,
  absences: donneesDesAbsences,
  présences: donneesDesPointages,
  documents: donneesDesDocuments,
  messages: donneesDesMessages,
  factures: donneesDesFactures,
  'règlements reçus': donneesDesEncaissements,
  'paiements en ligne': donneesDesPaiements,
  prélèvements: donneesDesPrelevements,
  'accès aux données de santé': donneesDesAcces,
  'demandes d’effacement': donneesDesEffacements,
  'calendriers partagés': donneesDesAgendas,
  'actualités lues': donneesDesActualites,
}

/** Read as `systeme`: no person's request may read the tables of logins. */
export const PARTIES_DU_COMPTE: Readonly<Record<string, DonnerPartie>> = {
  'mon compte': donneesDuCompte,
  FranceConnect: donneesDeFranceConnect,
}
