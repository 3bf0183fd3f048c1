// Money that does not pass by PayFiP's page: a mandate signed by a code, and what the counter receives.
import type { Dus, Encaissement, RegiesGerees } from '@inoe/contract/encaissements'
import { expect, type Page, test } from '@playwright/test'
import { asAgent, DEMI_JOURNEES, type Famille, facturer, famillePrete, JEUNES, naissance } from './famille.ts'
import { courriel, SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']

async function ouvrir(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(`${SITE}/espace-famille/mes-paiements/`)
  await expect(page.getByText(/Facture ENF-/)).toBeVisible()
}

/** The régisseur receives what an invoice asks for, in cash, and so many cents more. */
async function payerAuGuichet(numero: string, deTrop: number): Promise<void> {
  await asAgent(async (agent) => {
    for (const { id: regie } of (await agent.json<RegiesGerees>('GET', 'gestion/regies')).regies) {
      const { familles } = await agent.json<Dus>(
        'GET',
        `gestion/regies/${regie}/dus?recherche=${encodeURIComponent(numero)}`,
      )
      for (const { foyer, factures } of familles)
        for (const { id, resteCentimes } of factures)
          await agent.json<Encaissement>('POST', 'gestion/encaissements', {
            regie,
            foyer,
            moyen: 'especes',
            montantCentimes: resteCentimes + deTrop,
            parts: [{ facture: id, centimes: resteCentimes }],
          })
    }
  })
}

async function looksRight(page: Page): Promise<void> {
  await sansDefaut(page)
  await sansDebord(page)
}

test('a mandate is signed by keyboard with the code received, and the invoice is debited by itself, at 360 px', async ({
  page,
}) => {
  const famille = await famillePrete(page.request, JEUNES)
  await facturer(famille, JEUNES)
  await ouvrir(page)
  await page.getByText('Prélèvement automatique', { exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Demander le prélèvement' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('IBAN')).toBeFocused()
  await page.keyboard.type('FR7630001007941234567890186')
  await expect(page.getByText('Cet IBAN n’existe pas')).toBeVisible()
  await page.keyboard.press('Backspace')
  await page.keyboard.type('5')
  await expect(page.getByLabel('IBAN')).toHaveValue('FR76 3000 1007 9412 3456 7890 185')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Jeanne Vidal')
  await looksRight(page)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Code reçu par e-mail')).toBeFocused()
  const { texte } = await courriel(page.request, famille.parent.courriel, /code pour signer/)
  const code = /(\d{3})\s?(\d{3})/.exec(texte.split('tapez ce code')[1] ?? '')
  await page.keyboard.type(`${code?.[1]}${code?.[2]}`)
  await looksRight(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Votre mandat est signé.')).toBeVisible()
  await expect(page.getByText('FR76 •••• •••• 0185')).toBeVisible()
  // Not payable twice.
  await expect(page.getByText(/Réglée par prélèvement automatique/)).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await looksRight(page)
})

test('what the counter receives shows in the open page by itself, with its receipt, at 360 px', async ({
  page,
}) => {
  const famille = await famillePrete(page.request, JEUNES)
  const numero = await facturer(famille, JEUNES)
  await ouvrir(page)
  await payerAuGuichet(numero, 500)
  await expect(page.getByText('Vous n’avez rien à payer.')).toBeVisible()
  await expect(page.getByText(/Vous avez 5,00\s€ d’avance/)).toBeVisible()
  await page.getByRole('button', { name: 'Voir les factures payées' }).click()
  await page.getByText('Détail du calcul').first().click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /Reçu \(PDF\)/ }).click()
  expect((await download).suggestedFilename()).toBe('recu.pdf')
  await looksRight(page)
})

test('what was paid for the care of a child under 6 is on the attestation of the year, at 360 px', async ({
  page,
}) => {
  const offre = { ...DEMI_JOURNEES, naissance: naissance(4) }
  const famille: Famille = await famillePrete(page.request, offre, ['Lou'])
  const numero = await facturer(famille, offre)
  await payerAuGuichet(numero, 0)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(`${SITE}/espace-famille/mes-paiements/`)
  await page.getByText('Attestation fiscale', { exact: true }).click()
  await expect(page.getByRole('heading', { name: /^Année 20/ })).toBeVisible()
  await expect(page.getByText('Lou Vidal')).toBeVisible()
  await expect(page.getByText(/Provisoire/)).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /Télécharger l’attestation/ }).click()
  expect((await download).suggestedFilename()).toMatch(/^attestation-fiscale-20\d\d\.pdf$/)
  await looksRight(page)
})
