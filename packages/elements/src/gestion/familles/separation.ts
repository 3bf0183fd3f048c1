import type { SortDesContrats } from '@inoe/contract/contrats'
import type { AccesFamille, Destin } from '@inoe/contract/familles'
import type { FamilleGeree } from '@inoe/contract/gardes'
import { html, nothing, type TemplateResult } from 'lit'
import { Operation } from '../../espace/operation.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { jourDe } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contexte } from '../volet.ts'
import { dossierFr as t } from './dossier.fr.ts'

/** A separation: who leaves with a file of their own, and where each child lives. */
export class SeparationDuDossier {
  readonly #contexte: Contexte
  readonly #fait: (words: string) => Promise<void>
  readonly #operation: Operation
  ouvert = false
  #responsable = ''
  #motif = ''
  #depuis = ''
  #destins = new Map<string, Destin>()
  /** What becomes of the contracts of a child who does not stay here alone. */
  #contrats = new Map<string, SortDesContrats>()
  #erreurs: Record<string, string> = {}

  constructor(contexte: Contexte, fait: (words: string) => Promise<void>) {
    this.#contexte = contexte
    this.#fait = fait
    this.#operation = new Operation(() => contexte.host.requestUpdate())
  }

  close(): void {
    this.ouvert = false
    this.#responsable = ''
    this.#motif = ''
    this.#destins.clear()
    this.#contrats.clear()
    this.#erreurs = {}
    this.#operation.forget()
  }

  begin(adultes: AccesFamille['adultes']): void {
    this.close()
    this.ouvert = true
    this.#responsable = adultes.at(-1)?.id ?? ''
    this.#depuis = jourDe(new Date(), this.#contexte.zone())
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus('separation-qui')
  }

  #giveUp = () => {
    this.close()
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus('ouvrir-separation')
  }

  #ask(event: Event, famille: FamilleGeree): void {
    event.preventDefault()
    this.#erreurs = {
      ...(this.#depuis ? {} : { depuis: t.requis }),
      ...(this.#motif.trim() ? {} : { motif: t.requis }),
    }
    for (const { id, prenom, contrats } of famille.enfants)
      if (contrats.length > 0 && this.#destins.get(id) === 'part' && this.#sort(id) === 'laisser')
        this.#erreurs[`contrat-${id}`] = t.contratAChoisir(prenom)
    this.#contexte.host.requestUpdate()
    const [first] = Object.keys(this.#erreurs)
    if (first) {
      void this.#contexte.focus(`separation-${first}`)
      return
    }
    this.#contexte.demander({
      titre: t.separerTitre,
      texte: t.separerTexte,
      oui: t.separerOui,
      faire: () => void this.#send(famille),
    })
  }

  #sort(enfant: string): SortDesContrats {
    return this.#contrats.get(enfant) ?? 'laisser'
  }

  async #send(famille: FamilleGeree): Promise<void> {
    const body = {
      responsable: this.#responsable,
      motif: this.#motif,
      depuis: this.#depuis,
      enfants: famille.enfants.map(({ id }) => ({
        enfant: id,
        destin: this.#destins.get(id) ?? 'reste',
        contrats: this.#sort(id),
      })),
    }
    const route = `gestion/familles/${famille.id}/separation`
    if (await this.#operation.send(this.#contexte.espace(), 'separation', 'post', route, body)) {
      this.close()
      await this.#fait(t.separe)
      return
    }
    this.#erreurs = { ...this.#operation.erreur?.champs }
    this.#contexte.host.requestUpdate()
  }

  render(famille: FamilleGeree, adultes: AccesFamille['adultes']): TemplateResult {
    const { envoi, erreur } = this.#operation
    return html`<form class="reponse" novalidate @submit=${(event: Event) => this.#ask(event, famille)}>
      <p>${t.separerAide}</p>
      <div class="champs">
        ${champ({
          id: 'separation-qui',
          label: t.quiPart,
          valeur: this.#responsable,
          choix: adultes.map(({ id, prenom, nom, courriel, compte }) => {
            const name = `${prenom} ${nom}`.trim() || courriel
            return [id, compte ? name : t.sansCompte(name)] as const
          }),
          saisie: (value) => {
            this.#responsable = value
          },
        })}
        ${champ({
          id: 'separation-depuis',
          label: t.depuis,
          aide: t.depuisAide,
          type: 'date',
          requis: true,
          valeur: this.#depuis,
          erreur: this.#erreurs.depuis,
          saisie: (value) => {
            this.#depuis = value
          },
        })}
        ${famille.enfants.map(({ id, prenom }) =>
          champ({
            id: `separation-${id}`,
            label: t.ou(prenom),
            valeur: this.#destins.get(id) ?? 'reste',
            choix: t.destins,
            saisie: (value) => {
              this.#destins.set(id, value as Destin)
              this.#contexte.host.requestUpdate()
            },
          }),
        )}
        ${famille.enfants.map((enfant) => this.#renderContrat(enfant))}
      </div>
      ${champ({
        id: 'separation-motif',
        label: t.motif,
        aide: t.motifAide,
        requis: true,
        valeur: this.#motif,
        erreur: this.#erreurs.motif,
        saisie: (value) => {
          this.#motif = value
        },
      })}
      <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton" aria-disabled=${envoi ? 'true' : nothing}>${envoi ? t.envoi : t.separerOui}</button>
        <button class="lien" type="button" @click=${this.#giveUp}>${communFr.annuler}</button>
      </div>
    </form>`
  }

  /** A contract of a child who leaves: nothing is asked of one who stays. */
  #renderContrat({ id, prenom, contrats }: FamilleGeree['enfants'][number]): TemplateResult | typeof nothing {
    if (contrats.length === 0 || (this.#destins.get(id) ?? 'reste') === 'reste') return nothing
    return champ({
      id: `separation-contrat-${id}`,
      label: t.contrat(prenom, contrats.map((one) => one.activite).join(', ')),
      aide: t.contratAide,
      valeur: this.#sort(id),
      erreur: this.#erreurs[`contrat-${id}`],
      choix: t.contrats,
      saisie: (value) => {
        this.#contrats.set(id, value as SortDesContrats)
      },
    })
  }
}
