// What the parent reads of a day whose absence cannot be declared.

import { moment } from '../outside/formats.ts'
import { typographie } from '../outside/lettre.ts'
import type { Empechement } from './rules.ts'

const JOUR = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** « mercredi 4 novembre 2026 » @param date YYYY-MM-DD */
export function jour(date: string): string {
  return JOUR.format(new Date(date))
}

/** « Léa, mercredi 4 novembre 2026 : … » @param date null when the day is not known @param zone of the instants */
export function phrase(empechement: Empechement, prenom: string, date: string | null, zone: string): string {
  const who = date === null ? prenom : `${prenom}, ${jour(date)}`
  return typographie(`${who} : ${why(empechement, zone)}`)
}

function why(empechement: Empechement, zone: string): string {
  switch (empechement.code) {
    case 'non-reserve':
      return 'aucune réservation n’est à votre nom ce jour-là.'
    case 'non-confirmee':
      return 'cette réservation n’est pas confirmée, elle n’est donc pas facturée. Il n’y a pas d’absence à déclarer.'
    case 'deja-facture':
      return 'cette journée est déjà facturée. Contactez le service.'
    case 'deja-absent':
      return 'une absence est déjà déclarée. Pour la corriger, retirez-la si le service n’a pas répondu, sinon contactez le service.'
    case 'annulable':
      return `vous pouvez encore annuler la réservation jusqu’au ${moment(empechement.jusquA, zone)}. Annulez-la plutôt : elle ne vous coûtera rien.`
    case 'trop-tard':
      return `l’absence pouvait être déclarée jusqu’au ${jour(empechement.jusquAu)}. Contactez le service.`
  }
}
