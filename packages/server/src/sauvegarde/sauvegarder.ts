// A backup: the whole database at one instant and the files that it names, in a folder that has its name only once it is
// whole. The format is neither engine's: what PGlite wrote, PostgreSQL reads (decision 36).
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { Consigne } from '../collectivites/consigne.ts'
import { dataFolder, type Environment, isRunning } from '../database/from-environment.ts'
import { LECTEUR } from '../database/migrate.ts'
import { type Database, rows, type Tx } from '../database/open.ts'
import type { Magasin } from '../outside/magasin.ts'
import type { Trousseau } from '../outside/trousseau.ts'
import { migrationsOf, q, sequencesOf, type Table, tablesOf } from './catalogue.ts'
import { completer, copier, estLa, type FichierListe, lireListe } from './fichiers.ts'
import { ecrirePartie, fsyncDossier, parLots } from './flux.ts'
import {
  DOSSIER_FICHIERS,
  ecrireManifeste,
  LISTE_FICHIERS,
  MANIFESTE,
  type Manifeste,
  type Partie,
  partieTable,
  TRAVAUX,
} from './manifeste.ts'
import { Serrure } from './phrase.ts'

export interface Sauvegarde {
  database: Database
  magasin: Magasin
  trousseau: Trousseau
  /** Folder of the backups: each is a folder in it. */
  vers: string
  phrase?: string | undefined
  /** How many to keep; all of them without. */
  garder?: number | undefined
  now: Date
}

export interface Faite {
  dossier: string
  manifeste: Manifeste
  /** Older ones that were removed. */
  retirees: string[]
}

/** What the first pass over the files copied; gone in the end. */
const PREMIERE_PASSE = 'premiere-passe.jsonl.gz'
/** Rows read at once. */
const LOT = 2000
const ETAT = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z$/
const EN_COURS = /^\.en-cours-.*-(\d+)$/

export async function sauvegarder(demande: Sauvegarde): Promise<Faite> {
  const { database, magasin, trousseau, vers, phrase, garder, now } = demande
  await mkdir(vers, { recursive: true, mode: 0o700 })
  if (magasin.dossier && path.resolve(vers).startsWith(magasin.dossier))
    throw new Consigne(
      'Les sauvegardes ne peuvent pas être dans le dossier des fichiers.',
      'Donnez un autre dossier, sur un autre disque : --vers /mnt/sauvegardes',
    )
  await oublierInterrompues(vers)
  const nom = now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')
  const dossier = path.join(vers, nom)
  if (await estLa(dossier))
    throw new Consigne(`${dossier} existe déjà.`, 'Attendez une seconde, puis relancez.')
  const precedente = (await faites(vers)).at(-1)
  const enCours = path.join(vers, `.en-cours-${nom}-${process.pid}`)
  await mkdir(path.join(enCours, 'base'), { recursive: true, mode: 0o700 })
  await mkdir(path.join(enCours, DOSSIER_FICHIERS), { mode: 0o700 })
  try {
    const serrure = phrase === undefined ? undefined : new Serrure(phrase)
    const compte = { nouveaux: 0 }
    const premiere = path.join(enCours, PREMIERE_PASSE)
    await ecrireListe(premiere, copier(magasin, enCours, precedente, compte))
    const lu = await instantane(database, enCours, serrure, async () => {
      const completes = completer(magasin, enCours, lireListe(premiere), compte)
      const { octets, liste } = await ecrireListe(path.join(enCours, LISTE_FICHIERS), completes)
      return { nombre: liste.lignes, octets, nouveaux: compte.nouveaux, liste }
    })
    await rm(premiere)
    const manifeste: Manifeste = {
      format: 1,
      faiteLe: now.toISOString(),
      moteur: database.engine,
      ...lu,
      cles: { courante: trousseau.courante.nom, toutes: trousseau.toutes.map((one) => one.nom) },
      ...(serrure && { chiffrement: serrure.chiffrement }),
    }
    await ecrireManifeste(enCours, manifeste, serrure)
    await fsyncDossier(enCours)
    // One step: either nothing has this name, or all of it does.
    await rename(enCours, dossier)
    await fsyncDossier(vers)
    return { dossier, manifeste, retirees: garder ? await retirerAnciennes(vers, garder) : [] }
  } catch (error) {
    await rm(enCours, { recursive: true, force: true })
    throw error
  }
}

async function ecrireListe(
  fichier: string,
  liste: AsyncIterable<FichierListe>,
): Promise<{ octets: number; liste: Partie }> {
  let octets = 0
  const lignes = async function* () {
    for await (const one of liste) {
      octets += one.octets
      yield JSON.stringify([one.emplacement, one.octets, one.sha256])
    }
  }
  const written = await ecrirePartie(fichier, LISTE_FICHIERS, parLots(lignes()), undefined)
  return { octets, liste: written }
}

type Lu = Pick<Manifeste, 'migrations' | 'tables' | 'sequences' | 'travaux' | 'fichiers'>

