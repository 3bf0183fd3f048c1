// Two files of one family become one: one text over every table (`colonnes.ts`), in the caller's transaction.
import type { Choix, FusionDemandee } from '@inoe/contract/familles'
import { sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { rows, type Tx } from '../database/open.ts'
import { publishAll } from '../direct/publish.ts'
import { structuresDeFoyer } from '../foyers/modifications.ts'
import { lockFoyer } from '../foyers/store.ts'
import { ecrire } from '../gardes/annonces.ts'
import type { Contexte } from '../gardes/rattacher.ts'
import { Refus } from '../http/problem.ts'
import { pourvoir } from '../reservations/services.ts'
import { prendreTour } from '../reservations/store.ts'
import { SUIVENT_LE_FOYER } from './colonnes.ts'
import { dossiersReunis } from './courriels.ts'
import { ecarterInscriptions, reunirEnfants } from './enfants.ts'
import { obstaclesFusion, pairesPossibles } from './prevue.ts'
import { mouvementsFoyers } from './tables.ts'

const CONTACT = ['adresse', 'complement', 'code_postal', 'commune'] as const
const REVENUS = [
  'revenus_centimes',
  'revenus_annee',
  'quotient_familial',
  'caisse',
  'numero_allocataire',
  'enfants_a_charge',
  'enfants_aeeh',
] as const

/**
 * As `systeme`. @param garde the file that stays
 * @throws Refus `fusion-impossible`, with every reason
 */
export async function fusionner(
  contexte: Contexte,
  garde: string,
  { autre: absorbe, motif, contact, revenus, paires }: FusionDemandee,
  par: string,
): Promise<void> {
  const { tx, outils, ville } = contexte
  const { id: collectivite } = ville
  const now = outils.clock.now()
  // In the order of whoever books: the town's counter, then the files, always in one order.
  await prendreTour(tx, collectivite)
  for (const foyer of [garde, absorbe].sort()) await lockFoyer(tx, collectivite, foyer)
  const possible = await pairesPossibles(tx, collectivite, garde, absorbe)
  const obstacles = await obstaclesFusion(contexte, garde, absorbe, possible)
  if (obstacles.length > 0) throw new Refus('fusion-impossible', { detail: obstacles.join(' ') })
  const freed: string[] = []
  for (const one of paires) {
    if (!possible.some((pair) => pair.garde === one.garde && pair.absorbe === one.absorbe))
      throw new Refus('fusion-impossible', {
        detail: 'Ces deux fiches d’enfants ne sont pas de ces deux dossiers.',
      })
    freed.push(...(await reunirEnfants(tx, { collectivite, ...one, foyer: garde, par, now })))
  }
  await reunirDossiers(tx, collectivite, garde, absorbe, { contact, revenus }, now)
  await reunirAdultes(tx, collectivite, garde, absorbe)
  const bilan = await deplacer(tx, collectivite, garde, absorbe, now)
  await tx.insert(mouvementsFoyers).values({
    collectiviteId: collectivite,
    id: uuid(),
    quoi: 'fusion',
    foyerId: garde,
    autreFoyerId: absorbe,
    motif,
    bilan: { ...bilan, enfants: paires.map((one) => [one.garde, one.absorbe]) },
    le: now,
    par,
  })
  if (freed.length > 0) await pourvoir(tx, outils, ville, [...new Set(freed)])
  await ecrire(tx, outils, ville, [{ foyer: garde, lettre: dossiersReunis }])
  // The pages of both files hear it, each on its own name; then nothing of the former name is kept.
  const services = await structuresDeFoyer(tx, collectivite, garde)
  await publishAll(tx, [
    ...[garde, absorbe].map((foyer) => ({ collectivite, foyer, sujet: 'foyer' as const })),
    ...services.map((structure) => ({ collectivite, structure, sujet: 'foyer' as const })),
  ])
  await tx.execute(
    sql`DELETE FROM evenements WHERE collectivite_id = ${collectivite} AND foyer_id = ${absorbe}`,
  )
}

/** Address and income, each from the file that was chosen. */
async function reunirDossiers(
  tx: Tx,
  collectivite: string,
  garde: string,
  absorbe: string,
  choix: { contact: Choix; revenus: Choix },
  now: Date,
): Promise<void> {
  const columns = [
    ...(choix.contact === 'absorbe' ? CONTACT : []),
    ...(choix.revenus === 'absorbe' ? REVENUS : []),
  ]
  const set = columns.map((one) => sql`${sql.identifier(one)} = a.${sql.identifier(one)}`)
  await tx.execute(sql`
    UPDATE foyers g SET ${sql.join([sql`version = g.version + 1`, sql`modifie_le = ${now.toISOString()}::timestamptz`, ...set], sql`, `)}
    FROM foyers a WHERE g.collectivite_id = ${collectivite} AND g.id = ${garde}
      AND a.collectivite_id = ${collectivite} AND a.id = ${absorbe}`)
}

/** The same adult is in the file once: their telephone and address are kept where one of the two says them. */
async function reunirAdultes(tx: Tx, collectivite: string, garde: string, absorbe: string): Promise<void> {
  const same = sql`a.collectivite_id = ${collectivite} AND g.collectivite_id = ${collectivite} AND a.foyer_id = ${absorbe}
    AND g.foyer_id = ${garde} AND ${memeAdulte}`
  await tx.execute(sql`
    UPDATE responsables g SET telephone = CASE WHEN g.telephone = '' THEN a.telephone ELSE g.telephone END,
      courriel = CASE WHEN g.courriel = '' THEN a.courriel ELSE g.courriel END,
      nom = CASE WHEN g.nom = '' THEN a.nom ELSE g.nom END, prenom = CASE WHEN g.prenom = '' THEN a.prenom ELSE g.prenom END,
      autorite_parentale = g.autorite_parentale AND a.autorite_parentale,
      autorite_motif = coalesce(g.autorite_motif, a.autorite_motif), autorite_le = coalesce(g.autorite_le, a.autorite_le),
      autorite_par = coalesce(g.autorite_par, a.autorite_par)
    FROM responsables a WHERE ${same}`)
  await tx.execute(sql`DELETE FROM responsables a USING responsables g WHERE ${same}`)
  await tx.execute(sql`
    UPDATE responsables a SET ordre = a.ordre + 1 + (SELECT coalesce(max(ordre), -1) FROM responsables
      WHERE collectivite_id = ${collectivite} AND foyer_id = ${garde})
    WHERE a.collectivite_id = ${collectivite} AND a.foyer_id = ${absorbe}`)
}

/** SQL: `a` and `g` are one adult: same address, or same name. An adult of whom nothing is known is nobody else. */
const memeAdulte = sql`((g.courriel <> '' AND lower(g.courriel) = lower(a.courriel))
  OR (g.nom || g.prenom <> '' AND lower(g.nom) = lower(a.nom) AND lower(g.prenom) = lower(a.prenom))
  OR (a.nom || a.prenom || a.courriel = ''))`

/** Every row that names the family, then the family. @returns how many, by table */
async function deplacer(
  tx: Tx,
  collectivite: string,
  garde: string,
  absorbe: string,
  now: Date,
): Promise<Record<string, number>> {
  const ofTown = sql`collectivite_id = ${collectivite}`
  const own = sql`${ofTown} AND foyer_id = ${absorbe}`
  const bilan: Record<string, number> = {}
  await tx.execute(sql`
    INSERT INTO foyers_enfants (collectivite_id, foyer_id, enfant_id)
    SELECT collectivite_id, ${garde}::uuid, enfant_id FROM foyers_enfants WHERE ${own} ON CONFLICT DO NOTHING`)
  const proches = await rows<{ proche_id: string; enfant_id: string }>(
    tx,
    sql`SELECT proche_id, enfant_id FROM proches_enfants WHERE ${own}`,
  )
  await tx.execute(sql`DELETE FROM foyers_enfants WHERE ${own}`)
  // Somebody both files trust is named once.
  await tx.execute(sql`
    DELETE FROM invitations_parents a USING invitations_parents g WHERE a.collectivite_id = ${collectivite}
      AND g.collectivite_id = ${collectivite} AND a.foyer_id = ${absorbe} AND g.foyer_id = ${garde} AND a.courriel = g.courriel`)
  await tx.execute(sql`
    UPDATE proches SET rang = rang + (SELECT coalesce(max(rang) + 1, 0) FROM proches WHERE ${ofTown} AND foyer_id = ${garde})
    WHERE ${own}`)
  // Of two that may only be once, that of the file that stays holds.
  await tx.execute(sql`
    UPDATE gels a SET leve_le = ${now.toISOString()}::timestamptz WHERE ${own} AND leve_le IS NULL
      AND EXISTS (SELECT FROM gels g WHERE g.collectivite_id = ${collectivite} AND g.foyer_id = ${garde} AND g.leve_le IS NULL)`)
  await tx.execute(sql`
    UPDATE quotients_declares a SET etat = 'retiree', repondu_le = ${now.toISOString()}::timestamptz
    WHERE ${own} AND etat = 'demandee' AND EXISTS (SELECT FROM quotients_declares g
      WHERE g.collectivite_id = ${collectivite} AND g.foyer_id = ${garde} AND g.etat = 'demandee')`)
  for (const table of ['renouvellements_sections', 'renouvellements_foyers'])
    await tx.execute(sql`DELETE FROM ${sql.identifier(table)} WHERE ${own}`)
  await ecarterInscriptions(tx, collectivite, [garde, absorbe])
  for (const table of SUIVENT_LE_FOYER) {
    const moved = await rows(
      tx,
      sql`UPDATE ${sql.identifier(table)} SET foyer_id = ${garde} WHERE ${own} RETURNING 1`,
    )
    if (moved.length > 0) bilan[table] = moved.length
  }
  for (const table of ['gardes', 'rattachements'])
    await tx.execute(
      sql`UPDATE ${sql.identifier(table)} SET autre_foyer_id = ${garde} WHERE ${ofTown} AND autre_foyer_id = ${absorbe}`,
    )
  for (const { proche_id, enfant_id } of proches)
    await tx.execute(sql`
      INSERT INTO proches_enfants (collectivite_id, proche_id, enfant_id, foyer_id)
      VALUES (${collectivite}, ${proche_id}, ${enfant_id}, ${garde}) ON CONFLICT DO NOTHING`)
  await reunirProches(tx, collectivite, garde)
  await tx.execute(sql`DELETE FROM evenements WHERE ${own}`)
  // What waits to be written to the family is written to it under its name.
  await tx.execute(sql`
    UPDATE pgboss.job SET data = replace(data::text, ${absorbe}, ${garde})::jsonb
    WHERE state < 'active' AND data->>'collectivite' = ${collectivite} AND position(${absorbe} IN data::text) > 0`)
  await tx.execute(sql`DELETE FROM foyers WHERE ${ofTown} AND id = ${absorbe}`)
  return bilan
}

/** Named twice, with one telephone: once, for the children of both. */
async function reunirProches(tx: Tx, collectivite: string, garde: string): Promise<void> {
  const digits = (column: string) => sql.raw(`regexp_replace(${column}, '\\D', '', 'g')`)
  const twins = sql`p.collectivite_id = ${collectivite} AND o.collectivite_id = ${collectivite} AND p.foyer_id = ${garde}
    AND o.foyer_id = ${garde} AND lower(p.nom) = lower(o.nom) AND lower(p.prenom) = lower(o.prenom)
    AND ${digits('p.telephone')} = ${digits('o.telephone')} AND o.rang < p.rang`
  await tx.execute(sql`
    INSERT INTO proches_enfants (collectivite_id, proche_id, enfant_id, foyer_id)
    SELECT pe.collectivite_id, o.id, pe.enfant_id, pe.foyer_id FROM proches_enfants pe
    JOIN proches p ON p.collectivite_id = pe.collectivite_id AND p.id = pe.proche_id JOIN proches o ON ${twins}
    ON CONFLICT DO NOTHING`)
  await tx.execute(sql`
    UPDATE proches o SET peut_chercher = o.peut_chercher OR p.peut_chercher, a_prevenir = o.a_prevenir OR p.a_prevenir
    FROM proches p WHERE ${twins}`)
  await tx.execute(sql`DELETE FROM proches p USING proches o WHERE ${twins}`)
}
