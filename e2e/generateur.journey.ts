// A webmaster makes the two lines to paste, sees them live, and copies them.
import { expect, test } from '@playwright/test'
import { API, COLLECTIVITE, sansDebord, sansDefaut } from './ville.ts'

const PICTURES = process.env.INOE_E2E_PICTURES

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('« Générateur »: a widget, its options, a colour; what is copied is what is shown, at 360 px', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(`${API}/${COLLECTIVITE}/generateur`)
  await expect(page.locator('inoe-login').getByLabel('Adresse e-mail')).toBeVisible()
  await sansDebord(page)
  await page.getByLabel('Module').selectOption({ label: 'Mes réservations' })
  await expect(page.locator('inoe-planning').getByRole('heading', { name: 'Mes réservations' })).toBeVisible()
  await page.getByLabel(/sans-titre/).check()
  await page.getByLabel(/Vue de départ/).selectOption('mois')
  await page.getByLabel('Lien de secours').fill('Réserver <ici>')
  await page.getByLabel('Couleur principale').fill('#6b2c91')
  await page.getByLabel('Taille du texte').selectOption({ label: 'Grande' })
  await page.getByLabel('Cadre', { exact: true }).selectOption({ label: 'Sans cadre, au ras de la colonne' })
  await expect(page.locator('inoe-planning .widget')).toHaveCSS('font-size', '20px')
  await expect(page.locator('inoe-planning .widget')).toHaveCSS('border-top-width', '0px')
  const title = page.locator('inoe-planning').getByRole('heading', { name: 'Mes réservations' })
  expect((await title.boundingBox())?.width).toBe(1)
  await expect(page.locator('inoe-planning')).toHaveCSS('--inoe-marque', '#6b2c91')
  await sansDebord(page)
  await sansDefaut(page)
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/generateur-360.png`, fullPage: true })

  await page.getByRole('button', { name: 'Copier' }).first().click()
  await expect(page.getByText('C’est copié.')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(
    copied,
  ).toBe(`<script type="module" src="${API}/v1/inoe.js" data-collectivite="${COLLECTIVITE}"></script>
<inoe-planning sans-titre vue="mois"><a href="${API}/${COLLECTIVITE}/reservations">Réserver &lt;ici&gt;</a></inoe-planning>`)
  await page.getByLabel('Mon site retire les balises').check()
  await expect(page.locator('#code')).toContainText(
    '<div data-inoe="planning" data-sans-titre="" data-vue="mois"><a',
  )
  await page.getByLabel('une extension qui réunit ou retarde les scripts').check()
  await expect(page.locator('#code')).toContainText(
    new RegExp(
      `^<script data-cfasync="false" type="module" src="${API}/v1/inoe\\.js" data-collectivite="${COLLECTIVITE}" nowprocket data-no-optimize="1" .+></script>`,
    ),
  )
  await page.getByLabel('une extension qui réunit ou retarde les scripts').uncheck()
  await page.getByLabel('Version figée').check()
  await expect(page.locator('#code')).toHaveText(
    new RegExp(
      `^<script type="module" src="${API}/v1/\\d+\\.\\d+\\.\\d+-[\\w-]{6}/inoe\\.js" integrity="sha384-[\\w+/]{64}" crossorigin="anonymous" data-collectivite="${COLLECTIVITE}"></script>`,
    ),
  )
  // What the browser is told to check is what the server gives.
  const [, address = '', integrite = ''] =
    /src="([^"]+)" integrity="([^"]+)"/.exec(await page.locator('#code').innerText()) ?? []
  await page.evaluate(([url = '', integrity = '']) => fetch(url, { integrity }), [address, integrite])
  await sansDebord(page)
  await sansDefaut(page)
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/generateur-figee-360.png`, fullPage: true })
  await page.getByRole('button', { name: 'Copier' }).last().click()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe('inoe-planning {\n  --inoe-marque: #6b2c91;\n  --inoe-taille: 1.25rem;\n  --inoe-marge: 0px;\n}')
  await page.setViewportSize({ width: 1280, height: 900 })
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/generateur-1280.png`, fullPage: true })
})

test('« Générateur »: every widget is shown with its own options, and an unreadable text is said', async ({
  page,
}) => {
  await page.goto(`${API}/${COLLECTIVITE}/generateur`)
  const modules = await page.getByLabel('Module').locator('option').allTextContents()
  for (const module of modules) {
    await page.getByLabel('Module').selectOption({ label: module })
    await expect(page.locator('[data-apercu] .widget').first(), module).toBeVisible()
    await expect(page.getByLabel(/sans-titre/), module).toBeVisible()
  }
  const warning = page.getByText('Le texte se lit mal sur ce fond')
  await expect(warning).toBeHidden()
  await page.getByLabel('Texte', { exact: true }).fill('#999999')
  await expect(warning).toBeVisible()
})
