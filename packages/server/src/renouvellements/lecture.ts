// The renewal as a family, and as the services, read it.
import type {
  GestionRenouvellement,
  ReglageRenouvellement,
  RenouvellementFoyer,
} from '@inoe/contract/renouvellements'
import { loginsDesFoyers } from '../comptes/store.ts'
import type { Tx } from '../database/open.ts'
import { documentsOf } from '../documents/store.ts'
import { adultesDesFoyers, nommer, nomsDesFamilles } from '../foyers/familles.ts'
import { enfantsDesFoyers } from '../foyers/store.ts'
import type { Langue } from '../http/langue.ts'
import { foyersInscritsDepuis } from '../inscriptions/store.ts'
import { debutAnnee, etatDe, finAnnee } from './rules.ts'
import { lireSections, type Section } from './sections.ts'
import {
  confirmeesOf,
  demandeOf,
  type LigneSection,
  reglageOf,
  sectionsOf,
  suiviOf,
  suivisOf,
} from './store.ts'

/** More than an agent reads in one sitting. */
const PAGE = 200

/** What was confirmed of a part. */
export function confirmeeDe(
  { section, enfant }: Pick<Section, 'section' | 'enfant'>,
  confirmed: readonly LigneSection[],
): LigneSection | undefined {
  return confirmed.find((one) => one.section === section && one.enfantId === (enfant?.id ?? null))
}

/** What is asked of a family, with what is known of it; null when nothing is. As `systeme`. */
export async function lireRenouvellement(
  tx: Tx,
  {
    collectivite,
    foyer,
    compte,
    langue,
  }: { collectivite: string; foyer: string; compte: string; langue: Langue },
  today: string,
): Promise<RenouvellementFoyer | null> {
  const asked = await demandeOf(tx, collectivite, today)
  if (!asked) return null
  const children = (await enfantsDesFoyers(tx, collectivite, [foyer])).get(foyer) ?? []
  const suivi = await suiviOf(tx, collectivite, asked.annee, foyer)
  // A file just opened is as it was typed: nothing is asked of it this year.
  if (children.length === 0 || (suivi?.completLe && !suivi.completPar)) return null
  const confirmed = await sectionsOf(tx, collectivite, asked.annee, foyer)
  const adults = await adultesDesFoyers(tx, collectivite, [foyer])
  const logins = await loginsDesFoyers(tx, collectivite, [foyer])
  const nomDe = (one: string) => nommer(adults, logins.find((login) => login.compte === one)?.courriel ?? '')
  const sections = (await lireSections(tx, { collectivite, foyer, langue }, today)).map((one) => {
    const said = confirmeeDe(one, confirmed)
    return {
      ...one,
      etat: etatDe(one, said),
      confirmation: said
        ? {
            le: said.confirmeeLe.toISOString(),
            par: said.confirmeePar === compte ? null : nomDe(said.confirmeePar),
          }
        : null,
    }
  })
  return {
    ...asked,
    enRetard: today > asked.jusquAu,
    completLe: suivi?.completLe?.toISOString() ?? null,
    sections,
    documents: await documentsFinissant(tx, collectivite, foyer, asked, today),
  }
}

/** Documents that end before the school year does. */
async function documentsFinissant(
  tx: Tx,
  collectivite: string,
  foyer: string,
  { annee }: ReglageRenouvellement,
  today: string,
): Promise<RenouvellementFoyer['documents']> {
  const { foyer: own, enfants } = await documentsOf(tx, collectivite, foyer, today)
  const all = [
    ...own.map((piece) => ({ piece, pour: null })),
    ...enfants.flatMap(({ prenom, pieces }) => pieces.map((piece) => ({ piece, pour: prenom }))),
  ]
  return all.flatMap(({ piece: { nom, etat, valableJusquAu }, pour }) =>
    (etat === 'valide' || etat === 'expire') && valableJusquAu && valableJusquAu < finAnnee(annee)
      ? [{ nom, pour, fin: valableJusquAu }]
      : [],
  )
}

/**
 * The families that a renewal is followed of: enrolled, or that ask to be, in something that was not over when the
 * school year before began. One that asks nowhere is neither counted nor written to. As `systeme`.
 * @param structures null for those of the whole town
 */
export function foyersSuivis(
  tx: Tx,
  collectivite: string,
  { annee }: Pick<ReglageRenouvellement, 'annee'>,
  structures: readonly string[] | null,
): Promise<string[]> {
  return foyersInscritsDepuis(tx, collectivite, structures, debutAnnee(annee - 1))
}

/** As `systeme`. */
export async function lireGestion(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
  today: string,
): Promise<GestionRenouvellement> {
  const reglage = await reglageOf(tx, collectivite)
  const none = { nombre: 0, renouvelees: 0, commencees: 0 }
  if (!reglage) return { reglage: null, aujourdhui: today, familles: none, aRenouveler: [] }
  const ids = await foyersSuivis(tx, collectivite, reglage, structures)
  const suivis = new Map(
    (await suivisOf(tx, collectivite, reglage.annee, ids)).map((one) => [one.foyerId, one]),
  )
  const confirmees = await confirmeesOf(tx, collectivite, reglage.annee, ids)
  const left = ids.filter((id) => !suivis.get(id)?.completLe)
  const noms = await nomsDesFamilles(tx, collectivite, left)
  const shown = left
    .map((foyer) => ({ foyer, famille: noms.get(foyer) ?? '' }))
    .toSorted((a, b) => a.famille.localeCompare(b.famille, 'fr') || (a.foyer < b.foyer ? -1 : 1))
    .slice(0, PAGE)
  const enfants = await enfantsDesFoyers(
    tx,
    collectivite,
    shown.map((one) => one.foyer),
  )
  const logins = new Set(
    (
      await loginsDesFoyers(
        tx,
        collectivite,
        shown.map((one) => one.foyer),
      )
    ).map((one) => one.foyer),
  )
  return {
    reglage,
    aujourdhui: today,
    familles: {
      nombre: ids.length,
      renouvelees: ids.length - left.length,
      commencees: left.filter((id) => confirmees.has(id)).length,
    },
    aRenouveler: shown.map(({ foyer, famille }) => ({
      foyer,
      famille,
      enfants: (enfants.get(foyer) ?? []).map((one) => one.prenom),
      confirmees: confirmees.get(foyer) ?? 0,
      joignable: logins.has(foyer),
      relanceeLe: suivis.get(foyer)?.relanceLe ?? null,
    })),
  }
}
