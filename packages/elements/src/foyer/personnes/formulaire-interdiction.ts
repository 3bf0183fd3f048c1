import type { Personnes } from '@inoe/contract/proches'
import { html, nothing, type TemplateResult } from 'lit'
import { ErreurApi } from '../../espace/erreur.ts'
import { donner } from '../../espace/televersement.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { jourDe } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import { fileDrop } from '../../ui/file-drop.ts'
import type { ContexteFoyer } from '../volet.ts'
import { personnesFr as t } from './messages.fr.ts'

const REQUIS = ['prenom', 'nom', 'lien', 'juridiction', 'reference', 'dateDecision'] as const
const VIDE = {
  enfant: '',
  prenom: '',
  nom: '',
  lien: '',
  juridiction: '',
  reference: '',
  dateDecision: '',
  fin: '',
}
type Saisie = typeof VIDE

/** A court's decision being sent with its document. */
export class FormulaireInterdiction {
  readonly #contexte: ContexteFoyer
  readonly #fait: (words: string) => Promise<void>
  #saisie: Saisie | undefined
  #fichier: File | undefined
  #cle = ''
  #recu: number | undefined
  #refus = ''
  #erreurs: Record<string, string> = {}

  constructor(contexte: ContexteFoyer, fait: (words: string) => Promise<void>) {
    this.#contexte = contexte
    this.#fait = fait
  }

  #begin(enfants: Personnes['enfants']): void {
    this.#saisie = { ...VIDE, enfant: enfants[0]?.id ?? '' }
    this.#fichier = undefined
    this.#cle = ''
    this.#refus = ''
    this.#erreurs = {}
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus(enfants.length > 1 ? 'interdiction-enfant' : 'interdiction-prenom')
  }

  #close(): void {
    this.#saisie = undefined
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus('interdiction-ouvrir')
  }

  #type(change: Partial<Saisie>): void {
    if (!this.#saisie) return
    this.#saisie = { ...this.#saisie, ...change }
    this.#cle = ''
    for (const name of Object.keys(change)) delete this.#erreurs[name]
    this.#contexte.host.requestUpdate()
  }

  #keep(fichier: File | undefined): void {
    this.#fichier = fichier
    this.#cle = ''
    delete this.#erreurs.fichier
    this.#contexte.host.requestUpdate()
  }

  #send = async (event: Event) => {
    event.preventDefault()
    const espace = this.#contexte.espace()
    const saisie = this.#saisie
    const fichier = this.#fichier
    if (!espace || !saisie || this.#recu !== undefined) return
    this.#refus = ''
    this.#erreurs = {
      ...Object.fromEntries(REQUIS.filter((name) => !saisie[name].trim()).map((name) => [name, t.requis])),
      ...(fichier ? {} : { fichier: t.fichierRequis }),
    }
    if (fichier && Object.keys(this.#erreurs).length === 0) {
      this.#cle ||= crypto.randomUUID()
      this.#recu = 0
      const progres = (recu: number) => {
        this.#recu = recu
        this.#contexte.host.requestUpdate()
      }
      const { fin, ...decision } = saisie
      try {
        const envoi = { fichier, cle: this.#cle, signal: new AbortController().signal, progres }
        await donner(espace, envoi, 'foyer/interdictions', { ...decision, ...(fin && { fin }) })
        this.#saisie = undefined
        await this.#fait(t.transmise)
      } catch (error) {
        if (!(error instanceof ErreurApi)) throw error
        this.#erreurs = { ...error.champs }
        if (Object.keys(this.#erreurs).length === 0) this.#refus = error.message
      } finally {
        this.#recu = undefined
      }
    }
    this.#contexte.host.requestUpdate()
    const [first] = Object.keys(this.#erreurs)
    if (first) await this.#contexte.focus(`interdiction-${first}`)
  }

  render(enfants: Personnes['enfants']): TemplateResult {
    const saisie = this.#saisie
    if (!saisie)
      return html`<div class="actions"><button class="bouton second" type="button" id="interdiction-ouvrir" @click=${() => this.#begin(enfants)}>${t.transmettre}</button></div>`
    const field = (
      name: keyof Saisie,
      label: string,
      more: { type?: 'date'; aide?: string; max?: string } = {},
    ) =>
      champ({
        id: `interdiction-${name}`,
        label,
        valeur: saisie[name],
        requis: name !== 'fin',
        erreur: this.#erreurs[name],
        saisie: (valeur) => this.#type({ [name]: valeur }),
        ...more,
      })
    const today = jourDe(new Date(), this.#contexte.zone())
    return html`<form class="carte partie" novalidate @submit=${this.#send}>
      <h4>${t.transmettre}</h4>
      <div class="champs">
        ${
          enfants.length > 1
            ? html`<div class="large">${champ({
                id: 'interdiction-enfant',
                label: t.enfant,
                valeur: saisie.enfant,
                choix: enfants.map(({ id, prenom }) => [id, prenom] as const),
                saisie: (enfant) => this.#type({ enfant }),
              })}</div>`
            : nothing
        }
        ${field('prenom', t.prenom)} ${field('nom', t.nom)} ${field('lien', t.lienPersonne)}
        <div class="large">${field('juridiction', t.juridiction, { aide: t.juridictionAide })}</div>
        ${field('reference', t.reference)} ${field('dateDecision', t.dateDecision, { type: 'date', max: today })}
        ${field('fin', t.fin, { type: 'date', aide: t.finAide })}
      </div>
      ${this.#renderFichier()}
      <div role="alert">${this.#refus ? avis('erreur', this.#refus) : nothing}</div>
      <div class="actions">
        <button class="bouton" aria-disabled=${this.#recu === undefined ? nothing : 'true'}>${this.#recu === undefined ? t.transmettreOui : t.envoiDocument}</button>
        <button class="lien" type="button" @click=${() => this.#close()}>${communFr.annuler}</button>
      </div>
    </form>`
  }

  #renderFichier(): TemplateResult {
    const fichier = this.#fichier
    const wrong = this.#erreurs.fichier
    return html`<div class="champ" id="interdiction-fichier" tabindex="-1">
      <b>${t.document}<span class="etoile" aria-hidden="true"> *</span></b>
      ${
        fichier
          ? html`<p>${fichier.name} <button class="lien" type="button" @click=${() => this.#keep(undefined)}>${t.enlever}<span class="lu"> : ${fichier.name}</span></button></p>`
          : html`<div class="actions">${fileDrop({
              pour: t.document,
              accept: '.pdf,.jpg,.jpeg,.png,.heic,application/pdf,image/*',
              mots: { deposer: '', choisir: t.choisir, aide: '' },
              recu: (file) => this.#keep(file),
              discret: true,
            })}</div>`
      }
      ${this.#recu === undefined || !fichier ? nothing : html`<progress max=${fichier.size} .value=${this.#recu} aria-label=${t.envoiDocument}></progress>`}
      ${wrong ? html`<span class="erreur">${wrong}</span>` : nothing}
    </div>`
  }
}
