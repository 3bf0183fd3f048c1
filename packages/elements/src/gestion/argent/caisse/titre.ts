import { html, nothing, type TemplateResult } from 'lit'
import { Operation } from '../../../espace/operation.ts'
import { communFr } from '../../../i18n/commun.fr.ts'
import { champ } from '../../../ui/champ.ts'
import type { Contexte } from '../../volet.ts'
import { argentFr } from '../argent.fr.ts'
import { caisseFr as t } from './messages.fr.ts'

interface Facture {
  id: string
  numero: string
}

/** The reference that the comptable gave to an invoice, in a régie that works by titres. */
export class Titre {
  readonly #contexte: Contexte
  readonly #operation: Operation
  readonly #done: () => void
  #ouvert: string | undefined
  #reference = ''

  constructor(contexte: Contexte, done: () => void) {
    this.#contexte = contexte
    this.#done = done
    this.#operation = new Operation(() => contexte.host.requestUpdate())
  }

  close(): void {
    this.#ouvert = undefined
    this.#reference = ''
    this.#operation.forget()
  }

  async #toggle({ id }: Facture): Promise<void> {
    const open = this.#ouvert === id
    this.close()
    this.#contexte.host.requestUpdate()
    if (open) return
    this.#ouvert = id
    await this.#contexte.focus(`titre-${id}`)
  }

  async #save({ id, numero }: Facture): Promise<void> {
    const done = await this.#operation.send(
      this.#contexte.espace(),
      'titre',
      'post',
      `gestion/factures/${id}/titre`,
      { reference: this.#reference.trim() },
    )
    if (!done) return
    this.close()
    this.#contexte.dire('succes', t.titreFait(numero))
    this.#done()
    await this.#contexte.focus(`donner-titre-${id}`)
  }

  renderBouton(facture: Facture): TemplateResult {
    return html`<button class="lien" type="button" id="donner-titre-${facture.id}" aria-expanded=${this.#ouvert === facture.id} @click=${() => void this.#toggle(facture)}>${t.donnerTitre}<span class="lu">${t.surFacture(facture.numero)}</span></button>`
  }

  render(facture: Facture): TemplateResult | typeof nothing {
    if (this.#ouvert !== facture.id) return nothing
    const { envoi, erreur } = this.#operation
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#save(facture)
    }
    return html`<form class="formulaire" novalidate @submit=${submit}>
      ${champ({
        id: `titre-${facture.id}`,
        label: t.titre,
        aide: t.aideTitre,
        requis: true,
        valeur: this.#reference,
        erreur: erreur ? (erreur.champs.reference ?? erreur.message) : undefined,
        saisie: (reference) => {
          this.#reference = reference
        },
      })}
      <div class="actions">
        <button class="bouton" type="submit" aria-disabled=${envoi !== undefined}>${envoi ? argentFr.envoi : t.enregistrerTitre}</button>
        <button class="lien" type="button" @click=${() => void this.#toggle(facture)}>${communFr.annuler}</button>
      </div>
    </form>`
  }
}
