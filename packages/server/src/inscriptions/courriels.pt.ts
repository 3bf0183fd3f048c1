import { recours } from '../collectivites/recours.ts'
import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import { contact } from '../structures/contact.ts'
import type { Sujet } from './courriels.fr.ts'

const { liste } = formats('pt')
const ou = ({ activite, structure }: Sujet) => `«${activite}» (${structure.nom})`
const question = ({ structure, collectivite }: Sujet) =>
  `Alguma pergunta? ${contact(structure, collectivite)}`

export function accuseDemande(sujet: Sujet, url: string): Lettre {
  return {
    sujet: `Pedido de inscrição recebido: ${sujet.activite}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `Recebemos o seu pedido de inscrição de ${liste(sujet.enfants)} em ${ou(sujet)}.`,
      'A equipa está a analisá-lo e vai responder-lhe por e-mail. Pode acompanhá-lo a qualquer momento.',
    ],
    bouton: { texte: 'Acompanhar o meu pedido', url },
    note: question(sujet),
  }
}

export function demandeAcceptee(sujet: Sujet, motif: string | null, url: string): Lettre {
  return {
    sujet: `Inscrição aceite: ${sujet.activite}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `A inscrição de ${liste(sujet.enfants)} em ${ou(sujet)} está aceite.`,
      ...(motif ? [`Mensagem da equipa: ${motif}`] : []),
      'Já pode reservar os dias que deseja.',
    ],
    bouton: { texte: 'Reservar', url },
    note: question(sujet),
  }
}

export function demandeRefusee(sujet: Sujet, motif: string, url: string): Lettre {
  return {
    sujet: `Inscrição recusada: ${sujet.activite}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `A inscrição de ${liste(sujet.enfants)} em ${ou(sujet)} não pôde ser aceite.`,
      `Motivo: ${motif}`,
      `Para falar sobre o assunto ou pedir uma nova análise: ${contact(sujet.structure, sujet.collectivite)}`,
    ],
    bouton: { texte: 'Ver o meu pedido', url },
    note: recours(sujet.collectivite, 'pt'),
  }
}

export function demandeEnAttente(
  sujet: Sujet,
  rang: number | null,
  motif: string | null,
  url: string,
): Lettre {
  return {
    sujet: `Na lista de espera: ${sujet.activite}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `O seu pedido de inscrição de ${liste(sujet.enfants)} em ${ou(sujet)} está na lista de espera: por agora, todas as vagas estão ocupadas.`,
      ...(rang === null ? [] : [`Lugar na lista: ${rang}.`]),
      ...(motif ? [`Mensagem da equipa: ${motif}`] : []),
      'Não tem nada a fazer: se houver uma vaga, será avisado por e-mail.',
    ],
    bouton: { texte: 'Acompanhar o meu pedido', url },
    note: question(sujet),
  }
}

export function demandeIncomplete(
  sujet: Sujet,
  pieces: readonly string[],
  motif: string | null,
  url: string,
): Lettre {
  return {
    sujet: `Processo a completar: ${sujet.activite}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `A equipa está a analisar o pedido de inscrição de ${liste(sujet.enfants)} em ${ou(sujet)}. Falta alguma coisa para lhe responder.`,
      ...(pieces.length > 0 ? [`A entregar: ${pieces.join(', ')}.`] : []),
      ...(motif ? [`Mensagem da equipa: ${motif}`] : []),
      'A vaga fica guardada entretanto.',
    ],
    bouton: { texte: 'Completar o meu pedido', url },
    note: question(sujet),
  }
}

export function placeLiberee(sujet: Sujet, url: string): Lettre {
  return {
    sujet: `Há uma vaga: ${sujet.activite}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `Há uma vaga em ${ou(sujet)}: o pedido de ${liste(sujet.enfants)} sai da lista de espera, e a equipa está a analisá-lo.`,
      'Se já não a quiser, retire o pedido: a vaga passará à família seguinte.',
    ],
    bouton: { texte: 'Acompanhar o meu pedido', url },
    note: question(sujet),
  }
}

export function decisionReprise(sujet: Sujet, motif: string | null, url: string): Lettre {
  return {
    sujet: `Pedido de novo em análise: ${sujet.activite}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `A equipa volta atrás na resposta ao pedido de inscrição de ${liste(sujet.enfants)} em ${ou(sujet)}. Está de novo em análise.`,
      ...(motif ? [`Mensagem da equipa: ${motif}`] : []),
    ],
    bouton: { texte: 'Acompanhar o meu pedido', url },
    note: question(sujet),
  }
}
