import type { EtatConsentement, GestionConsentements, TexteGere } from '@inoe/contract/consentements'
import { css, html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { dateCivile, instant } from '../../i18n/format.ts'
import { simple } from '../../i18n/recherche.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contenu, Contexte } from '../volet.ts'
import { consentementsFr as t } from './messages.fr.ts'
import { RedactionTexte } from './redaction.ts'

type Enfant = GestionConsentements['enfants'][number]

const LOOK: Record<EtatConsentement, string> = {
  donne: 'fait',
  'ancienne-version': 'attente',
  'attend-second': 'attente',
  absent: 'neutre',
  refuse: 'agir',
  retire: 'agir',
}

const ETATS = Object.keys(LOOK) as EtatConsentement[]

const consentementsStyles = css`
  .mots {
    max-inline-size: 65ch;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .texte-demande,
  .texte-demande details[open] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em;
  }
  .texte-demande summary,
  .accords summary {
    padding-block: 0.5em;
    cursor: pointer;
  }
  .accords > li + li {
    border-block-start: 1px solid var(--_trait);
  }
  .accords summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.2em 0.8em;
    min-block-size: 2.75em;
  }
  .accords summary b {
    flex: 1 1 10em;
  }
  .accords ol {
    padding-block-end: 0.6em;
  }
`

/** The texts that parents are asked to agree to, and what each child of a structure has. */
export class GestionDesConsentements implements Contenu {
  readonly sujets = ['foyer', 'inscriptions'] as const
  readonly #contexte: Contexte
  readonly #lecture: Lecture<GestionConsentements>
  readonly #arret: Operation
  readonly #redaction: RedactionTexte
  #structure = ''
  #code = ''
  #etat: EtatConsentement | '' = ''
  #recherche = ''

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#arret = new Operation(redraw)
    this.#redaction = new RedactionTexte(contexte, () => this.read())
    contexte.adopter(consentementsStyles)
  }

  get #choisie(): string {
    return this.#structure || (this.#contexte.service()?.structures[0]?.id ?? '')
  }

  open(): void {
    this.read()
  }

  read(): void {
    const espace = this.#contexte.espace()
    const structure = this.#choisie
    if (!espace || !structure) return
    void this.#lecture.run(() =>
      espace.get<GestionConsentements>('gestion/consentements', { searchParams: { structure } }),
    )
  }

  forget(): void {
    this.#lecture.forget()
    this.#arret.forget()
    this.#redaction.close()
    this.#structure = ''
    this.#code = ''
    this.#etat = ''
    this.#recherche = ''
  }

  #set(change: () => void): void {
    change()
    this.#contexte.host.requestUpdate()
  }

  #askStop({ code, titre }: TexteGere): void {
    this.#contexte.demander({
      titre: t.arreterTitre(titre),
      texte: t.arreterTexte,
      oui: t.arreter,
      faire: () => void this.#stop(code, titre),
    })
  }

  async #stop(code: string, titre: string): Promise<void> {
    const espace = this.#contexte.espace()
    if (!(await this.#arret.send(espace, code, 'delete', `gestion/consentements/textes/${code}`))) return
    this.#contexte.dire('succes', t.arrete(titre))
    await this.#contexte.focus('consentements-titre')
    this.read()
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur)
      return erreur ? this.#contexte.renderError(erreur, () => this.read()) : this.#contexte.renderLoading()
    const refus = this.#arret.erreur
    const codes = [...new Set(valeur.textes.map((one) => one.code))]
    const texts = codes.map((code) => valeur.textes.filter((one) => one.code === code))
    return html`${this.#renderEnfants(valeur)}
      <h3 id="consentements-titre" tabindex="-1">${t.textes}</h3>
      <p class="sous">${t.aide}</p>
      ${this.#redaction.render()}
      <div role="alert">${refus ? avis('erreur', refus.message) : nothing}</div>
      ${texts.length === 0 ? html`<p>${t.aucunTexte}</p>` : nothing}
      ${texts.map((versions) => this.#renderTexte(versions))}`
  }

  /** @param versions of one text, latest first */
  #renderTexte(versions: readonly TexteGere[]): TemplateResult | typeof nothing {
    const shown = versions.find((one) => one.enVigueur) ?? versions[0]
    if (!shown) return nothing
    const others = versions.filter((one) => one !== shown)
    const open = versions.some((one) => one.jusque === null)
    const about = html`<span class="lu"> : ${shown.titre}</span>`
    return html`<article class="carte texte-demande" aria-labelledby="texte-${shown.code}">
      <h4 id="texte-${shown.code}">${shown.titre}</h4>
      ${this.#renderVersion(shown)}
      ${
        others.length > 0
          ? html`<details><summary>${t.anciennes(others.length)}${about}</summary>
              ${others.map((one) => this.#renderVersion(one))}
            </details>`
          : nothing
      }
      <div class="actions">
        <button class="lien" type="button" @click=${() => this.#redaction.begin(versions[0])}>${t.changer}${about}</button>
        ${open ? html`<button class="lien" type="button" @click=${() => this.#askStop(shown)}>${t.arreter}${about}</button>` : nothing}
      </div>
    </article>`
  }

  #renderVersion({ version, depuis, jusque, enVigueur, texte, deuxTitulaires }: TexteGere): TemplateResult {
    const jour = dateCivile(depuis, this.#contexte.locale())
    const today = this.#contexte.service()?.aujourdhui ?? ''
    const etat = jusque
      ? html`<span class="etat neutre">${t.finie}</span>`
      : depuis > today
        ? html`<span class="etat attente">${t.aVenir(jour)}</span>`
        : enVigueur
          ? nothing
          : html`<span class="etat neutre">${t.ancienne}</span>`
    return html`<p class="sous">${t.version(version, jour)} · ${deuxTitulaires ? t.deux : t.un} ${etat}</p>
      <p class="mots">${texte}</p>`
  }

  #renderEnfants({ textes, enfants }: GestionConsentements): TemplateResult | typeof nothing {
    const current = textes.filter((one) => one.enVigueur)
    const [first] = current
    if (!first) return nothing
    const code = current.some((one) => one.code === this.#code) ? this.#code : first.code
    const wanted = simple(this.#recherche)
    const shown = enfants.filter(
      ({ prenom, nom, consentements }) =>
        simple(`${prenom} ${nom}`).includes(wanted) &&
        (!this.#etat || consentements.some((one) => one.code === code && one.etat === this.#etat)),
    )
    const structures = this.#contexte.service()?.structures ?? []
    return html`<h3>${t.enfants}</h3>
      <div class="reglages">
        ${
          structures.length > 1
            ? champ({
                id: 'consentements-structure',
                label: t.structure,
                valeur: this.#choisie,
                choix: structures.map(({ id, nom }) => [id, nom] as const),
                saisie: (id) => {
                  this.#structure = id
                  this.#lecture.forget()
                  this.read()
                },
              })
            : nothing
        }
        ${champ({ id: 'consentements-texte', label: t.texte, valeur: code, choix: current.map((one) => [one.code, one.titre] as const), saisie: (value) => this.#set(() => (this.#code = value)) })}
        ${champ({
          id: 'consentements-etat',
          label: t.etat,
          valeur: this.#etat,
          choix: [['', t.tous], ...ETATS.map((one) => [one, t.etats[one]] as const)],
          saisie: (value) => this.#set(() => (this.#etat = ETATS.find((one) => one === value) ?? '')),
        })}
        ${champ({ id: 'consentements-recherche', label: t.recherche, valeur: this.#recherche, saisie: (value) => this.#set(() => (this.#recherche = value)) })}
      </div>
      <p class="sous" role="status">${shown.length > 0 ? t.nombre(shown.length) : t.personne}</p>
      <ul class="accords">${shown.map((enfant) => this.#renderEnfant(enfant, code))}</ul>`
  }

  #renderEnfant({ prenom, nom, consentements }: Enfant, code: string): TemplateResult | typeof nothing {
    const found = consentements.find((one) => one.code === code)
    if (!found) return nothing
    const { locale, zone } = this.#contexte
    const quand = (iso: string) => instant(iso, locale(), zone(), { dateStyle: 'medium', timeStyle: 'short' })
    return html`<li><details>
      <summary><b>${prenom} ${nom}</b> <span class="etat ${LOOK[found.etat]}">${t.etats[found.etat]}</span></summary>
      ${
        found.reponses.length === 0
          ? html`<p class="sous">${t.sans}</p>`
          : html`<ol>${found.reponses.map(({ par, accord, version, le }) => html`<li>${t.reponse(par, accord, version, quand(le))}</li>`)}</ol>`
      }
    </details></li>`
  }
}
