import { html, nothing, type TemplateResult } from 'lit'
import { communFr } from '../i18n/commun.fr.ts'

export interface Champ {
  /** Unique in the widget; the ids of the help and of the error derive from it. */
  id: string
  label: string
  valeur: string
  /** Hears every key. */
  saisie: (valeur: string) => void
  /** Hears the end of typing: the moment to write a number as people read it. */
  fini?: () => void
  requis?: boolean
  type?: 'text' | 'email' | 'tel' | 'date'
  /** Keyboard of the phone. */
  clavier?: 'numeric' | 'decimal'
  /** Token of the browser's own filling. */
  auto?: string
  min?: string
  max?: string
  /** Several lines. */
  lignes?: number
  /** A list instead of a free text: value, words. */
  choix?: readonly (readonly [string, string])[]
  aide?: string
  erreur?: string | undefined
}

/** A field with its label, its help and what is wrong with it. */
export function champ(field: Champ): TemplateResult {
  const { id, label, requis = false, aide, erreur } = field
  return html`<div class="champ">
    <label for=${id}>${label}${requis ? html`<span class="etoile" aria-hidden="true"> *</span>` : nothing}</label>
    ${control(field, [erreur && `${id}-erreur`, aide && `${id}-aide`].filter(Boolean).join(' ') || nothing)}
    ${erreur ? html`<span class="erreur" id="${id}-erreur">${erreur}</span>` : nothing}
    ${aide ? html`<span class="aide" id="${id}-aide">${aide}</span>` : nothing}
  </div>`
}

function control(field: Champ, describedBy: string | typeof nothing): TemplateResult {
  const { id, valeur, type = 'text', requis = false, lignes, choix } = field
  const invalid = field.erreur ? 'true' : nothing
  const typed = (event: Event) => field.saisie((event.target as HTMLInputElement).value)
  if (choix)
    return html`<select id=${id} ?required=${requis} aria-describedby=${describedBy} aria-invalid=${invalid} @change=${typed}>
      ${choix.map(([value, words]) => html`<option value=${value} ?selected=${value === valeur}>${words}</option>`)}
    </select>`
  if (lignes)
    return html`<textarea id=${id} rows=${lignes} ?required=${requis} aria-describedby=${describedBy} aria-invalid=${invalid} .value=${valeur} @input=${typed}></textarea>`
  return html`<input id=${id} type=${type} inputmode=${field.clavier ?? nothing} autocomplete=${field.auto ?? 'off'}
    min=${field.min ?? nothing} max=${field.max ?? nothing} ?required=${requis} aria-describedby=${describedBy}
    aria-invalid=${invalid} .value=${valeur} @input=${typed} @change=${() => field.fini?.()} />`
}

/** Said once above the fields of a widget. */
export const noteEtoile = () => html`<p class="sous">${communFr.etoile}</p>`
