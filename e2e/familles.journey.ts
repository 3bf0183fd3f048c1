// Families that separate, meet in one child, or were made twice: two browsers, neither of which sees the other's.
import type { Contrats } from '@inoe/contract/contrats'
import type { Planning } from '@inoe/contract/reservations'
import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  expect,
  type Page,
  test,
} from '@playwright/test'
import { Clavier } from './clavier.ts'
import { DIRECT, repondu } from './direct.ts'
import { nouveauParent, type Parent, seConnecter } from './etapes.ts'
import { Appels, asAgent, type Famille, famillePrete, MERCREDIS, REGULIER } from './famille.ts'
import { BUREAU, montrer, ouvrir, ouvrirGestion, TELEPHONE } from './planning.ts'
import { courriel, lien, SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']
const MON_FOYER = `${SITE}/espace-famille/mon-foyer/`
/** Of every family that `famillePrete` makes. */
const ADRESSE = '3 impasse des Tilleuls'

/** A login of its own, whose file is empty. */
async function compteVide(asked: APIRequestContext): Promise<{ parent: Parent; appels: Appels }> {
  const parent = nouveauParent(SITE)
  const appels = new Appels(asked, SITE)
  await appels.json('POST', 'comptes', {
    courriel: parent.courriel,
    motDePasse: parent.motDePasse,
    rgpd: 'essai',
  })
  const received = await courriel(asked, parent.courriel, /confirm|activ/i)
  const jeton = lien(received, '#inoe-confirmation=').split('#inoe-confirmation=')[1]
  await appels.json('POST', 'comptes/confirmation', { jeton })
  return { parent, appels }
}

const telephone = (browser: Browser) => browser.newContext({ viewport: TELEPHONE })

/** Opens « Garde alternée » by the keyboard. */
async function ouvrirGardes(page: Page): Promise<void> {
  await page.goto(MON_FOYER)
  await page.locator('#gardes > summary').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#gardes-dit')).toBeAttached()
}

/** An agent finds a family by the address of a login and opens it, by the keyboard. */
async function ouvrirFamille(page: Page, { courriel: adresse }: Parent): Promise<void> {
  await page.setViewportSize(BUREAU)
  await ouvrirGestion(page, /^Familles/)
  await page.locator('#famille-mots').fill(adresse)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Ouvrir la famille/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#famille-titre')).toBeFocused()
}

async function agentDe(browser: Browser): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: BUREAU })
  return { context, page: await context.newPage() }
}

