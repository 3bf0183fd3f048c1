import { choixDe, EFFETS, type RegleChamp, SAISIES } from '@inoe/contract/champs'
import type { PolitiqueChamps } from '@inoe/contract/foyers'
import { css, html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { avis } from '../../ui/avis.ts'
import type { Contenu, Contexte } from '../volet.ts'
import { champsFr as t } from './messages.fr.ts'

type Lu = PolitiqueChamps['champs'][number]

const champsStyles = css`
  .champ-regle {
    display: grid;
    grid-template-columns: minmax(0, 1fr) repeat(2, minmax(0, 11em));
    gap: 0.3em 0.8em;
    align-items: center;
    padding-block: 0.35em;
    border-block-end: 1px solid var(--_trait);
  }
  .champ-regle select {
    inline-size: 100%;
    min-block-size: 2.75em;
    padding: 0.3em 0.5em;
    border: 1.5px solid var(--_bord);
    border-radius: var(--_rayon);
    background: var(--_carte);
  }
  .champ-regle .change {
    font-weight: 700;
  }
  @container (max-width: 34em) {
    .champ-regle {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .champ-regle > :first-child {
      grid-column: 1 / -1;
    }
  }
  @container (max-width: 20em) {
    .champ-regle {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`

/** What the town decides of each field of the family file. */
export class Champs implements Contenu {
  readonly sujets = [] as const
  readonly #contexte: Contexte
  readonly #lecture: Lecture<PolitiqueChamps>
  readonly #operation: Operation
  /** What was chosen and is not saved. */
  readonly #choix = new Map<Lu['champ'], RegleChamp>()
  #fait: string | undefined

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    contexte.adopter(champsStyles)
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
  }

  open(): void {
    this.read()
  }

  read(): void {
    const espace = this.#contexte.espace()
    if (espace) void this.#lecture.run(() => espace.get<PolitiqueChamps>('gestion/champs'))
  }

  forget(): void {
    this.#lecture.forget()
    this.#operation.forget()
    this.#choix.clear()
    this.#fait = undefined
  }

  #choose({ champ, saisie, effet }: Lu, change: Partial<RegleChamp>): void {
    const next = { saisie, effet, ...this.#choix.get(champ), ...change }
    if (next.saisie === saisie && next.effet === effet) this.#choix.delete(champ)
    else this.#choix.set(champ, next)
    this.#fait = undefined
    this.#contexte.host.requestUpdate()
  }

  #save = async (event: Event) => {
    event.preventDefault()
    if (this.#choix.size === 0) {
      this.#fait = t.rien
      this.#contexte.host.requestUpdate()
      return
    }
    const champs = [...this.#choix].map(([champ, regle]) => ({ champ, ...regle }))
    const done = await this.#operation.send<PolitiqueChamps>(
      this.#contexte.espace(),
      'champs',
      'put',
      'gestion/champs',
      { champs },
    )
    if (!done) return
    this.#choix.clear()
    this.#lecture.poser(done.reponse)
    this.#fait = t.enregistre
    this.#contexte.host.requestUpdate()
  }

  #undo = () => {
    this.#choix.clear()
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur)
      return erreur ? this.#contexte.renderError(erreur, () => this.read()) : this.#contexte.renderLoading()
    const groups = new Map<string, Lu[]>()
    for (const one of valeur.champs) groups.set(one.groupe, [...(groups.get(one.groupe) ?? []), one])
    const { envoi, erreur: refus } = this.#operation
    return html`<form class="volet" novalidate @submit=${this.#save}>
      <p class="sous">${t.aide}</p>
      ${[...groups].map(
        ([groupe, champs]) => html`<fieldset>
          <legend>${groupe}</legend>
          ${champs.map((one) => this.#renderChamp(one))}
        </fieldset>`,
      )}
      <div class="barre ${this.#choix.size > 0 ? 'active' : ''}">
        <div role="alert">${refus ? avis('erreur', refus.message) : nothing}</div>
        <div role="status">${this.#fait ? avis('succes', this.#fait) : nothing}${this.#choix.size > 0 ? html`<b>${t.modifie(this.#choix.size)}</b>` : nothing}</div>
        <div class="actions">
          <button class="bouton" aria-disabled=${envoi !== undefined}>${envoi === undefined ? t.enregistrer : t.envoi}</button>
          ${this.#choix.size > 0 ? html`<button class="lien" type="button" @click=${this.#undo}>${t.annuler}</button>` : nothing}
        </div>
      </div>
    </form>`
  }

  #renderChamp(lu: Lu): TemplateResult {
    const { champ, nom } = lu
    const chosen = this.#choix.get(champ)
    const { saisie, effet } = chosen ?? lu
    const { saisies, effets } = choixDe(champ)
    const still = saisie === 'masque' || saisie === 'lecture' || effets.length < 2
    return html`<div class="champ-regle">
      <span class=${chosen ? 'change' : ''}>${nom}</span>
      <select aria-label=${t.saisie(nom)} @change=${(event: Event) => {
        const found = SAISIES.find((one) => one === (event.target as HTMLSelectElement).value)
        if (found) this.#choose(lu, { saisie: found })
      }}>
        ${saisies.map((one) => html`<option value=${one} ?selected=${one === saisie}>${t.saisies[one]}</option>`)}
      </select>
      ${
        still
          ? html`<span></span>`
          : html`<select aria-label=${t.effet(nom)} @change=${(event: Event) => {
              const found = EFFETS.find((one) => one === (event.target as HTMLSelectElement).value)
              if (found) this.#choose(lu, { effet: found })
            }}>
              ${effets.map((one) => html`<option value=${one} ?selected=${one === effet}>${t.effets[one]}</option>`)}
            </select>`
      }
    </div>`
  }
}
