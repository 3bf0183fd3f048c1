import { RETOURS } from '@inoe/contract/documentation'
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
import { documentsServiceFr as t } from './messages.fr.ts'

type Retour = (typeof RETOURS)[number]
interface Saisie {
  structure: string
  titre: string
  consigne: string
  retour: Retour
}
const VIDE: Saisie = { structure: '', titre: '', consigne: '', retour: 'non' }

/** A document being published: what is typed stays until it is. */
export class Publication {
  readonly #contexte: Contexte
  readonly #faite: () => void
  #saisie = VIDE
  #fichier: File | undefined
  #erreurs: Record<string, string> = {}
  #refus = ''
  #recu: number | undefined
  #cle = ''

  constructor(contexte: Contexte, faite: () => void) {
    this.#contexte = contexte
    this.#faite = faite
    contexte.adopter(fileDropStyles)
  }

  forget(): void {
    this.#saisie = VIDE
    this.#fichier = undefined
    this.#erreurs = {}
    this.#refus = ''
  }

  #type(change: Partial<Saisie>): void {
    this.#saisie = { ...this.#saisie, ...change }
    this.#cle = ''
    for (const name of Object.keys(change)) delete this.#erreurs[name]
    this.#contexte.host.requestUpdate()
  }

  async #send(tailleMax: number): Promise<void> {
    const espace = this.#contexte.espace()
    if (!espace || this.#recu !== undefined) return
    const structure = this.#saisie.structure || this.#contexte.service()?.structures[0]?.id || ''
    const wrong = this.#fichier
      ? refusLocal(this.#fichier, tailleMax, this.#contexte.locale())
      : t.fichierRequis
    this.#erreurs = {
      ...(this.#saisie.titre.trim() ? {} : { titre: t.titreRequis }),
      ...(wrong ? { fichier: wrong } : {}),
    }
    this.#refus = ''
    this.#contexte.host.requestUpdate()
    const [first] = Object.keys(this.#erreurs)
    const fichier = this.#fichier
    if (first || !fichier) {
      await this.#contexte.focus(`publication-${first}`)
      return
    }
    this.#cle ||= crypto.randomUUID()
    this.#recu = 0
    const progres = (recu: number) => {
      this.#recu = recu
      this.#contexte.host.requestUpdate()
    }
    try {
      const envoi = { fichier, cle: this.#cle, signal: new AbortController().signal, progres }
      await donner(espace, envoi, 'gestion/documentation', { ...this.#saisie, structure })
      this.forget()
      this.#contexte.dire('succes', t.fait)
      this.#faite()
      await this.#contexte.focus('documentation-titre')
    } catch (error) {
      if (!(error instanceof ErreurApi)) throw error
      this.#refus = error.message
      this.#erreurs = { ...error.champs }
    } finally {
      this.#recu = undefined
      this.#contexte.host.requestUpdate()
    }
  }

  render(tailleMax: number): TemplateResult {
    const structures = this.#contexte.service()?.structures ?? []
    const { structure, titre, consigne, retour } = this.#saisie
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#send(tailleMax)
    }
    return html`<form class="carte pile" novalidate @submit=${submit}>
      <h4>${t.publier}</h4>
      ${
        structures.length > 1
          ? champ({
              id: 'publication-structure',
              label: t.structure,
              valeur: structure || (structures[0]?.id ?? ''),
              saisie: (valeur) => this.#type({ structure: valeur }),
              choix: structures.map(({ id, nom }) => [id, nom] as const),
            })
          : nothing
      }
      ${champ({ id: 'publication-titre', label: t.titre, valeur: titre, saisie: (valeur) => this.#type({ titre: valeur }), requis: true, erreur: this.#erreurs.titre })}
      ${champ({ id: 'publication-consigne', label: t.consigne, valeur: consigne, saisie: (valeur) => this.#type({ consigne: valeur }), lignes: 2, erreur: this.#erreurs.consigne })}
      ${champ({
        id: 'publication-retour',
        label: t.retour,
        valeur: retour,
        saisie: (valeur) => this.#type({ retour: RETOURS.find((one) => one === valeur) ?? 'non' }),
        choix: RETOURS.map((one) => [one, t.retourChoix[one]] as const),
      })}
      ${this.#renderFichier(tailleMax)}
      <div role="alert">${this.#refus ? avis('erreur', this.#refus) : nothing}</div>
      <div class="actions">
        <button class="bouton" type="submit" aria-disabled=${this.#recu !== undefined}>${this.#recu === undefined ? t.envoyer : t.envoi}</button>
      </div>
    </form>`
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
    return html`<div class="champ" id="publication-fichier" tabindex="-1">
      <b>${t.fichier}</b>
      <span class="aide">${t.fichierAide(taille(tailleMax, this.#contexte.locale()))}</span>
      ${
        fichier
          ? html`<p>${fichier.name} <button class="lien" type="button" @click=${() => keep(undefined)}>${communFr.annuler}<span class="lu"> : ${fichier.name}</span></button></p>`
          : html`<div class="actions">${fileDrop({ pour: t.publier, accept: ACCEPT, mots: { deposer: '', choisir: t.choisir, aide: '' }, recu: keep, discret: true })}</div>`
      }
      ${this.#recu === undefined || !fichier ? nothing : html`<progress max=${fichier.size} .value=${this.#recu} aria-label=${t.envoi}></progress>`}
      ${wrong ? html`<span class="erreur">${wrong}</span>` : nothing}
    </div>`
  }
}
