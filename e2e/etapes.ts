// The six steps of the tutorial, as a parent does them. Each begins and ends on a page of the town's site.
import { type Browser, expect, type Page } from '@playwright/test'
import { lu, tourner } from './semaine.ts'
import { AGENT, courriel, lien, MOT_DE_PASSE_AGENT, SITES, sansDebord, sansDefaut } from './ville.ts'

/** A family of its own for each journey. */
export interface Parent {
  site: string
  courriel: string
  motDePasse: string
}

let parents = 0
export function nouveauParent(site: string): Parent {
  const unique = `${process.pid}-${Date.now().toString(36)}-${parents++}`
  return { site, courriel: `parent-${unique}@exemple.fr`, motDePasse: 'coquelicot bleu 57 nuages' }
}

/** A PDF as a browser's file field takes it. */
export const PDF = {
  name: 'attestation.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
}

async function looksRight(page: Page): Promise<void> {
  await sansDefaut(page)
  await sansDebord(page)
}

/** Steps 1 and 2: reaches the portal, creates an account, confirms it from the e-mail, is signed in. */
export async function creerUnCompte(page: Page, parent: Parent): Promise<void> {
  await page.goto(`${parent.site}/espace-famille/connexion/`)
  await page.getByRole('button', { name: 'Créer un compte' }).click()
  await page.getByLabel('Adresse e-mail').fill(parent.courriel)
  await page.getByLabel('Mot de passe', { exact: true }).fill(parent.motDePasse)
  await expect(page.getByText('Bon mot de passe')).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: 'Créer mon compte' }).click()
  await expect(page.getByText('courriers indésirables')).toBeVisible()
  await looksRight(page)
  const received = await courriel(page.request, parent.courriel, /confirm|activ/i)
  // The town has one address per page; the cross-site journey reads the same page on its other origin.
  await page.goto(lien(received, '#inoe-confirmation=').replace(SITES['same-site'], parent.site))
  await page.getByRole('button', { name: 'Activer mon compte' }).click()
  await expect(page.getByText('Votre compte est actif')).toBeVisible()
  expect(page.url()).not.toContain('inoe-confirmation')
}

export async function seConnecter(
  page: Page,
  { site, courriel: adresse, motDePasse }: Parent,
): Promise<void> {
  await page.goto(`${site}/espace-famille/connexion/`)
  await page.getByLabel('Adresse e-mail').fill(adresse)
  await page.getByLabel('Mot de passe', { exact: true }).fill(motDePasse)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeVisible()
}

export interface Enfant {
  prenom: string
  nom: string
  /** YYYY-MM-DD */
  naissance: string
}

/** Step 3: the family file and the compulsory document. */
export async function remplirLeDossier(
  page: Page,
  parent: Parent,
  enfants: readonly Enfant[],
): Promise<void> {
  await page.goto(`${parent.site}/espace-famille/mon-foyer/`)
  const contact = page.getByRole('region', { name: 'Adresse et contact' })
  await contact.getByLabel('Adresse *').fill('12 bis rue de l’Église')
  await contact.getByLabel('Code postal').fill('33760')
  await contact.getByLabel('Commune').fill('Targon')
  await contact.getByLabel('Téléphone').fill('06 39 98 00 11')
  await contact.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(contact.getByText('C’est enregistré')).toBeVisible()
  const revenus = page.getByRole('region', { name: 'Revenus et quotient familial' })
  await revenus.getByLabel('Quotient familial').fill('742')
  await revenus.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(revenus.getByText('C’est enregistré')).toBeVisible()
  const parents = page.getByRole('region', { name: 'Parents' })
  await parents.getByLabel('Prénom').first().fill('Anaïs')
  await parents.getByLabel('Nom *', { exact: true }).first().fill('L’Hœst-Moreau')
  await parents.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(parents.getByText('C’est enregistré')).toBeVisible()
  for (const { prenom, nom, naissance } of enfants) {
    await page.getByRole('button', { name: 'Ajouter un enfant' }).click()
    const nouveau = page.getByRole('region', { name: 'Nouvel enfant' })
    await nouveau.getByLabel('Prénom').fill(prenom)
    await nouveau.getByLabel('Nom *', { exact: true }).fill(nom)
    await nouveau.getByLabel('Date de naissance').fill(naissance)
    await nouveau.getByLabel('Allergies').fill('Arachide')
    await nouveau.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(page.getByText(`${prenom} est dans votre dossier`)).toBeVisible()
  }
  await looksRight(page)

  await page.goto(`${parent.site}/espace-famille/mes-documents/`)
  await expect(page.getByText('Il manque un document obligatoire')).toBeVisible()
  await looksRight(page)
  await page.getByLabel(/Choisir un fichier.*Attestation CAF/).setInputFiles(PDF)
  await expect(page.getByText('est bien arrivé')).toBeVisible()
  await expect(page.getByText('Tous les documents obligatoires sont donnés')).toBeVisible()
  const downloading = page.waitForEvent('download')
  await page
    .getByRole('button', { name: /Télécharger/ })
    .first()
    .click()
  expect((await downloading).suggestedFilename()).toBe(PDF.name)
  await looksRight(page)
}

