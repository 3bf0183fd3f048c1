// What waits for a family is counted on its welcome page as it happens, leads to where it is done, and is counted no more.
import { expect, type Page, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { agentSurOnglet } from './etapes.ts'
import { demander, famillePrete, MERCREDIS, VACANCES } from './famille.ts'
import { SITES, sansDebord, sansDefaut } from './ville.ts'

const ESPACE = `${SITES['same-site']}/espace-famille/`
/** A change made elsewhere is on screen within two seconds. */
const DIRECT = { timeout: 2000 }

const tuile = (page: Page, nom: RegExp) =>
  page.locator('inoe-tableau-de-bord').getByRole('link', { name: nom })
/** What the page says aloud. */
const dit = (page: Page, mots: string) => page.getByRole('status').filter({ hasText: mots })

/** Journeys share the agent: each finds its own child. In letters. */
const unique = () =>
  Date.now()
    .toString(36)
    .replaceAll(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))

async function bienTenu(page: Page): Promise<void> {
  await sansDefaut(page)
  await sansDebord(page)
}

test('a request sent back is counted urgent at once, followed and answered, then only looked at, by keyboard at 360 px', async ({
  page,
  browser,
}) => {
  const prenom = `Gwen${unique()}`
  const famille = await famillePrete(page.request, MERCREDIS, [prenom])
  await demander(famille, VACANCES)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(ESPACE)
  const inscriptions = tuile(page, /^Mes inscriptions/)
  await expect(inscriptions).toContainText('1 demande en cours d’étude')
  const clavier = new Clavier(page)
  await clavier.aller(inscriptions)

  const agent = await agentSurOnglet(browser, /^Inscriptions/)
  const carte = agent.getByRole('listitem', { name: `${prenom} Vidal` })
  await carte.getByRole('button', { name: /^Demander un complément/ }).click()
  await carte.getByLabel('Ce que la famille doit faire ou envoyer').fill('Quelle semaine souhaitez-vous ?')
  await carte.getByRole('button', { name: 'Demander à la famille' }).click()
  await expect(inscriptions).toContainText('1 demande à compléter', DIRECT)
  await expect(inscriptions.locator('.pastille:not(.attente)')).toContainText('1 en attente')
  await expect(dit(page, 'Mes inscriptions : 1 demande à compléter')).toBeAttached()
  await expect(inscriptions).toBeFocused()
  await bienTenu(page)

  await clavier.press('Enter')
  await expect(page.getByText('Message du service : Quelle semaine souhaitez-vous ?')).toBeVisible()
  await clavier.presser(page.getByRole('button', { name: new RegExp(`^C’est fait.*${prenom}`) }))
  await expect(page.getByRole('listitem', { name: `${prenom} · Vacances` })).toContainText('En cours d’étude')
  await page.getByRole('heading', { name: 'Mes inscriptions' }).last().focus()
  await clavier.press('Shift+Tab')
  await clavier.presser(page.getByRole('link', { name: /^Menu/ }))
  await expect(inscriptions).toContainText('1 demande en cours d’étude')
  await expect(inscriptions.locator('.pastille.attente')).toContainText('1 en attente')
  await bienTenu(page)
  await agent.context().close()
})

test('an answer of a service is counted as unread at once, read by keyboard at 360 px, and counted no more', async ({
  page,
  browser,
}) => {
  const { appels } = await famillePrete(page.request, MERCREDIS)
  const { structures } = await appels.json<{ structures: { id: string; nom: string }[] }>('GET', 'contacts')
  const sujet = `Goûter ${unique()}`
  const structure = structures.find((one) => one.nom === MERCREDIS.structure)?.id
  await appels.json('POST', 'messages', { structure, sujet, texte: 'Le goûter est-il fourni ?' })
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(ESPACE)
  const messages = tuile(page, /^Messages/)
  await expect(messages).toContainText('Écrire à une structure')
  const clavier = new Clavier(page)
  await clavier.aller(messages)

  const agent = await agentSurOnglet(browser, /^Messages/)
  await agent.getByRole('button', { name: new RegExp(sujet) }).click()
  for (const texte of ['Oui, il est fourni.', 'Sauf le mercredi des sorties.']) {
    await agent.getByRole('textbox', { name: 'Votre message' }).fill(texte)
    await agent.getByRole('button', { name: 'Envoyer' }).click()
    await expect(agent.getByText(texte)).toBeVisible()
  }
  // Two messages, one conversation.
  await expect(messages).toContainText('1 conversation non lue', DIRECT)
  await expect(messages.locator('.pastille')).toContainText('1 à lire')
  await expect(dit(page, 'Messages : 1 conversation non lue')).toBeAttached()
  await expect(messages).toBeFocused()
  await bienTenu(page)

  await clavier.press('Enter')
  await clavier.presser(page.getByRole('button', { name: new RegExp(sujet) }))
  await expect(page.getByText('Sauf le mercredi des sorties.')).toBeVisible()
  await expect(agent.getByText(/^Lu le /).last()).toBeVisible(DIRECT)
  await page.goto(ESPACE)
  await expect(messages).toContainText('Écrire à une structure')
  await expect(messages.locator('.pastille')).toHaveCount(0)
  await bienTenu(page)
  await agent.context().close()
})
