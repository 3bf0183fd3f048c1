import type { Interdiction, Personnes, Proche } from '@inoe/contract/proches'
import { css, html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { dateCivile } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { fileDropStyles } from '../../ui/file-drop.styles.ts'
import type { ContexteFoyer } from '../volet.ts'
import type { ContenuFoyer } from '../volets.ts'
import { FormulaireInterdiction } from './formulaire-interdiction.ts'
import { FormulaireProche } from './formulaire-proche.ts'
import { personnesFr as t } from './messages.fr.ts'

const LOOK: Record<Interdiction['etat'], string> = {
  demandee: 'attente',
  acceptee: 'agir',
  refusee: 'neutre',
  retiree: 'neutre',
  levee: 'neutre',
}

const personnesStyles = css`
  ${fileDropStyles}
  .personnes,
  .personnes > [role='group'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.7em;
  }
  .personnes {
    gap: 1.5em;
  }
  .personnes > div:empty {
    position: absolute;
  }
  .personnes form {
    padding: 0.9em;
  }
  .gens {
    display: grid;
    gap: 0.4em;
  }
  .gens > li {
    padding: 0.5em 0.9em;
    border-radius: var(--_rayon);
    background: var(--_sable);
    overflow-wrap: anywhere;
  }
  .gens a {
    white-space: nowrap;
  }
  .gens .actions {
    gap: 0 1em;
  }
`

/** Who may collect the children, whom to call in an emergency, and who may not come. */
export class PersonnesDuFoyer implements ContenuFoyer {
  readonly #contexte: ContexteFoyer
  readonly #lecture: Lecture<Personnes>
  readonly #operation: Operation
  readonly #proche: FormulaireProche
  readonly #interdiction: FormulaireInterdiction
  #dit = ''

  constructor(contexte: ContexteFoyer) {
    this.#contexte = contexte
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
    this.#proche = new FormulaireProche(contexte, (words) => this.#fait(words, 'personnes-dit'))
    this.#interdiction = new FormulaireInterdiction(contexte, (words) => this.#fait(words, 'personnes-dit'))
    contexte.adopter(personnesStyles)
    this.read()
  }

  read(): void {
    const espace = this.#contexte.espace()
    if (espace) void this.#lecture.run(() => espace.get<Personnes>('foyer/personnes'))
  }

  async #fait(words: string, focus: string): Promise<void> {
    const espace = this.#contexte.espace()
    this.#dit = words
    if (espace) await this.#lecture.run(() => espace.get<Personnes>('foyer/personnes'))
    await this.#contexte.focus(focus)
  }

  async #remove({ id, prenom, nom }: Proche): Promise<void> {
    const done = await this.#operation.send(this.#contexte.espace(), id, 'delete', `foyer/proches/${id}`)
    if (done) await this.#fait(t.fait.retire(`${prenom} ${nom}`), 'personnes-dit')
  }

  async #move(proches: readonly Proche[], index: number, by: number): Promise<void> {
    const ordre = proches.map((one) => one.id)
    const [moved = ''] = ordre.splice(index, 1)
    ordre.splice(index + by, 0, moved)
    const done = await this.#operation.send(this.#contexte.espace(), moved, 'put', 'foyer/urgences', {
      ordre,
    })
    if (done) await this.#fait(t.fait.ordre, `proche-${moved}`)
  }

  async #withdraw({ id }: Interdiction): Promise<void> {
    const espace = this.#contexte.espace()
    const done = await this.#operation.send(espace, id, 'delete', `foyer/interdictions/${id}`)
    if (done) await this.#fait(t.retiree, 'personnes-dit')
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur)
      return erreur ? this.#contexte.renderError(erreur, () => this.read()) : this.#contexte.renderLoading()
    const refus = this.#operation.erreur
    return html`<div class="personnes">
      <p class="sous">${t.aide}</p>
      <div role="alert">${refus ? avis('erreur', refus.message) : nothing}</div>
      <div role="status" id="personnes-dit" tabindex="-1">${this.#dit ? avis('succes', this.#dit) : nothing}</div>
      ${this.#renderParents(valeur)} ${this.#renderProches(valeur)} ${this.#renderInterdits(valeur)}
    </div>`
  }

  #renderParents({ adultes }: Personnes): TemplateResult {
    return html`<div role="group" aria-labelledby="personnes-parents">
      <h4 id="personnes-parents">${t.parents}</h4>
      <ul class="gens">
        ${adultes.map(
          ({ prenom, nom, telephone, autoriteParentale }) => html`<li><b>${prenom} ${nom}</b>
            <span class="sous">${[telephone, autoriteParentale ? '' : t.sansAutorite].filter(Boolean).join(' · ')}</span></li>`,
        )}
      </ul>
    </div>`
  }

  #renderProches({ proches: all, enfants }: Personnes): TemplateResult {
    const { ouvert } = this.#proche
    // Those who are called, in order; then the others.
    const proches = [...all.filter((one) => one.aPrevenir), ...all.filter((one) => !one.aPrevenir)]
    return html`<div role="group" aria-labelledby="personnes-proches">
      <h4 id="personnes-proches">${t.proches}</h4>
      ${proches.length === 0 ? html`<p class="sous">${t.aucun}</p>` : nothing}
      ${proches.filter((one) => one.aPrevenir).length > 1 ? html`<p class="sous">${t.ordre}</p>` : nothing}
      <ul class="gens">
        ${proches.map((one, index) =>
          ouvert === one.id
            ? html`<li>${this.#proche.render(enfants)}</li>`
            : this.#renderProche(one, index, proches, enfants),
        )}
      </ul>
      ${
        ouvert === null
          ? this.#proche.render(enfants)
          : html`<div class="actions"><button class="bouton second" type="button" id="proche-ajouter" @click=${() => this.#proche.begin(enfants)}>${t.ajouter}</button></div>`
      }
    </div>`
  }

  #renderProche(
    one: Proche,
    index: number,
    proches: readonly Proche[],
    enfants: Personnes['enfants'],
  ): TemplateResult {
    const { id, prenom, nom, lien, telephone, peutChercher, aPrevenir } = one
    const about = html`<span class="lu"> : ${prenom} ${nom}</span>`
    const rang = index + 1
    const theirs = enfants.filter((child) => one.enfants.includes(child.id)).map((child) => child.prenom)
    const said = [
      peutChercher && t.vient,
      aPrevenir && t.prevenir(rang),
      theirs.length < enfants.length && t.pour(theirs.join(', ')),
    ]
    const move = (by: number, words: string) =>
      html`<button class="lien" type="button" @click=${() => void this.#move(proches, index, by)}>${words}${about}</button>`
    return html`<li>
      <p id="proche-${id}" tabindex="-1"><b>${prenom} ${nom}</b> <span class="sous">${lien} · <a href="tel:${telephone.replaceAll(/[^+\d]/g, '')}">${telephone}</a></span></p>
      <p class="sous">${said.filter(Boolean).join(' · ')}</p>
      <div class="actions">
        <button class="lien" type="button" @click=${() => this.#proche.begin(enfants, one)}>${t.modifier}${about}</button>
        <button class="lien retrait" type="button" @click=${() => this.#askRemove(one)}>${t.retirer}${about}</button>
        ${aPrevenir && index > 0 ? move(-1, t.monter) : nothing}
        ${aPrevenir && proches[rang]?.aPrevenir ? move(1, t.descendre) : nothing}
      </div>
    </li>`
  }

  #askRemove(one: Proche): void {
    this.#contexte.demander({
      titre: t.retirerTitre(`${one.prenom} ${one.nom}`),
      texte: t.retirerTexte,
      oui: t.retirer,
      faire: () => void this.#remove(one),
    })
  }

  #renderInterdits({ interdictions, enfants }: Personnes): TemplateResult {
    return html`<div role="group" aria-labelledby="personnes-interdits">
      <h4 id="personnes-interdits">${t.interdits}</h4>
      <p class="sous">${t.interditsAide}</p>
      ${
        interdictions.length > 0
          ? html`<ul class="gens">${interdictions.map((one) => this.#renderInterdiction(one, enfants))}</ul>`
          : nothing
      }
      ${this.#interdiction.render(enfants)}
    </div>`
  }

  #renderInterdiction(one: Interdiction, enfants: Personnes['enfants']): TemplateResult {
    const { prenom, nom, lien, etat, enVigueur, motif, juridiction, reference, dateDecision, fin } = one
    const day = (date: string) => dateCivile(date, this.#contexte.locale())
    const enfant = enfants.find((child) => child.id === one.enfant)?.prenom ?? ''
    const over = etat === 'acceptee' && !enVigueur
    return html`<li>
      <p><b>${t.personne(`${prenom} ${nom}`, lien, enfant)}</b>
        <span class="etat ${over ? 'neutre' : LOOK[etat]}">${over ? t.terminee : t.etats[etat]}</span></p>
      <p class="sous">${t.decision(juridiction, reference, day(dateDecision))}${fin ? html`, ${t.jusque(day(fin))}` : nothing}</p>
      ${motif ? html`<p>${t.motif(motif)}</p>` : nothing}
      ${etat === 'demandee' ? html`<button class="lien" type="button" @click=${() => void this.#withdraw(one)}>${t.retirerDemande}<span class="lu"> : ${prenom} ${nom}</span></button>` : nothing}
    </li>`
  }
}
