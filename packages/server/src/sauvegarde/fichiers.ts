// The families' files in a backup: as they are kept, encrypted. A file is never rewritten under the same name, so what the
// backup before already has is linked rather than copied: each backup is whole, and costs only what is new.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, copyFile, link, mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { empreinteDe, lirePartie } from './flux.ts'
import { DOSSIER_FICHIERS, LISTE_FICHIERS } from './manifeste.ts'

/** A file of an archive: its path in the store, its size, the SHA-256 of what is kept. */
export interface FichierListe {
  emplacement: string
  octets: number
  sha256: string
}

/** The store's paths, in an order that never changes: what lets two lists be read side by side. */
export async function* parcourir(racine: string, sous = ''): AsyncGenerator<string> {
  const found = await readdir(path.join(racine, sous), { withFileTypes: true }).catch(() => [])
  found.sort((a, b) => ordre(a.name, b.name))
  for (const one of found) {
    const emplacement = sous ? `${sous}/${one.name}` : one.name
    if (one.isDirectory()) yield* parcourir(racine, emplacement)
    else if (one.isFile()) yield emplacement
  }
}

const ordre = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The order of `parcourir`: folder by folder, not as one text (« a-b/ » comes after « a/ »). */
function ordreDesChemins(a: string, b: string): number {
  const here = a.split('/')
  const there = b.split('/')
  for (const [rank, part] of here.entries()) {
    const other = there[rank]
    if (other === undefined) return 1
    if (part !== other) return ordre(part, other)
  }
  return here.length - there.length
}

/** The files that a list names, in the order of `parcourir`. */
export async function* lireListe(fichier: string): AsyncGenerator<FichierListe> {
  // Never sealed: paths are a town's name and random numbers.
  for await (const lot of lirePartie(fichier, LISTE_FICHIERS, undefined)) {
    for (const line of lot) {
      const [emplacement, octets, sha256] = JSON.parse(line) as [string, number, string]
      yield { emplacement, octets, sha256 }
    }
  }
}

export const listeDe = (archive: string) => lireListe(path.join(archive, LISTE_FICHIERS))

/** Asks a list, path after path in its order, what it says of each: never more than one line in memory. */
function aCote(liste: AsyncGenerator<FichierListe> | undefined) {
  let one: IteratorResult<FichierListe> | undefined
  return async (emplacement: string): Promise<FichierListe | undefined> => {
    if (!liste) return undefined
    one ??= await liste.next()
    while (!one.done && ordreDesChemins(one.value.emplacement, emplacement) < 0) one = await liste.next()
    return !one.done && one.value.emplacement === emplacement ? one.value : undefined
  }
}

/**
 * First pass, before the database is read: what takes long is done while nothing waits for it.
 * @param compte counts what was copied, the backup before having not had it
 * @yields what the archive has now
 */
export async function* copier(
  magasin: string,
  archive: string,
  precedente: string | undefined,
  compte: { nouveaux: number },
): AsyncGenerator<FichierListe> {
  const connu = aCote(precedente ? listeDe(precedente) : undefined)
  for await (const emplacement of parcourir(magasin)) {
    const from = path.join(magasin, emplacement)
    const to = path.join(archive, DOSSIER_FICHIERS, emplacement)
    const before = await connu(emplacement)
    await mkdir(path.dirname(to), { recursive: true })
    if (precedente && before && before.octets === (await taille(from))) {
      if (await lier(path.join(precedente, DOSSIER_FICHIERS, emplacement), to, before.octets)) {
        yield before
        continue
      }
    }
    try {
      const copied = await copierUn(from, to)
      compte.nouveaux++
      yield { emplacement, ...copied }
    } catch (error) {
      // Deleted since the folder was read: no row names it any more, or the manifest counts it as missing.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      await rm(to, { force: true })
    }
  }
}

/** True when the backup before still has this file, and it is now in this one too. */
async function lier(ancien: string, to: string, octets: number): Promise<boolean> {
  if ((await taille(ancien)) !== octets) return false
  try {
    await link(ancien, to)
  } catch {
    // Another disk, or one that knows no links: the copy is what it costs.
    await copyFile(ancien, to)
  }
  return true
}

/** Copies, onto the disk, and says what was copied. */
async function copierUn(from: string, to: string): Promise<{ octets: number; sha256: string }> {
  const sha = createHash('sha256')
  let octets = 0
  await pipeline(
    createReadStream(from),
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        octets += chunk.length
        sha.update(chunk)
        done(null, chunk)
      },
    }),
    createWriteStream(to, { flush: true, mode: 0o600 }),
  )
  return { octets, sha256: sha.digest('hex') }
}

/**
 * Second pass, once the instant of the database is fixed: whatever came in between, and what was being written.
 * @param premiere what the first pass copied
 * @yields what the archive has in the end
 */
export async function* completer(
  magasin: string,
  archive: string,
  premiere: AsyncGenerator<FichierListe>,
  compte: { nouveaux: number },
): AsyncGenerator<FichierListe> {
  const dossier = path.join(archive, DOSSIER_FICHIERS)
  for await (const emplacement of parcourir(magasin)) {
    const from = path.join(magasin, emplacement)
    const to = path.join(dossier, emplacement)
    const [now, copied] = await Promise.all([taille(from), taille(to)])
    if (now === undefined || now === copied) continue
    await mkdir(path.dirname(to), { recursive: true })
    await rm(to, { force: true })
    await copierUn(from, to)
    compte.nouveaux++
  }
  const connu = aCote(premiere)
  for await (const emplacement of parcourir(dossier)) {
    const fichier = path.join(dossier, emplacement)
    const known = await connu(emplacement)
    yield known && known.octets === (await taille(fichier))
      ? known
      : { emplacement, ...(await empreinteDe(createReadStream(fichier))) }
  }
}

const taille = (fichier: string) =>
  stat(fichier).then(
    ({ size }) => size,
    () => undefined,
  )

export const estLa = (fichier: string) =>
  access(fichier).then(
    () => true,
    () => false,
  )

/**
 * Puts back the files of an archive; what is there already, whole, is left.
 * @param ecrits gets the paths that were written, for whoever must take them away again
 */
export async function remettre(archive: string, magasin: string, ecrits: string[]): Promise<void> {
  for await (const { emplacement, octets, sha256 } of listeDe(archive)) {
    const to = path.join(magasin, emplacement)
    if ((await taille(to)) === octets) continue
    await mkdir(path.dirname(to), { recursive: true })
    ecrits.push(emplacement)
    const copied = await copierUn(dansArchive(archive, emplacement), to)
    if (copied.sha256 !== sha256) throw new Error(`${emplacement} is not what the archive says`)
  }
}

/** Threat: the list comes from the archive and names paths. @throws Error when one leaves the folder */
export function dansArchive(archive: string, emplacement: string): string {
  const racine = path.resolve(archive, DOSSIER_FICHIERS)
  const fichier = path.resolve(racine, emplacement)
  if (!fichier.startsWith(racine + path.sep)) throw new Error(`${emplacement} is outside the archive`)
  return fichier
}

/** Takes away the files that the archive does not have: those of the database that it replaced. */
export async function retirerAutres(archive: string, magasin: string): Promise<void> {
  const connu = aCote(listeDe(archive))
  for await (const emplacement of parcourir(magasin))
    if (!(await connu(emplacement))) await rm(path.join(magasin, emplacement), { force: true })
}
