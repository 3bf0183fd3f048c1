import type { ErreurChamp } from '@inoe/contract/erreurs'
import type { Blocage, ReglageRenouvellement, SectionARenouveler } from '@inoe/contract/renouvellements'

const JOUR = 86_400_000

/** First and last day of a school year. */
export const debutAnnee = (annee: number): string => `${annee}-09-01`
export const finAnnee = (annee: number): string => `${annee + 1}-08-31`

/** « 2027-2028 » */
export const anneeEnMots = (annee: number): string => `${annee}-${annee + 1}`

/** True while a renewal is asked: until its school year is over, since it still counts when it is late. */
export function estDemande({ annee, du }: { annee: number; du: string }, today: string): boolean {
  return du <= today && today <= finAnnee(annee)
}

/** First day on which families are reminded by themselves; null when they never are. */
export function debutRappel({
  jusquAu,
  rappelJours,
}: Pick<ReglageRenouvellement, 'jusquAu' | 'rappelJours'>): string | null {
  if (rappelJours === null) return null
  return new Date(Date.parse(jusquAu) - rappelJours * JOUR).toISOString().slice(0, 10)
}

/**
 * From which day of life on a late family is kept from something; null when it is kept from nothing.
 * @param quoi what it wants to do
 */
export function bloqueDepuis(
  { annee, jusquAu, blocage }: Pick<ReglageRenouvellement, 'annee' | 'jusquAu' | 'blocage'>,
  quoi: Exclude<Blocage, 'rien'>,
  today: string,
): string | null {
  const reached = quoi === 'inscriptions' ? blocage !== 'rien' : blocage === 'reservations'
  return reached && today > jusquAu ? debutAnnee(annee) : null
}

/** What became of a part: nothing said of it, said of what it is now, or said of what it was. */
export function etatDe(
  { empreinte, obstacles }: Pick<SectionARenouveler, 'empreinte' | 'obstacles'>,
  confirmee: { empreinte: string } | undefined,
): SectionARenouveler['etat'] {
  if (!confirmee) return 'a-confirmer'
  return confirmee.empreinte === empreinte && obstacles.length === 0 ? 'confirmee' : 'a-revoir'
}

/** What is wrong in what a town asks. */
export function erreursReglage({ annee, du, jusquAu, rappelJours }: ReglageRenouvellement): ErreurChamp[] {
  const errors: ErreurChamp[] = []
  if (jusquAu < du) errors.push({ champ: 'jusquAu', message: 'Le dernier jour est avant le premier.' })
  else if (jusquAu > finAnnee(annee))
    errors.push({ champ: 'jusquAu', message: `L’année scolaire ${anneeEnMots(annee)} sera finie.` })
  if (du < `${annee - 1}-09-01`)
    errors.push({ champ: 'du', message: `C’est trop tôt pour l’année scolaire ${anneeEnMots(annee)}.` })
  if (rappelJours !== null && jusquAu >= du && (debutRappel({ jusquAu, rappelJours }) ?? '') < du)
    errors.push({ champ: 'rappelJours', message: 'Ce rappel partirait avant le premier jour.' })
  return errors
}
