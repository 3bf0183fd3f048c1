import { catalogue } from '../../i18n/langue.ts'
import type { Apercu, Obstacle, Rythme } from './semaine-type.rules.ts'

const plural = (count: number, one: string, many: string) => `${count} ${count > 1 ? many : one}`
const rythmes: readonly (readonly [Rythme, string])[] = [
  ['toutes', 'toutes les semaines'],
  ['paires', 'les semaines paires'],
  ['impaires', 'les semaines impaires'],
]
const obstacles: Record<Obstacle, string> = {
  complet: 'complet',
  autre: 'déjà réservé autrement ce jour-là',
  trop: 'trop de changements à la fois\u00a0: enregistrez d’abord',
  ferme: 'ne peut pas être réservé',
}

export const messages = catalogue('semaineType', {
  titre: 'Semaine type',
  intro:
    'Choisissez les jours d’une semaine, ils seront répétés sur la période. Rien n’est enregistré avant «\u00a0Enregistrer\u00a0».',
  modele: 'Semaine de',
  jours: 'Jours de la semaine',
  pour: 'Appliquer à',
  du: 'Du',
  au: 'Au',
  rythme: 'Répéter',
  rythmes,
  remplacer: 'Remplacer ce qui est déjà réservé',
  remplacerAide: 'Les jours de ces activités qui ne sont pas dans la semaine type seront retirés.',
  attendre: 'S’inscrire sur liste d’attente quand c’est complet',
  voir: 'Voir ce qui va changer',
  lecture: 'Lecture des jours…',
  periode: 'La fin doit suivre le début, d’un an au plus.',
  vide: 'Cochez au moins un jour et un enfant.',
  apercu: ({
    ajouts,
    retraits,
    deja,
    impossibles,
  }: Pick<Apercu, 'ajouts' | 'retraits' | 'deja' | 'impossibles'>) =>
    [
      ajouts > 0 ? plural(ajouts, 'jour sera ajouté', 'jours seront ajoutés') : 'Aucun jour ne sera ajouté',
      retraits > 0 ? plural(retraits, 'sera retiré', 'seront retirés') : '',
      deja > 0 ? plural(deja, 'l’est déjà', 'le sont déjà') : '',
      // Named above, where a phone may not show them.
      impossibles.length > 0 ? plural(impossibles.length, 'ne peut pas l’être', 'ne peuvent pas l’être') : '',
    ]
      .filter(Boolean)
      .join(', ')
      .concat('.'),
  impossibles: (count: number) =>
    `${plural(count, 'jour ne peut pas l’être', 'jours ne peuvent pas l’être')}\u00a0:`,
  obstacles,
  sansOffre: (prenoms: string) => `${prenoms} n’a pas ces activités\u00a0: vérifiez ses inscriptions.`,
  appliquer: 'Appliquer à mon planning',
  applique: (ajouts: number, retraits: number) =>
    `Semaine type appliquée\u00a0: ${[
      plural(ajouts, 'jour ajouté', 'jours ajoutés'),
      retraits > 0 ? plural(retraits, 'retiré', 'retirés') : '',
    ]
      .filter(Boolean)
      .join(', ')}. Vérifiez, puis enregistrez.`,
  etAutres: (count: number) => `et ${count} autres`,
} as const)
