// What changes elsewhere reaches a page that is open, on networks as they are: cut, asleep, behind a proxy that keeps
// answers; all widgets of a page by one connection.
import type { Inscriptions } from '@inoe/contract/inscriptions'
import { expect, type Page, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { DIRECT } from './direct.ts'
import { asAgent, demander, type Famille, famillePrete, MERCREDIS, VACANCES } from './famille.ts'
import { API, SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']
const INSCRIPTIONS = `${SITE}/espace-famille/mes-inscriptions/`
const FLUX = `${API}/api/*/direct`

/** The child's request for the holidays, on the family's page. */
const demande = (page: Page) => page.getByRole('listitem', { name: `Anouk · ${VACANCES.activite}` })

/** A family that has asked for the holidays, and nothing answered yet. */
async function enAttente(page: Page): Promise<Famille> {
  const famille = await famillePrete(page.request, MERCREDIS)
  await demander(famille, VACANCES)
  await page.setViewportSize({ width: 360, height: 780 })
  return famille
}

async function accepter({ appels }: Famille): Promise<void> {
  const { inscriptions } = await appels.json<Inscriptions>('GET', 'inscriptions')
  const one = inscriptions.find(({ etat }) => etat === 'demandee')
  await asAgent((agent) =>
    agent.json('POST', `gestion/demandes/${one?.id}/reponse`, { decision: 'acceptee' }),
  )
}

test('a page that lost the network shows what it missed, as soon as the network is back', async ({
  page,
}) => {
  const famille = await enAttente(page)
  const heard = page.waitForResponse(FLUX)
  await page.goto(INSCRIPTIONS)
  await expect(demande(page)).toContainText('En cours d’étude')
  await heard
  await page.context().setOffline(true)
  await accepter(famille)
  await expect(demande(page)).toContainText('En cours d’étude')
  await page.context().setOffline(false)
  await expect(demande(page)).toContainText('Acceptée', DIRECT)
})

test('behind a proxy that keeps the stream for itself, the page asks, and says what changed', async ({
  page,
}) => {
  const famille = await enAttente(page)
  // Never answered, as by what waits for the end of an answer that has none.
  await page.route(FLUX, () => {})
  const asked = page.waitForResponse(`${FLUX}/changements*`)
  await page.goto(INSCRIPTIONS)
  await expect(demande(page)).toContainText('En cours d’étude')
  expect((await asked).ok()).toBe(true)
  await accepter(famille)
  await expect(
    page.getByRole('status').filter({ hasText: 'Anouk, « Vacances » : l’inscription est acceptée' }),
  ).toBeVisible()
  await expect(demande(page)).toContainText('Acceptée')
})

test('the widgets of a page share one connection; the counters of the dashboard follow, by keyboard at 360 px', async ({
  page,
}) => {
  const famille = await enAttente(page)
  const connections: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('/direct')) connections.push(request.url())
  })
  await page.goto(`${SITE}/espace-famille/`)
  const tuile = page.locator('inoe-tableau-de-bord').getByRole('link', { name: /Mes inscriptions/ })
  await expect(tuile).toContainText('1 demande en cours d’étude')
  await page.evaluate(() =>
    document.querySelector('inoe-tableau-de-bord')?.after(document.createElement('inoe-messages')),
  )
  await expect(page.getByText('Vous n’avez pas encore de message.')).toBeVisible()
  const clavier = new Clavier(page)
  await clavier.aller(tuile)
  await accepter(famille)
  await expect(tuile).toContainText('Aucune demande en attente', DIRECT)
  await expect(tuile).toBeFocused()
  expect(connections.length).toBe(1)
  await sansDefaut(page)
  await sansDebord(page)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(INSCRIPTIONS)
  await expect(demande(page)).toContainText('Acceptée')
})
