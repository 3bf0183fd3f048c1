// The roll call at the door: by keyboard, at 320 px, without a network for a while.
import type { FeuillePointage } from '@inoe/contract/pointages'
import { expect, test } from '@playwright/test'
import { asAgent, famillePrete, MERCREDIS } from './famille.ts'
import { AGENT, MOT_DE_PASSE_AGENT, SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']

/** What the server keeps of a child today. */
async function kept(enfant: string): Promise<string | undefined> {
  return asAgent(async (agent) => {
    const { aujourdhui, structures } = await agent.json<{
      aujourdhui: string
      structures: { id: string; nom: string }[]
    }>('GET', 'gestion/structures')
    const structure = structures.find((one) => one.nom === MERCREDIS.structure)?.id
    const feuille = await agent.json<FeuillePointage>(
      'GET',
      `gestion/pointages?structure=${structure}&date=${aujourdhui}`,
    )
    return feuille.lignes.find((one) => one.enfant.id === enfant)?.etat
  })
}

test('a child who comes without booking is ticked by keyboard at 320 px; what is said offline is sent later', async ({
  page,
  browser,
}) => {
  const elsewhere = await browser.newContext()
  const prenom = `Maëlys${Date.now()}`
  const famille = await famillePrete(elsewhere.request, MERCREDIS, [prenom])
  const enfant = famille.enfants[0]?.id ?? ''
  await elsewhere.close()
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(`${SITE}/espace-famille/pointage/`)
  await page.getByLabel('Adresse e-mail').fill(AGENT)
  await page.getByLabel('Mot de passe', { exact: true }).fill(MOT_DE_PASSE_AGENT)
  await page.keyboard.press('Enter')
  await page.getByLabel('Structure').selectOption(MERCREDIS.structure)
  await expect(page.getByRole('heading', { name: new RegExp(MERCREDIS.structure) })).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)

  await page
    .getByLabel('Ajouter un enfant venu sans réservation')
    .selectOption({ label: `${prenom} Vidal, Mercredis, Journée` })
  const present = page.getByRole('button', { name: `Présent : ${prenom} Vidal` })
  await expect(present).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByText('Tout est enregistré.')).toBeVisible()
  expect(await kept(enfant)).toBe('present')

  // The network goes: nothing is lost, and nothing is asked of the agent.
  await page.context().setOffline(true)
  await page.getByRole('button', { name: `Absent : ${prenom} Vidal` }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Un pointage n’est pas encore enregistré.')).toBeVisible()
  await sansDefaut(page)
  expect(await kept(enfant)).toBe('present')
  await page.context().setOffline(false)
  await expect(page.getByText('Tout est enregistré.')).toBeVisible()
  await expect(page.getByText('Un pointage n’est pas encore enregistré.')).toHaveCount(0)
  expect(await kept(enfant)).toBe('absent')
})
