import type { Absences, DeclarationAbsence, MotifAbsence } from '@inoe/contract/absences'
import type { Planning } from '@inoe/contract/reservations'
import { css, html, nothing, type TemplateResult } from 'lit'
import { donner } from '../../espace/televersement.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { plusJours } from '../../i18n/format.ts'
import { squelette } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import { fileDropStyles } from '../../ui/file-drop.styles.ts'
import { fileDrop } from '../../ui/file-drop.ts'
import type { Hote, Panneau } from '../panneau.ts'
import { messages } from './absence.fr.ts'
import { type Declaree, declarables, declarees, type Jour } from './absence.rules.ts'
import { PanneauDistant } from './distant.ts'
import { JOURS_MAX } from './limites.ts'
import { panneauStyles } from './panneau.styles.ts'

const ETAT = { declaree: 'attente', acceptee: 'fait', refusee: 'agir', retiree: 'neutre' } as const

const styles = css`${panneauStyles}${fileDropStyles}`

/** « Déclarer une absence »: days that can no longer be cancelled, with a reason and a document. */
export class Absence extends PanneauDistant implements Panneau {
  readonly styles = styles
  /** A month before and after today; undefined while it is read. */
  #planning: Planning | undefined
  readonly #choisis = new Set<string>()
  #motif: MotifAbsence = 'maladie'
  #commentaire = ''
  #fichier: File | undefined
  /** Declared absences whose document has not gone. */
  #sansDocument: string[] = []

  constructor(hote: Hote) {
    super(hote)
    if (hote.one && !hote.one.cellule.absence) this.#choisis.add(hote.one.cle)
    void this.faire(() => this.#lire())
  }

  async #lire(): Promise<void> {
    const du = plusJours(this.hote.planning.aujourdhui, -Math.floor(JOURS_MAX / 2))
    const searchParams = { du, au: plusJours(du, JOURS_MAX - 1) }
    this.#planning = await this.hote.espace.get<Planning>('planning', { searchParams })
  }

  async #declarer(): Promise<void> {
    const cellules = this.#jours
      .filter((jour) => this.#choisis.has(this.#cleOf(jour)))
      .map(({ ligne, cellule }) => ({ creneau: cellule.creneau, enfant: ligne.enfant }))
    if (cellules.length === 0) throw new Error(messages.choisir)
    const demande: DeclarationAbsence = { cellules, motif: this.#motif, commentaire: this.#commentaire }
    const { absences } = await this.poster<Absences>('absences', demande)
    this.#choisis.clear()
    this.#commentaire = ''
    this.#sansDocument = this.#fichier ? absences.map(({ id }) => id) : []
    this.hote.relire()
    await this.#joindre()
    this.dit = messages.declare(cellules.length)
    await this.#lire()
  }

  /** Sends the document to each absence that waits for it. @throws Error that says that only the document is missing */
  async #joindre(): Promise<void> {
    const { espace } = this.hote
    for (const id of [...this.#sansDocument]) {
      const fichier = this.#fichier
      if (!fichier) return
      try {
        const envoi = {
          fichier,
          cle: crypto.randomUUID(),
          signal: new AbortController().signal,
          progres: () => {},
        }
        await donner(espace, envoi, `absences/${id}/justificatif`)
      } catch (error) {
        throw new Error(messages.documentManque(error instanceof Error ? error.message : ''))
      }
      this.#sansDocument = this.#sansDocument.filter((one) => one !== id)
    }
    this.#fichier = undefined
  }

  async #retirer(id: string): Promise<void> {
    await this.hote.espace.send('delete', `absences/${id}`)
    this.hote.relire()
    await this.#lire()
    this.dit = messages.retiree
  }

  get #jours(): Jour[] {
    return this.#planning ? declarables(this.#planning) : []
  }

  #cleOf({ ligne, cellule }: Jour): string {
    return this.hote.regles.cleOf(cellule.creneau, ligne.enfant)
  }

  #quoi({ ligne, cellule }: Jour): string {
    const prenom = this.hote.planning.enfants.find(({ id }) => id === ligne.enfant)?.prenom ?? ''
    return `${prenom}, ${this.hote.moments.jour(cellule.date).long}, ${ligne.activite}`
  }

  get titre(): string {
    return messages.titre
  }

  render(): TemplateResult {
    const retry =
      this.#sansDocument.length > 0 && !this.occupe
        ? html`<button class="lien" type="button" @click=${() => void this.faire(() => this.#joindre())}>${messages.renvoyer}</button>`
        : nothing
    const says = this.renderSuite(retry)
    if (!this.#planning)
      return html`<div class="corps">${this.occupe ? squelette(3, communFr.chargement) : nothing}${says}</div>`
    const already = declarees(this.#planning)
    return html`<div class="corps">
      <p class="sous">${messages.intro}</p>
      ${this.#jours.length > 0 ? this.#renderDemande() : html`<p>${messages.aucun}</p>`} ${says}
      ${already.length > 0 ? html`<h4>${messages.dejaDeclarees}</h4><ul class="cartes">${already.map((one) => this.#renderDeclaree(one))}</ul>` : nothing}
    </div>`
  }

  #renderDemande(): TemplateResult {
    const choose = (cle: string) => () => {
      if (!this.#choisis.delete(cle)) this.#choisis.add(cle)
    }
    return html`<fieldset>
        <legend>${messages.jours}</legend>
        ${this.#jours.map((jour) => {
          const cle = this.#cleOf(jour)
          return html`<label class="coche"><input type="checkbox" .checked=${this.#choisis.has(cle)} @change=${choose(cle)} />${this.#quoi(jour)}</label>`
        })}
      </fieldset>
      ${champ({
        id: 'motif',
        label: messages.motif,
        valeur: this.#motif,
        choix: messages.motifs,
        saisie: (value) => {
          this.#motif = value as MotifAbsence
        },
      })}
      ${champ({
        id: 'commentaire',
        label: messages.commentaire,
        lignes: 2,
        valeur: this.#commentaire,
        saisie: (value) => {
          this.#commentaire = value
        },
      })}
      <div>${this.#renderFichier()}</div>
      ${this.renderBouton(this.occupe ? messages.envoi : messages.declarer, () => this.#declarer())}`
  }

  #renderFichier(): TemplateResult {
    const keep = (file: File | undefined) => {
      this.#fichier = file
      this.hote.redraw()
    }
    if (this.#fichier)
      return html`<p>${messages.joint(this.#fichier.name)} <button class="lien" type="button" @click=${() => keep(undefined)}>${messages.enlever}</button></p>`
    return fileDrop({
      pour: messages.justificatif,
      accept: '.pdf,.jpg,.jpeg,.png,.heic,application/pdf,image/*',
      mots: messages.fichier,
      recu: keep,
    })
  }

  #renderDeclaree({ id, etat, reponse, jours }: Declaree): TemplateResult {
    return html`<li class="carte">
      <span class="etat ${ETAT[etat]}">${messages.etats[etat]}</span>
      ${jours.map((jour) => html`<span>${this.#quoi(jour)}</span>`)}
      ${reponse ? html`<span>${messages.reponse(reponse)}</span>` : nothing}
      ${etat === 'declaree' ? html`<button class="lien" type="button" @click=${() => void this.faire(() => this.#retirer(id))}>${messages.retirer}</button>` : nothing}
    </li>`
  }
}

export const ouvrir = (hote: Hote): Panneau => new Absence(hote)
