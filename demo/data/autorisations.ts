// What the demo's towns ask parents to agree to.
import { v7 as uuid } from 'uuid'
import { insertTexte } from '../../packages/server/src/consentements/store.ts'
import type { Tx } from '../../packages/server/src/database/open.ts'
import { type Calendar, plusDays } from './calendar.ts'

const TEXTES: { titre: string; texte: string; deuxTitulaires: boolean }[] = [
  {
    titre: 'Droit à l’image',
    texte:
      'J’autorise la structure à photographier et à filmer mon enfant pendant les activités, et à montrer ces images dans ses locaux et aux familles des enfants accueillis.\n\nAucune image n’est publiée sur internet ni sur les réseaux sociaux. Cet accord vaut pour l’année scolaire ; il se retire à tout moment, et les images sont alors retirées.',
    deuxTitulaires: true,
  },
  {
    titre: 'Sorties et transport',
    texte:
      'J’autorise mon enfant à participer aux sorties organisées par la structure, à pied, en car ou en minibus, encadrées par ses animateurs.',
    deuxTitulaires: false,
  },
  {
    titre: 'Soins et hospitalisation d’urgence',
    texte:
      'En cas d’urgence, j’autorise la structure à faire appel aux secours, qui peuvent décider de soins ou d’une hospitalisation.\n\nLa structure me prévient aussitôt, aux numéros de mon dossier.',
    deuxTitulaires: false,
  },
]

/** Asks what every town asks. */
export async function ecrireAutorisations(
  tx: Tx,
  collectiviteId: string,
  ecritPar: string,
  { now, today }: Calendar,
): Promise<void> {
  for (const texte of TEXTES) {
    const id = uuid()
    await insertTexte(tx, {
      ...texte,
      collectiviteId,
      id,
      code: id,
      version: 1,
      depuis: plusDays(today, -60),
      ecritLe: new Date(now.getTime() - 60 * 86_400_000),
      ecritPar,
    })
  }
}
