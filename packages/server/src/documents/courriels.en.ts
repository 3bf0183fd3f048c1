import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { SujetDocument } from './courriels.fr.ts'

const { date } = formats('en')
const named = ({ piece, enfant }: SujetDocument) => (enfant ? `“${piece}” for ${enfant}` : `“${piece}”`)

export function documentValide(sujet: SujetDocument, url: string): Lettre {
  return {
    sujet: `Document approved: ${sujet.piece}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `The document ${named(sujet)} has been checked and approved. There is nothing for you to do.`,
    ],
    bouton: { texte: 'See my documents', url },
  }
}

export function documentRefuse(sujet: SujetDocument, motif: string, url: string): Lettre {
  const { nom, courriel, telephone } = sujet.collectivite
  const contact = [courriel, telephone].filter(Boolean).join(' or ')
  return {
    sujet: `Document to send again: ${sujet.piece}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `The document ${named(sujet)} could not be accepted.`,
      `Reason: ${motif}`,
      'You can send another one now.',
    ],
    bouton: { texte: 'Send the document again', url },
    ...(contact ? { note: `A question, a disagreement? ${nom}, ${contact}.` } : {}),
  }
}

export function documentExpire(sujet: SujetDocument, fin: string, url: string): Lettre {
  return {
    sujet: `Document to renew: ${sujet.piece}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `The document ${named(sujet)} is valid until ${date(fin)}.`,
      'You can send the new one now: nothing is blocked while it is being checked.',
    ],
    bouton: { texte: 'Send the new document', url },
  }
}
