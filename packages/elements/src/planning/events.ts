import type { Changement, EnregistrementRepondu } from '@inoe/contract/reservations'

/** Before a save is sent; `preventDefault()` keeps it from leaving. */
export class AvantReservationEvent extends Event {
  readonly cellules: readonly Changement[]

  constructor(cellules: readonly Changement[]) {
    super('inoe-avant-reservation', { bubbles: true, composed: true, cancelable: true })
    this.cellules = cellules
  }
}

/** A save was answered: what was booked, cancelled or refused. */
export class ReservationEvent extends Event {
  readonly reponse: EnregistrementRepondu

  constructor(reponse: EnregistrementRepondu) {
    super('inoe-reservation', { bubbles: true, composed: true })
    this.reponse = reponse
  }
}

declare global {
  interface HTMLElementEventMap {
    'inoe-avant-reservation': AvantReservationEvent
    'inoe-reservation': ReservationEvent
  }
}
