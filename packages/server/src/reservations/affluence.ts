/** Longest that a letter waits for people to be served. */
const PATIENCE_MS = 30_000

/**
 * Whether somebody is being served at the counter of this process. At the minute bookings open, what nobody is waiting for
 * (letters) leaves the machine to who presses « Enregistrer ».
 */
export class Affluence {
  #servis = 0
  readonly #enAttente = new Set<() => void>()

  arrive(): void {
    this.#servis++
  }

  part(): void {
    this.#servis--
    if (this.#servis > 0) return
    for (const go of this.#enAttente) go()
  }

  /** Resolves as soon as nobody is being served, at once when nobody is; in the end whoever comes, so that a letter leaves. */
  calme(patienceMs = PATIENCE_MS): Promise<void> {
    if (this.#servis === 0) return Promise.resolve()
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(late)
        this.#enAttente.delete(go)
        resolve()
      }
      const late = setTimeout(go, patienceMs)
      this.#enAttente.add(go)
    })
  }
}
