import type { ReglageRenouvellement } from '@inoe/contract/renouvellements'
import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import { phrases } from './phrases.en.ts'
import { anneeEnMots } from './rules.ts'
import type { Section } from './sections.ts'

type Ville = Lettre['collectivite']
const { date } = formats('en')

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
    sujet: `Your file is renewed for ${anneeEnMots(annee)}`,
    collectivite,
    paragraphes: [
      `Every part of your file is confirmed for the school year ${anneeEnMots(annee)}: ${named.join(', ')}.`,
      'There is nothing else for you to do for your file. Something changes during the year? Correct it in “My household” without waiting.',
      'This renewal does not enrol your children: enrolments are asked for in “My enrolments”.',
    ],
    bouton: { texte: 'See my file', url },
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
        ? `Until it is done, you cannot ask for an enrolment for ${mots}.`
        : `After that date, you will not be able to ask for an enrolment for ${mots} until it is done.`,
    ],
    reservations: [
      late
        ? `Until it is done, you can neither ask for an enrolment nor book a day for ${mots}.`
        : `After that date, you will not be able to ask for an enrolment or book a day for ${mots} until it is done.`,
    ],
  }
  return {
    sujet: `Your file is to be renewed for ${mots}`,
    collectivite,
    paragraphes: [
      late
        ? `Your file is not renewed for the school year ${mots}: it was due by ${date(jusquAu)}, and it is still possible.`
        : `Your file is to be renewed for the school year ${mots}, by ${date(jusquAu)}.`,
      'Everything is filled in already: confirm what is still right, correct the rest. You can stop and come back, both parents together if you like.',
      ...suite[blocage],
    ],
    bouton: { texte: 'Renew my file', url },
  }
}
