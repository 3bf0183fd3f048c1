// Works out what a service and a month would be issued, from what is written at that instant. Writes nothing.
import { createHash } from 'node:crypto'
import type { Anomalie } from '@inoe/contract/facturations'
import type { RegleTarif } from '@inoe/contract/tarifs'
import { courrielsDesFoyers } from '../comptes/store.ts'
import { contratsAFacturer } from '../contrats/facturation.ts'
import { isFerme } from '../contrats/rules.ts'
import type { Tx } from '../database/open.ts'
import { adressesDe } from '../foyers/destinataires.ts'
import { enfantsParId, nomsDesFamilles } from '../foyers/familles.ts'
import type { Collectivite } from '../http/env.ts'
import { presencesAFacturer } from '../pointages/facturation.ts'
import { AU_REEL, vuesDe } from '../pointages/rules.ts'
import { aFacturer, aRendre, moisNonFactures } from '../reservations/facturation.ts'
import type { StructureFacturee } from '../structures/facturation.ts'
import { echeance } from '../structures/rules.ts'
import { type Offre, offresOf } from '../structures/store.ts'
import { rangsDe, situationsDe, tarificationOf } from '../tarifs/store.ts'
import type { Tarification } from '../tarifs/tarification.ts'
import { anomaliesDe } from './anomalies.ts'
import { type Assemblage, assembler, plageDe } from './assembler.ts'
import { moisFactures } from './facturations-store.ts'
import type { FactureAEmettre, Rendu } from './faits.ts'
import { type Contexte, facturesDe, sansRegle } from './lignes.ts'
import { finDeMois, plusJours } from './rules.ts'
import { lignesARendre } from './store.ts'

/** How far back corrections go. */
const RECUL_JOURS = 400

export interface Brouillon {
  /** By name of family. */
  factures: FactureAEmettre[]
  anomalies: Anomalie[]
  /** Name of the first adult of each family. */
  familles: ReadonlyMap<string, string>
  courriels: ReadonlyMap<string, readonly string[]>
  /** Says what would be written: two drafts that say the same are the same. */
  empreinte: string
}

/** As `systeme`. To issue what it says, the caller has taken the town's turn before. @param mois YYYY-MM */
export async function preparer(
  tx: Tx,
  town: Collectivite,
  structure: StructureFacturee,
  mois: string,
  aujourdhui: string,
): Promise<Brouillon> {
  const since = plusJours(`${mois}-01`, -RECUL_JOURS).slice(0, 7)
  const anciens = await moisFactures(tx, town.id, structure.id, { du: since, avant: mois })
  const months = [mois, ...anciens]
  const reservations = await aFacturer(tx, town.id, structure.id, months)
  const presences = await presencesAFacturer(tx, town.id, structure.id, { mois, anciens })
  const first = months.reduce((min, one) => (one < min ? one : min))
  const { contrats, fermetures } = await contratsAFacturer(tx, town.id, structure.id, {
    du: `${first}-01`,
    au: finDeMois(mois),
  })
  const absents = [...vuesDe(presences)].flatMap(([reservation, { etat }]) =>
    etat === 'absent' ? [reservation] : [],
  )
  const rendus = await rendusDe(tx, town.id, structure.id, absents)
  const activites = [
    ...new Set([...reservations, ...presences, ...contrats, ...rendus].map((one) => one.activite)),
  ]
  const offres = new Map((await offresOf(tx, town.id, activites)).map((one) => [one.id, one]))
  const tarification = await tarificationOf(tx, town.id, activites)
  const regle = reglesDe(tarification)
  const assemblage = assembler({
    mois: months,
    reservations,
    presences,
    contrats,
    isFerme: (date) => isFerme(structure.id, date, fermetures),
    regle,
    pointage: (activite) => offres.get(activite)?.pointage ?? AU_REEL,
    horaires: (activite, unite) =>
      plageDe(offres.get(activite)?.unites.find((one) => one.code === unite)?.horaires ?? ''),
    isTardive: ({ activite, date, creeLe }) => {
      const delai = offres.get(activite)?.delaiReservation
      return delai !== undefined && creeLe > echeance(delai, date, town.zone)
    },
  })
  const foyers = [...new Set([...assemblage.faits, ...rendus].map((one) => one.foyer))]
  const enfants = [...new Set([...assemblage.faits, ...rendus].map((one) => one.enfant))]
  const contexte: Contexte = {
    mois,
    regle,
    bareme: (date) => tarification.bareme(date),
    situations: await situationsDe(tx, town.id, foyers),
    rangs: await rangsDe(tx, town.id, structure.id, foyers),
    enfants: await enfantsParId(tx, town.id, enfants),
    activites: nomsDes(offres),
  }
  const familles = await nomsDesFamilles(tx, town.id, [...new Set([...foyers, ...assemblage.attente.keys()])])
  const factures = parFamille(facturesDe(assemblage.faits, rendus, contexte), familles)
  const courriels = await courrielsDesFoyers(tx, town.id, foyers)
  const anomalies = anomaliesDe({
    mois,
    aujourdhui,
    factures,
    familles,
    courriels,
    assemblage,
    regle,
    situations: contexte.situations,
    activites: contexte.activites,
    adresses: await adressesDe(tx, town.id, foyers),
    siret: structure.regie.mentions.siret,
    sansRegle: sansRegle(assemblage.faits, contexte),
    oublies: await oubliesDe(tx, town.id, structure.id, since, mois, anciens),
  })
  return { factures, anomalies, familles, courriels, empreinte: empreinteDe(factures, assemblage) }
}

