import { html } from 'lit'
import type { Hote, Panneau } from '../panneau.ts'

export function ouvrir(_: Hote): Panneau {
  return { titre: 'semaine-type', render: () => html`` }
}