test('one child, two homes: asked from a phone, taken with its date of birth, a calendar on the planning; neither sees the other', async ({
  browser,
}) => {
  const prenom = `Anouk${Date.now().toString(36)}`
  const [ici, la] = [await telephone(browser), await telephone(browser)]
  const famille = await famillePrete(ici.request, MERCREDIS, [prenom])
  const autre = await compteVide(la.request)
  const [page, autrePage] = [await ici.newPage(), await la.newPage()]

  await ouvrirGardes(page)
  await page.getByRole('button', { name: /^Il vit aussi chez son autre parent/ }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type(autre.parent.courriel)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Proposition envoyée à ${autre.parent.courriel}`)).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)

  const received = await courriel(page.request, autre.parent.courriel, /garde alternée/)
  expect(received.texte).not.toContain(prenom)
  await ouvrirGardes(autrePage)
  await expect(autrePage.getByText('vous propose d’avoir aussi dans votre dossier')).toBeVisible()
  await expect(autrePage.getByText(prenom)).toHaveCount(0)
  await autrePage.getByLabel('Date de naissance de l’enfant').fill('2001-01-01')
  await autrePage.getByRole('button', { name: 'L’ajouter à mon dossier' }).click()
  await expect(autrePage.getByText('Ce n’est pas la date de naissance')).toBeVisible()
  await sansDefaut(autrePage)
  await autrePage.getByLabel('Date de naissance de l’enfant').fill(MERCREDIS.naissance)
  await repondu(autrePage, () => autrePage.keyboard.press('Enter'))
  // The page of who asked follows, without reload.
  await expect(page.getByText('Dans les dossiers de ses deux parents.')).toBeVisible(DIRECT)
  await expect(autrePage.getByText('L’enfant est dans votre dossier.')).toBeVisible()

  const agent = await agentDe(browser)
  await ouvrirFamille(agent.page, famille.parent)
  await agent.page.getByRole('button', { name: /^Enregistrer un calendrier/ }).focus()
  await agent.page.keyboard.press('Enter')
  await expect(agent.page.locator('#garde-debut')).toBeFocused()
  await sansDefaut(agent.page)
  await repondu(agent.page, () => agent.page.keyboard.press('Enter'))
  await Promise.all(
    [page, autrePage].map((one) => expect(one.getByText('Enregistré par le service.')).toBeVisible(DIRECT)),
  )
  await expect(agent.page.getByText('Le calendrier est enregistré.')).toBeVisible()

  for (const one of [page, autrePage]) {
    await expect(one.locator('table td.ici').first()).toBeVisible()
    await sansDefaut(one)
    await sansDebord(one)
  }
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const planning = await famille.appels.json<Planning>('GET', `planning?du=${day(0)}&au=${day(40)}`)
  const noted = planning.lignes
    .filter((one) => one.enfant === famille.enfants[0]?.id)
    .flatMap((one) => one.cellules)
    .find((one) => one.note)
  expect(noted?.note).toBe('chez l’autre parent')
  await ouvrir(page)
  await expect(await montrer(page, noted?.date ?? '', prenom)).toContainText('chez l’autre parent')

  const theirs = await (await autre.appels.send('GET', 'foyer')).text()
  expect(theirs).toContain(prenom)
  for (const secret of [ADRESSE, famille.parent.courriel]) expect(theirs).not.toContain(secret)
  await autrePage.goto(MON_FOYER)
  await expect(autrePage.getByText(prenom).first()).toBeVisible()
  await expect(autrePage.getByText(ADRESSE)).toHaveCount(0)
  expect(await (await famille.appels.send('GET', 'foyer/gardes')).text()).not.toContain(autre.parent.courriel)
})

test('a family made twice: compared, chosen between, merged by the keyboard; both logins read one file', async ({
  browser,
}) => {
  const prenom = `Basile${Date.now().toString(36)}`
  const [premier, second] = [await telephone(browser), await telephone(browser)]
  const garde = await famillePrete(premier.request, MERCREDIS, [prenom])
  const double = await famillePrete(second.request, MERCREDIS, [prenom])
  const page = await second.newPage()
  await page.goto(MON_FOYER)
  await expect(page.getByText(prenom).first()).toBeVisible()

  const agent = await agentDe(browser)
  await ouvrirFamille(agent.page, garde.parent)
  await agent.page.getByRole('button', { name: 'Réunir avec un autre dossier' }).focus()
  await agent.page.keyboard.press('Enter')
  await expect(agent.page.locator('#fusion-mots')).toBeFocused()
  await agent.page.keyboard.type(double.parent.courriel)
  await agent.page.keyboard.press('Enter')
  await agent.page.getByRole('button', { name: /^Comparer avec/ }).focus()
  await agent.page.keyboard.press('Enter')
  await expect(agent.page.locator('#fusion-titre')).toBeFocused()
  await expect(agent.page.getByText(`${prenom} a une fiche dans chaque dossier`)).toBeVisible()
  await sansDefaut(agent.page)
  await agent.page.locator('#fusion-motif').fill('Dossier créé deux fois')
  await agent.page.keyboard.press('Enter')
  await agent.page.getByRole('dialog').getByRole('button', { name: 'Réunir les deux dossiers' }).click()
  await expect(agent.page.getByText('Les deux dossiers n’en font plus qu’un.')).toBeVisible()
  await expect(agent.page.getByText(double.parent.courriel).first()).toBeVisible()
  await sansDefaut(agent.page)

  const files = []
  for (const { appels } of [garde, double])
    files.push(await appels.json<{ enfants: { id: string }[]; contact: { adresse: string } }>('GET', 'foyer'))
  expect(files[1]).toEqual(files[0])
  expect(files[0]?.enfants.map((one) => one.id)).toEqual([garde.enfants[0]?.id])
  await page.reload()
  await expect(page.getByText(prenom).first()).toBeVisible()
})

test('one child that two homes both wrote: it waits for an agent, who compares, unites by the keyboard, or says that they are two', async ({
  browser,
}) => {
  const unique = Date.now().toString(36)
  const [commun, autre] = [`Esther${unique}`, `Fanny${unique}`]
  const [ici, la] = [await telephone(browser), await telephone(browser)]
  const premier = await famillePrete(ici.request, MERCREDIS, [commun, autre])
  const second = await famillePrete(la.request, MERCREDIS, [commun, autre])
  const page = await ici.newPage()
  await ouvrirGardes(page)
  for (const { id } of premier.enfants)
    await premier.appels.json('POST', 'foyer/gardes/invitations', {
      enfant: id,
      courriel: second.parent.courriel,
    })
  const { invitations } = await second.appels.json<{ invitations: { id: string }[] }>('GET', 'foyer/gardes')
  for (const { id } of invitations) {
    const answer = await second.appels.send('POST', `foyer/gardes/invitations/${id}/reponse`, {
      data: { accepte: true, dateNaissance: MERCREDIS.naissance },
    })
    expect(answer.status()).toBe(409)
  }
  await expect(page.getByText('le service compare ce que chacun a écrit')).toHaveCount(2)
  await sansDefaut(page)
  await sansDebord(page)

  const agent = await agentDe(browser)
  await agent.page.setViewportSize({ width: 320, height: 780 })
  await ouvrirGestion(agent.page, /^Familles/)
  await agent.page.getByRole('button', { name: `Comparer les fiches de ${commun}` }).focus()
  await agent.page.keyboard.press('Enter')
  await expect(agent.page.locator('#paire-titre')).toBeFocused()
  await expect(
    agent.page.getByRole('listitem').filter({ hasText: 'Date de naissance' }).last(),
  ).toContainText('Identique')
  await sansDefaut(agent.page)
  await sansDebord(agent.page)
  await agent.page.getByRole('button', { name: 'Réunir', exact: true }).focus()
  await agent.page.keyboard.press('Enter')
  const dialogue = agent.page.getByRole('dialog')
  await repondu(agent.page, () => dialogue.getByRole('button', { name: 'Réunir' }).click())
  // The page of who asked follows, without reload.
  await expect(page.getByText('Dans les dossiers de ses deux parents.')).toBeVisible(DIRECT)
  await expect(agent.page.getByText(`${commun} n’a plus qu’une fiche`)).toBeVisible()
  await courriel(page.request, second.parent.courriel, new RegExp(`${commun} est dans votre dossier`))

  await expect(agent.page.locator('#fiches-a-reunir')).toBeFocused()
  await agent.page.getByRole('button', { name: `Comparer les fiches de ${autre}` }).focus()
  await agent.page.keyboard.press('Enter')
  await agent.page.getByRole('button', { name: 'Ce n’est pas le même enfant' }).focus()
  await agent.page.keyboard.press('Enter')
  await agent.page.keyboard.type('Deux enfants, vérifié avec les parents')
  await agent.page.keyboard.press('Enter')
  await expect(agent.page.getByText('ce sont deux enfants.')).toBeVisible()
  await expect(agent.page.getByRole('button', { name: `Comparer les fiches de ${autre}` })).toHaveCount(0)
  const letter = await courriel(page.request, premier.parent.courriel, new RegExp(`${autre}.*pas abouti`))
  expect(letter.texte).toContain('Deux enfants, vérifié avec les parents')
  await expect(page.getByText('le service compare ce que chacun a écrit')).toHaveCount(0)
  await sansDefaut(agent.page)
})

test('an agent invites somebody to a file at the desk, by keyboard; they choose a password on a phone and find the file', async ({
  browser,
}) => {
  const ici = await telephone(browser)
  const famille = await famillePrete(ici.request, MERCREDIS, ['Anouk'])
  const invite = nouveauParent(SITE)
  const agent = await agentDe(browser)
  await ouvrirFamille(agent.page, famille.parent)
  const clavier = new Clavier(agent.page)
  await clavier.presser(agent.page.getByRole('button', { name: 'Inviter une personne' }))
  await clavier.ecrire(agent.page.locator('#acces-adresse'), famille.parent.courriel)
  await clavier.ecrire(agent.page.locator('#acces-motif'), 'Demandé au guichet, identité vérifiée')
  await agent.page.keyboard.press('Enter')
  await expect(agent.page.getByText('Cette personne a déjà accès à ce dossier')).toBeVisible()
  await clavier.ecrire(agent.page.locator('#acces-adresse'), invite.courriel)
  await sansDefaut(agent.page)
  await agent.page.keyboard.press('Enter')
  await expect(agent.page.getByText(`L’invitation part à ${invite.courriel}.`)).toBeVisible()
  await expect(agent.page.getByText('pas encore confirmé')).toBeVisible()
  await sansDefaut(agent.page)
  await courriel(agent.page.request, famille.parent.courriel, /accès à votre dossier a été ouvert/)

  const la = await telephone(browser)
  const page = await la.newPage()
  const received = await courriel(page.request, invite.courriel, /^Votre accès à l’espace famille/)
  await page.goto(lien(received, '#inoe-mot-de-passe='))
  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill(invite.motDePasse)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Votre mot de passe est enregistré. Vous êtes connecté.')).toBeVisible()
  await page.goto(MON_FOYER)
  await expect(page.getByText('Anouk').first()).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)
})

/** The other parent of the same file, signed in on a phone. */
async function secondParent(
  famille: Famille,
  browser: Browser,
): Promise<{ page: Page; parent: Parent; appels: Appels }> {
  const parent = nouveauParent(SITE)
  await famille.appels.json('POST', 'compte/invitations', {
    courriel: parent.courriel,
    prenom: 'Alex',
    nom: 'Vidal',
  })
  const context = await telephone(browser)
  const page = await context.newPage()
  const received = await courriel(page.request, parent.courriel, /vous invite/)
  const appels = new Appels(page.request, SITE)
  await appels.json('POST', 'comptes/invitation', {
    jeton: lien(received, '#inoe-invitation=').split('#inoe-invitation=')[1],
    motDePasse: parent.motDePasse,
  })
  return { page, parent, appels }
}

test('a child with a contract leaves with one parent: it is carried on from a day, or ends the day before; each file has its part', async ({
  browser,
}) => {
  const prenom = `Gaspard${Date.now().toString(36)}`
  const ici = await telephone(browser)
  const famille = await famillePrete(ici.request, REGULIER, [prenom])
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const { possibles } = await famille.appels.json<Contrats>('GET', 'contrats')
  const { id } = await famille.appels.json<{ id: string }>('POST', 'contrats', {
    activite: possibles[0]?.activite.id,
    enfant: famille.enfants[0]?.id,
    debut: day(0),
    fin: day(90),
    semaine: [{ jour: 1, debut: '08:00', fin: '17:00' }],
  })
  await asAgent((agent) => agent.json('POST', `gestion/contrats/${id}/reponse`, { decision: 'accepte' }))
  const parti = await secondParent(famille, browser)

  const agent = await agentDe(browser)
  await agent.page.setViewportSize({ width: 320, height: 780 })
  await ouvrirFamille(agent.page, famille.parent)
  await agent.page.getByRole('button', { name: 'Séparer ce dossier' }).focus()
  await agent.page.keyboard.press('Enter')
  await agent.page.getByLabel('Qui part', { exact: true }).selectOption({ label: 'Alex Vidal' })
  await agent.page.getByLabel(/^Premier jour qui suit/).fill(day(10))
  await agent.page.getByLabel(`Où vit ${prenom}`).selectOption('Part avec ce parent')
  await agent.page.locator('#separation-motif').fill('Séparation')
  await agent.page.keyboard.press('Enter')
  // Nothing is sent before it is said what becomes of the contract.
  const contrat = agent.page.getByLabel(new RegExp(`^Contrat d’accueil de ${prenom}`))
  await expect(contrat).toBeFocused()
  await sansDefaut(agent.page)
  await contrat.selectOption('Repris aux mêmes heures par le nouveau foyer')
  await sansDebord(agent.page)
  await agent.page.locator('#separation-motif').focus()
  await agent.page.keyboard.press('Enter')
  await agent.page.getByRole('dialog').getByRole('button', { name: 'Séparer le dossier' }).click()
  await expect(agent.page.getByText('Chacun a maintenant son dossier.')).toBeVisible()

  await seConnecter(parti.page, parti.parent)
  const theirs = await new Appels(parti.page.request, SITE).json<Contrats>('GET', 'contrats')
  expect(theirs.contrats.map((one) => [one.debut, one.fin])).toEqual([[day(10), day(90)]])
  const letter = await courriel(parti.page.request, famille.parent.courriel, /^Fin de contrat/)
  expect(letter.texte).toMatch(/son dernier jour est le[\s\S]*Motif\s:\sSéparation/)
  await courriel(parti.page.request, parti.parent.courriel, /^Contrat repris/)
})

test('a separation, then an access taken away: each is signed out at once and finds nothing of the other', async ({
  browser,
}) => {
  const unique = Date.now().toString(36)
  const [reste, part] = [`Colin${unique}`, `Dora${unique}`]
  const ici = await telephone(browser)
  const famille = await famillePrete(ici.request, MERCREDIS, [reste, part])
  const parti = await secondParent(famille, browser)
  await parti.page.goto(MON_FOYER)
  await expect(parti.page.getByText(part).first()).toBeVisible()

  const agent = await agentDe(browser)
  await ouvrirFamille(agent.page, famille.parent)
  await agent.page.getByRole('button', { name: 'Séparer ce dossier' }).focus()
  await agent.page.keyboard.press('Enter')
  await expect(agent.page.getByLabel('Qui part', { exact: true })).toBeFocused()
  await agent.page.getByLabel('Qui part', { exact: true }).selectOption({ label: 'Alex Vidal' })
  await agent.page.getByLabel(`Où vit ${part}`).selectOption('Part avec ce parent')
  await agent.page.locator('#separation-motif').fill('Séparation')
  await sansDefaut(agent.page)
  await agent.page.keyboard.press('Enter')
  await agent.page.getByRole('dialog').getByRole('button', { name: 'Séparer le dossier' }).click()
  await expect(agent.page.getByText('Chacun a maintenant son dossier.')).toBeVisible()

  expect((await parti.appels.send('GET', 'foyer')).status()).toBe(401)
  await parti.page.goto(MON_FOYER)
  await expect(parti.page.getByText(part)).toHaveCount(0)
  await seConnecter(parti.page, parti.parent)
  await parti.page.goto(MON_FOYER)
  await expect(parti.page.getByText(part).first()).toBeVisible()
  await expect(parti.page.getByText(reste)).toHaveCount(0)
  expect(await (await parti.appels.send('GET', 'foyer')).text()).not.toContain(ADRESSE)
  expect(await (await famille.appels.send('GET', 'foyer')).text()).not.toContain(part)

  // The last access of a file goes only once it is said.
  await agent.page.getByRole('button', { name: `Retirer l’accès : ${famille.parent.courriel}` }).click()
  await agent.page.locator('#acces-motif').fill('Ordonnance')
  await agent.page.keyboard.press('Enter')
  await expect(agent.page.getByText('Plus personne n’aurait accès à ce dossier.')).toBeVisible()
  await agent.page.getByLabel(/c’est bien ce qu’il faut faire/).check()
  await agent.page.locator('form.reponse').getByRole('button', { name: 'Retirer l’accès' }).click()
  await expect(agent.page.getByText('n’a plus accès à ce dossier.')).toBeVisible()
  expect((await famille.appels.send('GET', 'foyer')).status()).toBe(401)
  await agent.page.getByRole('button', { name: /^Rendre l’accès/ }).click()
  await agent.page.locator('#acces-motif').fill('Erreur')
  await agent.page.keyboard.press('Enter')
  await expect(agent.page.getByText('a de nouveau accès à ce dossier.')).toBeVisible()
  const page = await ici.newPage()
  await seConnecter(page, famille.parent)
  await page.goto(MON_FOYER)
  await expect(page.getByText(reste).first()).toBeVisible()
})
