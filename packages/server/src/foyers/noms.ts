// The fields of the family file, as their readers call them.
import type { Champ } from '@inoe/contract/champs'
import type { Langue } from '@inoe/contract/langues'
import { formats } from '../outside/formats.ts'
import { champsFr } from './champs.fr.ts'
import type { Valeur } from './tables.ts'

const EN: Record<Champ, string> = {
  adresse: 'Address',
  complement: 'Address line 2',
  codePostal: 'Postcode',
  commune: 'Town',
  telephone: 'Phone',
  revenusCentimes: 'Reference tax income',
  revenusAnnee: 'Year of this income',
  quotientFamilial: 'Quotient familial',
  caisse: 'CAF or MSA',
  numeroAllocataire: 'CAF or MSA number',
  enfantsACharge: 'Dependent children',
  enfantsAeeh: 'Children with AEEH',
  'premier.nom': 'Surname',
  'premier.prenom': 'First name',
  'premier.courriel': 'E-mail address',
  second: 'Second parent',
  'enfant.nom': 'Surname',
  'enfant.prenom': 'First name',
  'enfant.dateNaissance': 'Date of birth',
  'sante.allergies': 'Allergies',
  'sante.regime': 'Diet',
  'sante.pai': 'Individual care plan (PAI)',
  'sante.vaccins': 'Vaccines',
  'sante.medecin': 'Doctor',
  'sante.medecinTelephone': 'Doctor’s phone',
  'sante.autres': 'Other useful information',
}

const PT: typeof EN = {
  adresse: 'Morada',
  complement: 'Complemento de morada',
  codePostal: 'Código postal',
  commune: 'Localidade',
  telephone: 'Telefone',
  revenusCentimes: 'Rendimento fiscal de referência',
  revenusAnnee: 'Ano desse rendimento',
  quotientFamilial: 'Quotient familial',
  caisse: 'CAF ou MSA',
  numeroAllocataire: 'Número CAF ou MSA',
  enfantsACharge: 'Filhos a cargo',
  enfantsAeeh: 'Filhos com AEEH',
  'premier.nom': 'Apelido',
  'premier.prenom': 'Nome próprio',
  'premier.courriel': 'Endereço de e-mail',
  second: 'Segundo progenitor',
  'enfant.nom': 'Apelido',
  'enfant.prenom': 'Nome próprio',
  'enfant.dateNaissance': 'Data de nascimento',
  'sante.allergies': 'Alergias',
  'sante.regime': 'Dieta',
  'sante.pai': 'Projeto de acolhimento individualizado (PAI)',
  'sante.vaccins': 'Vacinas',
  'sante.medecin': 'Médico',
  'sante.medecinTelephone': 'Telefone do médico',
  'sante.autres': 'Outras informações úteis',
}

const NOMS: Record<Langue, (champ: Champ) => string> = {
  fr: (champ) => champsFr[champ].nom,
  en: (champ) => EN[champ],
  pt: (champ) => PT[champ],
}

/** What a file says around its fields. */
const MOTS: Record<
  Langue,
  { second: Record<string, string>; vide: string; parAn: (prix: string) => string }
> = {
  fr: {
    second: {
      'second.nom': 'Nom du second parent',
      'second.prenom': 'Prénom du second parent',
      'second.courriel': 'E-mail du second parent',
      'second.telephone': 'Téléphone du second parent',
    },
    vide: 'non renseigné',
    parAn: (prix) => `${prix} par an`,
  },
  en: {
    second: {
      'second.nom': 'Second parent’s surname',
      'second.prenom': 'Second parent’s first name',
      'second.courriel': 'Second parent’s e-mail',
      'second.telephone': 'Second parent’s phone',
    },
    vide: 'not given',
    parAn: (prix) => `${prix} a year`,
  },
  pt: {
    second: {
      'second.nom': 'Apelido do segundo progenitor',
      'second.prenom': 'Nome próprio do segundo progenitor',
      'second.courriel': 'E-mail do segundo progenitor',
      'second.telephone': 'Telefone do segundo progenitor',
    },
    vide: 'não indicado',
    parAn: (prix) => `${prix} por ano`,
  },
}

/** Each name once: both parents have a « Nom ». */
export function nomsDes(champs: readonly Champ[], langue: Langue): string[] {
  return [...new Set(champs.map(NOMS[langue]))]
}

export const nomDuChamp = (champ: Champ, langue: Langue): string => NOMS[langue](champ)

/** @param langue French to the services */
export function nomDeCle(cle: string, champ: Champ, langue: Langue = 'fr'): string {
  return MOTS[langue].second[cle] ?? nomDuChamp(champ, langue)
}

/** A value as people read it. @param langue French to the services */
export function valeurEnMots(cle: string, value: Valeur, langue: Langue = 'fr'): string {
  const { vide, parAn } = MOTS[langue]
  if (value === null || value === '') return vide
  if (cle === 'revenusCentimes') return parAn(formats(langue).euros(Number(value)))
  if (cle === 'enfant.dateNaissance') {
    const [year, month, day] = String(value).split('-')
    return `${day}/${month}/${year}`
  }
  return String(value)
}
