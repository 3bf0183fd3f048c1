import type { Lettre } from '../outside/lettre.ts'

/** One change of a save, as its recap names it. */
export interface Ligne {
  enfant: string
  action: 'ajouter' | 'retirer'
  date: string
  activite: string
  unite: string
  prixCentimes: number
}

const EUROS = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' })
const JOUR = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** « Vos réservations » after a save: what was added and what was cancelled, child by child. */
export function recapitulatif(
  collectivite: Lettre['collectivite'],
  lignes: readonly Ligne[],
  url: string,
): Lettre {
  const enfants = [...new Set(lignes.map((ligne) => ligne.enfant))]
  const total = lignes.reduce((sum, ligne) => sum + ligne.prixCentimes, 0)
  return {
    sujet: 'Vos réservations sont enregistrées',
    collectivite,
    paragraphes: [
      'Voici ce qui vient de changer dans vos réservations.',
      ...enfants.flatMap((enfant) => [
        ...liste(`${enfant}, ajouté`, lignes, enfant, 'ajouter'),
        ...liste(`${enfant}, annulé`, lignes, enfant, 'retirer'),
      ]),
      `${total < 0 ? 'En moins' : 'En plus'} sur vos prochaines factures : ${EUROS.format(Math.abs(total) / 100)}.`,
    ],
    bouton: { texte: 'Voir mes réservations', url },
    note: 'Si vous n’êtes pas à l’origine de ces changements, prévenez le service.',
  }
}

/** A heading and one paragraph per unit of an activity, its days in order. */
function liste(titre: string, lignes: readonly Ligne[], enfant: string, action: Ligne['action']): string[] {
  const groups = new Map<string, string[]>()
  for (const ligne of [...lignes].sort((a, b) => a.date.localeCompare(b.date))) {
    if (ligne.enfant !== enfant || ligne.action !== action) continue
    const what = `${ligne.activite} (${ligne.unite})`
    groups.set(what, [...(groups.get(what) ?? []), JOUR.format(new Date(ligne.date))])
  }
  return [...groups].map(([what, jours]) => `${titre} – ${what} : ${jours.join(', ')}.`)
}
