import type { DemandeInscription, Eligibilite, ResultatInscription } from '@inoe/contract/inscriptions'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Espace } from '../espace/espace.ts'
import { servicesFr as t } from './messages.fr.ts'

/** The panel « Inscrire » of one activity: who can be enrolled, who is ticked, what the service was sent. */
export class InscrireController implements ReactiveController {
  /** The activity whose panel is open. */
  activite: string | undefined
  /** Only this period; all of them without it. */
  periode: string | null = null
  eligibilite: Eligibilite | undefined
  /** Ids ticked. */
  coches: ReadonlySet<string> = new Set()
  resultats: ResultatInscription['resultats'] | undefined
  envoi = false
  /** Why reading or sending failed. */
  erreur: unknown
  readonly #host: ReactiveControllerHost
  #abort: AbortController | undefined
  /** Of the save being tried: a second try of the same request is not a second request. */
  #cle: string = crypto.randomUUID()

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.#abort?.abort()
  }

  /** Opens the panel of an activity; `espace` is given when a parent is signed in. */
  open(activite: string, espace: Espace | undefined): void {
    this.close()
    this.activite = activite
    if (espace) void this.read(espace)
    this.#host.requestUpdate()
  }

  close(): void {
    this.#abort?.abort()
    this.activite = undefined
    this.periode = null
    this.eligibilite = undefined
    this.coches = new Set()
    this.resultats = undefined
    this.erreur = undefined
    this.#host.requestUpdate()
  }

  choosePeriode(periode: string | null, espace: Espace): void {
    this.periode = periode
    void this.read(espace)
  }

  toggle(enfant: string): void {
    const next = new Set(this.coches)
    if (!next.delete(enfant)) next.add(enfant)
    this.coches = next
    this.erreur = undefined
    this.#cle = crypto.randomUUID()
    this.#host.requestUpdate()
  }

  /** Asks again who can be enrolled, and keeps ticked who still can. */
  async read(espace: Espace): Promise<void> {
    if (!this.activite) return
    this.#abort?.abort()
    const abort = new AbortController()
    this.#abort = abort
    this.erreur = undefined
    const query = new URLSearchParams({ activite: this.activite })
    if (this.periode) query.set('periode', this.periode)
    try {
      const found = await espace.get<Eligibilite>(`inscriptions/eligibilite?${query}`, {
        signal: abort.signal,
      })
      const possible = found.enfants.filter((one) => one.possible).map((one) => one.enfant.id)
      const first = this.eligibilite === undefined
      this.eligibilite = found
      this.coches = new Set(
        possible.filter((id) => this.coches.has(id) || (first && found.enfants.length === 1)),
      )
      this.#cle = crypto.randomUUID()
    } catch (error) {
      if (abort.signal.aborted) return
      this.erreur = error
    }
    this.#host.requestUpdate()
  }

  /** Sends the request. @returns the ids of the requests made; none when it failed */
  async send(espace: Espace): Promise<string[]> {
    if (!this.activite || this.envoi) return []
    if (this.coches.size === 0) {
      this.erreur = new Error(t.cocher)
      this.#host.requestUpdate()
      return []
    }
    const demande: DemandeInscription = {
      activite: this.activite,
      periode: this.periode,
      enfants: [...this.coches],
    }
    this.envoi = true
    this.erreur = undefined
    this.#host.requestUpdate()
    try {
      const { resultats } = await espace.send<ResultatInscription>('post', 'inscriptions', demande, this.#cle)
      this.resultats = resultats
      this.coches = new Set()
      return resultats.flatMap((one) => one.inscription ?? [])
    } catch (error) {
      this.erreur = error
      return []
    } finally {
      this.envoi = false
      this.#host.requestUpdate()
    }
  }
}
