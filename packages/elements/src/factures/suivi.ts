import type { Paiement } from '@inoe/contract/paiements'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'

/** Milliseconds before each reading of a payment that is not concluded; the last one repeats. */
const PAUSES = [3000, 5000, 10_000, 10_000, 20_000, 30_000]
/** Name of what PayFiP's return adds to the page's address. */
export const PARAMETRE = 'inoe-paiement'

/** The payment one comes back from: read until it is concluded, whatever brings the news. */
export class SuiviPaiement implements ReactiveController {
  /** Named by the page's address. */
  id: string | null = null
  /** As last read. */
  paiement: Paiement | undefined
  /** Why it cannot be read. */
  erreur: ErreurApi | undefined
  readonly #host: ReactiveControllerHost
  readonly #concluded: () => void
  #espace: Espace | undefined
  #readings = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param concluded called once a payment is read that no longer waits */
  constructor(host: ReactiveControllerHost, concluded: () => void) {
    this.#host = host
    this.#concluded = concluded
    host.addController(this)
  }

  hostConnected(): void {
    this.id = new URL(location.href).searchParams.get(PARAMETRE)
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#espace = undefined
  }

  /** Begins to watch, or goes on, as somebody. */
  watch(espace: Espace): void {
    this.#espace = espace
    void this.read()
  }

  /** Reads once more, now. */
  async read(): Promise<void> {
    const { id } = this
    const espace = this.#espace
    if (!id || !espace || (this.paiement && this.paiement.etat !== 'en-cours')) return
    clearTimeout(this.#timer)
    try {
      const seen = await espace.get<Paiement>(`paiements/${encodeURIComponent(id)}`)
      if (this.id !== id || this.#espace !== espace) return
      const news = seen.etat !== 'en-cours' && this.paiement?.etat !== seen.etat
      this.paiement = seen
      this.erreur = undefined
      if (news) this.#concluded()
    } catch (error) {
      if (!(error instanceof ErreurApi) || this.#espace !== espace) return
      this.erreur = error
    }
    clearTimeout(this.#timer)
    const pause = PAUSES[Math.min(this.#readings++, PAUSES.length - 1)]
    if (this.#waiting) this.#timer = setTimeout(() => void this.read(), pause)
    this.#host.requestUpdate()
  }

  /** Forgets the payment and takes it out of the page's address. */
  dismiss(): void {
    clearTimeout(this.#timer)
    this.id = null
    this.paiement = undefined
    this.erreur = undefined
    history.replaceState(history.state, '', withoutPaiement(location.href))
    this.#host.requestUpdate()
  }

  /** Still to be read again: nothing concluded, and the API did not say that there is no such payment. */
  get #waiting(): boolean {
    if (this.erreur) return this.erreur.code === 'hors-ligne'
    return this.paiement?.etat === 'en-cours'
  }
}

/** The page's address as it was before going to PayFiP. */
export function withoutPaiement(address: string): string {
  const url = new URL(address)
  url.searchParams.delete(PARAMETRE)
  return url.href
}
