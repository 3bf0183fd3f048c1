import type { ActualiteGeree, ActualiteSaisie } from '@inoe/contract/actualites'
import { AUDIENCES, type EtatActualite } from '@inoe/contract/nouvelles'
import type { Catalogue } from '@inoe/contract/structures'
import { html, nothing, type TemplateResult } from 'lit'
import { renderArticle } from '../../actualites/article.ts'
import type { Images } from '../../actualites/images.ts'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contexte } from '../volet.ts'
import { Illustrations } from './illustrations.ts'
import { redactionFr as t } from './messages.fr.ts'

/** What is typed: pictures are by themselves. */
type Saisie = Omit<ActualiteSaisie, 'etat' | 'images'>
const VIDE: Saisie = {
  structure: '',
  titre: '',
  texte: '',
  audience: 'tous',
  activite: null,
  jour: null,
  debut: '',
  fin: null,
}

/** What was written, as the form sends it. */
export function saisieOf(one: ActualiteGeree): ActualiteSaisie {
  const { structure, titre, texte, audience, activite, jour, debut, fin, etat, images } = one
  return {
    structure: structure.id,
    titre,
    texte,
    audience,
    activite: activite?.id ?? null,
    jour,
    debut,
    fin,
    etat,
    images: images.map(({ id, alternative, legende }) => ({ id, alternative, legende })),
  }
}

/** A piece of news being written or corrected: what is typed stays until it is sent or given up. */
export class Redaction {
  readonly #contexte: Contexte
  readonly #faite: () => void
  readonly #catalogue: Lecture<Catalogue>
  readonly #operation: Operation
  readonly #images: Images
  readonly #illustrations: Illustrations
  #saisie = VIDE
  /** The one that is corrected. */
  #reprise: ActualiteGeree | undefined
  #ouverte = false
  #erreurs: Record<string, string> = {}

  constructor(contexte: Contexte, images: Images, faite: () => void) {
    this.#contexte = contexte
    this.#images = images
    this.#illustrations = new Illustrations(contexte, images)
    this.#faite = faite
    const redraw = () => contexte.host.requestUpdate()
    this.#catalogue = new Lecture(redraw)
    this.#operation = new Operation(redraw)
  }

  /** Reads the activities that one may write about. */
  open(): void {
    const espace = this.#contexte.espace()
    if (espace && !this.#catalogue.valeur)
      void this.#catalogue.run(() => espace.get<Catalogue>('catalogue', { credentials: 'omit' }))
  }

  forget(): void {
    this.#catalogue.forget()
    this.#close()
  }

  /** Puts one that is there in the form. */
  reprendre(one: ActualiteGeree): void {
    const { etat: _, images: __, ...saisie } = saisieOf(one)
    this.#close()
    this.#illustrations.reprendre(one.images)
    this.#saisie = saisie
    this.#reprise = one
    this.#begin()
  }

  #begin(): void {
    this.#ouverte = true
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus('actualite-titre')
  }

