import type { Choix, FicheComparee, FichesAReunir, PaireComparee } from '@inoe/contract/familles'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { dateCivile, instant } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contexte } from '../volet.ts'
import { aReunirFr as t } from './a-reunir.fr.ts'

type Paire = FichesAReunir['paires'][number]
const RUBRIQUES = ['prenom', 'nom', 'dateNaissance', 'adultes', 'activites', 'joursAVenir'] as const

/** Children that two homes both wrote: what is the same, what is not, and what an agent says of it. */
export class FichesEnDouble {
  readonly #contexte: Contexte
  readonly #lecture: Lecture<FichesAReunir>
  readonly #paire: Lecture<PaireComparee>
  readonly #operation: Operation
  #ouverte: string | undefined
  /** The fields of health whose value is the second sheet's. */
  #sante = new Map<string, Choix>()
  /** It is being said that they are two children. */
  #distincts = false
  #motif = ''
  #erreur: string | undefined

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#paire = new Lecture(redraw)
    this.#operation = new Operation(redraw)
  }

  read(): void {
    void this.#read()
  }

  async #read(): Promise<void> {
    const espace = this.#contexte.espace()
    if (!espace) return
    await this.#lecture.run(() => espace.get<FichesAReunir>('gestion/fiches-a-reunir'))
    const found = this.#lecture.valeur?.paires.some((one) => one.id === this.#ouverte)
    if (this.#ouverte && !found) this.#close()
  }

  forget(): void {
    this.#lecture.forget()
    this.#close()
  }

  #close(): void {
    this.#ouverte = undefined
    this.#paire.forget()
    this.#sante.clear()
    this.#distincts = false
    this.#motif = ''
    this.#erreur = undefined
    this.#operation.forget()
  }

  async #open(id: string): Promise<void> {
    this.#close()
    this.#ouverte = id
    await this.#compare()
    await this.#contexte.focus('paire-titre')
  }

  async #compare(): Promise<void> {
    const espace = this.#contexte.espace()
    const id = this.#ouverte
    if (espace && id) await this.#paire.run(() => espace.get<PaireComparee>(`gestion/fiches-a-reunir/${id}`))
  }

  #giveUp = () => {
    const back = `paire-${this.#ouverte}`
    this.#close()
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus(back)
  }

  async #send(what: 'reunion' | 'distinctes', body: object, words: string): Promise<void> {
    const route = `gestion/fiches-a-reunir/${this.#ouverte}/${what}`
    if (!(await this.#operation.send(this.#contexte.espace(), what, 'post', route, body))) return
    this.#close()
    this.#contexte.dire('succes', words)
    await this.#read()
    await this.#contexte.focus('fiches-a-reunir')
  }

  #unite({ garde, absorbe, sante }: PaireComparee): void {
    this.#contexte.demander({
      titre: absorbe ? t.reunirTitre(garde.prenom) : t.rattacherTitre(garde.prenom),
      texte: t.reunirTexte,
      oui: absorbe ? t.reunir : t.rattacher,
      faire: () =>
        void this.#send(
          'reunion',
          {
            sante: Object.fromEntries(
              sante.map(({ champ: name }) => [name, this.#sante.get(name) ?? 'garde']),
            ),
          },
          t.reuni(garde.prenom),
        ),
    })
  }

  #tellApart = (event: Event) => {
    event.preventDefault()
    this.#erreur = this.#motif.trim() ? undefined : t.requis
    this.#contexte.host.requestUpdate()
    if (this.#erreur) void this.#contexte.focus('paire-motif')
    else void this.#send('distinctes', { motif: this.#motif }, t.separes)
  }

  /** Nothing where nothing waits, but for the words that say that the last one was answered. */
  render(): TemplateResult | typeof nothing {
    const { valeur, erreur } = this.#lecture
    if (!valeur) return erreur ? this.#contexte.renderError(erreur, () => this.read()) : nothing
    if (valeur.paires.length === 0) return html`<span id="fiches-a-reunir" tabindex="-1"></span>`
    return html`<section class="carte" aria-labelledby="fiches-a-reunir">
      <h4 id="fiches-a-reunir" tabindex="-1">${t.titre} <span class="sous">${t.nombre(valeur.paires.length)}</span></h4>
      <p class="sous">${t.aide}</p>
      <ul class="familles">${valeur.paires.map((one) => this.#renderPaire(one))}</ul>
    </section>`
  }

  #day(date: string): string {
    return date ? dateCivile(date, this.#contexte.locale(), { dateStyle: 'long' }) : ''
  }

  #renderPaire(paire: Paire): TemplateResult {
    const { id, le, garde, absorbe } = paire
    const fiche = (one: typeof garde) => html`<p>
      <b>${t.enfant(one.prenom, one.nom, this.#day(one.dateNaissance))}</b> <span class="sous">${t.chez(one.famille || t.sansNom)}</span>
    </p>`
    const day = instant(le, this.#contexte.locale(), this.#contexte.zone(), { dateStyle: 'long' })
    if (this.#ouverte === id) return html`<li>${this.#renderOuverte(paire)}</li>`
    return html`<li>
      <div>${fiche(garde)} ${absorbe ? fiche(absorbe) : nothing}<p class="sous">${t.demande(day)}</p></div>
      <button class="bouton second" type="button" id="paire-${id}" aria-label=${t.comparerDe(garde.prenom)} @click=${() => void this.#open(id)}>${t.comparer}</button>
    </li>`
  }

  #renderOuverte({ garde }: Paire): TemplateResult {
    const { valeur, erreur } = this.#paire
    if (!valeur)
      return erreur
        ? this.#contexte.renderError(erreur, () => void this.#compare())
        : this.#contexte.renderLoading()
    const { absorbe, obstacles, doublons } = valeur
    const { envoi, erreur: refus } = this.#operation
    return html`<div class="reponse">
      <h5 id="paire-titre" tabindex="-1">${t.enfant(garde.prenom, garde.nom, this.#day(garde.dateNaissance))}</h5>
      ${absorbe ? this.#renderComparaison(valeur.garde, absorbe) : html`<p>${t.retiree}</p>`}
      ${doublons > 0 ? html`<p class="sous">${t.doublons(doublons)}</p>` : nothing}
      ${
        obstacles.length > 0
          ? avis(
              'attention',
              html`<p><b>${t.obstacles}</b></p><ul>${obstacles.map((one) => html`<li>${one}</li>`)}</ul>`,
            )
          : this.#distincts
            ? nothing
            : this.#renderSante(valeur)
      }
      <div role="alert">${refus ? avis('erreur', refus.message) : nothing}</div>
      ${this.#distincts ? this.#renderDistincts() : this.#renderActions(valeur, envoi)}
    </div>`
  }

  #renderActions(paire: PaireComparee, envoi: string | undefined): TemplateResult {
    const begin = () => {
      this.#distincts = true
      this.#operation.forget()
      this.#contexte.host.requestUpdate()
      void this.#contexte.focus('paire-motif')
    }
    return html`<div class="actions">
      ${
        paire.obstacles.length > 0
          ? nothing
          : html`<button class="bouton" type="button" aria-disabled=${envoi ? 'true' : nothing} @click=${() => this.#unite(paire)}>${envoi ? t.envoi : paire.absorbe ? t.reunir : t.rattacher}</button>`
      }
      ${paire.absorbe ? html`<button class="bouton second" type="button" @click=${begin}>${t.distincts}</button>` : nothing}
      <button class="lien" type="button" @click=${this.#giveUp}>${communFr.annuler}</button>
    </div>`
  }

  #renderDistincts(): TemplateResult {
    const { envoi } = this.#operation
    return html`<form class="reponse" novalidate @submit=${this.#tellApart}>
      <p>${t.distinctsAide}</p>
      ${champ({
        id: 'paire-motif',
        label: t.motif,
        aide: t.motifAide,
        requis: true,
        valeur: this.#motif,
        erreur: this.#erreur,
        saisie: (value) => {
          this.#motif = value
        },
      })}
      <div class="actions">
        <button class="bouton" aria-disabled=${envoi ? 'true' : nothing}>${envoi ? t.envoi : t.distinctsOui}</button>
        <button class="lien" type="button" @click=${this.#giveUp}>${communFr.annuler}</button>
      </div>
    </form>`
  }

  #renderComparaison(garde: FicheComparee, absorbe: FicheComparee): TemplateResult {
    const words = (fiche: FicheComparee, name: (typeof RUBRIQUES)[number]): string => {
      if (name === 'dateNaissance') return this.#day(fiche.dateNaissance)
      const value = fiche[name]
      return Array.isArray(value) ? value.join(', ') || t.aucun : String(value)
    }
    return html`<p class="sous">${t.deux(garde.famille || t.sansNom, absorbe.famille || t.sansNom)}</p>
      <ul>
        ${RUBRIQUES.map((name) => {
          const [here, there] = [words(garde, name), words(absorbe, name)]
          return html`<li>
            <b>${t.rubriques[name]}</b>
            <span class="etat ${here === there ? 'fait' : 'attente'}">${here === there ? t.identique : t.different}</span>
            ${here === there ? here : t.contre(here, there)}
          </li>`
        })}
      </ul>`
  }

  #renderSante({ sante }: PaireComparee): TemplateResult | typeof nothing {
    if (sante.length === 0) return nothing
    return html`<p class="sous">${t.santeNote}</p>
      ${sante.map((one) =>
        champ({
          id: `paire-${one.champ}`,
          label: t.sante(one.nom),
          valeur: this.#sante.get(one.champ) ?? 'garde',
          choix: [
            ['garde', one.garde],
            ['absorbe', one.absorbe],
          ],
          saisie: (value) => {
            this.#sante.set(one.champ, value === 'absorbe' ? 'absorbe' : 'garde')
          },
        }),
      )}`
  }
}
