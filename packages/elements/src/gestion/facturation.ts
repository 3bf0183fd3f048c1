import { html, nothing, type TemplateResult } from 'lit'
import { communFr } from '../i18n/commun.fr.ts'
import { dateCivile, euros } from '../i18n/format.ts'
import { avis } from '../ui/avis.ts'
import { champ } from '../ui/champ.ts'
import { type EmettreController, moisPrecedent } from './emettre.ts'
import { gestionFr as t } from './messages.fr.ts'

/** Months proposed before the one that is proposed first: a late correction, not the archives. */
const MOIS = 6

export interface Facturation {
  emettre: EmettreController
  locale: string
  /** Asks before issuing. */
  ask: () => void
  retry: () => void
}

/** « novembre 2026 » */
export function moisEnMots(mois: string, locale: string): string {
  return dateCivile(`${mois}-15`, locale, { month: 'long', year: 'numeric' })
}

export const nomStructure = ({ structures, structure }: EmettreController): string =>
  structures.find((one) => one.id === structure)?.nom ?? ''

/** « Émettre les factures »: a structure, a month, and what was issued. */
export function renderFacturation(vue: Facturation): TemplateResult | typeof nothing {
  const { emettre, ask } = vue
  if (emettre.structures.length === 0 && !emettre.erreur) return nothing
  const submit = (event: Event) => {
    event.preventDefault()
    if (!emettre.envoi) ask()
  }
  return html`<section class="facturation" aria-labelledby="facturation">
    <h3 id="facturation" tabindex="-1">${t.factures.titre}</h3>
    <p class="sous">${t.factures.explication}</p>
    ${
      emettre.structures.length > 0
        ? html`<form novalidate @submit=${submit}>
            ${renderChoix(vue)}
            <button class="bouton second" type="submit" aria-disabled=${emettre.envoi}>
              ${emettre.envoi ? t.factures.envoi : t.factures.emettre}
            </button>
          </form>`
        : nothing
    }
    <div role="status">${renderFaite(vue)}</div>
    <div role="alert">${renderErreur(vue)}</div>
  </section>`
}

function renderChoix({ emettre, locale }: Facturation): TemplateResult[] {
  const months = [emettre.premier]
  for (let index = 0; index < MOIS; index++) months.push(moisPrecedent(`${months.at(-1)}-01`))
  return [
    champ({
      id: 'facturation-structure',
      label: t.factures.structure,
      valeur: emettre.structure,
      saisie: (structure) => emettre.choose({ structure }),
      choix: emettre.structures.map(({ id, nom }) => [id, nom] as const),
    }),
    champ({
      id: 'facturation-mois',
      label: t.factures.mois,
      valeur: emettre.mois,
      saisie: (mois) => emettre.choose({ mois }),
      choix: months.map((one) => [one, moisEnMots(one, locale)] as const),
    }),
  ]
}

function renderFaite({ emettre, locale }: Facturation): TemplateResult | typeof nothing {
  const { faite } = emettre
  if (!faite) return nothing
  const mois = moisEnMots(faite.mois, locale)
  return faite.factures === 0
    ? avis('info', t.factures.aucune(nomStructure(emettre), mois))
    : avis('succes', t.factures.faites(faite.factures, euros(faite.totalCentimes, locale), mois))
}

function renderErreur({ emettre, retry }: Facturation): TemplateResult | typeof nothing {
  const { erreur, structures } = emettre
  if (!erreur) return nothing
  const message = erreur instanceof Error ? erreur.message : communFr.horsLigne
  const again = html`<button class="lien" type="button" @click=${retry}>${communFr.reessayer}</button>`
  return avis('erreur', html`<p>${message}</p>${structures.length === 0 ? again : nothing}`)
}
