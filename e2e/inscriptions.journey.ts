// « Mes inscriptions »: asked for, followed live, withdrawn and taken back, by keyboard on a phone.
import type { ActivitesReglees } from '@inoe/contract/gestion'
import type { Inscriptions } from '@inoe/contract/inscriptions'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { DIRECT } from './direct.ts'
import { agentSurOnglet, PDF } from './etapes.ts'
import { type Appels, asAgent, demander, famillePrete, MERCREDIS, THEATRE, VACANCES } from './famille.ts'
import { SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']
const INSCRIPTIONS = `${SITE}/espace-famille/mes-inscriptions/`

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
  await expect(dit(page, 'Anouk, « Vacances » : l’inscription est acceptée')).toBeVisible(DIRECT)
  await expect(demande(page, 'Anouk')).toContainText('Acceptée')
  await expect(page.getByRole('button', { name: /^Retirer la demande.*Basile/ })).toBeFocused()
  await repondre(appels, 'Basile', { decision: 'en-attente', motif: 'Le groupe est complet.' })
  await expect(dit(page, 'Basile, « Vacances » : la demande est sur liste d’attente')).toBeVisible(DIRECT)
  await expect(demande(page, 'Basile')).toContainText('1er sur la liste d’attente')
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

test('documents are asked for and given, then something is said to be done; accepted, and taken back, live', async ({
  page,
  context,
  browser,
}) => {
  const famille = await famillePrete(context.request, MERCREDIS, ['Émilienne'])
  await demander(famille, VACANCES)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(INSCRIPTIONS)
  const own = demande(page, 'Émilienne')
  await expect(own).toContainText('En cours d’étude')
  const clavier = new Clavier(page)

  const agent = await agentSurOnglet(browser, /^Inscriptions/)
  const carte = agent.getByRole('listitem', { name: /^Émilienne Vidal/ })
  const ecrire = (champ: string, mots: string) => carte.getByLabel(champ).fill(mots)
  const presser = (bouton: string | RegExp) => carte.getByRole('button', { name: bouton }).click()

  await test.step('the agent asks for a document, and why', async () => {
    await presser(/^Demander un complément/)
    await carte.getByRole('checkbox', { name: 'Justificatif de domicile' }).check()
    await ecrire('Ce que la famille doit faire ou envoyer', 'De moins de trois mois.')
    await bienTenu(agent)
    await presser('Demander à la famille')
    await expect(dit(agent, 'Le complément est demandé pour Émilienne Vidal.')).toBeVisible()
    await expect(dit(page, 'Émilienne, « Vacances » : le service demande un complément.')).toBeVisible(DIRECT)
    await expect(own).toContainText('À vous : donnez « Justificatif de domicile »')
    await expect(own).toContainText('Message du service : De moins de trois mois.')
    await bienTenu(page)
  })

  await test.step('the family gives it, and the request goes on by itself', async () => {
    await clavier.presser(own.getByRole('link', { name: /Mes documents/ }))
    const piece = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: 'Justificatif de domicile' }) })
    await clavier.joindre(piece.getByLabel('Choisir un fichier'), PDF)
    await expect(page.getByText('« Justificatif de domicile » est bien arrivé.')).toBeVisible()
    await page.goto(INSCRIPTIONS)
    await expect(own).toContainText('En cours d’étude')
    await expect(own).toContainText('Demande complétée')
  })

  await test.step('what is no document is said to be done', async () => {
    await expect(carte).toContainText('Demande complétée')
    await presser(/^Demander un complément/)
    await ecrire('Ce que la famille doit faire ou envoyer', 'Appelez-nous pour l’adaptation.')
    await presser('Demander à la famille')
    await clavier.presser(own.getByRole('button', { name: /^C’est fait/ }))
    await expect(dit(page, 'le service est prévenu')).toBeVisible()
    await expect(own).toContainText('En cours d’étude')
    await bienTenu(page)
  })

  await test.step('accepted, then taken back: each shows in the open page', async () => {
    await presser(/^Accepter/)
    await presser('Confirmer l’acceptation')
    await expect(dit(page, 'Émilienne, « Vacances » : l’inscription est acceptée.')).toBeVisible(DIRECT)
    await expect(own.getByRole('link', { name: 'Réserver des jours' })).toBeVisible()
    await agent.getByRole('button', { name: 'Acceptées' }).click()
    const acceptee = carte.filter({ hasText: 'Vacances' })
    await acceptee.getByRole('button', { name: /^Reprendre la réponse/ }).click()
    await acceptee.getByRole('button', { name: 'Confirmer la reprise' }).click()
    await expect(dit(page, 'Émilienne, « Vacances » : le service reprend sa réponse')).toBeVisible(DIRECT)
    await expect(own).toContainText('En cours d’étude')
    await bienTenu(page)
  })
})

