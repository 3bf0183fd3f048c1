import type { Encaissement } from '@inoe/contract/encaissements'
import { MOYENS_GUICHET } from '@inoe/contract/moyens'
import { html, nothing, type TemplateResult } from 'lit'
import { euros, instant } from '../../../i18n/format.ts'
import { argentFr } from '../argent.fr.ts'
import type { Annuler } from './annuler.ts'
import type { Avoir } from './avoir.ts'
import { caisseFr as t } from './messages.fr.ts'

export interface VueOperation {
  locale: string
  zone: string
  openFile: (route: string, nom: string) => void
  annuler: Annuler
  avoir: Avoir
  /** The invoice that can be corrected from here: offered once, whatever the number of its entries. */
  corrigible: { id: string; numero: string } | undefined
}

/** What was typed at the counter can be taken back there; PayFiP and banks undo what is theirs. */
const reversible = ({ moyen, annule, annulePar }: Encaissement): boolean =>
  annule === null && annulePar === null && MOYENS_GUICHET.some((one) => one === moyen)

/** The invoice of each entry that paid only one: named at its first entry. */
export function corrigibles(entries: readonly Encaissement[]): Map<string, { id: string; numero: string }> {
  const seen = new Set<string>()
  const found = new Map<string, { id: string; numero: string }>()
  for (const { id, moyen, montantCentimes, annulePar, parts } of entries) {
    const [facture, ...others] = parts.flatMap((one) => (one.facture ? [one.facture] : []))
    if (!facture || others.length > 0 || moyen === 'avoir' || montantCentimes <= 0 || annulePar) continue
    if (!seen.has(facture.id)) found.set(id, facture)
    seen.add(facture.id)
  }
  return found
}

/** One entry of the journal: who, how, for what, and what can be done with it. */
export function renderOperation(entry: Encaissement, vue: VueOperation): TemplateResult {
  const { locale, zone, openFile, annuler, avoir, corrigible } = vue
  const { id, famille, moyen, montantCentimes, reference, recuLe, parts, motif, annulePar } = entry
  const nom = famille.nom || t.sansNom
  const montant = euros(montantCentimes, locale)
  const facts = [
    instant(recuLe, locale, zone, { dateStyle: 'medium', timeStyle: 'short' }),
    argentFr.moyens[moyen],
    reference,
  ]
  const open = () => openFile(`gestion/encaissements/${id}/recu`, t.fichierRecu(id))
  return html`<li class=${annulePar ? 'annule' : ''}>
    <div class="ligne">
      <span><b>${nom}</b>${annulePar ? html` <span class="etat neutre">${t.annulee}</span>` : nothing}<br />
        <span class="sous">${facts.filter(Boolean).join(', ')}</span></span>
      <span class="somme num">${montant}</span>
    </div>
    <p class="sous num">${parts.map(({ facture, centimes }) => `${facture?.numero ?? t.partAvance}\u00a0: ${euros(centimes, locale)}`).join(' · ')}</p>
    ${entry.annule && motif ? html`<p class="sous">${t.annulation(motif)}</p>` : nothing}
    <div class="cote">
      ${montantCentimes > 0 && !annulePar ? html`<button class="lien" type="button" @click=${open}>${t.recu}<span class="lu">${t.de(montant, nom)}</span></button>` : nothing}
      ${reversible(entry) ? annuler.renderBouton(entry) : nothing}
      ${corrigible ? avoir.renderBouton(corrigible) : nothing}
    </div>
    ${reversible(entry) ? annuler.render(entry) : nothing}
    ${corrigible ? avoir.render(corrigible) : nothing}
  </li>`
}
