// What the authority decides of each field of the family file. No valibot here: widgets read it.

/** Fields of the family file, as paths; `second` is the second parent as a whole. */
export const CHAMPS = [
  'adresse',
  'complement',
  'codePostal',
  'commune',
  'telephone',
  'revenusCentimes',
  'revenusAnnee',
  'quotientFamilial',
  'caisse',
  'numeroAllocataire',
  'enfantsACharge',
  'enfantsAeeh',
  'premier.nom',
  'premier.prenom',
  'premier.courriel',
  'second',
  'enfant.nom',
  'enfant.prenom',
  'enfant.dateNaissance',
  'sante.allergies',
  'sante.regime',
  'sante.pai',
  'sante.vaccins',
  'sante.medecin',
  'sante.medecinTelephone',
  'sante.autres',
] as const
export type Champ = (typeof CHAMPS)[number]

/** `masque`: the family does not see it. `obligatoire`: starred, and refused when it is empty. */
export const SAISIES = ['masque', 'lecture', 'modifiable', 'obligatoire'] as const
export type Saisie = (typeof SAISIES)[number]

/** `validation`: a change waits for the answer of a service. */
export const EFFETS = ['immediat', 'validation'] as const
export type Effet = (typeof EFFETS)[number]

export interface RegleChamp {
  saisie: Saisie
  effet: Effet
}

/** Nobody could be reached, billed or welcomed without: compulsory, or read only. */
const ESSENTIELS: readonly Champ[] = [
  'adresse',
  'codePostal',
  'commune',
  'telephone',
  'premier.nom',
  'premier.prenom',
  'premier.courriel',
  'enfant.nom',
  'enfant.prenom',
  'enfant.dateNaissance',
]

/** What may be decided of a field. What one must know of a child’s health never waits for an answer. */
export function choixDe(champ: Champ): { saisies: readonly Saisie[]; effets: readonly Effet[] } {
  return {
    saisies: ESSENTIELS.includes(champ) ? ['lecture', 'obligatoire'] : SAISIES,
    effets: champ.startsWith('sante.') ? ['immediat'] : EFFETS,
  }
}

/** What holds until the authority decides otherwise. */
export function regleParDefaut(champ: Champ): RegleChamp {
  return { saisie: ESSENTIELS.includes(champ) ? 'obligatoire' : 'modifiable', effet: 'immediat' }
}
