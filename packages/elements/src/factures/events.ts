/**
 * The parent is about to leave for PayFiP's page. Cancel it to open `url` another way (a new tab, an application).
 */
export class InoeAvantPaiementEvent extends Event {
  readonly paiement: string
  readonly url: string
  readonly montantCentimes: number

  constructor(detail: { paiement: string; url: string; montantCentimes: number }) {
    super('inoe-avant-paiement', { bubbles: true, composed: true, cancelable: true })
    this.paiement = detail.paiement
    this.url = detail.url
    this.montantCentimes = detail.montantCentimes
  }
}

declare global {
  interface HTMLElementEventMap {
    'inoe-avant-paiement': InoeAvantPaiementEvent
  }
}
