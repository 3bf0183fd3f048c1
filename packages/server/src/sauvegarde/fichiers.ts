// The families' files in a backup: as they are kept, encrypted. A file is never rewritten under the same name, so what the
// backup before already has is linked rather than copied: each backup is whole, and costs only what is new.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, copyFile, link, mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { FichierAbsent, type Magasin, ordreDesChemins, ouvrirDossier } from '../outside/magasin.ts'
import { empreinteDe, lirePartie } from './flux.ts'
import { DOSSIER_FICHIERS, LISTE_FICHIERS } from './manifeste.ts'

/** A file of an archive: its path in the store, its size, the SHA-256 of what is kept. */
export interface FichierListe {
  emplacement: string
  octets: number
  sha256: string
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
  magasin: Magasin,
  archive: string,
  precedente: string | undefined,
  compte: { nouveaux: number },
): AsyncGenerator<FichierListe> {
  const connu = aCote(precedente ? listeDe(precedente) : undefined)
  const copies = copiesDe(archive)
  for await (const { emplacement, octets } of magasin.parcourir()) {
    const before = await connu(emplacement)
    if (precedente && before && before.octets === octets) {
      const to = path.join(archive, DOSSIER_FICHIERS, emplacement)
      if (await lier(path.join(precedente, DOSSIER_FICHIERS, emplacement), to, octets)) {
        yield before
        continue
      }
    }
    const copied = await copierUn(magasin, copies, emplacement)
    if (!copied) continue
    compte.nouveaux++
    yield copied
  }
}

/** The files of an archive are a store like another. */
const copiesDe = (archive: string) => ouvrirDossier(path.join(archive, DOSSIER_FICHIERS))

/** True when the backup before still has this file, and it is now in this one too. */
async function lier(ancien: string, to: string, octets: number): Promise<boolean> {
  if ((await taille(ancien)) !== octets) return false
  await mkdir(path.dirname(to), { recursive: true })
  try {
    await link(ancien, to)
  } catch {
    // Another disk, or one that knows no links: the copy is what it costs.
    await copyFile(ancien, to)
  }
  return true
}

/** Copies, and says what was copied; undefined when it was deleted since the list: no row names it, or it is counted. */
async function copierUn(from: Magasin, to: Magasin, emplacement: string): Promise<FichierListe | undefined> {
  let content: Buffer
  try {
    content = await from.lire(emplacement)
  } catch (error) {
    if (error instanceof FichierAbsent) return undefined
    throw error
  }
  await to.ecrire(emplacement, content)
  return { emplacement, octets: content.length, sha256: createHash('sha256').update(content).digest('hex') }
}

/**
 * Second pass, once the instant of the database is fixed: whatever came in between, and what was being written.
 * @param premiere what the first pass copied
 * @yields what the archive has in the end
 */
export async function* completer(
  magasin: Magasin,
  archive: string,
  premiere: AsyncGenerator<FichierListe>,
  compte: { nouveaux: number },
): AsyncGenerator<FichierListe> {
  const copies = copiesDe(archive)
  for await (const { emplacement, octets } of magasin.parcourir()) {
    if ((await copies.taille(emplacement)) === octets) continue
    // Rather than written over: it may be a link to the backup before.
    await copies.effacer(emplacement)
    if (await copierUn(magasin, copies, emplacement)) compte.nouveaux++
  }
  const connu = aCote(premiere)
  for await (const { emplacement, octets } of copies.parcourir()) {
    const known = await connu(emplacement)
    yield known && known.octets === octets
      ? known
      : { emplacement, ...(await empreinteDe(createReadStream(dansArchive(archive, emplacement)))) }
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
export async function remettre(archive: string, magasin: Magasin, ecrits: string[]): Promise<void> {
  const copies = copiesDe(archive)
  for await (const { emplacement, octets, sha256 } of listeDe(archive)) {
    if ((await magasin.taille(emplacement)) === octets) continue
    ecrits.push(emplacement)
    const copied = await copierUn(copies, magasin, emplacement)
    if (copied?.sha256 !== sha256) throw new Error(`${emplacement} is not what the archive says`)
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
export async function retirerAutres(archive: string, magasin: Magasin): Promise<void> {
  const connu = aCote(listeDe(archive))
  for await (const { emplacement } of magasin.parcourir())
    if (!(await connu(emplacement))) await magasin.effacer(emplacement)
}
