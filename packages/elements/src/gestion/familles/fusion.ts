import type { Choix, FusionPrevue } from '@inoe/contract/familles'
import type { FamilleTrouvee } from '@inoe/contract/gardes'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contexte } from '../volet.ts'
import { dossierFr as t } from './dossier.fr.ts'
import { RechercheFamilles } from './recherche.ts'

type Paire = FusionPrevue['paires'][number]

/** Another file of the same family, compared with this one, then merged into it. */
export class FusionDeDossiers {
  readonly #contexte: Contexte
  readonly #fait: (words: string) => Promise<void>
  readonly #recherche: RechercheFamilles
  readonly #prevue: Lecture<FusionPrevue>
  readonly #operation: Operation
  #famille = ''
  #autre: FamilleTrouvee | undefined
  ouvert = false
  #motif = ''
  #erreur: string | undefined
  #contact: Choix = 'garde'
  #revenus: Choix = 'garde'
  /** Pairs that are not one child after all, by the sheet that would go. */
  #distincts = new Set<string>()
  /** Whose value of health is kept, by sheet and field. */
  #sante = new Map<string, Choix>()

  constructor(contexte: Contexte, fait: (words: string) => Promise<void>) {
    this.#contexte = contexte
    this.#fait = fait
    const redraw = () => contexte.host.requestUpdate()
    this.#recherche = new RechercheFamilles(contexte, 'fusion')
    this.#prevue = new Lecture(redraw)
    this.#operation = new Operation(redraw)
  }

  close(): void {
    this.ouvert = false
    this.#autre = undefined
    this.#motif = ''
    this.#erreur = undefined
    this.#contact = 'garde'
    this.#revenus = 'garde'
    this.#distincts.clear()
    this.#sante.clear()
    this.#recherche.forget()
    this.#prevue.forget()
    this.#operation.forget()
  }

  begin(famille: string): void {
    this.close()
    this.ouvert = true
    this.#famille = famille
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus('fusion-mots')
  }

