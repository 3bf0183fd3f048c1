import type { ErreurChamp } from '@inoe/contract/erreurs'
import type { ReinscriptionSaisie } from '@inoe/contract/reinscriptions'

/** An enrolment, as far as it may go on. */
export interface Inscrite {
  enfantId: string
  activiteId: string
  periodeId: string | null
}

/** What was opened, as far as it says who may go on. */
export interface Ouverte {
  activiteId: string
  periodeId: string | null
  cibleActiviteId: string
}

/**
 * Whether an enrolment may go on by what was opened. One in a whole activity holds for all its periods: it goes on by
 * itself where the target is a period of the same activity.
 */
export function concerne(inscrite: Inscrite, ouverte: Ouverte): boolean {
  if (inscrite.activiteId !== ouverte.activiteId) return false
  if (inscrite.periodeId === null) return ouverte.cibleActiviteId !== inscrite.activiteId
  return ouverte.periodeId === null || ouverte.periodeId === inscrite.periodeId
}

/** What is wrong in what a service opens. */
export function erreursSaisie({ source, cible, releve, du, jusquAu }: ReinscriptionSaisie): ErreurChamp[] {
  const errors: ErreurChamp[] = []
  if (jusquAu < du) errors.push({ champ: 'jusquAu', message: 'Le dernier jour est avant le premier.' })
  const same = source.activite === cible.activite
  if (same && (source.periode === null || cible.periode === null || source.periode === cible.periode))
    errors.push({
      champ: 'cible',
      message: 'Pour continuer dans la même activité, choisissez deux périodes différentes.',
    })
  if (releve && releve.activite === cible.activite)
    errors.push({ champ: 'releve', message: 'C’est l’activité que ces enfants ont passé l’âge de suivre.' })
  return errors
}
