// What a language says: the words of every widget, as the French ones are shaped. A word that is missing, or that is not
// the same kind of thing, fails the type check.
import type { actualitesFr } from '../../actualites/messages.fr.ts'
import type { applicationFr } from '../../application/messages.fr.ts'
import type { compteFr } from '../../compte/messages.fr.ts'
import type { documentsFr } from '../../documents/messages.fr.ts'
import type { pagesFr } from '../../documents/pages/messages.fr.ts'
import type { cleAccesFr } from '../../espace/cle-acces.fr.ts'
import type { facturesFr } from '../../factures/messages.fr.ts'
import type { panneauxFr } from '../../factures/panneaux/messages.fr.ts'
import type { autorisationsFr } from '../../foyer/autorisations/messages.fr.ts'
import type { gardesFr } from '../../foyer/gardes/messages.fr.ts'
import type { foyerFr } from '../../foyer/messages.fr.ts'
import type { personnesFr } from '../../foyer/personnes/messages.fr.ts'
import type { declarationFr } from '../../foyer/quotient/declaration.fr.ts'
import type { formulaireFr } from '../../foyer/quotient/messages.fr.ts'
import type { renouvellementFr } from '../../foyer/renouvellement/messages.fr.ts'
import type { gardeFr } from '../../garde/messages.fr.ts'
import type { activitesFr } from '../../gestion/activites/messages.fr.ts'
import type { redactionFr } from '../../gestion/actualites/messages.fr.ts'
import type { apparenceFr } from '../../gestion/apparence/messages.fr.ts'
import type { argentFr } from '../../gestion/argent/argent.fr.ts'
import type { caisseFr } from '../../gestion/argent/caisse/messages.fr.ts'
import type { facturationsFr } from '../../gestion/argent/facturations/messages.fr.ts'
import type { prelevementsFr } from '../../gestion/argent/prelevements/messages.fr.ts'
import type { reglagesFr } from '../../gestion/argent/reglages/messages.fr.ts'
import type { tarifsFr } from '../../gestion/argent/tarifs/messages.fr.ts'
import type { champsFr } from '../../gestion/champs/messages.fr.ts'
import type { consentementsFr } from '../../gestion/consentements/messages.fr.ts'
import type { documentsServiceFr } from '../../gestion/documents/messages.fr.ts'
import type { quotientsServiceFr } from '../../gestion/documents/quotients.fr.ts'
import type { conservationFr } from '../../gestion/donnees/conservation.fr.ts'
import type { donneesFr } from '../../gestion/donnees/messages.fr.ts'
import type { aReunirFr } from '../../gestion/familles/a-reunir.fr.ts'
import type { dossierFr } from '../../gestion/familles/dossier.fr.ts'
import type { famillesFr } from '../../gestion/familles/messages.fr.ts'
import type { conversationsFr } from '../../gestion/messages/messages.fr.ts'
import type { gestionFr } from '../../gestion/messages.fr.ts'
import type { personnesFr as personnesServiceFr } from '../../gestion/personnes/messages.fr.ts'
import type { renouvellementFr as rentreeFr } from '../../gestion/rentree/messages.fr.ts'
import type { reinscriptionsFr } from '../../gestion/rentree/reinscriptions.fr.ts'
import type { historiqueFr } from '../../historique/messages.fr.ts'
import type { etapesFr } from '../../inscriptions/etapes.fr.ts'
import type { inscriptionsFr } from '../../inscriptions/messages.fr.ts'
import type { nouvellesFr } from '../../inscriptions/nouvelles.fr.ts'
import type { reinscriptionFr } from '../../inscriptions/reinscription/messages.fr.ts'
import type { compteFr as accesFr } from '../../login/compte.messages.fr.ts'
import type { loginFr } from '../../login/messages.fr.ts'
import type { mesDonneesFr } from '../../mes-donnees/messages.fr.ts'
import type { messagesFr } from '../../messages/messages.fr.ts'
import type { messages as gestesFr } from '../../planning/gestes.fr.ts'
import type { messages as planningFr } from '../../planning/messages.fr.ts'
import type { messages as absenceFr } from '../../planning/panneaux/absence.fr.ts'
import type { messages as agendaFr } from '../../planning/panneaux/agenda.fr.ts'
import type { messages as contratsFr } from '../../planning/panneaux/contrats.fr.ts'
import type { messages as semaineTypeFr } from '../../planning/panneaux/semaine-type.fr.ts'
import type { ecranFr } from '../../pointage/ecran.fr.ts'
import type { pointageFr } from '../../pointage/messages.fr.ts'
import type { redirectionFr } from '../../redirection/messages.fr.ts'
import type { retourFr } from '../../retour/messages.fr.ts'
import type { servicesFr } from '../../services/messages.fr.ts'
import type { messages as simulateurFr } from '../../services/simulateur.fr.ts'
import type { tableauFr } from '../../tableau-de-bord/messages.fr.ts'
import type { communFr } from '../commun.fr.ts'
import type { moyensFr } from '../moyens.fr.ts'

