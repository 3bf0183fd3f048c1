// A family renews its file and has its enrolments go on, by keyboard on a phone; the services follow it live.
import type { ReglageRenouvellement } from '@inoe/contract/renouvellements'
import { expect, type Page, test } from '@playwright/test'
import { agentSurOnglet } from './etapes.ts'
import { asAgent, famillePrete, SOIRS } from './famille.ts'
import { courriel, SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']
const PAGES = `${SITE}/espace-famille`

/** Presses what has the focus, once it has it. */
async function presser(page: Page, nom: RegExp | string): Promise<void> {
  const bouton = page.getByRole('button', { name: nom })
  await bouton.focus()
  await page.keyboard.press('Enter')
}

test('a file renewed part by part by two parents, by keyboard at 360 px, then two children enrolled again at once; the service sees it and answers', async ({
  page,
  context,
  browser,
}) => {
  // A family that the town knew before it asked: who opens a file meanwhile has nothing to renew.
  const reglage = await asAgent(async (agent) => {
    const found = await agent.json<{ reglage: ReglageRenouvellement }>('GET', 'gestion/renouvellement')
    await agent.send('DELETE', 'gestion/renouvellement')
    return found.reglage
  })
  const [aine, cadet] = [`Ondine${Date.now().toString(36)}`, `Ulysse${Date.now().toString(36)}`]
  const famille = await famillePrete(context.request, SOIRS, [aine, cadet])
  await asAgent((agent) => agent.json('PUT', 'gestion/renouvellement', reglage))
  const mots = `${reglage.annee}-${reglage.annee + 1}`
  const textes = await famille.appels.json<{
    textes: { id: string }[]
    enfants: { id: string }[]
  }>('GET', 'foyer/consentements')
  for (const enfant of textes.enfants)
    for (const { id } of textes.textes)
      await famille.appels.json('POST', `foyer/enfants/${enfant.id}/consentements`, {
        texte: id,
        accord: true,
      })

  // The service watches its list.
  const agent = await agentSurOnglet(browser, /^Rentrée/)
  const attendue = agent.getByRole('listitem').filter({ hasText: aine })
  await expect(attendue).toContainText('pas commencé')
  await sansDefaut(agent)

  // The welcome page says it, and leads there.
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(`${PAGES}/`)
  const tuile = page
    .getByRole('link', { name: /Mon foyer/ })
    .filter({ hasText: `Dossier ${mots} à renouveler` })
  await tuile.focus()
  await page.keyboard.press('Enter')
  const dossier = page.getByRole('region', { name: `Renouveler votre dossier pour ${mots}` })
  await expect(dossier).toContainText('0 partie sur')
  await sansDefaut(page)
  await sansDebord(page)

  // The first is still true; the next one is read before it is confirmed.
  await presser(page, /^C’est toujours exact \(Adresse et contact\)/)
  await expect(dossier).toContainText('1 partie sur')
  await expect(page.locator('#renouveler-parents')).toBeFocused()
  await expect(attendue).toContainText('1 partie confirmée')

  // Parents: corrected in the form, which confirms it.
  await presser(page, /^Corriger \(Parents\)/)
  const parents = page.getByRole('region', { name: 'Parents', exact: true })
  await expect(parents.getByLabel('Prénom').first()).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Jeanne-Lou')
  await parents.getByRole('button', { name: 'Enregistrer' }).focus()
  await page.keyboard.press('Enter')
  await expect(dossier).toContainText('Parents : c’est corrigé et confirmé.')

  // Another visit; a form changed elsewhere sends a part back to be read.
  await page.reload()
  await expect(dossier).toContainText('2 parties sur')
  const { version, contact } = await famille.appels.json<{ version: number; contact: object }>('GET', 'foyer')
  await famille.appels.json('PUT', 'foyer', { version, contact: { ...contact, adresse: '9 place du Puits' } })
  await expect(dossier).toContainText('1 partie sur')
  const relue = page.locator('details').filter({ has: page.locator('#renouveler-contact') })
  await expect(relue).toContainText('À relire')
  await relue.locator('summary').focus()
  if (!(await relue.evaluate((one: HTMLDetailsElement) => one.open))) await page.keyboard.press('Enter')
  await expect(relue).toContainText('9 place du Puits')
  await sansDefaut(page)

  // All of the rest.
  const toutes = dossier.locator('details')
  for (let left = await toutes.filter({ hasNot: page.locator('.etat.fait') }).count(); left > 0; left--) {
    const next = toutes.filter({ hasNot: page.locator('.etat.fait') }).first()
    if (!(await next.evaluate((one: HTMLDetailsElement) => one.open))) {
      await next.locator('summary').focus()
      await page.keyboard.press('Enter')
    }
    await next.getByRole('button', { name: /^C’est toujours exact/ }).focus()
    await page.keyboard.press('Enter')
    if (left > 1) await expect(toutes.filter({ hasNot: page.locator('.etat.fait') })).toHaveCount(left - 1)
  }
  await expect(page.getByText(`Votre dossier est renouvelé pour ${mots}.`)).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)
  await expect(attendue).toHaveCount(0)
  const recu = await courriel(page.request, famille.parent.courriel, /dossier est renouvelé/)
  expect(recu.texte).not.toContain('place du Puits')

  // « Voir mes inscriptions »: both go on, sent at once.
  await page.getByRole('link', { name: 'Voir mes inscriptions' }).focus()
  await page.keyboard.press('Enter')
  const suite = page.getByRole('region', { name: 'Réinscrire pour la prochaine année' })
  await expect(suite.getByRole('checkbox')).toHaveCount(2)
  await sansDefaut(page)
  await sansDebord(page)
  await suite.getByRole('checkbox').nth(1).focus()
  await page.keyboard.press('Space')
  await expect(suite.getByRole('button', { name: 'Envoyer 1 réinscription' })).toBeVisible()
  await page.keyboard.press('Space')
  await suite.getByRole('button', { name: 'Envoyer 2 réinscriptions' }).focus()
  await page.keyboard.press('Enter')
  for (const prenom of [aine, cadet])
    await expect(
      suite.getByText(new RegExp(`^${prenom}, Soirs de la rentrée.*demande envoyée`)),
    ).toBeVisible()
  await sansDefaut(page)
  const accuse = await courriel(page.request, famille.parent.courriel, /reçue.*Soirs de la rentrée/)
  expect(accuse.texte).toContain(cadet)

  // An ordinary request, answered as any other.
  await asAgent(async (service) => {
    const { demandes } = await service.json<{
      demandes: { id: string; enfant: { prenom: string }; activite: { nom: string } }[]
    }>('GET', 'gestion/demandes')
    const own = demandes.find((one) => one.enfant.prenom === aine)
    expect(own?.activite.nom).toBe('Soirs de la rentrée')
    await service.json('POST', `gestion/demandes/${own?.id}/reponse`, { decision: 'acceptee', motif: '' })
  })
  await expect(
    page
      .getByRole('article')
      .or(page.getByRole('listitem'))
      .filter({ hasText: 'Soirs de la rentrée' })
      .filter({ hasText: aine })
      .filter({ hasText: 'Acceptée' }),
  ).not.toHaveCount(0)
  await agent.context().close()
})
