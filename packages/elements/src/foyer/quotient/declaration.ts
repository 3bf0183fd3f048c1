import type { DeclarationQuotient, DeclarationsQuotient, QuotientDeclare } from '@inoe/contract/quotients'
import { html, nothing, type TemplateResult } from 'lit'
import { ACCEPT, refusLocal, taille } from '../../documents/fichier.ts'
import { ErreurApi } from '../../espace/erreur.ts'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { donner } from '../../espace/televersement.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { dateCivile, instant } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import { fileDropStyles } from '../../ui/file-drop.styles.ts'
import { fileDrop } from '../../ui/file-drop.ts'
import type { ContexteFoyer } from '../volet.ts'
import type { ContenuFoyer } from '../volets.ts'
import { declarationFr as t } from './declaration.fr.ts'

type Caisse = QuotientDeclare['caisse']

/** A quotient typed by hand with its proof, and what became of those before. */
export class Declaration implements ContenuFoyer {
  readonly #contexte: ContexteFoyer
  readonly #lecture: Lecture<DeclarationsQuotient>
  readonly #operation: Operation
  #valeur = ''
  #caisse: Caisse = 'CAF'
  #fichier: File | undefined
  #erreurs: Record<string, string> = {}
  #refus = ''
  #fait = ''
  #recu: number | undefined
  #cle = ''

  constructor(contexte: ContexteFoyer) {
    this.#contexte = contexte
    contexte.adopter(fileDropStyles)
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
    this.read()
  }

  read(): void {
    void this.#lire()
  }

