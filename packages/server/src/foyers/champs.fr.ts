// The fields of the family file, as families and agents read them.
import type { Champ } from '@inoe/contract/champs'

const CONTACT = 'Adresse et contact'
const REVENUS = 'Revenus et quotient familial'
const PARENTS = 'Parents'
const ENFANTS = 'Enfants'
const SANTE = 'Informations médicales des enfants'

export const champsFr: Record<Champ, { nom: string; groupe: string }> = {
  adresse: { nom: 'Adresse', groupe: CONTACT },
  complement: { nom: 'Complément d’adresse', groupe: CONTACT },
  codePostal: { nom: 'Code postal', groupe: CONTACT },
  commune: { nom: 'Commune', groupe: CONTACT },
  telephone: { nom: 'Téléphone', groupe: CONTACT },
  revenusCentimes: { nom: 'Revenu fiscal de référence', groupe: REVENUS },
  revenusAnnee: { nom: 'Année de ce revenu', groupe: REVENUS },
  quotientFamilial: { nom: 'Quotient familial', groupe: REVENUS },
  caisse: { nom: 'Caisse', groupe: REVENUS },
  numeroAllocataire: { nom: 'Numéro d’allocataire', groupe: REVENUS },
  enfantsACharge: { nom: 'Enfants à charge', groupe: REVENUS },
  enfantsAeeh: { nom: 'Enfants avec AEEH', groupe: REVENUS },
  'premier.nom': { nom: 'Nom', groupe: PARENTS },
  'premier.prenom': { nom: 'Prénom', groupe: PARENTS },
  'premier.courriel': { nom: 'Adresse e-mail', groupe: PARENTS },
  second: { nom: 'Second parent', groupe: PARENTS },
  'enfant.nom': { nom: 'Nom', groupe: ENFANTS },
  'enfant.prenom': { nom: 'Prénom', groupe: ENFANTS },
  'enfant.dateNaissance': { nom: 'Date de naissance', groupe: ENFANTS },
  'sante.allergies': { nom: 'Allergies', groupe: SANTE },
  'sante.regime': { nom: 'Régime alimentaire', groupe: SANTE },
  'sante.pai': { nom: 'Projet d’accueil individualisé (PAI)', groupe: SANTE },
  'sante.vaccins': { nom: 'Vaccins', groupe: SANTE },
  'sante.medecin': { nom: 'Médecin', groupe: SANTE },
  'sante.medecinTelephone': { nom: 'Téléphone du médecin', groupe: SANTE },
  'sante.autres': { nom: 'Autres informations utiles', groupe: SANTE },
}
