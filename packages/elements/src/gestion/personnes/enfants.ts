import type { EnfantsAccueillis, FicheEnfant } from '@inoe/contract/proches'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { simple } from '../../i18n/recherche.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contexte } from '../volet.ts'
import { renderFiche } from './fiche.ts'
import { personnesFr as t } from './messages.fr.ts'

type Adulte = FicheEnfant['foyers'][number]['adultes'][number]

/** The children of a structure, by name; the sheet of one at a time, and who holds parental authority over it. */
export class FichesEnfants {
  readonly #contexte: Contexte
  readonly #lecture: Lecture<EnfantsAccueillis>
  readonly #fiche: Lecture<FicheEnfant>
  readonly #operation: Operation
  #structure = ''
  #recherche = ''
  #ouvert: string | undefined
  /** The adult of whom something is being written. */
  #adulte: string | undefined
  #motif = ''
  #erreur: string | undefined

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#fiche = new Lecture(redraw)
    this.#operation = new Operation(redraw)
  }

  get #choisie(): string {
    return this.#structure || (this.#contexte.service()?.structures[0]?.id ?? '')
  }

  read(): void {
    const espace = this.#contexte.espace()
    if (!espace) return
    void this.#lecture.run(async () => {
      if (!this.#contexte.service()) await this.#contexte.relireService()
      const structure = this.#choisie
      if (!structure) return { enfants: [] }
      return espace.get<EnfantsAccueillis>('gestion/enfants', { searchParams: { structure } })
    })
    this.#readFiche()
  }

  forget(): void {
    this.#lecture.forget()
    this.#fiche.forget()
    this.#operation.forget()
    this.#structure = ''
    this.#recherche = ''
    this.#ouvert = undefined
    this.#adulte = undefined
  }

  #readFiche(): void {
    const espace = this.#contexte.espace()
    const id = this.#ouvert
    if (espace && id) void this.#fiche.run(() => espace.get<FicheEnfant>(`gestion/enfants/${id}/personnes`))
  }

  #open(id: string, { target }: Event): void {
    const open = (target as HTMLDetailsElement).open
    if (open === (this.#ouvert === id)) return
    this.#ouvert = open ? id : undefined
    this.#adulte = undefined
    this.#fiche.forget()
    this.#readFiche()
    this.#contexte.host.requestUpdate()
  }

  #write(adulte: string | undefined): void {
    this.#adulte = adulte
    this.#motif = ''
    this.#erreur = undefined
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
    if (adulte) void this.#contexte.focus(`autorite-${adulte}`)
  }

  async #save({ id, prenom, nom, autoriteParentale }: Adulte): Promise<void> {
    const motif = this.#motif.trim()
    this.#erreur = motif ? undefined : t.requis
    this.#contexte.host.requestUpdate()
    if (!motif) return this.#contexte.focus(`autorite-${id}`)
    const body = { autoriteParentale: !autoriteParentale, motif }
    const espace = this.#contexte.espace()
    if (!(await this.#operation.send(espace, id, 'put', `gestion/responsables/${id}/autorite`, body))) return
    this.#write(undefined)
    this.#contexte.dire('succes', t.autorite.fait(`${prenom} ${nom}`))
    this.#readFiche()
    await this.#contexte.focus('titre')
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur)
      return erreur ? this.#contexte.renderError(erreur, () => this.read()) : this.#contexte.renderLoading()
    const wanted = simple(this.#recherche)
    const shown = valeur.enfants.filter(({ prenom, nom }) => simple(`${prenom} ${nom}`).includes(wanted))
    const structures = this.#contexte.service()?.structures ?? []
    return html`<h3>${t.enfants}</h3>
      <p class="sous">${t.enfantsAide}</p>
      <div class="reglages">
        ${
          structures.length > 1
            ? champ({
                id: 'personnes-structure',
                label: t.structure,
                valeur: this.#choisie,
                choix: structures.map(({ id, nom }) => [id, nom] as const),
                saisie: (id) => {
                  this.#structure = id
                  this.#ouvert = undefined
                  this.#lecture.forget()
                  this.read()
                },
              })
            : nothing
        }
        ${champ({
          id: 'personnes-recherche',
          label: t.recherche,
          valeur: this.#recherche,
          saisie: (words) => {
            this.#recherche = words
            this.#contexte.host.requestUpdate()
          },
        })}
      </div>
      <p class="sous" role="status">${shown.length === 0 ? t.aucunEnfant : t.nombreEnfants(shown.length)}</p>
      <ul class="fiches">
        ${shown.map(
          ({
            id,
            prenom,
            nom,
          }) => html`<li><details .open=${this.#ouvert === id} @toggle=${(event: Event) => this.#open(id, event)}>
            <summary><b>${prenom} ${nom}</b></summary>
            ${this.#ouvert === id ? this.#renderFiche() : nothing}
          </details></li>`,
        )}
      </ul>`
  }

  #renderFiche(): TemplateResult {
    const { valeur, erreur } = this.#fiche
    if (valeur) return renderFiche(valeur, (adulte) => this.#renderAutorite(adulte))
    return erreur
      ? this.#contexte.renderError(erreur, () => this.#readFiche())
      : this.#contexte.renderLoading()
  }

  #renderAutorite(adulte: Adulte): TemplateResult {
    const { id, prenom, nom, autoriteParentale, motif } = adulte
    const words = autoriteParentale ? t.autorite.retirer : t.autorite.rendre
    if (this.#adulte !== id)
      return html`${motif ? html`<span class="sous">${motif}</span>` : nothing}
        <button class="lien" type="button" @click=${() => this.#write(id)}>${words}<span class="lu"> : ${prenom} ${nom}</span></button>`
    const { envoi, erreur } = this.#operation
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#save(adulte)
    }
    return html`<form class="reponse" novalidate @submit=${submit}>
      <b>${words}</b>
      ${champ({
        id: `autorite-${id}`,
        label: t.autorite.motif,
        aide: t.autorite.aide,
        valeur: this.#motif,
        requis: true,
        erreur: this.#erreur,
        saisie: (value) => {
          this.#motif = value
        },
      })}
      <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton" aria-disabled=${envoi !== undefined}>${envoi === undefined ? t.autorite.confirmer : t.envoi}</button>
        <button class="lien" type="button" @click=${() => this.#write(undefined)}>${communFr.annuler}</button>
      </div>
    </form>`
  }
}
