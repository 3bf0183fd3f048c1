// Changes of a family file that wait for the answer of a service.
import { CHAMPS, type Champ, type RegleChamp } from '@inoe/contract/champs'
import type { Changement, ModificationADecider, ModificationEnAttente } from '@inoe/contract/foyers'
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { rows, type Tx } from '../database/open.ts'
import type { Langue } from '../http/langue.ts'
import { Refus } from '../http/problem.ts'
import { type Arbitrage, champDe, type Politique, politiqueDe } from './champs.ts'
import { enfantsParId, nomsDesFamilles } from './familles.ts'
import { nomDeCle, valeurEnMots } from './noms.ts'
import { champs, modifications } from './tables.ts'

type Row = typeof modifications.$inferSelect
export type Changements = Row['changements']

/** More than an agent answers in one sitting; the next ones come up as these are answered. */
const PAGE = 100

/** What the authority decided of the fields. */
export async function politiqueOf(tx: Tx, collectivite: string): Promise<Politique> {
  const found = await tx
    .select({ champ: champs.champ, saisie: champs.saisie, effet: champs.effet })
    .from(champs)
    .where(eq(champs.collectiviteId, collectivite))
  return politiqueDe(found as ({ champ: string } & RegleChamp)[])
}

/** Decides of some fields; of one named twice, as it was named last. As `systeme`. */
export async function savePolitique(
  tx: Tx,
  collectivite: string,
  decided: readonly ({ champ: Champ } & RegleChamp)[],
): Promise<void> {
  await tx
    .insert(champs)
    .values(
      [...new Map(decided.map((one) => [one.champ, one])).values()].map((one) => ({
        ...one,
        collectiviteId: collectivite,
      })),
    )
    .onConflictDoUpdate({
      target: [champs.collectiviteId, champs.champ],
      set: { saisie: sql`excluded.saisie`, effet: sql`excluded.effet` },
    })
}

/** Asks a service for changes; what waited of the same fields is replaced. As `systeme`. */
export async function demander(
  tx: Tx,
  collectivite: string,
  { foyer, enfant, compte }: { foyer: string; enfant: string | null; compte: string },
  attente: Arbitrage['attente'],
  now: Date,
): Promise<void> {
  if (Object.keys(attente).length === 0) return
  const [open] = await tx
    .select()
    .from(modifications)
    .where(
      and(
        eq(modifications.collectiviteId, collectivite),
        eq(modifications.foyerId, foyer),
        enfant === null ? isNull(modifications.enfantId) : eq(modifications.enfantId, enfant),
        eq(modifications.etat, 'demandee'),
      ),
    )
    .for('update')
  const asked = { demandeeLe: now, demandeePar: compte }
  if (open)
    await tx
      .update(modifications)
      .set({ ...asked, changements: { ...open.changements, ...attente } })
      .where(and(eq(modifications.collectiviteId, collectivite), eq(modifications.id, open.id)))
  else
    await tx.insert(modifications).values({
      collectiviteId: collectivite,
      id: uuid(),
      foyerId: foyer,
      enfantId: enfant,
      changements: attente,
      ...asked,
    })
}

/** The changes that wait of a family, as they are kept. */
export async function demandesOuvertes(tx: Tx, collectivite: string, foyer: string): Promise<Row[]> {
  return tx
    .select()
    .from(modifications)
    .where(
      and(
        eq(modifications.collectiviteId, collectivite),
        eq(modifications.foyerId, foyer),
        eq(modifications.etat, 'demandee'),
      ),
    )
    .orderBy(asc(modifications.demandeeLe))
}

/** What waits of a family. */
export async function attentesOf(
  tx: Tx,
  collectivite: string,
  foyer: string,
  langue: Langue,
): Promise<ModificationEnAttente[]> {
  const found = await demandesOuvertes(tx, collectivite, foyer)
  return found.map(({ id, enfantId, changements, demandeeLe }) => ({
    id,
    enfant: enfantId,
    changements: lus(changements, langue),
    demandeeLe: demandeeLe.toISOString(),
  }))
}

