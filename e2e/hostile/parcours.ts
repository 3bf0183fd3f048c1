// What an engine does with each hostile page, whoever drives it: looks, then signs a parent in.
import { mkdirSync, writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import type { Parent } from '../etapes.ts'
import { famillePrete, MERCREDIS } from '../famille.ts'
import type { Navigateur } from '../webkit/navigateur.ts'
import { allure } from './allure.ts'
import { type Mandataire, startMandataire } from './mandataire.ts'
import { DIFFICILES, PAGES, type PageHostile, PLAINE, PORTAIL, requeteMedia } from './pages.ts'

/** Where pictures of the pages go, to be looked at. */
const PICTURES = process.env.INOE_E2E_PICTURES

export interface Moteur {
  /**
   * A browser that has never been anywhere.
   * @param errors what its console is told comes there, if its driver hears it
   * @param hostile what its person asks of it
   */
  open(size: { width: number; height: number }, errors: string[], hostile: PageHostile): Promise<Navigateur>
  close(): Promise<void>
}

/**
 * A test for each hostile page, all in one engine.
 * @param start given the port of a proxy, that everything goes through
 * @param site of the town, as this engine keeps a session there
 */
export function hostilesDans(
  nom: 'Firefox' | 'WebKit',
  start: (proxy: number) => Promise<Moteur>,
  site: string,
): void {
  // One after the other, in the same process: the engine starts once.
  test.describe.configure({ mode: 'default' })
  let moteur: Moteur
  let mandataire: Mandataire
  let parent: Parent
  let plaine: ReturnType<typeof allure>
  const errors: string[] = []

  test.beforeAll(async ({ playwright }) => {
    mandataire = await startMandataire(site)
    moteur = await start(mandataire.port)
    const request = await playwright.request.newContext()
    parent = (await famillePrete(request, MERCREDIS)).parent
    await request.dispose()
    const page = await open(PLAINE)
    plaine = await page.evaluate(allure)
    await page.close()
  })
  test.afterAll(async () => {
    await moteur?.close()
    mandataire?.close()
  })

  async function open(shown: PageHostile): Promise<Navigateur> {
    mandataire.montrer(shown)
    errors.length = 0
    const page = await moteur.open({ width: 360, height: 780 }, errors, shown)
    await page.goto(shown.cadre ? PORTAIL : `${site}/hostile/`)
    if (shown.cadre) await page.cadre()
    if (shown.media) {
      const query = requeteMedia(shown.media)
      expect(await page.evaluate((asked) => matchMedia(asked).matches, query), query).toBe(true)
    }
    if (shown.bloque) await page.until('the way round', wayRound)
    else
      await page.until('the form, and the way to it', () => {
        const planning = document.querySelector('inoe-planning')?.shadowRoot
        return document.querySelector('inoe-login input[type=email]') && planning?.querySelector('a.bouton')
      })
    await picture(page, shown.name)
    await sansDebord(page)
    return page
  }

  async function picture(page: Navigateur, name: string): Promise<void> {
    if (!PICTURES) return
    mkdirSync(PICTURES, { recursive: true })
    writeFileSync(`${PICTURES}/${nom}-${name.replaceAll(/\W+/g, '-')}.png`, await page.screenshot())
  }

  const walked = [...PAGES, ...DIFFICILES].filter(({ sauf }) => !sauf?.[nom])
  for (const hostile of walked.filter(({ bloque }) => bloque))
    test(`${hostile.name}, in ${nom}: the links of the page are there`, async () => {
      await (await open(hostile)).close()
    })
  for (const hostile of walked.filter(({ bloque }) => !bloque))
    test(`${hostile.name}, in ${nom}: looks as elsewhere, and a parent signs in`, async () => {
      const page = await open(hostile)
      if (!hostile.autrement) expect.soft(await page.evaluate(allure)).toEqual(plaine)
      await page.type(() => document.querySelector('inoe-login input[type=email]'), parent.courriel)
      await page.type(() => document.querySelector('inoe-login input[type=password]'), parent.motDePasse)
      await page.click(() => document.querySelector('inoe-login button.bouton'))
      await page.until('signed in, the days shown', () => {
        const said = document.querySelector('inoe-login')?.shadowRoot?.textContent
        const planning = document.querySelector('inoe-planning')?.shadowRoot
        return said?.includes('Se déconnecter') && planning?.querySelector('.case')
      })
      await picture(page, `${hostile.name} connecté`)
      await sansDebord(page)
      await page.close()
      expect.soft(mandataire.refus, 'refused by the page’s own policy').toEqual([])
      expect
        .soft(
          errors.filter((one) => !estAttendue(hostile, one)),
          'said to the console',
        )
        .toEqual([])
    })
}

/** In a frame of another site no cookie is kept, and a bearer takes its place: Firefox says the first. */
const estAttendue = ({ cadre }: PageHostile, error: string) =>
  cadre === true && error.includes('rejected because it is in a cross-site context')

/** Runs in the page: every place of a widget shows the link that was put in it. */
function wayRound(): boolean {
  const links = [...document.querySelectorAll('main a')]
  return links.length === 2 && links.every((one) => one.getBoundingClientRect().height > 0)
}

async function sansDebord(page: Navigateur): Promise<void> {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect.soft(wide, 'pixels too wide').toBeLessThanOrEqual(1)
}
