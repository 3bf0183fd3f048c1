import * as v from 'valibot'
import { CHAMPS, EFFETS, SAISIES } from './champs.ts'
import { Centimes, DateCivile, Id, Instant, Ligne, LigneRequise, Texte } from './commun.ts'

/** Grows by one at each save: sent back with the next one, so that two tabs do not overwrite each other. */
const Version = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000_000_000))

/** Where the family lives and how to reach it first. */
export const Contact = v.object({
  adresse: LigneRequise(200),
  complement: Ligne(200),
  /** Five digits. */
  codePostal: LigneRequise(10),
  commune: LigneRequise(100),
  /** Of the first parent. */
  telephone: LigneRequise(30),
})
export type Contact = v.InferOutput<typeof Contact>

export const CAISSES = ['CAF', 'MSA'] as const

export const Revenus = v.object({
  /** Reference income of the household, a year. */
  revenusCentimes: v.nullable(v.pipe(Centimes, v.minValue(0), v.maxValue(2_000_000_000))),
  revenusAnnee: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100))),
  quotientFamilial: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99_999))),
  caisse: v.nullable(v.picklist(CAISSES)),
  numeroAllocataire: Ligne(20),
  /** Dependent children, as the tax notice counts them, and those of them with AEEH; null: those of the file, and none. */
  enfantsACharge: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20))),
  enfantsAeeh: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20))),
})
export type Revenus = v.InferOutput<typeof Revenus>

/** Who opened the file; the telephone is in `Contact`. */
export const PremierParent = v.object({
  nom: LigneRequise(100),
  prenom: LigneRequise(100),
  courriel: LigneRequise(254),
})
export type PremierParent = v.InferOutput<typeof PremierParent>

export const SecondParent = v.object({
  nom: LigneRequise(100),
  prenom: LigneRequise(100),
  courriel: Ligne(254),
  telephone: Ligne(30),
})
export type SecondParent = v.InferOutput<typeof SecondParent>

export const Parents = v.object({ premier: PremierParent, second: v.nullable(SecondParent) })
export type Parents = v.InferOutput<typeof Parents>

/** Medical information, read only with the child. */
export const Sante = v.object({
  allergies: Texte(2000),
  regime: Texte(2000),
  pai: Texte(2000),
  vaccins: Texte(2000),
  medecin: Ligne(200),
  medecinTelephone: Ligne(30),
  autres: Texte(2000),
})
export type Sante = v.InferOutput<typeof Sante>

const identite = { nom: LigneRequise(100), prenom: LigneRequise(100), dateNaissance: DateCivile }

/** A child to add. */
export const EnfantNouveau = v.object({ ...identite, sante: Sante })
export type EnfantNouveau = v.InferOutput<typeof EnfantNouveau>

export const EnfantModifie = v.object({ ...identite, sante: Sante, version: Version })
export type EnfantModifie = v.InferOutput<typeof EnfantModifie>

export const Enfant = v.object({ id: Id, ...identite, sante: Sante, version: Version })
export type Enfant = v.InferOutput<typeof Enfant>

/** What the authority decides of a field. */
const RegleChampLue = v.object({
  champ: v.picklist(CHAMPS),
  saisie: v.picklist(SAISIES),
  effet: v.picklist(EFFETS),
})

/** One field of a change, as people read it. */
export const Changement = v.object({
  champ: v.picklist(CHAMPS),
  /** Name of the field, and the values, in French. */
  nom: v.string(),
  avant: v.string(),
  apres: v.string(),
})
export type Changement = v.InferOutput<typeof Changement>

/** Changes that wait for the answer of a service: of the file, or of a child. */
export const ModificationEnAttente = v.object({
  id: Id,
  enfant: v.nullable(Id),
  changements: v.array(Changement),
  demandeeLe: Instant,
})
export type ModificationEnAttente = v.InferOutput<typeof ModificationEnAttente>

/** The family file. A file just opened has empty texts where the schema asks for words: hence the plain strings. */
export const Foyer = v.object({
  version: Version,
  contact: v.object({
    adresse: v.string(),
    complement: v.string(),
    codePostal: v.string(),
    commune: v.string(),
    telephone: v.string(),
  }),
  revenus: Revenus,
  parents: v.object({
    premier: v.object({ nom: v.string(), prenom: v.string(), courriel: v.string() }),
    second: v.nullable(
      v.object({ nom: v.string(), prenom: v.string(), courriel: v.string(), telephone: v.string() }),
    ),
  }),
  enfants: v.array(Enfant),
  /** Names of the compulsory fields still empty, in French. */
  manquants: v.array(v.string()),
  /** The fields of which the authority decided something else than the usual. What is hidden is empty here. */
  regles: v.array(RegleChampLue),
  attentes: v.array(ModificationEnAttente),
})
export type Foyer = v.InferOutput<typeof Foyer>

/** Saves the sections that are sent, each whole; the others stay as they are. */
export const FoyerModifie = v.object({
  version: Version,
  contact: v.optional(Contact),
  revenus: v.optional(Revenus),
  parents: v.optional(Parents),
})
export type FoyerModifie = v.InferOutput<typeof FoyerModifie>

/** What the authority decides of every field. */
export const PolitiqueChamps = v.object({
  champs: v.array(v.object({ ...RegleChampLue.entries, nom: v.string(), groupe: v.string() })),
})
export type PolitiqueChamps = v.InferOutput<typeof PolitiqueChamps>

/** Decides of some fields; the others stay as they are. */
export const PolitiqueModifiee = v.object({
  champs: v.pipe(v.array(RegleChampLue), v.minLength(1), v.maxLength(CHAMPS.length)),
})
export type PolitiqueModifiee = v.InferOutput<typeof PolitiqueModifiee>

export const ETATS_MODIFICATION = ['demandee', 'acceptee', 'refusee', 'retiree'] as const

/** A change as an agent answers it. */
export const ModificationADecider = v.object({
  id: Id,
  /** Name of the family's first adult. */
  famille: v.string(),
  /** The child it is about; null: the family itself. */
  enfant: v.nullable(v.object({ prenom: v.string(), nom: v.string() })),
  changements: v.array(Changement),
  etat: v.picklist(ETATS_MODIFICATION),
  demandeeLe: Instant,
  motif: v.nullable(v.string()),
  reponduLe: v.nullable(Instant),
})
export type ModificationADecider = v.InferOutput<typeof ModificationADecider>

/** Oldest first while they wait; latest answer first afterwards. */
export const ModificationsADecider = v.object({ modifications: v.array(ModificationADecider) })
export type ModificationsADecider = v.InferOutput<typeof ModificationsADecider>

export const FiltreModifications = v.object({
  etat: v.optional(v.picklist(['demandee', 'acceptee', 'refusee']), 'demandee'),
})

/** An agent's answer. On a refusal `motif` is required: the family reads it. */
export const ReponseModification = v.object({
  decision: v.picklist(['acceptee', 'refusee']),
  motif: v.optional(Texte(1000), ''),
})
export type ReponseModification = v.InferOutput<typeof ReponseModification>
