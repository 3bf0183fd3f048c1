import { ErreurApi } from './erreur.ts'
import type { Espace } from './espace.ts'

/**
 * A write. Sent again unchanged after a failure it keeps its idempotency key, so that money is not taken twice when only
 * the answer was lost; anything else asked has a key of its own. A second click while it is sent does nothing.
 */
export class Operation {
  /** What is being sent: its name, given to `send`. */
  envoi: string | undefined
  erreur: ErreurApi | undefined
  readonly #redraw: () => void
  #demande = ''
  #cle = ''

  constructor(redraw: () => void) {
    this.#redraw = redraw
  }

  /** @returns the answer, or undefined when it failed (`erreur` says why) or another is being sent */
  async send<T>(
    espace: Espace | undefined,
    nom: string,
    method: 'post' | 'put' | 'delete',
    route: string,
    body?: object,
  ): Promise<{ reponse: T } | undefined> {
    if (this.envoi !== undefined || !espace) return undefined
    const demande = JSON.stringify([method, route, body])
    if (demande !== this.#demande) {
      this.#demande = demande
      this.#cle = crypto.randomUUID()
    }
    this.envoi = nom
    this.erreur = undefined
    this.#redraw()
    try {
      const reponse = await espace.send<T>(method, route, body, this.#cle)
      this.#demande = ''
      return { reponse }
    } catch (error) {
      if (!(error instanceof ErreurApi)) throw error
      this.erreur = error
      return undefined
    } finally {
      this.envoi = undefined
      this.#redraw()
    }
  }

  forget(): void {
    this.erreur = undefined
    this.#demande = ''
  }
}
