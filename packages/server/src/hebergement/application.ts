// What makes the hosted pages of a town an application that one installs, and that says something without a network.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Langue } from '@inoe/contract/langues'
import type { Collectivite } from '../http/env.ts'
import { motsDe } from './langue.ts'
import { COQUILLE, versionCoquille } from './ressources.ts'

/** The product's own: those of `page.css`. */
const MARQUE = '#17616b'
const SABLE = '#f6f1e8'

/** Of the bar of the browser: the town's own colour, where it decided of one. */
export function couleurDe(town: Collectivite | undefined): string {
  return town?.apparence.marque ?? MARQUE
}

/** What `page.css` leaves to a town: its colour, lightened where the page is dark, and its font. */
export function feuilleApparence({ apparence: { marque, police } }: Collectivite): string {
  const clair = [marque && `--marque:${marque}`, police && `--inoe-police:${police}`]
    .filter(Boolean)
    .join(';')
  const sombre = marque && `--marque:oklch(from ${marque} max(l, 0.8) min(c, 0.12) h)`
  return `:root{${clair}}${sombre ? `@media (prefers-color-scheme:dark){:root{${sombre}}}` : ''}`
}

const icone = (name: string, taille: number, purpose: 'any' | 'maskable') => ({
  src: `/_page/${name}.png`,
  sizes: `${taille}x${taille}`,
  type: 'image/png',
  purpose,
})

/** The web application manifest of a town (W3C). */
export function manifeste(town: Collectivite, langue: Langue) {
  const { id, nom } = town
  const { application } = motsDe(langue)
  return {
    id: `/${id}/`,
    name: application.nom(nom),
    short_name: application.nomCourt,
    description: application.description(nom),
    lang: langue,
    dir: 'ltr',
    start_url: `/${id}/tableau-de-bord`,
    scope: `/${id}/`,
    display: 'standalone',
    theme_color: couleurDe(town),
    background_color: SABLE,
    icons: [
      icone('icone-192', 192, 'any'),
      icone('icone-512', 512, 'any'),
      icone('icone-masquable-512', 512, 'maskable'),
    ],
  }
}

const service = readFileSync(path.join(import.meta.dirname, 'navigateur/service.js'), 'utf8')

/**
 * The service worker of a town.
 * @param pages what it shows without a network, by language: with them, its version changes
 */
export function serviceWorker(town: Collectivite, pages: ReadonlyMap<Langue, string>): string {
  const texts = [...pages.values()].join('')
  const version = createHash('sha256').update(versionCoquille).update(texts).digest('hex').slice(0, 12)
  const horsLigne = Object.fromEntries(
    [...pages.keys()].map((langue) => [langue, `/${town.id}/hors-ligne?langue=${langue}`]),
  )
  const coquille = [...Object.values(horsLigne), ...COQUILLE.map((name) => `/_page/${name}`)]
  return `const INOE = ${JSON.stringify({ ville: town.id, version, horsLigne, coquille })}\n${service}`
}
