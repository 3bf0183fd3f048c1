// The quotient familial without an attestation: asked of the CAF by keyboard, written in the file, refused for others.
import { expect, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { famillePrete, MERCREDIS } from './famille.ts'
import { PARTICULIER, SITES, sansDebord, sansDefaut } from './ville.ts'

test('a quotient is asked of the CAF by keyboard at 360 px; another family’s is neither told nor written', async ({
  page,
  context,
}) => {
  const famille = await famillePrete(context.request, MERCREDIS)
  const { enfants } = await famille.appels.json<{ enfants: { prenom: string; dateNaissance: string }[] }>(
    'GET',
    'foyer',
  )
  const naissance = `Ville-${Date.now().toString(36)}`
  const connue = (prenoms: string, children: typeof enfants) =>
    context.request.post(`${PARTICULIER}/simulateur/allocations`, {
      data: {
        naissance: { commune: naissance, departement: '33' },
        allocataires: [
          {
            nom_naissance: 'D’ALBRET',
            nom_usage: 'VIDAL',
            prenoms,
            date_naissance: '1990-04-12',
            sexe: 'F',
          },
        ],
        enfants: children.map((one) => ({
          nom_naissance: 'VIDAL',
          nom_usage: null,
          prenoms: one.prenom.toUpperCase(),
          date_naissance: one.dateNaissance,
          sexe: 'F',
        })),
        codePostalVille: '33760 TARGON',
        fournisseur: 'CNAF',
        valeur: 487,
      },
    })
  await connue('JEANNE MARIE', enfants)
  await connue('LOUISE', [{ prenom: 'Autre', dateNaissance: '2019-01-01' }])

  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(`${SITES['same-site']}/espace-famille/mon-foyer/`)
  const clavier = new Clavier(page)
  await clavier.presser(page.locator('#quotient > summary'))
  await clavier.ecrire(page.getByLabel('Nom de naissance'), 'd’Albret')
  await clavier.ecrire(page.getByLabel('Tous les prénoms'), 'Louise')
  const naissanceLe = page.getByLabel('Date de naissance').first()
  await clavier.aller(naissanceLe)
  await naissanceLe.fill('1990-04-12')
  await clavier.aller(page.getByLabel('Sexe à l’état civil'))
  await page.keyboard.type('Féminin')
  await clavier.ecrire(page.getByLabel('Commune de naissance'), naissance)
  await clavier.ecrire(page.getByLabel('Numéro du département'), '33')
  await clavier.presser(page.getByRole('checkbox', { name: /J’accepte que le service demande/ }), 'Space')
  const demander = page.getByRole('button', { name: 'Demander mon quotient' })
  await clavier.presser(demander)
  await expect(page.getByText('Le dossier trouvé n’a pas les mêmes parents')).toBeVisible()
  await expect(page.getByText('487')).toHaveCount(0)
  await expect(page.getByLabel('Commune de naissance')).toHaveValue(naissance)

  await clavier.aller(page.getByLabel('Tous les prénoms'), 'Shift+Tab')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Jeanne Marie')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Votre quotient familial est 487 \(CAF, /)).toBeVisible()
  await expect(page.getByLabel('Quotient familial (QF)')).toHaveValue('487')
  await expect(page.getByText(/^Quotient de .* donné par la CAF le /)).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)
})
