import { recours } from '../collectivites/recours.ts'
import { moment } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import { type LettreAEcrire, type Ligne, regrouper, type Ville } from './lettres.ts'

const EUROS = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' })
const JOUR = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** Lays out what a family is told. */
export function lettreOf(collectivite: Ville, lettre: LettreAEcrire, url: string): Lettre {
  const common = { collectivite, bouton: { texte: 'Voir mes réservations', url } }
  switch (lettre.type) {
    case 'recapitulatif':
      return { ...common, ...recapitulatif(lettre.lignes) }
    case 'place-liberee':
      return { ...common, ...placeLiberee(lettre, collectivite.zone) }
    case 'proposition-expiree':
      return {
        ...common,
        sujet: 'La place proposée n’a pas été confirmée',
        paragraphes: [
          ...lettre.lignes.map(
            (ligne) =>
              `La place proposée à ${ligne.enfant} (${quoi(ligne)}, ${jours(ligne)}) n’a pas été confirmée à temps : elle revient à la famille suivante.`,
          ),
          'Vous pouvez vous inscrire de nouveau sur la liste d’attente.',
        ],
      }
    case 'reponse':
      return { ...common, ...reponse(lettre, collectivite) }
  }
}

/** « Vos réservations » after a save: what was added, awaited, asked for and cancelled, child by child. */
function recapitulatif(lignes: readonly Ligne[]): Pick<Lettre, 'sujet' | 'paragraphes' | 'note'> {
  const enfants = [...new Set(lignes.map((ligne) => ligne.enfant))]
  const total = lignes.reduce((sum, ligne) => sum + ligne.prixCentimes, 0)
  return {
    sujet: 'Vos réservations sont enregistrées',
    paragraphes: [
      'Voici ce qui vient de changer dans vos réservations.',
      ...enfants.flatMap((enfant) => [
        ...liste(`${enfant}, ajouté`, lignes, enfant, 'confirmee'),
        ...liste(`${enfant}, demandé au service, qui vous répondra`, lignes, enfant, 'demandee'),
        ...liste(`${enfant}, sur liste d’attente`, lignes, enfant, 'en-attente'),
        ...liste(`${enfant}, annulé`, lignes, enfant, 'annulee'),
      ]),
      `${total < 0 ? 'En moins' : 'En plus'} sur vos prochaines factures : ${EUROS.format(Math.abs(total) / 100)}.`,
    ],
    note: 'Si vous n’êtes pas à l’origine de ces changements, prévenez le service.',
  }
}

function placeLiberee(
  { lignes, expireLe }: Extract<LettreAEcrire, { type: 'place-liberee' }>,
  zone: string,
): Pick<Lettre, 'sujet' | 'paragraphes'> {
  return {
    sujet: expireLe ? 'Une place vous est proposée' : 'Une place s’est libérée',
    paragraphes: [
      ...lignes.map((ligne) =>
        expireLe
          ? `Une place s’est libérée pour ${ligne.enfant} : ${quoi(ligne)}, ${jours(ligne)}. Confirmez-la avant ${moment(new Date(expireLe), zone)}, sinon elle sera proposée à la famille suivante.`
          : `Une place s’est libérée pour ${ligne.enfant} : ${quoi(ligne)}, ${jours(ligne)}. Elle est réservée.`,
      ),
      expireLe
        ? 'Si elle ne vous intéresse plus, refusez-la dans « Mes réservations » : une autre famille l’attend.'
        : 'Si vous n’en voulez plus, annulez-la dans « Mes réservations » avant la date limite : une autre famille l’attend.',
    ],
  }
}

function reponse(
  { lignes, motif }: Extract<LettreAEcrire, { type: 'reponse' }>,
  ville: Ville,
): Pick<Lettre, 'sujet' | 'paragraphes'> {
  const contact = [ville.courriel, ville.telephone].filter(Boolean).join(' ou ')
  const refused = lignes.filter((one) => one.etat === 'annulee')
  const accepted = lignes.filter((one) => one.etat === 'confirmee')
  return {
    sujet: refused.length > 0 ? 'Réponse à vos demandes de réservation' : 'Vos réservations sont acceptées',
    paragraphes: [
      ...accepted.map((one) => `Accepté pour ${one.enfant} : ${quoi(one)}, ${jours(one)}.`),
      ...refused.map((one) => `Refusé pour ${one.enfant} : ${quoi(one)}, ${jours(one)}.`),
      ...(refused.length > 0 && motif ? [`Motif : ${motif}`] : []),
      ...(refused.length > 0
        ? [
            `Une question, un désaccord ? Écrivez au service${contact ? ` (${contact})` : ''}. ${recours(ville)}`,
          ]
        : []),
    ],
  }
}

function liste(titre: string, lignes: readonly Ligne[], enfant: string, etat: Ligne['etat']): string[] {
  const rank = ({ rang }: Ligne) => (rang === null ? '' : ` (${rang}${rang === 1 ? 'er' : 'e'})`)
  return regrouper(lignes, enfant, etat).map(
    ({ what, days }) => `${titre} – ${what} : ${days.map((one) => jours(one) + rank(one)).join(', ')}.`,
  )
}

function quoi({ activite, unite }: Ligne): string {
  return `${activite} (${unite})`
}

function jours({ date, fin }: Ligne): string {
  const first = JOUR.format(new Date(date))
  return fin ? `du ${first} au ${JOUR.format(new Date(fin))}` : first
}
