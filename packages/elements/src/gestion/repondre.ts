import type { ReponseDocument } from '@inoe/contract/documents'
import type { ReponseDemande } from '@inoe/contract/gestion'
import type { ReactiveControllerHost } from 'lit'
import { ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'
import { gestionFr as t } from './messages.fr.ts'

/** On a request, or on a document given with it. */
export type Decision = ReponseDemande['decision'] | ReponseDocument['decision']

export const estRefus = (decision: Decision) => decision === 'refusee' || decision === 'refuse'
const surDocument = (decision: Decision) => decision === 'valide' || decision === 'refuse'

/** The answer being written to one request or document. What was typed is kept until it is sent or given up. */
export class RepondreController {
  /** Id of what is being answered. */
  objet: string | undefined
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

  open(objet: string, decision: Decision): void {
    if (objet !== this.objet) this.motif = ''
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

  /** @returns what became of it: `perdue` when somebody answered before, or it was withdrawn */
  async send(espace: Espace): Promise<'envoyee' | 'perdue' | 'non'> {
    const { objet, decision } = this
    if (this.envoi || !objet) return 'non'
    const motif = this.motif.trim()
    if (estRefus(decision) && !motif) {
      this.erreurMotif = t.motifRequis
      this.#host.requestUpdate()
      return 'non'
    }
    this.envoi = true
    this.erreur = undefined
    this.#host.requestUpdate()
    try {
      const file = surDocument(decision) ? 'documents' : 'demandes'
      const reponse = { decision, ...(motif && { motif }) }
      await espace.send('post', `gestion/${file}/${objet}/reponse`, reponse, this.#cle)
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
