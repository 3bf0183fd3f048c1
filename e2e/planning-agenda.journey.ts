// « Mon agenda »: a private address that a phone's calendar reads, and that the family cuts off.
import { expect, request, test } from '@playwright/test'
import ical from 'ical.js'
import { enregistrer, famillePrete, jourLibre, MERCREDIS } from './famille.ts'
import { ouvrir, TELEPHONE } from './planning.ts'
import { sansDebord, sansDefaut } from './ville.ts'

test('a child’s booked days in the phone’s calendar, at a private address that can be cut off', async ({
  page,
  context,
}) => {
  await page.setViewportSize(TELEPHONE)
  const famille = await famillePrete(context.request, MERCREDIS, ['Anouk', 'Basile'])
  const [anouk, basile] = famille.enfants
  if (!anouk || !basile) throw new Error('unreachable')
  const day = await jourLibre(famille)
  const asked = [anouk, basile].map(({ id }) => ({
    creneau: day.creneau,
    enfant: id,
    action: 'ajouter' as const,
  }))
  expect((await enregistrer(famille, asked)).confirmees).toBe(2)

  await ouvrir(page)
  await page.getByRole('button', { name: 'Mon agenda' }).click()
  const dialogue = page.getByRole('dialog', { name: 'Mon agenda' })
  await dialogue.getByLabel('Agenda de').selectOption('Anouk')
  await dialogue.getByRole('button', { name: 'Créer l’adresse' }).click()
  await expect(dialogue.getByText('Adresse de l’agenda : Anouk')).toBeVisible()
  const url = (await dialogue.getByText(/^https?:\/\/\S+\.ics$/).textContent()) ?? ''
  await expect(dialogue.getByRole('link', { name: 'Ajouter à mon agenda' })).toHaveAttribute(
    'href',
    url.replace(/^https?:/, 'webcal:'),
  )
  await sansDefaut(page)
  await sansDebord(page)

  const phone = await request.newContext()
  const read = await phone.get(url)
  expect(read.status()).toBe(200)
  expect(read.headers()['content-type']).toContain('text/calendar')
  const events = new ical.Component(ical.parse(await read.text()))
    .getAllSubcomponents('vevent')
    .map((one) => new ical.Event(one))
  expect(events.map(({ startDate, summary }) => [startDate.toString().slice(0, 10), summary])).toEqual([
    [day.date, expect.stringMatching(/^Anouk.*Mercredis/)],
  ])
  expect(events[0]?.location).toBe(MERCREDIS.structure)

  // Shown this once.
  await page.reload()
  await page.getByRole('button', { name: 'Mon agenda' }).click()
  await expect(dialogue.getByText(/^Anouk, créé le/)).toBeVisible()
  await expect(dialogue.getByText(/\.ics$/)).toHaveCount(0)

  await dialogue.getByRole('button', { name: 'Supprimer l’agenda : Anouk' }).click()
  await expect(dialogue.getByText('L’adresse ne donne plus rien.')).toBeVisible()
  expect((await phone.get(url)).status()).toBe(404)
  await sansDefaut(page)
  await phone.dispose()
})
