// What a family hands over, as it is typed, with what it will do.
import type { MoyenGuichet } from '@inoe/contract/encaissements'
import { ESPECES_MAX } from '@inoe/contract/moyens'
import { html, nothing, type TemplateResult } from 'lit'
import type { Operation } from '../../../espace/operation.ts'
import { dateCivile, euros } from '../../../i18n/format.ts'
import { avis } from '../../../ui/avis.ts'
import { champ } from '../../../ui/champ.ts'
import { argentFr } from '../argent.fr.ts'
import { ecrireCentimes, somme } from '../montant.ts'
import type { Avoir } from './avoir.ts'
import { caisseFr as t } from './messages.fr.ts'
import { cochees, type Effet, type FactureDue, type FamilleDue, type Saisie } from './rules.ts'
import type { Titre } from './titre.ts'

export interface Formulaire {
  famille: FamilleDue
  saisie: Saisie
  effet: Effet
  moyens: readonly MoyenGuichet[]
  /** The comptable gives each invoice a reference. */
  titres: boolean
  reference: string
  erreurMontant: string | undefined
  operation: Operation
  locale: string
  change: (change: Partial<Saisie>) => void
  refer: (reference: string) => void
  record: () => void
  avoir: Avoir
  titre: Titre
}

export function renderFormulaire(vue: Formulaire): TemplateResult {
  const { famille, moyens, operation, effet, locale, record } = vue
  const submit = (event: Event) => {
    event.preventDefault()
    record()
  }
  return html`${
    famille.factures.length > 0
      ? html`<fieldset class="pile">
          <legend>${t.factures}</legend>
          <ul class="liste">${famille.factures.map((one) => renderFacture(one, vue))}</ul>
        </fieldset>`
      : nothing
  }
  ${
    moyens.length === 0
      ? avis('attention', t.sansMoyen)
      : html`<form class="formulaire" novalidate @submit=${submit}>
          ${renderChamps(vue)}
          <p role="status">${renderEffet(vue)}</p>
          <div role="alert">${operation.erreur ? avis('erreur', operation.erreur.message) : nothing}</div>
          <div class="actions">
            <button class="bouton" type="submit" aria-disabled=${operation.envoi !== undefined}>
              ${operation.envoi === 'encaisser' ? argentFr.envoi : t.enregistrer(euros(effet.centimes ?? 0, locale))}
            </button>
          </div>
        </form>`
  }`
}

function renderFacture(facture: FactureDue, vue: Formulaire): TemplateResult {
  const { saisie, locale, change, avoir, titre, titres } = vue
  const { id, numero, structure, resteCentimes, totalCentimes, echeance, enRetard, enCours } = facture
  const tick = (event: Event) => {
    const ticked = new Set(saisie.cochees)
    if ((event.currentTarget as HTMLInputElement).checked) ticked.add(id)
    else ticked.delete(id)
    change({ cochees: ticked, montant: undefined })
  }
  const date = dateCivile(echeance, locale)
  return html`<li>
    <label class="coche">
      <input type="checkbox" .checked=${saisie.cochees.has(id)} @change=${tick} />
      <span class="ligne">
        <span>${t.facture(numero, structure)}<br />
          <span class=${enRetard ? 'sous retard' : 'sous'}>${enRetard ? t.enRetard(date) : t.echeance(date)}</span></span>
        <span class="num"><span class="somme">${euros(resteCentimes, locale)}</span>${
          resteCentimes < totalCentimes
            ? html`<br /><span class="sous">${t.reste(euros(totalCentimes, locale))}</span>`
            : nothing
        }</span>
      </span>
    </label>
    ${enCours ? html`<p><span class="etat attente">${t.enCours[enCours]}</span></p>` : nothing}
    <div class="cote">${avoir.renderBouton(facture)}${titres ? titre.renderBouton(facture) : nothing}</div>
    ${avoir.render(facture)}${titres ? titre.render(facture) : nothing}
  </li>`
}

function renderChamps(vue: Formulaire): TemplateResult {
  const { famille, saisie, effet, moyens, locale, reference, change, refer, operation } = vue
  const due = somme(cochees(famille, saisie.cochees))
  const wrong =
    effet.centimes === undefined
      ? argentFr.montantInvalide
      : effet.especesTropElevees
        ? t.especes(euros(ESPECES_MAX, locale))
        : (vue.erreurMontant ?? operation.erreur?.champs.montantCentimes)
  return html`<div class="reglages">
    ${champ({
      id: 'caisse-moyen',
      label: t.moyen,
      valeur: saisie.moyen,
      choix: moyens.map((one) => [one, argentFr.moyens[one]] as const),
      saisie: (moyen) => {
        const found = moyens.find((one) => one === moyen)
        if (found) change({ moyen: found })
      },
    })}
    ${champ({
      id: 'caisse-montant',
      label: t.montant,
      clavier: 'decimal',
      requis: true,
      valeur: saisie.montant ?? ecrireCentimes(due),
      erreur: wrong,
      saisie: (montant) => change({ montant }),
    })}
    ${champ({
      id: 'caisse-reference',
      label: t.reference,
      aide: t.aideReference,
      valeur: reference,
      saisie: refer,
      erreur: operation.erreur?.champs.reference,
    })}
  </div>`
}

function renderEffet({ effet, locale }: Formulaire): string | typeof nothing {
  const { centimes, parts, avanceCentimes, resteCentimes, especesTropElevees } = effet
  if (!centimes || especesTropElevees) return nothing
  if (parts.length === 0) return t.toutEnAvance(euros(avanceCentimes, locale))
  if (resteCentimes > 0) return t.partiel(euros(resteCentimes, locale))
  return avanceCentimes > 0 ? `${t.solde} ${t.avance(euros(avanceCentimes, locale))}` : t.solde
}
