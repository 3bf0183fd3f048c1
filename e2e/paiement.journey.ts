// What « Mes paiements » promises whatever happens on PayFiP's page: paid once, or still to pay and said so.
import { expect, type Page, test } from '@playwright/test'
import {
  cellules,
  type Famille,
  facturer,
  facturerContrat,
  facturerJour,
  famillePrete,
  JEUNES,
} from './famille.ts'
import { API, COLLECTIVITE, courriel, courriels, PAYFIP, SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']
const PAIEMENTS = `${API}/api/${COLLECTIVITE}/paiements`

/** A family with one invoice, its page open. */
async function factureOuverte(page: Page): Promise<Famille> {
  const famille = await famillePrete(page.request, JEUNES)
  await facturer(famille, JEUNES)
  await ouvrir(page)
  return famille
}

async function ouvrir(page: Page): Promise<void> {
  await page.goto(`${SITE}/espace-famille/mes-paiements/`)
  await expect(page.getByText(/Facture ENF-/).first()).toBeVisible()
}

const pay = (page: Page) => page.getByRole('button', { name: 'Paiement en ligne' })

/** To PayFiP's page, where one of its buttons is pressed. */
async function surPayFip(page: Page, choix: RegExp | string, notification?: string): Promise<void> {
  await pay(page).click()
  await expect(page).toHaveURL(new RegExp(`^${PAYFIP}`))
  if (notification) await page.getByRole('radio', { name: notification }).check()
  await page.getByRole('button', { name: choix }).click()
}

async function revenir(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Retourner sur le site de la collectivité' }).click()
  await expect(page).toHaveURL(new RegExp(`^${SITE}/espace-famille/mes-paiements/`))
}

/** One invoice, paid whole, one receipt, nothing in excess. */
async function payeUneFois(page: Page, { appels, parent }: Famille): Promise<void> {
  const liste = (etat: string) =>
    appels.json<{ factures: { etat: string; totalCentimes: number }[] }>('GET', `factures?etat=${etat}`)
  await expect.poll(async () => (await liste('payees')).factures.length).toBe(1)
  expect((await liste('a-payer')).factures).toEqual([])
  const recu = await courriel(page.request, parent.courriel, /Paiement reçu/)
  expect(recu.texte).not.toContain('en trop')
  const recus = (await courriels(page.request, parent.courriel)).filter((one) =>
    one.sujet.includes('Paiement reçu'),
  )
  expect(recus).toHaveLength(1)
}

async function looksRight(page: Page): Promise<void> {
  await sansDefaut(page)
  await sansDebord(page)
}

test('a refused card costs nothing, and another one pays, at 360 px', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 })
  const famille = await factureOuverte(page)
  await surPayFip(page, 'Carte refusée')
  await revenir(page)
  await expect(page.getByText('Votre paiement a été refusé.')).toBeVisible()
  await expect(page.getByText('Rien n’a été débité.')).toBeVisible()
  await looksRight(page)
  await surPayFip(page, /Payer par carte/)
  await revenir(page)
  await expect(page.getByText(/Votre paiement de .* est enregistré/)).toBeVisible()
  await expect(page.getByText('Vous n’avez rien à payer.')).toBeVisible()
  await page.getByRole('button', { name: 'Voir les factures payées' }).click()
  await expect(page.getByText(/Payée le/)).toBeVisible()
  await looksRight(page)
  await payeUneFois(page, famille)
})

test('two invoices of one régie, then one of another: two payments, one after the other, by keyboard at 360 px', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 780 })
  const famille = await famillePrete(page.request, JEUNES)
  const libres = (await cellules(famille)).filter((one) => one.etat === 'libre' && one.places > 2)
  // Of two months where both have a free day: on the last day of one, the next alone has.
  const parMois = new Map(libres.map((one) => [one.date.slice(0, 7), one])).values()
  const [first, other] = [...new Set([...parMois, ...libres])]
  if (!first || !other) throw new Error('no two free days')
  for (const day of [first, other]) await facturerJour(famille, JEUNES, day)
  await facturerContrat(famille, `${other.date.slice(0, 8)}01`)
  await ouvrir(page)
  await expect(page.getByText(/Facture PTE-/)).toBeVisible()
  // What is proposed is of one régie; the others are ticked.
  for (const box of await page.getByRole('checkbox').all()) {
    await box.focus()
    if (!(await box.isChecked())) await page.keyboard.press('Space')
    await expect(box).toBeChecked()
  }
  await expect(page.getByText(/Ces factures se paient en 2 fois, une par régie/)).toBeVisible()
  await looksRight(page)
  await pay(page).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`^${PAYFIP}`))
  await page.getByRole('button', { name: /Payer par carte/ }).click()
  await revenir(page)
  await expect(page.getByText(/Votre paiement de .* est enregistré/)).toBeVisible()
  await looksRight(page)
  // What is left of what was ticked is ready.
  const reste = await famille.appels.json<{ factures: { numero: string }[] }>('GET', 'factures?etat=a-payer')
  expect(new Set(reste.factures.map((one) => one.numero.slice(0, 3))).size).toBe(1)
  const suite = page.getByRole('button', { name: 'Payer la suite' })
  await suite.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`^${PAYFIP}`))
  await page.getByRole('button', { name: /Payer par carte/ }).click()
  await revenir(page)
  await expect(page.getByText('Vous n’avez rien à payer.')).toBeVisible()
  const paid = await famille.appels.json<{ factures: unknown[] }>('GET', 'factures?etat=payees')
  expect(paid.factures).toHaveLength(3)
})