  #giveUp = () => {
    this.close()
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus('ouvrir-fusion')
  }

  #choose = (autre: FamilleTrouvee) => {
    this.#autre = autre
    void this.#read().then(() => this.#contexte.focus('fusion-titre'))
  }

  async #read(): Promise<void> {
    const espace = this.#contexte.espace()
    const autre = this.#autre?.id
    if (espace && autre)
      await this.#prevue.run(() =>
        espace.get<FusionPrevue>(`gestion/familles/${this.#famille}/fusion/${autre}`),
      )
  }

  #ask = (event: Event) => {
    event.preventDefault()
    this.#erreur = this.#motif.trim() ? undefined : t.requis
    this.#contexte.host.requestUpdate()
    if (this.#erreur) {
      void this.#contexte.focus('fusion-motif')
      return
    }
    this.#contexte.demander({
      titre: t.reunirTitre,
      texte: t.reunirTexte,
      oui: t.reunirOui,
      faire: () => void this.#send(),
    })
  }

  async #send(): Promise<void> {
    const prevue = this.#prevue.valeur
    if (!prevue || !this.#autre) return
    const body = {
      autre: this.#autre.id,
      motif: this.#motif,
      contact: this.#contact,
      revenus: this.#revenus,
      paires: prevue.paires
        .filter((one) => !this.#distincts.has(one.absorbe))
        .map(({ garde, absorbe, sante }) => ({
          garde,
          absorbe,
          sante: Object.fromEntries(
            sante.map(({ champ: name }) => [name, this.#sante.get(`${absorbe} ${name}`) ?? 'garde']),
          ),
        })),
    }
    const route = `gestion/familles/${this.#famille}/fusion`
    if (!(await this.#operation.send(this.#contexte.espace(), 'fusion', 'post', route, body))) return
    this.close()
    await this.#fait(t.reuni)
  }

  render(): TemplateResult {
    const again = html`<button class="lien" type="button" @click=${this.#giveUp}>${communFr.annuler}</button>`
    if (!this.#autre)
      return html`<div class="reponse">
        <p>${t.reunirAide}</p>
        ${this.#recherche.render(this.#choose, { bouton: t.choisirCourt, nom: t.choisir }, this.#famille)}
        <div class="actions">${again}</div>
      </div>`
    const { valeur, erreur } = this.#prevue
    if (!valeur)
      return erreur
        ? this.#contexte.renderError(erreur, () => void this.#read())
        : this.#contexte.renderLoading()
    if (valeur.obstacles.length > 0)
      return html`<div class="reponse">
        ${this.#renderFiches(valeur)}
        ${avis('attention', html`<p><b>${t.obstacles}</b></p><ul>${valeur.obstacles.map((one) => html`<li>${one}</li>`)}</ul>`)}
        <div class="actions">${again}</div>
      </div>`
    const { envoi, erreur: refus } = this.#operation
    return html`<form class="reponse" novalidate @submit=${this.#ask}>
      ${this.#renderFiches(valeur)}
      <p>${valeur.deplace.length > 0 ? t.deplace(valeur.deplace.join(', ')) : t.rienADeplacer}</p>
      ${this.#renderDesaccords('contact', t.contact, valeur.contact, this.#contact, (value) => {
        this.#contact = value
      })}
      ${this.#renderDesaccords('revenus', t.revenus, valeur.revenus, this.#revenus, (value) => {
        this.#revenus = value
      })}
      ${valeur.paires.map((one) => this.#renderPaire(one))}
      ${champ({
        id: 'fusion-motif',
        label: t.motif,
        requis: true,
        valeur: this.#motif,
        erreur: this.#erreur,
        saisie: (value) => {
          this.#motif = value
        },
      })}
      <div role="alert">${refus ? avis('erreur', refus.message) : nothing}</div>
      <div class="actions">
        <button class="bouton" aria-disabled=${envoi ? 'true' : nothing}>${envoi ? t.envoi : t.reunirOui}</button>
        ${again}
      </div>
    </form>`
  }

  #renderFiches({ garde, absorbe }: FusionPrevue): TemplateResult {
    const fiche = (titre: string, { adultes, comptes, enfants }: FusionPrevue['garde']) => html`<div>
      <b>${titre}</b>
      <p>${t.adultes(adultes.join(', ') || t.aucun)}</p>
      <p>${t.comptesDe(comptes.join(', ') || t.aucun)}</p>
      <p>${t.enfantsDe(enfants.map((one) => one.prenom).join(', ') || t.aucun)}</p>
    </div>`
    return html`<div class="champs" id="fusion-titre" tabindex="-1">${fiche(t.garde, garde)} ${fiche(t.absorbe, absorbe)}</div>`
  }

  #renderDesaccords(
    name: string,
    label: string,
    found: FusionPrevue['contact'],
    valeur: Choix,
    set: (value: Choix) => void,
  ): TemplateResult | typeof nothing {
    if (found.length === 0) return nothing
    return html`<div>
      <ul class="sous">${found.map((one) => html`<li>${t.difference(one.nom, one.garde, one.absorbe)}</li>`)}</ul>
      ${champ({ id: `fusion-${name}`, label, valeur, choix: t.choix, saisie: (value) => set(value === 'absorbe' ? 'absorbe' : 'garde') })}
    </div>`
  }

  #renderPaire({ absorbe, prenom, sante, doublons }: Paire): TemplateResult {
    const same = !this.#distincts.has(absorbe)
    const toggle = (event: Event) => {
      if ((event.target as HTMLInputElement).checked) this.#distincts.delete(absorbe)
      else this.#distincts.add(absorbe)
      this.#contexte.host.requestUpdate()
    }
    return html`<div>
      <label class="coche"><input type="checkbox" .checked=${same} @change=${toggle} />${t.meme(prenom)}</label>
      ${same && doublons > 0 ? html`<p class="sous">${t.doublons(doublons)}</p>` : nothing}
      ${same && sante.length > 0 ? html`<p class="sous">${t.santeNote}</p>` : nothing}
      ${
        same
          ? sante.map((one) =>
              champ({
                id: `fusion-${absorbe}-${one.champ}`,
                label: t.sante(one.nom, prenom),
                valeur: this.#sante.get(`${absorbe} ${one.champ}`) ?? 'garde',
                choix: [
                  ['garde', one.garde],
                  ['absorbe', one.absorbe],
                ],
                saisie: (value) => {
                  this.#sante.set(`${absorbe} ${one.champ}`, value === 'absorbe' ? 'absorbe' : 'garde')
                },
              }),
            )
          : nothing
      }
    </div>`
  }
}
