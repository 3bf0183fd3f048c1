// What a family knows of the money of a régie: what it has in advance, how to pay otherwise, what was paid of an invoice.
import type { Facture, ListeFactures, RegieFacture } from '@inoe/contract/factures'
import { html, nothing, type TemplateResult } from 'lit'
import { euros, instant } from '../i18n/format.ts'
import { moyensFr } from '../i18n/moyens.fr.ts'
import { avis } from '../ui/avis.ts'
import { facturesFr as t } from './messages.fr.ts'

export function renderCredits(
  credits: ListeFactures['credits'],
  locale: string,
): TemplateResult | typeof nothing {
  const had = credits.filter((one) => one.centimes > 0)
  if (had.length === 0) return nothing
  return avis(
    'info',
    html`${had.map(({ regie, centimes }) => html`<p>${t.credit(euros(centimes, locale), regie.nom)}</p>`)}
      <p class="sous">${t.creditSuite}</p>`,
  )
}

/** « Autres moyens »: which, and at which counter. Open from the start where nothing can be paid online. */
export function renderAutresMoyens(regie: RegieFacture): TemplateResult | typeof nothing {
  if (regie.moyens.length === 0 && !regie.autresMoyens) return nothing
  return html`<details class="moyens" ?open=${!regie.enLigne}>
    <summary>${t.autresMoyens}<span class="lu"> (${regie.nom})</span></summary>
    ${regie.moyens.length > 0 ? html`<p>${regie.moyens.map((one) => moyensFr[one]).join(', ')}</p>` : nothing}
    ${regie.autresMoyens ? html`<p lang="fr">${regie.autresMoyens}</p>` : nothing}
  </details>`
}

/** What was paid of an invoice, each with its receipt. */
export function renderEncaissements(
  { encaissements, numero }: Facture,
  locale: string,
  zone: string,
  receipt: (encaissement: string) => void,
): TemplateResult | typeof nothing {
  if (encaissements.length === 0) return nothing
  return html`<ul class="recus">
    ${encaissements.map(({ id, moyen, centimes, recuLe }) => {
      const le = instant(recuLe, locale, zone, { dateStyle: 'long' })
      const words = centimes < 0 ? t.repris(moyensFr[moyen], le) : t.paye(moyensFr[moyen], le)
      return html`<li>
        <span>${words}</span> <span class="num">${euros(centimes, locale)}</span>
        ${
          centimes > 0 && moyen !== 'avoir'
            ? html`<button class="lien" type="button" @click=${() => receipt(id)}>${t.recu}<span class="lu">${t.recuDe(numero, le)}</span></button>`
            : nothing
        }
      </li>`
    })}
  </ul>`
}
