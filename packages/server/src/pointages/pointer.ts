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
import { cleOf, type Jour, lireJour, unitesDe } from './feuille.ts'

/** How far back presence may still be said. */
const JOURS_MAX = 60

type Ligne = Pointages['lignes'][number]

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
  /** The family of each line. */
  const known = new Map<Ligne, string>()
  const seen = new Set<string>()
  for (const [index, ligne] of lignes.entries()) {
    const champ = `lignes.${index}`
    const there = jour.attendus.get(cleOf(ligne))
    const foyer = there?.foyer ?? inscritDe(jour, ligne)
    const wrong = seen.has(cleOf(ligne))
      ? 'Cet enfant est déjà sur une autre ligne.'
      : foyer
        ? horaires(ligne)
        : 'Cet enfant n’est pas inscrit à cette activité.'
    seen.add(cleOf(ligne))
    if (wrong) errors.push({ champ, message: wrong })
    else if (there?.pointage?.facture)
      billed.push({ champ, message: 'Cette présence est déjà facturée\u00a0: corrigez-la par un avoir.' })
    else if (foyer) known.set(ligne, foyer)
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
    const values = said.map((ligne) => ({ id: uuid(), ...ligne, foyer: known.get(ligne) }))
    await tx.execute(sql`
      INSERT INTO pointages (collectivite_id, id, structure_id, activite_id, unite, date, enfant_id, foyer_id, etat,
        arrivee, depart, pointe_le, pointe_par)
      SELECT ${town.id}, x.id, ${structure}::uuid, x.activite, x.unite, ${date}::date, x.enfant, x.foyer, x.etat, x.arrivee,
        x.depart, ${clock.now().toISOString()}::timestamptz, ${compte}::uuid
      FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS x(id uuid, activite uuid, unite text, enfant uuid,
        foyer uuid, etat text, arrivee text, depart text)
      ON CONFLICT (collectivite_id, date, enfant_id, activite_id, unite) DO UPDATE SET etat = excluded.etat,
        foyer_id = excluded.foyer_id, arrivee = excluded.arrivee, depart = excluded.depart, pointe_le = excluded.pointe_le,
        pointe_par = excluded.pointe_par`)
  }
  const foyers = new Set(known.values())
  await publishAll(tx, [
    { collectivite: town.id, structure, sujet: 'pointages' },
    ...[...foyers].map((foyer) => ({ collectivite: town.id, foyer, sujet: 'reservations' as const })),
  ])
}

/** The family of a child who came without booking: the one that enrolled it. */
function inscritDe({ inscrits, offres }: Jour, { enfant, activite, unite }: Ligne): string | undefined {
  const offre = offres.find((one) => one.id === activite)
  if (!offre || !unitesDe(offre).some((one) => one.code === unite)) return undefined
  return inscrits.find((one) => one.enfant === enfant && one.activite === activite)?.foyer
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
