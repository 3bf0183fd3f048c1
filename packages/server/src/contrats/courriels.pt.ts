import { recours } from '../collectivites/recours.ts'
import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { Sujet } from './courriels.fr.ts'

const { jour, jourDeSemaine } = formats('pt')

export function accuse(sujet: Sujet, url: string): Lettre {
  return {
    sujet: `Pedido recebido: ${titre(sujet)}`,
    collectivite: sujet.collectivite,
    paragraphes: ['Recebemos o seu pedido.', objet(sujet), 'A equipa vai responder-lhe por e-mail.'],
    bouton: { texte: 'Acompanhar o meu pedido', url },
    note: `Alguma pergunta? ${sujet.contact}`,
  }
}

export function accepte(sujet: Sujet, reponse: string | null, url: string): Lettre {
  return {
    sujet: `Pedido aceite: ${titre(sujet)}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      'A equipa aceitou o seu pedido.',
      objet(sujet),
      ...(reponse ? [`Mensagem da equipa: ${reponse}`] : []),
    ],
    bouton: { texte: 'Ver as minhas reservas', url },
    note: `Alguma pergunta? ${sujet.contact}`,
  }
}

export function refuse(sujet: Sujet, reponse: string, url: string): Lettre {
  return {
    sujet: `Pedido recusado: ${titre(sujet)}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      'A equipa não pôde aceitar o seu pedido.',
      objet(sujet),
      `Motivo: ${reponse}`,
      `Para falar sobre o assunto ou pedir uma nova análise: ${sujet.contact}`,
    ],
    bouton: { texte: 'Ver o meu pedido', url },
    note: recours(sujet.collectivite, 'pt'),
  }
}

export function termine(sujet: Sujet, fin: string | null, motif: string, url: string): Lettre {
  return {
    sujet: `Fim do contrato: ${sujet.contrat.enfant.prenom}, ${sujet.contrat.activite.nom}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      fin === null
        ? 'A equipa terminou este contrato antes de ele começar.'
        : `A equipa terminou este contrato: o último dia é ${jour(fin)}.`,
      objet(sujet),
      `Motivo: ${motif}`,
      ...(fin === null
        ? []
        : [
            'A fatura do último mês compara as horas previstas até esse dia com as já faturadas e acerta a diferença.',
          ]),
    ],
    bouton: { texte: 'Ver as minhas reservas', url },
    note: recours(sujet.collectivite, 'pt'),
  }
}

export function repris(sujet: Sujet, url: string): Lettre {
  return {
    sujet: `Contrato retomado: ${sujet.contrat.enfant.prenom}, ${sujet.contrat.activite.nom}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      'Este contrato continua no seu processo, nas mesmas horas. Ser-lhe-á faturado segundo os seus rendimentos.',
      objet(sujet),
    ],
    bouton: { texte: 'Ver as minhas reservas', url },
    note: `Alguma pergunta? ${sujet.contact}`,
  }
}

const titre = ({ heures, contrat }: Sujet) =>
  heures ? `horas de ${jour(heures.date)}` : `contrato, ${contrat.activite.nom}`

function objet({ contrat, heures }: Sujet): string {
  const { enfant, structure, activite } = contrat
  const where = `${enfant.prenom} – ${structure.nom}, ${activite.nom}`
  if (heures) return `${where}: ${jour(heures.date)}, das ${heures.debut} às ${heures.fin}, além do contrato.`
  const semaine = contrat.semaine.map((one) => `${jourDeSemaine(one.jour)} das ${one.debut} às ${one.fin}`)
  return `${where}: de ${jour(contrat.debut)} a ${jour(contrat.fin)}, ${semaine.join(', ')}.`
}
