import type { Dus, Encaissement, RegieGeree } from '@inoe/contract/encaissements'
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { Lecture } from '../../../espace/lecture.ts'
import { Operation } from '../../../espace/operation.ts'
import { euros } from '../../../i18n/format.ts'
import { avis } from '../../../ui/avis.ts'
import { champ } from '../../../ui/champ.ts'
import { icones } from '../../../ui/icones.ts'
import type { Contexte } from '../../volet.ts'
import { repartir, somme } from '../montant.ts'
import { Avoir } from './avoir.ts'
import { renderFormulaire } from './formulaire.ts'
import { caisseFr as t } from './messages.fr.ts'
import { aCocher, cochees, effet, type FamilleDue, type Saisie } from './rules.ts'
import { Titre } from './titre.ts'

/** A family found by name or number, and what it hands over. */
export class Guichet {
  readonly #contexte: Contexte
  readonly #regie: () => RegieGeree | undefined
  readonly #dus: Lecture<Dus['familles']>
  readonly #operation: Operation
  readonly #avoir: Avoir
  readonly #titre: Titre
  #recherche = ''
  /** What the families shown were found by. */
  #cherchee = ''
  #ouverte: string | undefined
  #saisie: Saisie | undefined
  #reference = ''
  #erreurMontant: string | undefined
  #fait: { words: string; recu: string } | undefined

  constructor(contexte: Contexte, regie: () => RegieGeree | undefined) {
    this.#contexte = contexte
    this.#regie = regie
    const redraw = () => contexte.host.requestUpdate()
    this.#dus = new Lecture(redraw)
    this.#operation = new Operation(redraw)
    this.#avoir = new Avoir(contexte, () => this.read())
    this.#titre = new Titre(contexte, () => this.read())
  }

  read(): void {
    void this.#read()
  }

