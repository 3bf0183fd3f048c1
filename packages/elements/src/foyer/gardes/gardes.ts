import type { EnfantDeuxFoyers, GardesFamille } from '@inoe/contract/gardes'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { gardeStyles, renderGarde } from '../../garde/calendrier.ts'
import { FormulaireGarde } from '../../garde/formulaire.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { instant, jourDe } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { ContexteFoyer } from '../volet.ts'
import type { ContenuFoyer } from '../volets.ts'
import { gardesFr as t } from './messages.fr.ts'

type Fait = keyof typeof t.fait

/** The children’s other homes, without ever saying who or where: who is asked, what was answered, whose days are whose. */
export class GardesDuFoyer implements ContenuFoyer {
  readonly #contexte: ContexteFoyer
  readonly #lecture: Lecture<GardesFamille>
  readonly #operation: Operation
  readonly #formulaire: FormulaireGarde
  /** What is typed, by the id of the request or child it is about. */
  readonly #saisies = new Map<string, string>()
  /** The child whose other parent is being asked. */
  #invite: string | undefined
  #erreur: { id: string; message: string } | undefined
  #dit = ''

  constructor(contexte: ContexteFoyer) {
    this.#contexte = contexte
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
    this.#formulaire = new FormulaireGarde(contexte, () => this.#fait('propose'))
    contexte.adopter(gardeStyles)
    this.read()
  }

  read(): void {
    const espace = this.#contexte.espace()
    if (espace) void this.#lecture.run(() => espace.get<GardesFamille>('foyer/gardes'))
  }

