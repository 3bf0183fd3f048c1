// The tables of an archive, made again in one transaction: by the migrations that the archive knows, then its rows, then the
// migrations that came since. Nothing before the commit is seen by anyone, and a failure leaves what was there.
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { Consigne } from '../collectivites/consigne.ts'
import { MIGRATIONS, rightsAndMark } from '../database/migrate.ts'
import { rows, type Tx } from '../database/open.ts'
import { clesEtrangeresOf, q, tablesOf } from './catalogue.ts'
import { lirePartie } from './flux.ts'
import { type Manifeste, partieTable } from './manifeste.ts'
import type { Serrure } from './phrase.ts'

/**
 * Numbers left unused after the last one that the archive knows. Pages open since before the restoration hold later ones
 * (« what changed after number n »): what is told to them now must be above.
 */
const SAUT = 1_000_000

/** This program's migrations, in two: those of the archive, those that came since. */
export interface Migrations {
  avant: MigrationMeta[]
  apres: MigrationMeta[]
}

/** @throws Consigne when the archive comes from a newer program, or from another one */
export function partager({ migrations }: Pick<Manifeste, 'migrations'>): Migrations {
  const known = readMigrationFiles({ migrationsFolder: MIGRATIONS })
  if (migrations.some((hash, rank) => known[rank]?.hash !== hash))
    throw new Consigne(
      migrations.length > known.length
        ? 'Cette sauvegarde vient d’une version plus récente du logiciel.'
        : 'Cette sauvegarde vient d’une autre suite de versions du logiciel.',
      'Installez la version qui l’a faite (ou une plus récente), puis relancez.',
    )
  return { avant: known.slice(0, migrations.length), apres: known.slice(migrations.length) }
}

export async function charger(
  tx: Tx,
  archive: string,
  manifeste: Manifeste,
  serrure: Serrure | undefined,
  { avant, apres }: Migrations,
): Promise<void> {
  await viderBase(tx)
  await migrer(tx, avant)
  const tables = await tablesOf(tx)
  memesTables(tables, manifeste.tables)
  // What migrations wrote themselves is in the archive too, as it became.
  await tx.execute(sql.raw(`TRUNCATE ${tables.map((one) => q(one.nom)).join(', ')}`))
  const cles = await clesEtrangeresOf(tx)
  // Rows come table by table: what they point at may come later. Checked all at once when the keys are back.
  for (const { table, nom } of cles)
    await tx.execute(sql.raw(`ALTER TABLE ${q(table)} DROP CONSTRAINT ${q(nom)}`))
  for (const table of manifeste.tables) await remplir(tx, archive, table, serrure)
  for (const { table, nom, definition } of cles)
    await tx.execute(sql.raw(`ALTER TABLE ${q(table)} ADD CONSTRAINT ${q(nom)} ${definition}`))
  await avancer(tx, manifeste.sequences)
  await migrer(tx, apres)
  for (const one of rightsAndMark()) await tx.execute(sql.raw(one))
}

/** Nothing of ours is left; what somebody else put in this database stays. */
export async function viderBase(tx: Tx): Promise<void> {
  const tables = await tablesOf(tx)
  if (tables.length > 0)
    await tx.execute(sql.raw(`DROP TABLE ${tables.map((one) => q(one.nom)).join(', ')} CASCADE`))
  await tx.execute(sql.raw('DROP SCHEMA IF EXISTS drizzle CASCADE'))
  await tx.execute(sql.raw('CREATE SCHEMA drizzle'))
  await tx.execute(
    sql.raw(
      'CREATE TABLE drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint)',
    ),
  )
}

/** Brings tables from one version to another. */
export async function migrer(tx: Tx, migrations: readonly MigrationMeta[]): Promise<void> {
  for (const one of migrations) {
    for (const statement of one.sql) await tx.execute(sql.raw(statement))
    await tx.execute(
      sql`INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES (${one.hash}, ${one.folderMillis})`,
    )
  }
  // Migrations may leave the owner held by row-level security, which would hide these rows from it.
  const forced = await rows<{ nom: string }>(
    tx,
    sql`SELECT relname AS nom FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relforcerowsecurity`,
  )
  for (const { nom } of forced) await tx.execute(sql.raw(`ALTER TABLE ${q(nom)} NO FORCE ROW LEVEL SECURITY`))
}

/** The archive's tables are those its migrations make: anything else is not an archive of this program. */
function memesTables(made: Awaited<ReturnType<typeof tablesOf>>, archived: Manifeste['tables']): void {
  const spell = (list: readonly { nom: string; colonnes: { nom: string; type: string }[] }[]) =>
    list
      .map(({ nom, colonnes }) => `${nom} ${colonnes.map((one) => `${one.nom} ${one.type}`).join(', ')}`)
      .sort()
      .join('\n')
  if (spell(made) !== spell(archived))
    throw new Consigne(
      'Les tables de cette sauvegarde ne sont pas celles que sa version crée.',
      'Prenez une sauvegarde faite par ce logiciel, sur une base que rien d’autre ne modifie.',
    )
}

async function remplir(
  tx: Tx,
  archive: string,
  { nom, colonnes, lignes }: Manifeste['tables'][number],
  serrure: Serrure | undefined,
): Promise<void> {
  const names = colonnes.map((one) => q(one.nom)).join(', ')
  const values = colonnes.map((one, rank) => `(r->>${rank})::${one.type}`).join(', ')
  let count = 0
  for await (const lot of lirePartie(path.join(archive, partieTable(nom)), partieTable(nom), serrure)) {
    const insert = sql.raw(
      `INSERT INTO ${q(nom)} (${names}) OVERRIDING SYSTEM VALUE SELECT ${values} FROM json_array_elements(`,
    )
    await tx.execute(sql`${insert}${`[${lot.join(',')}]`}::json) AS r`)
    count += lot.length
  }
  if (count !== lignes) throw new Error(`${nom}: ${count} rows read, ${lignes} expected`)
}

async function avancer(tx: Tx, sequences: Manifeste['sequences']): Promise<void> {
  const last = new Map(sequences.map((one) => [one.nom, Number(one.valeur)]))
  const there = await rows<{ nom: string }>(
    tx,
    sql`SELECT sequencename AS nom FROM pg_sequences WHERE schemaname = 'public'`,
  )
  for (const { nom } of there)
    await tx.execute(sql`SELECT setval(${q(nom)}::regclass, ${(last.get(nom) ?? 0) + SAUT}::bigint)`)
}
