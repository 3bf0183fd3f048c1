import { recours } from '../collectivites/recours.ts'
import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { Sujet } from './courriels.fr.ts'

const { date } = formats('en')

export function interdictionRecue({ collectivite, enfant, url }: Sujet): Lettre {
  return {
    sujet: `Court decision sent in for ${enfant}`,
    collectivite,
    paragraphes: [
      `We have received your request and the court decision about ${enfant}.`,
      'The team reads the decision, then replies by e-mail. It applies as soon as the team has approved it. If the matter is urgent, call them.',
    ],
    bouton: { texte: 'See my file', url },
    note: contact(collectivite),
  }
}

export function interdictionAcceptee({ collectivite, enfant, url }: Sujet, motif: string): Lettre {
  return {
    sujet: `Court decision taken into account for ${enfant}`,
    collectivite,
    paragraphes: [
      `The team has approved the court decision about ${enfant}: those who look after the child have it before them.`,
      ...(motif ? [`Message from the team: ${motif}`] : []),
    ],
    bouton: { texte: 'See my file', url },
    note: contact(collectivite),
  }
}

export function interdictionRefusee({ collectivite, enfant, url }: Sujet, motif: string): Lettre {
  return {
    sujet: `Court decision not accepted for ${enfant}`,
    collectivite,
    paragraphes: [
      `The team has not accepted the court decision you sent for ${enfant}.`,
      `Reason: ${motif}`,
      contact(collectivite),
    ],
    bouton: { texte: 'See my file', url },
    note: recours(collectivite, 'en'),
  }
}

export function interdictionFinit({ collectivite, enfant, url }: Sujet, fin: string): Lettre {
  return {
    sujet: `Court decision for ${enfant}: valid until ${date(fin)}`,
    collectivite,
    paragraphes: [
      `The court decision about ${enfant} applies until the end of ${date(fin)}.`,
      'If a new decision replaces it, send it to the team before then.',
    ],
    bouton: { texte: 'See my file', url },
    note: contact(collectivite),
  }
}

export function interdictionLevee({ collectivite, enfant, url }: Sujet, motif: string): Lettre {
  return {
    sujet: `Court decision lifted for ${enfant}`,
    collectivite,
    paragraphes: [
      `The court decision about ${enfant} no longer applies.`,
      `Reason: ${motif}`,
      contact(collectivite),
    ],
    bouton: { texte: 'See my file', url },
    note: recours(collectivite, 'en'),
  }
}

const contact = ({ courriel, telephone, nom }: Lettre['collectivite']) =>
  `To talk about it: ${[courriel, telephone].filter(Boolean).join(' · ') || nom}`
