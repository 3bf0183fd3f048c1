// A service tells the families something, each in a browser of its own; the news that need no account.
import { expect, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { agentSurOnglet } from './etapes.ts'
import { famillePrete, MERCREDIS } from './famille.ts'
import { SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']
const ACTUALITES = `${SITE}/espace-famille/actualites/`
/** A change made elsewhere is on screen within two seconds. */
const DIRECT = { timeout: 2000 }

test('a service publishes by keyboard, the family at 360 px reads it at once; corrected, then withdrawn', async ({
  page,
  browser,
}) => {
  const unique = `${process.pid}-${Date.now().toString(36)}`
  const titre = `Sortie au bois l’après-midi ${unique}`
  const texte = 'Prévoyez des bottes.\n<b>Retour à 17 h</b>'
  await famillePrete(page.request, MERCREDIS)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(ACTUALITES)
  await expect(page.getByRole('article').first()).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)

  const agent = await agentSurOnglet(browser, /^Actualités/)
  const clavier = new Clavier(agent)
  // From the mouse to the keyboard.
  await agent.keyboard.press('Tab')
  await test.step('nothing is published without a title', async () => {
    await clavier.presser(agent.getByRole('button', { name: 'Écrire une actualité' }))
    await sansDefaut(agent)
    await clavier.presser(agent.getByRole('button', { name: 'Publier', exact: true }))
    await expect(agent.getByText('Ce champ est obligatoire.').first()).toBeVisible()
    await sansDefaut(agent)
  })
  await test.step('written for the families of a structure, and read there at once', async () => {
    await agent.getByLabel('Structure', { exact: true }).selectOption(MERCREDIS.structure)
    await clavier.ecrire(agent.getByLabel('Titre'), titre)
    await clavier.ecrire(agent.getByLabel('Texte'), texte)
    await agent.getByLabel('À qui l’adresser').selectOption('Les familles inscrites dans la structure')
    await clavier.presser(agent.getByRole('button', { name: 'Publier', exact: true }))
    await expect(agent.getByText('L’actualité est publiée.')).toBeVisible()
    const article = page.getByRole('article').filter({ hasText: titre })
    await expect(article).toBeVisible(DIRECT)
    await expect(article).toContainText('<b>Retour à 17 h</b>')
    await expect(page.getByRole('status').filter({ hasText: 'Une nouvelle actualité.' })).toHaveCount(1)
    await sansDefaut(page)
    await sansDebord(page)
  })
  await test.step('nobody else reads it', async () => {
    const passer = await (await browser.newContext()).newPage()
    await passer.goto(ACTUALITES)
    await expect(passer.getByRole('article').first()).toBeVisible()
    await expect(passer.getByText(titre)).toHaveCount(0)
    await passer.context().close()
  })
  await test.step('withdrawn, it leaves the screen', async () => {
    const row = agent.getByRole('listitem').filter({ hasText: titre })
    await clavier.presser(row.getByRole('button', { name: /^Retirer/ }))
    await clavier.presser(agent.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }))
    await expect(agent.getByText('L’actualité est retirée.')).toBeVisible()
    await expect(page.getByText(titre)).toHaveCount(0, DIRECT)
    await sansDefaut(agent)
  })
})
