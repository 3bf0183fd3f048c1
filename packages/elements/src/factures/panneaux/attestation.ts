import type { Attestations } from '@inoe/contract/attestations'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { euros } from '../../i18n/format.ts'
import type { Hote, Panneau } from '../panneaux.ts'
import { panneauxFr } from './messages.fr.ts'
import { panneauxStyles } from './styles.ts'

const t = panneauxFr.attestation
type Annee = Attestations['annees'][number]

/** « Attestation fiscale », year by year. */
class Attestation implements Panneau {
  readonly sujets = ['factures'] as const
  readonly #hote: Hote
  readonly #lecture: Lecture<Annee[]>
  #echec: number | undefined

  constructor(hote: Hote) {
    this.#hote = hote
    hote.adopter(panneauxStyles)
    this.#lecture = new Lecture(() => hote.redraw())
  }

  read(): void {
    const espace = this.#hote.espace()
    if (espace) void this.#lecture.run(async () => (await espace.get<Attestations>('attestations')).annees)
  }

  async #download(annee: number): Promise<void> {
    this.#echec = undefined
    try {
      await this.#hote.telecharger(`attestations/${annee}/pdf`, `attestation-fiscale-${annee}.pdf`)
    } catch {
      this.#echec = annee
    }
    this.#hote.redraw()
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (erreur) return this.#hote.renderError(erreur, () => this.read())
    if (!valeur) return this.#hote.renderLoading()
    return html`<p class="sous">${t.explication}</p>
      ${valeur.length === 0 ? html`<p>${t.aucune}</p>` : valeur.map((one) => this.#renderAnnee(one))}`
  }

  #renderAnnee({ annee, enfants, totalCentimes, definitive }: Annee): TemplateResult {
    const montant = (centimes: number) => euros(centimes, this.#hote.locale())
    return html`<section class="fiche" aria-labelledby="annee-${annee}">
      <h3 id="annee-${annee}">${t.annee(annee)}</h3>
      ${definitive ? nothing : html`<p class="etat attente">${t.provisoire}</p>`}
      <dl class="lignes">
        ${enfants.map(({ prenom, nom, montantCentimes }) => html`<div><dt>${prenom} ${nom}</dt><dd class="num">${montant(montantCentimes)}</dd></div>`)}
        <div class="somme"><dt>${t.total}</dt><dd class="num">${montant(totalCentimes)}</dd></div>
      </dl>
      <button class="lien" type="button" @click=${() => void this.#download(annee)}>${t.pdf}<span class="lu">${t.pdfDe(annee)}</span></button>
      <p class="erreur" role="alert">${this.#echec === annee ? panneauxFr.pdfEchoue : nothing}</p>
    </section>`
  }
}

export const ouvrir = (hote: Hote): Panneau => new Attestation(hote)
