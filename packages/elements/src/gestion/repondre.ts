import type { ReactiveControllerHost } from 'lit'
import { ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'
import { gestionFr as t } from './messages.fr.ts'

/** Every queue says yes or no; the others are for enrolments: to ask for something more, to put on the list, to take back. */
export type Decision = 'oui' | 'non' | 'complement' | 'attente' | 'reprise'
/** Something of each decision there is. */
export type ParDecision<T> = Readonly<Record<'oui' | 'non', T> & Partial<Record<Decision, T>>>

/** What an agent can answer. */
export interface Objet {
  id: string
  /** How the agent knows it: « Léa Durand ». */
  nom: string
  /** Where the answer goes. */
  route: string
  /** What each decision is called there. */
  codes: ParDecision<string>
  /** Said once it is answered. */
  fait: ParDecision<(nom: string) => string>
  /** Words of the button that sends. */
  confirmer: ParDecision<string>
  /** An acceptance takes no word to the family. */
  muet?: boolean
  /** What follows from a decision, said before it is sent. */
  suite?: Partial<Record<Decision, string>>
  /** Documents that may be asked for. */
  pieces?: readonly { id: string; nom: string }[]
}

/** The answer being written. What was typed is kept until it is sent or given up. */
export class RepondreController {
  objet: Objet | undefined
  decision: Decision = 'oui'
  motif = ''
  /** Documents asked for. */
  pieces: ReadonlySet<string> = new Set()
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
    if (objet.id !== this.objet?.id) {
      this.motif = ''
      this.pieces = new Set()
    }
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
    this.pieces = new Set()
    this.erreur = undefined
    this.erreurMotif = undefined
    this.#host.requestUpdate()
  }

  /** The family must read why, or what it has to do. */
  get motifRequis(): boolean {
    return this.decision === 'non' || (this.decision === 'complement' && this.pieces.size === 0)
  }

  type(motif: string): void {
    this.motif = motif
    this.#cle = crypto.randomUUID()
    if (this.erreurMotif && motif.trim()) {
      this.erreurMotif = undefined
      this.#host.requestUpdate()
    }
  }

  togglePiece(id: string): void {
    const next = new Set(this.pieces)
    if (!next.delete(id)) next.add(id)
    this.pieces = next
    this.erreurMotif = undefined
    this.#cle = crypto.randomUUID()
    this.#host.requestUpdate()
  }

  /**
   * @param more what goes with the decision
   * @returns what the API said when it is sent; `perdue` when somebody answered before, or it was withdrawn
   */
  async send<T>(espace: Espace, more: object = {}): Promise<{ reponse: T } | 'perdue' | 'non'> {
    const { objet, decision } = this
    if (this.envoi || !objet) return 'non'
    const motif = this.motif.trim()
    if (this.motifRequis && !motif) {
      this.erreurMotif = decision === 'complement' ? t.complementRequis : t.motifRequis
      this.#host.requestUpdate()
      return 'non'
    }
    this.envoi = true
    this.erreur = undefined
    this.#host.requestUpdate()
    try {
      const pieces = decision === 'complement' && this.pieces.size > 0 ? { pieces: [...this.pieces] } : {}
      const body = { decision: objet.codes[decision], ...(motif && { motif }), ...pieces, ...more }
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
