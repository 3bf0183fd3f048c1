// Durations as a town has them.
import {
  CATEGORIES_CONSERVATION,
  type CategorieConservation,
  type DureeConservation,
  type RegleConservation,
} from '@inoe/contract/conservation'
import { eq } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import type { Langue } from '../http/langue.ts'
import { Refus } from '../http/problem.ts'
import { CATEGORIES } from './categories.fr.ts'
import { motsDe } from './categories.ts'
import { dureesConservation } from './tables.ts'

export type Durees = Readonly<Record<CategorieConservation, number>>

/** In months, by category. */
export async function dureesDe(tx: Tx, collectivite: string): Promise<Durees> {
  const chosen = await tx
    .select({ categorie: dureesConservation.categorie, mois: dureesConservation.mois })
    .from(dureesConservation)
    .where(eq(dureesConservation.collectiviteId, collectivite))
  return {
    ...(Object.fromEntries(CATEGORIES_CONSERVATION.map((code) => [code, CATEGORIES[code].mois])) as Durees),
    ...Object.fromEntries(chosen.map((one) => [one.categorie, one.mois])),
  }
}

const MOTS: Record<Langue, { mois: [string, string]; an: [string, string] }> = {
  fr: { mois: ['mois', 'mois'], an: ['an', 'ans'] },
  en: { mois: ['month', 'months'], an: ['year', 'years'] },
  pt: { mois: ['mês', 'meses'], an: ['ano', 'anos'] },
}

/** « 18 mois », « 5 ans ». @param langue French to the services */
export function enLettres(mois: number, langue: Langue = 'fr'): string {
  const [nombre, [un, plusieurs]] = mois % 12 === 0 ? [mois / 12, MOTS[langue].an] : [mois, MOTS[langue].mois]
  return `${nombre} ${nombre === 1 ? un : plusieurs}`
}

/** As families read it. */
export function dureeLue(code: CategorieConservation, mois: number, langue: Langue): DureeConservation {
  const { quoi, depuis, pourquoi } = motsDe(code, langue)
  return { code, quoi, duree: enLettres(mois, langue), depuis, pourquoi, source: CATEGORIES[code].source }
}

/** As who answers for the data reads it. */
export function regleLue(code: CategorieConservation, mois: number): RegleConservation {
  const { mois: parDefaut, min, max, motifMin, motifMax, visa, certitude } = CATEGORIES[code]
  return { ...dureeLue(code, mois, 'fr'), mois, parDefaut, min, max, motifMin, motifMax, visa, certitude }
}

/** @throws Refus `duree-hors-limites`, with the reason of the limit */
export function exigerDuree(code: CategorieConservation, mois: number): void {
  const { min, max, motifMin, motifMax } = CATEGORIES[code]
  const dire = (message: string) =>
    new Refus('duree-hors-limites', { detail: message, errors: [{ champ: 'mois', message }] })
  if (mois < min) throw dire(`${enLettres(min)} au moins\u00a0: ${motifMin}.`)
  if (mois > max) throw dire(`${enLettres(max)} au plus\u00a0: ${motifMax}.`)
}

/** Sets one. As `systeme`. */
export async function setDuree(tx: Tx, row: typeof dureesConservation.$inferInsert): Promise<void> {
  const { mois, choisieLe, choisiePar } = row
  await tx
    .insert(dureesConservation)
    .values(row)
    .onConflictDoUpdate({
      target: [dureesConservation.collectiviteId, dureesConservation.categorie],
      set: { mois, choisieLe, choisiePar },
    })
}
