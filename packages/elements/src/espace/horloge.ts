import type { LitElement, ReactiveController } from 'lit'

/** setTimeout counts in 32 bits. */
const LONGEST = 2 ** 31 - 1

/**
 * The server's time in the page, whatever the computer's clock says: known from an answer, then counted by the
 * browser's monotonic clock. It may run late by the time an answer takes, never early. Out of the page it stands still;
 * back in it, what came due meanwhile is due at once.
 */
export class Horloge implements ReactiveController {
  #offset = Date.now() - performance.now()
  #wake: ReturnType<typeof setTimeout> | undefined
  #tick: ReturnType<typeof setTimeout> | undefined
  #attendu: readonly [instant: number, due: () => void] | undefined
  readonly #host: LitElement

  constructor(host: LitElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#attendre()
  }

  hostDisconnected(): void {
    clearTimeout(this.#wake)
    clearTimeout(this.#tick)
  }

  /** Milliseconds since 1970, by the server. */
  get maintenant(): number {
    return performance.now() + this.#offset
  }

  /** Sets itself by an answer. @param instant the server's now, ISO */
  regler(instant: string): void {
    this.#offset = Date.parse(instant) - performance.now()
  }

  /** Calls once when the server's time comes to an instant; forgets what was asked before. */
  reveiller(instant: number | undefined, due: () => void): void {
    this.#attendu = instant === undefined ? undefined : [instant, due]
    this.#attendre()
  }

  #attendre(): void {
    clearTimeout(this.#wake)
    if (!this.#attendu || !this.#host.isConnected) return
    const [instant, due] = this.#attendu
    const left = instant - this.maintenant
    const wake = () => {
      if (instant > this.maintenant) return this.#attendre()
      this.#attendu = undefined
      due()
    }
    this.#wake = setTimeout(wake, Math.min(Math.max(left, 0), LONGEST))
  }

  /** Calls now and at each of the server's seconds until told otherwise (undefined). Told at each update of the host. */
  chaqueSeconde(tick: (() => void) | undefined): void {
    clearTimeout(this.#tick)
    if (!tick || !this.#host.isConnected) return
    tick()
    this.#tick = setTimeout(() => this.chaqueSeconde(tick), 1000 - (this.maintenant % 1000))
  }
}
