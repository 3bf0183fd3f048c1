import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { AvoirEmis, FactureEmise, Retard } from './courriels.fr.ts'

type Ville = Lettre['collectivite']
const { date, euros, mois: month } = formats('pt')

export function factureEmise(collectivite: Ville, facture: FactureEmise, url: string): Lettre {
  const { numero, structure, mois, totalCentimes, echeance, enLigne, mandat } = facture
  return {
    sujet: `A sua fatura ${structure}, ${month(mois)}: ${euros(totalCentimes)}`,
    collectivite,
    paragraphes: [
      `A sua fatura ${numero} de ${structure}, ${month(mois)}, está disponível em «Os meus pagamentos».`,
      mandat
        ? `Valor: ${euros(totalCentimes)}. Não tem nada a fazer: será debitada da sua conta, numa data que lhe anunciaremos.`
        : `Valor: ${euros(totalCentimes)}, a pagar até ${date(echeance)}.`,
    ],
    bouton: { texte: enLigne && !mandat ? 'Ver e pagar a minha fatura' : 'Ver a minha fatura', url },
    note: 'Cada linha da fatura mostra como o preço foi calculado.',
  }
}

export function avoirEmis(collectivite: Ville, avoir: AvoirEmis, url: string): Lettre {
  const { numero, structure, mois, totalCentimes, motif, origine } = avoir
  const of = origine ? `a fatura ${origine}` : `${structure}, ${month(mois)}`
  return {
    sujet: `Uma nota de crédito de ${euros(-totalCentimes)}: ${structure}, ${month(mois)}`,
    collectivite,
    paragraphes: [
      `A nota de crédito ${numero} corrige ${of}: ${euros(-totalCentimes)} a seu favor.`,
      ...(motif ? [`Motivo: ${motif}`] : []),
      'É deduzida do que falta pagar dessa fatura. Se já estiver paga, o valor fica seu, como adiantamento.',
    ],
    bouton: { texte: 'Ver os meus pagamentos', url },
  }
}

export function relance(collectivite: Ville, retard: Retard, url: string): Lettre {
  const { regie, factures, enLigne, autresMoyens } = retard
  const due = factures.reduce((sum, one) => sum + one.resteCentimes, 0)
  const many = factures.length > 1
  return {
    sujet: many
      ? `Lembrete: ${factures.length} faturas por pagar, ${euros(due)}`
      : `Lembrete: uma fatura por pagar, ${euros(due)}`,
    collectivite,
    paragraphes: [
      many
        ? `Salvo erro nosso, estas faturas (${regie}) ainda não estão pagas.`
        : `Salvo erro nosso, esta fatura (${regie}) ainda não está paga.`,
      ...factures.map(
        (one) =>
          `Fatura ${one.numero}, ${one.structure}, ${month(one.mois)}: ${euros(one.resteCentimes)}, a pagar até ${date(one.echeance)}.`,
      ),
      ...(many ? [`No total: ${euros(due)}.`] : []),
      ...(enLigne ? [] : [autresMoyens].filter(Boolean)),
      'Se acaba de pagar, não tenha em conta esta mensagem. Em caso de dificuldade, contacte-nos: cedo, é mais fácil encontrar uma solução.',
    ],
    bouton: { texte: enLigne ? 'Pagar em linha' : 'Ver as minhas faturas', url },
  }
}
