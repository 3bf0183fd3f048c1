import { html, nothing, type TemplateResult } from 'lit'
import { loginFr as t } from './messages.fr.ts'
import type { Parcours } from './parcours.ts'

export function courriel(p: Parcours, auto: 'username' | 'email', aide = ''): TemplateResult {
  const id = `${p.prefixe}-courriel`
  const erreur = p.erreurs.courriel
  return html`<div class="champ">
    <label for=${id}>${t.courriel}</label>
    <input id=${id} name="courriel" type="email" inputmode="email" autocomplete=${auto} autocapitalize="none" spellcheck="false"
      required maxlength="254" .value=${p.courriel} aria-invalid=${erreur ? 'true' : nothing}
      aria-describedby=${ids(erreur && `${id}-erreur`, aide && `${id}-aide`)}
      @input=${(event: Event) => p.saisir('courriel', (event.target as HTMLInputElement).value)} />
    ${erreur ? html`<span class="erreur" id="${id}-erreur">${erreur}</span>` : nothing}
    ${aide ? html`<span class="aide" id="${id}-aide">${aide}</span>` : nothing}
  </div>`
}

/** @param aide what helps, below the field; given the id that the field points to */
export function motDePasse(
  p: Parcours,
  label: string,
  auto: 'current-password' | 'new-password',
  aide?: (id: string) => TemplateResult,
): TemplateResult {
  const id = `${p.prefixe}-mot-de-passe`
  const erreur = p.erreurs.motDePasse
  return html`<div class="champ">
    <label for=${id}>${label}</label>
    <div class="secret">
      <input id=${id} name="motDePasse" type=${p.visible ? 'text' : 'password'} autocomplete=${auto} autocapitalize="none"
        spellcheck="false" required .value=${p.motDePasse} aria-invalid=${erreur ? 'true' : nothing}
        aria-describedby=${ids(erreur && `${id}-erreur`, aide && `${id}-aide`)}
        @input=${(event: Event) => p.saisir('motDePasse', (event.target as HTMLInputElement).value)} />
      <button class="lien" type="button" @click=${p.basculer}>${p.visible ? t.masquer : t.afficher}<span class="lu">${t.leMotDePasse}</span></button>
    </div>
    ${erreur ? html`<span class="erreur" id="${id}-erreur">${erreur}</span>` : nothing}
    ${aide?.(`${id}-aide`) ?? nothing}
  </div>`
}

export function bouton({ enCours }: Parcours, words: string): TemplateResult {
  return html`<button class="bouton" type="submit" aria-disabled=${enCours ? 'true' : nothing}>${words}</button>`
}

function ids(...all: (string | false | undefined)[]) {
  return all.filter(Boolean).join(' ') || nothing
}
