import type { FamilleGeree, RegleGardes } from '@inoe/contract/gardes'
import { css, html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { gardeStyles } from '../../garde/calendrier.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contenu, Contexte } from '../volet.ts'
import { FichesEnDouble } from './a-reunir.ts'
import { AccesDeLaFamille } from './acces.ts'
import { dossierFr } from './dossier.fr.ts'
import { EnfantsDeLaFamille } from './enfants.ts'
import { FusionDeDossiers } from './fusion.ts'
import { famillesFr as t } from './messages.fr.ts'
import { RechercheFamilles } from './recherche.ts'
import { SeparationDuDossier } from './separation.ts'

const famillesStyles = css`
  ${gardeStyles}
  .champs {
    display: grid;
    gap: 0.9em 1em;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr));
  }
  h5 {
    margin-block-start: 1em;
    font-size: 1em;
  }
  .familles > li,
  .famille-enfant {
    padding-block: 0.7em;
    overflow-wrap: anywhere;
  }
  .familles > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em 1em;
  }
  .familles > li + li,
  .famille-enfant + .famille-enfant {
    border-block-start: 1px solid var(--_trait);
  }
  .famille-enfant {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em;
  }
`

/** Families: found, opened, and the homes of their children arranged. */
export class Familles implements Contenu {
  readonly sujets = ['foyer', 'inscriptions'] as const
  readonly #contexte: Contexte
  readonly #recherche: RechercheFamilles
  readonly #famille: Lecture<FamilleGeree>
  readonly #regle: Lecture<RegleGardes>
  readonly #operation: Operation
  readonly #doubles: FichesEnDouble
  readonly #enfants: EnfantsDeLaFamille
  readonly #acces: AccesDeLaFamille
  readonly #fusion: FusionDeDossiers
  readonly #separation: SeparationDuDossier
  #ouverte: string | undefined

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    const redraw = () => contexte.host.requestUpdate()
    this.#recherche = new RechercheFamilles(contexte, 'famille')
    this.#famille = new Lecture(redraw)
    this.#regle = new Lecture(redraw)
    this.#operation = new Operation(redraw)
    this.#doubles = new FichesEnDouble(contexte)
    const fait = (words: string) => this.#fait(words)
    this.#enfants = new EnfantsDeLaFamille(contexte, fait)
    this.#acces = new AccesDeLaFamille(contexte, fait)
    this.#fusion = new FusionDeDossiers(contexte, fait)
    this.#separation = new SeparationDuDossier(contexte, fait)
    contexte.adopter(famillesStyles)
  }

  open(): void {
    this.read()
  }

  read(): void {
    const espace = this.#contexte.espace()
    if (!espace) return
    void this.#regle.run(() => espace.get<RegleGardes>('gestion/gardes'))
    this.#doubles.read()
    this.#recherche.read()
    void this.#readFamille()
  }

  forget(): void {
    this.#ouverte = undefined
    this.#doubles.forget()
    this.#recherche.forget()
    this.#famille.forget()
    this.#regle.forget()
    this.#operation.forget()
    this.#close()
  }

  #close(): void {
    this.#enfants.close()
    this.#acces.forget()
    this.#fusion.close()
    this.#separation.close()
  }

  async #readFamille(): Promise<void> {
    const espace = this.#contexte.espace()
    const id = this.#ouverte
    if (!espace || !id) return
    const acces = this.#acces.read(id)
    await this.#famille.run(() => espace.get<FamilleGeree>(`gestion/familles/${id}`))
    await acces
  }

  async #fait(words: string): Promise<void> {
    this.#contexte.dire('succes', words)
    await this.#readFamille()
    await this.#contexte.focus('famille-titre')
  }

  #choose(id: string): void {
    this.#ouverte = id
    this.#famille.forget()
    this.#close()
    this.#contexte.dire('succes', null)
    void this.#readFamille().then(() => this.#contexte.focus('famille-titre'))
  }

  async #setRegle(value: string): Promise<void> {
    const body = { chacunSesJours: value === 'oui' }
    const espace = this.#contexte.espace()
    if (!(await this.#operation.send<RegleGardes>(espace, 'regle', 'put', 'gestion/gardes', body))) return
    this.#regle.poser(body)
    this.#contexte.dire('succes', t.regleFaite)
    this.#contexte.host.requestUpdate()
  }

  render(): TemplateResult {
    return html`<h3>${t.titre}</h3>
      <p class="sous">${t.aide}</p>
      ${this.#doubles.render()}
      ${this.#recherche.render((one) => this.#choose(one.id), { bouton: t.ouvrirCourt, nom: t.ouvrir })}
      ${this.#ouverte ? this.#renderFamille() : nothing}
      ${this.#renderRegle()}`
  }

  #renderFamille(): TemplateResult {
    const { valeur, erreur } = this.#famille
    if (!valeur)
      return erreur
        ? this.#contexte.renderError(erreur, () => void this.#readFamille())
        : this.#contexte.renderLoading()
    return html`<section class="carte" aria-labelledby="famille-titre">
      <h4 id="famille-titre" tabindex="-1">${valeur.adultes.join(', ') || t.sansNom}</h4>
      <p class="sous">${valeur.commune}</p>
      ${this.#enfants.render(valeur)}
      ${this.#acces.render()}
      ${this.#renderDossier(valeur)}
    </section>`
  }

  /** What is done of the whole file: another comes into it, or somebody leaves it. */
  #renderDossier(famille: FamilleGeree): TemplateResult {
    if (this.#fusion.ouvert) return this.#fusion.render()
    const adultes = this.#acces.lu?.adultes ?? []
    if (this.#separation.ouvert) return this.#separation.render(famille, adultes)
    return html`<div class="actions">
      <button class="bouton second" type="button" id="ouvrir-fusion" @click=${() => this.#fusion.begin(famille.id)}>${dossierFr.reunir}</button>
      ${
        adultes.length > 1
          ? html`<button class="bouton second" type="button" id="ouvrir-separation" @click=${() => this.#separation.begin(adultes)}>${dossierFr.separer}</button>`
          : nothing
      }
    </div>`
  }

  #renderRegle(): TemplateResult | typeof nothing {
    const { valeur, erreur } = this.#regle
    if (!valeur) return erreur ? this.#contexte.renderError(erreur, () => this.read()) : nothing
    const refus = this.#operation.erreur
    return html`<h3>${t.regle}</h3>
      <p class="sous">${t.regleAide}</p>
      ${champ({
        id: 'garde-regle',
        label: t.regleLabel,
        valeur: valeur.chacunSesJours ? 'oui' : 'non',
        choix: t.regles,
        saisie: (value) => void this.#setRegle(value),
      })}
      <div role="alert">${refus ? avis('erreur', refus.message) : nothing}</div>`
  }
}
