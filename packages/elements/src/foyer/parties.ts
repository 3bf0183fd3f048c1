// The fields of each part of the form.
import type { Champ as ChampFoyer } from '@inoe/contract/champs'
import type { Foyer } from '@inoe/contract/foyers'
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
  /** What the authority decided, where it is not the usual. */
  regles: Foyer['regles']
  /** Draws again. */
  change: () => void
}

/** `regle`: the field that the authority decides of. */
type Options = Omit<Champ, 'id' | 'valeur' | 'saisie'> & { champ: string; regle: ChampFoyer }

function field(
  { brouillon, prefixe, regles, change }: Saisie,
  { champ: name, regle, ...options }: Options,
): TemplateResult | typeof nothing {
  const saisie = regles.find((one) => one.champ === regle)?.saisie
  if (saisie === 'masque') return nothing
  if (saisie === 'lecture') return lecture(options, brouillon.valeurs[name] ?? '')
  return champ({
    ...options,
    requis: options.requis || saisie === 'obligatoire',
    id: `${prefixe}-${name}`,
    valeur: brouillon.valeurs[name] ?? '',
    erreur: brouillon.erreurs[name],
    saisie: (valeur) => {
      brouillon.saisir(name, valeur)
      change()
    },
  })
}

/** What only a service changes. */
function lecture({ label, choix }: Pick<Champ, 'label' | 'choix'>, valeur: string): TemplateResult {
  const words = choix?.find(([value]) => value === valeur)?.[1] ?? valeur
  return html`<div class="champ lecture">
    <span class="label">${label}</span>
    <span class="valeur">${words || t.nonRenseigne}</span>
    <span class="aide">${t.lecture}</span>
  </div>`
}

function amount(saisie: Saisie, options: Options): TemplateResult | typeof nothing {
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
    <div class="large">${field(saisie, { champ: 'adresse', regle: 'adresse', label: t.adresse, requis: true, auto: 'address-line1', aide: t.adresseAide })}</div>
    <div class="large">${field(saisie, { champ: 'complement', regle: 'complement', label: t.complement, auto: 'address-line2' })}</div>
    ${field(saisie, { champ: 'codePostal', regle: 'codePostal', label: t.codePostal, requis: true, auto: 'postal-code', clavier: 'numeric' })}
    ${field(saisie, { champ: 'commune', regle: 'commune', label: t.commune, requis: true, auto: 'address-level2' })}
    ${field(saisie, { champ: 'telephone', regle: 'telephone', label: t.telephone, requis: true, type: 'tel', auto: 'tel' })}
  </div>`
}

function revenus(saisie: Saisie): TemplateResult {
  return html`<div class="champs">
    ${amount(saisie, { champ: 'revenus', regle: 'revenusCentimes', label: t.revenus, clavier: 'decimal', aide: t.revenusAide })}
    ${field(saisie, { champ: 'annee', regle: 'revenusAnnee', label: t.annee, clavier: 'numeric' })}
    ${amount(saisie, { champ: 'quotient', regle: 'quotientFamilial', label: t.quotient, clavier: 'numeric', aide: t.quotientAide })}
    ${field(saisie, { champ: 'charge', regle: 'enfantsACharge', label: t.charge, clavier: 'numeric', aide: t.chargeAide })}
    ${field(saisie, { champ: 'aeeh', regle: 'enfantsAeeh', label: t.aeeh, clavier: 'numeric', aide: t.aeehAide })}
    ${field(saisie, { champ: 'caisse', regle: 'caisse', label: t.caisse, choix: t.caisses })}
    ${field(saisie, { champ: 'numero', regle: 'numeroAllocataire', label: t.numero, clavier: 'numeric' })}
  </div>`
}

function parents(saisie: Saisie): TemplateResult {
  const { brouillon, prefixe, regles, change } = saisie
  const withSecond = brouillon.valeurs.avecSecond !== ''
  const second = regles.find((one) => one.champ === 'second')?.saisie
  const toggle = () => {
    brouillon.saisir('avecSecond', withSecond ? '' : 'oui')
    change()
  }
  return html`<fieldset class="champs" aria-labelledby="${prefixe}-un">
      <h4 class="large" id="${prefixe}-un">${t.premier}</h4>
      ${field(saisie, { champ: 'prenom', regle: 'premier.prenom', label: t.prenom, requis: true, auto: 'given-name' })}
      ${field(saisie, { champ: 'nom', regle: 'premier.nom', label: t.nom, requis: true, auto: 'family-name' })}
      ${field(saisie, { champ: 'courriel', regle: 'premier.courriel', label: t.courriel, requis: true, type: 'email', auto: 'email' })}
    </fieldset>
    ${
      withSecond && second !== 'masque'
        ? html`<fieldset class="champs" aria-labelledby="${prefixe}-deux">
            <h4 class="large" id="${prefixe}-deux">${t.second}</h4>
            ${field(saisie, { champ: 'secondPrenom', regle: 'second', label: t.prenom, requis: true })}
            ${field(saisie, { champ: 'secondNom', regle: 'second', label: t.nom, requis: true })}
            ${field(saisie, { champ: 'secondCourriel', regle: 'second', label: t.courriel, type: 'email' })}
            ${field(saisie, { champ: 'secondTelephone', regle: 'second', label: t.telephone, type: 'tel' })}
          </fieldset>`
        : nothing
    }
    ${
      second === 'masque' || second === 'lecture'
        ? nothing
        : html`<div><button class="lien" type="button" @click=${toggle}>${withSecond ? t.retirerSecond : t.ajouterSecond}</button></div>`
    }`
}

/** @param today civil date: no child is born after it */
export function champsEnfant(saisie: Saisie, today: string): TemplateResult {
  const { prefixe } = saisie
  return html`<div class="champs">
      ${field(saisie, { champ: 'prenom', regle: 'enfant.prenom', label: t.prenom, requis: true })}
      ${field(saisie, { champ: 'nom', regle: 'enfant.nom', label: t.nom, requis: true })}
      ${field(saisie, { champ: 'dateNaissance', regle: 'enfant.dateNaissance', label: t.dateNaissance, requis: true, type: 'date', max: today })}
    </div>
    <fieldset class="sante" aria-labelledby="${prefixe}-sante" aria-describedby="${prefixe}-sante-aide">
      <div>
        <h4 id="${prefixe}-sante">${t.sante}</h4>
        <p class="sous" id="${prefixe}-sante-aide">${t.santeAide}</p>
      </div>
      <div class="champs">
        ${field(saisie, { champ: 'allergies', regle: 'sante.allergies', label: t.allergies, lignes: 2 })}
        ${field(saisie, { champ: 'regime', regle: 'sante.regime', label: t.regime, lignes: 2 })}
        ${field(saisie, { champ: 'pai', regle: 'sante.pai', label: t.pai, lignes: 2, aide: t.paiAide })}
        ${field(saisie, { champ: 'vaccins', regle: 'sante.vaccins', label: t.vaccins, lignes: 2, aide: t.vaccinsAide })}
        ${field(saisie, { champ: 'medecin', regle: 'sante.medecin', label: t.medecin })}
        ${field(saisie, { champ: 'medecinTelephone', regle: 'sante.medecinTelephone', label: t.medecinTelephone, type: 'tel' })}
        <div class="large">${field(saisie, { champ: 'autres', regle: 'sante.autres', label: t.autres, lignes: 2 })}</div>
      </div>
    </fieldset>`
}
