import type { Elimination, VisaElimination } from '@inoe/contract/conservation'
import { html, nothing, type TemplateResult } from 'lit'
import { ACCEPT, refusLocal, taille } from '../../documents/fichier.ts'
import { ErreurApi } from '../../espace/erreur.ts'
import { donner } from '../../espace/televersement.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import { fileDropStyles } from '../../ui/file-drop.styles.ts'
import { fileDrop } from '../../ui/file-drop.ts'
import type { Contexte } from '../volet.ts'
import { conservationFr } from './conservation.fr.ts'

const t = conservationFr.visa

type Decision = VisaElimination['decision']
interface Saisie {
  decision: Decision
  reference: string
  date: string
  jusque: string
  motif: string
}
const VIDE: Saisie = { decision: 'accordee', reference: '', date: '', jusque: '', motif: '' }

/** What the archives answered, with their signed document: what is typed stays until it is sent. */
export class Visa {
  /** Of which bordereau, while it is written. */
  ouvert: string | undefined
  readonly #contexte: Contexte
  readonly #faite: () => Promise<void>
  #saisie = VIDE
  #ecartees = new Set<string>()
  #fichier: File | undefined
  #erreurs: Record<string, string> = {}
  #refus = ''
  #recu: number | undefined
  #cle = ''

  constructor(contexte: Contexte, faite: () => Promise<void>) {
    this.#contexte = contexte
    this.#faite = faite
    contexte.adopter(fileDropStyles)
  }

  forget(): void {
    this.ouvert = undefined
    this.#saisie = VIDE
    this.#ecartees = new Set()
    this.#fichier = undefined
    this.#erreurs = {}
    this.#refus = ''
  }

  commencer(id: string): void {
    this.forget()
    this.ouvert = id
    this.#contexte.dire('succes', null)
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus('visa-decision')
  }

