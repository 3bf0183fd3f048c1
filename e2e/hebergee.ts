// The hosted pages of the journeys' town, with what their service worker and the browser keep.
import { expect, type Page } from '@playwright/test'
import { API, COLLECTIVITE } from './ville.ts'

/** Below it, each section. */
export const PAGE = `${API}/${COLLECTIVITE}`

/** The service worker runs, and holds the page. */
export async function installee(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller) return
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
  })
}

/** What this browser keeps of the bookings, once it keeps some or none. */
export async function garde(page: Page, quoi: 'des jours' | 'rien'): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(
        (ville) => [localStorage, sessionStorage].some((one) => one.getItem(`inoe:jours:${ville}`) !== null),
        COLLECTIVITE,
      ),
    )
    .toBe(quoi === 'des jours')
}
