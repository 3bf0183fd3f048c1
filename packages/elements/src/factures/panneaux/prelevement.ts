import type { Mandat, Mandats } from '@inoe/contract/prelevements'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { dateCivile, euros, instant } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Hote, Panneau } from '../panneaux.ts'
import { brut, parQuatre, reproche } from './iban.ts'
import { panneauxFr } from './messages.fr.ts'
import { panneauxStyles } from './styles.ts'

const t = panneauxFr.prelevement
type Regie = Mandats['regies'][number]

interface Saisie {
  iban: string
  titulaire: string
  code: string
}
const VIDE: Saisie = { iban: '', titulaire: '', code: '' }

/** « Prélèvement automatique », régie by régie: asked for, signed by a code, suspended, ended. */
class Prelevement implements Panneau {
  readonly sujets = ['mandats', 'factures'] as const
  readonly #hote: Hote
  readonly #lecture: Lecture<Mandats>
  readonly #operation: Operation
  /** What is typed, by régie: never lost on an error. */
  readonly #saisies = new Map<string, Saisie>()
  /** What is wrong, by field id. */
  #erreurs = new Map<string, string>()
  /** The régie whose form is open, and the mandate whose end is asked about. */
  #regie: string | undefined
  #fin: string | undefined
  /** Where the last thing happened, and what is said of it. */
  #lieu = ''
  #dit = ''
  #echec: string | undefined

  constructor(hote: Hote) {
    this.#hote = hote
    hote.adopter(panneauxStyles)
    this.#lecture = new Lecture(() => hote.redraw())
    this.#operation = new Operation(() => hote.redraw())
  }

  read(): void {
    const espace = this.#hote.espace()
    if (espace) void this.#lecture.run(() => espace.get<Mandats>('mandats'))
  }

