import { type Browser, expect, type Page, test } from '@playwright/test'
import {
  creerUnCompte,
  demanderLInscription,
  type Enfant,
  nouveauParent,
  payer,
  remplirLeDossier,
  repondre,
  reserver,
  seConnecter,
} from './etapes.ts'
import { AGENT, API, COLLECTIVITE, courriel, MOT_DE_PASSE_AGENT, SITES } from './ville.ts'

async function agentPage(browser: Browser, site: string) {
  const page = await browser.newPage()
  await seConnecter(page, { site, courriel: AGENT, motDePasse: MOT_DE_PASSE_AGENT })
  await page.goto(`${site}/espace-famille/gestion/`)
  return page
}

for (const [way, site] of Object.entries(SITES)) {
  for (const [width, height] of [
    [1280, 900],
    [360, 780],
  ] as const) {
    test(`the six steps of the tutorial, ${way}, at ${width} px`, async ({ browser, page }) => {
      await page.setViewportSize({ width, height })
      const parent = nouveauParent(site)
      const suffix = `${way === 'same-site' ? 'a' : 'b'}${width}`
      const enfants: Enfant[] = [
        { prenom: `Œdipe-${suffix}`, nom: 'L’Hœst-Moreau', naissance: '2018-06-12' },
        { prenom: `Zoé-${suffix}`, nom: 'L’Hœst-Moreau', naissance: '2020-02-29' },
      ]

      await creerUnCompte(page, parent)
      await remplirLeDossier(page, parent, enfants)
      await demanderLInscription(page, parent, enfants)
      await courriel(page.request, parent.courriel, /demande/i)

      const agent = await agentPage(browser, site)
      for (const { prenom } of enfants) {
        await repondre(agent, prenom, 'Accepter')
        // Seen in the open page, without reloading, and told by e-mail.
        await expect(page.getByText(`${prenom} : acceptée`)).toBeVisible()
      }
      await courriel(page.request, parent.courriel, /accept/i)

      const booked = await reserver(page, parent, enfants)
      expect(booked).toBe(2)
      await courriel(page.request, parent.courriel, /réservation/i)

      await emettre(agent)
      await payer(page, parent)
      await courriel(page.request, parent.courriel, /reçu|paiement/i)
      await agent.close()
    })
  }
}

/** The agent's service bills the months of the bookings, through the API as the session of the page. */
async function emettre(page: Page): Promise<void> {
  const result = await page.evaluate(
    async ({ api, collectivite }) => {
      const catalogue = await (await fetch(`${api}/api/${collectivite}/catalogue`)).json()
      const structure = catalogue.structures.find((one: { nom: string }) =>
        one.nom.includes('arbre à paumes'),
      ).id
      const espaces = (
        globalThis as never as Record<
          symbol,
          Map<string, { send(method: string, route: string, json: unknown): Promise<unknown> }>
        >
      )[Symbol.for('inoe.espaces')]
      const espace = [...(espaces?.values() ?? [])][0]
      const start = new Date()
      for (let month = 0; month < 4; month++) {
        const mois = new Date(Date.UTC(start.getFullYear(), start.getMonth() + month, 1))
          .toISOString()
          .slice(0, 7)
        await espace?.send('post', 'gestion/factures', { structure, mois })
      }
      return 'done'
    },
    { api: API, collectivite: COLLECTIVITE },
  )
  expect(result).toBe('done')
}
