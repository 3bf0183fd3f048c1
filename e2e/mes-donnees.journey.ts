// « Mes données »: a parent's rights on what is held on the family, by keyboard on a phone.
import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { famillePrete, MERCREDIS } from './famille.ts'
import { API, COLLECTIVITE, courriel, SITES, sansDebord, sansDefaut } from './ville.ts'

const MES_DONNEES = `${SITES['same-site']}/espace-famille/mes-donnees/`

test('a copy of everything, asked for, told by e-mail when it is ready, downloaded, by keyboard at 360 px', async ({
  page,
  context,
  browser,
}) => {
  const { parent, enfants } = await famillePrete(context.request, MERCREDIS)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(MES_DONNEES)
  await expect(page.getByRole('button', { name: 'Préparer une copie' })).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)

  await page.getByRole('button', { name: 'Préparer une copie' }).focus()
  await page.keyboard.press('Enter')
  // Without reloading: the page hears that it is ready.
  const telecharger = page.getByRole('button', { name: 'Télécharger la copie' })
  await expect(telecharger).toBeVisible()
  await expect(page.getByText(/Copie du .*(ko|Mo)/)).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)

  const received = await courriel(page.request, parent.courriel, /export/i)
  expect(received.texte).toContain('/espace-famille/mes-donnees/')
  expect(received.texte).not.toContain(enfants[0]?.prenom)

  const downloading = page.waitForEvent('download')
  await telecharger.focus()
  await page.keyboard.press('Enter')
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^mes-donnees-.*\.zip$/)
  const files = unzipSync(await readFile(await download.path()))
  const foyer = strFromU8(files['données/mon foyer.json'] ?? new Uint8Array())
  expect(foyer).toContain(`"prénom": "${enfants[0]?.prenom}"`)
  expect(Object.keys(files).some((name) => name.startsWith('documents/'))).toBe(true)

  // Its address is of no use to another family.
  const own = (await (
    await context.request.get(`${API}/api/${COLLECTIVITE}/mes-donnees`, {
      headers: { origin: SITES['same-site'] },
    })
  ).json()) as { exports: { id: string }[] }
  const ailleurs = await browser.newContext()
  const { appels } = await famillePrete(ailleurs.request, MERCREDIS, ['Basile'])
  const answer = await appels.send('GET', `mes-donnees/exports/${own.exports[0]?.id}/fichier`)
  expect(answer.status()).toBe(404)
  await ailleurs.close()
})
