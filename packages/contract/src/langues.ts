import * as v from 'valibot'

/** Every language that the product speaks; French is the source. */
export const LANGUES = ['fr', 'en', 'pt'] as const
export type Langue = (typeof LANGUES)[number]
/** Each as those who speak it call it. */
export const NOMS_LANGUES: Record<Langue, string> = { fr: 'Français', en: 'English', pt: 'Português' }
export const Langue = v.picklist(LANGUES)
