import type { RegieGeree, RegiesGerees } from '@inoe/contract/encaissements'
import type { StructuresAgent } from '@inoe/contract/gestion'
import type { ReactiveControllerHost } from 'lit'
import { ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'

/** What an agent answers for: structures, and régies where he or she is régisseur. */
export class ServiceController {
  structures: StructuresAgent | undefined
  /** Empty for who is régisseur of none; undefined while it is not known. */
  regies: RegieGeree[] | undefined
  /** What only a person can settle in them. */
  alertes = 0
  /** Why the structures, or the régies, could not be read. */
  erreur: unknown
  erreurRegies: unknown
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>
  #tour = 0

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#host = host
  }

  /** True where the tabs of a régisseur are shown; when it could not be known, they say why. */
  get regisseur(): boolean {
    return (this.regies?.length ?? 0) > 0 || this.erreurRegies !== undefined
  }

  async read(espace: Espace): Promise<void> {
    await Promise.all([this.readStructures(espace), this.readRegies(espace)])
  }

  async readStructures(espace: Espace): Promise<void> {
    const tour = ++this.#tour
    this.erreur = undefined
    try {
      const found = await espace.get<StructuresAgent>('gestion/structures')
      if (tour === this.#tour) this.structures = found
    } catch (error) {
      if (tour === this.#tour) this.erreur = error
    }
    this.#host.requestUpdate()
  }

  async readRegies(espace: Espace): Promise<void> {
    const tour = this.#tour
    try {
      const { regies, alertes } = await espace.get<RegiesGerees>('gestion/regies')
      if (tour !== this.#tour) return
      this.regies = regies
      this.alertes = alertes
      this.erreurRegies = undefined
    } catch (error) {
      if (tour !== this.#tour) return
      if (error instanceof ErreurApi && error.code === 'introuvable') this.regies = []
      else this.erreurRegies = error
    }
    this.#host.requestUpdate()
  }

  /** Forgets everything: somebody else signs in. */
  forget(): void {
    this.#tour++
    this.structures = undefined
    this.regies = undefined
    this.alertes = 0
    this.erreur = undefined
    this.erreurRegies = undefined
  }
}
