// What parents agree to for their children, and who may collect them: both parents, and the services that read it.
import { type Browser, expect, type Page, test } from '@playwright/test'
import { DIRECT, repondu } from './direct.ts'
import { nouveauParent, PDF } from './etapes.ts'
import { Appels, asAgent, type Famille, famillePrete, MERCREDIS } from './famille.ts'
import { ouvrirGestion } from './planning.ts'
import { courriel, lien, SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']
const MON_FOYER = `${SITE}/espace-famille/mon-foyer/`

/** The other parent of a family, signed in elsewhere. */
async function autreParent(famille: Famille, browser: Browser): Promise<{ page: Page; courriel: string }> {
  const autre = nouveauParent(SITE)
  await famille.appels.json('POST', 'compte/invitations', {
    courriel: autre.courriel,
    prenom: 'Alex',
    nom: 'Vidal',
  })
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } })
  const page = await context.newPage()
  const received = await courriel(page.request, autre.courriel, /vous invite/)
  const jeton = lien(received, '#inoe-invitation=').split('#inoe-invitation=')[1]
  await new Appels(page.request, SITE).json('POST', 'comptes/invitation', {
    jeton,
    motDePasse: autre.motDePasse,
  })
  return { page, courriel: autre.courriel }
}

const ouvrir = async (page: Page) => {
  await page.goto(MON_FOYER)
  await page.locator('#autorisations > summary').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article').first()).toBeVisible()
}

test('a text for both parents: read whole and answered by keyboard at 360 px, live on both sides, worded otherwise, taken back', async ({
  page,
  context,
  browser,
}) => {
  const titre = `Photos ${Date.now().toString(36)}`
  const ecrire = (code: string | null, texte: string) =>
    asAgent(async (agent) => {
      const { aujourdhui } = await agent.json<{ aujourdhui: string }>('GET', 'gestion/structures')
      return agent.json<{ id: string }>('POST', 'gestion/consentements/textes', {
        code,
        titre,
        texte,
        deuxTitulaires: true,
        depuis: aujourdhui,
      })
    })
  const { id: code } = await ecrire(null, 'J’autorise les photos de mon enfant.')
  const prenom = `Anouk${Date.now().toString(36)}`
  const famille = await famillePrete(context.request, MERCREDIS, [prenom])
  const autre = await autreParent(famille, browser)

  await page.setViewportSize({ width: 360, height: 780 })
  await ouvrir(page)
  const texte = page.getByRole('article', { name: titre })
  await expect(texte).toContainText('J’autorise les photos de mon enfant.')
  await sansDefaut(page)
  await sansDebord(page)
  await texte.getByRole('button', { name: `J’accepte pour ${prenom}` }).focus()
  await page.keyboard.press('Enter')
  await expect(texte).toContainText('L’autre responsable n’a pas encore répondu')
  await sansDefaut(page)

  // The other parent is written to, without a word of who or where.
  const mail = await courriel(page.request, autre.courriel, new RegExp(`accord est demandé pour ${prenom}`))
  expect(mail.texte).toContain(titre)
  await autre.page.goto(`${SITE}/espace-famille/`)
  const tuile = autre.page.getByRole('link', { name: /^Mon foyer.*attendus? de vous/ })
  await tuile.focus()
  await autre.page.keyboard.press('Enter')
  const sien = autre.page.getByRole('article', { name: titre })
  await expect(sien).toContainText('L’autre responsable a donné son accord')
  await repondu(autre.page, () => sien.getByRole('button', { name: `J’accepte pour ${prenom}` }).click())
  await expect(texte).toContainText('Accord donné', DIRECT)
  await expect(sien).toContainText('Accord donné')
  await sansDebord(autre.page)

  // The service reads it, then words the text otherwise: it is asked again on the open pages.
  const service = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const agent = await service.newPage()
  await ouvrirGestion(agent, /^Autorisations/)
  await agent.getByLabel('Structure').selectOption(MERCREDIS.structure)
  await agent.getByLabel('Texte', { exact: true }).selectOption(titre)
  await agent.getByLabel('Rechercher un enfant').fill(prenom)
  const enfant = agent.getByRole('listitem').filter({ hasText: prenom })
  await expect(enfant).toContainText('Donné')
  await enfant.locator('summary').click()
  await expect(enfant).toContainText('Alex Vidal a accepté la version 1')
  await sansDefaut(agent)
  await agent.getByRole('button', { name: `Changer le texte : ${titre}` }).click()
  await agent.getByLabel('Texte complet').fill('J’autorise les photos et les films de mon enfant.')
  await sansDefaut(agent)
  await repondu(agent, () => agent.getByRole('button', { name: 'Publier' }).click())
  await expect(texte).toContainText('sur un texte qui a changé depuis', DIRECT)
  await expect(agent.getByText(`« ${titre} » est publié.`)).toBeVisible()
  await expect(enfant).toContainText('Donné sur une ancienne version')
  await expect(texte).toContainText('J’autorise les photos et les films de mon enfant.')

  await texte.getByRole('button', { name: 'Retirer mon accord' }).focus()
  await repondu(page, () => page.keyboard.press('Enter'))
  await expect(sien).toContainText('L’autre responsable a répondu non', DIRECT)
  await expect(texte).toContainText('Vous avez répondu non')
  await expect(enfant).toContainText('Retiré')

  await agent.getByRole('button', { name: `Ne plus demander : ${titre}` }).click()
  const dialogue = agent.getByRole('dialog')
  await repondu(agent, () => dialogue.getByRole('button', { name: 'Ne plus demander' }).click())
  await expect(texte).toHaveCount(0, DIRECT)
  expect(code).toBeTruthy()
  await service.close()
  await autre.page.context().close()
})

