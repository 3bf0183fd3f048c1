import * as v from 'valibot'
import { DateCivile, Instant, Ligne, LigneRequise } from './commun.ts'
import { CAISSES } from './foyers.ts'

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
