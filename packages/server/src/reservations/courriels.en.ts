import { recours } from '../collectivites/recours.ts'
import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import { type LettreAEcrire, type Ligne, regrouper, type Ville } from './lettres.ts'

const { euros, jour, moment } = formats('en')
type Corps = Pick<Lettre, 'sujet' | 'paragraphes' | 'note'>

export function lettreOf(collectivite: Ville, lettre: LettreAEcrire, url: string): Lettre {
  return { collectivite, bouton: { texte: 'See my bookings', url }, ...corps(collectivite, lettre) }
}

function corps(ville: Ville, lettre: LettreAEcrire): Corps {
  switch (lettre.type) {
    case 'recapitulatif':
      return recapitulatif(lettre.lignes)
    case 'place-liberee':
      return placeLiberee(lettre, ville.zone)
    case 'proposition-expiree':
      return {
        sujet: 'The place offered was not confirmed',
        paragraphes: [
          ...lettre.lignes.map(
            (one) =>
              `The place offered to ${one.enfant} (${quoi(one)}, ${jours(one)}) was not confirmed in time: it goes to the next family.`,
          ),
          'You can join the waiting list again.',
        ],
      }
    case 'reponse':
      return reponse(lettre, ville)
  }
}

function recapitulatif(lignes: readonly Ligne[]): Corps {
  const enfants = [...new Set(lignes.map((ligne) => ligne.enfant))]
  const total = lignes.reduce((sum, ligne) => sum + ligne.prixCentimes, 0)
  const liste = (titre: string, enfant: string, etat: Ligne['etat']) =>
    regrouper(lignes, enfant, etat).map(
      ({ what, days }) =>
        `${titre} – ${what}: ${days.map((one) => jours(one) + (one.rang === null ? '' : ` (position ${one.rang})`)).join('; ')}.`,
    )
  return {
    sujet: 'Your bookings are saved',
    paragraphes: [
      'Here is what has just changed in your bookings.',
      ...enfants.flatMap((enfant) => [
        ...liste(`${enfant}, added`, enfant, 'confirmee'),
        ...liste(`${enfant}, asked of the team, which will reply`, enfant, 'demandee'),
        ...liste(`${enfant}, on the waiting list`, enfant, 'en-attente'),
        ...liste(`${enfant}, cancelled`, enfant, 'annulee'),
      ]),
      `${total < 0 ? 'Less' : 'More'} on your next invoices: ${euros(Math.abs(total))}.`,
    ],
    note: 'If you did not make these changes, tell the team.',
  }
}

function placeLiberee(
  { lignes, expireLe }: Extract<LettreAEcrire, { type: 'place-liberee' }>,
  zone: string,
): Corps {
  return {
    sujet: expireLe ? 'A place is offered to you' : 'A place has become free',
    paragraphes: [
      ...lignes.map((one) =>
        expireLe
          ? `A place has become free for ${one.enfant}: ${quoi(one)}, ${jours(one)}. Confirm it before ${moment(new Date(expireLe), zone)}, or it will be offered to the next family.`
          : `A place has become free for ${one.enfant}: ${quoi(one)}, ${jours(one)}. It is booked.`,
      ),
      expireLe
        ? 'If you no longer want it, decline it in “My bookings”: another family is waiting for it.'
        : 'If you no longer want it, cancel it in “My bookings” before the deadline: another family is waiting for it.',
    ],
  }
}

function reponse({ lignes, motif }: Extract<LettreAEcrire, { type: 'reponse' }>, ville: Ville): Corps {
  const contact = [ville.courriel, ville.telephone].filter(Boolean).join(' or ')
  const refused = lignes.filter((one) => one.etat === 'annulee')
  const accepted = lignes.filter((one) => one.etat === 'confirmee')
  return {
    sujet: refused.length > 0 ? 'Reply to your booking requests' : 'Your bookings are accepted',
    paragraphes: [
      ...accepted.map((one) => `Accepted for ${one.enfant}: ${quoi(one)}, ${jours(one)}.`),
      ...refused.map((one) => `Refused for ${one.enfant}: ${quoi(one)}, ${jours(one)}.`),
      ...(refused.length > 0 && motif ? [`Reason: ${motif}`] : []),
      ...(refused.length > 0
        ? [
            `A question, a disagreement? Write to the team${contact ? ` (${contact})` : ''}. ${recours(ville, 'en')}`,
          ]
        : []),
    ],
  }
}

const quoi = ({ activite, unite }: Ligne) => `${activite} (${unite})`
const jours = ({ date, fin }: Ligne) => (fin ? `from ${jour(date)} to ${jour(fin)}` : jour(date))
