import type { Demande, ReponseDemande } from '@inoe/contract/gestion'
import type { ReactiveControllerHost } from 'lit'
import { ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'
import { gestionFr as t } from './messages.fr.ts'

export type Decision = ReponseDemande['decision']

/** The answer being written to one request. What was typed is kept until it is sent or given up. */
export class RepondreController {
  demande: string | undefined
  decision: Decision = 'acceptee'
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

  open(demande: string, decision: Decision): void {
    if (demande !== this.demande) this.motif = ''
    this.demande = demande
    this.decision = decision
    this.erreur = undefined
    this.erreurMotif = undefined
    this.#cle = crypto.randomUUID()
    this.#host.requestUpdate()
  }

  close(): void {
    this.demande = undefined
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

  /** @returns what became of it: `perdue` when somebody answered before, or it was withdrawn */
  async send(espace: Espace, demande: Demande): Promise<'envoyee' | 'perdue' | 'non'> {
    if (this.envoi) return 'non'
    const motif = this.motif.trim()
    if (this.decision === 'refusee' && !motif) {
      this.erreurMotif = t.motifRequis
      this.#host.requestUpdate()
      return 'non'
    }
    this.envoi = true
    this.erreur = undefined
    this.#host.requestUpdate()
    try {
      const reponse: ReponseDemande = { decision: this.decision, motif: motif || null }
      await espace.send('post', `gestion/demandes/${demande.id}/reponse`, reponse, this.#cle)
      return 'envoyee'
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
