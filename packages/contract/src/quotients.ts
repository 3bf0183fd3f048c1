import * as v from 'valibot'
import { DateCivile, Id, Instant, Ligne, LigneRequise, Texte } from './commun.ts'
import { CAISSES } from './foyers.ts'
import { CONTROLES } from './televersements.ts'

/** Where somebody was born. Codes are INSEE's (code officiel géographique). */
const LieuNaissance = v.variant('ou', [
  v.object({
    ou: v.literal('france'),
    commune: LigneRequise(100),
    departement: v.pipe(
      v.string(),
      v.trim(),
      v.toUpperCase(),
      v.regex(/^(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-8]|98[4-8])$/),
    ),
  }),
  v.object({ ou: v.literal('etranger'), pays: v.pipe(v.string(), v.regex(/^99\d{3}$/)) }),
])

/**
 * Who the allocataire is, as the CAF or the MSA knows them. Asked for one call to API Particulier, and not kept.
 * Source: API Particulier v3, `dss/quotient_familial/identite`.
 */
export const IdentiteAllocataire = v.object({
  nomNaissance: LigneRequise(100),
  /** Empty: none. */
  nomUsage: Ligne(100),
  /** In the order of the civil status. */
  prenoms: v.pipe(v.array(LigneRequise(50)), v.minLength(1), v.maxLength(10)),
  dateNaissance: DateCivile,
  sexe: v.picklist(['F', 'M']),
  naissance: LieuNaissance,
})
export type IdentiteAllocataire = v.InferOutput<typeof IdentiteAllocataire>

/** `accord`: the person agrees that the authority asks the CAF or the MSA. */
export const QuotientDemande = v.object({ ...IdentiteAllocataire.entries, accord: v.literal(true) })
export type QuotientDemande = v.InferOutput<typeof QuotientDemande>

/** The quotient familial as the CAF or the MSA said it. */
export const QuotientObtenu = v.object({
  /** Euros a month. */
  valeur: v.number(),
  caisse: v.picklist(CAISSES),
  /** The month it is of. */
  annee: v.number(),
  mois: v.number(),
  obtenuLe: Instant,
})
export type QuotientObtenu = v.InferOutput<typeof QuotientObtenu>

/** What the town offers; `obtenu`: the last one, while it is still the one of the file. */
export const QuotientEnLigne = v.object({ enLigne: v.boolean(), obtenu: v.nullable(QuotientObtenu) })
export type QuotientEnLigne = v.InferOutput<typeof QuotientEnLigne>

/** A quotient typed by hand, given with its proof: fields of a form, whose values are texts. */
export const QuotientDeclare = v.object({
  valeur: v.pipe(v.string(), v.trim(), v.regex(/^\d{1,5}$/)),
  caisse: v.picklist(CAISSES),
})
export type QuotientDeclare = v.InferOutput<typeof QuotientDeclare>

/** The proof: what is said of the file. None once it is gone. */
const Preuve = v.nullable(
  v.object({ nom: v.string(), type: v.string(), taille: v.number(), controle: v.picklist(CONTROLES) }),
)

/** One declaration, as its family follows it. */
export const DeclarationQuotient = v.object({
  id: Id,
  /** What the file said before, and what is declared: euros a month. */
  avant: v.nullable(v.number()),
  valeur: v.number(),
  caisse: v.picklist(CAISSES),
  etat: v.picklist(['demandee', 'acceptee', 'refusee', 'retiree']),
  motif: v.nullable(v.string()),
  demandeeLe: Instant,
  reponduLe: v.nullable(Instant),
  valableJusquAu: v.nullable(DateCivile),
  preuve: Preuve,
})
export type DeclarationQuotient = v.InferOutput<typeof DeclarationQuotient>

/** The latest first. */
export const DeclarationsQuotient = v.object({
  declarations: v.array(DeclarationQuotient),
  /** Prices follow what is declared before the service has answered. */
  immediat: v.boolean(),
  /** Bytes of a proof, at most. */
  tailleMax: v.number(),
})
export type DeclarationsQuotient = v.InferOutput<typeof DeclarationsQuotient>

/** Those that wait for the agent's services, oldest first. */
export const QuotientsAVerifier = v.object({
  attente: v.number(),
  declarations: v.array(v.object({ ...DeclarationQuotient.entries, famille: v.string() })),
})
export type QuotientsAVerifier = v.InferOutput<typeof QuotientsAVerifier>

/** On a refusal `motif` is required: the family reads it. */
export const ReponseQuotient = v.object({
  decision: v.picklist(['acceptee', 'refusee']),
  motif: v.optional(Texte(1000), ''),
  valableJusquAu: v.optional(v.nullable(DateCivile), null),
})
export type ReponseQuotient = v.InferOutput<typeof ReponseQuotient>
