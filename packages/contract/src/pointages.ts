import * as v from 'valibot'
import { DateCivile, Id } from './commun.ts'

const Heure = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

const Interdits = v.array(
  v.object({
    prenom: v.string(),
    nom: v.string(),
    lien: v.string(),
    /** The decision ended that day, lately: they may come again. */
    finie: v.optional(DateCivile),
  }),
)

/** `attendu`: nobody said yet whether the child came. */
export const ETATS_POINTAGE = ['attendu', 'present', 'absent'] as const
export const EtatPointage = v.picklist(ETATS_POINTAGE)
export type EtatPointage = v.InferOutput<typeof EtatPointage>

/** One child, one activity and unit, one day: what was expected and what was seen. */
export const LignePointage = v.object({
  enfant: v.object({ id: Id, prenom: v.string(), nom: v.string(), age: v.number() }),
  activite: v.object({ id: Id, nom: v.string() }),
  /** Code and name of the unit; the code is empty for a contract. */
  unite: v.object({ code: v.string(), nom: v.string() }),
  /** Name of the age group; empty for all. */
  groupe: v.string(),
  /** Booked, by contract, or come without either. */
  origine: v.picklist(['reservation', 'contrat', 'sans-reservation']),
  /** Hours expected, of a contract. */
  prevu: v.nullable(v.object({ debut: Heure, fin: Heure })),
  /** The family declared that the child will not come. */
  absenceDeclaree: v.boolean(),
  etat: EtatPointage,
  arrivee: v.nullable(Heure),
  depart: v.nullable(Heure),
  /** True when an invoice bills it: it can no longer be changed. */
  facture: v.boolean(),
  /** What one must know at the door: allergies, PAI, diet. Read by those who take the roll call, and journalised nowhere else. */
  alertes: v.array(v.string()),
  /** Who may not collect the child that day, as a court decided and a service checked. */
  interdits: Interdits,
})
export type LignePointage = v.InferOutput<typeof LignePointage>

/** Rounding of real hours, from the règlement: minutes of one step, and how many of them are forgiven. */
export const ReglePointage = v.object({
  /** 1: to the minute; 15, 30, 60: the step begun is due. */
  pas: v.picklist([1, 5, 10, 15, 30, 60]),
  /** Minutes before and after the hours expected that count for nothing. */
  tolerance: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(30)),
})
export type ReglePointage = v.InferOutput<typeof ReglePointage>

/** A structure's day, by activity, then name. */
export const FeuillePointage = v.object({
  structure: v.object({ id: Id, nom: v.string() }),
  date: DateCivile,
  /** The town's day: what comes later can be read, and printed, but not said. */
  aujourdhui: DateCivile,
  lignes: v.array(LignePointage),
  /** Enrolled children with the units for which they are not expected: they may come without booking. By name. */
  autres: v.array(
    v.object({
      enfant: v.object({ id: Id, prenom: v.string(), nom: v.string(), age: v.number() }),
      activite: v.object({ id: Id, nom: v.string() }),
      unites: v.array(v.object({ code: v.string(), nom: v.string() })),
      alertes: v.array(v.string()),
      interdits: Interdits,
    }),
  ),
  /** How real hours are rounded, of each activity that bills them: of those, hours are asked for. */
  regles: v.array(v.object({ activite: v.object({ id: Id, nom: v.string() }), ...ReglePointage.entries })),
})
export type FeuillePointage = v.InferOutput<typeof FeuillePointage>

export const FiltrePointage = v.object({ structure: Id, date: DateCivile })
export type FiltrePointage = v.InferOutput<typeof FiltrePointage>

/** What was seen. Sent again, a line replaces what was said before; `attendu` takes it back. */
export const Pointage = v.object({
  enfant: Id,
  activite: Id,
  unite: v.pipe(v.string(), v.maxLength(40)),
  etat: EtatPointage,
  arrivee: v.nullable(Heure),
  depart: v.nullable(Heure),
})
export type Pointage = v.InferOutput<typeof Pointage>

export const Pointages = v.object({
  structure: Id,
  date: DateCivile,
  lignes: v.pipe(v.array(Pointage), v.minLength(1), v.maxLength(400)),
})
export type Pointages = v.InferOutput<typeof Pointages>