  /** Shows a mandate as it was just answered: the list is read again meanwhile. */
  #replace(mandat: Mandat): void {
    const { valeur } = this.#lecture
    if (!valeur) return
    const others = valeur.mandats.filter((one) => one.id !== mandat.id)
    this.#lecture.valeur = { ...valeur, mandats: [mandat, ...others] }
    this.#hote.redraw()
  }

  #of(regie: string): Saisie {
    return this.#saisies.get(regie) ?? VIDE
  }

  #type(regie: string, change: Partial<Saisie>): void {
    this.#saisies.set(regie, { ...this.#of(regie), ...change })
    this.#hote.redraw()
  }

  #wrong(id: string, message: string | null): boolean {
    if (message) this.#erreurs.set(id, message)
    else this.#erreurs.delete(id)
    return message !== null
  }

  async #send(lieu: string, route: string, body: object, dit: string): Promise<boolean> {
    this.#lieu = lieu
    this.#dit = ''
    const sent = await this.#operation.send<Mandat>(this.#hote.espace(), lieu, 'post', route, body)
    if (!sent) {
      for (const { champ: name, message } of this.#operation.erreur?.probleme?.errors ?? [])
        this.#erreurs.set(`${name}-${lieu}`, message)
      this.#hote.redraw()
      return false
    }
    this.#dit = dit
    this.#replace(sent.reponse)
    this.read()
    return true
  }

  async #ask(event: Event, { id }: Regie): Promise<void> {
    event.preventDefault()
    const { iban, titulaire } = this.#of(id)
    const bad = [
      this.#wrong(`iban-${id}`, reproche(iban, true)),
      this.#wrong(`titulaire-${id}`, titulaire.trim() ? null : t.champs.titulaire),
    ]
    if (bad.includes(true)) {
      this.#hote.redraw()
      await this.#hote.focus(`${bad[0] ? 'iban' : 'titulaire'}-${id}`)
      return
    }
    const body = { regie: id, iban: brut(iban), titulaire: titulaire.trim() }
    if (!(await this.#send(id, 'mandats', body, t.codeEnvoye))) return
    this.#regie = undefined
    await this.#hote.focus(`code-${id}`)
  }

  async #sign(event: Event, mandat: Mandat): Promise<void> {
    event.preventDefault()
    const { id: regie } = mandat.regie
    const code = this.#of(regie).code.replaceAll(/\s/g, '')
    if (this.#wrong(`code-${regie}`, /^\d{6}$/.test(code) ? null : t.codeInvalide)) {
      this.#hote.redraw()
      await this.#hote.focus(`code-${regie}`)
      return
    }
    if (!(await this.#send(regie, `mandats/${mandat.id}/signature`, { code }, t.signe))) return
    this.#saisies.delete(regie)
    await this.#hote.focus(`mandat-${regie}`)
  }

  async #change(mandat: Mandat, etat: 'actif' | 'suspendu' | 'revoque'): Promise<void> {
    if (!(await this.#send(mandat.regie.id, `mandats/${mandat.id}/etat`, { etat }, t.change))) return
    this.#fin = undefined
    await this.#hote.focus(`mandat-${mandat.regie.id}`)
  }

  async #download({ id }: Mandat): Promise<void> {
    this.#echec = undefined
    try {
      await this.#hote.telecharger(`mandats/${id}/pdf`, 'mandat-de-prelevement.pdf')
    } catch {
      this.#echec = id
    }
    this.#hote.redraw()
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (erreur) return this.#hote.renderError(erreur, () => this.read())
    if (!valeur) return this.#hote.renderLoading()
    const living = valeur.mandats.filter((one) => one.etat !== 'revoque')
    const regies = new Map([
      ...valeur.regies.map((one) => [one.id, one.nom] as const),
      ...living.map(({ regie }) => [regie.id, regie.nom] as const),
    ])
    return html`<p class="sous">${t.explication}</p>
      ${regies.size === 0 ? html`<p>${t.aucune}</p>` : nothing}
      ${[...regies].map(([id, nom]) => {
        const mandat = living.find((one) => one.regie.id === id)
        const regie = valeur.regies.find((one) => one.id === id)
        return html`<section class="fiche" aria-labelledby="mandat-${id}">
          <h3 id="mandat-${id}" tabindex="-1">${nom}</h3>
          ${mandat ? this.#renderMandat(mandat) : regie ? this.#renderForm(regie) : nothing}
          <div role="status">${this.#lieu === id && this.#dit ? avis('succes', this.#dit) : nothing}</div>
          <div role="alert">${this.#lieu === id && this.#operation.erreur ? avis('erreur', this.#operation.erreur.message) : nothing}</div>
        </section>`
      })}`
  }

  #renderMandat(mandat: Mandat): TemplateResult {
    const { etat, iban, rum, prochain } = mandat
    const locale = this.#hote.locale()
    if (etat === 'a-signer') return this.#renderSignature(mandat)
    return html`<p><span class="etat ${etat === 'actif' ? 'fait' : 'attente'}">${t.etats[etat]}</span></p>
      <dl class="lignes">
        <div><dt>${t.compte}</dt><dd class="num">${iban}</dd></div>
        <div><dt>${t.reference}</dt><dd class="rum">${rum}</dd></div>
      </dl>
      <p>${prochain ? t.prochain(euros(prochain.montantCentimes, locale), dateCivile(prochain.date, locale)) : t.aucunProchain}</p>
      ${this.#fin === mandat.id ? this.#renderEnd(mandat) : this.#renderActions(mandat)}
      <p class="erreur" role="alert">${this.#echec === mandat.id ? panneauxFr.pdfEchoue : nothing}</p>`
  }

  #renderActions(mandat: Mandat): TemplateResult {
    const active = mandat.etat === 'actif'
    return html`<div class="actions">
      <button class="lien" type="button" @click=${() => void this.#download(mandat)}>${t.pdf}</button>
      <button class="bouton second" type="button" @click=${() => void this.#change(mandat, active ? 'suspendu' : 'actif')}>${active ? t.suspendre : t.reprendre}</button>
      <button
        class="bouton second"
        type="button"
        @click=${() => {
          this.#fin = mandat.id
          this.#hote.redraw()
          void this.#hote.focus(`fin-${mandat.regie.id}`)
        }}
      >${t.terminer}</button>
    </div>`
  }

  #renderEnd(mandat: Mandat): TemplateResult {
    const keep = () => {
      this.#fin = undefined
      this.#hote.redraw()
      void this.#hote.focus(`mandat-${mandat.regie.id}`)
    }
    return html`<div class="question" role="group" aria-labelledby="fin-${mandat.regie.id}">
      <p id="fin-${mandat.regie.id}" tabindex="-1">${t.confirmer(mandat.regie.nom)}</p>
      <div class="actions">
        <button class="bouton second" type="button" @click=${keep}>${t.non}</button>
        <button class="bouton" type="button" @click=${() => void this.#change(mandat, 'revoque')}>${t.oui}</button>
      </div>
    </div>`
  }

  #renderSignature(mandat: Mandat): TemplateResult {
    const { id } = mandat.regie
    const jusqua =
      mandat.codeJusquAu &&
      instant(mandat.codeJusquAu, this.#hote.locale(), this.#hote.zone(), { timeStyle: 'short' })
    return html`<form novalidate @submit=${(event: Event) => void this.#sign(event, mandat)}>
      ${champ({
        id: `code-${id}`,
        label: t.code,
        valeur: this.#of(id).code,
        saisie: (code) => this.#type(id, { code }),
        clavier: 'numeric',
        auto: 'one-time-code',
        requis: true,
        aide: jusqua ? t.codeAide(jusqua) : t.codeAideSansFin,
        erreur: this.#erreurs.get(`code-${id}`),
      })}
      <div class="actions">
        <button class="lien" type="button" @click=${() => void this.#change(mandat, 'revoque')}>${t.abandonner}</button>
        <button class="lien" type="button" @click=${() => void this.#send(id, `mandats/${mandat.id}/code`, {}, t.codeEnvoye)}>${t.autreCode}</button>
        <button class="bouton" type="submit" aria-disabled=${this.#operation.envoi !== undefined}>${t.signer}</button>
      </div>
    </form>`
  }

  #renderForm(regie: Regie): TemplateResult {
    const { id, texte } = regie
    if (this.#regie !== id)
      return html`<div class="actions">
        <button
          class="bouton second"
          type="button"
          @click=${() => {
            this.#regie = id
            this.#hote.redraw()
            void this.#hote.focus(`iban-${id}`)
          }}
        >${t.demander}</button>
      </div>`
    const { iban, titulaire } = this.#of(id)
    return html`<form
      novalidate
      @submit=${(event: Event) => void this.#ask(event, regie)}
      @input=${(event: Event) => this.#typed(event, id)}
      @focusout=${(event: Event) => this.#left(event, id)}
    >
      ${champ({
        id: `iban-${id}`,
        label: t.iban,
        valeur: iban,
        saisie: () => undefined,
        requis: true,
        aide: t.ibanAide,
        erreur: this.#erreurs.get(`iban-${id}`),
      })}
      ${champ({
        id: `titulaire-${id}`,
        label: t.titulaire,
        valeur: titulaire,
        saisie: (value) => this.#type(id, { titulaire: value }),
        auto: 'name',
        requis: true,
        erreur: this.#erreurs.get(`titulaire-${id}`),
      })}
      <p>${t.lire}</p>
      <blockquote lang="fr">${texte}</blockquote>
      <div class="actions">
        <button class="bouton" type="submit" aria-disabled=${this.#operation.envoi !== undefined}>${this.#operation.envoi === id ? t.envoi : t.recevoir}</button>
      </div>
    </form>`
  }

  /** Writes the IBAN by fours, the caret staying beside what was just typed. */
  #typed(event: Event, regie: string): void {
    const input = event.target as HTMLInputElement
    if (input.id !== `iban-${regie}`) return
    const { texte, caret } = parQuatre(input.value, input.selectionStart ?? input.value.length)
    input.value = texte
    input.setSelectionRange(caret, caret)
    this.#wrong(input.id, reproche(texte, false))
    this.#type(regie, { iban: texte })
  }

  #left(event: Event, regie: string): void {
    const input = event.target as HTMLInputElement
    if (input.id !== `iban-${regie}` || input.value === '') return
    this.#wrong(input.id, reproche(input.value, true))
    this.#hote.redraw()
  }
}

export const ouvrir = (hote: Hote): Panneau => new Prelevement(hote)
