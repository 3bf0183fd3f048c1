import type { Activite } from '@inoe/contract/structures'
import type { PrixSimules } from '@inoe/contract/tarifs'
import { html, nothing, type TemplateResult } from 'lit'
import { ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { euros } from '../i18n/format.ts'
import { avis } from '../ui/avis.ts'
import { type Champ, champ } from '../ui/champ.ts'
import { messages } from './simulateur.fr.ts'

export interface HoteSimulateur {
  readonly espace: Espace
  readonly locale: string
  /** Draws the simulator again. */
  redraw(): void
}

type Nom = 'quotientFamilial' | 'ressourcesMensuelles' | 'enfants' | 'rang' | 'aeeh' | 'resident'

const ENFANTS_MAX = 10

/** « Simuler le prix » of one activity: what its price depends on is asked, the server computes and explains. */
export class Simulateur {
  readonly #hote: HoteSimulateur
  readonly #activite: Activite
  readonly #valeurs: Record<Nom, string> = {
    quotientFamilial: '',
    ressourcesMensuelles: '',
    enfants: '1',
    rang: '1',
    aeeh: '0',
    resident: 'oui',
  }
  #prix: PrixSimules['prix'] | undefined
  #erreur: unknown
  #occupe = false
  #abort: AbortController | undefined

  constructor(hote: HoteSimulateur, activite: Activite) {
    this.#hote = hote
    this.#activite = activite
  }

  /** Forgets what is on its way: nobody looks any more. */
  fermer(): void {
    this.#abort?.abort()
  }

  #saisir(nom: Nom, valeur: string): void {
    this.#valeurs[nom] = valeur.trim()
    const { enfants, rang, aeeh } = this.#valeurs
    if (Number(rang) > Number(enfants)) this.#valeurs.rang = enfants
    if (Number(aeeh) > Number(enfants)) this.#valeurs.aeeh = enfants
    // What was found was of other answers.
    this.#prix = undefined
    this.#erreur = undefined
    this.#abort?.abort()
    this.#occupe = false
    this.#hote.redraw()
  }

  async #calculer(): Promise<void> {
    if (this.#occupe) return
    const abort = new AbortController()
    this.#abort = abort
    this.#occupe = true
    this.#erreur = undefined
    this.#hote.redraw()
    const query = new URLSearchParams({ activite: this.#activite.id })
    for (const [nom, valeur] of Object.entries(this.#valeurs)) if (valeur !== '') query.set(nom, valeur)
    try {
      const found = await this.#hote.espace.get<PrixSimules>(`tarifs/simulation?${query}`, {
        signal: abort.signal,
      })
      this.#prix = found.prix
    } catch (error) {
      if (abort.signal.aborted) return
      this.#erreur = error
    }
    this.#occupe = false
    this.#hote.redraw()
  }

  render(id: string): TemplateResult {
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#calculer()
    }
    return html`<section class="panneau" id=${id} aria-labelledby="${id}-titre">
      <h5 id="${id}-titre" tabindex="-1">${messages.titre(this.#activite.nom)}</h5>
      <form novalidate @submit=${submit}>
        ${this.#renderChamps()}
        <div><button class="bouton" type="submit" aria-disabled=${this.#occupe}>${messages.calculer}</button></div>
      </form>
      <div role="alert">${this.#renderErreur()}</div>
      <div class="resultats" role="status" aria-live="polite">${this.#renderPrix()}</div>
      ${this.#renderRegles()}
    </section>`
  }

  #renderChamps(): unknown {
    const { criteres } = this.#activite
    const selon = (...some: Activite['criteres']) => some.some((one) => criteres.includes(one))
    const { enfants } = this.#valeurs
    const nombres = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
    return [
      selon('quotient') &&
        this.#champ('quotientFamilial', messages.quotient, {
          clavier: 'numeric',
          aide: messages.quotientAide,
        }),
      selon('ressources') &&
        this.#champ('ressourcesMensuelles', messages.ressources, {
          clavier: 'numeric',
          aide: messages.ressourcesAide,
        }),
      selon('ressources', 'rang') &&
        this.#champ('enfants', messages.enfants, {
          choix: nombres(1, ENFANTS_MAX).map((one) => [one, one] as const),
        }),
      selon('ressources') &&
        this.#champ('aeeh', messages.aeeh, {
          choix: nombres(0, Number(enfants)).map((one) => [one, one] as const),
        }),
      selon('rang') &&
        enfants !== '1' &&
        this.#champ('rang', messages.rang, {
          choix: nombres(1, Number(enfants)).map((one) => [one, messages.rangs(Number(one))] as const),
        }),
      selon('residence') &&
        this.#champ('resident', messages.resident, {
          choix: [
            ['oui', messages.oui],
            ['non', messages.non],
          ],
        }),
    ].map((one) => one || nothing)
  }

  #champ(nom: Nom, label: string, more: Partial<Champ>): TemplateResult {
    const erreur = this.#erreur instanceof ErreurApi ? this.#erreur.champs[nom] : undefined
    return champ({
      id: `simuler-${this.#activite.id}-${nom}`,
      label,
      valeur: this.#valeurs[nom],
      erreur,
      saisie: (valeur) => this.#saisir(nom, valeur),
      ...more,
    })
  }

  #renderErreur(): unknown {
    if (!this.#erreur) return nothing
    return avis('erreur', this.#erreur instanceof Error ? this.#erreur.message : communFr.horsLigne)
  }

  #renderPrix(): unknown {
    if (this.#occupe) return communFr.chargement
    if (!this.#prix) return nothing
    if (this.#prix.length === 0) return messages.aucun
    return html`<dl class="delais">
        ${this.#prix.map(({ nom, par, prix }) => {
          const somme = euros(prix.centimes, this.#hote.locale)
          return html`<div>
            <dt>${messages.resultat(nom, par === 'heure' ? messages.heure(somme) : somme)}</dt>
            ${prix.lignes.map((ligne) => html`<dd>${ligne}</dd>`)}
          </div>`
        })}
      </dl>
      <p class="sous">${messages.indicatif}</p>`
  }

  /** What the rules say beside the bands, which the catalogue shows: once where it is the same for every unit. */
  #renderRegles(): unknown {
    const units = this.#activite.unites
      .filter(({ tarif }) => tarif.length > 0)
      .map(({ nom, tarif, tranches }) => ({ nom, lignes: tarif.slice(tranches.length) }))
    const [first, ...others] = units
    if (!first) return nothing
    const shared = first.lignes.filter((ligne) => others.every(({ lignes }) => lignes.includes(ligne)))
    const own = units
      .map(({ nom, lignes }) => ({ nom, lignes: lignes.filter((ligne) => !shared.includes(ligne)) }))
      .filter(({ lignes }) => lignes.length > 0)
    return html`<div>
      <p class="titre">${messages.regles}</p>
      <ul>${shared.map((ligne) => html`<li class="sous">${ligne}</li>`)}
        ${own.map(({ nom, lignes }) => html`<li class="sous">${messages.regle(nom, lignes)}</li>`)}</ul>
    </div>`
  }
}
