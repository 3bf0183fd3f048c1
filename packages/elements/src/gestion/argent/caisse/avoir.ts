import type { AvoirEmis, FactureARendre, NouvelAvoir } from '@inoe/contract/facturations'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../../espace/lecture.ts'
import { Operation } from '../../../espace/operation.ts'
import { communFr } from '../../../i18n/commun.fr.ts'
import { euros } from '../../../i18n/format.ts'
import { avis } from '../../../ui/avis.ts'
import { champ } from '../../../ui/champ.ts'
import type { Contexte } from '../../volet.ts'
import { argentFr } from '../argent.fr.ts'
import { ecrireCentimes, lireCentimes } from '../montant.ts'
import { caisseFr } from './messages.fr.ts'

const t = caisseFr.avoir

interface Facture {
  id: string
  numero: string
}
type Ligne = FactureARendre['lignes'][number]

/** A credit note being written: of a whole invoice, or of some of its lines. */
export class Avoir {
  readonly #contexte: Contexte
  readonly #done: () => void
  readonly #operation: Operation
  readonly #lignes: Lecture<Ligne[]>
  #ouvert: string | undefined
  #parLigne = false
  #motif = ''
  /** Amounts typed, by line ticked. */
  readonly #montants = new Map<string, string>()
  /** Tried to send: what is wrong is said. */
  #essaye = false

  constructor(contexte: Contexte, done: () => void) {
    this.#contexte = contexte
    this.#done = done
    const redraw = () => contexte.host.requestUpdate()
    this.#operation = new Operation(redraw)
    this.#lignes = new Lecture(redraw)
  }

  close(): void {
    this.#ouvert = undefined
    this.#parLigne = false
    this.#motif = ''
    this.#montants.clear()
    this.#essaye = false
    this.#lignes.forget()
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
  }

