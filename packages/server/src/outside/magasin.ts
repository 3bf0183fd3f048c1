// Where bytes are kept, each under a name that is never given twice: a folder, or a bucket (`magasin-s3.ts`).
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

export interface Magasin {
  /** For people: the folder, or the bucket and who holds it. */
  readonly ou: string
  /** The folder; undefined when it is none of this machine. */
  readonly dossier: string | undefined
  /** What a bucket alone can be asked. */
  readonly seau?: Seau
  /** Answers once it is kept for good. */
  ecrire(emplacement: string, content: Uint8Array): Promise<void>
  /** @throws FichierAbsent */
  lire(emplacement: string): Promise<Buffer>
  /** What is not there is no failure. */
  effacer(emplacement: string): Promise<void>
  /** In bytes; undefined when it is not there. */
  taille(emplacement: string): Promise<number | undefined>
  /** All of it, folder by folder, in an order that never changes: what lets two lists be read side by side. */
  parcourir(): AsyncGenerator<Range>
}

export interface Range {
  emplacement: string
  octets: number
}

export interface Seau {
  /** True when what is erased stays, as an older version. */
  gardeVersions(): Promise<boolean>
  /** True when anybody reads it, without a key. */
  luParTous(emplacement: string): Promise<boolean>
}

export class FichierAbsent extends Error {
  constructor(emplacement: string) {
    super(`${emplacement} is not there`)
  }
}

/** What keeps the files did not do what it was asked. Nothing was answered as kept that is not. */
export class MagasinInjoignable extends Error {
  /** What it said: an error code of S3's, « HTTP 500 », or one of the network's (ECONNREFUSED, TimeoutError). */
  readonly code: string

  constructor(code: string, quoi: string) {
    super(`the file store did not answer as it should: ${code} (${quoi})`)
    this.code = code
  }
}

export function ouvrirDossier(dossier: string): Magasin {
  const racine = path.resolve(dossier)
  /** Threat: a name may come from an archive. @throws Error when it leaves the folder */
  function chemin(emplacement: string): string {
    const fichier = path.resolve(racine, emplacement)
    if (!fichier.startsWith(racine + path.sep)) throw new Error(`${emplacement} is outside the folder`)
    return fichier
  }
  const taille = (fichier: string) => siPresent(stat(fichier).then((one) => one.size))
  async function* parcourir(sous: string): AsyncGenerator<Range> {
    const found = (await siPresent(readdir(path.join(racine, sous), { withFileTypes: true }))) ?? []
    found.sort((a, b) => ordre(a.name, b.name))
    for (const one of found) {
      const emplacement = sous ? `${sous}/${one.name}` : one.name
      if (one.isDirectory()) yield* parcourir(emplacement)
      else if (one.isFile()) {
        const octets = await taille(chemin(emplacement))
        if (octets !== undefined) yield { emplacement, octets }
      }
    }
  }
  return {
    ou: racine,
    dossier: racine,
    async ecrire(emplacement, content) {
      const fichier = chemin(emplacement)
      await mkdir(path.dirname(fichier), { recursive: true })
      await writeFile(fichier, content, { flush: true, mode: 0o600 })
    },
    async lire(emplacement) {
      const content = await siPresent(readFile(chemin(emplacement)))
      if (!content) throw new FichierAbsent(emplacement)
      return content
    },
    effacer: (emplacement) => rm(chemin(emplacement), { force: true }),
    taille: (emplacement) => taille(chemin(emplacement)),
    parcourir: () => parcourir(''),
  }
}

const ordre = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The order of `parcourir`: folder by folder, not as one text (« a-b/ » comes after « a/ »). */
export function ordreDesChemins(a: string, b: string): number {
  const here = a.split('/')
  const there = b.split('/')
  for (const [rank, part] of here.entries()) {
    const other = there[rank]
    if (other === undefined) return 1
    if (part !== other) return ordre(part, other)
  }
  return here.length - there.length
}

/** Undefined for what is not there. */
function siPresent<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}
