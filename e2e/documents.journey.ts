// Documents on a bad network, photos that become one PDF, a structure's document sent back filled: at 360 px, by keyboard.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Documents, GestionDocuments } from '@inoe/contract/documents'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { DIRECT } from './direct.ts'
import { seConnecter } from './etapes.ts'
import { asAgent, famillePrete, MERCREDIS, PROJETS } from './famille.ts'
import { ouvrirGestion } from './planning.ts'
import { courriel, SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']
const DOCUMENTS = `${SITE}/espace-famille/mes-documents/`
const PHOTO = path.resolve(import.meta.dirname, '../packages/server/test/fichiers/gps.jpg')

async function looksRight(page: Page): Promise<void> {
  await sansDefaut(page)
  await sansDebord(page)
}

const row = (page: Page, piece: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: piece, exact: true }) })

/** The downloads of what puts photos together, as they happen. */
function faiseur(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    if (/\/assemblage[^/]*\.js$/.test(request.url())) asked.push(request.url())
  })
  return asked
}

/** A PDF of several pieces. */
function grosPdf(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `%PDF-1.4\n${'% une facture\n'.repeat(90_000)}\n%%EOF\n`)
  return file
}

test('a file goes on by itself after a cut, and after the page was left, from where it was', async ({
  page,
  context,
}, info) => {
  await famillePrete(context.request, MERCREDIS)
  await page.setViewportSize({ width: 360, height: 780 })
  const clavier = new Clavier(page)
  const domicile = row(page, 'Justificatif de domicile')
  await page.goto(DOCUMENTS)
  await expect(domicile.getByText('Facultatif')).toBeVisible()
  const file = grosPdf(info.outputPath('justificatif.pdf'))
  const from: number[] = []
  let allowed = 2
  await page.route('**/televersements/*', async (route) => {
    const depuis = new URL(route.request().url()).searchParams.get('depuis')
    if (route.request().method() !== 'PUT') return route.continue()
    if (allowed-- <= 0) return route.abort('internetdisconnected')
    from.push(Number(depuis))
    return route.continue()
  })

  await test.step('cut: it is said, and what has come stays', async () => {
    await clavier.joindre(domicile.getByLabel('Choisir un fichier'), file)
    await expect(domicile.getByText('l’envoi reprendra tout seul')).toBeVisible()
    const value = () =>
      domicile.getByRole('progressbar').evaluate((one) => (one as HTMLProgressElement).value)
    await expect.poll(value).toBe(2 * 256 * 1024)
    await looksRight(page)
  })

  await test.step('the network comes back: nothing is to be done', async () => {
    allowed = 1
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await expect.poll(() => from.length).toBe(3)
  })

  await test.step('left in the middle, and opened again: the same file goes on from there', async () => {
    page.once('dialog', (dialog) => dialog.accept())
    await page.reload()
    await expect(page.getByText('L’envoi de « justificatif.pdf » a été interrompu.')).toBeVisible()
    await looksRight(page)
    allowed = 99
    await clavier.joindre(domicile.getByLabel('Choisir un fichier'), file)
    await expect(page.getByText('« Justificatif de domicile » est bien arrivé.')).toBeVisible()
    await expect(domicile.getByText('À vérifier')).toBeVisible()
    // No piece was sent twice.
    expect(from).toEqual(from.map((_, index) => index * 256 * 1024))
    await looksRight(page)
  })

  await test.step('what is sent is what the service gets', async () => {
    const download = page.waitForEvent('download')
    await clavier.presser(domicile.getByRole('button', { name: 'Télécharger : Justificatif de domicile' }))
    expect(readFileSync(await (await download).path())).toEqual(readFileSync(file))
  })

  await test.step('a file that is not what it says is refused in words, and another can be given at once', async () => {
    await clavier.joindre(domicile.getByLabel('Remplacer'), {
      name: 'facture.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n1 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj\n%%EOF'),
    })
    await expect(domicile.getByText('Ce PDF contient un programme.')).toBeVisible()
    await looksRight(page)
    await expect(domicile.getByText('À vérifier')).toBeVisible()
  })
})