  async #toggle({ id }: Facture): Promise<void> {
    const open = this.#ouvert === id
    this.close()
    if (!open) this.#ouvert = id
    await this.#contexte.focus(open ? `faire-avoir-${id}` : `avoir-${id}`)
  }

  #read(id: string): void {
    const espace = this.#contexte.espace()
    if (!espace) return
    void this.#lignes.run(async () => (await espace.get<FactureARendre>(`gestion/factures/${id}`)).lignes)
  }

  #erreurLigne({ id, resteCentimes }: Ligne): string | undefined {
    const centimes = lireCentimes(this.#montants.get(id) ?? '')
    if (!centimes) return argentFr.montantInvalide
    return centimes > resteCentimes ? t.auPlus(euros(resteCentimes, this.#contexte.locale())) : undefined
  }

  /** Undefined while it is not right; the focus goes to what is wrong. */
  async #checked({ id }: Facture): Promise<NouvelAvoir | undefined> {
    this.#essaye = true
    this.#contexte.host.requestUpdate()
    const chosen = (this.#lignes.valeur ?? []).filter((one) => this.#montants.has(one.id))
    const wrong = chosen.find((one) => this.#erreurLigne(one))
    if (this.#parLigne && wrong) await this.#contexte.focus(`rendre-${wrong.id}`)
    else if (this.#parLigne && chosen.length === 0) await this.#contexte.focus(`avoir-${id}`)
    else if (!this.#motif.trim()) await this.#contexte.focus(`motif-avoir-${id}`)
    else
      return {
        motif: this.#motif.trim(),
        ...(this.#parLigne && {
          lignes: chosen.map((one) => ({
            ligne: one.id,
            montantCentimes: lireCentimes(this.#montants.get(one.id) ?? '') ?? 0,
          })),
        }),
      }
    return undefined
  }

  async #ask(facture: Facture): Promise<void> {
    if (this.#operation.envoi) return
    const avoir = await this.#checked(facture)
    if (!avoir) return
    const total = avoir.lignes?.reduce((sum, one) => sum + one.montantCentimes, 0)
    this.#contexte.demander({
      titre: t.question(facture.numero),
      texte: t.consequence(total === undefined ? null : euros(total, this.#contexte.locale())),
      oui: t.emettre,
      faire: () => void this.#send(facture, avoir),
    })
  }

  async #send({ id }: Facture, avoir: NouvelAvoir): Promise<void> {
    const done = await this.#operation.send<AvoirEmis>(
      this.#contexte.espace(),
      'avoir',
      'post',
      `gestion/factures/${id}/avoir`,
      avoir,
    )
    if (!done) return
    const { numero, totalCentimes, creditCentimes } = done.reponse
    const money = (centimes: number) => euros(centimes, this.#contexte.locale())
    this.close()
    this.#contexte.dire(
      'succes',
      `${t.fait(numero, money(Math.abs(totalCentimes)))}${creditCentimes > 0 ? t.credit(money(creditCentimes)) : ''}`,
    )
    this.#done()
    await this.#contexte.focus('titre')
  }

  renderBouton(facture: Facture): TemplateResult {
    return html`<button class="lien" type="button" id="faire-avoir-${facture.id}" aria-expanded=${this.#ouvert === facture.id} @click=${() => void this.#toggle(facture)}>${caisseFr.corriger}<span class="lu">${caisseFr.surFacture(facture.numero)}</span></button>`
  }

  render(facture: Facture): TemplateResult | typeof nothing {
    const { id, numero } = facture
    if (this.#ouvert !== id) return nothing
    const { envoi, erreur } = this.#operation
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#ask(facture)
    }
    return html`<form class="formulaire" novalidate aria-labelledby="avoir-${id}" @submit=${submit}>
      <h4 id="avoir-${id}" tabindex="-1">${t.titre(numero)}</h4>
      <p class="sous">${t.explication}</p>
      <fieldset>
        <legend>${t.quoi}</legend>
        ${this.#renderEtendue(id, false, t.tout)} ${this.#renderEtendue(id, true, t.lignes)}
      </fieldset>
      ${this.#parLigne ? this.#renderLignes(id) : nothing}
      ${champ({
        id: `motif-avoir-${id}`,
        label: t.motif,
        lignes: 2,
        requis: true,
        aide: t.aideMotif,
        valeur: this.#motif,
        erreur: this.#essaye && !this.#motif.trim() ? t.motifRequis : erreur?.champs.motif,
        saisie: (motif) => {
          this.#motif = motif
          if (this.#essaye) this.#contexte.host.requestUpdate()
        },
      })}
      <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton danger" type="submit" aria-disabled=${envoi !== undefined}>${envoi ? argentFr.envoi : t.emettre}</button>
        <button class="lien" type="button" @click=${() => void this.#toggle(facture)}>${communFr.annuler}</button>
      </div>
    </form>`
  }

  #renderEtendue(id: string, parLigne: boolean, words: string): TemplateResult {
    const choose = () => {
      this.#parLigne = parLigne
      if (parLigne && !this.#lignes.valeur) this.#read(id)
      this.#contexte.host.requestUpdate()
    }
    return html`<label class="coche"><input type="radio" name="etendue-${id}" .checked=${this.#parLigne === parLigne} @change=${choose} />${words}</label>`
  }

  #renderLignes(id: string): TemplateResult {
    const { valeur, erreur } = this.#lignes
    if (erreur) return this.#contexte.renderError(erreur, () => this.#read(id))
    if (!valeur) return html`<p class="sous" role="status">${communFr.chargement}</p>`
    return html`<ul class="liste">${valeur.map((one) => this.#renderLigne(one))}</ul>
      <p class="champ" role="alert">${this.#essaye && this.#montants.size === 0 ? html`<span class="erreur">${t.aucune}</span>` : nothing}</p>`
  }

  #renderLigne(ligne: Ligne): TemplateResult {
    const { id, libelle, resteCentimes } = ligne
    const max = euros(resteCentimes, this.#contexte.locale())
    const ticked = this.#montants.has(id)
    const tick = () => {
      if (ticked) this.#montants.delete(id)
      else this.#montants.set(id, ecrireCentimes(resteCentimes))
      this.#contexte.host.requestUpdate()
    }
    return html`<li>
      <label class="coche"><input type="checkbox" .checked=${ticked} ?disabled=${resteCentimes <= 0} @change=${tick} />
        <span class="ligne"><span>${libelle}</span><span class="sous num">${t.maximum(max)}</span></span></label>
      ${
        ticked
          ? champ({
              id: `rendre-${id}`,
              label: t.rendre(libelle),
              clavier: 'decimal',
              valeur: this.#montants.get(id) ?? '',
              erreur: this.#essaye ? this.#erreurLigne(ligne) : undefined,
              saisie: (typed) => {
                this.#montants.set(id, typed)
                if (this.#essaye) this.#contexte.host.requestUpdate()
              },
            })
          : nothing
      }
    </li>`
  }
}
