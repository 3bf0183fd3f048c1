// A webmaster installs the plugin, says where the service is, puts modules in pages; families see them.
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { WIDGETS } from '../../packages/server/src/hebergement/page.ts'
import { API, COLLECTIVITE, WEBMESTRE } from './site.ts'

const REGLAGES = '/wp-admin/options-general.php?page=inoe-espace-famille'
const PIRATE = '"><img src=x onerror="window.pirate=1"><script>window.pirate=1</script>'

test.describe.configure({ mode: 'serial' })

async function connecter(page: Page): Promise<void> {
  await page.goto('/wp-login.php')
  await page.locator('#user_login').fill(WEBMESTRE.login)
  await page.locator('#user_pass').fill(WEBMESTRE.motDePasse)
  await page.locator('#wp-submit').click()
  await expect(page.locator('#wpadminbar')).toBeVisible()
}

/** A family reads a page, where PHP complains of nothing. */
async function lire(famille: Page, link: string): Promise<void> {
  const answer = await famille.goto(link)
  expect(await answer?.text()).not.toMatch(/(Warning|Notice|Fatal error)<\/b>:/)
}

/** Asks WordPress as its editor does: the page must be the editor's. */
async function rest<T>(page: Page, request: object): Promise<T> {
  return page.evaluate(async (one) => {
    const { wp } = window as unknown as { wp: { apiFetch(o: object): Promise<unknown> } }
    return wp.apiFetch(one)
  }, request) as Promise<T>
}

/** Publishes a page, and answers its address. */
async function publier(page: Page, title: string, content: string): Promise<string> {
  await page.goto('/wp-admin/post-new.php?post_type=page')
  const data = { title, content, status: 'publish' }
  return (await rest<{ link: string }>(page, { path: '/wp/v2/pages', method: 'POST', data })).link
}

test('before the settings, the page says nothing to families and what to do to the webmaster', async ({
  page,
  browser,
}) => {
  await connecter(page)
  const link = await publier(page, 'Avant', '<!-- wp:inoe/services /-->')
  await page.goto(link)
  await expect(page.getByRole('link', { name: /dites d’abord l’adresse/ })).toBeVisible()
  const famille = await browser.newPage()
  await lire(famille, link)
  await expect(famille.getByRole('heading', { name: 'Avant' })).toBeVisible()
  await expect(famille.getByText('adresse du service')).toHaveCount(0)
  await expect(famille.locator('script[src*="inoe.js"]')).toHaveCount(0)
  await famille.close()
})

test('the settings refuse what is not an address, a town or a colour, and try the service', async ({
  page,
}) => {
  await connecter(page)
  await page.goto(REGLAGES)
  const service = page.getByLabel('Adresse du service')
  const ville = page.getByLabel('Collectivité')
  const enregistrer = page.locator('#submit')
  for (const faux of [
    'javascript:alert(1)',
    'http://inscriptions.maville.example',
    'https://a@maville.example',
  ]) {
    await service.fill(faux)
    await ville.fill('"><script>')
    await page.getByLabel('Couleur principale').fill('red;}*{display:none')
    await enregistrer.click()
    await expect(page.locator('.notice-error, .error')).toHaveCount(3)
    await expect(service).toHaveValue('')
    await expect(ville).toHaveValue('')
  }
  await service.fill(`${API}/une/page`)
  await ville.fill('inconnue')
  await page.getByRole('button', { name: 'Tester' }).click()
  await expect(page.getByRole('status')).toHaveText(/ne connaît pas cette collectivité/)
  await ville.fill(COLLECTIVITE)
  await page.getByRole('button', { name: 'Tester' }).click()
  await expect(page.getByRole('status')).toHaveText(/Tout est prêt : .*Entre-Deux-Mers/)
  await page.getByLabel('Couleur principale').fill('#6b2c91')
  await enregistrer.click()
  await expect(service).toHaveValue(API)
  await expect(ville).toHaveValue(COLLECTIVITE)
})