  async #fait(what: Fait): Promise<void> {
    const espace = this.#contexte.espace()
    this.#dit = t.fait[what]
    this.#erreur = undefined
    if (espace) await this.#lecture.run(() => espace.get<GardesFamille>('foyer/gardes'))
    await this.#contexte.focus('gardes-dit')
  }

  async #send(
    id: string,
    what: Fait,
    method: 'post' | 'delete',
    route: string,
    body?: object,
  ): Promise<boolean> {
    this.#dit = ''
    this.#erreur = undefined
    const done = await this.#operation.send(this.#contexte.espace(), id, method, route, body)
    if (done) {
      await this.#fait(what)
      return true
    }
    const { erreur } = this.#operation
    const field = erreur && Object.values(erreur.champs)[0]
    if (field) this.#erreur = { id, message: field }
    this.#contexte.host.requestUpdate()
    if (field) await this.#contexte.focus(id)
    return false
  }

  async #missing(id: string): Promise<boolean> {
    if (this.#saisies.get(id)?.trim()) return false
    this.#erreur = { id, message: t.requis }
    this.#contexte.host.requestUpdate()
    await this.#contexte.focus(id)
    return true
  }

  #field(id: string, more: { label: string; aide: string; type: 'date' | 'email' }): TemplateResult {
    return champ({
      id,
      requis: true,
      valeur: this.#saisies.get(id) ?? '',
      erreur: this.#erreur?.id === id ? this.#erreur.message : undefined,
      saisie: (valeur) => {
        this.#saisies.set(id, valeur)
      },
      ...more,
    })
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur)
      return erreur ? this.#contexte.renderError(erreur, () => this.read()) : this.#contexte.renderLoading()
    const refus = this.#erreur ? undefined : this.#operation.erreur
    return html`<div class="garde">
      <p class="sous">${t.aide}</p>
      ${valeur.chacunSesJours ? html`<p class="sous">${t.chacunSesJours}</p>` : nothing}
      <div role="alert">${refus ? avis('erreur', refus.message) : nothing}</div>
      <div role="status" id="gardes-dit" tabindex="-1">${this.#dit ? avis('succes', this.#dit) : nothing}</div>
      ${valeur.invitations.map((one) => this.#renderInvitation(one))}
      ${valeur.enfants.length === 0 ? html`<p class="sous">${t.aucun}</p>` : valeur.enfants.map((one) => this.#renderEnfant(one))}
    </div>`
  }

  #jour(iso: string): string {
    return instant(iso, this.#contexte.locale(), this.#contexte.zone(), { dateStyle: 'long' })
  }

  #renderInvitation({ id, par, expireLe }: GardesFamille['invitations'][number]): TemplateResult {
    const field = `naissance-${id}`
    const route = `foyer/gardes/invitations/${id}/reponse`
    const accept = async (event: Event) => {
      event.preventDefault()
      if (await this.#missing(field)) return
      await this.#send(field, 'accepte', 'post', route, {
        accepte: true,
        dateNaissance: this.#saisies.get(field),
      })
    }
    const decline = () =>
      this.#contexte.demander({
        titre: t.refuserTitre,
        texte: t.refuserTexte,
        oui: t.refuser,
        faire: () => void this.#send(field, 'refuse', 'post', route, { accepte: false }),
      })
    return html`<form class="carte partie" novalidate @submit=${accept}>
      <p><b>${t.recue(par)}</b></p>
      <p class="sous">${t.jusque(this.#jour(expireLe))}</p>
      <div class="champs">${this.#field(field, { label: t.naissance, aide: t.naissanceAide, type: 'date' })}</div>
      <div class="actions">
        <button class="bouton" aria-disabled=${this.#operation.envoi === field ? 'true' : nothing}>${this.#operation.envoi === field ? t.envoi : t.accepter}</button>
        <button class="lien" type="button" @click=${decline}>${t.refuser}</button>
      </div>
    </form>`
  }

  #renderEnfant(one: EnfantDeuxFoyers): TemplateResult {
    const { id, prenom, deuxFoyers } = one
    return html`<div role="group" aria-labelledby="garde-${id}">
      <h4 id="garde-${id}">${prenom}</h4>
      ${
        deuxFoyers
          ? html`<p class="sous">${t.deuxFoyers}</p>${this.#renderCalendriers(one)}`
          : this.#renderUnFoyer(one)
      }
    </div>`
  }

  #renderUnFoyer({ id, prenom, invitation, auService }: EnfantDeuxFoyers): TemplateResult {
    if (auService) return html`<p class="sous">${t.auService}</p>`
    const field = `autre-${id}`
    if (invitation)
      return html`<p class="sous">${t.enAttente(invitation.courriel, this.#jour(invitation.expireLe))}</p>
        <div class="actions"><button class="lien" type="button" @click=${() => void this.#send(id, 'retire', 'delete', `foyer/gardes/invitations/${invitation.id}`)}>${t.retirer}<span class="lu">${t.pour(prenom)}</span></button></div>`
    if (this.#invite !== id) {
      const begin = () => {
        this.#invite = id
        this.#erreur = undefined
        this.#contexte.host.requestUpdate()
        void this.#contexte.focus(field)
      }
      return html`<p class="sous">${t.unFoyer}</p>
        <div class="actions"><button class="lien" type="button" id="garde-inviter-${id}" @click=${begin}>${t.inviter}<span class="lu">${t.pour(prenom)}</span></button></div>`
    }
    const close = () => {
      this.#invite = undefined
      this.#contexte.host.requestUpdate()
      void this.#contexte.focus(`garde-inviter-${id}`)
    }
    const send = async (event: Event) => {
      event.preventDefault()
      if (await this.#missing(field)) return
      const courriel = this.#saisies.get(field)?.trim() ?? ''
      if (await this.#send(field, 'invite', 'post', 'foyer/gardes/invitations', { enfant: id, courriel }))
        this.#invite = undefined
    }
    return html`<form class="carte partie" novalidate @submit=${send}>
      <div class="champs">${this.#field(field, { label: t.courriel, aide: t.courrielAide(prenom), type: 'email' })}</div>
      <div class="actions">
        <button class="bouton" aria-disabled=${this.#operation.envoi === field ? 'true' : nothing}>${this.#operation.envoi === field ? t.envoi : t.envoyer}</button>
        <button class="lien" type="button" @click=${close}>${communFr.annuler}</button>
      </div>
    </form>`
  }

  #renderCalendriers({ id, prenom, garde, proposition }: EnfantDeuxFoyers): TemplateResult {
    const vue = { prenom, locale: this.#contexte.locale(), lieux: t.lieux }
    const begin = () =>
      this.#formulaire.begin(
        id,
        `foyer/enfants/${id}/garde`,
        garde,
        jourDe(new Date(), this.#contexte.zone()),
      )
    return html`${
      garde
        ? html`<p><b>${t.calendrier}</b> <span class="etat fait">${t.enVigueur}</span></p>
          <p class="sous">${t.par[garde.par]}</p>${renderGarde(garde, vue)}`
        : nothing
    }
    ${
      proposition
        ? html`<p><b>${t.calendrier}</b> <span class="etat attente">${t.propose}</span></p>
          <p class="sous">${t.proposePar[proposition.par]}</p>${renderGarde(proposition, vue)}
          ${this.#renderReponse(proposition.id, proposition.par, prenom)}`
        : nothing
    }
    ${garde || proposition ? nothing : html`<p class="sous">${t.sansCalendrier}</p>`}
    ${
      this.#formulaire.ouvert === id
        ? this.#formulaire.render(t.lieux, t.proposer)
        : html`<div class="actions"><button class="lien" type="button" id="garde-ecrire-${id}" @click=${begin}>${garde ? t.changer : t.ecrire}<span class="lu">${t.pour(prenom)}</span></button></div>`
    }`
  }

  #renderReponse(id: string, par: 'ici' | 'ailleurs' | 'service', prenom: string): TemplateResult {
    const about = html`<span class="lu">${t.pour(prenom)}</span>`
    if (par === 'ici')
      return html`<div class="actions"><button class="lien" type="button" @click=${() => void this.#send(id, 'retire', 'delete', `foyer/gardes/${id}`)}>${t.retirerCalendrier}${about}</button></div>`
    const answer = (accepte: boolean) =>
      void this.#send(id, accepte ? 'confirme' : 'refuse', 'post', `foyer/gardes/${id}/reponse`, { accepte })
    return html`<div class="actions">
      <button class="bouton" type="button" @click=${() => answer(true)}>${t.confirmer}${about}</button>
      <button class="lien" type="button" @click=${() => answer(false)}>${t.pasConfirmer}${about}</button>
    </div>`
  }
}