/** Changes as people read them. @param langue French to the services */
export function lus(changements: Changements, langue: Langue = 'fr'): Changement[] {
  const rang = (cle: string) => CHAMPS.indexOf(champDe(cle))
  const ordered = Object.entries(changements).sort(([a], [b]) => rang(a) - rang(b))
  return ordered.map(([cle, { avant, apres }]) => {
    const champ = champDe(cle)
    return {
      champ,
      nom: nomDeCle(cle, champ, langue),
      avant: valeurEnMots(cle, avant, langue),
      apres: valeurEnMots(cle, apres, langue),
    }
  })
}

/** A change, held until the end of the transaction. As `systeme`. */
export async function lockModification(tx: Tx, collectivite: string, id: string): Promise<Row | undefined> {
  const [found] = await tx
    .select()
    .from(modifications)
    .where(and(eq(modifications.collectiviteId, collectivite), eq(modifications.id, id)))
    .for('update')
  return found
}

/** @throws Refus `deja-repondu` when it no longer waits */
export function exigerOuverte({ etat }: Row): void {
  if (etat !== 'demandee') throw new Refus('deja-repondu')
}

export async function clore(
  tx: Tx,
  collectivite: string,
  id: string,
  answer: Pick<Row, 'etat' | 'motif' | 'reponduLe' | 'reponduPar'>,
): Promise<void> {
  await tx
    .update(modifications)
    .set(answer)
    .where(and(eq(modifications.collectiviteId, collectivite), eq(modifications.id, id)))
}

/**
 * The structures that answer for a family: where it is enrolled or asks to be; every one of the town for a family that
 * asks nowhere yet. As `systeme`.
 */
export async function structuresDeFoyer(tx: Tx, collectivite: string, foyer: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`WITH own AS (SELECT DISTINCT structure_id AS id FROM inscriptions WHERE collectivite_id = ${collectivite}
            AND foyer_id = ${foyer} AND etat IN ('demandee', 'acceptee'))
        SELECT id FROM own
        UNION ALL SELECT s.id FROM structures s WHERE s.collectivite_id = ${collectivite} AND NOT EXISTS (SELECT FROM own)`,
  )
  return found.map((one) => one.id)
}

/** What waits for, or was answered by, the services of some structures. As `systeme`. */
export async function modificationsADecider(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
  etat: 'demandee' | 'acceptee' | 'refusee',
): Promise<ModificationADecider[]> {
  const living = sql`SELECT FROM inscriptions i WHERE i.collectivite_id = ${collectivite}
    AND i.foyer_id = ${modifications.foyerId} AND i.etat IN ('demandee', 'acceptee')`
  const found = await tx
    .select()
    .from(modifications)
    .where(
      and(
        eq(modifications.collectiviteId, collectivite),
        eq(modifications.etat, etat),
        sql`(EXISTS (${living} AND i.structure_id = ANY(${sql.param([...structures])}::uuid[])) OR NOT EXISTS (${living}))`,
      ),
    )
    .orderBy(etat === 'demandee' ? asc(modifications.demandeeLe) : desc(modifications.reponduLe))
    .limit(PAGE)
  const familles = await nomsDesFamilles(tx, collectivite, [...new Set(found.map((one) => one.foyerId))])
  const enfants = await enfantsParId(
    tx,
    collectivite,
    found.flatMap((one) => one.enfantId ?? []),
  )
  return found.map((one) => {
    const enfant = one.enfantId ? enfants.get(one.enfantId) : undefined
    return {
      id: one.id,
      famille: familles.get(one.foyerId) ?? '',
      enfant: enfant ? { prenom: enfant.prenom, nom: enfant.nom } : null,
      changements: lus(one.changements),
      etat,
      demandeeLe: one.demandeeLe.toISOString(),
      motif: one.motif,
      reponduLe: one.reponduLe?.toISOString() ?? null,
    }
  })
}
