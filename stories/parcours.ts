/** Every element below, shadow roots included. */
export function* everything(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element
    if (element.shadowRoot) yield* everything(element.shadowRoot)
  }
}

/** The element that has the focus, inside every shadow root. */
export function focused(): Element | null {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at
}

const ACTIVABLE =
  'a[href], button, input, select, textarea, summary, [contenteditable], [tabindex="0"]' +
  ['button', 'link', 'tab', 'checkbox', 'radio', 'switch', 'option', 'menuitem']
    .map((role) => `, [role=${role}]`)
    .join('')

/** What contains it, out of the shadow root when it is at its top. */
const above = (element: Element): Element | null =>
  element.assignedSlot ??
  element.parentElement ??
  (element.getRootNode() instanceof ShadowRoot ? (element.getRootNode() as ShadowRoot).host : null)

function* upwards(element: Element): Generator<Element> {
  for (let at: Element | null = element; at; at = above(at)) yield at
}

export const within = (element: Element, look: (one: Element) => boolean) => [...upwards(element)].some(look)
export const activable = (element: Element) => element.matches(ACTIVABLE)

/** What can be acted on now: drawn, not switched off, not behind a dialog. */
export function* offered(canvas: ParentNode): Generator<HTMLElement> {
  const all = [...everything(canvas)]
  const modal = all.find((element) => element.matches(':modal'))
  for (const element of all) {
    if (!(element instanceof HTMLElement) || !activable(element)) continue
    if (!element.checkVisibility({ visibilityProperty: true }) || element.getClientRects().length === 0)
      continue
    if (element.matches(':disabled') || within(element, (one) => one.hasAttribute('inert'))) continue
    if (modal && !within(element, (one) => one === modal)) continue
    yield element
  }
}

/** How a fault names it. */
export const named = (element: Element) =>
  `<${element.localName}${element.id ? `#${element.id}` : ''}${element.classList.length > 0 ? `.${[...element.classList].join('.')}` : ''}> « ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 50)} »`