/**
 * The rule of each activity, unit and day, looked for once. A rule without the national rates that it needs is no rule:
 * nothing can be priced by it.
 */
function reglesDe(tarification: Tarification): Contexte['regle'] {
  const known = new Map<string, RegleTarif | undefined>()
  return (activite, unite, date) => {
    const key = `${activite} ${unite} ${date}`
    if (known.has(key)) return known.get(key)
    const found = tarification.regle(activite, unite, date)
    const regle = found && isCnaf(found) && !tarification.bareme(date) ? undefined : found
    known.set(key, regle)
    return regle
  }
}

function isCnaf({ base, nonResident }: RegleTarif): boolean {
  return base.type === 'cnaf' || (nonResident?.type === 'base' && nonResident.base.type === 'cnaf')
}

/** What billed bookings ask too much for, each with the line that billed it. */
async function rendusDe(
  tx: Tx,
  collectivite: string,
  structure: string,
  absents: readonly string[],
): Promise<Rendu[]> {
  const changed = await aRendre(tx, collectivite, structure, absents)
  const lignes = await lignesARendre(tx, collectivite, [...new Set(changed.map((one) => one.ligne))])
  return changed.flatMap(({ ligne, ...one }) => {
    const billed = lignes.get(ligne)
    return billed ? { ...one, ligne: billed } : []
  })
}

async function oubliesDe(
  tx: Tx,
  collectivite: string,
  structure: string,
  du: string,
  avant: string,
  anciens: readonly string[],
): Promise<string[]> {
  const months = await moisNonFactures(tx, collectivite, structure, { du, avant })
  return months.filter((one) => !anciens.includes(one))
}

function nomsDes(offres: ReadonlyMap<string, Offre>): Contexte['activites'] {
  return new Map(
    [...offres].map(([id, { nom, unites }]) => [
      id,
      { nom, unites: new Map(unites.map((unite) => [unite.code, unite.nom])) },
    ]),
  )
}

function parFamille(factures: FactureAEmettre[], familles: ReadonlyMap<string, string>): FactureAEmettre[] {
  const { compare } = new Intl.Collator('fr')
  const name = (one: FactureAEmettre) => familles.get(one.foyer) ?? ''
  return factures.sort((a, b) => compare(name(a), name(b)) || (a.foyer < b.foyer ? -1 : 1))
}

function empreinteDe(factures: readonly FactureAEmettre[], { sansHeures }: Assemblage): string {
  return createHash('sha256')
    .update(JSON.stringify([factures, sansHeures]))
    .digest('base64url')
}
