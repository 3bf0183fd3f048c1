// What the stories of every widget share: the answers, screens and pages in which each is looked at.
import { html, render, type TemplateResult } from 'lit'
import { refus, until } from '../../packages/elements/src/espace/testing.ts'

/** An answer that never comes. After 15 s a widget says that the service is too slow. */
export const jamais = () => new Promise<never>(() => undefined)

/** The server failed: what the widget can only say, with « Réessayer ». */
export const panne = () =>
  refus('erreur-interne', 500, 'Le service a rencontré un problème. Réessayez dans un instant.')

/** No network: the request does not even leave. */
export const horsLigne = () => Promise.reject(new TypeError('Failed to fetch'))

export const telephone = { viewport: { value: 'telephone' } }

/** A town whose own page is dark, and says so. */
export const pageSombre = (story: () => unknown): TemplateResult => {
  const page = document.createElement('div')
  for (const [name, value] of [
    ['color-scheme', 'dark'],
    ['background-color', '#10181c'],
    ['color', '#f4f1ea'],
    ['padding', '1.5em'],
  ] as const)
    page.style.setProperty(name, value)
  render(story(), page)
  return html`${page}`
}

/** The inside of a widget, once it shows what is looked for. */
export async function dans(canvas: HTMLElement, tag: string, selector: string): Promise<ShadowRoot> {
  const root = await until(() => canvas.querySelector(tag)?.shadowRoot)
  await until(() => root.querySelector(selector))
  return root
}

/** Types into a field as a person does: the value, then the event that says so. */
export function saisir(root: ParentNode, selector: string, value: string): void {
  const field = root.querySelector<HTMLInputElement>(selector)
  if (!field) throw new Error(`no field « ${selector} »`)
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
  field.dispatchEvent(new Event('change', { bubbles: true, composed: true }))
}

/** Clicks the button or link that bears these words. */
export async function cliquer(root: ParentNode, words: string): Promise<void> {
  const target = await until(() =>
    [...root.querySelectorAll<HTMLElement>('button, a, summary, label')].find((one) =>
      one.textContent?.includes(words),
    ),
  )
  target.click()
}
