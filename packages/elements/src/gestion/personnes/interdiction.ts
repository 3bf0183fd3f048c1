import type { InterdictionADecider, InterdictionsADecider } from '@inoe/contract/proches'
import { html, nothing, type TemplateResult } from 'lit'
import { Operation } from '../../espace/operation.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { dateCivile, instant } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import { icones } from '../../ui/icones.ts'
import type { Definition, Vue } from '../file.ts'
import type { Objet } from '../repondre.ts'
import type { Reponse } from '../reponse.ts'
import type { Contexte } from '../volet.ts'
import { personnesFr as t } from './messages.fr.ts'

const nomOf = ({ enfant }: InterdictionADecider) => `${enfant.prenom} ${enfant.nom}`

/** What the screen has already: this part comes later, and takes no code from it. */
export interface Outils {
  renderReponse: (objet: Objet, suite: string, vue: Reponse) => TemplateResult | typeof nothing
  mots: {
    confirmer: Objet['confirmer']
    famille: (nom: string) => string
    familleSansNom: string
  }
}

const objetOf = (one: InterdictionADecider, { mots }: Outils): Objet => ({
  id: one.id,
  nom: nomOf(one),
  route: `gestion/interdictions/${one.id}/reponse`,
  codes: { oui: 'acceptee', non: 'refusee' },
  fait: t.fait,
  confirmer: mots.confirmer,
})

/** The queue of courts' decisions that families sent. */
export function interdictionsDe(levee: Levee, outils: Outils): Definition<InterdictionADecider> {
  return {
    nom: 'interdictions',
    titre: () => t.titre,
    route: 'gestion/interdictions',
    lire: ({ interdictions }: InterdictionsADecider) => interdictions,
    sujets: ['foyer'],
    filtres: t.filtres,
    vide: t.vide,
    nombre: (nombre) => t.nombre(nombre),
    attente: (found) => found.length,
    ligne: (one, vue) => renderInterdiction(one, vue, levee, outils),
  }
}

function renderInterdiction(
  one: InterdictionADecider,
  vue: Vue,
  levee: Levee,
  outils: Outils,
): TemplateResult {
  const { mots, renderReponse } = outils
  const { locale, zone } = vue
  const { id, prenom, nom, lien, famille, juridiction, reference, dateDecision, fin, etat, motif } = one
  const day = (date: string) => dateCivile(date, locale)
  const when = (iso: string) => instant(iso, locale, zone, { dateStyle: 'medium', timeStyle: 'short' })
  return html`<li class="carte demande" aria-labelledby="nom-${id}">
    <h4 id="nom-${id}">${t.objet(nomOf(one))}</h4>
    <p><b>${t.personne(`${prenom} ${nom}`, lien)}</b> ${etat === 'acceptee' && !one.enVigueur ? html`<span class="etat neutre">${t.terminee}</span>` : nothing}</p>
    <p class="sous">${t.decision(juridiction, reference, day(dateDecision))}${fin ? html`, ${t.jusque(day(fin))}` : nothing}</p>
    <p class="sous">${famille === null ? t.foyerEfface : famille ? mots.famille(famille) : mots.familleSansNom} · ${t.demandee(when(one.demandeeLe))}${one.reponduLe ? html` · ${t.repondue(when(one.reponduLe))}` : nothing}</p>
    ${renderFichier(one, vue)}
    ${motif ? html`<p class="motif">${t.reponse(motif)}</p>` : nothing}
    ${etat === 'demandee' ? renderReponse(objetOf(one, outils), t.pour(nomOf(one)), vue) : nothing}
    ${etat === 'acceptee' ? levee.render(one) : nothing}
  </li>`
}

function renderFichier(one: InterdictionADecider, { openFile }: Vue): TemplateResult {
  const { id, fichier } = one
  if (!fichier) return html`<p class="sous">${t.sansDocument}</p>`
  if (fichier.controle === 'attente') return html`<p class="sous">${t.enControle}</p>`
  const open = () => openFile(`gestion/interdictions/${id}/fichier`, fichier.nom)
  return html`<p class="piece-jointe">${icones.document}<button class="lien" type="button" @click=${open}>${t.ouvrir}<span class="lu"> : ${nomOf(one)}</span></button></p>`
}

/** A decision that no longer applies: which, and why. */
export class Levee {
  readonly #contexte: Contexte
  readonly #faite: () => void
  readonly #operation: Operation
  #id: string | undefined
  #motif = ''
  #erreur: string | undefined

  constructor(contexte: Contexte, faite: () => void) {
    this.#contexte = contexte
    this.#faite = faite
    this.#operation = new Operation(() => contexte.host.requestUpdate())
  }

  close(): void {
    this.#set(undefined)
  }

  #set(id: string | undefined): void {
    this.#id = id
    this.#motif = ''
    this.#erreur = undefined
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
    if (id) void this.#contexte.focus(`levee-${id}`)
  }

  async #send(one: InterdictionADecider): Promise<void> {
    const motif = this.#motif.trim()
    this.#erreur = motif ? undefined : t.requis
    this.#contexte.host.requestUpdate()
    if (!motif) return this.#contexte.focus(`levee-${one.id}`)
    const espace = this.#contexte.espace()
    const route = `gestion/interdictions/${one.id}/levee`
    if (!(await this.#operation.send(espace, 'levee', 'post', route, { motif }))) return
    this.#set(undefined)
    this.#contexte.dire('succes', t.levee(nomOf(one)))
    this.#faite()
    await this.#contexte.focus('titre')
  }

  render(one: InterdictionADecider): TemplateResult {
    const about = html`<span class="lu"> : ${nomOf(one)}</span>`
    if (this.#id !== one.id)
      return html`<div class="actions"><button class="lien" type="button" @click=${() => this.#set(one.id)}>${t.lever}${about}</button></div>`
    const { envoi, erreur } = this.#operation
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#send(one)
    }
    return html`<form class="reponse" novalidate @submit=${submit}>
      ${champ({
        id: `levee-${one.id}`,
        label: t.leverMotif,
        aide: t.leverAide,
        valeur: this.#motif,
        requis: true,
        erreur: this.#erreur,
        saisie: (motif) => {
          this.#motif = motif
        },
      })}
      <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton danger" aria-disabled=${envoi !== undefined}>${envoi === undefined ? t.leverOui : t.envoi}</button>
        <button class="lien" type="button" @click=${() => this.#set(undefined)}>${communFr.annuler}</button>
      </div>
    </form>`
  }
}
