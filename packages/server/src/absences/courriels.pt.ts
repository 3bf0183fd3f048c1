import { recours } from '../collectivites/recours.ts'
import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { Sujet } from './courriels.fr.ts'

const { jour } = formats('pt')

export function accuseAbsence({ collectivite, absences, contact }: Sujet, url: string): Lettre {
  return {
    sujet: 'Falta comunicada',
    collectivite,
    paragraphes: [
      'Recebemos a sua comunicação de falta.',
      ...absences.map(ligne),
      'A equipa vai responder-lhe por e-mail. Se aceitar, estes dias não lhe serão faturados. Enquanto não responder, pode juntar um comprovativo ou retirar a comunicação.',
    ],
    bouton: { texte: 'Ver as minhas reservas', url },
    note: `Alguma pergunta? ${contact}`,
  }
}

export function absenceAcceptee(sujet: Sujet, reponse: string | null, url: string): Lettre {
  return {
    sujet: 'Falta aceite',
    collectivite: sujet.collectivite,
    paragraphes: [
      'A equipa aceitou a falta que comunicou. Estes dias não lhe serão faturados.',
      ...sujet.absences.map(ligne),
      ...(reponse ? [`Mensagem da equipa: ${reponse}`] : []),
    ],
    bouton: { texte: 'Ver as minhas reservas', url },
    note: `Alguma pergunta? ${sujet.contact}`,
  }
}

export function absenceRefusee(sujet: Sujet, reponse: string, url: string): Lettre {
  return {
    sujet: 'Falta recusada',
    collectivite: sujet.collectivite,
    paragraphes: [
      'A equipa não aceitou a falta que comunicou. Estes dias ser-lhe-ão faturados.',
      ...sujet.absences.map(ligne),
      `Motivo: ${reponse}`,
      `Para falar sobre o assunto ou pedir uma nova análise: ${sujet.contact}`,
    ],
    bouton: { texte: 'Ver as minhas reservas', url },
    note: recours(sujet.collectivite, 'pt'),
  }
}

function ligne({ enfant, structure, jours }: Sujet['absences'][number]): string {
  const days = jours.map(({ date, activite, unite }) => `${jour(date)} (${activite}, ${unite})`)
  return `${enfant.prenom} – ${structure.nom}: ${days.join('; ')}.`
}
