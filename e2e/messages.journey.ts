// A family and a service write to each other, each in a browser of its own; « Contacter la structure ».
import { type Browser, expect, type Page, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { DIRECT } from './direct.ts'
import { agentSurOnglet, PDF } from './etapes.ts'
import { famillePrete, MERCREDIS } from './famille.ts'
import { AGENT, courriel, lien, SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']
const MESSAGES = `${SITE}/espace-famille/messages/`

let sujets = 0
/** Journeys share the agent: each finds its own thread. */
const unique = (mot: string) => `${mot} ${process.pid}-${Date.now().toString(36)}-${sujets++}`

/** The agent's screen, on « Messages », in another browser. */
async function agentSurMessages(browser: Browser): Promise<Page> {
  const page = await agentSurOnglet(browser, /^Messages/)
  await expect(page.getByRole('button', { name: 'Écrire à une famille' })).toBeVisible()
  return page
}

async function looksRight(page: Page): Promise<void> {
  await sansDefaut(page)
  await sansDebord(page)
}

test('a parent writes by keyboard at 360 px, the service sees it live and answers, the parent sees the answer live', async ({
  page,
  browser,
}) => {
  const { parent } = await famillePrete(page.request, MERCREDIS)
  const agent = await agentSurMessages(browser)
  await page.setViewportSize({ width: 360, height: 780 })
  const clavier = new Clavier(page)
  const sujet = unique('Absence de mercredi')
  const texte = page.getByRole('textbox', { name: /^(Votre m|M)essage/ })

  await test.step('writes to a structure, with a file', async () => {
    await page.goto(MESSAGES)
    await expect(page.getByText('Vous n’avez pas encore de message.')).toBeVisible()
    await looksRight(page)
    await clavier.presser(page.getByRole('button', { name: 'Écrire à une structure' }))
    await clavier.presser(page.getByRole('button', { name: 'Envoyer' }))
    await expect(page.getByText('Choisissez la structure à qui vous écrivez.')).toBeVisible()
    await looksRight(page)
    await expect(page.getByLabel('Structure')).toBeFocused()
    await page.keyboard.type(MERCREDIS.structure.slice(0, 6))
    await clavier.ecrire(page.getByLabel('Objet'), sujet)
    await clavier.ecrire(texte, 'Bonjour,\n\nAnouk sera absente <b>mercredi</b> : otite.')
    await clavier.joindre(page.getByLabel('Joindre un fichier'), PDF)
    await expect(page.getByRole('button', { name: `Retirer : ${PDF.name}` })).toBeVisible()
    await clavier.presser(page.getByRole('button', { name: 'Envoyer' }))
    await expect(page.getByRole('heading', { name: sujet })).toBeFocused()
    await expect(page.getByText('sera absente <b>mercredi</b> : otite.')).toBeVisible()
    await looksRight(page)
  })

  await test.step('the service sees it without reloading, and answers', async () => {
    const row = agent.getByRole('button', { name: new RegExp(sujet) })
    await expect(row).toBeVisible(DIRECT)
    await row.click()
    await expect(agent.getByText('sera absente <b>mercredi</b> : otite.')).toBeVisible()
    const download = agent.waitForEvent('download')
    await agent.getByRole('button', { name: new RegExp(PDF.name) }).click()
    expect((await download).suggestedFilename()).toBe(PDF.name)
    await agent.getByRole('textbox', { name: 'Votre message' }).fill('C’est noté, bon rétablissement !')
    await agent.getByRole('button', { name: 'Envoyer' }).click()
  })

  await test.step('the parent sees the answer, is told, and goes on typing', async () => {
    await expect(page.getByText('C’est noté, bon rétablissement !')).toBeVisible(DIRECT)
    await expect(page.getByRole('status').filter({ hasText: /Nouveau message de .* — Sophie/ })).toHaveCount(
      1,
    )
    await expect(page.getByText(AGENT)).toHaveCount(0)
    await looksRight(page)
    // Read in front of them: the service knows when.
    await expect(agent.getByText(/^Lu le /)).toBeVisible(DIRECT)
  })

  await test.step('one e-mail says that a message waits, and leads to it', async () => {
    const received = await courriel(page.request, parent.courriel, /Un message vous attend/)
    expect(received.texte).not.toMatch(/noté|otite|Absence/)
    await page.goto(SITE)
    await page.goto(lien(received, '#inoe-fil='))
    await expect(page.getByRole('heading', { name: sujet })).toBeVisible()
  })

  await test.step('closed by the service, it opens again when the family writes', async () => {
    await agent.getByRole('button', { name: 'Clore' }).click()
    await expect(page.getByText('Si vous écrivez, elle sera rouverte.')).toBeVisible(DIRECT)
    await looksRight(agent)
    await clavier.ecrire(texte, 'Merci !')
    await clavier.presser(page.getByRole('button', { name: 'Envoyer' }))
    await expect(agent.getByText('Merci !')).toBeVisible(DIRECT)
    await expect(agent.getByRole('button', { name: 'Clore' })).toBeVisible()
  })
  await agent.context().close()
})

test('what is typed survives a lost network and a closed page, and is sent once, at 360 px', async ({
  page,
  context,
}) => {
  const { appels } = await famillePrete(context.request, MERCREDIS)
  const { structures } = await appels.json<{ structures: { id: string }[] }>('GET', 'contacts')
  const sujet = unique('Cantine')
  const { id } = await appels.json<{ id: string }>('POST', 'messages', {
    structure: structures[0]?.id,
    sujet,
    texte: 'Bonjour',
  })
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(`${MESSAGES}#inoe-fil=${id}`)
  const texte = (of: Page) => of.getByRole('textbox', { name: 'Votre message' })
  await texte(page).fill('Ce que j’ai écrit longuement.')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await expect(page.getByText('Le service ne répond pas.')).toBeVisible()
  await looksRight(page)
  await page.close()
  await context.setOffline(false)

  const again = await context.newPage()
  await again.setViewportSize({ width: 360, height: 780 })
  await again.goto(`${MESSAGES}#inoe-fil=${id}`)
  await expect(texte(again)).toHaveValue('Ce que j’ai écrit longuement.')
  await again.getByRole('button', { name: 'Envoyer' }).dblclick()
  await expect(texte(again)).toHaveValue('')
  const { messages } = await appels.json<{ messages: unknown[] }>('GET', `messages/${id}`)
  expect(messages).toHaveLength(2)
})

test('« Contacter la structure » needs no account: hours, phone, map, at 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 780 })
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (!/^(http:\/\/localhost:|blob:|data:)/.test(request.url())) elsewhere.push(request.url())
  })
  await page.goto(MESSAGES)
  const carte = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'L’arbre à paumes' }) })
  await expect(carte.getByText(/Mercredi et vacances/)).toBeVisible()
  await expect(carte.getByRole('link', { name: '05 36 49 12 11' })).toHaveAttribute('href', 'tel:0536491211')
  await expect(carte.getByRole('link', { name: /Voir le plan/ })).toHaveAttribute('href', /openstreetmap/)
  await looksRight(page)
  // No map is asked of anybody before one follows the link.
  expect(elsewhere).toEqual([])
})
