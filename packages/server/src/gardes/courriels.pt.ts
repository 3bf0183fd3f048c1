import type { Lettre } from '../outside/lettre.ts'
import type { Sujet } from './courriels.fr.ts'

export function secondFoyerDemande({ collectivite, url }: Sujet, par: string): Lettre {
  return {
    sujet: 'Uma criança em guarda alternada',
    collectivite,
    paragraphes: [
      `${par} indica que é o outro progenitor de uma criança inscrita nos nossos serviços, e propõe-lhe que a tenha também no seu processo.`,
      'Inicie sessão com este endereço de e-mail, ou crie uma conta com ele, e responda em «O meu agregado». Ser-lhe-á pedida a data de nascimento da criança.',
      'Cada agregado reserva e paga os seus dias. Nenhum dos dois vê a morada, os rendimentos, as faturas nem as mensagens do outro. As informações médicas da criança são comuns.',
    ],
    bouton: { texte: 'Responder', url },
    note: 'Se isto não lhe diz respeito, não faça nada: nada desta criança lhe foi mostrado.',
  }
}

export function secondFoyerParti({ collectivite, url }: Sujet, enfant: string, courriel: string): Lettre {
  return {
    sujet: `${enfant}: pedido enviado ao outro progenitor`,
    collectivite,
    paragraphes: [
      `O seu agregado propôs a ${courriel} que tivesse também ${enfant} no seu processo.`,
      'Se este pedido não devia ter sido enviado, retire-o em «O meu agregado» e contacte a equipa.',
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: contact(collectivite),
  }
}

export function secondFoyerFait({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `${enfant} tem agora dois agregados`,
    collectivite,
    paragraphes: [
      `${enfant} está também no processo do outro progenitor. Cada agregado reserva e paga os seus dias; as informações médicas de ${enfant} são comuns, e o seu histórico diz quem mudou o quê.`,
      'Pode indicar o calendário da guarda alternada em «O meu agregado».',
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: `Não é o que esperava? ${contact(collectivite)}`,
  }
}

export function enfantRattache({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `${enfant} está no seu processo`,
    collectivite,
    paragraphes: [
      `${enfant} está agora também no seu processo. Pode pedir inscrições, reservar dias e acompanhar os documentos.`,
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: contact(collectivite),
  }
}

export function secondFoyerDecline({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `${enfant}: o seu pedido não foi aceite`,
    collectivite,
    paragraphes: [
      `A pessoa a quem propôs ter ${enfant} no seu processo não deu seguimento. Se for mesmo o outro progenitor, a equipa pode fazê-lo mediante apresentação de um documento.`,
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: contact(collectivite),
  }
}

export function secondFoyerNonReuni({ collectivite, url }: Sujet, enfant: string, motif: string): Lettre {
  return {
    sujet: `${enfant}: o seu pedido não teve seguimento`,
    collectivite,
    paragraphes: [
      `A equipa analisou o seu pedido de ter ${enfant} num segundo processo. Nada muda no seu.`,
      `Motivo: ${motif}`,
      'Pode fazer de novo este pedido em «O meu agregado», ou contactar a equipa.',
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: contact(collectivite),
  }
}

export function fichesDistinctes({ collectivite, url }: Sujet, enfant: string, motif: string): Lettre {
  return {
    sujet: `${enfant}: duas fichas, duas crianças`,
    collectivite,
    paragraphes: [
      `A equipa comparou a ficha de ${enfant} do seu processo com a da criança que lhe propuseram acrescentar: não é a mesma criança. O seu processo não muda.`,
      `Motivo: ${motif}`,
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: `Não está certo? ${contact(collectivite)}`,
  }
}

export function enfantDetache(
  { collectivite, url }: Sujet,
  enfant: string,
  ici: boolean,
  motif: string,
): Lettre {
  return {
    sujet: ici ? `${enfant} já não está no seu processo` : `${enfant} tem agora um só agregado`,
    collectivite,
    paragraphes: [
      ici
        ? `A equipa retirou ${enfant} do seu processo. As faturas já emitidas não mudam.`
        : `A equipa retirou ${enfant} do processo do outro agregado. O seu não muda.`,
      ...(ici ? [`Motivo: ${motif}`] : []),
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: contact(collectivite),
  }
}

export function gardeProposee({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `Calendário de guarda de ${enfant}: a confirmar`,
    collectivite,
    paragraphes: [
      `É proposto um calendário de guarda alternada para ${enfant}. Aplicar-se-á se o confirmar em «O meu agregado».`,
    ],
    bouton: { texte: 'Ler o calendário', url },
    note: contact(collectivite),
  }
}

export function gardeEnVigueur({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `Calendário de guarda de ${enfant}`,
    collectivite,
    paragraphes: [
      `O calendário de guarda alternada de ${enfant} está guardado. «As minhas reservas» mostra os dias de cada agregado.`,
    ],
    bouton: { texte: 'Ver o calendário', url },
    note: contact(collectivite),
  }
}

export function gardeRefusee({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `Calendário de guarda de ${enfant}: não confirmado`,
    collectivite,
    paragraphes: [
      `O calendário que propôs para ${enfant} não foi confirmado. Nada muda. Pode propor outro; a equipa pode também guardar o de uma decisão judicial.`,
    ],
    bouton: { texte: 'Ver o meu processo', url },
    note: contact(collectivite),
  }
}

const contact = ({ courriel, telephone, nom }: Lettre['collectivite']) =>
  `Para falar sobre o assunto: ${[courriel, telephone].filter(Boolean).join(' · ') || nom}`
