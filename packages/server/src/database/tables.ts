// Every table of the server with who may touch it, gathered from the domains: what migrations and rights are made of.
import * as absences from '../absences/tables.ts'
import * as actualites from '../actualites/tables.ts'
import * as agendas from '../agendas/tables.ts'
import * as calendrier from '../calendrier/tables.ts'
import * as collectivites from '../collectivites/tables.ts'
import * as comptes from '../comptes/tables.ts'
import * as consentements from '../consentements/tables.ts'
import * as conservation from '../conservation/tables.ts'
import * as contrats from '../contrats/tables.ts'
import * as direct from '../direct/tables.ts'
import * as documents from '../documents/tables.ts'
import * as encaissements from '../encaissements/tables.ts'
import * as factures from '../factures/tables.ts'
import * as familles from '../familles/tables.ts'
import * as fichiers from '../fichiers/tables.ts'
import * as foyers from '../foyers/tables.ts'
import * as franceconnect from '../franceconnect/tables.ts'
import * as gardes from '../gardes/tables.ts'
import * as historique from '../historique/tables.ts'
import * as inscriptions from '../inscriptions/tables.ts'
import * as messages from '../messages/tables.ts'
import * as notifications from '../notifications/tables.ts'
import * as paiements from '../paiements/tables.ts'
import * as pointages from '../pointages/tables.ts'
import * as prelevements from '../prelevements/tables.ts'
import * as proches from '../proches/tables.ts'
import * as quotients from '../quotients/tables.ts'
import * as regies from '../regies/tables.ts'
import * as reinscriptions from '../reinscriptions/tables.ts'
import * as renouvellements from '../renouvellements/tables.ts'
import * as reservations from '../reservations/tables.ts'
import * as rgpd from '../rgpd/tables.ts'
import * as structures from '../structures/tables.ts'
import * as tarifs from '../tarifs/tables.ts'
import type { ReferenceRights, Rights } from './rights.ts'

const domains = [
  collectivites,
  structures,
  tarifs,
  calendrier,
  foyers,
  franceconnect,
  consentements,
  proches,
  gardes,
  familles,
  comptes,
  inscriptions,
  reinscriptions,
  reservations,
  absences,
  contrats,
  pointages,
  agendas,
  factures,
  regies,
  encaissements,
  paiements,
  prelevements,
  quotients,
  renouvellements,
  fichiers,
  documents,
  messages,
  actualites,
  notifications,
  historique,
  direct,
  rgpd,
  conservation,
]

/** Tables whose rows belong to one collectivite. */
export const tenantTables: readonly Rights[] = domains.flatMap((domain) => domain.rights)

/** Tables shared by all, each with its reason. */
export const referenceTables: readonly ReferenceRights[] = [
  ...collectivites.references,
  ...comptes.references,
  ...tarifs.references,
]
