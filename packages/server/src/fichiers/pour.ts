import type { Langue } from '@inoe/contract/langues'

/** What a file was given for: something that the town named, or what every language has a word for. */
export type Pour = { titre: string } | 'absence' | 'message' | 'decision' | 'quotient'

const POUR: Record<Langue, Record<Exclude<Pour, { titre: string }>, string>> = {
  fr: {
    absence: 'justificatif d’absence',
    message: 'pièce jointe d’un message',
    decision: 'décision de justice',
    quotient: 'justificatif du quotient familial',
  },
  en: {
    absence: 'supporting document for an absence',
    message: 'file attached to a message',
    decision: 'court decision',
    quotient: 'supporting document of the quotient familial',
  },
  pt: {
    absence: 'comprovativo de uma falta',
    message: 'ficheiro anexado a uma mensagem',
    decision: 'decisão judicial',
    quotient: 'comprovativo do quotient familial',
  },
}

export const titreDe = (pour: Pour, langue: Langue) =>
  typeof pour === 'string' ? POUR[langue][pour] : pour.titre
