import * as v from 'valibot'
import { Courriel, DateCivile, Id, Instant, LigneRequise } from './commun.ts'
import { SortDesContrats } from './contrats.ts'

/** Of two files of one family, whose value is kept. */
export const Choix = v.picklist(['garde', 'absorbe'])
export type Choix = v.InferOutput<typeof Choix>

/** A value that the two files have otherwise, in words. */
const Desaccord = v.object({ champ: v.string(), nom: v.string(), garde: v.string(), absorbe: v.string() })

const Fiche = v.object({
  id: Id,
  adultes: v.array(v.string()),
  comptes: v.array(v.string()),
  enfants: v.array(v.object({ id: Id, prenom: v.string(), nom: v.string(), dateNaissance: DateCivile })),
})

/** What merging two files would do, before it is done. */
export const FusionPrevue = v.object({
  /** The file that stays, and the one that goes into it. */
  garde: Fiche,
  absorbe: Fiche,
  /** Address and income that are not the same. */
  contact: v.array(Desaccord),
  revenus: v.array(Desaccord),
  /** Sheets that look like those of one child: same given name, same date of birth. */
  paires: v.array(
    v.object({
      garde: Id,
      absorbe: Id,
      prenom: v.string(),
      /** What both say of its health, otherwise. Reading it is noted. */
      sante: v.array(Desaccord),
      /** Days booked through both sheets: one of the two is given back. */
      doublons: v.number(),
    }),
  ),
  /** What moves, in words. */
  deplace: v.array(v.string()),
  /** What is in the way, in words; nothing is merged while there is any. */
  obstacles: v.array(v.string()),
})
export type FusionPrevue = v.InferOutput<typeof FusionPrevue>

export const FusionDemandee = v.object({
  /** The file that goes into the one that stays. */
  autre: Id,
  motif: LigneRequise(300),
  contact: Choix,
  revenus: Choix,
  /** Sheets of one child; `sante`: the fields whose value is the other file's. */
  paires: v.pipe(
    v.array(v.object({ garde: Id, absorbe: Id, sante: v.record(v.string(), Choix) })),
    v.maxLength(20),
  ),
})
export type FusionDemandee = v.InferOutput<typeof FusionDemandee>

/** Two sheets that two homes made, each said to be of the same child. `absorbe` null: the second home has it no more. */
const Paire = { id: Id, le: Instant }
const NomFiche = v.object({
  famille: v.string(),
  prenom: v.string(),
  nom: v.string(),
  dateNaissance: DateCivile,
})

/** What agents have to compare: pairs that wait, those asked first before. */
export const FichesAReunir = v.object({
  attente: v.number(),
  paires: v.array(v.object({ ...Paire, garde: NomFiche, absorbe: v.nullable(NomFiche) })),
})
export type FichesAReunir = v.InferOutput<typeof FichesAReunir>

const FicheComparee = v.object({
  ...NomFiche.entries,
  adultes: v.array(v.string()),
  /** Where the child is enrolled, or asks to be. */
  activites: v.array(v.string()),
  joursAVenir: v.number(),
})
export type FicheComparee = v.InferOutput<typeof FicheComparee>

/** A pair, side by side. */
export const PaireComparee = v.object({
  ...Paire,
  /** The sheet that stays, and the one that goes into it. */
  garde: FicheComparee,
  absorbe: v.nullable(FicheComparee),
  /** What both say of its health, otherwise. Reading it is noted. */
  sante: v.array(Desaccord),
  /** Days booked through both sheets: one of the two is given back. */
  doublons: v.number(),
  /** What is in the way, in words; nothing is done while there is any. */
  obstacles: v.array(v.string()),
})
export type PaireComparee = v.InferOutput<typeof PaireComparee>

/** The two become one; of its health, the fields whose value is the second sheet's. */
export const ReunionDemandee = v.object({ sante: v.record(v.string(), Choix) })
export type ReunionDemandee = v.InferOutput<typeof ReunionDemandee>

/** Two children, not one. Both families read why. */
export const FichesDistinctes = v.object({ motif: LigneRequise(300) })
export type FichesDistinctes = v.InferOutput<typeof FichesDistinctes>

/** Where a child lives after a separation. */
export const Destin = v.picklist(['reste', 'part', 'deux'])
export type Destin = v.InferOutput<typeof Destin>

/** One adult leaves with a file of their own. */
export const Separation = v.object({
  /** The adult who leaves, by their id in the file. */
  responsable: Id,
  motif: LigneRequise(300),
  /** First day whose bookings follow the children who leave. */
  depuis: DateCivile,
  /** `contrats`: a child who leaves takes them along, or they end; kept by this file, only if the child has both homes. */
  enfants: v.pipe(
    v.array(v.object({ enfant: Id, destin: Destin, contrats: v.optional(SortDesContrats, 'laisser') })),
    v.maxLength(20),
  ),
})
export type Separation = v.InferOutput<typeof Separation>

/** An agent takes a login's access to a family away, or gives it back. `dernier`: that nobody has access then is known. */
export const RetraitAcces = v.object({ motif: LigneRequise(300), dernier: v.optional(v.boolean(), false) })
export type RetraitAcces = v.InferOutput<typeof RetraitAcces>
export const RetourAcces = v.object({ motif: LigneRequise(300) })
export type RetourAcces = v.InferOutput<typeof RetourAcces>

/** An agent gives an address its access to a family that is known: its reader chooses a password by a link. */
export const InvitationAcces = v.object({ courriel: Courriel, motif: LigneRequise(300) })
export type InvitationAcces = v.InferOutput<typeof InvitationAcces>

/** Who has access to a family, and what agents did of its file. */
export const AccesFamille = v.object({
  adultes: v.array(
    v.object({ id: Id, prenom: v.string(), nom: v.string(), courriel: v.string(), compte: v.nullable(Id) }),
  ),
  comptes: v.array(v.object({ id: Id, courriel: v.string(), confirme: v.boolean() })),
  retires: v.array(v.object({ id: Id, courriel: v.string(), motif: v.string(), le: Instant })),
  journal: v.array(
    v.object({
      quoi: v.picklist(['fusion', 'separation', 'acces-ouvert', 'acces-retire', 'acces-rendu']),
      /** The agent's given name; empty once they are gone. */
      par: v.string(),
      le: Instant,
      motif: v.string(),
    }),
  ),
})
export type AccesFamille = v.InferOutput<typeof AccesFamille>
