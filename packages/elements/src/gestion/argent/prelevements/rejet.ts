import type { Remise } from '@inoe/contract/prelevements'
import { html, nothing, type TemplateResult } from 'lit'
import { Operation } from '../../../espace/operation.ts'
import { communFr } from '../../../i18n/commun.fr.ts'
import { euros } from '../../../i18n/format.ts'
import { avis } from '../../../ui/avis.ts'
import { champ } from '../../../ui/champ.ts'
import type { Contexte } from '../../volet.ts'
import { argentFr } from '../argent.fr.ts'
import { motifEnMots, prelevementsFr as t } from './messages.fr.ts'

export type Prelevement = Remise['prelevements'][number]

const LOOKS = { prevu: 'attente', preleve: 'fait', rejete: 'agir', retire: 'neutre' } as const
const CODES = Object.keys(t.codes)

/** A debit that the bank gave back, being noted. */
export class Rejet {
  readonly #contexte: Contexte
  readonly #done: (remise: Remise) => void
  readonly #operation: Operation
  #ouvert: string | undefined
  #code = CODES[0] ?? ''

  constructor(contexte: Contexte, done: (remise: Remise) => void) {
    this.#contexte = contexte
    this.#done = done
    this.#operation = new Operation(() => contexte.host.requestUpdate())
  }

  close(): void {
    this.#ouvert = undefined
    this.#code = CODES[0] ?? ''
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
  }

  async #toggle(id: string): Promise<void> {
    const open = this.#ouvert === id
    this.close()
    if (!open) this.#ouvert = id
    await this.#contexte.focus(open ? `rejeter-${id}` : `rejet-${id}`)
  }

  #ask(one: Prelevement): void {
    if (this.#operation.envoi) return
    const montant = euros(one.montantCentimes, this.#contexte.locale())
    this.#contexte.demander({
      titre: t.rejetQuestion(montant, one.famille || t.sansNom),
      texte: t.rejetConsequence,
      oui: t.confirmerRejet,
      faire: () => void this.#send(one, montant),
    })
  }

  async #send({ id }: Prelevement, montant: string): Promise<void> {
    const done = await this.#operation.send<Remise>(
      this.#contexte.espace(),
      'rejet',
      'post',
      `gestion/prelevements/${id}/rejet`,
      { code: this.#code },
    )
    if (!done) return
    this.close()
    this.#contexte.dire('succes', t.rejete(montant))
    this.#done(done.reponse)
    await this.#contexte.focus('titre')
  }

  renderPrelevement(one: Prelevement, remise: Remise['etat']): TemplateResult {
    const { id, rum, sequence, montantCentimes, factures, etat, motifRejet } = one
    const famille = one.famille || t.sansNom
    const can = remise !== 'preparee' && (etat === 'prevu' || etat === 'preleve')
    return html`<li>
      <div class="ligne">
        <span><b>${famille}</b> <span class="etat ${LOOKS[etat]}">${t.prelevements[etat]}</span><br />
          <span class="sous">${t.factures(factures.map(({ numero }) => numero).join(', '))}<br />${t.mandat(rum, sequence === 'FRST')}</span>
          ${motifRejet ? html`<br /><span class="retard">${t.rejet(motifEnMots(motifRejet))}</span>` : nothing}</span>
        <span class="somme num">${euros(montantCentimes, this.#contexte.locale())}</span>
      </div>
      ${
        can
          ? html`<button class="lien" type="button" id="rejeter-${id}" aria-expanded=${this.#ouvert === id} @click=${() => void this.#toggle(id)}>${t.rejeter}<span class="lu">${t.pour(famille)}</span></button>`
          : nothing
      }
      ${can && this.#ouvert === id ? this.#renderForm(one) : nothing}
    </li>`
  }

  #renderForm(one: Prelevement): TemplateResult {
    const { envoi, erreur } = this.#operation
    const submit = (event: Event) => {
      event.preventDefault()
      this.#ask(one)
    }
    return html`<form class="formulaire" novalidate @submit=${submit}>
      ${champ({
        id: `rejet-${one.id}`,
        label: t.motif,
        valeur: this.#code,
        choix: CODES.map((code) => [code, motifEnMots(code)] as const),
        saisie: (code) => {
          this.#code = code
        },
      })}
      <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton danger" type="submit" aria-disabled=${envoi !== undefined}>${envoi ? argentFr.envoi : t.confirmerRejet}</button>
        <button class="lien" type="button" @click=${() => void this.#toggle(one.id)}>${communFr.annuler}</button>
      </div>
    </form>`
  }
}
