import type { ReglageRenouvellement } from '@inoe/contract/renouvellements'
import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import { phrases } from './phrases.pt.ts'
import { anneeEnMots } from './rules.ts'
import type { Section } from './sections.ts'

type Ville = Lettre['collectivite']
const { date } = formats('pt')

export function dossierRenouvele(
  collectivite: Ville,
  annee: number,
  sections: readonly Pick<Section, 'section' | 'enfant'>[],
  url: string,
): Lettre {
  const named = sections.map(({ section, enfant }) =>
    enfant ? `${phrases.sections[section]} (${enfant.prenom})` : phrases.sections[section],
  )
  return {
    sujet: `O seu processo está renovado para ${anneeEnMots(annee)}`,
    collectivite,
    paragraphes: [
      `Todas as partes do seu processo estão confirmadas para o ano letivo ${anneeEnMots(annee)}: ${named.join(', ')}.`,
      'Não tem mais nada a fazer pelo seu processo. Alguma informação muda durante o ano? Corrija-a em «O meu agregado», sem esperar.',
      'Esta renovação não inscreve os seus filhos: as inscrições pedem-se em «As minhas inscrições».',
    ],
    bouton: { texte: 'Ver o meu processo', url },
  }
}

export function dossierARenouveler(
  collectivite: Ville,
  { annee, jusquAu, blocage }: ReglageRenouvellement,
  today: string,
  url: string,
): Lettre {
  const mots = anneeEnMots(annee)
  const late = today > jusquAu
  const suite = {
    rien: [],
    inscriptions: [
      late
        ? `Enquanto não o fizer, não pode pedir inscrições para ${mots}.`
        : `Depois dessa data, e enquanto não o fizer, não poderá pedir inscrições para ${mots}.`,
    ],
    reservations: [
      late
        ? `Enquanto não o fizer, não pode pedir inscrições nem reservar dias para ${mots}.`
        : `Depois dessa data, e enquanto não o fizer, não poderá pedir inscrições nem reservar dias para ${mots}.`,
    ],
  }
  return {
    sujet: `O seu processo tem de ser renovado para ${mots}`,
    collectivite,
    paragraphes: [
      late
        ? `O seu processo não está renovado para o ano letivo ${mots}: era pedido até ${date(jusquAu)}, e ainda é possível.`
        : `O seu processo tem de ser renovado para o ano letivo ${mots}, até ${date(jusquAu)}.`,
      'Já está tudo preenchido: confirme o que continua certo, corrija o resto. Pode parar e retomar, os dois pais juntos se quiserem.',
      ...suite[blocage],
    ],
    bouton: { texte: 'Renovar o meu processo', url },
  }
}