/** Step 4, the family's half: asks for the children to be enrolled. */
export async function demanderLInscription(
  page: Page,
  parent: Parent,
  enfants: readonly Enfant[],
): Promise<void> {
  await page.goto(`${parent.site}/espace-famille/nos-services/`)
  await page.getByRole('button', { name: /Inscrire.*Accueil du soir.*arbre à paumes/ }).click()
  for (const { prenom } of enfants) await page.getByRole('checkbox', { name: prenom }).check()
  await looksRight(page)
  await page.getByRole('button', { name: 'Envoyer la demande' }).click()
  for (const { prenom } of enfants) await expect(page.getByText(`${prenom} : demande envoyée`)).toBeVisible()
}

/** Step 4, the service's half, in another browser: the agent answers. */
export async function repondre(
  page: Page,
  enfant: string,
  decision: 'Accepter' | 'Refuser',
  motif?: string,
): Promise<void> {
  const demande = page.getByRole('listitem').filter({ hasText: enfant }).first()
  await demande.getByRole('button', { name: new RegExp(`^${decision} la demande`) }).click()
  if (motif) await page.getByLabel('Motif du refus').fill(motif)
  await page.getByRole('button', { name: /^Confirmer/ }).click()
  await expect(
    page.getByText(
      new RegExp(`La demande de ${enfant} .* est ${decision === 'Accepter' ? 'acceptée' : 'refusée'}`),
    ),
  ).toBeVisible()
}

/** Step 5: ticks the free days of the week shown for each child, saves, and returns how many were booked. */
export async function reserver(page: Page, parent: Parent, enfants: readonly Enfant[]): Promise<number> {
  await page.goto(`${parent.site}/espace-famille/mes-reservations/`)
  await expect(lu(page)).toBeVisible()
  let asked = 0
  for (const { prenom } of enfants) {
    const free = page.getByRole('button', {
      name: new RegExp(`^${prenom}, .* Libre.*\\b([6-9]|\\d\\d) places`),
    })
    // Journeys share the town: a day with many places left is free for all of them. The first weeks may have none.
    for (let week = 0; week < 6 && (await free.count()) === 0; week++) await tourner(page)
    await free.first().click()
    asked++
  }
  await expect(page.getByText(`+ ${asked}`)).toBeVisible()
  await looksRight(page)
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(page.getByText('C’est enregistré')).toBeVisible()
  await looksRight(page)
  return asked
}

/** Step 6: pays everything due by card, and comes back to the town's site. */
export async function payer(page: Page, parent: Parent): Promise<void> {
  await page.goto(`${parent.site}/espace-famille/mes-paiements/`)
  await expect(page.getByRole('button', { name: /Télécharger le PDF/ }).first()).toBeVisible()
  await looksRight(page)
  const downloading = page.waitForEvent('download')
  await page
    .getByRole('button', { name: /Télécharger le PDF/ })
    .first()
    .click()
  expect((await downloading).suggestedFilename()).toMatch(/\.pdf$/)
  await page.getByRole('button', { name: 'Paiement en ligne' }).click()
  await page.getByRole('button', { name: /Payer par carte/ }).click()
  await page
    .getByRole('link', { name: /[Rr]etour/ })
    .or(page.getByRole('button', { name: /[Rr]etour/ }))
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(`^${parent.site}`))
  await expect(page.getByText(/Votre paiement de .* est enregistré/)).toBeVisible()
  await looksRight(page)
}

/** A tab of the agent's screen, in a browser of its own. */
export async function agentSurOnglet(browser: Browser, onglet: RegExp): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  const site = SITES['same-site']
  const agent = { ...nouveauParent(site), courriel: AGENT, motDePasse: MOT_DE_PASSE_AGENT }
  await seConnecter(page, agent)
  await page.goto(`${site}/espace-famille/gestion/`)
  await page.getByRole('tab', { name: onglet }).click()
  return page
}
