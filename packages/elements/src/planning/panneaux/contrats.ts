import type { Contrat, DemandeContrat, EtatContrat, Contrats as Reponse } from '@inoe/contract/contrats'
import { html, nothing, type TemplateResult } from 'lit'
import { communFr } from '../../i18n/commun.fr.ts'
import { dateCivile, plusJours } from '../../i18n/format.ts'
import { squelette } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Hote, Panneau } from '../panneau.ts'
import { messages } from './contrats.fr.ts'
import { minutesDe, plageValide, type Saisie, semaineDe } from './contrats.rules.ts'
import { PanneauDistant } from './distant.ts'
import { panneauStyles } from './panneau.styles.ts'

const ETAT: Record<EtatContrat, string> = {
  demande: 'attente',
  accepte: 'fait',
  refuse: 'agir',
  retire: 'neutre',
}
/** A Monday, to name the days of the week by. */
const LUNDI = '2026-09-07'
const JOURS = [1, 2, 3, 4, 5] as const

/** « Contrats »: regular care by weekly hours, asked for by the family and answered by the service; occasional hours. */
export class Contrats extends PanneauDistant implements Panneau {
  readonly styles = panneauStyles
  #reponse: Reponse | undefined
  /** Which of `possibles` is asked for. */
  #choix = 0
  #debut: string
  #fin = ''
  #semaine = new Map<number, Saisie>()
  #commentaire = ''
  #heures = { date: '', debut: '', fin: '' }

  constructor(hote: Hote) {
    super(hote)
    this.#debut = hote.planning.aujourdhui
    void this.faire(() => this.#lire())
  }

  async #lire(): Promise<void> {
    this.#reponse = await this.hote.espace.get<Reponse>('contrats')
  }

