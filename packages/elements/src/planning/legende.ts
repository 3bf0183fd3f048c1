// Under the grid: what each state looks like, who to ask.
import type { Configuration } from '@inoe/contract/collectivites'
import { html, nothing, type TemplateResult } from 'lit'
import { SIGNES, vueOf } from './case.ts'
import type { Grille } from './grille.ts'
import { messages, type Vue } from './messages.fr.ts'

/** States of the legend, in the order a parent meets them. */
const TOUJOURS: readonly Vue[] = [
  'libre',
  'reserve',
  'ajout',
  'retrait',
  'en-attente',
  'complet',
  'hors-delai',
  'pas-encore-ouvert',
  'facture',
]

/** What each state looks like: those of every week, then those that only some weeks have. */
export function renderLegende({ cases }: Grille): TemplateResult {
  const vues = new Set([...TOUJOURS, ...[...cases.values()].map(vueOf)])
  return html`<ul class="legende" aria-label=${messages.legende}>
    ${[...vues].map((vue) => html`<li><i class="signe ${vue}" aria-hidden="true">${SIGNES[vue]}</i>${messages.mots[vue]}</li>`)}
  </ul>`
}

/** Who to call or write to. */
export function renderAide({
  courriel,
  telephone,
}: Pick<Configuration, 'courriel' | 'telephone'>): TemplateResult | typeof nothing {
  if (!courriel && !telephone) return nothing
  return html`<p class="aide">
    <span>${messages.aide}</span>
    ${telephone ? html`<a href="tel:${telephone.replaceAll(/[^\d+]/g, '')}">${telephone}</a>` : nothing}
    ${courriel ? html`<a href="mailto:${courriel}">${courriel}</a>` : nothing}
  </p>`
}
