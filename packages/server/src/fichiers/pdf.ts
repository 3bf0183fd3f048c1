// What a PDF would do to whoever opens it. ISO 32000-2: names (7.3.5), streams (7.3.8), encryption (7.6).
import { createInflate } from 'node:zlib'
import { sansMotDePasse } from './pdf-chiffre.ts'

/** Bytes that all the streams of a document may make once opened: far above what a scanner makes of ten megabytes. */
const OUVERT_MAX = 400 * 1024 * 1024
/** Objects kept together in streams, all of them: text, never that long. They are in memory one stream at a time. */
const OBJETS_MAX = 32 * 1024 * 1024

/** Streams of a document: far above what a book of a thousand pages has. */
const FLUX_MAX = 20_000

export type DefautPdf =
  | 'fichier-abime'
  | 'fichier-protege'
  | 'fichier-actif'
  | 'fichier-demesure'
  | 'fichier-refuse'

/**
 * Why a PDF is not to be kept; undefined when it may be.
 * Threats: a document that fills the memory of the agent's computer, that runs a program there, that is an archive under
 * the name of a PDF; or that nobody can open without its password.
 */
export async function defautPdf(content: Uint8Array): Promise<DefautPdf | undefined> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (!bytes.includes('%%EOF')) return 'fichier-abime'
  if (isArchive(bytes)) return 'fichier-refuse'
  const { corps, flux } = lire(bytes)
  if (flux.length > FLUX_MAX) return 'fichier-demesure'
  const encrypted = /\/Encrypt\b/.test(corps)
  if (encrypted && !sansMotDePasse(corps)) return 'fichier-protege'
  if (isActif(corps)) return 'fichier-actif'
  let opened = 0
  let read = 0
  for (const { tete, debut, fin } of flux) {
    const filters = filtres(tete)
    // Compressed twice: nobody does, but to hide how large it is.
    if (filters > 1) return 'fichier-demesure'
    if (filters === 0) continue
    // In an encrypted document they are noise: nothing is read of them here, nor can a viewer be fooled on their size.
    if (encrypted) continue
    const objects = /\/ObjStm\b/.test(tete)
    const left = OUVERT_MAX - opened
    const { taille, texte } = await ouvrir(
      bytes.subarray(debut, fin),
      Math.min(left, objects ? OBJETS_MAX - read : left),
      objects,
    )
    opened += taille
    if (texte === null) return 'fichier-demesure'
    if (!objects) continue
    read += taille
    if (isActif(noms(texte))) return 'fichier-actif'
  }
  return undefined
}

/** How many times a stream may be compressed. A filter that is written elsewhere (« 7 0 R ») may be any: it counts. */
function filtres(tete: string): number {
  const [, said = ''] = /\/Filter\s*(\[[^\]]*\]|\d+\s+\d+\s+R\b)/.exec(tete) ?? []
  const named = tete.match(/\/(FlateDecode|Fl)\b/g)?.length ?? 0
  return named + (said.match(/\d+\s+\d+\s+R\b/g)?.length ?? 0)
}

const isActif = (text: string) => /\/(JavaScript|JS|Launch)(?![A-Za-z0-9])/.test(text)

/** True when a zip ends there too (PKWARE APPNOTE 4.3.16). */
function isArchive(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - 66_000)
  for (
    let at = bytes.indexOf('PK\x05\x06', from, 'latin1');
    at !== -1;
    at = bytes.indexOf('PK\x05\x06', at + 1, 'latin1')
  ) {
    if (at + 22 <= bytes.length && bytes.readUInt32LE(at + 16) < bytes.length) return true
  }
  return false
}

/** Names can be written with numbers (« /J#61vaScript »). */
const noms = (text: string) =>
  text.replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

interface Flux {
  tete: string
  debut: number
  fin: number
}

/** A document's text without its streams, and where these are, each with the dictionary before it. */
function lire(bytes: Buffer): { corps: string; flux: Flux[] } {
  const flux: Flux[] = []
  const parts: string[] = []
  let at = 0
  for (;;) {
    const found = bytes.indexOf('stream', at, 'latin1')
    if (found === -1) break
    const after = bytes[found + 6]
    // Not the word in a sentence: a stream begins on the next line.
    if (after !== 0x0a && after !== 0x0d) {
      parts.push(bytes.toString('latin1', at, found + 6))
      at = found + 6
      continue
    }
    const head = bytes.toString('latin1', at, found)
    const debut = found + (after === 0x0d && bytes[found + 7] === 0x0a ? 8 : 7)
    const end = bytes.indexOf('endstream', debut, 'latin1')
    const fin = end === -1 ? bytes.length : end
    parts.push(head)
    flux.push({ tete: noms(head.slice(head.lastIndexOf(' obj') + 1)), debut, fin })
    at = end === -1 ? bytes.length : end + 9
  }
  parts.push(bytes.toString('latin1', at))
  return { corps: noms(parts.join('\n')), flux }
}

/** Opens a stream, no further than a limit. `texte`: null past the limit; what could be opened of a damaged one counts. */
function ouvrir(
  body: Buffer,
  limit: number,
  keep: boolean,
): Promise<{ taille: number; texte: string | null }> {
  return new Promise((resolve) => {
    const inflate = createInflate({ chunkSize: 256 * 1024 })
    const chunks: Buffer[] = []
    let taille = 0
    const done = (texte: string | null) => {
      inflate.destroy()
      resolve({ taille, texte })
    }
    inflate.on('data', (chunk: Buffer) => {
      taille += chunk.length
      if (taille > limit) done(null)
      else if (keep) chunks.push(chunk)
    })
    const end = () => done(Buffer.concat(chunks).toString('latin1'))
    inflate.on('end', end)
    inflate.on('error', end)
    inflate.end(body)
  })
}
