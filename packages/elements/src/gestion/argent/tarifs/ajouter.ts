import type { Activite, Catalogue } from '@inoe/contract/structures'
import type { Tarif } from '@inoe/contract/tarifs'
import { html, nothing, type TemplateResult } from 'lit'
import { Operation } from '../../../espace/operation.ts'
import { communFr } from '../../../i18n/commun.fr.ts'
import { dateCivile, plusJours } from '../../../i18n/format.ts'
import { avis } from '../../../ui/avis.ts'
import { type Champ, champ } from '../../../ui/champ.ts'
import type { Contexte } from '../../volet.ts'
import { argentFr } from '../argent.fr.ts'
import { renderRegle } from './formulaire.ts'
import { tarifsFr as t } from './messages.fr.ts'
import { regleDe, SAISIE_VIDE, type SaisieTarif, saisieDe } from './saisie.ts'

/** A price rule being written: begins from the one in force. */
export class AjouterTarif {
  readonly #contexte: Contexte
  readonly #done: () => void
  readonly #operation: Operation
  /** Rules known, latest last: what one begins from. */
  readonly #tarifs: () => readonly Tarif[]
  #ouvert = false
  #activite = ''
  #unite = ''
  #debut = ''
  #saisie: SaisieTarif = SAISIE_VIDE
  #erreurs: Record<string, string> = {}

  constructor(contexte: Contexte, tarifs: () => readonly Tarif[], done: () => void) {
    this.#contexte = contexte
    this.#tarifs = tarifs
    this.#done = done
    this.#operation = new Operation(() => contexte.host.requestUpdate())
  }

  close(): void {
    this.#ouvert = false
    this.#erreurs = {}
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
  }

  async #open(activites: readonly Activite[]): Promise<void> {
    this.#ouvert = true
    this.#debut = plusJours(this.#contexte.service()?.aujourdhui ?? '', 1)
    const [first] = activites
    if (first) this.#choose(first, unitesDe(first)[0]?.[0] ?? '')
    await this.#contexte.focus('tarif-activite')
  }

  #choose({ id }: Activite, unite: string): void {
    this.#activite = id
    this.#unite = unite
    const today = this.#contexte.service()?.aujourdhui ?? ''
    const known = this.#tarifs()
      .filter((one) => one.activite.id === id && one.unite === unite && one.debut <= today)
      .sort((a, b) => a.debut.localeCompare(b.debut))
      .at(-1)
    this.#saisie = known ? saisieDe(known.regle) : SAISIE_VIDE
    this.#erreurs = {}
    this.#contexte.host.requestUpdate()
  }

  #change(change: Partial<SaisieTarif>): void {
    this.#saisie = { ...this.#saisie, ...change }
    if (Object.keys(this.#erreurs).length > 0) this.#erreurs = regleDe(this.#saisie).erreurs
    this.#contexte.host.requestUpdate()
  }

  async #ask(activite: Activite): Promise<void> {
    if (this.#operation.envoi) return
    const { regle, erreurs } = regleDe(this.#saisie)
    this.#erreurs = erreurs
    this.#contexte.host.requestUpdate()
    const [wrong] = Object.keys(erreurs)
    if (wrong) {
      await this.#contexte.focus(`tarif-${wrong}`)
      return
    }
    const body = { activite: this.#activite, unite: this.#unite, debut: this.#debut, regle }
    this.#contexte.demander({
      titre: t.enregistrerQuestion(activite.nom, dateCivile(this.#debut, this.#contexte.locale())),
      texte: t.enregistrerConsequence,
      oui: t.enregistrer,
      faire: () => void this.#send(body),
    })
  }

  async #send(body: object): Promise<void> {
    const done = await this.#operation.send(
      this.#contexte.espace(),
      'ajouter',
      'post',
      'gestion/tarifs',
      body,
    )
    if (!done) {
      const champs = this.#operation.erreur?.champs ?? {}
      // The API names fields from the body, or from the rule.
      this.#erreurs = Object.fromEntries(
        Object.entries(champs).map(([name, message]) => [name.replace(/^regle\./, ''), message]),
      )
      this.#contexte.host.requestUpdate()
      return
    }
    this.close()
    this.#contexte.dire('succes', t.ajoute)
    this.#done()
    await this.#contexte.focus('titre')
  }

  render(structures: Catalogue['structures']): TemplateResult {
    const activites = structures.flatMap((one) => one.activites)
    const activite = activites.find((one) => one.id === this.#activite)
    if (!this.#ouvert || !activite) {
      return activites.length === 0
        ? html``
        : html`<div class="actions"><button class="bouton" type="button" @click=${() => void this.#open(activites)}>${t.ajouter}</button></div>`
    }
    const { envoi, erreur } = this.#operation
    const wrong = Object.keys(this.#erreurs).length > 0
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#ask(activite)
    }
    return html`<form class="formulaire" novalidate aria-labelledby="tarif-ajouter" @submit=${submit}>
      <h3 id="tarif-ajouter">${t.ajouter}</h3>
      ${this.#renderQuoi(structures, activite)}
      ${renderRegle({
        saisie: this.#saisie,
        change: (change) => this.#change(change),
        champ: (name, field) => this.#champ(name, field),
      })}
      <div role="alert">${erreur ? avis('erreur', erreur.message) : wrong ? avis('erreur', t.aRevoir) : nothing}</div>
      <div class="actions">
        <button class="bouton" type="submit" aria-disabled=${envoi !== undefined}>${envoi ? argentFr.envoi : t.enregistrer}</button>
        <button class="lien" type="button" @click=${() => this.close()}>${communFr.annuler}</button>
      </div>
    </form>`
  }

  #champ(name: string, field: Omit<Champ, 'id' | 'erreur'>): TemplateResult {
    return champ({ ...field, id: `tarif-${name}`, erreur: this.#erreurs[name] })
  }

  #renderQuoi(structures: Catalogue['structures'], activite: Activite): TemplateResult {
    const unites = unitesDe(activite)
    return html`<div class="reglages">
      ${this.#champ('activite', {
        label: t.activite,
        valeur: activite.id,
        choix: structures.flatMap(({ nom, activites }) =>
          activites.map((one) => [one.id, `${one.nom} (${nom})`] as const),
        ),
        saisie: (id) => {
          const found = structures.flatMap((one) => one.activites).find((one) => one.id === id)
          if (found) this.#choose(found, unitesDe(found)[0]?.[0] ?? '')
        },
      })}
      ${
        unites.length > 1
          ? this.#champ('unite', {
              label: t.uniteChoisie,
              valeur: this.#unite,
              choix: unites,
              saisie: (unite) => this.#choose(activite, unite),
            })
          : nothing
      }
      ${this.#champ('debut', {
        label: t.debut,
        type: 'date',
        aide: t.aideDebut,
        valeur: this.#debut,
        saisie: (debut) => {
          if (debut) this.#debut = debut
        },
      })}
    </div>`
  }
}

/** What is priced of an activity: its units, or its contract as one. */
const unitesDe = ({ mode, unites }: Activite): (readonly [string, string])[] =>
  mode === 'contrat' ? [] : unites.map(({ code, nom }) => [code, nom] as const)
