// Archives: what is past its time, from the proposal to the certificate, by an agent who uses the keyboard alone.
import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { agentSurOnglet, PDF } from './etapes.ts'
import { famillePrete, MERCREDIS } from './famille.ts'
import { SITES, sansDebord, sansDefaut } from './ville.ts'

test('proposed, seen by the archives, destroyed, certified; a family reads how long', async ({
  browser,
  page,
  context,
}) => {
  const agent = await agentSurOnglet(browser, /^Données personnelles/)
  await agent.setViewportSize({ width: 360, height: 780 })
  const clavier = new Clavier(agent)
  const bouton = (name: RegExp | string) => agent.getByRole('button', { name })

  // The tab was clicked: from here on, keys alone.
  await clavier.press('Tab')
  await clavier.presser(bouton('Préparer un bordereau maintenant'))
  await expect(agent.getByText('Le bordereau est prêt')).toBeVisible()
  await expect(agent.getByText('Dossiers de familles clos, avec leurs comptes d’accès : 2')).toBeVisible()
  await expect(bouton(/Détruire/)).toHaveCount(0)
  await sansDefaut(agent)
  await sansDebord(agent)

  const downloading = agent.waitForEvent('download')
  await clavier.presser(bouton(/^Télécharger le bordereau/))
  const bordereau = await downloading
  expect(bordereau.suggestedFilename()).toMatch(/^bordereau-elimination-\d{4}-\d+\.pdf$/)
  expect((await readFile(await bordereau.path())).subarray(0, 5).toString()).toBe('%PDF-')

  await clavier.presser(bouton(/^Enregistrer la réponse des Archives/))
  await clavier.ecrire(agent.getByLabel(/^Référence du visa/), 'AD33-2026-118')
  const date = agent.getByLabel(/^Date du visa/)
  await clavier.aller(date)
  // The order of a date's parts is the browser's own.
  await date.fill(new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' }))
  await clavier.joindre(agent.locator('#visa-fichier input'), { ...PDF, name: 'visa-signe.pdf' })
  await expect(agent.getByText('visa-signe.pdf')).toBeVisible()
  await sansDefaut(agent)
  await sansDebord(agent)
  await clavier.presser(bouton('Enregistrer la réponse'))
  await expect(agent.getByText('Le visa est enregistré.')).toBeVisible()

  await clavier.presser(bouton(/^Détruire ce que le visa autorise/))
  const question = agent.getByRole('dialog')
  await expect(question).toContainText('rien ne peut revenir')
  await clavier.presser(question.getByRole('button', { name: 'Détruire ce que le visa autorise' }))
  await expect(agent.getByText('La destruction a commencé.')).toBeVisible()
  // It goes on by itself; the page hears that it is done.
  await clavier.presser(agent.getByText(/^Bordereaux terminés/))
  await expect(agent.getByText(/2 détruits, 0 laissés/)).toBeVisible({ timeout: 30_000 })
  const certifying = agent.waitForEvent('download')
  await clavier.presser(bouton(/^Télécharger le certificat de destruction/).first())
  expect((await certifying).suggestedFilename()).toMatch(/^certificat-destruction-/)
  await sansDefaut(agent)
  await sansDebord(agent)
  await clavier.presser(bouton('Préparer un bordereau maintenant'))
  await expect(agent.getByText('Rien n’est arrivé au terme de sa durée de conservation.')).toBeVisible()
  await agent.context().close()

  // The same durations, as a family reads them.
  await famillePrete(context.request, MERCREDIS)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(`${SITES['same-site']}/espace-famille/mes-donnees/`)
  await page.getByRole('button', { name: 'Voir les durées' }).click()
  await expect(page.getByText('10 ans après : la fin de l’exercice')).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)
})
