import type { Effet, Saisie } from '@inoe/contract/champs'
import { catalogue } from '../../i18n/langue.ts'

interface Champs {
  aide: string
  saisie: (champ: string) => string
  effet: (champ: string) => string
  saisies: Record<Saisie, string>
  effets: Record<Effet, string>
  enregistrer: string
  envoi: string
  enregistre: string
  rien: string
  modifie: (nombre: number) => string
  annuler: string
}

/** Words of the field policy. */
export const champsFr = catalogue<Champs>('champs', {
  aide: 'Décidez, pour chaque information du dossier des familles, si elle se voit et se modifie, et si un changement s’applique aussitôt ou attend la réponse d’un service.',
  saisie: (champ) => `${champ}\u00a0: ce que voit la famille`,
  effet: (champ) => `${champ}\u00a0: quand un changement s’applique`,
  saisies: {
    masque: 'Masqué',
    lecture: 'Lecture seule',
    modifiable: 'Modifiable',
    obligatoire: 'Obligatoire',
  },
  effets: { immediat: 'Aussitôt', validation: 'Après validation' },
  enregistrer: 'Enregistrer',
  envoi: 'Enregistrement…',
  enregistre: 'C’est enregistré. Les familles le voient dès maintenant.',
  rien: 'Aucun changement à enregistrer.',
  modifie: (nombre) => (nombre === 1 ? '1 champ modifié' : `${nombre} champs modifiés`),
  annuler: 'Revenir à ce qui est enregistré',
})
