import { recours } from '../collectivites/recours.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { Sujet } from './courriels.fr.ts'
import { nomsDes } from './noms.ts'

export function modificationAcceptee(sujet: Sujet, motif: string | null, url: string): Lettre {
  return {
    sujet: 'Change to your file accepted',
    collectivite: sujet.collectivite,
    paragraphes: [
      `The team has accepted the change to your file${de(sujet)}: ${noms(sujet)}.`,
      ...(motif ? [`Message from the team: ${motif}`] : []),
      'The prices of the next invoices take it into account. Invoices already issued do not change.',
    ],
    bouton: { texte: 'See my file', url },
    note: `Any questions? ${contact(sujet.collectivite)}`,
  }
}

export function modificationRefusee(sujet: Sujet, motif: string, url: string): Lettre {
  return {
    sujet: 'Change to your file refused',
    collectivite: sujet.collectivite,
    paragraphes: [
      `The team has not accepted the change to your file${de(sujet)}: ${noms(sujet)}. Your file stays as it was.`,
      `Reason: ${motif}`,
      `To talk about it or ask for another look: ${contact(sujet.collectivite)}`,
    ],
    bouton: { texte: 'See my file', url },
    note: recours(sujet.collectivite, 'en'),
  }
}

const de = ({ enfant }: Sujet) => (enfant ? ` (${enfant})` : '')
const noms = ({ changements }: Sujet) =>
  nomsDes(
    changements.map((one) => one.champ),
    'en',
  )
    .join(', ')
    .toLowerCase()
const contact = ({ courriel, telephone, nom }: Lettre['collectivite']) =>
  [courriel, telephone].filter(Boolean).join(' · ') || nom