  async #read(): Promise<void> {
    const espace = this.#contexte.espace()
    const regie = this.#regie()
    if (!espace || !regie) return
    const recherche = this.#recherche.trim()
    await this.#dus.run(async () => {
      const { familles } = await espace.get<Dus>(`gestion/regies/${regie.id}/dus`, {
        searchParams: { recherche },
      })
      this.#cherchee = recherche
      return familles
    })
  }

  forget(): void {
    this.#dus.forget()
    this.#recherche = ''
    this.#fait = undefined
    this.#avoir.close()
    this.#titre.close()
    this.#close()
  }

  #close(): void {
    this.#ouverte = undefined
    this.#saisie = undefined
    this.#reference = ''
    this.#erreurMontant = undefined
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
  }

  async #toggle(famille: FamilleDue): Promise<void> {
    const open = this.#ouverte === famille.foyer
    this.#close()
    if (open) return
    this.#fait = undefined
    this.#ouverte = famille.foyer
    const [moyen = 'cheque'] = this.#regie()?.moyens ?? []
    this.#saisie = { cochees: aCocher(famille), moyen, montant: undefined }
    await this.#contexte.focus('caisse-montant')
  }

  #change(change: Partial<Saisie>): void {
    if (!this.#saisie) return
    this.#saisie = { ...this.#saisie, ...change }
    this.#erreurMontant = undefined
    this.#operation.erreur = undefined
    this.#contexte.host.requestUpdate()
  }

  async #record(famille: FamilleDue): Promise<void> {
    const saisie = this.#saisie
    const regie = this.#regie()
    if (!saisie || !regie || this.#operation.envoi) return
    const { centimes, parts, especesTropElevees } = effet(famille, saisie)
    if (!centimes || especesTropElevees) {
      this.#erreurMontant = centimes === 0 ? t.zero : undefined
      this.#contexte.host.requestUpdate()
      await this.#contexte.focus('caisse-montant')
      return
    }
    const done = await this.#operation.send<Encaissement>(
      this.#contexte.espace(),
      'encaisser',
      'post',
      'gestion/encaissements',
      {
        regie: regie.id,
        foyer: famille.foyer,
        moyen: saisie.moyen,
        montantCentimes: centimes,
        reference: this.#reference.trim(),
        parts,
      },
    )
    if (!done) {
      // What is owed may have changed meanwhile: what was typed stays.
      if (this.#operation.erreur?.code !== 'hors-ligne') this.read()
      return
    }
    await this.#said(t.fait(this.#money(centimes), famille.nom || t.sansNom), done.reponse.id)
  }

  /** What was done, with its receipt, and the list as it is now. */
  async #said(words: string, recu: string): Promise<void> {
    this.#close()
    this.#fait = { words, recu }
    await this.#read()
    await this.#contexte.focus('caisse-fait')
  }

  #askCredit(famille: FamilleDue, rendre: boolean): void {
    const regie = this.#regie()
    const saisie = this.#saisie
    if (!regie || !saisie || this.#operation.envoi) return
    const credit = this.#creditUsable(famille, saisie)
    const centimes = rendre ? famille.creditCentimes : credit.centimes
    const total = this.#money(centimes)
    const nom = famille.nom || t.sansNom
    this.#contexte.demander({
      titre: rendre ? t.rendreQuestion(total, nom) : t.utiliserQuestion(total, nom),
      texte: rendre ? t.rendreConsequence : t.utiliserConsequence,
      oui: rendre ? t.rendre(total) : t.utiliser(total),
      faire: () =>
        void this.#useCredit(
          {
            regie: regie.id,
            foyer: famille.foyer,
            parts: rendre ? [] : credit.parts,
            remboursementCentimes: rendre ? centimes : 0,
            reference: '',
          },
          rendre ? t.rendu(total) : t.utilise(total),
        ),
    })
  }

  async #useCredit(body: object, said: string): Promise<void> {
    const done = await this.#operation.send(
      this.#contexte.espace(),
      'credit',
      'post',
      'gestion/credits',
      body,
    )
    if (!done) return
    this.#close()
    this.#contexte.dire('succes', said)
    await this.#read()
    await this.#contexte.focus('titre')
  }

  #creditUsable(famille: FamilleDue, saisie: Saisie) {
    const chosen = cochees(famille, saisie.cochees)
    const centimes = Math.min(famille.creditCentimes, somme(chosen))
    return { centimes, parts: repartir(centimes, chosen).parts }
  }

  #money(centimes: number): string {
    return euros(centimes, this.#contexte.locale())
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#dus
    const submit = (event: Event) => {
      event.preventDefault()
      this.#close()
      this.#fait = undefined
      this.read()
    }
    return html`<form class="reglages" role="search" @submit=${submit}>
        ${champ({
          id: 'caisse-recherche',
          label: t.recherche,
          valeur: this.#recherche,
          saisie: (words) => {
            this.#recherche = words
          },
        })}
        <button class="bouton second" type="submit">${t.chercher}</button>
      </form>
      <div role="status">${this.#renderFait()}</div>
      ${erreur ? this.#contexte.renderError(erreur, () => this.read()) : nothing}
      ${valeur ? this.#renderFamilles(valeur) : erreur ? nothing : this.#contexte.renderLoading()}`
  }

  #renderFait(): TemplateResult | typeof nothing {
    if (!this.#fait) return nothing
    const { words, recu } = this.#fait
    const open = () => this.#contexte.openFile(`gestion/encaissements/${recu}/recu`, t.fichierRecu(recu))
    return avis(
      'succes',
      html`<p id="caisse-fait" tabindex="-1"><b>${words}</b></p>
        <button class="lien" type="button" @click=${open}>${t.recu}</button>`,
    )
  }

  #renderFamilles(familles: readonly FamilleDue[]): TemplateResult {
    return html`<p class="sous" role="status">${familles.length === 0 ? t.aucune(this.#cherchee) : t.familles(familles.length)}</p>
      <ul class="demandes">
        ${repeat(
          familles,
          (one) => one.foyer,
          (one) => this.#renderFamille(one),
        )}
      </ul>`
  }

  #renderFamille(famille: FamilleDue): TemplateResult {
    const { foyer, factures, creditCentimes } = famille
    const nom = famille.nom || t.sansNom
    const open = this.#ouverte === foyer
    const late = factures.some((one) => one.enRetard)
    return html`<li class="carte pile" aria-labelledby="famille-${foyer}">
      <div class="ligne tete">
        <span>
          <h3 id="famille-${foyer}">${nom}</h3>
          <span class="sous num">${late ? html`<span class="retard">${icones.alerte}${t.doit(this.#money(somme(factures)))}</span>` : t.doit(this.#money(somme(factures)))}${creditCentimes > 0 ? `, ${t.enAvance(this.#money(creditCentimes))}` : nothing}</span>
        </span>
        <button class=${open ? 'lien' : 'bouton second'} type="button" aria-expanded=${open} @click=${() => void this.#toggle(famille)}>
          <span>${open ? t.fermer : factures.length > 0 ? t.ouvrir : t.ouvrirAvance}<span class="lu">${t.pour(nom)}</span></span>
        </button>
      </div>
      ${open && this.#saisie ? this.#renderSaisie(famille, this.#saisie) : nothing}
    </li>`
  }

  #renderSaisie(famille: FamilleDue, saisie: Saisie): TemplateResult {
    const regie = this.#regie()
    const usable = this.#creditUsable(famille, saisie).centimes
    return html`${renderFormulaire({
      famille,
      saisie,
      effet: effet(famille, saisie),
      moyens: regie?.moyens ?? [],
      titres: regie?.mode === 'titres',
      reference: this.#reference,
      erreurMontant: this.#erreurMontant,
      operation: this.#operation,
      locale: this.#contexte.locale(),
      change: (change) => this.#change(change),
      refer: (reference) => {
        this.#reference = reference
      },
      record: () => void this.#record(famille),
      avoir: this.#avoir,
      titre: this.#titre,
    })}
    ${
      famille.creditCentimes > 0
        ? html`<div class="formulaire"><h4>${t.avanceTitre(this.#money(famille.creditCentimes))}</h4>
            <div class="actions">
              ${usable > 0 ? html`<button class="bouton second" type="button" @click=${() => this.#askCredit(famille, false)}>${t.utiliser(this.#money(usable))}</button>` : nothing}
              <button class="lien" type="button" @click=${() => this.#askCredit(famille, true)}>${t.rendre(this.#money(famille.creditCentimes))}</button>
            </div></div>`
        : nothing
    }`
  }
}
