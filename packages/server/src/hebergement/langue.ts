// The language of a hosted page: the one chosen in it, else that of the login signed in, else the browser's.
import { LANGUES, type Langue } from '@inoe/contract/langues'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { readSession } from '../comptes/sessions.ts'
import type { Collectivite, Env } from '../http/env.ts'
import { langueDe } from '../http/langue.ts'
import { mots as en } from './messages.en.ts'
import { mots as fr, type Mots } from './messages.fr.ts'
import { mots as pt } from './messages.pt.ts'

const MOTS: Record<Langue, Mots> = { fr, en, pt }

/** What hosted pages say in a language. */
export const motsDe = (langue: Langue): Mots => MOTS[langue]

/** Holds nothing but `fr`, `en` or `pt`, and only once it was chosen: no consent is asked for it. */
const TEMOIN = 'inoe-langue'
const UN_AN = 365 * 86_400

/** That an address asks for (`?langue=pt`), or the browser's. */
export function langueAdresse(c: Context<Env>): Langue {
  return connue(c.req.query('langue')) ?? langueDe(c.req.header('accept-language'))
}

/** That a page of a town is read in. */
export async function languePage(c: Context<Env>, town: Collectivite): Promise<Langue> {
  const chosen = connue(c.req.query('langue')) ?? connue(getCookie(c, TEMOIN))
  if (chosen) return chosen
  c.set('collectivite', town)
  const session = await readSession(c)
  return session?.langue ?? langueDe(c.req.header('accept-language'))
}

/** What was just chosen is kept by this browser, for the pages of this town. */
export function retenirChoix(c: Context<Env>, town: Collectivite): void {
  const chosen = connue(c.req.query('langue'))
  if (!chosen) return
  setCookie(c, TEMOIN, chosen, {
    path: `/${town.id}/`,
    maxAge: UN_AN,
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
  })
}

function connue(code: string | undefined): Langue | undefined {
  return LANGUES.find((one) => one === code)
}
