import type {
  Blocage,
  GestionRenouvellement,
  ReglageRenouvellement,
  ResultatRelance,
} from '@inoe/contract/renouvellements'
import { css, html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { dateCivile } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { type Champ, champ } from '../../ui/champ.ts'
import type { Contenu, Contexte } from '../volet.ts'
import { renouvellementFr as t } from './messages.fr.ts'

const blocages = () => Object.entries(t.blocages) as [Blocage, string][]

const renouvellementStyles = css`
  .a-renouveler {
    display: grid;
    gap: 0.4em;
  }
  .a-renouveler li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 0.8em;
    padding-block: 0.4em;
    border-block-end: 1px solid var(--_trait);
    overflow-wrap: anywhere;
  }
  .bilan progress {
    inline-size: min(100%, 30em);
    block-size: 0.75em;
    accent-color: var(--_marque-forte);
  }
`

/** A setting as it is typed. */
type Saisie = Record<'annee' | 'du' | 'jusquAu' | 'blocage' | 'rappelJours', string>
type Nom = keyof Saisie

/** The yearly renewal of the families' files: what is asked of them, how many have, who has not. */
export class Renouvellement implements Contenu {
  readonly sujets = ['foyer'] as const
  readonly #contexte: Contexte
  readonly #lecture: Lecture<GestionRenouvellement>
  readonly #operation: Operation
  /** What was typed and is not saved. */
  #saisie: Saisie | undefined
  #erreurs: Partial<Record<Nom, string>> = {}

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    contexte.adopter(renouvellementStyles)
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
  }

  open(): void {
    this.read()
  }

  read(): void {
    const espace = this.#contexte.espace()
    if (espace) void this.#lecture.run(() => espace.get<GestionRenouvellement>('gestion/renouvellement'))
  }

  forget(): void {
    this.#lecture.forget()
    this.#operation.forget()
    this.#saisie = undefined
    this.#erreurs = {}
  }

  #type(lu: GestionRenouvellement, nom: Nom, value: string): void {
    this.#saisie = { ...(this.#saisie ?? saisieDe(lu)), [nom]: value }
    delete this.#erreurs[nom]
    this.#contexte.host.requestUpdate()
  }

  async #save(lu: GestionRenouvellement): Promise<void> {
    const { annee, du, jusquAu, blocage, rappelJours } = this.#saisie ?? saisieDe(lu)
    const jours = rappelJours.trim() === '' ? null : Number(rappelJours)
    this.#contexte.dire('succes', null)
    this.#erreurs =
      jours === null || (Number.isInteger(jours) && jours >= 1 && jours <= 60)
        ? {}
        : { rappelJours: t.pasUnNombre }
    if (Object.keys(this.#erreurs).length === 0) {
      const reglage: ReglageRenouvellement = {
        annee: Number(annee),
        du,
        jusquAu,
        blocage: blocages().find(([one]) => one === blocage)?.[0] ?? 'rien',
        rappelJours: jours,
      }
      const done = await this.#operation.send<GestionRenouvellement>(
        this.#contexte.espace(),
        'reglage',
        'put',
        'gestion/renouvellement',
        reglage,
      )
      if (done) {
        this.#saisie = undefined
        this.#lecture.poser(done.reponse)
        this.#contexte.dire('succes', t.enregistre(anneeEnMots(reglage.annee)))
        return
      }
      for (const { champ: nom, message } of this.#operation.erreur?.probleme?.errors ?? [])
        if (nom in saisieDe(lu)) this.#erreurs[nom as Nom] = message
    }
    this.#contexte.host.requestUpdate()
    const [wrong] = Object.keys(this.#erreurs)
    if (wrong) await this.#contexte.focus(`renouvellement-${wrong}`)
  }

  #stop(): void {
    this.#contexte.demander({
      titre: t.arreterTitre,
      texte: t.arreterTexte,
      oui: t.arreter,
      faire: () => void this.#stopNow(),
    })
  }

  async #stopNow(): Promise<void> {
    const done = await this.#operation.send(
      this.#contexte.espace(),
      'arret',
      'delete',
      'gestion/renouvellement',
    )
    if (!done) return
    this.#saisie = undefined
    this.#contexte.dire('succes', t.arrete)
    this.read()
  }

  #remind(nombre: number): void {
    this.#contexte.demander({
      titre: t.relancerTitre(nombre),
      texte: t.relancerTexte,
      oui: t.relancerOui,
      faire: () => void this.#remindNow(),
    })
  }

  async #remindNow(): Promise<void> {
    const done = await this.#operation.send<ResultatRelance>(
      this.#contexte.espace(),
      'relances',
      'post',
      'gestion/renouvellement/relances',
      {},
    )
    if (!done) return
    this.#contexte.dire('succes', t.relancees(done.reponse.relancees))
    this.read()
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur)
      return erreur ? this.#contexte.renderError(erreur, () => this.read()) : this.#contexte.renderLoading()
    return html`<section class="volet" aria-labelledby="renouvellement-titre">
      <h3 id="renouvellement-titre">${t.titre}</h3>
      <p class="sous">${t.aide}</p>
      ${erreur ? this.#contexte.renderError(erreur, () => this.read()) : nothing}
      ${this.#renderReglage(valeur)} ${valeur.reglage ? this.#renderSuivi(valeur, valeur.reglage) : nothing}
    </section>`
  }

  #renderReglage(lu: GestionRenouvellement): TemplateResult {
    const typed = this.#saisie ?? saisieDe(lu)
    const { envoi, erreur } = this.#operation
    const field = (nom: Nom, options: Omit<Champ, 'id' | 'valeur' | 'saisie' | 'erreur'>) =>
      champ({
        ...options,
        id: `renouvellement-${nom}`,
        valeur: typed[nom],
        erreur: this.#erreurs[nom],
        saisie: (value) => this.#type(lu, nom, value),
      })
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#save(lu)
    }
    const first = Number(lu.aujourdhui.slice(0, 4)) - 1
    const annees = [...new Set([first, first + 1, first + 2, Number(typed.annee)])].sort((a, b) => a - b)
    return html`<form class="carte volet" novalidate @submit=${submit}>
      <div class="reglages">
        ${field('annee', { label: t.annee, choix: annees.map((one) => [String(one), anneeEnMots(one)]) })}
        ${field('du', { label: t.du, type: 'date', requis: true })}
        ${field('jusquAu', { label: t.jusquAu, type: 'date', requis: true })}
      </div>
      ${field('blocage', { label: t.blocage, choix: blocages() })}
      ${field('rappelJours', { label: t.rappel, clavier: 'numeric', aide: t.rappelAide })}
      <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton ${this.#saisie ? '' : 'second'}" aria-disabled=${envoi === undefined ? nothing : 'true'}>
          ${envoi === 'reglage' ? t.envoi : lu.reglage ? t.enregistrer : t.demander}
        </button>
        ${lu.reglage ? html`<button class="lien" type="button" @click=${() => this.#stop()}>${t.arreter}</button>` : nothing}
      </div>
    </form>`
  }

  #renderSuivi(
    { familles, aRenouveler, aujourdhui }: GestionRenouvellement,
    { du }: ReglageRenouvellement,
  ): TemplateResult {
    const locale = this.#contexte.locale()
    const { nombre, renouvelees, commencees } = familles
    if (nombre === 0) return html`<p>${t.personne}</p>`
    const left = nombre - renouvelees
    return html`<div class="bilan">
        <p id="renouvellement-bilan"><b>${t.compte(renouvelees, nombre)}</b>${commencees > 0 ? html`, ${t.commencees(commencees)}` : nothing}.</p>
        <progress aria-labelledby="renouvellement-bilan" value=${renouvelees} max=${nombre}></progress>
      </div>
      ${du > aujourdhui ? html`<p>${t.pasEncore(dateCivile(du, locale))}</p>` : nothing}
      ${
        left === 0
          ? html`<p>${t.toutes}</p>`
          : html`<h4>${t.liste}</h4>
              ${
                du > aujourdhui
                  ? nothing
                  : html`<div class="actions">
                      <button class="bouton second" type="button" aria-disabled=${this.#operation.envoi === undefined ? nothing : 'true'}
                        @click=${() => this.#remind(left)}>${t.relancer}</button>
                    </div>`
              }
              <ul class="a-renouveler">
                ${aRenouveler.map((one) => this.#renderFamille(one))}
              </ul>`
      }`
  }

  #renderFamille({
    famille,
    enfants,
    confirmees,
    joignable,
    relanceeLe,
  }: GestionRenouvellement['aRenouveler'][number]): TemplateResult {
    return html`<li>
      <b>${famille || t.sansNom}</b> <span>${enfants.join(', ')}</span>
      <span class="sous">${t.parties(confirmees)}</span>
      ${joignable ? nothing : html`<span class="etat neutre">${t.injoignable}</span>`}
      ${relanceeLe ? html`<span class="sous">${t.relance(dateCivile(relanceeLe, this.#contexte.locale()))}</span>` : nothing}
    </li>`
  }
}

const anneeEnMots = (annee: number) => `${annee}-${annee + 1}`

/** What is asked, or what one would ask: of the school year that comes. */
function saisieDe({ reglage, aujourdhui }: GestionRenouvellement): Saisie {
  const year = Number(aujourdhui.slice(0, 4))
  return {
    annee: String(reglage?.annee ?? (aujourdhui.slice(5) < '09-01' ? year : year + 1)),
    du: reglage?.du ?? aujourdhui,
    jusquAu: reglage?.jusquAu ?? '',
    blocage: reglage?.blocage ?? 'rien',
    rappelJours: reglage?.rappelJours?.toString() ?? '',
  }
}
