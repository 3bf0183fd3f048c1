import type { ReactiveControllerHost } from 'lit'
import { ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'
import { gestionFr as t } from './messages.fr.ts'

export type Decision = 'oui' | 'non'

/** What an agent can answer. */
export interface Objet {
  id: string
  /** How the agent knows it: « Léa Durand ». */
  nom: string
  /** Where the answer goes. */
  route: string
  /** What each decision is called there. */
  codes: Record<Decision, string>
  /** Said once it is answered. */
  fait: Record<Decision, (nom: string) => string>
  /** Words of the button that sends. */
  confirmer: Record<Decision, string>
  /** An acceptance takes no word to the family. */
  muet?: boolean
}

/** The answer being written. What was typed is kept until it is sent or given up. */
export class RepondreController {
  objet: Objet | undefined
  decision: Decision = 'oui'
  motif = ''
  envoi = false
  /** What is wrong with the reason. */
  erreurMotif: string | undefined
  /** Why sending failed. */
  erreur: string | undefined
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>
  #cle: string = crypto.randomUUID()

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#host = host
  }

  /** True while this is being answered, that way when it is said. */
  isOpen(id: string, decision = this.decision): boolean {
    return this.objet?.id === id && this.decision === decision
  }

  open(objet: Objet, decision: Decision): void {
    if (objet.id !== this.objet?.id) this.motif = ''
    this.objet = objet
    this.decision = decision
    this.erreur = undefined
    this.erreurMotif = undefined
    this.#cle = crypto.randomUUID()
    this.#host.requestUpdate()
  }

  close(): void {
    this.objet = undefined
    this.motif = ''
    this.erreur = undefined
    this.erreurMotif = undefined
    this.#host.requestUpdate()
  }

  type(motif: string): void {
    this.motif = motif
    this.#cle = crypto.randomUUID()
    if (this.erreurMotif && motif.trim()) {
      this.erreurMotif = undefined
      this.#host.requestUpdate()
    }
  }

  /**
   * @param more what goes with the decision
   * @returns what the API said when it is sent; `perdue` when somebody answered before, or it was withdrawn
   */
  async send<T>(espace: Espace, more: object = {}): Promise<{ reponse: T } | 'perdue' | 'non'> {
    const { objet, decision } = this
    if (this.envoi || !objet) return 'non'
    const motif = this.motif.trim()
    if (decision === 'non' && !motif) {
      this.erreurMotif = t.motifRequis
      this.#host.requestUpdate()
      return 'non'
    }
    this.envoi = true
    this.erreur = undefined
    this.#host.requestUpdate()
    try {
      const body = { decision: objet.codes[decision], ...(motif && { motif }), ...more }
      return { reponse: await espace.send<T>('post', objet.route, body, this.#cle) }
    } catch (error) {
      if (!(error instanceof ErreurApi)) throw error
      this.erreur = error.message
      this.erreurMotif = error.champs.motif
      return error.code === 'deja-repondu' || error.code === 'introuvable' ? 'perdue' : 'non'
    } finally {
      this.envoi = false
      this.#host.requestUpdate()
    }
  }
}
