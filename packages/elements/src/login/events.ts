/** Somebody has just signed in, in this widget. */
export class ConnexionEvent extends Event {
  constructor() {
    super('inoe-connexion', { bubbles: true, composed: true })
  }
}

/** Somebody has just signed out, in this widget. */
export class DeconnexionEvent extends Event {
  constructor() {
    super('inoe-deconnexion', { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'inoe-connexion': ConnexionEvent
    'inoe-deconnexion': DeconnexionEvent
  }
}
