import * as v from 'valibot'
import { avec, DateCivile, Id, Instant, Texte } from './commun.ts'

export const MOTIFS_ABSENCE = ['maladie', 'rendez-vous', 'famille', 'autre'] as const
export const MotifAbsence = v.picklist(MOTIFS_ABSENCE)
export type MotifAbsence = v.InferOutput<typeof MotifAbsence>

/** `declaree`: the service has not answered yet. `acceptee`: the days are not billed. `retiree`: by the family. */
export const ETATS_ABSENCE = ['declaree', 'acceptee', 'refusee', 'retiree'] as const
export const EtatAbsence = v.picklist(ETATS_ABSENCE)
export type EtatAbsence = v.InferOutput<typeof EtatAbsence>

/** Booked days on which a child will not come or did not come, of one or several children and services. */
export const DeclarationAbsence = v.object({
  cellules: v.pipe(v.array(v.object({ creneau: Id, enfant: Id })), v.minLength(1), v.maxLength(100)),
  motif: MotifAbsence,
  commentaire: v.optional(Texte(500), ''),
})
export type DeclarationAbsence = v.InferOutput<typeof DeclarationAbsence>

/** One child's absence from one service. */
export const Absence = v.object({
  id: Id,
  enfant: v.object({ id: Id, prenom: v.string(), nom: v.string() }),
  structure: v.object({ id: Id, nom: v.string() }),
  etat: EtatAbsence,
  motif: MotifAbsence,
  commentaire: v.string(),
  /** The days, in order, with what was booked. */
  jours: v.array(v.object({ creneau: Id, date: DateCivile, activite: v.string(), unite: v.string() })),
  /** Name of the supporting document, when there is one. */
  justificatif: v.nullable(v.string()),
  declareeLe: Instant,
  reponse: v.nullable(v.string()),
  reponduLe: v.nullable(Instant),
})
export type Absence = v.InferOutput<typeof Absence>

export const Absences = v.object({ absences: v.array(Absence) })
export type Absences = v.InferOutput<typeof Absences>

/** An absence as an agent sees it: all that it takes to answer. */
export const AbsenceADecider = avec(Absence, {
  /** Name of the family's first adult. */
  famille: v.string(),
})
export type AbsenceADecider = v.InferOutput<typeof AbsenceADecider>

/** Oldest first while they wait; latest answer first afterwards. */
export const AbsencesADecider = v.object({ absences: v.array(AbsenceADecider) })
export type AbsencesADecider = v.InferOutput<typeof AbsencesADecider>

export const FiltreAbsences = v.object({ etat: v.optional(EtatAbsence, 'declaree') })
export type FiltreAbsences = v.InferOutput<typeof FiltreAbsences>

/** An agent's answer. On a refusal `motif` is required: the family reads it. */
export const ReponseAbsence = v.object({
  decision: v.picklist(['acceptee', 'refusee']),
  motif: v.optional(v.nullable(Texte(1000)), null),
})
export type ReponseAbsence = v.InferOutput<typeof ReponseAbsence>
