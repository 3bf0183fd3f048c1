import { createHash } from 'node:crypto'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import type pg from 'pg'
import { type Engine, rows, type Tx } from './open.ts'
import type { ReferenceRights, Rights, Verb } from './rights.ts'
import { referenceTables, tenantTables } from './tables.ts'

export const MIGRATIONS = path.join(import.meta.dirname, 'migrations')
/** Reads every row of every town, for backups; nobody logs in as it. */
export const LECTEUR = 'inoe_sauvegarde'
/** Any number, the same in all processes: one migrates, the others wait. */
const LOCK = 7_266_301

interface Target {
  engine: Engine
  owner: Tx
  run(text: string): Promise<unknown>
  connect?: () => Promise<pg.PoolClient>
}

/** Brings tables and rights up to date, one process at a time. */
export async function migrate(target: Target): Promise<void> {
  const lock = await target.connect?.()
  try {
    await lock?.query(`SELECT pg_advisory_lock(${LOCK})`)
    await target.run(rolesSql())
    const config = { migrationsFolder: MIGRATIONS }
    if (target.engine === 'pglite') await migratePglite(target.owner as never, config)
    else await migratePg(target.owner as never, config)
    await applyRights(target)
  } finally {
    await lock?.query(`SELECT pg_advisory_unlock(${LOCK})`).catch(() => undefined)
    lock?.release()
  }
}

/** Skipped when nothing changed since the last start: granting takes locks that would hold up a running process. */
async function applyRights(target: Target): Promise<void> {
  const statements = rightsSql()
  const mark = rightsMark(statements)
  const current = await rows<{ mark: string | null }>(
    target.owner,
    sql`SELECT obj_description(to_regprocedure('inoe_collectivite()'), 'pg_proc') AS mark`,
  )
  if (current[0]?.mark === mark.mark) return
  await target.run(['BEGIN', ...statements, mark.statement, 'COMMIT'].join(';\n'))
}

/** Says in the database which rights it has. */
function rightsMark(statements: readonly string[]): { mark: string; statement: string } {
  const mark = createHash('sha256').update(statements.join(';\n')).digest('hex')
  return { mark, statement: `COMMENT ON FUNCTION inoe_collectivite() IS '${mark}'` }
}

/** The rights of every table and what says that they are there, for whoever has just made the tables. */
export function rightsAndMark(): string[] {
  const statements = rightsSql()
  return [...statements, rightsMark(statements).statement]
}

/** The roles that people's transactions and backups take; there already, they are left. One statement. */
export function rolesSql(): string {
  const create = (role: string) =>
    `IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
       BEGIN CREATE ROLE ${role} NOLOGIN NOBYPASSRLS; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
     END IF;
     -- Since PostgreSQL 16 whoever creates a role may give it, and must give it to itself before taking it.
     GRANT ${role} TO current_user;`
  return `DO $$ BEGIN ${create('inoe_app')} ${create('inoe_systeme')} ${create(LECTEUR)} END $$`
}

/**
 * Grants and row-level security of every table, from what each domain's `tables.ts` declares. Applied at each start
 * (a second time changes nothing), so that a table and who may read it are one reading and cannot drift apart.
 */
export function rightsSql(): string[] {
  return [
    `CREATE OR REPLACE FUNCTION inoe_collectivite() RETURNS text LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('inoe.collectivite', true), '') $$`,
    `CREATE OR REPLACE FUNCTION inoe_role() RETURNS text LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('inoe.role', true), '') $$`,
    `CREATE OR REPLACE FUNCTION inoe_compte() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('inoe.compte', true), '')::uuid $$`,
    `CREATE OR REPLACE FUNCTION inoe_foyer() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('inoe.foyer', true), '')::uuid $$`,
    `CREATE OR REPLACE FUNCTION inoe_est_courriel(adresse text) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT encode(sha256(convert_to(adresse, 'UTF8')), 'hex') = current_setting('inoe.courriel', true) $$`,
    `CREATE OR REPLACE FUNCTION inoe_structures() RETURNS uuid[] LANGUAGE sql STABLE AS $$ SELECT coalesce(nullif(current_setting('inoe.structures', true), ''), '{}')::uuid[] $$`,
    `GRANT USAGE ON SCHEMA public TO inoe_app, inoe_systeme, ${LECTEUR}`,
    'GRANT SELECT, USAGE ON ALL SEQUENCES IN SCHEMA public TO inoe_app, inoe_systeme',
    ...tenantTables.flatMap(tenantSql),
    ...referenceTables.flatMap(referenceSql),
    ...[...tenantTables, ...referenceTables].flatMap(lecteurSql),
  ]
}

