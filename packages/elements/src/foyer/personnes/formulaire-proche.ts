import type { Personnes, Proche, ProcheSaisi } from '@inoe/contract/proches'
import { html, nothing, type TemplateResult } from 'lit'
import { Operation } from '../../espace/operation.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { ContexteFoyer } from '../volet.ts'
import { personnesFr as t } from './messages.fr.ts'

const TEXTES = ['prenom', 'nom', 'lien', 'telephone'] as const

/** Somebody being named, or corrected: what is typed stays until it is saved or given up. */
export class FormulaireProche {
  readonly #contexte: ContexteFoyer
  readonly #fait: (words: string) => Promise<void>
  readonly #operation: Operation
  #saisie: ProcheSaisi | undefined
  #id: string | undefined
  #erreurs: Record<string, string> = {}

  constructor(contexte: ContexteFoyer, fait: (words: string) => Promise<void>) {
    this.#contexte = contexte
    this.#fait = fait
    this.#operation = new Operation(() => contexte.host.requestUpdate())
  }

  /** The one that is corrected; null: somebody more; undefined: closed. */
  get ouvert(): string | null | undefined {
    return this.#saisie ? (this.#id ?? null) : undefined
  }

  begin(enfants: Personnes['enfants'], one?: Proche): void {
    const { id, ...saisie } = one ?? {
      id: undefined,
      prenom: '',
      nom: '',
      lien: '',
      telephone: '',
      enfants: enfants.map((child) => child.id),
      peutChercher: true,
      aPrevenir: false,
    }
    this.#saisie = saisie
    this.#id = id
    this.#erreurs = {}
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus('proche-prenom')
  }

  #close(): void {
    const back = this.#id ? `proche-${this.#id}` : 'proche-ajouter'
    this.#saisie = undefined
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus(back)
  }

  #type(change: Partial<ProcheSaisi>): void {
    if (!this.#saisie) return
    this.#saisie = { ...this.#saisie, ...change }
    for (const name of Object.keys(change)) delete this.#erreurs[name]
    // What is asked of the two boxes together is said under them.
    if (change.aPrevenir) delete this.#erreurs.peutChercher
    this.#contexte.host.requestUpdate()
  }

  #send = async (event: Event) => {
    event.preventDefault()
    const saisie = this.#saisie
    if (!saisie) return
    this.#erreurs = {
      ...Object.fromEntries(TEXTES.filter((name) => !saisie[name].trim()).map((name) => [name, t.requis])),
      ...(saisie.enfants.length === 0 ? { enfants: t.enfantsRequis } : {}),
    }
    if (Object.keys(this.#erreurs).length === 0) {
      const espace = this.#contexte.espace()
      const id = this.#id
      const done = id
        ? await this.#operation.send(espace, 'proche', 'put', `foyer/proches/${id}`, saisie)
        : await this.#operation.send(espace, 'proche', 'post', 'foyer/proches', saisie)
      if (done) {
        const nom = `${saisie.prenom.trim()} ${saisie.nom.trim()}`
        this.#saisie = undefined
        await this.#fait(id ? t.fait.modifie(nom) : t.fait.ajoute(nom))
        return
      }
      this.#erreurs = { ...this.#operation.erreur?.champs }
    }
    this.#contexte.host.requestUpdate()
    const [first] = Object.keys(this.#erreurs)
    if (first) await this.#contexte.focus(`proche-${first}`)
  }

  render(enfants: Personnes['enfants']): TemplateResult | typeof nothing {
    const saisie = this.#saisie
    if (!saisie) return nothing
    const { envoi, erreur } = this.#operation
    const text = (name: (typeof TEXTES)[number], more: { type?: 'tel'; aide?: string } = {}) =>
      champ({
        id: `proche-${name}`,
        label: t[name],
        valeur: saisie[name],
        requis: true,
        erreur: this.#erreurs[name],
        saisie: (valeur) => this.#type({ [name]: valeur }),
        ...more,
      })
    const box = (name: string, words: string, checked: boolean, set: (on: boolean) => void) =>
      html`<label class="coche"><input type="checkbox" id="proche-${name}" .checked=${checked} @change=${(event: Event) => set((event.target as HTMLInputElement).checked)} />${words}</label>`
    const wrong = (name: string) =>
      this.#erreurs[name] ? html`<span class="erreur">${this.#erreurs[name]}</span>` : nothing
    return html`<form class="carte partie" novalidate @submit=${this.#send}>
      <h4>${this.#id ? `${saisie.prenom} ${saisie.nom}` : t.nouvelle}</h4>
      <div class="champs">
        ${text('prenom')} ${text('nom')} ${text('lien', { aide: t.lienAide })} ${text('telephone', { type: 'tel' })}
      </div>
      ${
        enfants.length > 1
          ? html`<fieldset class="champ" id="proche-enfants" tabindex="-1"><legend>${t.enfants}</legend>
              ${enfants.map(({ id, prenom }) =>
                box(`enfant-${id}`, prenom, saisie.enfants.includes(id), (on) =>
                  this.#type({ enfants: saisie.enfants.filter((one) => one !== id).concat(on ? id : []) }),
                ),
              )}${wrong('enfants')}</fieldset>`
          : nothing
      }
      <div class="champ">
        ${box('peutChercher', t.peutChercher, saisie.peutChercher, (on) => this.#type({ peutChercher: on }))}
        ${box('aPrevenir', t.aPrevenir, saisie.aPrevenir, (on) => this.#type({ aPrevenir: on }))}
        ${wrong('peutChercher')}
      </div>
      <div role="alert">${erreur && Object.keys(this.#erreurs).length === 0 ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton" aria-disabled=${envoi ? 'true' : nothing}>${envoi ? t.envoi : communFr.enregistrer}</button>
        <button class="lien" type="button" @click=${() => this.#close()}>${communFr.annuler}</button>
      </div>
    </form>`
  }
}