test('who may collect a child, and who may not: named and sent by keyboard at 360 px, read by the service, seen at the door', async ({
  page,
  context,
  browser,
}) => {
  const prenom = `Maël${Date.now().toString(36)}`
  const famille = await famillePrete(context.request, MERCREDIS, [prenom])
  const autre = await autreParent(famille, browser)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(MON_FOYER)
  await page.locator('#personnes > summary').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Ajouter une personne' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#proche-prenom')).toBeFocused()
  for (const words of ['Rose', 'Petit', 'grand-mère', '05 56 23 11 11']) {
    await page.keyboard.type(words)
    await page.keyboard.press('Tab')
  }
  await sansDefaut(page)
  await sansDebord(page)
  await page.locator('#proche-aPrevenir').press('Space')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Rose Petit est dans votre liste.')).toBeVisible()
  await expect(page.getByText('peut venir chercher · à prévenir en n° 1')).toBeVisible()

  await page.getByRole('button', { name: 'Transmettre une décision de justice' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#interdiction-prenom')).toBeFocused()
  for (const words of ['Jean', 'Lebrun', 'oncle', 'Juge aux affaires familiales de Bordeaux', '26/01234']) {
    await page.keyboard.type(words)
    await page.keyboard.press('Tab')
  }
  await page.locator('#interdiction-dateDecision').fill('2026-03-02')
  await page.locator('#interdiction-fichier input').setInputFiles({ ...PDF, name: 'jugement.pdf' })
  await sansDefaut(page)
  await sansDebord(page)
  await page.getByRole('button', { name: 'Transmettre au service' }).press('Enter')
  await expect(page.getByText('Votre demande est transmise au service')).toBeVisible()
  await expect(page.getByText(`Jean Lebrun (oncle), pour ${prenom}`)).toBeVisible()
  await sansDefaut(page)
  await courriel(page.request, famille.parent.courriel, /Décision de justice transmise/)

  const service = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const agent = await service.newPage()
  await ouvrirGestion(agent, /^Personnes/)
  const demande = agent.getByRole('listitem').filter({
    has: agent.getByRole('heading', { name: new RegExp(prenom) }),
  })
  await expect(demande).toContainText('Jean Lebrun (oncle)')
  const downloading = agent.waitForEvent('download')
  await demande.getByRole('button', { name: /^Lire la décision/ }).click()
  expect((await downloading).suggestedFilename()).toBe('jugement.pdf')
  await sansDefaut(agent)
  await demande.getByRole('button', { name: /^Accepter/ }).click()
  await repondu(agent, () => demande.getByRole('button', { name: /^Confirmer/ }).click())
  await expect(page.getByText('En vigueur')).toBeVisible(DIRECT)
  await expect(agent.getByText(/les listes de pointage la montrent/)).toBeVisible()
  await courriel(page.request, famille.parent.courriel, /Décision de justice prise en compte/)

  // At the door: on the line of the child, and in its sheet.
  await agent.setViewportSize({ width: 360, height: 780 })
  await agent.goto(`${SITE}/espace-famille/pointage/`)
  await agent.getByLabel('Structure').selectOption(MERCREDIS.structure)
  await agent
    .getByLabel('Ajouter un enfant venu sans réservation')
    .selectOption({ label: `${prenom} Vidal, Mercredis, Journée` })
  const ligne = agent.getByRole('listitem').filter({ hasText: prenom })
  await expect(ligne.getByText('Ne peut pas venir chercher : Jean Lebrun (oncle)')).toBeVisible()
  await ligne.getByText('Qui vient chercher, qui appeler').click()
  await expect(ligne.getByRole('link', { name: '05 56 23 11 11' }).first()).toBeVisible()
  await sansDefaut(agent)
  await sansDebord(agent)

  // Of the file itself an adult without parental authority reads, and answers nothing for the child.
  await agent.setViewportSize({ width: 1280, height: 900 })
  await agent.goto(`${SITE}/espace-famille/gestion/`)
  await agent.getByRole('tab', { name: /^Personnes/ }).click()
  await agent.getByLabel('Structure').selectOption(MERCREDIS.structure)
  await agent.getByLabel('Rechercher un enfant').fill(prenom)
  await agent.locator('.fiches summary').filter({ hasText: prenom }).click()
  const enfant = agent.locator('.fiches li').filter({ hasText: prenom })
  await enfant.getByRole('button', { name: 'Noter sans autorité parentale : Alex Vidal' }).click()
  await enfant.getByLabel('Ce qui l’établit').fill('Beau-parent')
  await enfant.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(agent.getByText('Alex Vidal : l’autorité parentale est enregistrée.')).toBeVisible()
  await ouvrir(autre.page)
  await expect(autre.page.getByText(/Seuls les titulaires de l’autorité parentale/).first()).toBeVisible()
  await service.close()
  await autre.page.context().close()
})