test('the last place goes to one, the other waits; the service adds a place, then accepts: all in the open page', async ({
  page,
  context,
  browser,
}) => {
  await famillePrete(context.request, MERCREDIS, ['Florent', 'Gaëlle'])
  const regler = (change: (places: number) => number) =>
    asAgent(async (appels) => {
      const { activites } = await appels.json<ActivitesReglees>('GET', 'gestion/activites')
      const theatre = activites.find((one) => one.nom === THEATRE.activite)
      if (!theatre) throw new Error('no theatre')
      const { id, occupees, enAttente, reserveTerritoire, rangAffiche } = theatre
      const placesInscription = change(occupees + enAttente)
      const reglage = { placesInscription, reserveTerritoire, rangAffiche }
      await appels.json('PUT', `gestion/activites/${id}/inscriptions`, reglage)
      return placesInscription
    })
  const places = await regler((taken) => taken + 1)
  await page.setViewportSize({ width: 360, height: 780 })
  const clavier = new Clavier(page)
  const waiting = demande(page, 'Gaëlle', THEATRE.activite)

  await test.step('the family asks for two, by keyboard', async () => {
    await page.goto(`${SITE}/espace-famille/nos-services/`)
    await clavier.presser(page.getByRole('button', { name: /^Inscrire.*: Atelier théâtre/ }))
    await clavier.presser(page.getByRole('checkbox', { name: /Florent/ }), 'Space')
    await clavier.presser(page.getByRole('checkbox', { name: /Gaëlle/ }), 'Space')
    await clavier.presser(page.getByRole('button', { name: 'Envoyer la demande' }))
    await expect(page.getByText('Florent : demande envoyée.')).toBeVisible()
    await expect(page.getByText('Gaëlle : sur liste d’attente.')).toBeVisible()
    await bienTenu(page)
    await clavier.presser(page.getByRole('link', { name: /Suivre dans/ }))
    await expect(waiting).toContainText('1er sur la liste d’attente')
    await bienTenu(page)
  })

  const agent = await agentSurOnglet(browser, /^Activités/)
  await test.step('the agent adds a place', async () => {
    const reglage = agent.getByRole('group', { name: THEATRE.activite })
    await expect(reglage).toContainText(`${places} places prises, 1 enfant attend`)
    await bienTenu(agent)
    await reglage.getByLabel('Places').fill(String(places + 1))
    await reglage.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(dit(agent, '1 enfant de la liste d’attente a obtenu une place')).toBeVisible()
    await expect(dit(page, 'Gaëlle, « Atelier théâtre » : une place s’est libérée')).toBeVisible(DIRECT)
    await expect(waiting).toContainText('En cours d’étude')
  })

  await test.step('and accepts', async () => {
    await agent.getByRole('tab', { name: /^Inscriptions/ }).click()
    const carte = agent.getByRole('listitem', { name: /^Gaëlle Vidal/ })
    await carte.getByRole('button', { name: /^Accepter/ }).click()
    await carte.getByRole('button', { name: 'Confirmer l’acceptation' }).click()
    await expect(dit(page, 'Gaëlle, « Atelier théâtre » : l’inscription est acceptée.')).toBeVisible(DIRECT)
    await expect(waiting).toContainText('Acceptée')
    await bienTenu(page)
  })
})
