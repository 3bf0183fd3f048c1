// Two sheets of one child become one: nothing is lost, health keeps one truth and the history of the other.
import type { Choix } from '@inoe/contract/familles'
import type { Sante } from '@inoe/contract/foyers'
import { type SQL, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { rows, type Tx } from '../database/open.ts'
import { NO_SANTE } from '../foyers/store.ts'
import { SUIVENT_L_ENFANT } from './colonnes.ts'

export interface Reunion {
  collectivite: string
  /** The sheet that stays, and the one that goes into it. */
  garde: string
  absorbe: string
  /** Fields of health whose value is the other sheet's, where both say something. */
  sante: Readonly<Record<string, Choix>>
  /** The home and the agent that the history names. */
  foyer: string
  par: string
  now: Date
}

const CHAMPS_SANTE = Object.keys(NO_SANTE) as (keyof Sante)[]
const DEUX_FOIS = 'Réservé deux fois\u00a0: les deux fiches de l’enfant ont été réunies.'

/**
 * As `systeme`, behind the town's counter. @returns creneaux where a place became free
 */
export async function reunirEnfants(tx: Tx, reunion: Reunion): Promise<string[]> {
  const { collectivite, garde, absorbe } = reunion
  const both = { garde: sql`${garde}::uuid`, absorbe: sql`${absorbe}::uuid` }
  const ofTown = sql`collectivite_id = ${collectivite}`
  await reunirSante(tx, reunion)
  // Homes first: what people a family trusts with the child hangs on them.
  await tx.execute(sql`
    INSERT INTO foyers_enfants (collectivite_id, foyer_id, enfant_id)
    SELECT collectivite_id, foyer_id, ${both.garde} FROM foyers_enfants WHERE ${ofTown} AND enfant_id = ${both.absorbe}
    ON CONFLICT DO NOTHING`)
  await tx.execute(sql`
    INSERT INTO proches_enfants (collectivite_id, proche_id, enfant_id, foyer_id)
    SELECT collectivite_id, proche_id, ${both.garde}, foyer_id FROM proches_enfants
    WHERE ${ofTown} AND enfant_id = ${both.absorbe} ON CONFLICT DO NOTHING`)
  await tx.execute(sql`DELETE FROM foyers_enfants WHERE ${ofTown} AND enfant_id = ${both.absorbe}`)
  const freed = await rendreLesDoublons(tx, reunion)
  await ecarter(tx, collectivite, both)
  await tx.execute(
    sql`UPDATE rattachements SET autre_enfant_id = ${both.garde} WHERE ${ofTown} AND autre_enfant_id = ${both.absorbe}`,
  )
  for (const table of SUIVENT_L_ENFANT)
    await tx.execute(
      sql`UPDATE ${sql.identifier(table)} SET enfant_id = ${both.garde} WHERE ${ofTown} AND enfant_id = ${both.absorbe}`,
    )
  await tx.execute(sql`DELETE FROM enfants WHERE ${ofTown} AND id = ${both.absorbe}`)
  return freed
}

/** One truth, field by field; the value that goes is in the history. */
async function reunirSante(
  tx: Tx,
  { collectivite, garde, absorbe, sante, foyer, par, now }: Reunion,
): Promise<void> {
  const found = await rows<{ enfant_id: string } & Record<string, string>>(
    tx,
    sql`SELECT enfant_id, allergies, regime, pai, vaccins, medecin, medecin_telephone AS "medecinTelephone", autres
        FROM santes WHERE collectivite_id = ${collectivite} AND enfant_id IN (${garde}, ${absorbe})`,
  )
  const of = (enfant: string) => ({ ...NO_SANTE, ...found.find((one) => one.enfant_id === enfant) })
  const [mine, theirs] = [of(garde), of(absorbe)]
  const kept = { ...NO_SANTE }
  for (const champ of CHAMPS_SANTE) {
    const [here, there] = [mine[champ], theirs[champ]]
    kept[champ] = here === '' || (there !== '' && sante[champ] === 'absorbe') ? there : here
    for (const former of new Set([here, there]))
      if (former !== '' && former !== kept[champ])
        await tx.execute(sql`
          INSERT INTO santes_changements (collectivite_id, id, enfant_id, champ, avant, apres, le, foyer_id, compte_id)
          VALUES (${collectivite}, ${uuid()}, ${garde}, ${champ}, ${former}, ${kept[champ]}, ${now.toISOString()}::timestamptz,
            ${foyer}, ${par})`)
  }
  await tx.execute(sql`DELETE FROM santes WHERE collectivite_id = ${collectivite} AND enfant_id = ${absorbe}`)
  await tx.execute(sql`
    INSERT INTO santes (collectivite_id, enfant_id, allergies, regime, pai, vaccins, medecin, medecin_telephone, autres)
    VALUES (${collectivite}, ${garde}, ${kept.allergies}, ${kept.regime}, ${kept.pai}, ${kept.vaccins}, ${kept.medecin},
      ${kept.medecinTelephone}, ${kept.autres})
    ON CONFLICT (collectivite_id, enfant_id) DO UPDATE SET allergies = excluded.allergies, regime = excluded.regime,
      pai = excluded.pai, vaccins = excluded.vaccins, medecin = excluded.medecin,
      medecin_telephone = excluded.medecin_telephone, autres = excluded.autres`)
}

/** The same creneau booked through both sheets: the billed one, else the one that holds a place, is kept. */
async function rendreLesDoublons(
  tx: Tx,
  { collectivite, garde, absorbe, par, now }: Reunion,
): Promise<string[]> {
  const living = sql`('confirmee', 'demandee', 'en-attente', 'proposee')`
  const rank = (r: SQL) =>
    sql`((${r}.ligne_id IS NOT NULL)::int * 4 + (${r}.etat = 'confirmee')::int * 2 + (${r}.etat <> 'en-attente')::int)`
  const ended = await rows<{ creneau: string; attendait: boolean }>(
    tx,
    sql`WITH paires AS (
          SELECT CASE WHEN ${rank(sql`a`)} > ${rank(sql`g`)} THEN g.id ELSE a.id END AS id
          FROM reservations g JOIN reservations a ON a.collectivite_id = g.collectivite_id AND a.creneau_id = g.creneau_id
          WHERE g.collectivite_id = ${collectivite} AND g.enfant_id = ${garde} AND a.enfant_id = ${absorbe}
            AND g.etat IN ${living} AND a.etat IN ${living}),
        avant AS (SELECT r.id, r.etat FROM reservations r JOIN paires p ON p.id = r.id WHERE r.collectivite_id = ${collectivite})
        UPDATE reservations r SET etat = 'annulee', expire_le = NULL, annulee_le = ${now.toISOString()}::timestamptz,
          annulee_par = ${par}, motif = ${DEUX_FOIS}
        FROM avant WHERE r.collectivite_id = ${collectivite} AND r.id = avant.id
        RETURNING r.creneau_id AS creneau, avant.etat = 'en-attente' AS attendait`,
  )
  for (const { creneau, attendait } of ended)
    await tx.execute(
      attendait
        ? sql`UPDATE creneaux SET en_attente = en_attente - 1 WHERE collectivite_id = ${collectivite} AND id = ${creneau}`
        : sql`UPDATE creneaux SET occupees = occupees - 1 WHERE collectivite_id = ${collectivite} AND id = ${creneau}`,
    )
  return ended.map((one) => one.creneau)
}

/** What one child cannot have twice. */
async function ecarter(tx: Tx, collectivite: string, { garde, absorbe }: Record<'garde' | 'absorbe', SQL>) {
  const ofTown = (t: SQL) => sql`${t}.collectivite_id = ${collectivite}`
  // Seen twice on one day: what is billed, else what is on the sheet that stays.
  await tx.execute(sql`
    DELETE FROM pointages p USING pointages o WHERE ${ofTown(sql`p`)} AND ${ofTown(sql`o`)}
      AND p.date = o.date AND p.activite_id = o.activite_id AND p.unite = o.unite
      AND ((p.enfant_id = ${absorbe} AND o.enfant_id = ${garde} AND (p.ligne_id IS NULL OR o.ligne_id IS NOT NULL))
        OR (p.enfant_id = ${garde} AND o.enfant_id = ${absorbe} AND p.ligne_id IS NULL AND o.ligne_id IS NOT NULL))`)
  // Requests under way about the child: those of the sheet that stays.
  for (const [table, open, over] of [
    ['rattachements', sql`('invite', 'a-reunir')`, 'retire'],
    ['gardes', sql`('proposee')`, 'retiree'],
  ] as const)
    await tx.execute(sql`
      UPDATE ${sql.identifier(table)} t SET etat = ${over} WHERE ${ofTown(sql`t`)} AND t.enfant_id = ${absorbe} AND t.etat IN ${open}
        AND EXISTS (SELECT FROM ${sql.identifier(table)} o WHERE ${ofTown(sql`o`)} AND o.enfant_id = ${garde} AND o.etat IN ${open})`)
  // Readings of one screen on one day are one line; what was read of the child itself is of the one sheet.
  await tx.execute(
    sql`UPDATE acces_sante SET objet_id = ${garde} WHERE collectivite_id = ${collectivite} AND objet_id = ${absorbe}`,
  )
  await tx.execute(sql`
    UPDATE acces_sante g SET fois = g.fois + a.fois, premier_le = least(g.premier_le, a.premier_le),
      dernier_le = greatest(g.dernier_le, a.dernier_le)
    FROM acces_sante a WHERE ${ofTown(sql`g`)} AND ${ofTown(sql`a`)} AND g.enfant_id = ${garde} AND a.enfant_id = ${absorbe}
      AND g.compte_id = a.compte_id AND g.jour = a.jour AND g.structure_id = a.structure_id AND g.ecran = a.ecran
      AND g.objet_id = a.objet_id`)
  await tx.execute(sql`
    DELETE FROM acces_sante a USING acces_sante g WHERE ${ofTown(sql`g`)} AND ${ofTown(sql`a`)} AND g.enfant_id = ${garde}
      AND a.enfant_id = ${absorbe} AND g.compte_id = a.compte_id AND g.jour = a.jour AND g.structure_id = a.structure_id
      AND g.ecran = a.ecran AND g.objet_id = a.objet_id`)
}

/** Living requests of one child for one thing, by two files that become one: the furthest on is kept. As `systeme`. */
export async function ecarterInscriptions(
  tx: Tx,
  collectivite: string,
  foyers: readonly [string, string],
): Promise<void> {
  const both = sql`(${foyers[0]}, ${foyers[1]})`
  const rank = (t: SQL) =>
    sql`array_position(ARRAY['demandee', 'incomplete', 'en-attente', 'acceptee'], ${t}.etat)`
  await tx.execute(sql`
    UPDATE inscriptions i SET etat = 'retiree' FROM inscriptions o
    WHERE i.collectivite_id = ${collectivite} AND o.collectivite_id = ${collectivite} AND i.foyer_id IN ${both}
      AND o.enfant_id = i.enfant_id AND o.activite_id = i.activite_id AND o.periode_id IS NOT DISTINCT FROM i.periode_id
      AND o.foyer_id IN ${both} AND o.id <> i.id AND ${rank(sql`i`)} IS NOT NULL AND ${rank(sql`o`)} IS NOT NULL
      AND (${rank(sql`o`)} > ${rank(sql`i`)} OR (${rank(sql`o`)} = ${rank(sql`i`)} AND o.id < i.id))`)
}
