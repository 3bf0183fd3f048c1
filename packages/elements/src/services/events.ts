/** A parent has asked to enrol children; their requests are on their way to the service. */
export class InscriptionEvent extends Event {
  /** The activity asked for. */
  readonly activite: string
  /** Ids of the requests made. */
  readonly inscriptions: readonly string[]

  constructor(activite: string, inscriptions: readonly string[]) {
    super('inoe-inscription', { bubbles: true, composed: true })
    this.activite = activite
    this.inscriptions = inscriptions
  }
}

declare global {
  interface HTMLElementEventMap {
    'inoe-inscription': InscriptionEvent
  }
}
