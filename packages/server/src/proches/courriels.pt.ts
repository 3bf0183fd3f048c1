import { recours } from '../collectivites/recours.ts'
import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { Sujet } from './courriels.fr.ts'

const { date } = formats('pt')

export function interdictionRecue({ collectivite, enfant, url }: Sujet): Lettre {
  return {
    sujet: `Decisão judicial transmitida para ${enfant}`,
    collectivite,
    paragraphes: [
      `Recebemos o seu pedido e a decisão judicial relativa a ${enfant}.`,
      'A equipa lê a decisão e responde-lhe por e-mail. Aplica-se logo que a equipa a valide. Se a situação for urgente, telefone.',
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: contact(collectivite),
  }
}

export function interdictionAcceptee({ collectivite, enfant, url }: Sujet, motif: string): Lettre {
  return {
    sujet: `Decisão judicial tida em conta para ${enfant}`,
    collectivite,
    paragraphes: [
      `A equipa validou a decisão judicial relativa a ${enfant}: quem acolhe a criança tem-na à vista.`,
      ...(motif ? [`Mensagem da equipa: ${motif}`] : []),
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: contact(collectivite),
  }
}

export function interdictionRefusee({ collectivite, enfant, url }: Sujet, motif: string): Lettre {
  return {
    sujet: `Decisão judicial não aceite para ${enfant}`,
    collectivite,
    paragraphes: [
      `A equipa não aceitou a decisão judicial que transmitiu para ${enfant}.`,
      `Motivo: ${motif}`,
      contact(collectivite),
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: recours(collectivite, 'pt'),
  }
}

export function interdictionFinit({ collectivite, enfant, url }: Sujet, fin: string): Lettre {
  return {
    sujet: `Decisão judicial para ${enfant}: válida até ${date(fin)}`,
    collectivite,
    paragraphes: [
      `A decisão judicial relativa a ${enfant} aplica-se até ${date(fin)}, inclusive.`,
      'Se uma nova decisão a substituir, transmita-a à equipa antes dessa data.',
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: contact(collectivite),
  }
}

export function interdictionLevee({ collectivite, enfant, url }: Sujet, motif: string): Lettre {
  return {
    sujet: `Decisão judicial levantada para ${enfant}`,
    collectivite,
    paragraphes: [
      `A decisão judicial relativa a ${enfant} já não se aplica.`,
      `Motivo: ${motif}`,
      contact(collectivite),
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: recours(collectivite, 'pt'),
  }
}

const contact = ({ courriel, telephone, nom }: Lettre['collectivite']) =>
  `Para falar sobre o assunto: ${[courriel, telephone].filter(Boolean).join(' · ') || nom}`
