import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { Connexion, InvitationParent } from './courriels.fr.ts'

type Ville = Lettre['collectivite']
const { instant } = formats('pt')
const PAS_VOUS = 'Se não pediu nada, não clique e ignore esta mensagem: nada será feito.'

export function lettreConfirmation(collectivite: Ville, lien: string): Lettre {
  return {
    collectivite,
    sujet: `Ative a sua conta: ${collectivite.nom}`,
    paragraphes: [
      `Pediu para criar uma conta no espaço família de ${collectivite.nom}.`,
      'Falta ativá-la: o botão abaixo abre a página onde o pode fazer.',
    ],
    bouton: { texte: 'Ativar a minha conta', url: lien },
    note: `Esta ligação serve uma só vez, durante 24 horas. ${PAS_VOUS}`,
  }
}

export function lettreDejaUnCompte(collectivite: Ville, connexion: string, lien: string): Lettre {
  return {
    collectivite,
    sujet: `Já tem uma conta: ${collectivite.nom}`,
    paragraphes: [
      `Alguém, provavelmente você, quis criar uma conta com este endereço no espaço família de ${collectivite.nom}. Já tem uma conta: inicie sessão com a palavra-passe que tinha escolhido, neste endereço: ${connexion}`,
      'Esqueceu-se dela? Escolha uma nova:',
    ],
    bouton: { texte: 'Escolher uma nova palavra-passe', url: lien },
    note: `Esta ligação serve uma só vez, durante 30 minutos. ${PAS_VOUS}`,
  }
}

export function lettreMotDePasse(collectivite: Ville, lien: string): Lettre {
  return {
    collectivite,
    sujet: `A sua nova palavra-passe: ${collectivite.nom}`,
    paragraphes: [`Pediu para mudar de palavra-passe no espaço família de ${collectivite.nom}.`],
    bouton: { texte: 'Escolher uma nova palavra-passe', url: lien },
    note: `Esta ligação serve uma só vez, durante 30 minutos. ${PAS_VOUS}`,
  }
}

export function lettreInvitation(collectivite: Ville, lien: string): Lettre {
  return {
    collectivite,
    sujet: `O seu acesso ao espaço família de ${collectivite.nom}`,
    paragraphes: [
      `${collectivite.nom} deu-lhe acesso ao seu espaço família em linha.`,
      'Para entrar pela primeira vez, escolha a sua palavra-passe.',
    ],
    bouton: { texte: 'Escolher a minha palavra-passe', url: lien },
    note: 'Esta ligação serve uma só vez, durante 14 dias. Depois, «Esqueci-me da palavra-passe» enviar-lhe-á outra.',
  }
}

export function lettreMotDePasseChange(collectivite: Ville, connexion: string, cles: boolean): Lettre {
  return {
    collectivite,
    sujet: 'A sua palavra-passe mudou',
    paragraphes: [
      `A palavra-passe da sua conta no espaço família de ${collectivite.nom} acaba de mudar. A sessão foi terminada nos seus outros aparelhos.`,
      'Se não foi você, escolha de imediato uma nova palavra-passe com «Esqueci-me da palavra-passe», e avise-nos.',
      ...(cles
        ? [
            'As suas chaves de acesso continuam a abrir a sua conta: retire em «A minha conta» as que não reconhece.',
          ]
        : []),
    ],
    bouton: { texte: 'Abrir o espaço família', url: connexion },
  }
}

export function lettreNouvelAppareil(
  collectivite: Ville & { zone: string },
  { appareil, reseau, quand, page }: Connexion,
): Lettre {
  const named = appareil.join(' em ') || 'aparelho desconhecido'
  return {
    collectivite,
    sujet: 'Novo início de sessão na sua conta',
    paragraphes: [
      `A sua conta no espaço família de ${collectivite.nom} acaba de ser aberta num aparelho que não conhecíamos: ${named}${reseau ? `, rede ${reseau}` : ''}, ${instant(quand, collectivite.zone)}.`,
      'Foi você? Não tem nada a fazer.',
      'Não foi você? Escolha de imediato uma nova palavra-passe com «Esqueci-me da palavra-passe»: a sessão será terminada em todos os aparelhos. Depois, avise-nos.',
    ],
    bouton: { texte: 'Ver os meus aparelhos', url: page },
  }
}

