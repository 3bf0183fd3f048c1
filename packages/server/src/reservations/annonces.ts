// Tells of what was decided at the counter, in the same transaction: live notices, and e-mails by way of the queue.
import { collectiviteOf, sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { type Change, publishAll } from '../direct/publish.ts'
import { enfantsNommes } from '../foyers/store.ts'
import type { Deps } from '../http/env.ts'
import { annoncer as annoncerFamilles } from '../notifications/annoncer.ts'
import type { Quoi } from '../notifications/quoi.ts'
import type { Offre } from '../structures/store.ts'
import { lettreOf } from './courriels.ts'
import { deplier, type LettreAEcrire, type LettresPliees, type Ligne, plier } from './lettres.ts'
import type { Decision, Registre, Save } from './registre.ts'
import { type Creneau, placesOf, type Vivante } from './rules.ts'

/** What a booking's change is to a letter. */
export function ligneOf(
  offre: Offre,
  jour: Creneau,
  enfant: string,
  change: Pick<Ligne, 'etat' | 'rang' | 'prixCentimes'>,
): Ligne {
  return {
    enfant,
    date: jour.date,
    fin: jour.fin > jour.date ? jour.fin : null,
    activite: `${offre.structure.nom}, ${offre.nom}`,
    unite: offre.unites.find((one) => one.code === jour.unite)?.nom ?? '',
    ...change,
  }
}

/** The recap of each save that changed something: one letter a family, its lines in the order asked. */
export function recapitulatifs(
  saves: readonly Save[],
  decisions: readonly (readonly Decision[])[],
  offres: ReadonlyMap<string, Offre>,
): LettreAEcrire[] {
  return saves.flatMap(({ foyer }, index) => {
    const lignes = (decisions[index] ?? []).flatMap(({ etat, jour, enfant, prixCentimes, rang }) => {
      const offre = jour && offres.get(jour.activiteId)
      return offre && etat !== 'refusee' ? [ligneOf(offre, jour, enfant, { etat, rang, prixCentimes })] : []
    })
    return lignes.length > 0 ? [{ type: 'recapitulatif' as const, foyer, lignes }] : []
  })
}

/** A letter to each family whose child had a place become free for it. */
export function placesLiberees(registre: Registre, offres: ReadonlyMap<string, Offre>): LettreAEcrire[] {
  // Whoever gave the place back within the same turn has had it in the recap already.
  const kept = registre.promotions.filter(({ vivante }) => !registre.fiches.get(vivante.id)?.fin)
  return kept.flatMap(({ vivante, creneau }) => {
    const offre = offres.get(creneau.activiteId)
    if (!offre) return []
    const ligne = ligneOf(offre, creneau, vivante.enfantId, {
      etat: 'confirmee',
      rang: null,
      prixCentimes: vivante.prixCentimes,
    })
    return [
      {
        type: 'place-liberee' as const,
        foyer: vivante.foyerId,
        lignes: [ligne],
        expireLe: vivante.etat === 'proposee' ? (vivante.expireLe?.toISOString() ?? null) : null,
      },
    ]
  })
}

/** Says on the live stream what moved: to each family, to each service, and to everyone how many places are left. */
export async function publier(
  tx: Tx,
  collectivite: string,
  registre: Registre,
  offres: ReadonlyMap<string, Offre>,
): Promise<void> {
  const moved = [...registre.fiches.values()].map(({ vivante }) => vivante)
  if (moved.length === 0 && registre.touches.size === 0) return
  const structureOf = (one: Pick<Vivante, 'activiteId'>) => offres.get(one.activiteId)?.structure.id
  const structures = new Set([...moved, ...registre.touches].map(structureOf))
  const changes: Change[] = [...new Set(moved.map((one) => one.foyerId))].map((foyer) => ({
    collectivite,
    foyer,
    sujet: 'reservations',
  }))
  for (const structure of structures)
    if (structure) changes.push({ collectivite, structure, sujet: 'reservations' })
  const places = [...registre.touches].map((one) => [one.id, [placesOf(one), one.enAttente]] as const)
  // A notice of PostgreSQL holds 8,000 bytes.
  for (let from = 0; from < places.length; from += 100) {
    changes.push({
      collectivite,
      sujet: 'places',
      detail: Object.fromEntries(places.slice(from, from + 100)) as Record<string, [number, number]>,
    })
  }
  await publishAll(tx, changes)
}

/** Has letters written, and each offered place looked at again when its time is over; in the caller's transaction. */
export async function annoncer(
  tx: Tx,
  { queue }: Pick<Deps, 'queue'>,
  collectivite: string,
  lettres: readonly LettreAEcrire[],
  now: Date,
): Promise<void> {
  if (lettres.length > 0) await queue.send(tx, 'lettres-reservations', { collectivite, ...plier(lettres) })
  const ends = lettres.flatMap((one) => (one.type === 'place-liberee' && one.expireLe ? [one.expireLe] : []))
  for (const end of new Set(ends)) {
    const afterSeconds = Math.max(1, Math.ceil((Date.parse(end) - now.getTime()) / 1000) + 1)
    await queue.send(tx, 'propositions-echues', { collectivite }, { afterSeconds })
  }
}

/** What the devices of the family say; nothing of a save that it has just made. */
const QUOI: Readonly<Record<LettreAEcrire['type'], Quoi | null>> = {
  recapitulatif: null,
  'place-liberee': 'place',
  'proposition-expiree': 'reservation',
  reponse: 'reponse',
}

/** Job: turns letters into what each family is told, once nobody waits to be served. */
export async function ecrireLettres(
  { affluence, database, queue, publicUrl }: Deps,
  { collectivite: id, ...pliees }: { collectivite: string } & LettresPliees,
): Promise<void> {
  await affluence.calme()
  const lettres = deplier(pliees)
  await database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => {
    const collectivite = await collectiviteOf(tx, id)
    if (!collectivite) return
    const url = await sectionUrl(tx, publicUrl, id, 'reservations')
    const prenoms = await enfantsNommes(tx, id, pliees.enfants)
    const annonces = lettres.map((lettre) => {
      const named = lettre.lignes.map((ligne) => ({ ...ligne, enfant: prenoms.get(ligne.enfant) ?? '' }))
      const quoi = QUOI[lettre.type]
      return {
        foyer: lettre.foyer,
        lettre: lettreOf(collectivite, { ...lettre, lignes: named }, url),
        avis: quoi && { quoi, section: 'reservations' as const },
      }
    })
    await annoncerFamilles(tx, { queue }, id, annonces)
  })
}
