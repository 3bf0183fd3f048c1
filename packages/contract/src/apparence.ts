import * as v from 'valibot'

/** A colour, #rrggbb. */
export const Couleur = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/))
/** Names of fonts, the first that the page or the device has is used: letters, digits, hyphens and quotes alone. */
export const Police = v.pipe(v.string(), v.trim(), v.maxLength(120), v.regex(/^[\p{L}\d "',-]+$/u))

/** Largest logo, bytes: shown a few centimetres wide, it needs no more. */
export const LOGO_MAX = 150_000
/** Types of a logo, recognised by its content. No SVG: it may hold scripts. */
export const LOGO_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const
export type LogoType = (typeof LOGO_TYPES)[number]
/** Largest side of a logo, pixels. */
export const LOGO_COTE = 2000

/** What a town decided of the look of its widgets; what it left is the product's. The page's own tokens go before. */
export const Apparence = v.object({ marque: v.nullable(Couleur), police: v.nullable(Police) })
export type Apparence = v.InferOutput<typeof Apparence>

export const Logo = v.object({ url: v.string(), largeur: v.number(), hauteur: v.number() })
export type Logo = v.InferOutput<typeof Logo>

/** As who may change it reads it. */
export const ApparenceReglee = v.object({
  marque: v.nullable(Couleur),
  police: v.nullable(Police),
  logo: v.nullable(Logo),
})
export type ApparenceReglee = v.InferOutput<typeof ApparenceReglee>

/** What one changes; `logo` in base64, `null` to take it away, left out to leave it. */
export const ReglageApparence = v.object({
  marque: v.nullable(Couleur),
  police: v.nullable(Police),
  logo: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(4 * Math.ceil(LOGO_MAX / 3)), v.base64()))),
})
export type ReglageApparence = v.InferOutput<typeof ReglageApparence>
