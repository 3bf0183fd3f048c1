// The town under test, and what every journey does in it.
import AxeBuilder from '@axe-core/playwright'
import { type APIRequestContext, expect, type Page } from '@playwright/test'

/**
 * A town for each worker, so that what one journey does weighs on no other's: the first as `npm start` serves it, on the
 * embedded database, the second on PostgreSQL. Other ports let two checkouts run their journeys at once.
 */
export const VILLES = ['embarquee', 'postgres'].map((base, rang) => ({
  base,
  api: Number(process.env.INOE_E2E_PORT ?? 8797) + 10 * rang,
  site: Number(process.env.INOE_E2E_SITE_PORT ?? 5183) + 10 * rang,
}))
const mienne = VILLES[Number(process.env.TEST_PARALLEL_INDEX ?? 0) % VILLES.length]
if (!mienne) throw new Error('unreachable')
export const API = `http://localhost:${mienne.api}`
/** The database of this worker's town: its name among `VILLES`. */
export const BASE = mienne.base
/** The simulator of PayFiP. */
export const PAYFIP = `http://localhost:${mienne.site + 1000}`
/** The simulator of API Particulier. */
export const PARTICULIER = `http://127.0.0.1:${mienne.site + 1001}`
/** The simulator of FranceConnect. */
export const FRANCECONNECT = `http://localhost:${mienne.site + 1002}`
export const COLLECTIVITE = 'rurales-entre-deux-mers'
/** The town's site on another origin than the API, twice: same site (cookie), and cross-site (bearer). */
export const SITES = {
  'same-site': `http://localhost:${mienne.site}`,
  'cross-site': `http://127.0.0.1:${mienne.site}`,
} as const
export const AGENT = 'agent@ruralesentredeuxmers.example'
/** Of every ready login of the demo. */
export const MOT_DE_PASSE_AGENT = 'tournesol-vigne-42'

interface Received {
  a: string
  sujet: string
  texte: string
}

/** The e-mails to an address, latest first. */
export async function courriels(request: APIRequestContext, a: string): Promise<Received[]> {
  const answer = await request.get(`${API}/dev/courriels.json?${new URLSearchParams({ a })}`, {
    maxRetries: 3,
  })
  return (await answer.json()) as Received[]
}

/** The latest e-mail to an address whose subject matches, waiting until it is there. */
export async function courriel(request: APIRequestContext, a: string, sujet: RegExp): Promise<Received> {
  let found: Received | undefined
  await expect
    .poll(async () => {
      found = (await courriels(request, a)).find((one) => sujet.test(one.sujet))
      return found !== undefined
    })
    .toBe(true)
  if (!found) throw new Error('unreachable')
  return found
}

/** The link of an e-mail whose address contains a text. */
export function lien({ texte }: Received, part: string): string {
  const found = texte.match(/https?:\/\/\S+/g)?.find((one) => one.includes(part))
  if (!found) throw new Error(`no link with « ${part} » in:\n${texte}`)
  return found
}

/** axe finds nothing in the widgets of the page (the town's own page is the town's business). */
export async function sansDefaut(page: Page): Promise<void> {
  const widgets = await page.evaluate(() => [
    ...new Set(
      [...document.querySelectorAll('*')]
        .map((one) => one.localName)
        .filter((name) => name.startsWith('inoe-')),
    ),
  ])
  const builder = new AxeBuilder({ page }).withTags([
    'wcag2a',
    'wcag2aa',
    'wcag21a',
    'wcag21aa',
    'wcag22aa',
    'best-practice',
  ])
  for (const widget of widgets) builder.include(widget)
  const { violations } = await builder.analyze()
  expect(
    violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`),
  ).toEqual([])
}

/** No sideways scrolling at the width of the window. */
export async function sansDebord(page: Page): Promise<void> {
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1,
    ),
  ).toBe(true)
}
