import type { CelluleRepondue, RefusCellule } from '@inoe/contract/reservations'
import type { Decision } from './batch.ts'
import type { Droits, Faits } from './rules.ts'

/** Answers a decision as the parent reads it: what was done, or why not and when it would be possible. */
export function repondre(decision: Decision, droits: Droits, zone: string): CelluleRepondue {
  const { creneau, enfant, action, prixCentimes, refus } = decision
  const etat = refus ? 'refusee' : action === 'ajouter' ? 'confirmee' : 'annulee'
  const asked = { creneau, enfant, action, etat, prixCentimes, rang: null } as const
  if (!refus) return { ...asked, refus: null }
  const prenom = droits.enfants.find((one) => one.id === enfant)?.prenom ?? ''
  const limites = decision.faits?.limites
  const { depuis, jusquA } = quand(decision)
  return {
    ...asked,
    refus: {
      code: refus,
      message: phrase(decision, { prenom, limites, depuis, jusquA, zone }),
      depuis: depuis?.toISOString() ?? null,
      jusquA: jusquA?.toISOString() ?? null,
      places: decision.faits?.places ?? null,
    },
  }
}

/** From when it will be possible, or until when it was. */
function quand({ refus, action, faits }: Decision): { depuis: Date | null; jusquA: Date | null } {
  const limites = faits?.limites
  if (refus === 'pas-encore-ouvert') return { depuis: limites?.periode.ouverture ?? null, jusquA: null }
  if (refus === 'ferme') return { depuis: null, jusquA: limites?.periode.fermeture ?? null }
  if (refus !== 'hors-delai') return { depuis: null, jusquA: null }
  const limit = action === 'ajouter' ? limites?.reservableJusquAu : limites?.annulableJusquAu
  return { depuis: null, jusquA: limit ?? null }
}

interface Contexte {
  prenom: string
  limites: Faits['limites'] | undefined
  depuis: Date | null
  jusquA: Date | null
  zone: string
}

function phrase({ refus, action }: Decision, contexte: Contexte): RefusCellule['message'] {
  const { prenom, limites, depuis, jusquA, zone } = contexte
  switch (refus) {
    case 'non-inscrit':
      return `L’inscription de ${prenom} à cette activité n’est pas acceptée : demandez-la dans « Nos services ».`
    case 'age':
      return `${prenom} n’aura pas l’âge de cette activité ce jour-là (${ages(limites)}).`
    case 'ferme':
      return 'Les réservations de cette période sont closes.'
    case 'pas-encore-ouvert':
      return `Les réservations ouvrent ${moment(depuis, zone)}.`
    case 'hors-delai':
      return `Il fallait ${action === 'ajouter' ? 'réserver' : 'annuler'} avant ${moment(jusquA, zone)}. Appelez le service.`
    case 'complet':
      return 'Il n’y a plus de place ce jour-là.'
    case 'deja-reserve':
      return `${prenom} a déjà une place ce jour-là.`
    case 'non-reserve':
      return `${prenom} n’a pas de réservation à retirer ce jour-là.`
    case 'deja-facture':
      return 'Cette journée est déjà facturée : contactez le service.'
    default:
      return 'Cette journée n’existe pas ou n’est plus proposée.'
  }
}

function ages(limites: Faits['limites'] | undefined): string {
  const { ageMin = 0, ageMax = Number.POSITIVE_INFINITY } = limites ?? {}
  return Number.isFinite(ageMax) ? `de ${ageMin} à ${ageMax} ans` : `à partir de ${ageMin} ans`
}

/** « lundi 27 juillet à 9 h 00 » */
export function moment(instant: Date | null, zone: string): string {
  if (!instant) return ''
  const parts = new Intl.DateTimeFormat('fr-FR', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  }).formatToParts(instant)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return `${of('weekday')} ${of('day')} ${of('month')} à ${Number(of('hour'))} h ${of('minute')}`
}