  async #lire(): Promise<void> {
    const espace = this.#contexte.espace()
    if (espace) await this.#lecture.run(() => espace.get<DeclarationsQuotient>('foyer/quotient/declarations'))
  }

  #type(change: () => void, name: string): void {
    change()
    this.#cle = ''
    this.#fait = ''
    delete this.#erreurs[name]
    this.#contexte.host.requestUpdate()
  }

  async #send(event: Event, tailleMax: number): Promise<void> {
    event.preventDefault()
    const espace = this.#contexte.espace()
    if (!espace || this.#recu !== undefined) return
    const valeur = this.#valeur.replaceAll(/\s/g, '')
    const fichier = this.#fichier
    const wrong = fichier ? refusLocal(fichier, tailleMax, this.#contexte.locale()) : t.fichierRequis
    this.#refus = ''
    this.#fait = ''
    this.#erreurs = {
      ...(/^\d{1,5}$/.test(valeur) ? {} : { valeur: t.valeurFausse }),
      ...(wrong ? { fichier: wrong } : {}),
    }
    this.#contexte.host.requestUpdate()
    const [first] = Object.keys(this.#erreurs)
    if (first || !fichier) return this.#contexte.focus(`declaration-${first}`)
    this.#cle ||= crypto.randomUUID()
    this.#recu = 0
    const progres = (recu: number) => {
      this.#recu = recu
      this.#contexte.host.requestUpdate()
    }
    try {
      const envoi = { fichier, cle: this.#cle, signal: new AbortController().signal, progres }
      await donner(espace, envoi, 'foyer/quotient/declarations', { valeur, caisse: this.#caisse })
      this.#valeur = ''
      this.#fichier = undefined
      this.#cle = ''
      await this.#lire()
      this.#fait = t.fait
    } catch (error) {
      if (!(error instanceof ErreurApi)) throw error
      this.#refus = error.message
      this.#erreurs = { ...error.champs }
    } finally {
      this.#recu = undefined
      this.#contexte.host.requestUpdate()
    }
    await this.#contexte.focus('declaration-reponse')
  }

  #askRetirer({ id }: DeclarationQuotient): void {
    this.#contexte.demander({
      titre: t.retirerTitre,
      texte: t.retirerTexte,
      oui: t.retirer,
      faire: async () => {
        const route = `foyer/quotient/declarations/${id}`
        if (!(await this.#operation.send(this.#contexte.espace(), id, 'delete', route))) return
        await this.#lire()
        this.#fait = t.retiree
        this.#contexte.host.requestUpdate()
        await this.#contexte.focus('declaration-reponse')
      },
    })
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur)
      return erreur ? this.#contexte.renderError(erreur, () => this.read()) : this.#contexte.renderLoading()
    const { declarations, immediat, tailleMax } = valeur
    const refus = this.#refus || this.#operation.erreur?.message
    return html`<div class="partie">
      <p class="sous">${immediat ? t.introImmediat : t.intro}</p>
      <div id="declaration-reponse" tabindex="-1">
        <div role="alert">${refus ? avis('erreur', refus) : nothing}</div>
        <div role="status">${this.#fait ? avis('succes', this.#fait) : nothing}</div>
      </div>
      ${declarations.length > 0 ? html`<ul class="pile">${declarations.map((one) => this.#renderUne(one))}</ul>` : nothing}
      <form class="partie" novalidate @submit=${(event: Event) => void this.#send(event, tailleMax)}>
        <div class="champs">
          ${champ({
            id: 'declaration-valeur',
            label: t.valeur,
            valeur: this.#valeur,
            clavier: 'numeric',
            requis: true,
            aide: t.valeurAide,
            erreur: this.#erreurs.valeur,
            saisie: (typed) =>
              this.#type(() => {
                this.#valeur = typed
              }, 'valeur'),
          })}
          ${champ({
            id: 'declaration-caisse',
            label: t.caisse,
            valeur: this.#caisse,
            choix: [
              ['CAF', 'CAF'],
              ['MSA', 'MSA'],
            ],
            saisie: (typed) =>
              this.#type(() => {
                this.#caisse = typed === 'MSA' ? 'MSA' : 'CAF'
              }, 'caisse'),
          })}
        </div>
        ${this.#renderFichier(tailleMax)}
        <div class="actions">
          <button class="bouton second" type="submit" aria-disabled=${this.#recu !== undefined}>${this.#recu === undefined ? t.envoyer : t.envoi}</button>
        </div>
      </form>
    </div>`
  }

  #renderUne(one: DeclarationQuotient): TemplateResult {
    const locale = this.#contexte.locale()
    const quand = (iso: string) => instant(iso, locale, this.#contexte.zone(), { dateStyle: 'long' })
    return html`<li>
      <div><b class="num">${t.une(new Intl.NumberFormat(locale).format(one.valeur), one.caisse)}</b> <span class="etat neutre">${t.etats[one.etat]}</span></div>
      <div class="sous">${t.declaree(quand(one.demandeeLe))}${one.preuve ? html`, ${one.preuve.nom}` : nothing}</div>
      ${one.valableJusquAu ? html`<div class="sous">${t.valable(dateCivile(one.valableJusquAu, locale))}</div>` : nothing}
      ${one.motif ? html`<div>${t.motif(one.motif)}</div>` : nothing}
      ${one.etat === 'demandee' ? html`<div class="actions"><button class="lien" type="button" @click=${() => this.#askRetirer(one)}>${t.retirer}</button></div>` : nothing}
    </li>`
  }

  #renderFichier(tailleMax: number): TemplateResult {
    const keep = (fichier: File | undefined) =>
      this.#type(() => {
        this.#fichier = fichier
      }, 'fichier')
    const fichier = this.#fichier
    const wrong = this.#erreurs.fichier
    return html`<div class="champ" id="declaration-fichier" tabindex="-1">
      <b>${t.fichier}<span class="etoile" aria-hidden="true"> *</span></b>
      <span class="aide">${t.fichierAide(taille(tailleMax, this.#contexte.locale()))}</span>
      ${
        fichier
          ? html`<p>${fichier.name} <button class="lien" type="button" @click=${() => keep(undefined)}>${communFr.annuler}<span class="lu"> : ${fichier.name}</span></button></p>`
          : html`<div class="actions">${fileDrop({ pour: t.fichier, accept: ACCEPT, mots: { deposer: '', choisir: t.choisir, photographier: t.photographier, aide: '' }, recu: keep, discret: true })}</div>`
      }
      ${this.#recu === undefined || !fichier ? nothing : html`<progress max=${fichier.size} .value=${this.#recu} aria-label=${t.envoi}></progress>`}
      ${wrong ? html`<span class="erreur">${wrong}</span>` : nothing}
    </div>`
  }
}
