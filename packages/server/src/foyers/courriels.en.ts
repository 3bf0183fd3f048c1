import type { Champ } from '@inoe/contract/champs'
import { recours } from '../collectivites/recours.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { Sujet } from './courriels.fr.ts'

const CHAMPS: Record<Champ, string> = {
  adresse: 'address',
  complement: 'address line 2',
  codePostal: 'postcode',
  commune: 'town',
  telephone: 'phone',
  revenusCentimes: 'reference tax income',
  revenusAnnee: 'year of this income',
  quotientFamilial: 'quotient familial',
  caisse: 'CAF or MSA',
  numeroAllocataire: 'CAF or MSA number',
  enfantsACharge: 'dependent children',
  enfantsAeeh: 'children with AEEH',
  'premier.nom': 'surname',
  'premier.prenom': 'first name',
  'premier.courriel': 'e-mail address',
  second: 'second parent',
  'enfant.nom': 'surname',
  'enfant.prenom': 'first name',
  'enfant.dateNaissance': 'date of birth',
  'sante.allergies': 'allergies',
  'sante.regime': 'diet',
  'sante.pai': 'individual care plan (PAI)',
  'sante.vaccins': 'vaccines',
  'sante.medecin': 'doctor',
  'sante.medecinTelephone': 'doctor’s phone',
  'sante.autres': 'other useful information',
}

export function modificationAcceptee(sujet: Sujet, motif: string | null, url: string): Lettre {
  return {
    sujet: 'Change to your file accepted',
    collectivite: sujet.collectivite,
    paragraphes: [
      `The team has accepted the change to your file${de(sujet)}: ${noms(sujet)}.`,
      ...(motif ? [`Message from the team: ${motif}`] : []),
      'The prices of the next invoices take it into account. Invoices already issued do not change.',
    ],
    bouton: { texte: 'See my file', url },
    note: `Any questions? ${contact(sujet.collectivite)}`,
  }
}

export function modificationRefusee(sujet: Sujet, motif: string, url: string): Lettre {
  return {
    sujet: 'Change to your file refused',
    collectivite: sujet.collectivite,
    paragraphes: [
      `The team has not accepted the change to your file${de(sujet)}: ${noms(sujet)}. Your file stays as it was.`,
      `Reason: ${motif}`,
      `To talk about it or ask for another look: ${contact(sujet.collectivite)}`,
    ],
    bouton: { texte: 'See my file', url },
    note: recours(sujet.collectivite, 'en'),
  }
}

const de = ({ enfant }: Sujet) => (enfant ? ` (${enfant})` : '')
const noms = ({ changements }: Sujet) => [...new Set(changements.map((one) => CHAMPS[one.champ]))].join(', ')
const contact = ({ courriel, telephone, nom }: Lettre['collectivite']) =>
  [courriel, telephone].filter(Boolean).join(' · ') || nom
