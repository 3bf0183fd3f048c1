// What was not saved when the page went away to sign in, handed back to who had it.

/** A widget asks for what it left, by its name. */
export interface Reprise {
  nom: string
  prendre(valeur: unknown): void
}

/** Hands back what was left. */
export function rendre(gardes: Record<string, unknown>): void {
  const left = new Map(Object.entries(gardes))
  if (left.size === 0) return
  const answer = (event: Event) => {
    const { nom, prendre } = (event as CustomEvent<Reprise>).detail
    const valeur = left.get(nom)
    left.delete(nom)
    if (valeur !== undefined) prendre(valeur)
  }
  addEventListener('inoe-reprise', answer)
  void eveiller(() => left.size > 0)
}

/** A planning takes back its draft when its gestures come, and they come by a sign of a hand: this is one. */
async function eveiller(reste: () => boolean): Promise<void> {
  await customElements.whenDefined('inoe-planning')
  for (const planning of document.querySelectorAll('inoe-planning')) {
    const root = planning.shadowRoot
    if (!root) continue
    const essayer = () =>
      root.querySelector('.widget')?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
    const regard = new MutationObserver(() => {
      if (!reste()) regard.disconnect()
      else essayer()
    })
    regard.observe(root, { childList: true, subtree: true })
    essayer()
  }
}