test('two photos become one PDF by keyboard, the service validates it live, a photo tells no place', async ({
  page,
  context,
  browser,
}) => {
  const famille = await famillePrete(context.request, MERCREDIS)
  await page.setViewportSize({ width: 360, height: 780 })
  const clavier = new Clavier(page)
  const assurance = row(page, 'Assurance').first()
  const making = faiseur(page)
  await page.goto(DOCUMENTS)
  await clavier.aller(assurance.getByLabel('Choisir un fichier'))
  // What makes the PDF is not downloaded by those who need none.
  expect(making).toEqual([])
  await clavier.joindre(assurance.getByLabel('Choisir un fichier'), [PHOTO, PHOTO])
  await expect(page.getByRole('heading', { name: 'Votre document : 2 pages' })).toBeFocused()
  expect(making).toHaveLength(1)
  await looksRight(page)
  await clavier.presser(page.getByRole('button', { name: 'Tourner : Page 2 sur 2' }))
  await clavier.presser(page.getByRole('button', { name: 'Avant : Page 2 sur 2' }))
  await expect(page.getByText('La page est maintenant la 1')).toBeAttached()
  await clavier.presser(page.getByRole('button', { name: 'Rogner : Page 1 sur 2' }))
  await clavier.aller(page.getByRole('slider', { name: 'En haut' }))
  await clavier.press('ArrowRight')
  await expect(page.getByRole('slider', { name: 'En haut' })).toHaveAttribute('aria-valuetext', '1 %')
  await looksRight(page)
  await clavier.presser(page.getByRole('button', { name: 'Envoyer les 2 pages' }))
  await expect(page.getByText('« Assurance » est bien arrivé.')).toBeVisible()
  const { enfants } = await famille.appels.json<Documents>('GET', 'documents')
  const given = enfants[0]?.pieces.find((one) => one.nom === 'Assurance')?.depot
  expect([given?.nom, given?.type]).toEqual(['Assurance.pdf', 'application/pdf'])

  const service = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const agent = await service.newPage()
  await ouvrirGestion(agent, /^Documents/)
  const waiting = agent
    .getByRole('listitem')
    .filter({ hasText: 'Anouk' })
    .filter({ hasText: 'Assurance.pdf' })
  await expect(waiting.last()).toBeVisible()
  await sansDefaut(agent)
  const held = assurance.getByRole('button', { name: 'Télécharger : Assurance' })
  await clavier.aller(held)
  const reponse = { decision: 'valide', valableJusquAu: '2099-08-31' }
  await asAgent((one) => one.send('POST', `gestion/documents/${given?.id}/reponse`, { data: reponse }))
  await expect(assurance.getByText('Validé')).toBeVisible(DIRECT)
  // Said aloud, without taking the focus from what the parent does.
  await expect(
    page.getByRole('status').filter({ hasText: '« Assurance », Anouk : le document est validé.' }),
  ).toBeVisible(DIRECT)
  await expect(held).toBeFocused()
  await looksRight(page)

  const { appels } = famille
  const photo = await (
    await appels.send('POST', 'documents', {
      multipart: {
        piece: enfants[0]?.pieces.find((one) => one.nom === 'Assurance')?.piece,
        enfant: enfants[0]?.id,
        fichier: { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: readFileSync(PHOTO) },
      },
    })
  ).json()
  const back = await (await appels.send('GET', `documents/${photo.id}/fichier`)).body()
  expect(readFileSync(PHOTO).includes('TelephoneDeLea')).toBe(true)
  expect(back.includes('TelephoneDeLea')).toBe(false)
  await service.close()
})

