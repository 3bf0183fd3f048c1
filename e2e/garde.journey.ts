// A child in two homes: all that each parent can open says nothing of the other home's address, money and messages.
import { expect, type Page, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { nouveauParent } from './etapes.ts'
import { Appels, type Famille, facturer, famillePrete, JEUNES } from './famille.ts'
import { TELEPHONE } from './planning.ts'
import { API, courriel, lien, SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']
/** The family's space: each page, and the widget that it holds. */
const PAGES = {
  'mon-foyer/': 'inoe-foyer',
  'mes-documents/': 'inoe-documents',
  'mes-inscriptions/': 'inoe-inscriptions',
  'mes-reservations/': 'inoe-planning',
  'mes-paiements/': 'inoe-factures',
  'messages/': 'inoe-messages',
  'actualites/': 'inoe-actualites',
  'historique/': 'inoe-historique',
  'mon-compte/': 'inoe-compte',
  'mes-donnees/': 'inoe-mes-donnees',
  '': 'inoe-tableau-de-bord',
}

/** What a home keeps for itself. */
interface Maison {
  adresse: string
  telephone: string
  revenusCentimes: number
  quotientFamilial: number
  numeroAllocataire: string
  /** Of a thread with a service. */
  sujet: string
}

const JEUNE = { ...JEUNES, naissance: `${JEUNES.naissance.slice(0, 4)}-06-06` }
const unique = Date.now().toString(36)
const ICI: Maison = {
  adresse: `17 quai des Ormes ${unique}`,
  telephone: '06 39 98 11 71',
  revenusCentimes: 3_821_741,
  quotientFamilial: 61_739,
  numeroAllocataire: '7651239',
  sujet: `Cartable oublié ${unique}`,
}
const LA: Maison = {
  adresse: `4 ruelle du Lavoir ${unique}`,
  telephone: '06 39 98 11 94',
  revenusCentimes: 2_946_853,
  quotientFamilial: 58_427,
  numeroAllocataire: '8874126',
  sujet: `Goûter sans lait ${unique}`,
}

async function emmenager(appels: Appels, maison: Maison, nom: string, adresse: string): Promise<void> {
  const { version } = await appels.json<{ version: number }>('GET', 'foyer')
  await appels.json('PUT', 'foyer', {
    version,
    contact: {
      ...{ adresse: maison.adresse, complement: '', codePostal: '33760', commune: 'Targon' },
      telephone: maison.telephone,
    },
    revenus: {
      ...{ revenusCentimes: maison.revenusCentimes, revenusAnnee: 2025 },
      ...{
        quotientFamilial: maison.quotientFamilial,
        caisse: 'CAF',
        enfantsACharge: null,
        enfantsAeeh: null,
      },
      numeroAllocataire: maison.numeroAllocataire,
    },
    parents: { premier: { nom, prenom: 'Sacha', courriel: adresse }, second: null },
  })
  const { structures } = await appels.json<{ structures: { id: string }[] }>('GET', 'contacts')
  await appels.json('POST', 'messages', {
    structure: structures[0]?.id,
    sujet: maison.sujet,
    texte: `À propos de : ${maison.sujet}`,
  })
}

/** Each thing that must stay in a home, as an answer of the API or a screen may say it. */
function secrets(maison: Maison, facture: string | undefined): Record<string, RegExp> {
  const ecrit = (nombre: number) => String(nombre).replace(/\B(?=(\d{3})+$)/g, '\\s?')
  return {
    adresse: new RegExp(maison.adresse),
    telephone: new RegExp(maison.telephone.replaceAll(' ', '\\s?')),
    revenus: new RegExp(`${maison.revenusCentimes}|${ecrit(Math.floor(maison.revenusCentimes / 100))},`),
    quotient: new RegExp(`\\b${ecrit(maison.quotientFamilial)}\\b`),
    allocataire: new RegExp(maison.numeroAllocataire),
    message: new RegExp(maison.sujet),
    ...(facture ? { facture: new RegExp(facture) } : {}),
  }
}

/** Everything that the page shows and holds, in its widgets too. */
const montre = (page: Page) =>
  page.evaluate(() => {
    const read = (root: Document | ShadowRoot): string =>
      [...root.querySelectorAll('*')]
        .map((one) => {
          const own = [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
          const value = one instanceof HTMLInputElement ? one.value : ''
          const inside = one.shadowRoot ? read(one.shadowRoot) : ''
          return [own.map((node) => node.textContent).join(' '), value, inside].join(' ')
        })
        .join('\n')
    return read(document)
  })

/** Opens every page of the family's space by the keyboard, and all that folds. @returns what was shown and answered */
async function parcourir(page: Page, prenom: string): Promise<string> {
  const answered: string[] = []
  const troubles: string[] = []
  let waited = 0
  // Read on its way: an answer goes with the page that asked for it.
  const ours = (url: URL) => url.href.startsWith(`${API}/api/`) && !url.pathname.endsWith('/direct')
  await page.route(ours, async (route) => {
    waited++
    try {
      const answer = await route.fetch()
      answered.push(await answer.text())
      if (!answer.ok()) troubles.push(`${answer.status()} ${answer.url()}`)
      await route.fulfill({ response: answer })
    } catch (error) {
      // The page was left: nobody reads it any more.
      if (!/closed|disposed|canceled|cancelled|already handled/i.test(String(error))) throw error
    } finally {
      waited--
    }
  })
  const seen: string[] = []
  const clavier = new Clavier(page)
  const calme = async (widget: string) => {
    await expect(page.locator(`${widget} .widget`).first()).toBeVisible()
    await expect(page.locator(`${widget} .squelette`)).toHaveCount(0)
    await expect.poll(() => waited).toBe(0)
  }
  for (const [one, widget] of Object.entries(PAGES)) {
    await page.goto(`${SITE}/espace-famille/${one}`)
    await calme(widget)
    if (widget === 'inoe-foyer') await expect(page.getByText(prenom).first()).toBeVisible()
    for (const summary of await page
      .locator(`${widget} details:not([open]) > summary:visible`)
      .elementHandles()) {
      await summary.focus()
      await clavier.press('Enter')
    }
    await calme(widget)
    seen.push(await montre(page))
    if (widget === 'inoe-historique')
      for (const touche of ['P', 'D']) {
        await clavier.aller(page.getByLabel('Afficher'))
        await clavier.press(touche)
        await calme(widget)
        seen.push(await montre(page))
      }
    await sansDebord(page)
  }
  expect(troubles).toEqual([])
  expect(answered.length).toBeGreaterThan(Object.keys(PAGES).length)
  return [...seen, ...answered].join('\n')
}

test('two homes of one child, by keyboard at 360 px: nothing that one opens or is answered says the other’s address, income, bill or messages', async ({
  browser,
}) => {
  const prenom = `Nour${unique}`
  const [ici, la] = await Promise.all([0, 1].map(() => browser.newContext({ viewport: TELEPHONE })))
  if (!ici || !la) throw new Error('unreachable')
  const famille: Famille = await famillePrete(ici.request, JEUNE, [prenom])
  await emmenager(famille.appels, ICI, 'Vidal', famille.parent.courriel)
  const facture = await facturer(famille, JEUNE)

  const parent = nouveauParent(SITE)
  const appels = new Appels(la.request, SITE)
  const compte = { courriel: parent.courriel, motDePasse: parent.motDePasse, rgpd: 'essai' }
  await appels.json('POST', 'comptes', compte)
  const received = await courriel(la.request, parent.courriel, /confirm|activ/i)
  const jeton = lien(received, '#inoe-confirmation=').split('#inoe-confirmation=')[1]
  await appels.json('POST', 'comptes/confirmation', { jeton })
  await emmenager(appels, LA, 'Benali', parent.courriel)

  await famille.appels.json('POST', 'foyer/gardes/invitations', {
    enfant: famille.enfants[0]?.id,
    courriel: parent.courriel,
  })
  const autrePage = await la.newPage()
  await autrePage.goto(`${SITE}/espace-famille/mon-foyer/`)
  const clavier = new Clavier(autrePage)
  await clavier.presser(autrePage.locator('#gardes > summary'))
  const naissance = autrePage.getByLabel('Date de naissance de l’enfant')
  await clavier.aller(naissance)
  // The same in every order that a browser asks for a date.
  await autrePage.keyboard.type(`0606${JEUNE.naissance.slice(0, 4)}`)
  await expect(naissance).toHaveValue(JEUNE.naissance)
  await sansDefaut(autrePage)
  await clavier.presser(autrePage.getByRole('button', { name: 'L’ajouter à mon dossier' }))
  await expect(autrePage.getByText('L’enfant est dans votre dossier.')).toBeVisible()

  const [chezIci, chezLa] = [secrets(ICI, facture), secrets(LA, undefined)]
  const page = await ici.newPage()
  for (const [one, own, other] of [
    [page, chezIci, chezLa],
    [autrePage, chezLa, chezIci],
  ] as const) {
    const said = await parcourir(one, prenom)
    expect(said).toContain(prenom)
    const found = (of: Record<string, RegExp>) =>
      Object.entries(of).flatMap(([name, words]) => (words.test(said) ? [name] : []))
    // Each reads its own by that way: what is not found of the other is not there.
    expect(found(own)).toEqual(Object.keys(own))
    expect(found(other)).toEqual([])
  }
  await Promise.all([ici.close(), la.close()])
})