export function lettreAccord(collectivite: Ville, nouveau: string, lien: string): Lettre {
  return {
    collectivite,
    sujet: 'Mudar o endereço da sua conta?',
    paragraphes: [
      `É pedido que a sua conta no espaço família de ${collectivite.nom} passe para o endereço ${nouveau}.`,
      'Nada muda enquanto não aceitar e o novo endereço não for confirmado.',
      'Não foi você? Abra a ligação e recuse, e escolha uma nova palavra-passe com «Esqueci-me da palavra-passe».',
    ],
    bouton: { texte: 'Aceitar ou recusar', url: lien },
    note: 'Esta ligação serve uma só vez, durante 3 dias.',
  }
}

export function lettrePreuve(collectivite: Ville, lien: string): Lettre {
  return {
    collectivite,
    sujet: 'Confirme o seu novo endereço',
    paragraphes: [
      `Pediu para utilizar este endereço na sua conta do espaço família de ${collectivite.nom}.`,
      'Confirme-o aqui, e aceite a mudança a partir do seu endereço atual, onde acaba de chegar outra mensagem.',
    ],
    bouton: { texte: 'Confirmar este endereço', url: lien },
    note: `Esta ligação serve uma só vez, durante 3 dias. ${PAS_VOUS}`,
  }
}

export function lettreAdressePrise(collectivite: Ville, connexion: string): Lettre {
  return {
    collectivite,
    sujet: 'O seu endereço já tem uma conta',
    paragraphes: [
      `Alguém, talvez você a partir de outra conta, quis utilizar este endereço no espaço família de ${collectivite.nom}. Já tem a sua própria conta: nada mudou.`,
      'Para ficar só com uma conta, contacte-nos.',
    ],
    bouton: { texte: 'Abrir o espaço família', url: connexion },
  }
}

export function lettreCourrielChange(collectivite: Ville, nouveau: string, page: string): Lettre {
  return {
    collectivite,
    sujet: 'O endereço da sua conta mudou',
    paragraphes: [
      `A sua conta no espaço família de ${collectivite.nom} está agora no endereço ${nouveau}: é este que deve escrever para iniciar sessão, e é para aqui que lhe escreveremos.`,
      'Se não foi você, avise-nos de imediato.',
    ],
    bouton: { texte: 'Abrir o espaço família', url: page },
  }
}

export function lettreInvitationParent(
  collectivite: Ville & { zone: string },
  { par, fin, lien }: InvitationParent,
): Lettre {
  return {
    collectivite,
    sujet: `${par} convida-o para o espaço família`,
    paragraphes: [
      `${par} convida-o a acompanhar em conjunto o processo da sua família no espaço família de ${collectivite.nom}: inscrições, reservas, faturas.`,
      'Terá a sua própria conta, com o seu endereço e a sua palavra-passe.',
    ],
    bouton: { texte: 'Responder ao convite', url: lien },
    note: `Esta ligação serve uma só vez, até ${instant(fin, collectivite.zone)}. Se não conhece esta pessoa, ignore esta mensagem: nada será feito.`,
  }
}

export function lettreParentArrive(collectivite: Ville, qui: string, page: string): Lettre {
  return {
    collectivite,
    sujet: 'Outro progenitor juntou-se ao seu processo',
    paragraphes: [
      `${qui} tem agora acesso ao processo da sua família no espaço família de ${collectivite.nom}, e pode agir nele como você.`,
      'Se não o quis, avise-nos.',
    ],
    bouton: { texte: 'Ver quem tem acesso', url: page },
  }
}

export function lettreCleAjoutee(collectivite: Ville, nom: string, page: string): Lettre {
  return {
    collectivite,
    sujet: 'Uma chave de acesso abre a sua conta',
    paragraphes: [
      `A chave de acesso «${nom}» acaba de ser acrescentada à sua conta no espaço família de ${collectivite.nom}: abre-a sem palavra-passe.`,
      'Se não foi você, retire-a em «A minha conta» e escolha uma nova palavra-passe.',
    ],
    bouton: { texte: 'Abrir a minha conta', url: page },
  }
}

export function lettreFranceConnect(collectivite: Ville, page: string): Lettre {
  return {
    collectivite,
    sujet: 'O FranceConnect abre a sua conta',
    paragraphes: [
      `A sua conta no espaço família de ${collectivite.nom} acaba de ser ligada a uma identidade FranceConnect: abre-a sem palavra-passe.`,
      'Se não foi você, retire a ligação em «A minha conta» e escolha uma nova palavra-passe.',
    ],
    bouton: { texte: 'Abrir a minha conta', url: page },
  }
}
