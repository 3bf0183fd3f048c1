import type { IdentiteAllocataire, QuotientObtenu } from '@inoe/contract/quotients'
import { html, nothing, type TemplateResult } from 'lit'
import { Operation } from '../../espace/operation.ts'
import { avis } from '../../ui/avis.ts'
import { type Champ, champ } from '../../ui/champ.ts'
import type { ContexteFoyer } from '../volet.ts'
import type { ContenuFoyer } from '../volets.ts'
import { formulaireFr as t } from './messages.fr.ts'
import { PAYS } from './pays.ts'

const FRANCE = ''
const DEPARTEMENT = /^(?:\d{2}|2[ab]|9[78]\d)$/i

const VIDE = {
  nomNaissance: '',
  nomUsage: '',
  prenoms: '',
  dateNaissance: '',
  sexe: '',
  pays: FRANCE,
  commune: '',
  departement: '',
}
type Nom = keyof typeof VIDE

/** Our field for a path of the server. */
const NOMS: Record<string, Nom> = {
  'naissance.commune': 'commune',
  'naissance.departement': 'departement',
  'naissance.pays': 'pays',
}

/** What it knows of the file that holds it. */
export interface Dossier {
  /** The first adult, to begin with. */
  premier: { nom: string; prenom: string }
  /** « novembre 2026 ». */
  mois: (obtenu: QuotientObtenu) => string
  /** Once it was written. */
  relire: () => Promise<unknown>
}

/** Who the allocataire is, asked for one call; what is typed stays until it was answered. */
export class Formulaire implements ContenuFoyer {
  readonly #contexte: ContexteFoyer
  readonly #dossier: Dossier
  readonly #operation: Operation
  #saisie: typeof VIDE
  #accord = false
  #erreurs: Partial<Record<Nom | 'accord', string>> = {}
  #obtenu: QuotientObtenu | undefined

  constructor(contexte: ContexteFoyer, dossier: Dossier) {
    this.#contexte = contexte
    this.#dossier = dossier
    this.#operation = new Operation(() => contexte.host.requestUpdate())
    const { nom, prenom } = dossier.premier
    this.#saisie = { ...VIDE, nomNaissance: nom, prenoms: prenom }
  }

  /** Nothing of it is read: what is typed stays. */
  read(): void {}

  #wrong(): Partial<Record<Nom | 'accord', string>> {
    const { nomUsage: _, pays, departement, commune, ...required } = this.#saisie
    const asked: Partial<typeof VIDE> = pays === FRANCE ? { ...required, commune, departement } : required
    const wrong: Record<string, string> = Object.fromEntries(
      Object.entries(asked).flatMap(([nom, value]) => (value.trim() === '' ? [[nom, t.manque]] : [])),
    )
    if (pays === FRANCE && departement.trim() !== '' && !DEPARTEMENT.test(departement.trim()))
      wrong.departement = t.departementInconnu
    if (!this.#accord) wrong.accord = t.accordRequis
    return wrong
  }

