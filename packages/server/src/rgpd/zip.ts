import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** Bytes of a piece of the zip: what of it is in memory at once, with one file. */
export const MORCEAU_ZIP = 1024 * 1024

/** A zip written file after file, given out in pieces as it grows: it is never whole in memory. */
export class ZipEnMorceaux {
  readonly #zip: Zip
  readonly #sortir: (morceau: Uint8Array) => Promise<void>
  readonly #noms = new Set<string>()
  #parts: Uint8Array[] = []
  #taille = 0

  /** @param sortir takes each piece, in order; the next is given once it is done */
  constructor(sortir: (morceau: Uint8Array) => Promise<void>) {
    this.#sortir = sortir
    this.#zip = new Zip((error, part) => {
      if (error) throw error
      this.#parts.push(part)
      this.#taille += part.length
    })
  }

  /** A file whose content shrinks (a text); two of the same path are told apart by a number. */
  async texte(chemin: string, content: string): Promise<void> {
    await this.#ajouter(new ZipDeflate(this.#unique(chemin), { level: 6 }), new TextEncoder().encode(content))
  }

  /** A file that is compressed by itself (a PDF, a photo). */
  async fichier(chemin: string, content: Uint8Array): Promise<void> {
    await this.#ajouter(new ZipPassThrough(this.#unique(chemin)), content)
  }

  async finir(): Promise<void> {
    this.#zip.end()
    await this.#vider(1)
  }

  async #ajouter(entry: ZipDeflate | ZipPassThrough, content: Uint8Array): Promise<void> {
    this.#zip.add(entry)
    entry.push(content, true)
    await this.#vider(MORCEAU_ZIP)
  }

  async #vider(assez: number): Promise<void> {
    while (this.#taille >= assez) {
      const all = Buffer.concat(this.#parts)
      const morceau = all.subarray(0, MORCEAU_ZIP)
      this.#parts = all.length > MORCEAU_ZIP ? [all.subarray(MORCEAU_ZIP)] : []
      this.#taille = all.length - morceau.length
      await this.#sortir(morceau)
    }
  }

  #unique(chemin: string): string {
    const slash = chemin.lastIndexOf('/')
    const dot = chemin.lastIndexOf('.')
    const cut = dot > slash + 1 ? dot : chemin.length
    let free = chemin
    for (let rank = 2; this.#noms.has(free.toLowerCase()); rank++)
      free = `${chemin.slice(0, cut)} (${rank})${chemin.slice(cut)}`
    this.#noms.add(free.toLowerCase())
    return free
  }
}
