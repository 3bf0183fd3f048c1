import type { Facturation, Facturations as Runs } from '@inoe/contract/facturations'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../../espace/lecture.ts'
import { Operation } from '../../../espace/operation.ts'
import { communFr } from '../../../i18n/commun.fr.ts'
import { euros } from '../../../i18n/format.ts'
import { avis } from '../../../ui/avis.ts'
import { champ } from '../../../ui/champ.ts'
import type { Contenu, Contexte } from '../../volet.ts'
import { moisEnMots, moisPrecedent } from '../mois.ts'
import { argentStyles } from '../styles.ts'
import { type Ancienne, renderAnciennes } from './anciennes.ts'
import { renderBrouillon } from './brouillon.ts'
import { Emises } from './emises.ts'
import { facturationsFr as t } from './messages.fr.ts'
import { type Ecart, ecarts } from './rules.ts'

/** Months proposed before the one that is proposed first: a late correction, not the archives. */
const MOIS = 12

/** Billing a month of a service: prepared, checked family by family, then issued. */
export class Facturations implements Contenu {
  readonly sujets = [] as const
  readonly #contexte: Contexte
  readonly #anciennes: Lecture<Ancienne[]>
  readonly #operation: Operation
  readonly #emises: Emises
  #structure = ''
  #mois = ''
  #brouillon: Facturation | undefined
  #recherche = ''
  /** What changed since the draft was checked, when an issue was refused for it. */
  #ecarts: Ecart[] | undefined
  #faite: Facturation | undefined
  #erreurBrouillon: unknown

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    contexte.adopter(argentStyles)
    const redraw = () => contexte.host.requestUpdate()
    this.#anciennes = new Lecture(redraw)
    this.#operation = new Operation(redraw)
    this.#emises = new Emises(contexte)
  }

  /** What was chosen, else the first structure and the month before the town's today. */
  get #choix() {
    const service = this.#contexte.service()
    return {
      structure: this.#structure || (service?.structures[0]?.id ?? ''),
      mois: this.#mois || (service ? moisPrecedent(service.aujourdhui) : ''),
    }
  }

  open(): void {
    if (!this.#anciennes.valeur) this.read()
  }

  read(): void {
    const espace = this.#contexte.espace()
    if (!espace) return
    void this.#anciennes.run(async () => {
      if (!this.#contexte.service()) await this.#contexte.relireService()
      const { structure } = this.#choix
      const { facturations } = await espace.get<Runs>('gestion/facturations', {
        searchParams: { structure },
      })
      return facturations
    })
  }

  forget(): void {
    this.#anciennes.forget()
    this.#emises.forget()
    this.#operation.forget()
    this.#structure = ''
    this.#mois = ''
    this.#close()
  }

  #close(): void {
    this.#brouillon = undefined
    this.#recherche = ''
    this.#ecarts = undefined
    this.#faite = undefined
    this.#erreurBrouillon = undefined
    this.#contexte.host.requestUpdate()
  }

  #choose(change: () => void): void {
    change()
    this.#close()
    this.#operation.forget()
    this.#contexte.dire('succes', null)
  }

  async #prepare(): Promise<void> {
    this.#faite = undefined
    this.#ecarts = undefined
    this.#contexte.dire('succes', null)
    const done = await this.#operation.send<Facturation>(
      this.#contexte.espace(),
      'preparer',
      'post',
      'gestion/facturations',
      this.#choix,
    )
    if (!done) return
    this.#show(done.reponse)
    await this.#contexte.focus('brouillon')
  }

  #show(facturation: Facturation): void {
    this.#brouillon = facturation
    this.#erreurBrouillon = undefined
    this.#contexte.host.requestUpdate()
    this.read()
  }

  async #resume(ancienne: Ancienne): Promise<void> {
    this.#close()
    this.#operation.forget()
    this.#structure = ancienne.structure.id
    this.#mois = ancienne.mois
    if (await this.#reread(ancienne.id)) await this.#contexte.focus('brouillon')
  }

  async #reread(id: string): Promise<boolean> {
    try {
      const found = await this.#contexte.espace()?.get<Facturation>(`gestion/facturations/${id}`)
      if (found) this.#show(found)
      return found !== undefined
    } catch (error) {
      this.#erreurBrouillon = error
      this.#contexte.host.requestUpdate()
      return false
    }
  }

  #askIssue(): void {
    const facturation = this.#brouillon
    if (!facturation || this.#operation.envoi) return
    const mois = moisEnMots(facturation.mois, this.#contexte.locale())
    const total = euros(facturation.totalCentimes, this.#contexte.locale())
    this.#contexte.demander({
      titre: t.question(mois, facturation.structure.nom),
      texte: t.consequence(facturation.factures + facturation.avoirs, total),
      oui: t.emettre(facturation.factures, facturation.avoirs, total),
      faire: () => void this.#issue(facturation),
    })
  }

  async #issue(checked: Facturation): Promise<void> {
    const { id, empreinte, propositions } = checked
    this.#ecarts = undefined
    const done = await this.#operation.send<Facturation>(
      this.#contexte.espace(),
      'emettre',
      'post',
      `gestion/facturations/${id}/emission`,
      { empreinte },
    )
    if (done) {
      this.#close()
      this.#faite = done.reponse
      this.#emises.forget()
      this.#emises.toggle(done.reponse.id)
      this.read()
      await this.#contexte.focus('facturation-faite')
      return
    }
    if (this.#operation.erreur?.code !== 'facturation-modifiee') return
    this.#operation.forget()
    if (!(await this.#reread(id))) return
    this.#ecarts = ecarts(propositions, this.#brouillon?.propositions ?? [])
    this.#contexte.host.requestUpdate()
    await this.#contexte.focus('brouillon')
  }

  #askAbandon(): void {
    const id = this.#brouillon?.id
    if (!id || this.#operation.envoi) return
    this.#contexte.demander({
      titre: t.abandonQuestion,
      texte: t.abandonConsequence,
      oui: t.abandonner,
      faire: () => void this.#abandon(id),
    })
  }

  async #abandon(id: string): Promise<void> {
    const done = await this.#operation.send(
      this.#contexte.espace(),
      'abandonner',
      'delete',
      `gestion/facturations/${id}`,
    )
    if (!done) return
    this.#close()
    this.#contexte.dire('succes', t.abandonnee)
    this.read()
    await this.#contexte.focus('titre')
  }

  render(): TemplateResult {
    const erreur = this.#contexte.erreurService()
    if (erreur) return this.#contexte.renderError(erreur, () => this.read())
    if (!this.#contexte.service()) return this.#contexte.renderLoading()
    const brouillon = this.#brouillon
    return html`${this.#renderChoix()}
      <div role="status">${this.#renderFaite()}</div>
      ${
        this.#erreurBrouillon
          ? this.#contexte.renderError(this.#erreurBrouillon, () => void this.#prepare())
          : nothing
      }
      ${
        brouillon
          ? renderBrouillon({
              facturation: brouillon,
              locale: this.#contexte.locale(),
              zone: this.#contexte.zone(),
              recherche: this.#recherche,
              ecarts: this.#ecarts,
              operation: this.#operation,
              search: (words) => {
                this.#recherche = words
                this.#contexte.host.requestUpdate()
              },
              refresh: () => void this.#prepare(),
              issue: () => this.#askIssue(),
              abandon: () => this.#askAbandon(),
            })
          : nothing
      }
      ${this.#renderAnciennes()}`
  }

  #renderChoix(): TemplateResult {
    const { structure, mois } = this.#choix
    const { structures = [], aujourdhui = '' } = this.#contexte.service() ?? {}
    const months = [aujourdhui.slice(0, 7)]
    for (let index = 0; index < MOIS; index++) months.push(moisPrecedent(`${months.at(-1)}-01`))
    const { envoi, erreur } = this.#operation
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#prepare()
    }
    return html`<form class="pile" novalidate aria-label=${t.choix} @submit=${submit}>
      <div class="reglages">
        ${champ({
          id: 'facturation-structure',
          label: t.structure,
          valeur: structure,
          choix: structures.map(({ id, nom }) => [id, nom] as const),
          saisie: (value) => {
            this.#choose(() => (this.#structure = value))
            this.read()
          },
        })}
        ${champ({
          id: 'facturation-mois',
          label: t.mois,
          valeur: mois,
          choix: months.map((one) => [one, moisEnMots(one, this.#contexte.locale())] as const),
          saisie: (value) => this.#choose(() => (this.#mois = value)),
        })}
        ${
          this.#brouillon
            ? nothing
            : html`<button class="bouton" type="submit" aria-disabled=${envoi !== undefined}>
                ${envoi === 'preparer' ? t.preparation : t.preparer}
              </button>`
        }
      </div>
      ${this.#brouillon ? nothing : html`<p class="sous">${t.explication}</p>`}
      <div role="alert">${erreur && !this.#brouillon ? avis('erreur', erreur.message) : nothing}</div>
    </form>`
  }

  #renderFaite(): TemplateResult | typeof nothing {
    const faite = this.#faite
    if (!faite) return nothing
    const locale = this.#contexte.locale()
    const said = t.faite(
      faite.factures,
      faite.avoirs,
      euros(faite.totalCentimes, locale),
      moisEnMots(faite.mois, locale),
    )
    return avis('succes', html`<p id="facturation-faite" tabindex="-1"><b>${said}</b></p><p>${t.suite}</p>`)
  }

  #renderAnciennes(): TemplateResult {
    const { valeur, erreur } = this.#anciennes
    if (erreur) return this.#contexte.renderError(erreur, () => this.read())
    if (!valeur) return html`<p class="sous" role="status">${communFr.chargement}</p>`
    const { structure } = this.#choix
    return renderAnciennes({
      anciennes: valeur.filter((one) => one.structure.id === structure && one.id !== this.#brouillon?.id),
      locale: this.#contexte.locale(),
      zone: this.#contexte.zone(),
      resume: (one) => void this.#resume(one),
      emises: this.#emises,
    })
  }
}
