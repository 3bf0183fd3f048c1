import type { Encaissement } from '@inoe/contract/encaissements'
import { html, nothing, type TemplateResult } from 'lit'
import { Operation } from '../../../espace/operation.ts'
import { euros } from '../../../i18n/format.ts'
import { avis } from '../../../ui/avis.ts'
import { champ } from '../../../ui/champ.ts'
import type { Contexte } from '../../volet.ts'
import { argentFr } from '../argent.fr.ts'
import { caisseFr as t } from './messages.fr.ts'

/** The reversal of an entry being written, with its reason. */
export class Annuler {
  readonly #contexte: Contexte
  readonly #done: () => void
  readonly #operation: Operation
  #ouvert: string | undefined
  #motif = ''
  #erreurMotif: string | undefined

  constructor(contexte: Contexte, done: () => void) {
    this.#contexte = contexte
    this.#done = done
    this.#operation = new Operation(() => contexte.host.requestUpdate())
  }

  close(): void {
    this.#ouvert = undefined
    this.#motif = ''
    this.#erreurMotif = undefined
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
  }

  async #toggle({ id }: Encaissement): Promise<void> {
    const open = this.#ouvert === id
    this.close()
    if (!open) this.#ouvert = id
    await this.#contexte.focus(open ? `annuler-${id}` : `motif-annulation-${id}`)
  }

  async #ask(entry: Encaissement): Promise<void> {
    if (this.#operation.envoi) return
    if (!this.#motif.trim()) {
      this.#erreurMotif = t.motifRequis
      this.#contexte.host.requestUpdate()
      await this.#contexte.focus(`motif-annulation-${entry.id}`)
      return
    }
    const montant = euros(entry.montantCentimes, this.#contexte.locale())
    this.#contexte.demander({
      titre: t.annulationQuestion(montant, entry.famille.nom || t.sansNom),
      texte: t.annulationConsequence,
      oui: t.annuler,
      faire: () => void this.#send(entry, montant),
    })
  }

  async #send({ id }: Encaissement, montant: string): Promise<void> {
    const done = await this.#operation.send(
      this.#contexte.espace(),
      'annuler',
      'post',
      `gestion/encaissements/${id}/annulation`,
      { motif: this.#motif.trim() },
    )
    if (!done) return
    this.close()
    this.#contexte.dire('succes', t.annulationFaite(montant))
    this.#done()
    await this.#contexte.focus('titre')
  }

  renderBouton(entry: Encaissement): TemplateResult {
    const montant = euros(entry.montantCentimes, this.#contexte.locale())
    return html`<button class="lien" type="button" id="annuler-${entry.id}" aria-expanded=${this.#ouvert === entry.id} @click=${() => void this.#toggle(entry)}>${t.annuler}<span class="lu">${t.de(montant, entry.famille.nom || t.sansNom)}</span></button>`
  }

  render(entry: Encaissement): TemplateResult | typeof nothing {
    if (this.#ouvert !== entry.id) return nothing
    const { envoi, erreur } = this.#operation
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#ask(entry)
    }
    return html`<form class="formulaire" novalidate @submit=${submit}>
      ${champ({
        id: `motif-annulation-${entry.id}`,
        label: t.motifAnnulation,
        lignes: 2,
        requis: true,
        valeur: this.#motif,
        erreur: this.#erreurMotif ?? erreur?.champs.motif,
        saisie: (motif) => {
          this.#motif = motif
          if (!this.#erreurMotif) return
          this.#erreurMotif = undefined
          this.#contexte.host.requestUpdate()
        },
      })}
      <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton danger" type="submit" aria-disabled=${envoi !== undefined}>${envoi ? argentFr.envoi : t.annuler}</button>
        <button class="lien" type="button" @click=${() => void this.#toggle(entry)}>${t.garder}</button>
      </div>
    </form>`
  }
}
