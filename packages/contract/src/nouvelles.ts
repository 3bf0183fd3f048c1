// Apart from the schemas: pages load these values alone.

/** Characters of a title and of a text. */
export const TITRE_ACTUALITE_MAX = 120
export const TEXTE_ACTUALITE_MAX = 5000
/** Pictures of a piece of news, and characters of what is said of each. */
export const IMAGES_ACTUALITE_MAX = 6
export const ALTERNATIVE_MAX = 250
export const LEGENDE_MAX = 200
/** Bytes and points of the long side of a picture: pages make them this small before they send them. */
export const IMAGE_OCTETS_MAX = 1024 * 1024
export const IMAGE_COTE_MAX = 2000
/** What every browser shows. */
export const TYPES_IMAGE = ['image/jpeg', 'image/png'] as const
export type TypeImage = (typeof TYPES_IMAGE)[number]
/** How many news a family is shown, latest first. */
export const ACTUALITES_MAX = 30

/**
 * Whom a structure writes to: everyone, even without an account; the families enrolled in it; those of one of its
 * activities; those whose children are booked on a day.
 */
export const AUDIENCES = ['tous', 'structure', 'activite', 'jour'] as const
export type Audience = (typeof AUDIENCES)[number]

/** `brouillon`: the service alone sees it; `retiree`: nobody but the service sees it any more. */
export const ETATS_ACTUALITE = ['brouillon', 'publiee', 'retiree'] as const
export type EtatActualite = (typeof ETATS_ACTUALITE)[number]
