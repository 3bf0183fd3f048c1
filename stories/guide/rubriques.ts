/**
 * Parts of a guide by their titles, « ## » and down: pages show the guide of `docs/`, they hold no copy of it.
 * @throws Error when a title is not there any more
 */
export function rubriques(guide: string, ...titres: string[]): string {
  const parts = guide.split(/^(?=## )/m)
  const found = titres.map((titre) => {
    const part = parts.find((one) => one.startsWith(`## ${titre}\n`))
    if (!part) throw new Error(`the guide has no part « ${titre} »`)
    return part
  })
  return relier(found.join('\n'))
}

/** Where the other guides are in Storybook. */
const PAGES: Record<string, string> = {
  'README.md': 'coller-deux-lignes',
  'cms.md': 'dans-votre-cms',
  'calendrier.md': 'ouvrir-les-jours',
  'tarifs.md': 'dire-les-prix',
  'rentree.md': 'préparer-la-rentrée',
}

/** A guide whose links to other guides lead to their pages here; those that leave the guides are words alone. */
export function relier(guide: string): string {
  return guide
    .replaceAll(/\]\(([\w-]+\.md)(?:#[^)]*)?\)/g, (whole, file: string) =>
      PAGES[file] ? `](./?path=/docs/guide-du-webmestre-${PAGES[file]}--documentation)` : whole,
    )
    .replaceAll(/\[([^\]]+)\]\(\.\.\/[^)]*\)/g, '$1')
}
