import type { Changement, EnregistrementRepondu } from '@inoe/contract/reservations'
import type { ReactiveControllerHost } from 'lit'
import { ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'
import { communFr } from '../i18n/commun.fr.ts'
import type { Sauvegarde } from './barre.ts'

export interface Suites {
  /** May it leave? */
  avant(cellules: readonly Changement[]): boolean
  /** Shows what was answered. @returns why each refused cell was */
  repondre(reponse: EnregistrementRepondu): string[]
  /** Once shown: tells the page and reads again. */
  apres(reponse: EnregistrementRepondu): Promise<void>
  /** Says why what was asked beside the draft failed. */
  dire(raison: string): void
}

/** Sends saves, one at a time. One that failed is sent again under the same key: with the same content, it is done once. */
export class Sauvegardes {
  #etat: Sauvegarde = { etat: 'repos' }
  readonly #host: ReactiveControllerHost
  readonly #suites: Suites
  #envoi: { cle: string; contenu: string } | undefined

  constructor(host: ReactiveControllerHost, suites: Suites) {
    this.#host = host
    this.#suites = suites
  }

  get etat(): Sauvegarde {
    return this.#etat
  }

  set etat(etat: Sauvegarde) {
    this.#etat = etat
    this.#host.requestUpdate()
  }

  get occupe(): boolean {
    return this.#etat.etat === 'envoi'
  }

  /** What the bar says of the last save is out of date. */
  ranger(): void {
    if (!this.occupe && this.#etat.etat !== 'repos') this.etat = { etat: 'repos' }
  }

  oublier(): void {
    this.#envoi = undefined
    this.etat = { etat: 'repos' }
  }

  /** @param indefaisables when it undoes a save: how many of its cells are not among these */
  async envoyer(espace: Espace, cellules: readonly Changement[], indefaisables?: number): Promise<void> {
    if (this.occupe || !this.#suites.avant(cellules)) return
    const contenu = JSON.stringify(cellules)
    if (this.#envoi?.contenu !== contenu) this.#envoi = { cle: crypto.randomUUID(), contenu }
    const before = this.#etat
    this.etat = { etat: 'envoi' }
    try {
      const { cle } = this.#envoi
      const reponse = await espace.send<EnregistrementRepondu>('post', 'reservations', { cellules }, cle)
      this.#envoi = undefined
      const refuses = this.#suites.repondre(reponse)
      this.etat = {
        etat: 'fait',
        reponse,
        refuses,
        ...(indefaisables === undefined ? {} : { defait: indefaisables }),
      }
      await this.#suites.apres(reponse)
    } catch (error) {
      const raison = error instanceof ErreurApi ? error.message : communFr.horsLigne
      if (indefaisables === undefined) this.etat = { etat: 'echec', raison }
      else {
        this.etat = before
        this.#suites.dire(raison)
      }
    }
  }
}