/**
 * The owner itself is held by row-level security, so that nothing it runs by mistake crosses towns. A backup does cross
 * them: it takes a role of its own, which reads everything and writes nothing.
 * Threat: policies reach the members of their role, and the owner is one, to be able to take it. Hence `current_user`.
 */
function lecteurSql({ table }: Pick<Rights, 'table'>): string[] {
  const { name } = getTableConfig(table)
  return [
    `DROP POLICY IF EXISTS ${LECTEUR}_select ON "${name}"`,
    `CREATE POLICY ${LECTEUR}_select ON "${name}" FOR SELECT TO ${LECTEUR} USING (current_user = '${LECTEUR}')`,
    `GRANT SELECT ON "${name}" TO ${LECTEUR}`,
  ]
}

const VERBS: readonly Verb[] = ['select', 'insert', 'update', 'delete']

function tenantSql(rights: Rights): string[] {
  const { name } = getTableConfig(rights.table)
  const statements = [
    `ALTER TABLE "${name}" ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE "${name}" FORCE ROW LEVEL SECURITY`,
    `REVOKE ALL ON "${name}" FROM inoe_app, inoe_systeme`,
  ]
  for (const verb of VERBS) {
    const people = peopleCondition(rights, verb)
    statements.push(...policy(name, 'inoe_app', verb, people))
    statements.push(...policy(name, 'inoe_systeme', verb, systemeCondition(rights, verb), rights.modifiables))
  }
  return statements
}

function systemeCondition(rights: Rights, verb: Verb): string | undefined {
  if (rights.systeme.includes(verb)) return 'true'
  return verb === 'delete' && rights.eliminable ? `inoe_role() = 'elimination'` : undefined
}

function peopleCondition(rights: Rights, verb: Verb): string | undefined {
  const parts = [
    verb === 'select' ? rights.anyone?.select : undefined,
    rights.famille?.[verb] && `(inoe_role() = 'famille' AND ${rights.famille[verb]})`,
    rights.agent?.[verb] && `(inoe_role() = 'agent' AND ${rights.agent[verb]})`,
  ].filter((part) => part !== undefined)
  return parts.length ? parts.join(' OR ') : undefined
}

function policy(
  table: string,
  role: string,
  verb: Verb,
  condition: string | undefined,
  modifiables?: readonly string[],
): string[] {
  const policyName = `${role}_${verb}`
  const drop = `DROP POLICY IF EXISTS ${policyName} ON "${table}"`
  if (!condition) return [drop]
  const row = `collectivite_id = inoe_collectivite() AND (${condition})`
  const clause =
    verb === 'insert'
      ? `WITH CHECK (${row})`
      : verb === 'update'
        ? `USING (${row}) WITH CHECK (${row})`
        : `USING (${row})`
  return [
    drop,
    `CREATE POLICY ${policyName} ON "${table}" FOR ${verb} TO ${role} ${clause}`,
    `GRANT ${verb}${verb === 'update' && modifiables ? ` (${modifiables.join(', ')})` : ''} ON "${table}" TO ${role}`,
  ]
}

function referenceSql(rights: ReferenceRights): string[] {
  const { name } = getTableConfig(rights.table)
  return [
    `REVOKE ALL ON "${name}" FROM inoe_app, inoe_systeme`,
    ...(rights.anyone.length
      ? [`GRANT ${rights.anyone.join(', ')} ON "${name}" TO inoe_app, inoe_systeme`]
      : []),
    ...(rights.systeme.length ? [`GRANT ${rights.systeme.join(', ')} ON "${name}" TO inoe_systeme`] : []),
  ]
}
