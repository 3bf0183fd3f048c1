import * as v from 'valibot'
import { avec, DateCivile, Id, LigneRequise } from './commun.ts'
import {
  ACTUALITES_MAX,
  ALTERNATIVE_MAX,
  AUDIENCES,
  ETATS_ACTUALITE,
  IMAGES_ACTUALITE_MAX,
  LEGENDE_MAX,
  TEXTE_ACTUALITE_MAX,
  TITRE_ACTUALITE_MAX,
} from './nouvelles.ts'
import { CONTROLES } from './televersements.ts'

/** A picture of a piece of news. Families are given those that the antivirus has let through. */
export const ImageActualite = v.object({
  id: Id,
  /** What it says, for who does not see it; null: it decorates, and says nothing. */
  alternative: v.nullable(v.string()),
  /** Caption, or credit. */
  legende: v.nullable(v.string()),
  /** In points, as it is shown: the page keeps its place. */
  largeur: v.number(),
  hauteur: v.number(),
  controle: v.picklist(CONTROLES),
})
export type ImageActualite = v.InferOutput<typeof ImageActualite>

/** A picture that was given, for a piece of news to come. */
export const ImageDonnee = v.pick(ImageActualite, ['id', 'largeur', 'hauteur', 'controle'])
export type ImageDonnee = v.InferOutput<typeof ImageDonnee>

/** A piece of news as it is read. */
export const Actualite = v.object({
  id: Id,
  titre: v.string(),
  /** Plain text, as it was typed. */
  texte: v.string(),
  structure: v.object({ id: Id, nom: v.string() }),
  audience: v.picklist(AUDIENCES),
  activite: v.nullable(v.object({ id: Id, nom: v.string() })),
  /** With audience `jour`. */
  jour: v.nullable(DateCivile),
  /** First day that it is shown. */
  debut: DateCivile,
  images: v.array(ImageActualite),
})
export type Actualite = v.InferOutput<typeof Actualite>

/** Latest first. `lue`: this login has seen it; null for whoever is not a parent signed in. */
export const Actualites = v.object({
  actualites: v.array(avec(Actualite, { lue: v.nullable(v.boolean()) })),
})
export type Actualites = v.InferOutput<typeof Actualites>

/** News that were shown. */
export const ActualitesLues = v.object({
  ids: v.pipe(v.array(Id), v.minLength(1), v.maxLength(ACTUALITES_MAX)),
})
export type ActualitesLues = v.InferOutput<typeof ActualitesLues>

/** The same as the service that writes it sees it. */
export const ActualiteGeree = avec(Actualite, {
  /** Last day that it is shown. */
  fin: v.nullable(DateCivile),
  etat: v.picklist(ETATS_ACTUALITE),
  /** How many logins have seen it. */
  lectures: v.number(),
})
export type ActualiteGeree = v.InferOutput<typeof ActualiteGeree>

export const GestionActualites = v.object({ actualites: v.array(ActualiteGeree) })
export type GestionActualites = v.InferOutput<typeof GestionActualites>

/** What a service writes. `activite` goes with audience `activite` (required) and `jour` (optional), `jour` with `jour`. */
export const ActualiteSaisie = v.object({
  structure: Id,
  titre: LigneRequise(TITRE_ACTUALITE_MAX),
  texte: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(TEXTE_ACTUALITE_MAX), v.regex(/^[^\0]*$/)),
  audience: v.picklist(AUDIENCES),
  activite: v.optional(v.nullable(Id), null),
  jour: v.optional(v.nullable(DateCivile), null),
  debut: DateCivile,
  fin: v.optional(v.nullable(DateCivile), null),
  etat: v.picklist(ETATS_ACTUALITE),
  /**
   * In the order they are shown: those just given, and those it keeps; the others go. `alternative` is always said: null
   * is the choice of a picture that decorates.
   */
  images: v.optional(
    v.pipe(
      v.array(
        v.object({
          id: Id,
          alternative: v.nullable(LigneRequise(ALTERNATIVE_MAX)),
          legende: v.optional(v.nullable(LigneRequise(LEGENDE_MAX)), null),
        }),
      ),
      v.maxLength(IMAGES_ACTUALITE_MAX),
    ),
    [],
  ),
})
export type ActualiteSaisie = v.InferOutput<typeof ActualiteSaisie>