test('a document of the structure is published, downloaded, sent back filled and answered, live on both sides', async ({
  page,
  context,
  browser,
}) => {
  const famille = await famillePrete(context.request, PROJETS)
  await page.setViewportSize({ width: 360, height: 780 })
  const clavier = new Clavier(page)
  await page.goto(DOCUMENTS)
  await expect(page.getByRole('heading', { name: 'Mes documents', level: 2 })).toBeVisible()
  const titre = `Autorisation de baignade ${Date.now().toString(36)}`
  const service = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const agent = await service.newPage()
  await ouvrirGestion(agent, /^Documents/)
  try {
    await agent.getByLabel('Structure', { exact: true }).selectOption(PROJETS.structure)
    await agent.getByLabel(/^Titre/).fill(titre)
    await agent.getByLabel(/^Consigne/).fill('À rendre signée.')
    await agent.getByLabel('À renvoyer rempli').selectOption('Oui, pour chaque enfant')
    await agent.getByLabel('Choisir un fichier').setInputFiles({
      name: 'baignade.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n% à remplir\n%%EOF\n'),
    })
    await agent.getByRole('button', { name: 'Publier', exact: true }).click()
    await expect(agent.getByText('Le document est publié')).toBeVisible()
    await sansDefaut(agent)

    // Asked of the child, and offered below: both came without reloading.
    const asked = row(page, titre).first()
    await expect(asked.getByText('À fournir')).toBeVisible(DIRECT)
    await expect(page.getByRole('heading', { name: 'Documentation structure' })).toBeVisible()
    await looksRight(page)
    const download = page.waitForEvent('download')
    await clavier.presser(asked.getByRole('button', { name: /^Télécharger le document à remplir/ }))
    expect((await download).suggestedFilename()).toBe('baignade.pdf')
    await clavier.joindre(asked.getByLabel('Choisir un fichier'), {
      name: 'baignade-signee.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n% signée\n%%EOF\n'),
    })
    await expect(page.getByText('est bien arrivé.')).toBeVisible()

    const waiting = agent
      .getByRole('listitem')
      .filter({ hasText: titre })
      .filter({ hasText: 'baignade-signee.pdf' })
    await expect(waiting).toBeVisible(DIRECT)
    await waiting.getByRole('button', { name: /^Refuser :/ }).click()
    await waiting.getByLabel(/^Motif/).fill('Il manque la date.')
    await waiting.getByRole('button', { name: 'Refuser ce document' }).click()
    await expect(agent.getByText('Document refusé, la famille est prévenue.')).toBeVisible()
    await expect(asked.getByText('Motif du refus : Il manque la date.')).toBeVisible(DIRECT)
    await looksRight(page)
    const refus = await courriel(page.request, famille.parent.courriel, /Document à renvoyer/)
    expect(refus.texte).toContain('Il manque la date.')
  } finally {
    await asAgent(async (one) => {
      const { documentation } = await one.json<GestionDocuments>('GET', 'gestion/documentation')
      for (const { id, titre: named } of documentation)
        if (named === titre) await one.send('DELETE', `gestion/documentation/${id}`)
    })
    await service.close()
  }
})

test('what is held in the hand offers its camera, what is not does not; a photo taken becomes a PDF of one page', async ({
  context,
  browser,
}) => {
  const famille = await famillePrete(context.request, MERCREDIS)
  const desk = await context.newPage()
  await desk.goto(DOCUMENTS)
  const camera = (page: Page) => row(page, 'Assurance').first().locator('label', { hasText: 'Photographier' })
  await expect(row(desk, 'Assurance').first()).toBeVisible()
  await expect(camera(desk)).toBeHidden()

  const telephone = await browser.newContext({
    viewport: { width: 360, height: 780 },
    hasTouch: true,
    isMobile: true,
  })
  const page = await telephone.newPage()
  await seConnecter(page, famille.parent)
  const making = faiseur(page)
  await page.goto(DOCUMENTS)
  await expect(camera(page)).toBeVisible()
  const field = camera(page).locator('input')
  await expect(field).toHaveAttribute('capture', 'environment')
  await expect(field).toHaveAttribute('accept', 'image/*')
  await looksRight(page)
  expect(making).toEqual([])
  await field.setInputFiles(PHOTO)
  await expect(page.getByRole('heading', { name: 'Votre document : 1 page' })).toBeFocused()
  expect(making).toHaveLength(1)
  await looksRight(page)
  await page.getByRole('button', { name: /^Envoyer/ }).tap()
  await expect(page.getByText('« Assurance » est bien arrivé.')).toBeVisible()
  const { enfants } = await famille.appels.json<Documents>('GET', 'documents')
  const given = enfants[0]?.pieces.find((one) => one.nom === 'Assurance')?.depot
  expect([given?.nom, given?.type]).toEqual(['Assurance.pdf', 'application/pdf'])
  await telephone.close()
})
