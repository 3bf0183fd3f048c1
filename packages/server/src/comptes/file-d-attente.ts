/** Lets so many works be under way at once; the others wait for their turn, first come first. */
export class FileDAttente {
  readonly #max: number
  #running = 0
  readonly #waiting: (() => void)[] = []

  constructor(max: number) {
    this.#max = max
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#max) this.#running++
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await work()
    } finally {
      // The place goes from one to the next: nobody who comes meanwhile can take it.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running--
    }
  }
}