/** The shape of words: any text for a text, a function of the same arguments for a function. */
type Mots<T> = T extends string
  ? string
  : T extends (...args: infer Args) => infer Dit
    ? (...args: Args) => Mots<Dit>
    : T extends object
      ? { readonly [Nom in keyof T]: Mots<T[Nom]> }
      : T

/**
 * What a language says. The screens of the services may be left in French, whole: who works there reads it. English says
 * everything (`Required<Langue>`).
 */
export interface Langue {
  /** How it writes dates and money. */
  locale: string
  commun: Mots<typeof communFr>
  moyens: Mots<typeof moyensFr>
  cleAcces: Mots<typeof cleAccesFr>
  login: Mots<typeof loginFr>
  acces: Mots<typeof accesFr>
  redirection: Mots<typeof redirectionFr>
  retour: Mots<typeof retourFr>
  planning: Mots<typeof planningFr>
  gestes: Mots<typeof gestesFr>
  contrats: Mots<typeof contratsFr>
  absence: Mots<typeof absenceFr>
  semaineType: Mots<typeof semaineTypeFr>
  agenda: Mots<typeof agendaFr>
  services: Mots<typeof servicesFr>
  simulateur: Mots<typeof simulateurFr>
  inscriptions: Mots<typeof inscriptionsFr>
  etapes: Mots<typeof etapesFr>
  nouvelles: Mots<typeof nouvellesFr>
  foyer: Mots<typeof foyerFr>
  quotient: Mots<typeof formulaireFr>
  gardes: Mots<typeof gardesFr>
  declaration: Mots<typeof declarationFr>
  renouvellement: Mots<typeof renouvellementFr>
  garde: Mots<typeof gardeFr>
  reinscription: Mots<typeof reinscriptionFr>
  autorisations: Mots<typeof autorisationsFr>
  personnes: Mots<typeof personnesFr>
  factures: Mots<typeof facturesFr>
  panneauxFactures: Mots<typeof panneauxFr>
  historique: Mots<typeof historiqueFr>
  mesDonnees: Mots<typeof mesDonneesFr>
  application: Mots<typeof applicationFr>
  tableau: Mots<typeof tableauFr>
  compte: Mots<typeof compteFr>
  actualites: Mots<typeof actualitesFr>
  messages: Mots<typeof messagesFr>
  documents: Mots<typeof documentsFr>
  pages: Mots<typeof pagesFr>
  pointage?: Mots<typeof pointageFr>
  ecranPointage: Mots<typeof ecranFr>
  gestion?: Mots<typeof gestionFr>
  activites?: Mots<typeof activitesFr>
  personnesService?: Mots<typeof personnesServiceFr>
  caisse?: Mots<typeof caisseFr>
  /** The means of payment are said once, in `moyens`. */
  argent?: Mots<Omit<typeof argentFr, 'moyens'>>
  reglages?: Mots<typeof reglagesFr>
  prelevements?: Mots<typeof prelevementsFr>
  facturations?: Mots<typeof facturationsFr>
  tarifs?: Mots<typeof tarifsFr>
  donnees?: Mots<typeof donneesFr>
  redaction?: Mots<typeof redactionFr>
  conversations?: Mots<typeof conversationsFr>
  consentements?: Mots<typeof consentementsFr>
  documentsService?: Mots<typeof documentsServiceFr>
  champs?: Mots<typeof champsFr>
  apparence?: Mots<typeof apparenceFr>
  quotientsService?: Mots<typeof quotientsServiceFr>
  conservation?: Mots<typeof conservationFr>
  fichesAReunir?: Mots<typeof aReunirFr>
  dossierService?: Mots<typeof dossierFr>
  familles?: Mots<typeof famillesFr>
  rentree?: Mots<typeof rentreeFr>
  reinscriptionsService?: Mots<typeof reinscriptionsFr>
}
