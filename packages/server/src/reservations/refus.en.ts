import type { Phrase } from './refus.fr.ts'

/** Why a day was not saved, in English. */
export const phrase: Phrase = ({ refus, action, faits }, { prenom, depuis, jusquA, unite, ages }) => {
  const by = jusquA('en-GB')
  switch (refus) {
    case 'non-inscrit':
      return `The enrolment of ${prenom} in this activity is not accepted: ask for it in “Our services”.`
    case 'age':
      return `${prenom} will not be the right age for this activity on that day (${ages.max === null ? `from ${ages.min} years old` : `from ${ages.min} to ${ages.max} years old`}).`
    case 'dossier-a-renouveler':
      return 'First renew your family file in “My household”: the last day has passed.'
    case 'piece-manquante':
      return `First provide in “My documents”: ${faits?.piecesManquantes.join(', ')}.`
    case 'ferme':
      return 'Booking for this day is closed.'
    case 'pas-encore-ouvert':
      return `Booking opens on ${depuis('en-GB')}.`
    case 'hors-delai':
      if (faits?.vivante?.etat === 'proposee') return `The place had to be confirmed before ${by}.`
      return `${action === 'ajouter' ? 'Booking' : 'Cancelling'} was possible until ${by}. Please ring the team.`
    case 'conflit-unite':
      return `${prenom} already has “${unite}” that day: remove it first.`
    case 'plafond':
      return `${prenom} already has as many days as allowed: ${faits?.plafond ? `${faits.plafond.nombre} at most per ${faits.plafond.par === 'semaine' ? 'week' : 'period'}` : ''}.`
    case 'complet':
      return 'There are no places left that day.'
    case 'deja-reserve':
      return `${prenom} already has a place that day.`
    case 'non-reserve':
      return `${prenom} has no booking to remove that day.`
    case 'deja-facture':
      return 'This day has already been invoiced: please contact the team.'
    case 'deja-absent':
      return 'An absence is reported that day: withdraw the report first.'
    case 'autre-foyer':
      return `That day, ${prenom} is with the other parent: each home books its own days.`
    case 'ensemble':
      return 'Nothing was changed that day: you wanted all the chosen days, or none.'
    default:
      return 'This day does not exist or is no longer offered.'
  }
}
