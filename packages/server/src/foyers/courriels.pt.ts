import { recours } from '../collectivites/recours.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { Sujet } from './courriels.fr.ts'
import { nomsDes } from './noms.ts'

export function modificationAcceptee(sujet: Sujet, motif: string | null, url: string): Lettre {
  return {
    sujet: 'Alteração do seu processo aceite',
    collectivite: sujet.collectivite,
    paragraphes: [
      `A equipa aceitou a alteração do seu processo${de(sujet)}: ${noms(sujet)}.`,
      ...(motif ? [`Mensagem da equipa: ${motif}`] : []),
      'Os preços das próximas faturas têm-na em conta. As faturas já emitidas não mudam.',
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: `Alguma pergunta? ${contact(sujet.collectivite)}`,
  }
}

export function modificationRefusee(sujet: Sujet, motif: string, url: string): Lettre {
  return {
    sujet: 'Alteração do seu processo recusada',
    collectivite: sujet.collectivite,
    paragraphes: [
      `A equipa não aceitou a alteração do seu processo${de(sujet)}: ${noms(sujet)}. O seu processo fica como estava.`,
      `Motivo: ${motif}`,
      `Para falar sobre o assunto ou pedir uma nova análise: ${contact(sujet.collectivite)}`,
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: recours(sujet.collectivite, 'pt'),
  }
}

const de = ({ enfant }: Sujet) => (enfant ? ` (${enfant})` : '')
const noms = ({ changements }: Sujet) =>
  nomsDes(
    changements.map((one) => one.champ),
    'pt',
  )
    .join(', ')
    .toLowerCase()
const contact = ({ courriel, telephone, nom }: Lettre['collectivite']) =>
  [courriel, telephone].filter(Boolean).join(' · ') || nom
