// A service tells the families something, each in a browser of its own; the news that need no account.
import { expect, type Page, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { DIRECT } from './direct.ts'
import { agentSurOnglet, seConnecter } from './etapes.ts'
import { famillePrete, MERCREDIS } from './famille.ts'
import { API, COLLECTIVITE, SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']
const ACTUALITES = `${SITE}/espace-famille/actualites/`

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

/** A photo as a telephone takes it: several megabytes. */
async function photo(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4000, 3000)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    for (let at = 0; at < 60_000; at++) {
      context.fillStyle = `hsl(${at % 360} 60% ${30 + (at % 50)}%)`
      context.fillRect((at * 7919) % 4000, (at * 104_729) % 3000, 30, 20)
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })
    const reader = new FileReader()
    await new Promise((resolve) => {
      reader.onload = resolve
      reader.readAsDataURL(blob)
    })
    return String(reader.result).split(',')[1] ?? ''
  })
  return Buffer.from(base64, 'base64')
}

test('a picture, from the agent’s telephone to the family’s, both by keyboard at 360 px; nobody else sees it', async ({
  page,
  browser,
}) => {
  const unique = `${process.pid}-${Date.now().toString(36)}`
  const titre = `Une journée à la ferme ${unique}`
  const alternative = 'Des enfants devant une grange rouge'
  // Where no cookie goes: the picture is fetched with the session that the page holds.
  const { parent } = await famillePrete(page.request, MERCREDIS, ['Anouk'], SITES['cross-site'])
  await page.setViewportSize({ width: 360, height: 780 })
  await seConnecter(page, parent)
  await page.goto(`${SITES['cross-site']}/espace-famille/actualites/`)
  await expect(page.getByRole('article').first()).toBeVisible()

  const agent = await agentSurOnglet(browser, /^Actualités/)
  await agent.setViewportSize({ width: 360, height: 780 })
  const clavier = new Clavier(agent)
  await agent.keyboard.press('Tab')
  await test.step('written, with a photo of several megabytes that leaves small', async () => {
    await clavier.presser(agent.getByRole('button', { name: 'Écrire une actualité' }))
    await agent.getByLabel('Structure', { exact: true }).selectOption(MERCREDIS.structure)
    await clavier.ecrire(agent.getByLabel('Titre'), titre)
    await clavier.ecrire(agent.getByRole('textbox', { name: /^Texte/ }), 'Merci aux accompagnateurs.')
    const buffer = await photo(agent)
    expect(buffer.length).toBeGreaterThan(2_000_000)
    const envoye = agent.waitForRequest(
      (one) => one.method() === 'POST' && /\/televersements$/.test(one.url()),
    )
    await clavier.joindre(agent.getByLabel(/Ajouter des images/), {
      name: 'IMG_0042.jpg',
      mimeType: 'image/jpeg',
      buffer,
    })
    const { taille } = (await envoye).postDataJSON() as { taille: number }
    expect(taille).toBeLessThan(350_000)
    await expect(agent.getByRole('group', { name: 'Images' }).getByRole('img')).toBeVisible()
    await sansDefaut(agent)
    await sansDebord(agent)
  })
  await test.step('not published until it is described', async () => {
    await agent.getByLabel('À qui l’adresser').selectOption('Les familles inscrites dans la structure')
    await clavier.presser(agent.getByRole('button', { name: 'Publier', exact: true }))
    const description = agent.getByLabel('Description de l’image')
    await expect(description).toBeFocused()
    await expect(agent.getByText('Décrivez l’image, ou cochez')).toBeVisible()
    await sansDefaut(agent)
    await clavier.ecrire(description, alternative)
    await clavier.ecrire(agent.getByLabel(/Légende ou crédit/), 'Photo : centre de loisirs')
    await clavier.presser(agent.getByRole('button', { name: 'Publier', exact: true }))
    await expect(agent.getByText('L’actualité est publiée.')).toBeVisible()
  })
  const article = page.getByRole('article').filter({ hasText: titre })
  await test.step('the family sees it at once, in its page', async () => {
    await expect(article).toBeVisible(DIRECT)
    await article.scrollIntoViewIfNeeded()
    const image = article.getByRole('img', { name: alternative })
    await expect
      .poll(() =>
        image.evaluate((one) => one instanceof HTMLImageElement && one.complete && one.naturalWidth),
      )
      .toBeGreaterThan(1000)
    await expect(article.getByText('Photo : centre de loisirs')).toBeVisible()
    await sansDefaut(page)
    await sansDebord(page)
  })
  await test.step('its address gives nothing to who is not signed in', async () => {
    const [{ id } = { id: '' }] = await agent.evaluate(
      async ([api, words]) => {
        const answer = await fetch(`${api}/gestion/actualites`, { credentials: 'include' })
        const { actualites } = (await answer.json()) as {
          actualites: { titre: string; images: { id: string }[] }[]
        }
        return actualites.find((one) => one.titre === words)?.images ?? []
      },
      [`${API}/api/${COLLECTIVITE}`, titre] as const,
    )
    expect(id).not.toBe('')
    const answer = await page.request.get(`${API}/api/${COLLECTIVITE}/actualites/images/${id}/fichier`)
    expect(answer.status()).toBe(404)
  })
  await test.step('withdrawn, then deleted for good with what it illustrates', async () => {
    const row = agent.getByRole('listitem').filter({ hasText: titre })
    await clavier.presser(row.getByRole('button', { name: /^Retirer/ }))
    await clavier.presser(agent.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }))
    await expect(article).toHaveCount(0, DIRECT)
    await clavier.presser(row.getByRole('button', { name: /^Supprimer/ }))
    await clavier.presser(agent.getByRole('dialog').getByRole('button', { name: 'Supprimer', exact: true }))
    await expect(agent.getByText('L’actualité est supprimée.')).toBeVisible()
    await expect(agent.getByRole('listitem').filter({ hasText: titre })).toHaveCount(0)
  })
})
