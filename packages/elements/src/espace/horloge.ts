import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** setTimeout counts in 32 bits. */
const LONGEST = 2 ** 31 - 1

/**
 * The server's time in the page, whatever the computer's clock says: known from an answer, then counted by the
 * browser's monotonic clock. It may run late by the time an answer takes, never early.
 */
export class Horloge implements ReactiveController {
  #offset = Date.now() - performance.now()
  #wake: ReturnType<typeof setTimeout> | undefined
  #tick: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost) {
    host.addController(this)
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
    clearTimeout(this.#wake)
    if (instant === undefined) return
    const left = instant - this.maintenant
    this.#wake = setTimeout(
      () => (instant > this.maintenant ? this.reveiller(instant, due) : due()),
      Math.min(Math.max(left, 0), LONGEST),
    )
  }

  /** Calls now and at each of the server's seconds until told otherwise (undefined). */
  chaqueSeconde(tick: (() => void) | undefined): void {
    clearTimeout(this.#tick)
    if (!tick) return
    tick()
    this.#tick = setTimeout(() => this.chaqueSeconde(tick), 1000 - (this.maintenant % 1000))
  }
}
