// « Mes réservations » as a parent uses it: by words, roles and names.
import type { CreneauxService } from '@inoe/contract/gestion'
import { expect, type Locator, type Page } from '@playwright/test'
import { seConnecter } from './etapes.ts'
import { asAgent, cellules, type Famille } from './famille.ts'
import { lu, tourner } from './semaine.ts'
import { AGENT, MOT_DE_PASSE_AGENT, SITES } from './ville.ts'

export const TELEPHONE = { width: 360, height: 780 }
export const BUREAU = { width: 1280, height: 900 }

export async function ouvrir(page: Page, site: string = SITES['same-site']): Promise<void> {
  await page.goto(`${site}/espace-famille/mes-reservations/`)
}

/** « mercredi 9 septembre » */
export const enLettres = (date: string): string =>
  new Intl.DateTimeFormat('fr-FR', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
    .format(new Date(date))
    .replace(/ 1 /, ' 1er ')

/** The free days of the first week that has so many of them for a child. */
export async function semaineLibre(famille: Famille, nombre: number, enfant = famille.enfants[0]?.id) {
  const weeks = new Map<number, Awaited<ReturnType<typeof cellules>>>()
  for (const one of await cellules(famille)) {
    // Not one whose deadline comes while the journey is under way.
    const soon = Date.parse(one.reservableJusquAu) < Date.now() + 600_000
    if (one.etat !== 'libre' || one.motif || one.enfant !== enfant || soon) continue
    // The epoch was a Thursday: weeks run from Monday.
    const week = Math.floor((Date.parse(one.date) / 86_400_000 + 3) / 7)
    weeks.set(week, [...(weeks.get(week) ?? []), one])
  }
  const found = [...weeks.values()].find((days) => days.length >= nombre)
  if (!found) throw new Error(`no week with ${nombre} free days`)
  return found
}

/** A child's day, of what; several when an activity has several units. */
export function caseDe(page: Page, prenom: string, date: string, quoi = ''): Locator {
  return page.getByRole('button', { name: `${prenom}, ${enLettres(date)}, ${quoi}` })
}

/** Shows a day, by the buttons a parent has. @returns its cell */
export async function montrer(page: Page, date: string, prenom = 'Anouk', quoi = ''): Promise<Locator> {
  const cell = caseDe(page, prenom, date, quoi)
  const way = date < new Date().toISOString().slice(0, 10) ? 'Semaine précédente' : 'Semaine suivante'
  await expect(lu(page)).toBeVisible()
  for (let week = 0; week < 16 && (await cell.count()) === 0; week++) await tourner(page, way)
  await expect(cell).toBeVisible()
  return cell
}

/** Clicks a cell that says it cannot be used (`aria-disabled`), which Playwright would wait for. */
export async function toucherQuandMeme(cell: Locator): Promise<void> {
  // In the middle of the window: the bar at its foot covers what is under it.
  await cell.evaluate((one) => one.scrollIntoView({ block: 'center' }))
  await cell.click({ force: true })
}

/** The button of the bar that saves. */
export const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer', exact: true })
export const saved = (page: Page) => page.getByText('C’est enregistré')

/** What the server says of a day now. */
export async function relire(famille: Famille, creneau: string, enfant = famille.enfants[0]?.id) {
  const found = (await cellules(famille)).find((one) => one.creneau === creneau && one.enfant === enfant)
  if (!found) throw new Error('the day is gone')
  return found
}

/** The service sets how many places a day has left. */
export async function laisserPlaces(
  structure: string,
  { creneau, date }: { creneau: string; date: string },
  places: number,
): Promise<void> {
  await asAgent(async (agent) => {
    const { structures } = await agent.json<{ structures: { id: string; nom: string }[] }>('GET', 'catalogue')
    const id = structures.find((one) => one.nom === structure)?.id
    const { creneaux } = await agent.json<CreneauxService>(
      'GET',
      `gestion/creneaux?structure=${id}&du=${date}&au=${date}`,
    )
    const { occupees = 0 } = creneaux.find((one) => one.id === creneau) ?? {}
    const asked = { creneaux: [{ id: creneau, capacite: occupees + places }] }
    await agent.json('PUT', 'gestion/creneaux/capacites', asked)
  })
}

/** An agent signs in elsewhere and opens one of the queues. */
export async function ouvrirGestion(page: Page, onglet: RegExp, site: string = SITES['same-site']) {
  await seConnecter(page, { site, courriel: AGENT, motDePasse: MOT_DE_PASSE_AGENT })
  await page.goto(`${site}/espace-famille/gestion/`)
  await page.getByRole('tab', { name: onglet }).click()
}
