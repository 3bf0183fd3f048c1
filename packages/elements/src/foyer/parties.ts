// The fields of each part of the form.
import { html, nothing, type TemplateResult } from 'lit'
import { type Champ, champ } from '../ui/champ.ts'
import type { Brouillon } from './brouillon.ts'
import type { Partie } from './formulaires.ts'
import { foyerFr as t } from './messages.fr.ts'
import { ecrireNombre } from './montants.ts'

/** What the fields need of the widget. */
export interface Saisie {
  brouillon: Brouillon
  /** Makes ids unique in the widget. */
  prefixe: string
  locale: string
  /** Draws again. */
  change: () => void
}

type Options = Omit<Champ, 'id' | 'valeur' | 'saisie'> & { champ: string }

function field({ brouillon, prefixe, change }: Saisie, { champ: name, ...options }: Options): TemplateResult {
  return champ({
    ...options,
    id: `${prefixe}-${name}`,
    valeur: brouillon.valeurs[name] ?? '',
    erreur: brouillon.erreurs[name],
    saisie: (valeur) => {
      brouillon.saisir(name, valeur)
      change()
    },
  })
}

function amount(saisie: Saisie, options: Options): TemplateResult {
  const { brouillon, locale, change } = saisie
  const fini = () => {
    const typed = brouillon.valeurs[options.champ] ?? ''
    const written = ecrireNombre(typed, locale)
    if (written === typed) return
    brouillon.saisir(options.champ, written)
    change()
  }
  return field(saisie, { ...options, fini })
}

export function champsDe(partie: Partie, saisie: Saisie): TemplateResult {
  if (partie === 'contact') return contact(saisie)
  if (partie === 'revenus') return revenus(saisie)
  return parents(saisie)
}

function contact(saisie: Saisie): TemplateResult {
  return html`<div class="champs">
    <div class="large">${field(saisie, { champ: 'adresse', label: t.adresse, requis: true, auto: 'address-line1', aide: t.adresseAide })}</div>
    <div class="large">${field(saisie, { champ: 'complement', label: t.complement, auto: 'address-line2' })}</div>
    ${field(saisie, { champ: 'codePostal', label: t.codePostal, requis: true, auto: 'postal-code', clavier: 'numeric' })}
    ${field(saisie, { champ: 'commune', label: t.commune, requis: true, auto: 'address-level2' })}
    ${field(saisie, { champ: 'telephone', label: t.telephone, requis: true, type: 'tel', auto: 'tel' })}
  </div>`
}

function revenus(saisie: Saisie): TemplateResult {
  return html`<div class="champs">
    ${amount(saisie, { champ: 'revenus', label: t.revenus, clavier: 'decimal', aide: t.revenusAide })}
    ${field(saisie, { champ: 'annee', label: t.annee, clavier: 'numeric' })}
    ${amount(saisie, { champ: 'quotient', label: t.quotient, clavier: 'numeric', aide: t.quotientAide })}
    ${field(saisie, { champ: 'caisse', label: t.caisse, choix: t.caisses })}
    ${field(saisie, { champ: 'numero', label: t.numero, clavier: 'numeric' })}
  </div>`
}

function parents(saisie: Saisie): TemplateResult {
  const { brouillon, prefixe, change } = saisie
  const withSecond = brouillon.valeurs.avecSecond !== ''
  const toggle = () => {
    brouillon.saisir('avecSecond', withSecond ? '' : 'oui')
    change()
  }
  return html`<fieldset class="champs" aria-labelledby="${prefixe}-un">
      <h4 class="large" id="${prefixe}-un">${t.premier}</h4>
      ${field(saisie, { champ: 'prenom', label: t.prenom, requis: true, auto: 'given-name' })}
      ${field(saisie, { champ: 'nom', label: t.nom, requis: true, auto: 'family-name' })}
      ${field(saisie, { champ: 'courriel', label: t.courriel, requis: true, type: 'email', auto: 'email' })}
    </fieldset>
    ${
      withSecond
        ? html`<fieldset class="champs" aria-labelledby="${prefixe}-deux">
            <h4 class="large" id="${prefixe}-deux">${t.second}</h4>
            ${field(saisie, { champ: 'secondPrenom', label: t.prenom, requis: true })}
            ${field(saisie, { champ: 'secondNom', label: t.nom, requis: true })}
            ${field(saisie, { champ: 'secondCourriel', label: t.courriel, type: 'email' })}
            ${field(saisie, { champ: 'secondTelephone', label: t.telephone, type: 'tel' })}
          </fieldset>`
        : nothing
    }
    <div><button class="lien" type="button" @click=${toggle}>${withSecond ? t.retirerSecond : t.ajouterSecond}</button></div>`
}

/** @param today civil date: no child is born after it */
export function champsEnfant(saisie: Saisie, today: string): TemplateResult {
  const { prefixe } = saisie
  return html`<div class="champs">
      ${field(saisie, { champ: 'prenom', label: t.prenom, requis: true })}
      ${field(saisie, { champ: 'nom', label: t.nom, requis: true })}
      ${field(saisie, { champ: 'dateNaissance', label: t.dateNaissance, requis: true, type: 'date', max: today })}
    </div>
    <fieldset class="sante" aria-labelledby="${prefixe}-sante" aria-describedby="${prefixe}-sante-aide">
      <div>
        <h4 id="${prefixe}-sante">${t.sante}</h4>
        <p class="sous" id="${prefixe}-sante-aide">${t.santeAide}</p>
      </div>
      <div class="champs">
        ${field(saisie, { champ: 'allergies', label: t.allergies, lignes: 2 })}
        ${field(saisie, { champ: 'regime', label: t.regime, lignes: 2 })}
        ${field(saisie, { champ: 'pai', label: t.pai, lignes: 2, aide: t.paiAide })}
        ${field(saisie, { champ: 'vaccins', label: t.vaccins, lignes: 2, aide: t.vaccinsAide })}
        ${field(saisie, { champ: 'medecin', label: t.medecin })}
        ${field(saisie, { champ: 'medecinTelephone', label: t.medecinTelephone, type: 'tel' })}
        <div class="large">${field(saisie, { champ: 'autres', label: t.autres, lignes: 2 })}</div>
      </div>
    </fieldset>`
}
