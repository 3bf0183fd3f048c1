/** Something read from the API: the latest call wins, what was read stays while it is read again. */
export class Lecture<T> {
  valeur: T | undefined
  erreur: unknown
  enCours = false
  readonly #redraw: () => void
  #tour = 0

  constructor(redraw: () => void) {
    this.#redraw = redraw
  }

  async run(read: () => Promise<T>): Promise<void> {
    const tour = ++this.#tour
    this.enCours = true
    this.erreur = undefined
    this.#redraw()
    try {
      const found = await read()
      if (tour === this.#tour) this.valeur = found
    } catch (error) {
      if (tour === this.#tour) this.erreur = error
    } finally {
      if (tour === this.#tour) {
        this.enCours = false
        this.#redraw()
      }
    }
  }

  /** Takes what a write answered: newer than what is being read. */
  poser(valeur: T): void {
    this.forget()
    this.valeur = valeur
    this.#redraw()
  }

  forget(): void {
    this.#tour++
    this.valeur = undefined
    this.erreur = undefined
    this.enCours = false
  }
}