  #renoncer(id: string): void {
    this.forget()
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus(`visa-${id}`)
  }

  #type(change: Partial<Saisie>): void {
    this.#saisie = { ...this.#saisie, ...change }
    this.#cle = ''
    for (const name of Object.keys(change)) delete this.#erreurs[name]
    this.#contexte.host.requestUpdate()
  }

  #verifier(tailleMax: number): Record<string, string> {
    const { decision, reference, date, motif } = this.#saisie
    const wrong = this.#fichier
      ? refusLocal(this.#fichier, tailleMax, this.#contexte.locale())
      : t.fichierRequis
    return {
      ...(reference.trim() ? {} : { reference: t.referenceRequise }),
      ...(date ? {} : { date: t.dateRequise }),
      ...((decision === 'refusee' || this.#ecartees.size > 0) && !motif.trim()
        ? { motif: t.motifRequis }
        : {}),
      ...(wrong ? { fichier: wrong } : {}),
    }
  }

  async #send({ id }: Elimination, tailleMax: number): Promise<void> {
    const espace = this.#contexte.espace()
    if (!espace || this.#recu !== undefined) return
    this.#erreurs = this.#verifier(tailleMax)
    this.#refus = ''
    this.#contexte.host.requestUpdate()
    const [first] = Object.keys(this.#erreurs)
    const fichier = this.#fichier
    if (first || !fichier) {
      await this.#contexte.focus(`visa-${first}`)
      return
    }
    this.#cle ||= crypto.randomUUID()
    this.#recu = 0
    const progres = (recu: number) => {
      this.#recu = recu
      this.#contexte.host.requestUpdate()
    }
    const { decision, reference, date, jusque, motif } = this.#saisie
    const champs = {
      decision,
      reference,
      date,
      motif,
      ecartees: decision === 'accordee' ? [...this.#ecartees].join(',') : '',
      ...(jusque ? { jusque } : {}),
    }
    try {
      const envoi = { fichier, cle: this.#cle, signal: new AbortController().signal, progres }
      await donner(espace, envoi, `gestion/eliminations/${id}/visa`, champs)
      this.forget()
      await this.#faite()
      this.#contexte.dire('succes', t.fait[decision])
      await this.#contexte.focus('titre-eliminations')
    } catch (error) {
      if (!(error instanceof ErreurApi)) throw error
      this.#refus = error.message
      this.#erreurs = { ...error.champs }
    } finally {
      this.#recu = undefined
      this.#contexte.host.requestUpdate()
    }
  }

  render(one: Elimination, tailleMax: number): TemplateResult {
    const { decision, reference, date, jusque, motif } = this.#saisie
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#send(one, tailleMax)
    }
    const aside = decision === 'refusee' || this.#ecartees.size > 0
    return html`<form class="reponse" novalidate @submit=${submit}>
      ${champ({
        id: 'visa-decision',
        label: t.decision,
        valeur: decision,
        saisie: (typed) => this.#type({ decision: typed === 'refusee' ? 'refusee' : 'accordee' }),
        choix: [
          ['accordee', t.accordee],
          ['refusee', t.refusee],
        ],
      })}
      ${champ({ id: 'visa-reference', label: t.reference, valeur: reference, saisie: (typed) => this.#type({ reference: typed }), requis: true, erreur: this.#erreurs.reference })}
      ${champ({ id: 'visa-date', label: t.date, type: 'date', valeur: date, saisie: (typed) => this.#type({ date: typed }), requis: true, erreur: this.#erreurs.date })}
      ${decision === 'accordee' ? this.#renderEcartees(one) : nothing}
      ${
        aside
          ? champ({
              id: 'visa-jusque',
              label: t.jusque,
              type: 'date',
              aide: t.jusqueAide,
              valeur: jusque,
              saisie: (typed) => this.#type({ jusque: typed }),
              erreur: this.#erreurs.jusque,
            })
          : nothing
      }
      ${champ({ id: 'visa-motif', label: t.motif, valeur: motif, saisie: (typed) => this.#type({ motif: typed }), requis: aside, erreur: this.#erreurs.motif })}
      ${this.#renderFichier(tailleMax)}
      <div role="alert">${this.#refus ? avis('erreur', this.#refus) : nothing}</div>
      <div class="actions">
        <button class="bouton" type="submit" aria-disabled=${this.#recu !== undefined}>${this.#recu === undefined ? t.confirmer : t.envoi}</button>
        <button class="lien" type="button" @click=${() => this.#renoncer(one.id)}>${communFr.annuler}</button>
      </div>
    </form>`
  }

  #renderEcartees({ lignes }: Elimination): TemplateResult {
    const toggle = (code: string, event: Event) => {
      if ((event.target as HTMLInputElement).checked) this.#ecartees.add(code)
      else this.#ecartees.delete(code)
      this.#type({})
    }
    return html`<fieldset class="ecartees"><legend><b>${t.ecartees}</b></legend>
      <span class="aide">${t.ecarteesAide}</span>
      ${lignes.map(
        ({ code, quoi }) =>
          html`<label class="coche"><input type="checkbox" .checked=${this.#ecartees.has(code)} @change=${(event: Event) => toggle(code, event)} /><span>${quoi}</span></label>`,
      )}
    </fieldset>`
  }

  #renderFichier(tailleMax: number): TemplateResult {
    const keep = (fichier: File | undefined) => {
      this.#fichier = fichier
      this.#cle = ''
      delete this.#erreurs.fichier
      this.#contexte.host.requestUpdate()
    }
    const wrong = this.#erreurs.fichier
    const fichier = this.#fichier
    return html`<div class="champ" id="visa-fichier" tabindex="-1">
      <b>${t.fichier}<span class="etoile" aria-hidden="true"> *</span></b>
      <span class="aide">${t.fichierAide(taille(tailleMax, this.#contexte.locale()))}</span>
      ${
        fichier
          ? html`<p>${fichier.name} <button class="lien" type="button" @click=${() => keep(undefined)}>${communFr.annuler}<span class="lu"> : ${fichier.name}</span></button></p>`
          : html`<div class="actions">${fileDrop({ pour: t.fichier, accept: ACCEPT, mots: { deposer: '', choisir: t.choisir, aide: '' }, recu: keep, discret: true })}</div>`
      }
      ${this.#recu === undefined || !fichier ? nothing : html`<progress max=${fichier.size} .value=${this.#recu} aria-label=${t.envoi}></progress>`}
      ${wrong ? html`<span class="erreur">${wrong}</span>` : nothing}
    </div>`
  }
}