  async #send(event: Event): Promise<void> {
    event.preventDefault()
    this.#obtenu = undefined
    this.#operation.forget()
    this.#erreurs = this.#wrong()
    if (!this.#focusWrong()) {
      const { prenoms, pays, commune, departement, ...more } = this.#saisie
      const identite: IdentiteAllocataire = {
        ...more,
        sexe: more.sexe === 'F' ? 'F' : 'M',
        prenoms: prenoms.split(/[\s,;]+/).filter((one) => one !== ''),
        naissance: pays === FRANCE ? { ou: 'france', commune, departement } : { ou: 'etranger', pays },
      }
      const body = { ...identite, accord: true }
      const sent = await this.#operation.send<QuotientObtenu>(
        this.#contexte.espace(),
        'quotient',
        'post',
        'foyer/quotient',
        body,
      )
      if (sent) {
        this.#obtenu = sent.reponse
        await this.#dossier.relire()
      }
      for (const { champ: chemin, message } of this.#operation.erreur?.probleme?.errors ?? []) {
        const nom = NOMS[chemin] ?? (Object.keys(VIDE) as Nom[]).find((one) => chemin.startsWith(one))
        if (nom) this.#erreurs[nom] = message
      }
      // A long answer pushes the button out of sight: one is taken to it.
      if (!this.#focusWrong()) void this.#contexte.focus('quotient-reponse')
    }
    this.#contexte.host.requestUpdate()
  }

  #focusWrong(): boolean {
    const [first] = [...(Object.keys(VIDE) as Nom[]), 'accord' as const].filter((nom) => this.#erreurs[nom])
    if (first) void this.#contexte.focus(`quotient-${first}`)
    return first !== undefined
  }

  render(): TemplateResult {
    const { envoi, erreur } = this.#operation
    const known = Object.keys(this.#erreurs).length > 0
    return html`<form class="partie" novalidate @submit=${(event: Event) => void this.#send(event)}>
      <p class="sous">${t.intro}</p>
      <div class="champs">
        ${this.#champ('nomNaissance', { label: t.nomNaissance, requis: true, auto: 'family-name' })}
        ${this.#champ('nomUsage', { label: t.nomUsage, aide: t.nomUsageAide })}
        ${this.#champ('prenoms', { label: t.prenoms, requis: true, aide: t.prenomsAide, auto: 'given-name' })}
        ${this.#champ('dateNaissance', { label: t.dateNaissance, requis: true, type: 'date', auto: 'bday' })}
        ${this.#champ('sexe', { label: t.sexe, requis: true, choix: t.sexes })}
        ${this.#champ('pays', { label: t.pays, requis: true, choix: [[FRANCE, t.france], ...PAYS] })}
        ${
          this.#saisie.pays === FRANCE
            ? [
                this.#champ('commune', { label: t.commune, requis: true }),
                this.#champ('departement', {
                  label: t.departement,
                  requis: true,
                  aide: t.departementAide,
                }),
              ]
            : nothing
        }
      </div>
      ${this.#renderAccord()}
      <div class="envoi">
        <div id="quotient-reponse" tabindex="-1">
          <div role="alert">${known ? avis('erreur', t.aCorriger) : erreur ? avis('erreur', erreur.message) : nothing}</div>
          <div role="status">${this.#obtenu ? avis('succes', this.#dit(this.#obtenu)) : nothing}</div>
        </div>
        <div class="actions">
          <button class="bouton second" aria-disabled=${envoi ? 'true' : nothing}>${envoi ? t.enCours : t.demander}</button>
        </div>
      </div>
    </form>`
  }

  #champ(nom: Nom, options: Omit<Champ, 'id' | 'valeur' | 'saisie' | 'erreur'>): TemplateResult {
    return champ({
      ...options,
      id: `quotient-${nom}`,
      valeur: this.#saisie[nom],
      erreur: this.#erreurs[nom],
      saisie: (valeur) => {
        this.#saisie = { ...this.#saisie, [nom]: valeur }
        delete this.#erreurs[nom]
        this.#contexte.host.requestUpdate()
      },
    })
  }

  #renderAccord(): TemplateResult {
    const { accord } = this.#erreurs
    return html`<div class="champ">
      <label class="coche"><input id="quotient-accord" type="checkbox" .checked=${this.#accord}
        aria-invalid=${accord ? 'true' : nothing} aria-describedby=${accord ? 'quotient-accord-erreur' : nothing}
        @change=${(event: Event) => {
          this.#accord = (event.target as HTMLInputElement).checked
          delete this.#erreurs.accord
          this.#contexte.host.requestUpdate()
        }} />${t.accord}</label>
      ${accord ? html`<span class="erreur" id="quotient-accord-erreur">${accord}</span>` : nothing}
    </div>`
  }

  #dit(obtenu: QuotientObtenu): string {
    const locale = this.#contexte.locale()
    const valeur = new Intl.NumberFormat(locale).format(obtenu.valeur)
    return t.obtenu(valeur, obtenu.caisse, this.#dossier.mois(obtenu))
  }
}
