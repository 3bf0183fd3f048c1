import type { Lettre } from '../outside/lettre.ts'
import type { Sujet } from './courriels.fr.ts'

export function dossiersReunis({ collectivite, url }: Sujet): Lettre {
  return {
    sujet: 'Os seus dois processos são agora um só',
    collectivite,
    paragraphes: [
      'A sua família tinha dois processos: a equipa juntou-os. Inscrições, reservas, documentos, faturas e mensagens estão no mesmo lugar, e cada pessoa inicia sessão como antes.',
      'Releia o seu processo: morada, rendimentos, informações médicas dos seus filhos.',
    ],
    bouton: { texte: 'Reler o meu processo', url },
    note: contact(collectivite),
  }
}

export function dossierSepare({ collectivite, url }: Sujet, part: boolean): Lettre {
  return {
    sujet: part ? 'Tem agora o seu próprio processo' : 'O seu processo mudou',
    collectivite,
    paragraphes: [
      part
        ? 'Na sequência de uma separação, a equipa abriu-lhe um processo próprio. Complete a sua morada e os seus rendimentos: já não são comuns. Inicie sessão de novo com o seu endereço de e-mail e a sua palavra-passe.'
        : 'Na sequência de uma separação, o outro progenitor tem agora o seu próprio processo e já não tem acesso ao seu. Verifique a sua morada, os seus rendimentos e as crianças do seu processo.',
      'As faturas já emitidas não mudam de processo.',
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: contact(collectivite),
  }
}

export function accesOuvert({ collectivite, url }: Sujet, qui: string): Lettre {
  return {
    sujet: 'Foi aberto um acesso ao seu processo',
    collectivite,
    paragraphes: [
      `A equipa deu a ${qui} acesso ao processo da sua família. Se não conhece este endereço, escreva à equipa: ela pode retirar este acesso.`,
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: contact(collectivite),
  }
}

export function accesRetire({ collectivite, url }: Sujet, qui: string): Lettre {
  return {
    sujet: 'Foi retirado um acesso ao seu processo',
    collectivite,
    paragraphes: [
      `A equipa retirou a ${qui} o acesso ao processo da sua família. As suas sessões foram fechadas.`,
    ],
    bouton: { texte: 'Ver os acessos', url },
    note: contact(collectivite),
  }
}

export function accesPerdu({ collectivite, url }: Sujet, motif: string): Lettre {
  return {
    sujet: 'Já não tem acesso ao processo',
    collectivite,
    paragraphes: [
      'A equipa retirou-lhe o acesso ao processo da família. A sua conta continua a ser sua, com um processo vazio.',
      `Motivo: ${motif}`,
      'Se contesta esta decisão, escreva à equipa: ela pode devolver-lhe este acesso.',
    ],
    bouton: { texte: 'O meu processo', url },
    note: contact(collectivite),
  }
}

export function accesRendu({ collectivite, url }: Sujet, qui: string): Lettre {
  return {
    sujet: 'Foi devolvido um acesso ao seu processo',
    collectivite,
    paragraphes: [`A equipa devolveu a ${qui} o acesso ao processo da sua família.`],
    bouton: { texte: 'Ver o meu processo', url },
    note: contact(collectivite),
  }
}

const contact = ({ courriel, telephone, nom }: Lettre['collectivite']) =>
  `Para falar sobre o assunto: ${[courriel, telephone].filter(Boolean).join(' · ') || nom}`
