// What makes the hosted pages of a town an application that one installs, and that says something without a network.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Collectivite } from '../http/env.ts'
import { applicationFr } from './messages.fr.ts'
import { COQUILLE, versionCoquille } from './ressources.ts'

/** Of the bar of the browser, and of the splash screen: those of `page.css`. */
export const MARQUE = '#17616b'
const SABLE = '#f6f1e8'

const icone = (name: string, taille: number, purpose: 'any' | 'maskable') => ({
  src: `/_page/${name}.png`,
  sizes: `${taille}x${taille}`,
  type: 'image/png',
  purpose,
})

/** The web application manifest of a town (W3C). */
export function manifeste({ id, nom }: Collectivite) {
  return {
    id: `/${id}/`,
    name: applicationFr.nom(nom),
    short_name: applicationFr.nomCourt,
    description: applicationFr.description(nom),
    lang: 'fr',
    dir: 'ltr',
    start_url: `/${id}/tableau-de-bord`,
    scope: `/${id}/`,
    display: 'standalone',
    theme_color: MARQUE,
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
 * @param horsLigne the page it shows without a network: with it, its version changes
 */
export function serviceWorker(town: Collectivite, horsLigne: string): string {
  const version = createHash('sha256').update(versionCoquille).update(horsLigne).digest('hex').slice(0, 12)
  const coquille = [`/${town.id}/hors-ligne`, ...COQUILLE.map((name) => `/_page/${name}`)]
  return `const INOE = ${JSON.stringify({ ville: town.id, version, coquille })}\n${service}`
}
