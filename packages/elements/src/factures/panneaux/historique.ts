import type { Paiement, Paiements } from '@inoe/contract/paiements'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { dateCivile, euros, instant, jourDe, plusJours } from '../../i18n/format.ts'
import { icones } from '../../ui/icones.ts'
import type { Hote, Panneau } from '../panneaux.ts'
import { panneauxFr } from './messages.fr.ts'
import { panneauxStyles } from './styles.ts'

const t = panneauxFr.historique
type Par = 'semaine' | 'mois'

/** First and last day of the week (Monday to Sunday) or month of a day. */
export function periodeDe(par: Par, jour: string): { du: string; au: string } {
  if (par === 'mois') {
    const du = `${jour.slice(0, 8)}01`
    return { du, au: plusJours(`${plusJours(du, 31).slice(0, 8)}01`, -1) }
  }
  const day = new Date(`${jour}T12:00:00Z`).getUTCDay()
  const du = plusJours(jour, -((day + 6) % 7))
  return { du, au: plusJours(du, 6) }
}

/** « Historique des paiements en ligne », by week or month. */
class Historique implements Panneau {
  readonly sujets = ['factures'] as const
  readonly #hote: Hote
  readonly #lecture: Lecture<Paiement[]>
  #par: Par = 'mois'
  #jour: string
  #echec: string | undefined

  constructor(hote: Hote) {
    this.#hote = hote
    hote.adopter(panneauxStyles)
    this.#jour = jourDe(new Date(), hote.zone())
    this.#lecture = new Lecture(() => hote.redraw())
  }

  read(): void {
    const espace = this.#hote.espace()
    if (!espace) return
    const searchParams = periodeDe(this.#par, this.#jour)
    void this.#lecture.run(async () => (await espace.get<Paiements>('paiements', { searchParams })).paiements)
  }

  #move(to: { par?: Par; jour?: string }): void {
    this.#par = to.par ?? this.#par
    this.#jour = to.jour ?? this.#jour
    this.#echec = undefined
    this.#lecture.valeur = undefined
    this.read()
  }

  #periode(): string {
    const { du, au } = periodeDe(this.#par, this.#jour)
    const locale = this.#hote.locale()
    return this.#par === 'mois'
      ? dateCivile(du, locale, { month: 'long', year: 'numeric' })
      : t.duAu(dateCivile(du, locale, { day: 'numeric', month: 'long' }), dateCivile(au, locale))
  }

  async #receipt(id: string, encaissement: string): Promise<void> {
    this.#echec = undefined
    try {
      await this.#hote.telecharger(`encaissements/${encaissement}/recu`, 'recu.pdf')
    } catch {
      this.#echec = id
    }
    this.#hote.redraw()
  }

  render(): TemplateResult {
    const { du, au } = periodeDe(this.#par, this.#jour)
    const today = jourDe(new Date(), this.#hote.zone())
    return html`<p class="sous">${t.explication}</p>
      <div class="periode">
        <fieldset class="choix">
          <legend class="lu">${t.par}</legend>
          ${(['semaine', 'mois'] as const).map(
            (par) => html`<label
              ><input type="radio" name="par" .checked=${par === this.#par} @change=${() => this.#move({ par })} />${t[par]}</label
            >`,
          )}
        </fieldset>
        <div class="pas">
          <button class="bouton second avant" type="button" aria-label=${t.precedent} @click=${() => this.#move({ jour: plusJours(du, -1) })}>${icones.chevron}</button>
          <strong class="nom">${this.#periode()}</strong>
          <button class="bouton second" type="button" aria-label=${t.suivant} aria-disabled=${au >= today} @click=${() => au < today && this.#move({ jour: plusJours(au, 1) })}>${icones.chevron}</button>
        </div>
      </div>
      ${this.#renderList()}`
  }

  #renderList(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (erreur) return this.#hote.renderError(erreur, () => this.read())
    if (!valeur) return this.#hote.renderLoading()
    const periode = this.#periode()
    return html`<p role="status">${valeur.length === 0 ? t.aucun(periode) : t.nombre(valeur.length, periode)}</p>
      <ul class="passe">
        ${valeur.map((one) => this.#renderOne(one))}
      </ul>`
  }

  #renderOne({
    id,
    etat,
    moyen,
    montantCentimes,
    factures,
    creeLe,
    tropPercuCentimes,
    encaissement,
  }: Paiement) {
    const locale = this.#hote.locale()
    const le = instant(creeLe, locale, this.#hote.zone())
    return html`<li>
      <span><strong>${le}</strong> <span class="etat ${etat === 'paye' ? 'fait' : 'attente'}">${t.etats[etat]}${moyen ? ` ${t[moyen]}` : nothing}</span></span>
      <span class="num montant">${euros(montantCentimes, locale)}</span>
      <span class="sous">${t.pour(factures.map((one) => one.numero).join(', '))}${tropPercuCentimes > 0 ? html` · ${t.avance(euros(tropPercuCentimes, locale))}` : nothing}</span>
      ${encaissement ? html`<button class="lien" type="button" @click=${() => void this.#receipt(id, encaissement)}>${t.recu}<span class="lu">${t.recuDu(le)}</span></button>` : nothing}
      <span class="erreur" role="alert">${this.#echec === id ? panneauxFr.pdfEchoue : nothing}</span>
    </li>`
  }
}

export const ouvrir = (hote: Hote): Panneau => new Historique(hote)
