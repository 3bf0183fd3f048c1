import type { Emission, EmissionFaite } from '@inoe/contract/factures'
import type { StructuresAgent } from '@inoe/contract/gestion'
import type { ReactiveControllerHost } from 'lit'
import type { Espace } from '../espace/espace.ts'

/** Billing one structure's month: what is chosen, and what became of it. */
export class EmettreController {
  structures: StructuresAgent['structures'] = []
  /** The town's civil date; empty until it is read. */
  aujourdhui = ''
  structure = ''
  /** YYYY-MM */
  mois = ''
  /** The latest month one may bill: the current one. */
  premier = ''
  envoi = false
  /** What was issued, and for what. */
  faite: (EmissionFaite & Emission) | undefined
  /** Why reading or issuing failed. */
  erreur: unknown
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>
  #cle: string = crypto.randomUUID()

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#host = host
  }

  /** Reads the agent's structures; proposes the month before the town's today. */
  async read(espace: Espace): Promise<void> {
    this.erreur = undefined
    try {
      const { structures, aujourdhui } = await espace.get<StructuresAgent>('gestion/structures')
      this.structures = structures
      this.aujourdhui = aujourdhui
      this.structure = structures[0]?.id ?? ''
      this.mois = moisPrecedent(aujourdhui)
      this.premier = aujourdhui.slice(0, 7)
    } catch (error) {
      this.erreur = error
    }
    this.#host.requestUpdate()
  }

  /** Forgets everything: somebody else signs in. */
  forget(): void {
    this.structures = []
    this.aujourdhui = ''
    this.faite = undefined
    this.erreur = undefined
  }

  choose(choice: Partial<Emission>): void {
    Object.assign(this, choice)
    this.faite = undefined
    this.erreur = undefined
    this.#cle = crypto.randomUUID()
    this.#host.requestUpdate()
  }

  /** Issues the invoices; a second try after a failure is not a second issue. */
  async send(espace: Espace): Promise<void> {
    if (this.envoi) return
    this.envoi = true
    this.erreur = undefined
    this.faite = undefined
    this.#host.requestUpdate()
    const emission: Emission = { structure: this.structure, mois: this.mois }
    try {
      const faite = await espace.send<EmissionFaite>('post', 'gestion/factures', emission, this.#cle)
      this.faite = { ...faite, ...emission }
      this.#cle = crypto.randomUUID()
    } catch (error) {
      this.erreur = error
    } finally {
      this.envoi = false
      this.#host.requestUpdate()
    }
  }
}

/** The month (YYYY-MM) before a date's. */
export function moisPrecedent(date: string): string {
  const [year = 0, month = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7)
}
