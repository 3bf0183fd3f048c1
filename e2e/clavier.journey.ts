import { expect, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { nouveauParent, PDF } from './etapes.ts'
import { Appels, accepter, asAgent } from './famille.ts'
import { lu, tourner } from './semaine.ts'
import { courriel, lien, PAYFIP, SITES } from './ville.ts'

const SITE = SITES['same-site']
const PRENOM = 'Céleste'

for (const [width, height] of [
  [1280, 900],
  [360, 780],
] as const)
  test(`the six steps by keyboard alone, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    const clavier = new Clavier(page)
    const parent = nouveauParent(SITE)
    const button = (name: string | RegExp) => page.getByRole('button', { name })
    const field = (name: string | RegExp) => page.getByLabel(name, { exact: typeof name === 'string' })

    await test.step('reach the portal, create an account', async () => {
      await page.goto(`${SITE}/espace-famille/connexion/`)
      await clavier.presser(button('Créer un compte'))
      await clavier.ecrire(field('Adresse e-mail'), parent.courriel)
      await clavier.ecrire(field('Mot de passe'), parent.motDePasse)
      await expect(page.getByText('Bon mot de passe')).toBeVisible()
      await clavier.presser(button('Créer mon compte'))
      await expect(page.getByText('courriers indésirables')).toBeVisible()
      await page.goto(
        lien(await courriel(page.request, parent.courriel, /confirm|activ/i), '#inoe-confirmation='),
      )
      await clavier.presser(button('Activer mon compte'), 'Space')
      await expect(page.getByText('Votre compte est actif')).toBeVisible()
    })

    await test.step('fill in the family file and give the document', async () => {
      await page.goto(`${SITE}/espace-famille/mon-foyer/`)
      const contact = page.getByRole('region', { name: 'Adresse et contact' })
      await clavier.ecrire(contact.getByLabel('Adresse *'), '12 bis rue de l’Église')
      await clavier.ecrire(contact.getByLabel('Code postal'), '33760')
      await clavier.ecrire(contact.getByLabel('Commune'), 'Targon')
      await clavier.ecrire(contact.getByLabel('Téléphone'), '06 39 98 00 33')
      // Enter in a field sends its part, and only its part.
      await clavier.press('Enter')
      await expect(contact.getByText('C’est enregistré')).toBeVisible()
      const parents = page.getByRole('region', { name: 'Parents' })
      await clavier.ecrire(parents.getByLabel('Prénom').first(), 'Ève')
      await clavier.ecrire(parents.getByLabel('Nom *', { exact: true }).first(), 'Carpentier')
      await clavier.presser(parents.getByRole('button', { name: 'Enregistrer' }))
      await expect(parents.getByText('C’est enregistré')).toBeVisible()
      await clavier.presser(button('Ajouter un enfant'))
      const nouveau = page.getByRole('region', { name: 'Nouvel enfant' })
      await clavier.ecrire(nouveau.getByLabel('Prénom'), PRENOM)
      await clavier.ecrire(nouveau.getByLabel('Nom *', { exact: true }), 'Carpentier')
      // The same day and month: browsers ask for them in the order of their own language.
      await clavier.ecrire(nouveau.getByLabel('Date de naissance'), `0606${new Date().getFullYear() - 7}`)
      await clavier.presser(nouveau.getByRole('button', { name: 'Enregistrer' }))
      await expect(page.getByText(`${PRENOM} est dans votre dossier`)).toBeVisible()

      await page.goto(`${SITE}/espace-famille/mes-documents/`)
      await clavier.joindre(field(/Choisir un fichier.*Attestation CAF/), PDF)
      await expect(page.getByText('est bien arrivé')).toBeVisible()
    })

    const appels = new Appels(page.request, SITE)
    await test.step('enrol', async () => {
      await page.goto(`${SITE}/espace-famille/nos-services/`)
      await clavier.presser(button(/Inscrire.*Accueil du soir.*arbre à paumes/))
      await clavier.aller(page.getByRole('checkbox', { name: PRENOM }))
      if (!(await page.getByRole('checkbox', { name: PRENOM }).isChecked())) await clavier.press('Space')
      await clavier.presser(button('Envoyer la demande'))
      await expect(page.getByText(`${PRENOM} : demande envoyée`)).toBeVisible()
      await accepter(appels)
      await expect(page.getByText(`${PRENOM} : acceptée`)).toBeVisible()
    })

    await test.step('book with the arrows', async () => {
      await page.goto(`${SITE}/espace-famille/mes-reservations/`)
      const free = button(new RegExp(`^${PRENOM}, .* Libre`))
      await expect(lu(page)).toBeVisible()
      for (let week = 0; week < 8 && (await free.count()) < 2; week++)
        await tourner(page, 'Semaine suivante', (bouton) => clavier.presser(bouton))
      const cells = page.getByRole('gridcell').getByRole('button')
      await clavier.aller(cells)
      await clavier.press('Home')
      await clavier.aller(free.first(), 'ArrowRight', 6)
      await clavier.press('Space')
      await clavier.aller(free.last(), 'ArrowRight', 6)
      await clavier.press('Enter')
      await expect(page.getByText('+ 2')).toBeVisible()
      // Taken back, and wished again.
      await clavier.press('Space')
      await expect(page.getByText('+ 1')).toBeVisible()
      await clavier.press('Space')
      await expect(page.getByText('+ 2')).toBeVisible()
      await clavier.presser(page.getByRole('button', { name: 'Enregistrer', exact: true }))
      await expect(page.getByText('C’est enregistré')).toBeVisible()
      // Weeks change from inside the grid.
      await clavier.aller(cells, 'Shift+Tab')
      const week = page.getByText(/^Semaine du/)
      const before = (await week.textContent()) ?? ''
      await clavier.press('PageDown')
      await expect(week).not.toHaveText(before)
      await clavier.press('PageUp')
    })

    await test.step('pay', async () => {
      const { structures } = await appels.json<{ structures: { id: string; nom: string }[] }>(
        'GET',
        'catalogue',
      )
      const structure = structures.find((one) => one.nom.includes('arbre à paumes'))?.id
      const now = new Date()
      await asAgent(async (agent) => {
        for (let month = 0; month < 3; month++) {
          const mois = new Date(Date.UTC(now.getFullYear(), now.getMonth() + month, 1))
            .toISOString()
            .slice(0, 7)
          await agent.json('POST', 'gestion/factures', { structure, mois })
        }
      })
      await page.goto(`${SITE}/espace-famille/mes-paiements/`)
      await clavier.presser(button('Paiement en ligne'))
      await expect(page).toHaveURL(new RegExp(`^${PAYFIP}`))
      await clavier.presser(button(/Payer par carte/))
      await clavier.presser(page.getByRole('link', { name: 'Retourner sur le site de la collectivité' }))
      await expect(page.getByText(/Votre paiement de .* est enregistré/)).toBeVisible()
      await expect(page.getByText('Vous n’avez rien à payer.')).toBeVisible()
    })
  })
