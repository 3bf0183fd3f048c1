import * as v from 'valibot'
import { DateCivile, Id, Instant, LigneRequise, Texte } from './commun.ts'
import { CONTROLES } from './televersements.ts'

/** Most people that a family names. */
export const PROCHES_MAX = 20

/** Somebody whom a family trusts with its children, beside the parents. */
export const ProcheSaisi = v.object({
  prenom: LigneRequise(100),
  nom: LigneRequise(100),
  /** « grand-mère », « voisin »… */
  lien: LigneRequise(60),
  telephone: LigneRequise(30),
  /** The children that it is about. */
  enfants: v.pipe(v.array(Id), v.minLength(1), v.maxLength(20)),
  peutChercher: v.boolean(),
  /** To call in an emergency, in the order of the list. */
  aPrevenir: v.boolean(),
})
export type ProcheSaisi = v.InferOutput<typeof ProcheSaisi>

export const Proche = v.object({
  id: Id,
  prenom: v.string(),
  nom: v.string(),
  lien: v.string(),
  telephone: v.string(),
  enfants: v.array(Id),
  peutChercher: v.boolean(),
  aPrevenir: v.boolean(),
})
export type Proche = v.InferOutput<typeof Proche>

/** Everybody of the family's list, in the order of calling. */
export const OrdreAppel = v.object({ ordre: v.pipe(v.array(Id), v.maxLength(PROCHES_MAX)) })
export type OrdreAppel = v.InferOutput<typeof OrdreAppel>

export const ETATS_INTERDICTION = ['demandee', 'acceptee', 'refusee', 'retiree', 'levee'] as const

const decision = {
  prenom: LigneRequise(100),
  nom: LigneRequise(100),
  lien: LigneRequise(60),
  /** Who decided: « Juge aux affaires familiales de Bordeaux ». */
  juridiction: LigneRequise(120),
  /** Number of the decision. */
  reference: LigneRequise(60),
  dateDecision: DateCivile,
}

/** Asks that somebody may not collect a child, as a court decided; its document comes with it. */
export const InterdictionDemandee = v.object({
  enfant: Id,
  ...decision,
  /** Last day that it holds; none where the decision says none. */
  fin: v.optional(v.nullable(DateCivile), null),
})
export type InterdictionDemandee = v.InferOutput<typeof InterdictionDemandee>

const lue = {
  id: Id,
  prenom: v.string(),
  nom: v.string(),
  lien: v.string(),
  juridiction: v.string(),
  reference: v.string(),
  dateDecision: DateCivile,
  fin: v.nullable(DateCivile),
  etat: v.picklist(ETATS_INTERDICTION),
  /** It holds today. */
  enVigueur: v.boolean(),
  demandeeLe: Instant,
  /** What the service said. */
  motif: v.nullable(v.string()),
  reponduLe: v.nullable(Instant),
  /** The document, until the request is taken back. */
  fichier: v.nullable(v.object({ nom: v.string(), controle: v.picklist(CONTROLES) })),
}

/** As the family that asked reads it; the child's other home is told nothing of it. */
export const Interdiction = v.object({ ...lue, enfant: Id })
export type Interdiction = v.InferOutput<typeof Interdiction>

/** Who may and who may not collect the children of a family, and whom to call. */
export const Personnes = v.object({
  adultes: v.array(
    v.object({
      prenom: v.string(),
      nom: v.string(),
      telephone: v.string(),
      autoriteParentale: v.boolean(),
    }),
  ),
  enfants: v.array(v.object({ id: Id, prenom: v.string() })),
  proches: v.array(Proche),
  interdictions: v.array(Interdiction),
})
export type Personnes = v.InferOutput<typeof Personnes>

export const InterdictionADecider = v.object({
  ...lue,
  enfant: v.object({ id: Id, prenom: v.string(), nom: v.string() }),
  /** Name of the family's first adult; null: that home is erased, the decision stays with the child. */
  famille: v.nullable(v.string()),
})
export type InterdictionADecider = v.InferOutput<typeof InterdictionADecider>

/** `attente`: how many wait for an answer, whatever the state that is asked for. */
export const InterdictionsADecider = v.object({
  attente: v.number(),
  interdictions: v.array(InterdictionADecider),
})
export type InterdictionsADecider = v.InferOutput<typeof InterdictionsADecider>

export const FiltreInterdictions = v.object({
  etat: v.optional(v.picklist(['demandee', 'acceptee', 'refusee', 'levee']), 'demandee'),
})

/** An agent's answer. On a refusal `motif` is required: the family reads it. */
export const ReponseInterdiction = v.object({
  decision: v.picklist(['acceptee', 'refusee']),
  motif: v.optional(Texte(1000), ''),
})
export type ReponseInterdiction = v.InferOutput<typeof ReponseInterdiction>

/** Why something is no longer, or is otherwise: « jugement du 3 mars 2026 ». */
export const Motif = v.object({ motif: LigneRequise(300) })

/** Whether an adult holds parental authority, and what says so. */
export const AutoriteParentale = v.object({ autoriteParentale: v.boolean(), ...Motif.entries })
export type AutoriteParentale = v.InferOutput<typeof AutoriteParentale>

/** Children that a structure welcomes. */
export const EnfantsAccueillis = v.object({
  enfants: v.array(v.object({ id: Id, prenom: v.string(), nom: v.string() })),
})
export type EnfantsAccueillis = v.InferOutput<typeof EnfantsAccueillis>
export const FiltreEnfants = v.object({ structure: Id })

/** `interdit`: a decision bars this very person, whatever the rest of the file says. */
const Quelquun = { prenom: v.string(), nom: v.string(), telephone: v.string(), interdit: v.boolean() }

/** What those who look after a child must know at the door, and on the telephone. */
export const FicheEnfant = v.object({
  enfant: v.object({ id: Id, prenom: v.string(), nom: v.string() }),
  /** People who may not collect it, today. */
  interdits: v.array(v.object({ prenom: v.string(), nom: v.string(), lien: v.string() })),
  /** Of each home of the child, none of the address or the money. */
  foyers: v.array(
    v.object({
      adultes: v.array(
        v.object({
          id: Id,
          ...Quelquun,
          autoriteParentale: v.boolean(),
          /** What says whether they hold it, where a service wrote it. */
          motif: v.nullable(v.string()),
        }),
      ),
      /** In the order of calling. */
      proches: v.array(
        v.object({ ...Quelquun, lien: v.string(), peutChercher: v.boolean(), aPrevenir: v.boolean() }),
      ),
    }),
  ),
  medecin: v.string(),
  medecinTelephone: v.string(),
})
export type FicheEnfant = v.InferOutput<typeof FicheEnfant>
