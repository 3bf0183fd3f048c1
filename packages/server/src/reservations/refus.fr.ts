import type { CelluleRepondue, RefusCellule } from '@inoe/contract/reservations'
import type { Langue } from '../http/langue.ts'
import { moment } from '../outside/formats.ts'
import { delais } from '../structures/delais.fr.ts'
import type { Droits } from './droits.ts'
import { phrase as en } from './refus.en.ts'
import { phrase as pt } from './refus.pt.ts'
import type { Decision } from './registre.ts'
import type { Faits } from './rules.ts'

/** Answers a decision as the parent reads it: what was done, or why not and when it would be possible. */
export function repondre(
  decision: Decision,
  droits: Droits | undefined,
  zone: string,
  langue: Langue = 'fr',
): CelluleRepondue {
  const { creneau, enfant, action, etat, prixCentimes, rang, refus } = decision
  const asked = { creneau, enfant, action, etat, prixCentimes, rang }
  if (!refus) return { ...asked, refus: null }
  const prenom = droits?.enfants.find((one) => one.id === enfant)?.prenom ?? ''
  const { depuis, jusquA } = quand(decision)
  return {
    ...asked,
    refus: {
      code: refus,
      message: PHRASES[langue](decision, {
        prenom,
        depuis: quandDit(depuis, zone),
        jusquA: quandDit(jusquA, zone),
        unite: uniteOf(decision.faits),
        ages: agesDe(decision.faits?.limites),
      }),
      depuis: depuis?.toISOString() ?? null,
      jusquA: jusquA?.toISOString() ?? null,
      places: decision.faits?.places ?? null,
    },
  }
}

/** From when it will be possible, or until when it was. */
function quand({ refus, action, faits }: Decision): { depuis: Date | null; jusquA: Date | null } {
  const limites = faits?.limites
  if (refus === 'pas-encore-ouvert') return { depuis: faits?.ouverture ?? null, jusquA: null }
  if (refus === 'ferme') return { depuis: null, jusquA: limites?.periode.fermeture ?? null }
  if (refus !== 'hors-delai') return { depuis: null, jusquA: null }
  if (action === 'retirer') return { depuis: null, jusquA: limites?.annulableJusquAu ?? null }
  return { depuis: null, jusquA: faits?.vivante?.expireLe ?? limites?.reservableJusquAu ?? null }
}

interface Contexte {
  prenom: string
  /** An instant, in the words of a locale; empty when there is none. */
  depuis: (locale: string) => string
  jusquA: (locale: string) => string
  /** What it is against. */
  unite: string
  ages: { min: number; max: number | null }
}

/** Why a day was not saved, in one language. */
export type Phrase = (decision: Decision, contexte: Contexte) => RefusCellule['message']

const fr: Phrase = ({ refus, action, faits }, { prenom, depuis, jusquA, unite, ages }) => {
  switch (refus) {
    case 'non-inscrit':
      return `L’inscription de ${prenom} à cette activité n’est pas acceptée : demandez-la dans « Nos services ».`
    case 'age':
      return `${prenom} n’aura pas l’âge de cette activité ce jour-là (${ages.max === null ? `à partir de ${ages.min} ans` : `de ${ages.min} à ${ages.max} ans`}).`
    case 'dossier-a-renouveler':
      return 'Renouvelez d’abord votre dossier dans « Mon foyer » : la date limite est passée.'
    case 'piece-manquante':
      return `À fournir d’abord dans « Mes documents » : ${faits?.piecesManquantes.join(', ')}.`
    case 'ferme':
      return 'Les réservations de cette journée sont closes.'
    case 'pas-encore-ouvert':
      return `Les réservations ouvrent ${depuis('fr-FR')}.`
    case 'hors-delai':
      if (faits?.vivante?.etat === 'proposee') return `Il fallait confirmer avant ${jusquA('fr-FR')}.`
      return `Il fallait ${action === 'ajouter' ? 'réserver' : 'annuler'} avant ${jusquA('fr-FR')}. Appelez le service.`
    case 'conflit-unite':
      return `${prenom} a déjà « ${unite} » ce jour-là : retirez-la d’abord.`
    case 'plafond':
      return `${prenom} a déjà le nombre de jours permis : ${faits?.plafond ? delais.plafond(faits.plafond) : ''}.`
    case 'complet':
      return 'Il n’y a plus de place ce jour-là.'
    case 'deja-reserve':
      return `${prenom} a déjà une place ce jour-là.`
    case 'non-reserve':
      return `${prenom} n’a pas de réservation à retirer ce jour-là.`
    case 'deja-facture':
      return 'Cette journée est déjà facturée : contactez le service.'
    case 'deja-absent':
      return 'Une absence est déclarée ce jour-là : retirez d’abord la déclaration.'
    case 'autre-foyer':
      return `Ce jour-là, ${prenom} est chez l’autre parent : chacun réserve ses jours.`
    case 'ensemble':
      return 'Rien n’a été changé ce jour-là : vous vouliez tous les jours choisis, ou aucun.'
    default:
      return 'Cette journée n’existe pas ou n’est plus proposée.'
  }
}

function uniteOf(faits: Faits | null): string {
  return faits?.limites.offre.unites.find((one) => one.code === faits.conflit)?.nom ?? ''
}

function agesDe(limites: Faits['limites'] | undefined): Contexte['ages'] {
  const { ageMin = 0, ageMax = Number.POSITIVE_INFINITY } = limites ?? {}
  return { min: ageMin, max: Number.isFinite(ageMax) ? ageMax : null }
}

const quandDit = (instant: Date | null, zone: string) => (locale: string) =>
  instant ? moment(instant, zone, locale) : ''

const PHRASES: Record<Langue, Phrase> = { fr, en, pt }