/** Everything the database holds at one instant, while people go on writing. */
async function instantane(
  database: Database,
  dossier: string,
  serrure: Serrure | undefined,
  fichiers: () => Promise<Omit<Manifeste['fichiers'], 'absents'>>,
): Promise<Lu> {
  return database.owner.transaction(
    async (tx) => {
      // What a value looks like as text must not follow the settings of whoever runs this.
      for (const one of [
        `TimeZone = 'UTC'`,
        `DateStyle = 'ISO'`,
        `IntervalStyle = 'postgres'`,
        `extra_float_digits = 3`,
        `bytea_output = 'hex'`,
        `statement_timeout = 0`,
      ])
        await tx.execute(sql.raw(`SET LOCAL ${one}`))
      const migrations = await migrationsOf(tx)
      const sequences = await sequencesOf(tx)
      const tables = await tablesOf(tx)
      const travaux = await ecrirePartie(path.join(dossier, TRAVAUX), TRAVAUX, enAttente(tx), serrure)
      await tx.execute(sql.raw(`SET LOCAL ROLE ${LECTEUR}`))
      // As long as it reads, no migration may change what it has listed.
      await tx.execute(
        sql.raw(`LOCK TABLE ${tables.map((one) => q(one.nom)).join(', ')} IN ACCESS SHARE MODE`),
      )
      const copies = await fichiers()
      let absents = 0
      const written: Manifeste['tables'] = []
      for (const table of tables) {
        const nom = partieTable(table.nom)
        const lots = lignesOf(tx, table, async (emplacement) => {
          if (!(await estLa(path.join(dossier, DOSSIER_FICHIERS, emplacement)))) absents++
        })
        const partie: Partie = await ecrirePartie(path.join(dossier, nom), nom, lots, serrure)
        written.push({ ...table, ...partie })
      }
      return { migrations, sequences, tables: written, travaux, fichiers: { ...copies, absents } }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/**
 * The rows of a table, each one JSON array of what its columns are as text: what any version of either engine reads again.
 * @param nomme hears of each file that a row names
 */
async function* lignesOf(
  tx: Tx,
  { nom, colonnes }: Table,
  nomme: (emplacement: string) => Promise<void>,
): AsyncGenerator<string[]> {
  const textes = colonnes.map((one) => `${q(one.nom)}::text`).join(', ')
  const fichier = colonnes.some((one) => one.nom === 'emplacement') ? 'emplacement' : 'NULL'
  const lignes = `SELECT to_json(ARRAY[${textes}])::text AS ligne, ${fichier} AS fichier FROM ${q(nom)}`
  for await (const lot of parCurseur<{ ligne: string; fichier: string | null }>(tx, lignes)) {
    for (const one of lot) if (one.fichier !== null) await nomme(one.fichier)
    yield lot.map((one) => one.ligne)
  }
}

/** What waited to be done, or was being done: whoever restores decides what is taken up again. */
async function* enAttente(tx: Tx): AsyncGenerator<string[]> {
  const lignes = `SELECT json_build_array(name, data, to_json(start_after))::text AS ligne FROM pgboss.job
    WHERE state IN ('created', 'retry', 'active') AND name NOT LIKE '\\_\\_pgboss%' ORDER BY start_after, id`
  for await (const lot of parCurseur<{ ligne: string }>(tx, lignes)) yield lot.map((one) => one.ligne)
}

/** @param select no parameter: names from the catalogue only */
async function* parCurseur<Row>(tx: Tx, select: string): AsyncGenerator<Row[]> {
  await tx.execute(sql.raw(`DECLARE sauvegarde NO SCROLL CURSOR FOR ${select}`))
  for (;;) {
    const lot = await rows<Row>(tx, sql.raw(`FETCH ${LOT} FROM sauvegarde`))
    if (lot.length === 0) break
    yield lot
  }
  await tx.execute(sql.raw('CLOSE sauvegarde'))
}

/** Where backups go unless one says elsewhere. */
export const dossierSauvegardes = (env: Environment): string =>
  path.resolve(env.INOE_SAUVEGARDES ?? path.join(dataFolder(env), 'sauvegardes'))

/** Whole backups, oldest first. */
export async function faites(vers: string): Promise<string[]> {
  const names = await readdir(vers).catch(() => [])
  const found: string[] = []
  for (const name of names.filter((one) => ETAT.test(one)).sort())
    if (await estLa(path.join(vers, name, MANIFESTE))) found.push(path.join(vers, name))
  return found
}

async function retirerAnciennes(vers: string, garder: number): Promise<string[]> {
  const old = (await faites(vers)).slice(0, -garder)
  for (const one of old) {
    // Without its manifest first: killed in the middle, what is left is no backup any more.
    await rm(path.join(one, MANIFESTE))
    await rm(one, { recursive: true })
  }
  return old.map((one) => path.basename(one))
}

/** What a killed backup left. */
async function oublierInterrompues(vers: string): Promise<void> {
  for (const name of await readdir(vers)) {
    const pid = Number(EN_COURS.exec(name)?.[1])
    const abandoned = ETAT.test(name) && !(await estLa(path.join(vers, name, MANIFESTE)))
    if (abandoned || (pid && !isRunning(pid)))
      await rm(path.join(vers, name), { recursive: true, force: true })
  }
}