test('a block is found in the editor, set and published; its module lives in the page', async ({
  page,
  browser,
}) => {
  await connecter(page)
  await page.goto('/wp-admin/post-new.php?post_type=page')
  await page.evaluate(() => {
    const { wp } = window as unknown as {
      wp: { data: { dispatch(s: string): { set(a: string, b: string, c: boolean): void } } }
    }
    const { set } = wp.data.dispatch('core/preferences')
    for (const where of ['core/edit-post', 'core']) set(where, 'welcomeGuide', false)
    set('core', 'enableChoosePatternModal', false)
  })
  // Later versions of WordPress write in a frame.
  const cadre = page.locator('iframe[name="editor-canvas"]')
  await expect(cadre.or(page.getByRole('textbox', { name: 'Add title' })).first()).toBeVisible()
  const toile = (await cadre.count()) > 0 ? cadre.contentFrame() : page
  await toile.getByRole('textbox', { name: 'Add title' }).fill('Mes réservations')
  await page.getByRole('button', { name: /^(toggle )?block inserter$/i }).click()
  await page.getByPlaceholder('Search').first().fill('cantine')
  await page.getByRole('option', { name: 'Mes réservations' }).click()
  const bloc = toile.locator('[data-type="inoe/planning"]')
  await expect(bloc).toContainText('Le planning des enfants')
  await bloc.click()
  const reglages = page.getByRole('button', { name: 'Settings', exact: true })
  if ((await reglages.getAttribute('aria-expanded')) === 'false') await reglages.click()
  await page.getByLabel('Ne pas montrer le titre').check()
  await page.getByLabel('Vue de départ').selectOption('mois')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page
    .getByRole('region', { name: 'Editor publish' })
    .getByRole('button', { name: 'Publish', exact: true })
    .click()
  const lien = page.getByRole('link', { name: 'View Page', exact: true }).first()
  await expect(lien).toBeVisible()
  const famille = await browser.newPage()
  await lire(famille, (await lien.getAttribute('href')) as string)
  const module = famille.locator('inoe-planning')
  await expect(module).toHaveAttribute('sans-titre', '')
  await expect(module).toHaveAttribute('vue', 'mois')
  // Alive: it asked the API who is there, and offers to sign in.
  await expect(module.getByText(/connect/i).first()).toBeVisible()
  expect(await module.evaluate((one) => getComputedStyle(one).getPropertyValue('--inoe-marque'))).toBe(
    '#6b2c91',
  )
  await famille.close()
})

test('shortcodes: two modules, one script that cache plugins leave alone', async ({ page, browser }) => {
  await connecter(page)
  const link = await publier(page, 'Deux', '[inoe_services sans-titre]\n\n[inoe_planning vue="semaine"]')
  const famille = await browser.newPage()
  let chargements = 0
  famille.on('request', (one) => {
    if (one.url() === `${API}/v1/inoe.js`) chargements++
  })
  await lire(famille, link)
  await expect(famille.locator('inoe-services')).toHaveAttribute('sans-titre', '')
  // What only the town's own data says.
  await expect(famille.locator('inoe-services').getByText('L’arbre à paumes').first()).toBeVisible()
  await expect(famille.locator('inoe-planning')).toHaveAttribute('vue', 'semaine')
  const script = famille.locator('script[src$="/v1/inoe.js"]')
  await expect(script).toHaveCount(1)
  expect(chargements).toBe(1)
  // Later versions of WordPress put attributes in alphabetical order: the first stays before `src`.
  expect(await script.evaluate((one) => one.outerHTML)).toMatch(
    /^<script data-cfasync="false"(?=.*\ssrc=)(?=.*\stype="module")(?=.*\snowprocket)/,
  )
  await famille.close()
})

