// Lines of a part, one row each, to a compressed file and back: never more than a few thousand in memory.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip, createGzip } from 'node:zlib'
import type { Partie } from './manifeste.ts'
import { fermer, ouvrir, type Serrure } from './phrase.ts'

/** Lines handed over together. */
const LOT = 1000
/** Characters handed over together, whatever the number of lines. */
const POIDS = 4_000_000

/**
 * Writes a part of an archive.
 * @param nom its name in the archive, @param lots lines without their ends, by handfuls
 */
export async function ecrirePartie(
  fichier: string,
  nom: string,
  lots: AsyncIterable<readonly string[]>,
  serrure: Serrure | undefined,
): Promise<Partie> {
  let lignes = 0
  let octets = 0
  const sha = createHash('sha256')
  await pipeline(
    async function* () {
      for await (const lot of lots) {
        lignes += lot.length
        if (lot.length > 0) yield `${lot.join('\n')}\n`
      }
    },
    createGzip({ level: 4 }),
    fermer(serrure, nom),
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        octets += chunk.length
        sha.update(chunk)
        done(null, chunk)
      },
    }),
    // On the disk before the manifest says that it is.
    createWriteStream(fichier, { flush: true }),
  )
  return { lignes, octets, sha256: sha.digest('hex') }
}

/** The lines of a part, by handfuls. @throws Error when it is altered or cut */
export async function* lirePartie(
  fichier: string,
  nom: string,
  serrure: Serrure | undefined,
): AsyncGenerator<string[]> {
  const gunzip = createGunzip()
  const sealed = await ouvrir(serrure, fichier, nom)
  sealed.on('error', (error: Error) => gunzip.destroy(error))
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let lot: string[] = []
  let poids = 0
  for await (const chunk of sealed.pipe(gunzip)) {
    const lines = (rest + decoder.write(chunk as Buffer)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      lot.push(line)
      poids += line.length
      if (lot.length < LOT && poids < POIDS) continue
      yield lot
      lot = []
      poids = 0
    }
  }
  if (rest !== '') throw new Error(`${nom} is cut`)
  if (lot.length > 0) yield lot
}

/** A small file, on the disk when it returns. */
export async function ecrireDurablement(fichier: string, texte: string, mode = 0o600): Promise<void> {
  const handle = await open(fichier, 'w', mode)
  try {
    await handle.writeFile(texte)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Lines in handfuls, for what comes one by one. */
export async function* parLots(lignes: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string[]> {
  let lot: string[] = []
  for await (const ligne of lignes) {
    lot.push(ligne)
    if (lot.length < LOT) continue
    yield lot
    lot = []
  }
  if (lot.length > 0) yield lot
}

/** SHA-256 of what a stream gives, and how much of it. */
export async function empreinteDe(flux: Readable): Promise<{ octets: number; sha256: string }> {
  const sha = createHash('sha256')
  let octets = 0
  for await (const chunk of flux) {
    sha.update(chunk as Buffer)
    octets += (chunk as Buffer).length
  }
  return { octets, sha256: sha.digest('hex') }
}

/** The names in a folder, on the disk. Windows opens no folder, and keeps its names by itself. */
export async function fsyncDossier(dossier: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(dossier)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
