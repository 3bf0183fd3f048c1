// The weeks of « Mes réservations », turned as a parent turns them.
import { expect, type Locator, type Page } from '@playwright/test'

/** The days asked for are there. */
export const lu = (page: Page): Locator =>
  page.locator('[role=grid][aria-busy=false]').or(page.getByText(/^Aucun jour (ouvert|à réserver)/))

/**
 * Turns to the week beside, and waits for its days: those of the week before show until then.
 * @param presser how the button is pressed
 */
export async function tourner(
  page: Page,
  sens: 'Semaine suivante' | 'Semaine précédente' = 'Semaine suivante',
  presser: (bouton: Locator) => Promise<void> = (bouton) => bouton.click(),
): Promise<void> {
  const dates = page.locator('inoe-planning .entete .sous')
  const before = (await dates.textContent()) ?? ''
  await presser(page.getByRole('button', { name: sens }))
  await expect(dates).not.toHaveText(before)
  await expect(lu(page)).toBeVisible()
}
