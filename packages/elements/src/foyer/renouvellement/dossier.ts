import type {
  Renouvellement,
  RenouvellementFoyer,
  ResultatConfirmation,
  SectionARenouveler,
} from '@inoe/contract/renouvellements'
import { html, nothing, type TemplateResult } from 'lit'
import type { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { dateCivile, instant } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { icones } from '../../ui/icones.ts'
import type { ContexteFoyer } from '../volet.ts'
import { renouvellementFr as t } from './messages.fr.ts'
import { renouvellementStyles } from './styles.ts'

const LOOK = { 'a-confirmer': 'attente', 'a-revoir': 'attente', confirmee: 'fait' } as const

/** What it needs of the widget that holds it. */
export interface Hote {
  lecture: Lecture<Renouvellement>
  /** Reads what is asked again, to show it. A live notice may have it read meanwhile: the latest reading is shown. */
  relire: () => Promise<void>
  /** What is asked now, for whoever needs it at once. */
  lire: () => Promise<RenouvellementFoyer | null>
  /** Shows where a part is corrected, and moves the focus there. */
  montrer: (section: SectionARenouveler) => void
}

/** The yearly renewal: every part of the file with what is known, confirmed or corrected one by one, in any order. */
export class Dossier {
  readonly #contexte: ContexteFoyer
  readonly #hote: Hote
  readonly #operation: Operation
  readonly #ouvertes = new Set<string>()
  #dit = ''
  /** Where the last refusal is said. */
  #refusee = ''
  /** The first part that is left was opened: from then on, what is open is the parent's business. */
  #commence = false

  constructor(contexte: ContexteFoyer, hote: Hote) {
    this.#contexte = contexte
    this.#hote = hote
    this.#operation = new Operation(() => contexte.host.requestUpdate())
    contexte.adopter(renouvellementStyles)
  }

  forget(): void {
    this.#ouvertes.clear()
    this.#operation.forget()
    this.#dit = ''
    this.#refusee = ''
    this.#commence = false
  }

  get #demande(): RenouvellementFoyer | null {
    return this.#hote.lecture.valeur?.renouvellement ?? null
  }

  /** What a form of the file holds, before it is saved. @param partie the form, or the child that it is of */
  photo(partie: string): ReadonlyMap<string, string> {
    const own = this.#demande?.sections.filter((one) => partieDe(one) === partie) ?? []
    return new Map(own.map((one) => [cleDe(one), one.empreinte]))
  }

  /**
   * A form was saved: what it corrected is confirmed. A child's form holds two parts, of which only what changed was
   * looked at.
   * @param avant what it held
   */
  async corrigee(partie: string, avant: ReadonlyMap<string, string>): Promise<void> {
    const now = await this.#hote.lire()
    const done: string[] = []
    for (const one of now?.sections ?? []) {
      const former = avant.get(cleDe(one))
      if (partieDe(one) !== partie || one.etat === 'confirmee' || one.obstacles.length > 0) continue
      if (former === undefined || (one.enfant !== null && former === one.empreinte)) continue
      if (await this.#envoyer(one)) done.push(nomDe(one))
    }
    if (done.length === 0) return
    await this.#hote.relire()
    this.#dit = t.corrigee(done.join(', '))
    this.#contexte.host.requestUpdate()
  }

  async #confirmer(one: SectionARenouveler): Promise<void> {
    this.#dit = ''
    const done = await this.#envoyer(one)
    if (!done) {
      await this.#hote.relire()
      return
    }
    this.#dit = t.confirmee(nomDe(one))
    const next = this.#noter(one, done.complet)
    void this.#hote.relire()
    // What comes next is read before it is confirmed: the focus goes to its name, not to its button.
    await this.#contexte.focus(next ? idDe(next) : 'renouvellement-titre')
  }

  /** Shown as confirmed at once. @returns the next one that is not */
  #noter(one: SectionARenouveler, complet: boolean): SectionARenouveler | undefined {
    const demande = this.#demande
    if (!demande) return undefined
    const cle = cleDe(one)
    const sections = demande.sections.map((other) =>
      cleDe(other) === cle ? { ...other, etat: 'confirmee' as const } : other,
    )
    const completLe = complet ? new Date().toISOString() : demande.completLe
    this.#hote.lecture.poser({ renouvellement: { ...demande, sections, completLe } })
    this.#ouvertes.delete(cle)
    const next = complet ? undefined : sections.find((other) => other.etat !== 'confirmee')
    if (next) this.#ouvertes.add(cleDe(next))
    return next
  }

  async #envoyer({
    section,
    enfant,
    empreinte,
  }: SectionARenouveler): Promise<ResultatConfirmation | undefined> {
    const cle = cleDe({ section, enfant })
    this.#refusee = cle
    const body = { section, enfant: enfant?.id ?? null, empreinte }
    const sent = await this.#operation.send<ResultatConfirmation>(
      this.#contexte.espace(),
      cle,
      'post',
      'foyer/renouvellement/sections',
      body,
    )
    return sent?.reponse
  }

  render(): TemplateResult | typeof nothing {
    const demande = this.#demande
    if (!demande) return nothing
    const { sections, annee, completLe } = demande
    const mots = `${annee}-${annee + 1}`
    if (completLe !== null) return this.#renderFini(mots)
    const faites = sections.filter((one) => one.etat === 'confirmee').length
    const [first] = sections.filter((one) => one.etat !== 'confirmee')
    if (!this.#commence && first) {
      this.#commence = true
      this.#ouvertes.add(cleDe(first))
    }
    return html`<section class="carte renouvellement" id="renouvellement" aria-labelledby="renouvellement-titre">
      <h3 id="renouvellement-titre" tabindex="-1">${t.titre(mots)}</h3>
      ${this.#renderDelai(demande)}
      <p class="sous">${t.aide}</p>
      <div>
        <p id="renouvellement-progres"><b>${t.progres(faites, sections.length)}</b></p>
        <progress aria-labelledby="renouvellement-progres" value=${faites} max=${sections.length}></progress>
      </div>
      <div role="status">${this.#dit ? avis('succes', this.#dit) : nothing}</div>
      <div class="parties">${sections.map((one) => this.#renderSection(one))}</div>
      ${this.#renderDocuments(demande)}
    </section>`
  }

  #renderFini(mots: string): TemplateResult {
    return html`<div role="status" id="renouvellement-titre" tabindex="-1">
      ${avis(
        'succes',
        html`<p><b>${t.fini(mots)}</b></p>
          <p>${t.suite} <a href=${this.#contexte.page('inscriptions')}>${t.versInscriptions}</a></p>`,
      )}
    </div>`
  }

  #renderDelai({ jusquAu, enRetard, blocage }: RenouvellementFoyer): TemplateResult {
    const jour = dateCivile(jusquAu, this.#contexte.locale())
    return avis(
      'attention',
      enRetard
        ? html`${t.enRetard(jour)} ${t.bloque[blocage]}`
        : html`<b>${t.jusquAu(jour)}</b> ${t.ensuite[blocage]}`,
    )
  }

  #renderSection(one: SectionARenouveler): TemplateResult {
    const cle = cleDe(one)
    const toggle = ({ target }: Event) => {
      if ((target as HTMLDetailsElement).open) this.#ouvertes.add(cle)
      else this.#ouvertes.delete(cle)
    }
    return html`<details class="carte enfant" .open=${this.#ouvertes.has(cle)} @toggle=${toggle}>
      <summary id=${idDe(one)}>
        <span><h4>${nomDe(one)}</h4> <span class="etat ${LOOK[one.etat]}">${t.etats[one.etat]}</span></span>
        ${icones.plus}
      </summary>
      <div class="suite">
        ${one.etat === 'a-revoir' && one.obstacles.length === 0 ? avis('attention', t.change) : nothing}
        <dl>
          ${one.lignes.map(
            ({ nom, valeur, enAttente }) => html`<dt>${nom}</dt>
              <dd><span>${valeur}</span>${enAttente ? html` <span class="etat attente">${t.enAttente}</span>` : nothing}</dd>`,
          )}
        </dl>
        ${this.#renderConfirmation(one)}
        ${
          one.obstacles.length > 0
            ? avis(
                'attention',
                one.obstacles.map((words) => html`<p>${words}</p>`),
              )
            : nothing
        }
        ${this.#renderActions(one, cle)}
      </div>
    </details>`
  }

  #renderConfirmation({ confirmation }: SectionARenouveler): TemplateResult | typeof nothing {
    if (!confirmation) return nothing
    const [locale, zone] = [this.#contexte.locale(), this.#contexte.zone()]
    const jour = instant(confirmation.le, locale, zone, { dateStyle: 'long' })
    return html`<p class="sous">${t.par(jour, confirmation.par)}</p>`
  }

  #renderActions(one: SectionARenouveler, cle: string): TemplateResult {
    const { envoi, erreur } = this.#operation
    const pour = html`<span class="lu"> (${nomDe(one)})</span>`
    const answer = one.section === 'consentements' && one.obstacles.length > 0
    return html`<div role="alert">${erreur && this.#refusee === cle ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        ${
          one.etat === 'confirmee' || one.obstacles.length > 0
            ? nothing
            : html`<button class="bouton" type="button" aria-disabled=${envoi === undefined ? nothing : 'true'}
                @click=${() => void this.#confirmer(one)}>${envoi === cle ? t.envoi : t.exact}${pour}</button>`
        }
        <button class="bouton second" type="button" @click=${() => this.#hote.montrer(one)}>${answer ? t.repondre : t.corriger}${pour}</button>
      </div>`
  }

  #renderDocuments({ documents }: RenouvellementFoyer): TemplateResult | typeof nothing {
    if (documents.length === 0) return nothing
    const locale = this.#contexte.locale()
    return html`<div>
      <h4>${t.documents}</h4>
      <ul>
        ${documents.map(({ nom, pour, fin }) => html`<li>${t.document(nom, pour, dateCivile(fin, locale))}</li>`)}
      </ul>
      <p><a href=${this.#contexte.page('documents')}>${t.versDocuments}</a></p>
    </div>`
  }
}

type Nommee = Pick<SectionARenouveler, 'section' | 'enfant'>
const cleDe = ({ section, enfant }: Nommee) => (enfant ? `${section}-${enfant.id}` : section)
const idDe = (one: Nommee) => `renouveler-${cleDe(one)}`
const nomDe = ({ section, enfant }: Nommee) =>
  enfant ? t.de(t.sections[section], enfant.prenom) : t.sections[section]
/** The form of the file where a part is. */
const partieDe = ({ section, enfant }: Nommee) => enfant?.id ?? section
