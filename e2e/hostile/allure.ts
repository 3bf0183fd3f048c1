// How the widgets of a hostile page look: what is asked of each engine, and compared with a page that is not.

/** Runs in the page. @returns for each of what matters most, its height and its computed style */
export function allure(): Record<string, Record<string, string | number>> {
  const properties = [
    'display',
    'font-size',
    'font-style',
    'font-weight',
    'line-height',
    'letter-spacing',
    'text-transform',
    'text-align',
    'color',
    'background-color',
    'border-top-width',
    'border-top-color',
    'border-top-left-radius',
    'padding-top',
    'padding-left',
    'opacity',
    'float',
    'position',
    'transform',
  ]
  const login = document.querySelector('inoe-login')
  const inside = login?.shadowRoot
  const planning = document.querySelector('inoe-planning')?.shadowRoot
  const button = (words: string) =>
    [...(login?.querySelectorAll('button') ?? []), ...(inside?.querySelectorAll('button') ?? [])].find(
      (one) => one.textContent?.trim() === words,
    )
  const seen: Record<string, Element | null | undefined> = {
    titre: inside?.querySelector('h2'),
    etiquette: login?.querySelector('label'),
    courriel: login?.querySelector('input[type=email]'),
    motDePasse: login?.querySelector('input[type=password]'),
    coche: login?.querySelector('input[type=checkbox]'),
    bouton: button('Se connecter'),
    creer: button('Créer un compte'),
    invitation: planning?.querySelector('.widget p'),
    lien: planning?.querySelector('a.bouton'),
  }
  return Object.fromEntries(
    Object.entries(seen).map(([name, element]) => {
      if (!element) throw new Error(`${name} is not in the page`)
      const style = getComputedStyle(element)
      // Its width is what the page leaves, and so are the lines that a sentence takes.
      const height = name === 'invitation' ? 0 : Math.round(element.getBoundingClientRect().height)
      return [
        name,
        { height, ...Object.fromEntries(properties.map((one) => [one, style.getPropertyValue(one)])) },
      ]
    }),
  )
}
