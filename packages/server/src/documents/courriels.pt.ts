import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { SujetDocument } from './courriels.fr.ts'

const { date } = formats('pt')
const named = ({ piece, enfant }: SujetDocument) => (enfant ? `«${piece}» de ${enfant}` : `«${piece}»`)

export function documentValide(sujet: SujetDocument, url: string): Lettre {
  return {
    sujet: `Documento validado: ${sujet.piece}`,
    collectivite: sujet.collectivite,
    paragraphes: [`O documento ${named(sujet)} foi verificado e validado. Não tem nada a fazer.`],
    bouton: { texte: 'Ver os meus documentos', url },
  }
}

export function documentRefuse(sujet: SujetDocument, motif: string, url: string): Lettre {
  const { nom, courriel, telephone } = sujet.collectivite
  const contact = [courriel, telephone].filter(Boolean).join(' ou ')
  return {
    sujet: `Documento a reenviar: ${sujet.piece}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `O documento ${named(sujet)} não pôde ser aceite.`,
      `Motivo: ${motif}`,
      'Pode enviar outro desde já.',
    ],
    bouton: { texte: 'Reenviar o documento', url },
    ...(contact ? { note: `Uma pergunta, um desacordo? ${nom}, ${contact}.` } : {}),
  }
}

export function documentExpire(sujet: SujetDocument, fin: string, url: string): Lettre {
  return {
    sujet: `Documento a renovar: ${sujet.piece}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `O documento ${named(sujet)} é válido até ${date(fin)}.`,
      'Pode enviar o novo desde já: nada fica bloqueado durante a verificação.',
    ],
    bouton: { texte: 'Enviar o novo documento', url },
  }
}
