// What a person does in a widget, and what they are told: by the screen reader, and by where the focus goes.
import type { Meta } from '@storybook/web-components-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { until } from '../../packages/elements/src/espace/testing.ts'
import { everything, focused } from '../parcours.ts'

/** The same widget, on the same answers; its documentation has its place already. */
export const geste = <M extends Meta>(meta: M) => ({ ...meta, tags: [] })

const PATIENCE = { timeout: 4000 }
const POLIES = '[role=status], [aria-live=polite]'
const plain = (text: string | null) => (text ?? '').replaceAll(/\s+/g, ' ').trim()

/**
 * A screen reader that listens from now on. What is polite is heard only from a region that was there before it spoke;
 * an alert is heard as it comes.
 */
export function ecoute(canvas: HTMLElement): (words: RegExp) => Promise<void> {
  const regions = (selector: string) => [...everything(canvas)].filter((one) => one.matches(selector))
  const before = new Set(regions(POLIES))
  return async (words) => {
    await waitFor(() => {
      const heard = [...regions(POLIES).filter((one) => before.has(one)), ...regions('[role=alert]')]
      expect(heard.map(({ textContent }) => plain(textContent)).join(' | ')).toMatch(words)
    }, PATIENCE)
  }
}

/** The focus comes there, however deep. */
export async function auFocus(selector: string): Promise<void> {
  await waitFor(() => {
    const at = focused()
    expect(at?.matches(selector) ? selector : (at?.cloneNode() as Element | undefined)?.outerHTML).toBe(
      selector,
    )
  }, PATIENCE)
}

/** Presses the button, link or box that bears these words. */
export async function presser(root: ParentNode, words: string): Promise<void> {
  const target = await until(() =>
    [...root.querySelectorAll<HTMLElement>('button, a, summary, label')].find(
      (one) => one.checkVisibility() && plain(one.textContent).includes(words),
    ),
  )
  await userEvent.click(target)
}

/** Presses what is there. */
export async function toucher(root: ParentNode, selector: string): Promise<HTMLElement> {
  const target = await until(() => root.querySelector<HTMLElement>(selector))
  await userEvent.click(target)
  return target
}

/** Types over what a field holds. */
export async function ecrire(root: ParentNode, selector: string, text: string): Promise<void> {
  const field = await until(() => root.querySelector<HTMLInputElement>(selector))
  await userEvent.type(field, text, { initialSelectionStart: 0, initialSelectionEnd: field.value.length })
}

/** Chooses in a list. */
export async function choisir(root: ParentNode, selector: string, words: string): Promise<void> {
  const list = await until(() => root.querySelector<HTMLSelectElement>(selector))
  const option = [...list.options].find((one) => plain(one.textContent) === words)
  if (!option) throw new Error(`no « ${words} » in ${selector}`)
  list.focus()
  await userEvent.selectOptions(list, option)
}

/** What a field says of its own error, as it is described to who comes to it. */
export async function erreurDe(field: string, words: RegExp): Promise<void> {
  await auFocus(field)
  const at = focused()
  const root = at?.getRootNode() as ParentNode
  const said = (at?.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => plain(root.querySelector(`[id="${id}"]`)?.textContent ?? ''))
  await expect(said.join(' ')).toMatch(words)
  await expect(at?.getAttribute('aria-invalid')).toBe('true')
}