  async #ecrire(method: 'post' | 'delete', route: string, dit: string, body?: unknown): Promise<void> {
    if (method === 'post') await this.poster(route, body)
    else await this.hote.espace.send('delete', route)
    this.hote.relire()
    await this.#lire()
    this.dit = dit
  }

  async #demander(): Promise<void> {
    const asked = this.#reponse?.possibles[this.#choix]
    const semaine = semaineDe(this.#semaine)
    if (!asked || !(this.#fin > this.#debut)) throw new Error(messages.periode)
    if (!semaine) throw new Error(messages.incomplet)
    const demande: DemandeContrat = {
      activite: asked.activite.id,
      enfant: asked.enfant.id,
      debut: this.#debut,
      fin: this.#fin,
      semaine,
      commentaire: this.#commentaire,
    }
    await this.#ecrire('post', 'contrats', messages.demande, demande)
    this.#semaine = new Map()
    this.#commentaire = ''
  }

  async #demanderHeures(id: string): Promise<void> {
    if (!this.#heures.date || !plageValide(this.#heures)) throw new Error(messages.incomplet)
    await this.#ecrire('post', `contrats/${id}/heures`, messages.demande, this.#heures)
    this.#heures = { date: '', debut: '', fin: '' }
  }

  #jour(rank: number): string {
    return this.hote.moments.jour(plusJours(LUNDI, rank - 1)).long.split(' ')[0] ?? ''
  }

  #date(date: string): string {
    return dateCivile(date, this.hote.locale)
  }

  get titre(): string {
    return messages.titre
  }

  render(): TemplateResult {
    const { contrats, possibles } = this.#reponse ?? {}
    return html`<div class="corps">
      <p class="sous">${messages.intro}</p>
      ${this.renderSuite()}
      ${contrats ? (contrats.length > 0 ? html`<ul class="cartes">${contrats.map((one) => this.#renderContrat(one))}</ul>` : html`<p>${messages.aucun}</p>`) : this.occupe ? squelette(3, communFr.chargement) : nothing}
      ${possibles && possibles.length > 0 ? this.#renderDemande(possibles) : nothing}
    </div>`
  }

  #renderContrat(contrat: Contrat): TemplateResult {
    const { id, enfant, activite, structure, etat, debut, fin, semaine, reponse, minutesSemaine, heures } =
      contrat
    const nom = `${enfant.prenom}, ${structure.nom}, ${activite.nom}`
    return html`<li class="carte">
      <b>${nom}</b>
      <span class="etat ${ETAT[etat]}">${messages.etats[etat]}</span>
      <span>${messages.entre(this.#date(debut), this.#date(fin))}, ${messages.parSemaine(minutesSemaine)}</span>
      <span class="sous">${semaine.map((one) => messages.plage(this.#jour(one.jour), one.debut, one.fin)).join(' · ')}</span>
      ${reponse ? html`<span>${messages.reponse(reponse)}</span>` : nothing}
      ${etat === 'demande' ? this.#renderRetirer(`contrats/${id}`, nom) : nothing}
      ${
        heures.length > 0
          ? html`<b>${messages.occasionnelles}</b><ul>${heures.map(
              (one) => html`<li class="ligne">
                <span>${this.#date(one.date)}, ${messages.heures(one.debut, one.fin)} <span class="etat ${ETAT[one.etat]}">${messages.etats[one.etat]}</span>${one.reponse ? html`<span class="sous"> ${messages.reponse(one.reponse)}</span>` : nothing}</span>
                ${one.etat === 'demande' ? this.#renderRetirer(`contrats/${id}/heures/${one.id}`, this.#date(one.date)) : nothing}
              </li>`,
            )}</ul>`
          : nothing
      }
      ${etat === 'accepte' ? this.#renderHeures(contrat) : nothing}
    </li>`
  }

  #renderRetirer(route: string, quoi: string): TemplateResult {
    return html`<button class="lien" type="button" @click=${() => void this.faire(() => this.#ecrire('delete', route, messages.retire))}>${messages.retirer}<span class="lu">${messages.retirerQuoi(quoi)}</span></button>`
  }

  #renderHeures({ id, debut, fin }: Contrat): TemplateResult {
    const { aujourdhui } = this.hote.planning
    const set = (part: 'date' | 'debut' | 'fin') => (value: string) => {
      this.#heures = { ...this.#heures, [part]: value }
    }
    return html`<details>
      <summary class="puce">${messages.demanderHeures}</summary>
      <div class="deux">
        ${champ({ id: `date-${id}`, label: messages.date, type: 'date', min: debut > aujourdhui ? debut : aujourdhui, max: fin, valeur: this.#heures.date, saisie: set('date') })}
        ${heure(`debut-${id}`, messages.debut, this.#heures.debut, set('debut'))} ${heure(`fin-${id}`, messages.fin, this.#heures.fin, set('fin'))}
      </div>
      <div class="actions"><button class="bouton second" type="button" @click=${() => void this.faire(() => this.#demanderHeures(id))}>${messages.demander}</button></div>
    </details>`
  }

  #renderDemande(possibles: Reponse['possibles']): TemplateResult {
    const semaine = semaineDe(this.#semaine)
    return html`<h4>${messages.nouveau}</h4>
      ${champ({
        id: 'pour',
        label: messages.pour,
        valeur: String(this.#choix),
        choix: possibles.map(({ enfant, structure, activite }, rank) => [
          String(rank),
          `${enfant.prenom}, ${structure.nom}, ${activite.nom}`,
        ]),
        saisie: (value) => {
          this.#choix = Number(value)
        },
      })}
      <div class="deux">
        ${champ({
          id: 'debut',
          label: messages.du,
          type: 'date',
          requis: true,
          min: this.hote.planning.aujourdhui,
          valeur: this.#debut,
          saisie: (value) => {
            this.#debut = value
          },
        })}
        ${champ({
          id: 'fin',
          label: messages.au,
          type: 'date',
          requis: true,
          min: this.#debut,
          valeur: this.#fin,
          saisie: (value) => {
            this.#fin = value
          },
        })}
      </div>
      <fieldset>
        <legend>${messages.semaine}</legend>
        <p class="sous">${messages.semaineAide}${semaine ? ` ${messages.parSemaine(minutesDe(semaine))}.` : ''}</p>
        ${JOURS.map((jour) => {
          const typed = this.#semaine.get(jour) ?? { debut: '', fin: '' }
          const set = (part: 'debut' | 'fin') => (value: string) => {
            this.#semaine.set(jour, { ...typed, ...this.#semaine.get(jour), [part]: value })
            this.hote.redraw()
          }
          return html`<div class="deux heures">${heure(`de-${jour}`, messages.jourDe(this.#jour(jour)), typed.debut, set('debut'))}${heure(`a-${jour}`, messages.jourA(this.#jour(jour)), typed.fin, set('fin'))}</div>`
        })}
      </fieldset>
      ${champ({
        id: 'commentaire',
        label: messages.commentaire,
        lignes: 2,
        valeur: this.#commentaire,
        saisie: (value) => {
          this.#commentaire = value
        },
      })}
      ${this.renderBouton(messages.demander, () => this.#demander())}`
  }
}

/** A time of the day, by the browser's own control. */
function heure(id: string, label: string, value: string, typed: (value: string) => void): TemplateResult {
  return html`<div class="champ">
    <label for=${id}>${label}</label>
    <input id=${id} type="time" step="900" .value=${value} @change=${(event: Event) => typed((event.target as HTMLInputElement).value)} />
  </div>`
}

export const ouvrir = (hote: Hote): Panneau => new Contrats(hote)