  #close(): void {
    this.#saisie = VIDE
    this.#reprise = undefined
    this.#ouverte = false
    this.#erreurs = {}
    this.#illustrations.forget()
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
  }

  #type(change: Partial<Saisie>): void {
    this.#saisie = { ...this.#saisie, ...change }
    for (const name of Object.keys(change)) delete this.#erreurs[name]
    this.#contexte.host.requestUpdate()
  }

  /** What would be sent: what was left as it was proposed is filled. */
  #complete(): Saisie {
    const service = this.#contexte.service()
    const { structure, debut } = this.#saisie
    return {
      ...this.#saisie,
      structure: structure || (service?.structures[0]?.id ?? ''),
      debut: debut || (service?.aujourdhui ?? ''),
    }
  }

  async #send(etat: EtatActualite): Promise<void> {
    const saisie = this.#complete()
    this.#erreurs = {
      ...(saisie.titre.trim() ? {} : { titre: t.requis }),
      ...(saisie.texte.trim() ? {} : { texte: t.requis }),
    }
    const fautive = this.#illustrations.fautive()
    if (Object.keys(this.#erreurs).length === 0 && !fautive) {
      const route = this.#reprise ? `gestion/actualites/${this.#reprise.id}` : 'gestion/actualites'
      const method = this.#reprise ? 'put' : 'post'
      const done = await this.#operation.send(this.#contexte.espace(), etat, method, route, {
        ...saisie,
        etat,
        images: this.#illustrations.saisie,
      })
      if (done) {
        this.#close()
        this.#contexte.dire('succes', t.fait[etat])
        await this.#contexte.focus('actualites-titre')
        this.#faite()
        return
      }
      this.#erreurs = { ...this.#operation.erreur?.champs }
    }
    this.#contexte.host.requestUpdate()
    const [first] = Object.keys(this.#erreurs)
    if (first) await this.#contexte.focus(`actualite-${first}`)
    else if (fautive) await this.#contexte.focus(fautive)
  }

  render(): TemplateResult {
    if (!this.#ouverte)
      return html`<div class="actions"><button class="bouton" type="button" @click=${() => this.#begin()}>${t.ecrire}</button></div>`
    const saisie = this.#complete()
    const structures = this.#contexte.service()?.structures ?? []
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#send(this.#reprise && this.#reprise.etat !== 'brouillon' ? this.#reprise.etat : 'publiee')
    }
    const { envoi, erreur } = this.#operation
    const field = (name: 'titre' | 'texte') => ({
      id: `actualite-${name}`,
      valeur: saisie[name],
      saisie: (valeur: string) => this.#type({ [name]: valeur }),
      requis: true,
      erreur: this.#erreurs[name],
    })
    const corrected = this.#reprise && this.#reprise.etat !== 'brouillon'
    return html`<form class="carte articles" novalidate @submit=${submit}>
      <h4>${this.#reprise ? t.corriger : t.ecrire}</h4>
      ${
        structures.length > 1
          ? champ({
              id: 'actualite-structure',
              label: t.structure,
              valeur: saisie.structure,
              saisie: (structure) => this.#type({ structure, activite: null }),
              choix: structures.map(({ id, nom }) => [id, nom] as const),
            })
          : nothing
      }
      ${champ({ ...field('titre'), label: t.titreChamp })}
      ${champ({ ...field('texte'), label: t.texte, aide: t.texteAide, lignes: 6 })}
      ${this.#illustrations.render()}
      ${champ({
        id: 'actualite-audience',
        label: t.audience,
        valeur: saisie.audience,
        saisie: (valeur) => this.#type({ audience: AUDIENCES.find((one) => one === valeur) ?? 'tous' }),
        choix: AUDIENCES.map((one) => [one, t.audiences[one]] as const),
      })}
      ${this.#renderCible(saisie)}
      ${champ({ id: 'actualite-debut', label: t.debut, valeur: saisie.debut, saisie: (debut) => this.#type({ debut }), type: 'date', erreur: this.#erreurs.debut })}
      ${champ({ id: 'actualite-fin', label: t.fin, valeur: saisie.fin ?? '', saisie: (fin) => this.#type({ fin: fin || null }), type: 'date', aide: t.finAide, erreur: this.#erreurs.fin })}
      ${this.#renderApercu(saisie)}
      <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton" type="submit" aria-disabled=${envoi !== undefined}>${envoi !== undefined ? t.envoi : corrected ? t.enregistrer : t.publier}</button>
        ${corrected ? nothing : html`<button class="bouton second" type="button" aria-disabled=${envoi !== undefined} @click=${() => void this.#send('brouillon')}>${t.garder}</button>`}
        <button class="lien" type="button" @click=${() => this.#close()}>${communFr.annuler}</button>
      </div>
    </form>`
  }

  #activites(structure: string): readonly { id: string; nom: string }[] {
    return this.#catalogue.valeur?.structures.find((one) => one.id === structure)?.activites ?? []
  }

  #renderCible({ structure, audience, activite, jour }: Saisie): TemplateResult | typeof nothing {
    if (audience === 'tous' || audience === 'structure') return nothing
    const first = audience === 'activite' ? t.choisir : t.toutesActivites
    return html`${champ({
      id: 'actualite-activite',
      label: t.activite,
      valeur: activite ?? '',
      saisie: (valeur) => this.#type({ activite: valeur || null }),
      choix: [['', first], ...this.#activites(structure).map(({ id, nom }) => [id, nom] as const)],
      requis: audience === 'activite',
      erreur: this.#erreurs.activite,
    })}
    ${
      audience === 'jour'
        ? champ({
            id: 'actualite-jour',
            label: t.jour,
            valeur: jour ?? '',
            saisie: (valeur) => this.#type({ jour: valeur || null }),
            type: 'date',
            requis: true,
            erreur: this.#erreurs.jour,
          })
        : nothing
    }`
  }

  #renderApercu(saisie: Saisie): TemplateResult | typeof nothing {
    if (!saisie.titre.trim() || !saisie.texte.trim()) return nothing
    const { structure, activite, audience } = saisie
    const nom = this.#contexte.service()?.structures.find((one) => one.id === structure)?.nom ?? ''
    const about = this.#activites(structure).find((one) => one.id === activite) ?? null
    const images = this.#illustrations.vues
    const shown = {
      ...saisie,
      id: 'apercu',
      structure: { id: structure, nom },
      activite: about,
      audience,
      images,
    }
    return html`<p class="sous">${t.apercu}</p>${renderArticle(shown, this.#images, this.#contexte.locale(), false)}`
  }
}
