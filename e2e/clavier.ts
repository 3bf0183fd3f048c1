// The keyboard of somebody who uses nothing else. Every stop on the way must be seen.
import { expect, type Locator, type Page } from '@playwright/test'

/** Most presses before one gives up looking for something in a page. */
const PATIENCE = 120

export class Clavier {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key)
  }

  /** Presses until the focus is on what is wanted, by its role and name. */
  async aller(cible: Locator, touche = 'Tab', patience = PATIENCE): Promise<void> {
    // What is not there yet will come; the focus must not go round meanwhile.
    await expect(cible.first()).toBeAttached()
    const wanted = await cible.elementHandles()
    for (let presses = 0; presses <= patience; presses++) {
      const { arrive, trouble } = await this.page.evaluate(look, wanted)
      expect(trouble).toBe('')
      if (arrive) return
      if (touche.startsWith('Arrow')) await this.#fleche(touche)
      else await this.press(touche)
    }
    throw new Error(`not reached after ${patience} × ${touche}: ${cible}`)
  }

  /** An arrow, then a look at where it leads, as one who reads does; at the end of a line, nowhere. */
  async #fleche(touche: string): Promise<void> {
    const from = await this.page.evaluateHandle(actif)
    await this.press(touche)
    await this.page
      .waitForFunction(
        (former) => {
          let active = document.activeElement
          while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
          return active !== former
        },
        from,
        { timeout: 2000 },
      )
      .catch(() => undefined)
  }

  async presser(cible: Locator, touche = 'Enter'): Promise<void> {
    await this.aller(cible)
    await this.press(touche)
  }

  /** Goes to a field and types, over what it holds. */
  async ecrire(cible: Locator, texte: string): Promise<void> {
    await this.aller(cible)
    if ((await cible.first().getAttribute('type')) !== 'date') await this.press('ControlOrMeta+a')
    await this.page.keyboard.type(texte)
  }

  /** Gives a file to the field that has the focus, as the system's dialog does. */
  async joindre(cible: Locator, fichier: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
    await this.aller(cible)
    await cible.setInputFiles(fichier)
  }
}

/** In the page: what has the focus. */
function actif(): Element | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active
}

/**
 * In the page: is the focus on one of these, and does it show, on the element or on the label that stands for it,
 * inside the window?
 */
function look(wanted: readonly Node[]): { arrive: boolean; trouble: string } {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  if (!active || active === document.body) return { arrive: false, trouble: '' }
  const ringed = (one: Element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  }
  const shown = active.closest('label') ?? active
  const { top, bottom } = shown.getBoundingClientRect()
  const named = `<${active.localName}> « ${active.id || active.textContent?.trim().slice(0, 60)} »`
  // A title that was given the focus to be read is no stop; inside a date field the browser itself shows the part.
  const spared = (active as HTMLElement).tabIndex < 0 || active.matches('input[type=date]')
  const visible = spared || ringed(active) || ringed(shown)
  const trouble = !visible
    ? `no visible focus on ${named}`
    : bottom <= 0 || top >= innerHeight
      ? `out of the window: ${named}`
      : ''
  return { arrive: wanted.includes(active), trouble }
}
