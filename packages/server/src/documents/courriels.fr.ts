import type { Lettre } from '../outside/lettre.ts'

/** What every letter about a document names. */
export interface SujetDocument {
  collectivite: Lettre['collectivite']
  piece: string
  /** First name of the child it is about; null for the family's own. */
  enfant: string | null
}

const named = ({ piece, enfant }: SujetDocument) => (enfant ? `« ${piece} » de ${enfant}` : `« ${piece} »`)

/** @param url page of « Mes documents » */
export function documentValide(sujet: SujetDocument, url: string): Lettre {
  return {
    sujet: `Document validé : ${sujet.piece}`,
    collectivite: sujet.collectivite,
    paragraphes: [`Le document ${named(sujet)} a été vérifié et validé. Vous n’avez rien à faire.`],
    bouton: { texte: 'Voir mes documents', url },
  }
}

/** Says why, and what to do. @param url page of « Mes documents » */
export function documentRefuse(sujet: SujetDocument, motif: string, url: string): Lettre {
  const { nom, courriel, telephone } = sujet.collectivite
  const contact = [courriel, telephone].filter(Boolean).join(' ou ')
  return {
    sujet: `Document à renvoyer : ${sujet.piece}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `Le document ${named(sujet)} n’a pas pu être accepté.`,
      `Motif : ${motif}`,
      'Vous pouvez en envoyer un autre dès maintenant.',
    ],
    bouton: { texte: 'Renvoyer le document', url },
    ...(contact ? { note: `Une question, un désaccord ? ${nom}, ${contact}.` } : {}),
  }
}

/** Before its end. @param fin civil date of its last day @param url page of « Mes documents » */
export function documentExpire(sujet: SujetDocument, fin: string, url: string): Lettre {
  const day = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(fin))
  return {
    sujet: `Document à renouveler : ${sujet.piece}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `Le document ${named(sujet)} est valable jusqu’au ${day}.`,
      'Vous pouvez envoyer le nouveau dès maintenant : rien n’est bloqué pendant sa vérification.',
    ],
    bouton: { texte: 'Envoyer le nouveau document', url },
  }
}
