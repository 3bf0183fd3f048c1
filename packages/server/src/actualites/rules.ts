import type { ActualiteSaisie } from '@inoe/contract/actualites'
import type { ErreurChamp } from '@inoe/contract/erreurs'

/** What is missing of a piece of news, or contradicts itself. */
export function erreursActualite({ audience, activite, jour, debut, fin }: ActualiteSaisie): ErreurChamp[] {
  const errors: ErreurChamp[] = []
  if (audience === 'activite' && !activite)
    errors.push({ champ: 'activite', message: 'Choisissez une activité.' })
  if (audience === 'jour' && !jour) errors.push({ champ: 'jour', message: 'Indiquez le jour concerné.' })
  if (fin && fin < debut)
    errors.push({ champ: 'fin', message: 'Le dernier jour ne peut pas venir avant le premier.' })
  return errors
}

/** What was typed for another audience says nothing any more. */
export function viser({ audience, activite, jour }: ActualiteSaisie): {
  activiteId: string | null
  jour: string | null
} {
  return {
    activiteId: audience === 'activite' || audience === 'jour' ? activite : null,
    jour: audience === 'jour' ? jour : null,
  }
}
