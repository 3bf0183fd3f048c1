import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type {
  Annonce,
  ChangementMandat,
  MandatSigne,
  Modifie,
  Rejet,
  Transmis,
  Trop,
} from './courriels.fr.ts'
import { raisonDe } from './raisons.ts'
import { ESSAIS_CODE } from './rules.ts'

type Ville = Lettre['collectivite']
const { date: day, euros } = formats('pt')

export function lettreCode(collectivite: Ville, { code, regie }: { code: string; regie: string }): Lettre {
  return {
    sujet: 'O seu código para assinar a autorização de débito direto',
    collectivite,
    paragraphes: [
      `Para assinar a sua autorização de débito direto (${regie}), escreva este código em «Os meus pagamentos»: ${code.slice(0, 3)}\u00a0${code.slice(3)}.`,
    ],
    note: `É válido durante 15 minutos, para ${ESSAIS_CODE} tentativas. Se não pediu nada, não o dê a ninguém: sem ele, nada será debitado.`,
  }
}

export function mandatSigne(
  collectivite: Ville,
  { rum, regie, iban, creancier }: MandatSigne,
  url: string,
): Lettre {
  return {
    sujet: `A sua autorização de débito direto está assinada: ${regie}`,
    collectivite,
    paragraphes: [
      `A partir de agora, as suas faturas (${regie}) serão debitadas por ${creancier} na conta ${iban}.`,
      `Referência única da autorização (RUM): ${rum}. Cada débito ser-lhe-á anunciado pelo menos 14 dias antes, com a data e o valor.`,
      'A sua autorização está disponível em PDF (em francês) em «Os meus pagamentos»: pode guardá-la.',
    ],
    bouton: { texte: 'Ver a minha autorização', url },
    note: 'Pode suspendê-la ou terminá-la a qualquer momento em «Os meus pagamentos».',
  }
}

export function mandatChange(
  collectivite: Ville,
  { rum, regie }: { rum: string; regie: string },
  quoi: ChangementMandat,
  dejaParti: Transmis | undefined,
  url: string,
): Lettre {
  const { sujet, phrase } = {
    repris: { sujet: 'retomado', phrase: 'As suas faturas voltarão a ser debitadas.' },
    suspendu: {
      sujet: 'suspenso',
      phrase: 'Já nada é debitado: as suas faturas devem ser pagas de outra forma, até que o retome.',
    },
    revoque: {
      sujet: 'terminado',
      phrase: 'Já nada será debitado: as suas faturas devem ser pagas de outra forma.',
    },
    caduc: {
      sujet: 'terminado',
      phrase:
        'Não serviu durante 36 meses: a regra europeia põe-lhe fim. Para voltar ao débito direto, assine uma nova autorização.',
    },
  }[quoi]
  return {
    sujet: `Débito direto ${sujet}: ${regie}`,
    collectivite,
    paragraphes: [
      `Autorização ${rum}. ${phrase}`,
      ...(dejaParti
        ? [
            `O débito de ${euros(dejaParti.montantCentimes)} de ${day(dejaParti.date)} já foi transmitido: vai realizar-se. Se não o quiser, dirija-se ao seu banco.`,
          ]
        : []),
    ],
    bouton: { texte: 'Ver os meus pagamentos', url },
  }
}

export function prelevementAnnonce(collectivite: Ville, annonce: Annonce, url: string): Lettre {
  const { date, montantCentimes, rum, ics, creancier, iban, numeros } = annonce
  return {
    sujet: `Débito direto de ${euros(montantCentimes)} em ${day(date)}`,
    collectivite,
    paragraphes: [
      `${creancier} vai debitar ${euros(montantCentimes)} em ${day(date)} na sua conta ${iban}.`,
      `Para ${numeros.length > 1 ? 'as' : 'a'} ${factures(numeros)}. Não tem nada a fazer.`,
    ],
    bouton: { texte: 'Ver as minhas faturas', url },
    note: `Referência da autorização: ${rum}. Identificador do credor: ${ics}.`,
  }
}

export function prelevementModifie(
  collectivite: Ville,
  { date, montantCentimes, rum, raison }: Modifie,
  url: string,
): Lettre {
  const annule = montantCentimes === 0
  const why = {
    reglee: 'entretanto, uma fatura foi paga de outra forma',
    retiree: 'a equipa retirou-o. Será avisado do próximo',
  }[raison]
  return {
    sujet: annule
      ? `O débito direto de ${day(date)} não se vai realizar`
      : `Débito direto de ${day(date)}: ${euros(montantCentimes)}`,
    collectivite,
    paragraphes: [
      annule
        ? `O débito direto anunciado para ${day(date)} está anulado: ${why}.`
        : `O débito direto anunciado para ${day(date)} será de ${euros(montantCentimes)}: ${why}.`,
    ],
    bouton: { texte: 'Ver os meus pagamentos', url },
    note: `Referência da autorização: ${rum}.`,
  }
}

export function prelevementEnTrop(
  collectivite: Ville,
  { date, montantCentimes, creditCentimes }: Trop,
  url: string,
): Lettre {
  return {
    sujet: `Débito direto de ${day(date)}: ${euros(creditCentimes)} de adiantamento`,
    collectivite,
    paragraphes: [
      `Debitámos ${euros(montantCentimes)}, mas entretanto tinha pago uma parte de outra forma. ${euros(creditCentimes)} ficam a seu crédito.`,
      'Este adiantamento servirá para as suas próximas faturas; pode também pedir à equipa que lho devolva.',
    ],
    bouton: { texte: 'Ver os meus pagamentos', url },
  }
}

export function prelevementRejete(collectivite: Ville, rejet: Rejet, url: string): Lettre {
  const suite = {
    actif:
      'Este valor será incluído num próximo débito, anunciado 14 dias antes. Para pagar mais cedo, suspenda o débito direto em «Os meus pagamentos» e pague em linha, ou dirija-se à equipa.',
    suspendu:
      'O seu débito direto está suspenso: pague em «Os meus pagamentos» ou de outra forma. Quando a situação estiver resolvida com o seu banco, retome-o no mesmo lugar.',
    'a-refaire':
      'O seu débito direto está suspenso: pague em «Os meus pagamentos» ou de outra forma. Para voltar ao débito direto, termine esta autorização e assine outra com a sua conta atual.',
    fini: 'Já não tem débito direto: pague em «Os meus pagamentos» ou de outra forma.',
  }[rejet.mandat]
  const none = rejet.numeros.length === 0
  return {
    sujet: `Débito direto recusado: ${euros(rejet.montantCentimes)}`,
    collectivite,
    paragraphes: [
      `O débito de ${euros(rejet.montantCentimes)} de ${day(rejet.date)} não foi efetuado: ${raisonDe(rejet.code, 'pt')}.`,
      none
        ? 'As suas faturas tinham sido pagas de outra forma: continuam pagas.'
        : `A pagar de novo: ${factures(rejet.numeros)}.`,
      ...(none && rejet.mandat === 'actif' ? [] : [suite]),
    ],
    bouton: { texte: 'Ver os meus pagamentos', url },
  }
}

function factures(numeros: readonly string[]): string {
  return `${numeros.length > 1 ? 'faturas' : 'fatura'} ${numeros.join(', ')}`
}
