import type { ReponsesReservations, ReservationADecider, ReservationsADecider } from '@inoe/contract/gestion'
import { LOT_MAX } from '@inoe/contract/lots'
import { initialState, Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Espace } from '../espace/espace.ts'
import { gestionFr as t } from './messages.fr.ts'
import { type Decision, type Objet, RepondreController } from './repondre.ts'
import { idBouton, idMotif, renderFormulaire } from './reponse.ts'
import { groupesOf, renderGroupe } from './reservation.ts'
import type { Contexte, Volet } from './volet.ts'

const OBJET: Objet = {
  id: 'lot',
  nom: '',
  route: 'gestion/reservations/reponses',
  codes: { oui: 'confirmee', non: 'refusee' },
  // What was done is counted from the answer.
  fait: { oui: () => '', non: () => '' },
  confirmer: t.confirmer,
  muet: true,
}

/** Bookings that an agent answers, chosen day by day and answered together. */
export class LotDeReservations implements Volet {
  readonly nom = 'reservations'
  readonly titre = () => t.onglets.reservations
  readonly sujets = ['reservations'] as const
  attente: number | undefined
  readonly #contexte: Contexte
  readonly #repondre: RepondreController
  readonly #lecture: Task<readonly [Espace | undefined], ReservationADecider[]>
  #reservations: ReservationADecider[] | undefined
  readonly #choisies = new Set<string>()

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    this.#repondre = new RepondreController(contexte.host)
    this.#lecture = new Task(contexte.host, {
      task: async ([espace], { signal }) => {
        if (!espace) return initialState
        const { reservations } = await espace.get<ReservationsADecider>('gestion/reservations', {
          signal,
          searchParams: { etat: 'demandee' },
        })
        this.#reservations = reservations
        this.attente = reservations.length
        // What was answered or withdrawn meanwhile is no longer chosen.
        const there = new Set(reservations.map(({ id }) => id))
        for (const id of this.#choisies) if (!there.has(id)) this.#choisies.delete(id)
        if (this.#choisies.size === 0) this.#repondre.close()
        return reservations
      },
      args: () => [contexte.espace()] as const,
    })
  }

  read(): void {
    if (this.#contexte.espace()) void this.#lecture.run()
  }

  forget(): void {
    this.#reservations = undefined
    this.attente = undefined
    this.#choisies.clear()
    this.#repondre.close()
  }

  #choose(ids: readonly string[], chosen: boolean): void {
    for (const id of ids) {
      if (!chosen) this.#choisies.delete(id)
      else if (this.#choisies.size < LOT_MAX) this.#choisies.add(id)
    }
    if (this.#choisies.size === 0) this.#repondre.close()
    this.#contexte.host.requestUpdate()
  }

  async #answer(decision: Decision): Promise<void> {
    this.#repondre.open(OBJET, decision)
    await this.#contexte.focus(decision === 'oui' ? `envoyer-${OBJET.id}` : idMotif(OBJET))
  }

  async #giveUp(): Promise<void> {
    const { decision } = this.#repondre
    this.#repondre.close()
    await this.#contexte.focus(idBouton(OBJET, decision))
  }

  async #send(): Promise<void> {
    const espace = this.#contexte.espace()
    if (!espace) return
    const { decision } = this.#repondre
    const ids = [...this.#choisies]
    this.#contexte.dire('succes', null)
    const outcome = await this.#repondre.send<ReponsesReservations>(espace, { ids })
    if (outcome === 'non') {
      if (this.#repondre.erreurMotif) await this.#contexte.focus(idMotif(OBJET))
      return
    }
    if (outcome === 'perdue') this.#contexte.dire('attention', this.#repondre.erreur ?? null)
    else {
      const wanted = OBJET.codes[decision]
      const done = outcome.reponse.reponses.filter(({ etat }) => etat === wanted).length
      const said = decision === 'non' ? t.reservations.fait.non : t.reservations.fait.oui
      const words = [said(done), t.reservations.perdues(ids.length - done)]
      this.#contexte.dire(done > 0 ? 'succes' : 'attention', words.filter(Boolean).join(' '))
    }
    this.#choisies.clear()
    this.#repondre.close()
    await this.#lecture.run()
    await this.#contexte.focus('titre')
  }

  render(): TemplateResult {
    const { error } = this.#lecture
    const reservations = this.#reservations
    if (!reservations && !error) return this.#contexte.renderLoading()
    return html`${error ? this.#contexte.renderError(error, () => this.read()) : nothing}
      ${reservations ? this.#renderReservations(reservations) : nothing}`
  }

  #renderReservations(reservations: readonly ReservationADecider[]): TemplateResult {
    if (reservations.length === 0) return html`<p class="sous" role="status">${t.reservations.vide}</p>`
    const every = reservations.map(({ id }) => id)
    const all = this.#choisies.size === Math.min(every.length, LOT_MAX)
    const vue = {
      locale: this.#contexte.locale(),
      zone: this.#contexte.zone(),
      choisies: this.#choisies,
      choose: (ids: readonly string[], chosen: boolean) => this.#choose(ids, chosen),
    }
    return html`<p class="sous" role="status">${t.reservations.nombre(reservations.length)}</p>
      <button class="lien tout" type="button" @click=${() => this.#choose(every, !all)}>
        ${all ? t.reservations.rien : t.reservations.tout}
      </button>
      <ul class="demandes">
        ${repeat(
          groupesOf(reservations),
          ({ cle }) => cle,
          (groupe) => renderGroupe(groupe, vue),
        )}
      </ul>
      ${this.#renderBarre()}`
  }

  #renderBarre(): TemplateResult {
    const chosen = this.#choisies.size
    const { repondre, answer } = { repondre: this.#repondre, answer: (d: Decision) => void this.#answer(d) }
    const button = (decision: Decision, mot: string, look: string) => html`<button
      class="bouton ${look}"
      type="button"
      id=${idBouton(OBJET, decision)}
      aria-expanded=${repondre.isOpen(OBJET.id, decision)}
      ?disabled=${chosen === 0}
      @click=${() => answer(decision)}
    >${mot}</button>`
    return html`<div class="barre ${chosen > 0 ? 'active' : ''}" role="group" aria-label=${t.reservations.barre}>
      <p role="status"><b>${t.reservations.choisies(chosen)}</b></p>
      <div class="actions">${button('oui', t.accepter, '')}${button('non', t.refuser, 'second')}</div>
      ${
        repondre.objet
          ? renderFormulaire({
              repondre,
              answer: () => undefined,
              send: () => void this.#send(),
              giveUp: () => void this.#giveUp(),
            })
          : nothing
      }
    </div>`
  }
}
