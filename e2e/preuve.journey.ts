// A quotient typed by hand beside its attestation: given on a phone, compared by a service, lived by the prices.
import { expect, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { DIRECT, repondu } from './direct.ts'
import { agentSurOnglet, PDF } from './etapes.ts'
import { famillePrete, MERCREDIS } from './famille.ts'
import { courriel, SITES, sansDebord, sansDefaut } from './ville.ts'

test('given with its proof by keyboard at 360 px, refused with a reason, given again, accepted; each is told at once', async ({
  page,
  context,
  browser,
}) => {
  const { parent } = await famillePrete(context.request, MERCREDIS)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(`${SITES['same-site']}/espace-famille/mon-foyer/`)
  const partie = page.locator('#declaration')
  const clavier = new Clavier(page)
  await clavier.presser(partie.locator('summary'))
  const envoyer = partie.getByRole('button', { name: 'Envoyer mon quotient et son attestation' })
  const donner = async (valeur: string, fichier: string) => {
    await clavier.ecrire(partie.getByLabel(/^Quotient familial de l’attestation/), valeur)
    await clavier.joindre(partie.locator('#declaration-fichier input').first(), { ...PDF, name: fichier })
    await clavier.presser(envoyer)
    await expect(partie.getByText('Votre quotient et son attestation sont envoyés.')).toBeVisible()
  }
  await clavier.presser(envoyer)
  await expect(partie.getByText('Joignez votre attestation.')).toBeVisible()
  await sansDefaut(page)
  await donner('512', 'attestation-2024.pdf')
  await expect(partie.getByText('En attente du service')).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)

  const agent = await agentSurOnglet(browser, /^Documents/)
  const une = (fichier: string) => agent.locator('li.carte', { hasText: fichier })
  await expect(une('attestation-2024.pdf').getByText('512')).toBeVisible()
  const opening = agent.waitForEvent('download')
  await une('attestation-2024.pdf')
    .getByRole('button', { name: /^Ouvrir/ })
    .click()
  expect((await opening).suggestedFilename()).toBe('attestation-2024.pdf')
  await une('attestation-2024.pdf')
    .getByRole('button', { name: /^Refuser/ })
    .click()
  await agent.getByLabel(/^Motif du refus/).fill('Cette attestation a deux ans.')
  await sansDefaut(agent)
  await repondu(agent, () => agent.getByRole('button', { name: 'Refuser ce quotient' }).click())
  // Without reloading.
  await expect(partie.getByText('Cette attestation a deux ans.')).toBeVisible(DIRECT)
  await expect(agent.getByText('Quotient refusé, la famille est prévenue.')).toBeVisible()
  await courriel(page.request, parent.courriel, /n’est pas accepté/)
  await donner('498', 'attestation-2026.pdf')
  await une('attestation-2026.pdf')
    .getByRole('button', { name: /^Accepter/ })
    .click()
  await repondu(agent, () => agent.getByRole('button', { name: 'Accepter ce quotient' }).click())
  await expect(partie.getByText('Accepté', { exact: true })).toBeVisible(DIRECT)
  await expect(agent.getByText('Quotient accepté')).toBeVisible()
  await expect(page.getByLabel(/^Quotient familial/).first()).toHaveValue('498')
  await sansDebord(page)
  await agent.context().close()
})
