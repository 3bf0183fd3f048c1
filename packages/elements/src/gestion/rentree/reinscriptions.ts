import type { GestionReinscriptions, ReinscriptionSaisie } from '@inoe/contract/reinscriptions'
import { css, html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { activiteEtPeriode, dateCivile } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { type Champ, champ } from '../../ui/champ.ts'
import type { Contenu, Contexte } from '../volet.ts'
import { reinscriptionsFr as t } from './reinscriptions.fr.ts'

const reinscriptionsStyles = css`
  .reinscriptions-ouvertes {
    display: grid;
    gap: 0.8em;
  }
  .reinscriptions-ouvertes li {
    display: grid;
    gap: 0.3em;
    overflow-wrap: anywhere;
  }
`

const VIDE = { source: '', cible: '', releve: '', du: '', jusquAu: '' }
type Nom = keyof typeof VIDE
type Ouverte = GestionReinscriptions['reinscriptions'][number]

/** What services open for those who are enrolled already: from which activity to which, when, and who waits first. */
export class ReinscriptionsOuvertes implements Contenu {
  readonly sujets = ['inscriptions'] as const
  readonly #contexte: Contexte
  readonly #lecture: Lecture<GestionReinscriptions>
  readonly #operation: Operation
  #saisie = { ...VIDE }
  #prioritaire = false
  #erreurs: Partial<Record<Nom, string>> = {}

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    contexte.adopter(reinscriptionsStyles)
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
  }

  open(): void {
    this.read()
  }

  read(): void {
    const espace = this.#contexte.espace()
    if (espace) void this.#lecture.run(() => espace.get<GestionReinscriptions>('gestion/reinscriptions'))
  }

  forget(): void {
    this.#lecture.forget()
    this.#operation.forget()
    this.#saisie = { ...VIDE }
    this.#prioritaire = false
    this.#erreurs = {}
  }

  #save = async (event: Event) => {
    event.preventDefault()
    this.#contexte.dire('succes', null)
    const { du, jusquAu } = this.#saisie
    const [source, cible, releve] = [
      placeDe(this.#saisie.source),
      placeDe(this.#saisie.cible),
      placeDe(this.#saisie.releve),
    ]
    this.#erreurs = { ...(source ? {} : { source: t.manque }), ...(cible ? {} : { cible: t.manque }) }
    if (source && cible) {
      const body: ReinscriptionSaisie = { source, cible, releve, du, jusquAu, prioritaire: this.#prioritaire }
      const done = await this.#operation.send(
        this.#contexte.espace(),
        'ouvrir',
        'post',
        'gestion/reinscriptions',
        body,
      )
      if (done) {
        this.#saisie = { ...VIDE }
        this.#prioritaire = false
        this.#contexte.dire('succes', t.ouvert)
        this.read()
        return
      }
      for (const { champ: chemin, message } of this.#operation.erreur?.probleme?.errors ?? [])
        if (chemin in VIDE) this.#erreurs[chemin as Nom] = message
    }
    this.#contexte.host.requestUpdate()
    const [wrong] = Object.keys(this.#erreurs)
    if (wrong) await this.#contexte.focus(`reinscription-${wrong}`)
  }

  #close(one: Ouverte): void {
    this.#contexte.demander({
      titre: t.fermerTitre,
      texte: t.fermerTexte,
      oui: t.fermer,
      faire: () => void this.#closeNow(one),
    })
  }

  async #closeNow({ id }: Ouverte): Promise<void> {
    const route = `gestion/reinscriptions/${id}`
    if (!(await this.#operation.send(this.#contexte.espace(), id, 'delete', route))) return
    this.#contexte.dire('succes', t.ferme)
    this.read()
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur)
      return erreur ? this.#contexte.renderError(erreur, () => this.read()) : this.#contexte.renderLoading()
    return html`<section class="volet" aria-labelledby="reinscriptions-titre">
      <h3 id="reinscriptions-titre">${t.titre}</h3>
      <p class="sous">${t.aide}</p>
      ${erreur ? this.#contexte.renderError(erreur, () => this.read()) : nothing}
      ${
        valeur.reinscriptions.length === 0
          ? html`<p>${t.aucune}</p>`
          : html`<ul class="reinscriptions-ouvertes">${valeur.reinscriptions.map((one) => this.#renderOuverte(one))}</ul>`
      }
      ${this.#renderSaisie(valeur)}
    </section>`
  }

  #renderOuverte(one: Ouverte): TemplateResult {
    const [locale, source, cible] = [this.#contexte.locale(), nomDe(one.source), nomDe(one.cible)]
    return html`<li class="carte">
      <b><span aria-hidden="true">${t.ligne(source, cible)}</span><span class="lu">${t.lu(source, cible)}</span></b>
      ${one.releve ? html`<span class="sous">${t.releveDe(nomDe(one.releve))}</span>` : nothing}
      <span>${t.dates(dateCivile(one.du, locale), dateCivile(one.jusquAu, locale))}</span>
      <span>${t.compte(one.demandees, one.enfants)} ${one.prioritaire ? html`<span class="etat neutre">${t.priorite}</span>` : nothing}</span>
      <div class="actions">
        <button class="lien" type="button" @click=${() => this.#close(one)}>${t.fermer}<span class="lu"> ${t.lu(source, cible)}</span></button>
      </div>
    </li>`
  }

  #renderSaisie({ activites }: GestionReinscriptions): TemplateResult {
    const { envoi, erreur } = this.#operation
    const choix = (mine: boolean, none: string): [string, string][] => [
      ['', none],
      ...activites
        .filter((one) => one.mienne || !mine)
        .flatMap(({ id, nom, structure, periodes }): [string, string][] => [
          [id, t.toutes(nom, structure)],
          ...periodes.map((one): [string, string] => [`${id} ${one.id}`, t.periode(nom, structure, one.nom)]),
        ]),
    ]
    const field = (nom: Nom, options: Omit<Champ, 'id' | 'valeur' | 'saisie' | 'erreur'>) =>
      champ({
        ...options,
        id: `reinscription-${nom}`,
        valeur: this.#saisie[nom],
        erreur: this.#erreurs[nom],
        saisie: (value) => {
          this.#saisie = { ...this.#saisie, [nom]: value }
          delete this.#erreurs[nom]
          this.#contexte.host.requestUpdate()
        },
      })
    const tick = (event: Event) => {
      this.#prioritaire = (event.target as HTMLInputElement).checked
      this.#contexte.host.requestUpdate()
    }
    return html`<form class="carte volet" novalidate @submit=${this.#save}>
      ${field('source', { label: t.source, requis: true, choix: choix(true, t.choisir) })}
      ${field('cible', { label: t.cible, requis: true, choix: choix(false, t.choisir) })}
      ${field('releve', { label: t.releve, choix: choix(false, t.sansReleve) })}
      <div class="reglages">
        ${field('du', { label: t.du, type: 'date', requis: true })}
        ${field('jusquAu', { label: t.jusquAu, type: 'date', requis: true })}
      </div>
      <label class="coche"><input type="checkbox" .checked=${this.#prioritaire} @change=${tick} />${t.prioritaire}</label>
      <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton second" aria-disabled=${envoi === undefined ? nothing : 'true'}>${envoi === 'ouvrir' ? t.envoi : t.ouvrir}</button>
      </div>
    </form>`
  }
}

/** The activity, or the period of it, of a value of the lists. */
function placeDe(value: string): ReinscriptionSaisie['source'] | null {
  const [activite, periode = null] = value.split(' ')
  return activite ? { activite, periode } : null
}

const nomDe = ({ structure, activite, periode }: Ouverte['source']) =>
  t.toutes(activiteEtPeriode(activite.nom, periode?.nom), structure.nom)
