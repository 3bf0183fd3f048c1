import type { Agenda as AgendaConnu, AgendaCree, Agendas } from '@inoe/contract/agendas'
import { html, nothing, type TemplateResult } from 'lit'
import { communFr } from '../../i18n/commun.fr.ts'
import { dateCivile } from '../../i18n/format.ts'
import { squelette } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Hote, Panneau } from '../panneau.ts'
import { messages } from './agenda.fr.ts'
import { PanneauDistant } from './distant.ts'
import { panneauStyles } from './panneau.styles.ts'

/** « Mon agenda »: private addresses that a phone subscribes to, for a child or for all. */
export class Agenda extends PanneauDistant implements Panneau {
  readonly styles = panneauStyles
  #agendas: readonly AgendaConnu[] | undefined
  /** Empty: every child. */
  #enfant = ''
  /** The address, while it is shown. */
  #cree: AgendaCree | undefined

  constructor(hote: Hote) {
    super(hote)
    void this.faire(() => this.#lire())
  }

  async #lire(): Promise<void> {
    this.#agendas = (await this.hote.espace.get<Agendas>('agendas')).agendas
  }

  async #creer(): Promise<void> {
    this.#cree = await this.poster<AgendaCree>('agendas', { enfant: this.#enfant || null })
    await this.#lire()
  }

  async #supprimer(id: string): Promise<void> {
    await this.hote.espace.send('delete', `agendas/${id}`)
    if (this.#cree?.id === id) this.#cree = undefined
    await this.#lire()
    this.dit = messages.supprime
  }

  async #copier(url: string): Promise<void> {
    this.dit = await navigator.clipboard.writeText(url).then(
      () => messages.copiee,
      () => messages.pasCopiee,
    )
  }

  #qui(enfant: string | null): string {
    return this.hote.planning.enfants.find(({ id }) => id === enfant)?.prenom ?? messages.tous
  }

  get titre(): string {
    return messages.titre
  }

  render(): TemplateResult {
    const agendas = this.#agendas
    const there = agendas?.some(({ enfant }) => (enfant ?? '') === this.#enfant)
    return html`<div class="corps">
      <p class="sous">${messages.intro}</p>
      ${champ({
        id: 'enfant',
        label: messages.pour,
        valeur: this.#enfant,
        choix: [
          ['', messages.tous],
          ...this.hote.planning.enfants.map(({ id, prenom }) => [id, prenom] as const),
        ],
        ...(there ? { aide: messages.remplace } : {}),
        saisie: (value) => {
          this.#enfant = value
          this.hote.redraw()
        },
      })}
      ${this.renderBouton(messages.creer, () => this.#creer())}
      ${this.#cree ? this.#renderCree(this.#cree) : nothing} ${this.renderSuite()}
      ${agendas ? this.#renderExistants(agendas) : this.occupe ? squelette(2, communFr.chargement) : nothing}
    </div>`
  }

  #renderCree({ url, enfant }: AgendaCree): TemplateResult {
    return html`<div class="carte">
      <b>${messages.adresse(this.#qui(enfant))}</b>
      <span class="adresse">${url}</span>
      <span class="sous">${messages.uneFois}</span>
      <div class="actions">
        <a class="bouton" href=${url.replace(/^https?:/, 'webcal:')}>${messages.ajouter}</a>
        <button class="bouton second" type="button" @click=${() => void this.faire(() => this.#copier(url))}>${messages.copier}</button>
      </div>
    </div>`
  }

  #renderExistants(agendas: readonly AgendaConnu[]): TemplateResult | typeof nothing {
    if (agendas.length === 0) return nothing
    return html`<h4>${messages.existants}</h4>
      <ul class="cartes">
        ${agendas.map(
          ({ id, enfant, creeLe }) => html`<li class="ligne">
            <span>${this.#qui(enfant)}, <span class="sous">${messages.creeLe(dateCivile(creeLe.slice(0, 10), this.hote.locale))}</span></span>
            <button class="lien" type="button" @click=${() => void this.faire(() => this.#supprimer(id))}>${messages.supprimer}<span class="lu">${messages.supprimerQui(this.#qui(enfant))}</span></button>
          </li>`,
        )}
      </ul>`
  }
}

export const ouvrir = (hote: Hote): Panneau => new Agenda(hote)
