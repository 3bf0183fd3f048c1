// What is done elsewhere, and how soon an open page must show it.
import type { Page } from '@playwright/test'
import { API } from './ville.ts'

/** A change made elsewhere is on screen within two seconds. */
export const DIRECT = { timeout: 2000 }

/** Does what asks the server for a change, and waits for its answer alone: the two seconds begin there. */
export async function repondu(page: Page, geste: () => Promise<unknown>): Promise<void> {
  const answer = page.waitForResponse(
    (one) =>
      one.url().startsWith(`${API}/api/`) &&
      /^(POST|PUT|PATCH|DELETE)$/.test(one.request().method()) &&
      one.ok(),
  )
  await geste()
  await answer
}