test('giving up on PayFiP’s page is said, with when to begin again; nothing is paid', async ({ page }) => {
  const famille = await factureOuverte(page)
  await surPayFip(page, 'Abandonner')
  await revenir(page)
  await expect(page.getByText('Vous avez quitté la page de paiement.')).toBeVisible()
  await expect(page.getByText(/Vous pourrez recommencer à partir de \d+:\d\d/).first()).toBeVisible()
  // PayFiP serves a page once: there is nothing to go on with, and no second payment meanwhile.
  await expect(page.getByRole('link', { name: 'Reprendre le paiement' })).toHaveCount(0)
  await expect(pay(page)).toHaveCount(0)
  await looksRight(page)
  const { factures } = await famille.appels.json<{ factures: { etat: string }[] }>('GET', 'factures')
  expect(factures.map((one) => one.etat)).toEqual(['emise'])
})

test('closing PayFiP’s page without a word, then coming back later: the invoice waits, and says so', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 780 })
  await factureOuverte(page)
  await surPayFip(page, 'Fermer sans rien dire')
  await ouvrir(page)
  await expect(page.getByText('Paiement en cours')).toBeVisible()
  await expect(page.getByText(/Terminez-le, ou recommencez à partir de \d+:\d\d/)).toBeVisible()
  await expect(pay(page)).toHaveCount(0)
  await looksRight(page)
  // PayFiP takes nobody twice on the same page, and sends back.
  await page.getByRole('link', { name: 'Reprendre le paiement' }).click()
  await revenir(page)
  await expect(page.getByText('Votre paiement est en cours de vérification.')).toBeVisible()
  await expect(page.getByText('Paiement en cours', { exact: true })).toBeVisible()
})

for (const [when, label] of [
  ['never notified', 'jamais'],
  ['notified twice', 'deux fois'],
] as const)
  test(`a payment PayFiP ${when} is paid once`, async ({ page }) => {
    const famille = await factureOuverte(page)
    await surPayFip(page, /Payer par carte/, label)
    await revenir(page)
    await expect(page.getByText(/Votre paiement de .* est enregistré/)).toBeVisible()
    await payeUneFois(page, famille)
  })

test('a payment notified late reaches the open page by itself, once', async ({ page, context }) => {
  const famille = await factureOuverte(page)
  await surPayFip(page, /Payer par carte/, 'en retard')
  // Back by one's own means: nothing in the address names the payment.
  const later = await context.newPage()
  await page.close()
  await ouvrir(later)
  await expect(later.getByText('Paiement en cours')).toBeVisible()
  await later.request.post(`${PAYFIP}/simulateur/notifications-tardives`)
  await expect(later.getByText('Vous n’avez rien à payer.')).toBeVisible()
  await payeUneFois(later, famille)
})

test('two clicks make one payment, and a second tab is told of the first', async ({ page, context }) => {
  const famille = await factureOuverte(page)
  const other = await context.newPage()
  await ouvrir(other)
  let opened = 0
  page.on('request', (one) => {
    if (one.url() === PAIEMENTS && one.method() === 'POST') opened++
  })
  await pay(page).dblclick()
  await expect(page).toHaveURL(new RegExp(`^${PAYFIP}`))
  expect(opened).toBe(1)
  // Heard live: the other tab offers no second payment.
  await expect(other.getByText('Paiement en cours')).toBeVisible()
  await expect(pay(other)).toHaveCount(0)
  await page.getByRole('button', { name: /Payer par carte/ }).click()
  await revenir(page)
  await expect(page.getByText(/Votre paiement de .* est enregistré/)).toBeVisible()
  await expect(other.getByText('Vous n’avez rien à payer.')).toBeVisible()
  await payeUneFois(page, famille)
})

test('two tabs that pay at the same instant: one goes to PayFiP, the other is told', async ({
  page,
  context,
}) => {
  const famille = await factureOuverte(page)
  const other = await context.newPage()
  await ouvrir(other)
  const tabs = [page, other]
  // Not as a hand does, which looks first whether the button is still there: it goes when the other tab is heard of.
  await Promise.all(tabs.map((tab) => pay(tab).dispatchEvent('click')))
  const there = (tab: Page) => tab.url().startsWith(PAYFIP)
  await expect.poll(() => tabs.filter(there).length).toBe(1)
  const stayed = tabs.find((tab) => !there(tab)) as Page
  await expect(
    stayed
      .getByRole('alert')
      .getByText(/Un paiement est ouvert depuis|Le paiement s’ouvre déjà dans un autre onglet/),
  ).toBeVisible()
  const gone = tabs.find(there) as Page
  await gone.getByRole('button', { name: /Payer par carte/ }).click()
  await revenir(gone)
  await expect(stayed.getByText('Vous n’avez rien à payer.')).toBeVisible()
  await payeUneFois(gone, famille)
})
