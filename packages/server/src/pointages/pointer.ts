// Writes who came, in the town's turn: nothing is billed meanwhile on what is being said.
import type { ErreurChamp } from '@inoe/contract/erreurs'
import type { Pointages } from '@inoe/contract/pointages'
import { sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../database/open.ts'
import { publishAll } from '../direct/publish.ts'
import { plusJours } from '../factures/rules.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { Refus } from '../http/problem.ts'
import { prendreTour } from '../reservations/store.ts'
import { type Attendu, cleOf, type Jour, lireJour } from './feuille.ts'

/** How far back presence may still be said. */
const JOURS_MAX = 60

type Ligne = Pointages['lignes'][number]
type Qui = Pick<Attendu, 'foyer' | 'reservation' | 'contrat'>

/**
 * Records what was seen, line by line; all of it or nothing. As `systeme`, the agent's structure having been checked.
 * @throws Refus `pointage-impossible`, `pointage-facture`, with the line concerned
 */
export async function pointer(
  tx: Tx,
  { clock }: Pick<Deps, 'clock'>,
  town: Collectivite,
  compte: string,
  { structure, date, lignes }: Pointages,
): Promise<void> {
  const today = clock.today(town.zone)
  if (date > today) throw impossible('date', 'Ce jour n’est pas encore venu.')
  if (date < plusJours(today, -JOURS_MAX))
    throw impossible('date', `On ne pointe plus au-delà de ${JOURS_MAX} jours.`)
  await prendreTour(tx, town.id)
  const jour = await lireJour(tx, town.id, structure, date)
  const errors: ErreurChamp[] = []
  const billed: ErreurChamp[] = []
  const known = new Map<Ligne, Qui>()
  for (const [index, ligne] of lignes.entries()) {
    const champ = `lignes.${index}`
    const there = jour.attendus.get(cleOf(ligne))
    const qui = there ?? inscritDe(jour, ligne)
    const wrong = qui ? horaires(ligne) : 'Cet enfant n’est pas inscrit à cette activité.'
    if (wrong) errors.push({ champ, message: wrong })
    else if (there?.pointage?.facture)
      billed.push({ champ, message: 'Cette présence est déjà facturée\u00a0: corrigez-la par un avoir.' })
    else if (qui) known.set(ligne, qui)
  }
  if (errors.length > 0) throw new Refus('pointage-impossible', { errors })
  if (billed.length > 0) throw new Refus('pointage-facture', { errors: billed })
  const taken = lignes.filter((ligne) => ligne.etat === 'attendu')
  const said = lignes.filter((ligne) => ligne.etat !== 'attendu')
  if (taken.length > 0)
    await tx.execute(sql`
      DELETE FROM pointages p USING jsonb_to_recordset(${JSON.stringify(taken)}::jsonb)
        AS x(enfant uuid, activite uuid, unite text)
      WHERE p.collectivite_id = ${town.id} AND p.date = ${date} AND p.enfant_id = x.enfant
        AND p.activite_id = x.activite AND p.unite = x.unite AND p.ligne_id IS NULL`)
  if (said.length > 0) {
    const values = said.map((ligne) => ({ id: uuid(), ...ligne, ...known.get(ligne) }))
    await tx.execute(sql`
      INSERT INTO pointages (collectivite_id, id, structure_id, activite_id, unite, date, enfant_id, foyer_id, etat,
        arrivee, depart, reservation_id, contrat_id, pointe_le, pointe_par)
      SELECT ${town.id}, x.id, ${structure}::uuid, x.activite, x.unite, ${date}::date, x.enfant, x.foyer, x.etat, x.arrivee,
        x.depart, x.reservation, x.contrat, ${clock.now().toISOString()}::timestamptz, ${compte}::uuid
      FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS x(id uuid, activite uuid, unite text, enfant uuid,
        foyer uuid, etat text, arrivee text, depart text, reservation uuid, contrat uuid)
      ON CONFLICT (collectivite_id, date, enfant_id, activite_id, unite) DO UPDATE SET etat = excluded.etat,
        arrivee = excluded.arrivee, depart = excluded.depart, pointe_le = excluded.pointe_le,
        pointe_par = excluded.pointe_par`)
  }
  const foyers = new Set([...known.values()].map((one) => one.foyer))
  await publishAll(tx, [
    { collectivite: town.id, structure, sujet: 'pointages' },
    ...[...foyers].map((foyer) => ({ collectivite: town.id, foyer, sujet: 'reservations' as const })),
  ])
}

/** A child who came without booking: billed to the family that enrolled it. */
function inscritDe({ inscrits, offres }: Jour, { enfant, activite, unite }: Ligne): Qui | undefined {
  const inscrit = inscrits.find((one) => one.enfant === enfant && one.activite === activite)
  const offre = offres.find((one) => one.id === activite)
  if (!inscrit || !offre) return undefined
  const exists = offre.mode === 'contrat' ? unite === '' : offre.unites.some((one) => one.code === unite)
  return exists ? { foyer: inscrit.foyer, reservation: null, contrat: null } : undefined
}

function horaires({ etat, arrivee, depart }: Ligne): string | undefined {
  if (etat !== 'present' && (arrivee !== null || depart !== null))
    return 'Les heures ne se notent que pour un enfant présent.'
  if (arrivee !== null && depart !== null && depart <= arrivee)
    return 'L’heure de départ vient avant celle d’arrivée.'
  return undefined
}

const impossible = (champ: string, message: string) =>
  new Refus('pointage-impossible', { errors: [{ champ, message }] })