test('what holds scripts back lets through the plugin, and the line of the guide pasted by hand', async ({
  page,
  browser,
}) => {
  // Eighteen pages.
  test.slow()
  await connecter(page)
  const guide = await readFile(new URL('../../docs/webmestre/cms.md', import.meta.url), 'utf8')
  const ligne = (/<script data-cfasync[\s\S]*?<\/script>/.exec(guide)?.[0] ?? '')
    .replace('https://inscriptions.maville.fr', API)
    .replace('"maville"', `"${COLLECTIVITE}"`)
  const nue = `<script type="module" src="${API}/v1/inoe.js" data-collectivite="${COLLECTIVITE}"></script>`
  const module = '<inoe-services><a href="/">Le catalogue</a></inoe-services>'
  const html = (script: string) => `<!-- wp:html -->\n${script}\n${module}\n<!-- /wp:html -->`
  const pages = {
    extension: await publier(page, 'Retard, extension', '[inoe_services texte="Le catalogue"]'),
    guide: await publier(page, 'Retard, guide', html(ligne)),
    nue: await publier(page, 'Retard, nue', html(nue)),
  }
  const famille = await browser.newPage()
  for (const produit of [
    'wp-rocket',
    'rocket-loader',
    'litespeed',
    'autoptimize',
    'jetpack-boost',
    'pagespeed',
  ]) {
    for (const vivante of [pages.extension, pages.guide]) {
      await lire(famille, `${vivante}&retard=${produit}`)
      await expect(
        famille.locator('inoe-services').getByText('L’arbre à paumes').first(),
        produit,
      ).toBeVisible()
    }
    await lire(famille, `${pages.nue}&retard=${produit}`)
    await expect(famille.locator('script[data-src$="/v1/inoe.js"]'), produit).toHaveCount(1)
    await expect(famille.getByRole('link', { name: 'Le catalogue' })).toBeVisible()
  }
  await famille.close()
})

test('every section has a block and a shortcode: each lives in the page, and leads to its hosted page without', async ({
  page,
  browser,
}) => {
  await connecter(page)
  const sections = Object.entries(WIDGETS).map(([section, widgets]) => {
    const tag = section === 'compte' ? widgets[0] : widgets.at(-1)
    return { section, tag: tag ?? '', module: (tag ?? '').replace('inoe-', '') }
  })
  const ecrits = {
    blocs: sections.map(({ module }) => `<!-- wp:inoe/${module} /-->`),
    codes: sections.map(({ module }) => `[inoe_${module.replaceAll('-', '_')}]`),
  }
  for (const [comment, lignes] of Object.entries(ecrits)) {
    const link = await publier(page, `Toutes, en ${comment}`, lignes.join('\n\n'))
    const famille = await browser.newPage()
    const erreurs: string[] = []
    famille.on('pageerror', (error) => erreurs.push(error.message))
    await lire(famille, link)
    for (const { tag } of sections) {
      const module = famille.locator(`main ${tag}`)
      await expect(module, `${comment}: ${tag}`).toHaveCount(1)
      await expect
        .poll(() => module.evaluate((one) => one.shadowRoot?.textContent?.trim().length ?? 0), {
          message: tag,
        })
        .toBeGreaterThan(10)
    }
    expect(erreurs).toEqual([])
    await famille.close()
    const bloquee = await browser.newPage()
    await bloquee.route('**/v1/inoe.js', (route) => route.abort())
    await lire(bloquee, link)
    for (const { tag, section } of sections) {
      const repli = bloquee.locator(`main ${tag} a`)
      await expect(repli).toHaveAttribute('href', `${API}/${COLLECTIVITE}/${section}`)
      await expect(repli).not.toBeEmpty()
    }
    await bloquee.close()
  }
})

test('hostile values stay text', async ({ page, browser }) => {
  await connecter(page)
  const values = { texte: PIRATE, vue: PIRATE, date: PIRATE, sansTitre: PIRATE, onclick: PIRATE }
  const json = JSON.stringify(values).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e')
  const court = `[inoe_planning texte='${PIRATE}' vue='" onmouseover="window.pirate=1' date='2026-09-07" x="']`
  const link = await publier(page, 'Pirate', `<!-- wp:inoe/planning ${json} /-->\n\n${court}`)
  const famille = await browser.newPage()
  await famille.route('**/v1/inoe.js', (route) => route.abort())
  await lire(famille, link)
  const modules = famille.locator('inoe-planning')
  await expect(modules.first()).toBeVisible()
  for (const one of await modules.all()) {
    expect(await one.evaluate((node) => node.getAttributeNames())).toEqual([])
    await expect(one.locator('img, script')).toHaveCount(0)
    await expect(one.locator('a')).toHaveCount(1)
  }
  expect(await famille.evaluate(() => 'pirate' in window)).toBe(false)
  await famille.close()
})

