// « Mes inscriptions »: asked for, followed live, withdrawn and taken back, by keyboard on a phone.
import type { Inscriptions } from '@inoe/contract/inscriptions'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { type Appels, asAgent, demander, famillePrete, MERCREDIS, VACANCES } from './famille.ts'
import { SITES, sansDebord, sansDefaut } from './ville.ts'

const INSCRIPTIONS = `${SITES['same-site']}/espace-famille/mes-inscriptions/`

/** The request of a child for something, on the family's page. */
const demande = (page: Page, prenom: string, objet = VACANCES.activite): Locator =>
  page.getByRole('listitem', { name: `${prenom} · ${objet}` })

/** What the page says aloud. */
const dit = (page: Page, mots: string): Locator => page.getByRole('status').filter({ hasText: mots })

/** What the service answers to the request of a child that is still open. */
async function repondre(appels: Appels, prenom: string, reponse: object): Promise<void> {
  const { inscriptions } = await appels.json<Inscriptions>('GET', 'inscriptions')
  const one = inscriptions.find(
    ({ enfant, etat }) => enfant.prenom === prenom && etat !== 'acceptee' && etat !== 'retiree',
  )
  await asAgent((agent) => agent.json('POST', `gestion/demandes/${one?.id}/reponse`, reponse))
}

async function bienTenu(page: Page): Promise<void> {
  await sansDefaut(page)
  await sansDebord(page)
}

test('two children are asked for at once, and each answer shows in the open page, by keyboard at 360 px', async ({
  page,
  context,
}) => {
  const { appels } = await famillePrete(context.request, MERCREDIS, ['Anouk', 'Basile'])
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(INSCRIPTIONS)
  const clavier = new Clavier(page)
  await clavier.presser(page.getByRole('link', { name: 'Inscrire un ou plusieurs enfants' }))
  await clavier.presser(page.getByRole('button', { name: /^Inscrire.*: Vacances, Les tortues 2 mers/ }))
  await clavier.presser(page.getByRole('checkbox', { name: /Anouk/ }), 'Space')
  await clavier.presser(page.getByRole('checkbox', { name: /Basile/ }), 'Space')
  await clavier.presser(page.getByRole('button', { name: 'Envoyer la demande' }))
  await clavier.presser(page.getByRole('link', { name: /Suivre dans/ }))

  await expect(page).toHaveURL(INSCRIPTIONS)
  for (const prenom of ['Anouk', 'Basile']) {
    await expect(demande(page, prenom)).toContainText('En cours d’étude')
    await expect(demande(page, prenom)).toContainText('Ensuite : la réponse du service')
  }
  await bienTenu(page)

  // Whoever reads with the focus somewhere keeps it there, and hears what comes.
  await clavier.aller(page.getByRole('button', { name: /^Retirer la demande.*Basile/ }))
  await repondre(appels, 'Anouk', { decision: 'acceptee' })
  await expect(dit(page, 'Anouk, « Vacances » : l’inscription est acceptée')).toBeVisible()
  await expect(demande(page, 'Anouk')).toContainText('Acceptée')
  await expect(page.getByRole('button', { name: /^Retirer la demande.*Basile/ })).toBeFocused()
  await repondre(appels, 'Basile', { decision: 'en-attente', motif: 'Le groupe est complet.' })
  await expect(dit(page, 'Basile, « Vacances » : la demande est sur liste d’attente')).toBeVisible()
  await expect(demande(page, 'Basile')).toContainText('1er de la liste')
  await expect(demande(page, 'Basile')).toContainText('Message du service : Le groupe est complet.')
  await bienTenu(page)
})

test('a request is withdrawn after a question, taken back, and found again by filters, by keyboard at 360 px', async ({
  page,
  context,
}) => {
  const famille = await famillePrete(context.request, MERCREDIS, ['Célestine', 'Désiré'])
  await demander(famille, VACANCES)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(INSCRIPTIONS)
  const clavier = new Clavier(page)
  const retirer = page.getByRole('button', { name: /^Retirer la demande.*Célestine/ })
  await clavier.presser(retirer)
  await bienTenu(page)
  await clavier.press('Escape')
  await expect(retirer).toBeFocused()
  await clavier.press('Enter')
  await clavier.presser(page.getByRole('dialog').getByRole('button', { name: 'Retirer la demande' }))
  await expect(dit(page, 'Célestine, « Vacances » : la demande est retirée.')).toBeVisible()
  await expect(demande(page, 'Célestine')).toContainText('Retirée')
  await expect(demande(page, 'Célestine').getByRole('heading')).toBeFocused()
  await bienTenu(page)

  const choisir = async (liste: string, valeur: string) => {
    await clavier.aller(page.getByLabel(liste, { exact: true }))
    await page.keyboard.type(valeur)
    await expect(page.getByLabel(liste, { exact: true }).locator('option:checked')).toHaveText(valeur)
  }
  // The list is above what has the focus now.
  await page.getByRole('heading', { name: 'Mes inscriptions' }).last().focus()
  await choisir('Enfant', 'Célestine')
  await choisir('État', 'Retirée')
  await expect(page.getByText('1 sur 4 demandes')).toBeVisible()
  await clavier.presser(page.getByRole('button', { name: /^Reprendre la demande/ }))
  await expect(dit(page, 'Célestine, « Vacances » : la demande est reprise.')).toBeVisible()
  await expect(page.getByText('Aucune demande ne répond à ces filtres.')).toBeVisible()
  await bienTenu(page)
  await clavier.presser(page.getByRole('button', { name: 'Tout afficher' }))
  await expect(demande(page, 'Célestine')).toContainText('En cours d’étude')
  await expect(demande(page, 'Célestine')).toContainText('Retrait annulé')
})
