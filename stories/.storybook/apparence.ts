// What the toolbar changes around the widgets, as a page and a device would: light or dark, forced colours.
const FORCED = '(forced-colors: active)'

/**
 * A glimpse of forced colours, which only the device truly gives: the widgets' own rules for them apply, and the rest
 * takes the colours of a high contrast theme.
 */
const FORCEES = new CSSStyleSheet()
FORCEES.replaceSync(`
  *, *::before, *::after { color: #fff; background: #000 none; border-color: currentColor; box-shadow: none }
  a, button { color: #ff0 }
  a *, button * { color: inherit; background: none }
`)

/** Every declaration of a rule, stronger than those for other colours. */
function weigh(rule: CSSRule): void {
  if (!(rule instanceof CSSStyleRule)) return
  for (const name of [...rule.style])
    rule.style.setProperty(name, rule.style.getPropertyValue(name), 'important')
}

function roots(root: Document | ShadowRoot): (Document | ShadowRoot)[] {
  return [
    root,
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
  ]
}

function force(forced: boolean): void {
  for (const root of roots(document)) {
    const own = root.adoptedStyleSheets.filter((sheet) => sheet !== FORCEES)
    const rules = own.flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSMediaRule)
    for (const rule of rules.filter(({ media }) => media.mediaText === (forced ? FORCED : 'all'))) {
      if (forced) for (const inside of rule.cssRules) weigh(inside)
      rule.media.mediaText = forced ? 'all' : FORCED
    }
    if (own.length < root.adoptedStyleSheets.length === forced) continue
    root.adoptedStyleSheets = forced ? [...own, FORCEES] : own
  }
}

for (const rule of FORCEES.cssRules) weigh(rule)
let frame = 0

/** What is asked now; widgets that come later are seen at the next frame. */
export function montrer(apparence: unknown): void {
  cancelAnimationFrame(frame)
  document.documentElement.style.colorScheme = apparence === 'clair' ? 'light' : 'dark'
  force(apparence === 'contraste')
  if (apparence === 'contraste') frame = requestAnimationFrame(() => montrer(apparence))
}
