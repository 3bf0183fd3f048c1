import { ErreurApi } from '../espace/erreur.ts'

/** What one part of the form holds, by field. */
export type Valeurs = Record<string, string>

/** What is wrong with a field, seen before sending. */
export class SaisieInvalide extends Error {
  readonly champs: Valeurs

  constructor(champs: Valeurs) {
    super()
    this.champs = champs
  }
}

/**
 * What a person is typing in one part of the file, beside what the server has: nothing typed is ever lost to a refusal,
 * to a change made elsewhere, or to a reading that arrives meanwhile.
 */
export class Brouillon {
  valeurs: Valeurs
  erreurs: Readonly<Valeurs> = {}
  /** Said when a save failed. */
  message = ''
  etat: 'repos' | 'envoi' | 'enregistre' | 'echec' | 'conflit' = 'repos'
  /** The version these values began from. */
  version: number
  /** Of this save, tried as often as need be. */
  cle: string = crypto.randomUUID()
  #base: Valeurs

  constructor(base: Valeurs, version: number) {
    this.#base = base
    this.version = version
    this.valeurs = { ...base }
  }

  get modifie(): boolean {
    return differ(this.valeurs, this.#base)
  }

  saisir(champ: string, valeur: string): void {
    this.valeurs = { ...this.valeurs, [champ]: valeur }
    if (this.etat === 'enregistre') this.etat = 'repos'
    // Another content is another request.
    this.cle = crypto.randomUUID()
  }

  /** Takes what was just read, unless something else was typed over it: the next save will then say so. */
  relire(base: Valeurs, version: number): void {
    if (!differ(base, this.#base)) this.version = version
    else if (!this.modifie) this.remplacer(base, version)
  }

  /** « Revoir les valeurs actuelles »: drops what was typed. */
  remplacer(base: Valeurs, version: number): void {
    this.#base = base
    this.valeurs = { ...base }
    this.version = version
    this.erreurs = {}
    // « C'est enregistré » stays in sight when what comes back is what was just saved, tidied.
    if (this.etat !== 'enregistre') this.etat = 'repos'
  }

  /** « Garder ma saisie »: the next save goes over what was saved elsewhere, knowingly. */
  garder(base: Valeurs, version: number): void {
    this.#base = base
    this.version = version
    this.etat = 'repos'
  }

  /** @param send throws what the server refused @param field name of our field for the server's path */
  async enregistrer(send: () => Promise<void>, field: (champ: string) => string): Promise<void> {
    if (this.etat === 'envoi') return
    const sent = this.valeurs
    this.etat = 'envoi'
    this.erreurs = {}
    try {
      await send()
      this.#base = { ...sent }
      this.etat = 'enregistre'
      this.cle = crypto.randomUUID()
    } catch (error) {
      if (!(error instanceof ErreurApi || error instanceof SaisieInvalide)) throw error
      this.etat = error instanceof ErreurApi && error.code === 'modifie-ailleurs' ? 'conflit' : 'echec'
      this.message = error.message
      this.erreurs = Object.fromEntries(
        Object.entries(error.champs).map(([champ, words]) => [field(champ), words]),
      )
    }
  }
}

const differ = (one: Valeurs, other: Valeurs) => Object.keys(one).some((key) => one[key] !== other[key])