test('when the script is blocked, or without JavaScript, the link to the hosted page shows', async ({
  page,
  browser,
}) => {
  await connecter(page)
  const link = await publier(
    page,
    'Bloquée',
    '[inoe_planning]\n\n<!-- wp:inoe/login {"texte":"Entrer & lire"} /-->',
  )
  for (const javaScriptEnabled of [true, false]) {
    const famille = await browser.newPage({ javaScriptEnabled })
    await famille.route('**/v1/inoe.js', (route) => route.abort())
    await lire(famille, link)
    await expect(famille.locator('main').getByRole('link', { name: 'Mes réservations' })).toHaveAttribute(
      'href',
      `${API}/${COLLECTIVITE}/reservations`,
    )
    await expect(famille.getByRole('link', { name: 'Entrer & lire' })).toHaveAttribute(
      'href',
      `${API}/${COLLECTIVITE}/connexion`,
    )
    await famille.close()
  }
})

test('deleting the plugin leaves none of its settings, and in the pages the links of its modules', async ({
  page,
  browser,
}) => {
  await connecter(page)
  const link = await publier(
    page,
    'Après',
    `<!-- wp:inoe/planning {"texte":"Réserver \\u0026 annuler","sansTitre":true} /-->

<!-- wp:paragraph -->
<p>Le dossier est dans C:\\mairie\\enfance</p>
<!-- /wp:paragraph -->

<!-- wp:html -->
<iframe title="plan" src="about:blank"></iframe>
<!-- /wp:html -->

[inoe_services sans-titre]

[inoe_factures texte="Payer"] [[inoe_foyer]]`,
  )
  const encart = await rest<{ id: string }>(page, {
    path: '/wp/v2/widgets',
    method: 'POST',
    data: {
      id_base: 'block',
      sidebar: 'wp_inactive_widgets',
      instance: { raw: { content: '[inoe_actualites]' } },
    },
  })
  await page.goto('/wp-admin/options.php')
  await expect(page.locator('[name="inoe_espace_famille"]')).toHaveCount(1)
  await page.goto('/wp-admin/plugins.php')
  await page.locator('#deactivate-inoe-espace-famille').click()
  // Not its address: WordPress takes `deactivate` out of it as soon as the page has come.
  await expect(page.getByText('Plugin deactivated.')).toBeVisible()
  page.once('dialog', (one) => one.accept())
  await page.locator('#delete-inoe-espace-famille').click()
  await expect(page.getByText('was successfully deleted')).toBeVisible()
  await page.reload()
  await expect(page.locator('[data-slug="inoe-espace-famille"]')).toHaveCount(0)
  await page.goto('/wp-admin/options.php')
  await expect(page.locator('#siteurl')).toBeVisible()
  await expect(page.locator('[name*="inoe"]')).toHaveCount(0)

  const famille = await browser.newPage()
  await lire(famille, link)
  const contenu = famille.locator('main .entry-content')
  for (const [name, section] of [
    ['Réserver & annuler', 'reservations'],
    ['Nos services', 'services'],
    ['Payer', 'factures'],
  ] as const)
    await expect(contenu.getByRole('link', { name, exact: true })).toHaveAttribute(
      'href',
      `${API}/${COLLECTIVITE}/${section}`,
    )
  await expect(contenu).toContainText('C:\\mairie\\enfance')
  await expect(contenu.locator('iframe')).toHaveCount(1)
  // Only what was written to be read: twice between brackets.
  expect((await contenu.innerText()).match(/\[.*?\]/g)).toEqual(['[inoe_foyer]'])
  await famille.close()

  await page.goto('/wp-admin/post-new.php?post_type=page')
  const { instance } = await rest<{ instance: { raw: { content: string } } }>(page, {
    path: `/wp/v2/widgets/${encart.id}?context=edit`,
  })
  expect(instance.raw.content).toBe(`<a href="${API}/${COLLECTIVITE}/actualites">Actualités</a>`)
  // What the webmaster had written can be had back.
  const [ecrite] = await rest<{ id: number }[]>(page, { path: '/wp/v2/pages?slug=apres' })
  const revisions = await rest<{ content: { raw: string } }[]>(page, {
    path: `/wp/v2/pages/${ecrite?.id}/revisions?context=edit`,
  })
  expect(revisions.map(({ content }) => content.raw).join()).toContain('[inoe_services sans-titre]')
})
