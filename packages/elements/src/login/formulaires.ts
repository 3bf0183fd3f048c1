import { force, LONGUEUR_MIN, longueur, motsConnus } from '@inoe/contract/mot-de-passe'
import { html, nothing, type TemplateResult } from 'lit'
import { loginFr as t } from './messages.fr.ts'

export type VueFormulaire = 'connexion' | 'creation' | 'oubli' | 'choix'
export type NomChamp = 'courriel' | 'motDePasse'
export type Erreurs = Partial<Record<NomChamp, string>>

/** What the forms show and whom they tell. */
export interface Formulaire {
  vue: VueFormulaire
  /** Begins the ids: several widgets may stand in a page. */
  prefixe: string
  courriel: string
  /** Typed so far, for the live help. */
  motDePasse: string
  erreurs: Erreurs
  visible: boolean
  enCours: boolean
  ville: string
  contact: string | null
  saisir(champ: NomChamp, valeur: string): void
  basculer(): void
  envoyer(form: HTMLFormElement): void
  oublie(): void
}

/** The form of a view, for the page's own tree. */
export function formulaire(f: Formulaire): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    f.envoyer(event.currentTarget as HTMLFormElement)
  }
  // One template per view, and so one element: a browser fills in and offers to keep each for what it is.
  switch (f.vue) {
    case 'connexion':
      return html`<form novalidate method="post" @submit=${submit}>
        ${courriel(f, 'username')} ${motDePasse(f, 'current-password')}
        <label class="coche"><input type="checkbox" name="resterConnecte" /><span>${t.resterConnecte}</span></label>
        <div class="actions">${bouton(f, t.seConnecter)}<button class="lien" type="button" @click=${f.oublie}>${t.oublie}</button></div>
      </form>`
    case 'creation':
      return html`<form novalidate method="post" @submit=${submit}>
        ${courriel(f, 'username')} ${motDePasse(f, 'new-password')} ${rgpd(f)}
        <div class="actions">${bouton(f, t.creerMonCompte)}</div>
      </form>`
    case 'oubli':
      return html`<form novalidate method="post" @submit=${submit}>
        ${courriel(f, 'email', t.oubliAide)}
        <div class="actions">${bouton(f, t.recevoirLien)}</div>
      </form>`
    case 'choix':
      return html`<form novalidate method="post" @submit=${submit}>
        ${motDePasse(f, 'new-password')}
        <div class="actions">${bouton(f, t.enregistrer)}</div>
      </form>`
  }
}

function courriel(f: Formulaire, auto: 'username' | 'email', aide = ''): TemplateResult {
  const id = `${f.prefixe}-courriel`
  const erreur = f.erreurs.courriel
  return html`<div class="champ">
    <label for=${id}>${t.courriel}</label>
    <input id=${id} name="courriel" type="email" inputmode="email" autocomplete=${auto} autocapitalize="none" spellcheck="false"
      required maxlength="254" .value=${f.courriel} aria-invalid=${erreur ? 'true' : nothing}
      aria-describedby=${ids(erreur && `${id}-erreur`, aide && `${id}-aide`)}
      @input=${(event: Event) => f.saisir('courriel', (event.target as HTMLInputElement).value)} />
    ${erreur ? html`<span class="erreur" id="${id}-erreur">${erreur}</span>` : nothing}
    ${aide ? html`<span class="aide" id="${id}-aide">${aide}</span>` : nothing}
  </div>`
}

function motDePasse(f: Formulaire, auto: 'current-password' | 'new-password'): TemplateResult {
  const id = `${f.prefixe}-mot-de-passe`
  const erreur = f.erreurs.motDePasse
  const neuf = auto === 'new-password'
  return html`<div class="champ">
    <label for=${id}>${f.vue === 'choix' ? t.nouveauMotDePasse : t.motDePasse}</label>
    <div class="secret">
      <input id=${id} name="motDePasse" type=${f.visible ? 'text' : 'password'} autocomplete=${auto} autocapitalize="none"
        spellcheck="false" required .value=${f.motDePasse} aria-invalid=${erreur ? 'true' : nothing}
        aria-describedby=${ids(erreur && `${id}-erreur`, neuf && `${id}-aide`)}
        @input=${(event: Event) => f.saisir('motDePasse', (event.target as HTMLInputElement).value)} />
      <button class="lien" type="button" @click=${f.basculer}>${f.visible ? t.masquer : t.afficher}<span class="lu">${t.leMotDePasse}</span></button>
    </div>
    ${erreur ? html`<span class="erreur" id="${id}-erreur">${erreur}</span>` : nothing}
    ${neuf ? html`<span class="aide" id="${id}-aide">${t.conseil(LONGUEUR_MIN)}</span>${solidite(f)}` : nothing}
  </div>`
}

/** How good the password is so far: colour, bars and words. Only a change of the words is announced. */
function solidite({ motDePasse: typed, courriel: address, ville }: Formulaire): TemplateResult {
  const level = typed === '' ? undefined : force(typed, motsConnus(address, ville))
  const bars = level === 'bonne' ? 3 : level === 'correcte' ? 2 : level ? 1 : 0
  return html`<div class="force ${level ?? ''}">
    <span class="jauge" aria-hidden="true">${[1, 2, 3].map((bar) => html`<i class=${bar <= bars ? 'plein' : ''}></i>`)}</span>
    <b aria-live="polite">${level ? t.forces[level] : ''}</b>
    ${level ? html`<span class="nombre">${t.longueur(longueur(typed), LONGUEUR_MIN)}</span>` : nothing}
  </div>`
}

function rgpd({ ville, contact }: Formulaire): TemplateResult {
  return html`<div class="notice">
    <p>${t.rgpd(ville)}</p>
    <details><summary>${t.rgpdTitre}</summary><p>${t.rgpdSuite(contact)}</p></details>
  </div>`
}

function bouton({ enCours }: Formulaire, words: string): TemplateResult {
  return html`<button class="bouton" type="submit" aria-disabled=${enCours ? 'true' : nothing}>${words}</button>`
}

function ids(...all: (string | false | undefined)[]) {
  return all.filter(Boolean).join(' ') || nothing
}
