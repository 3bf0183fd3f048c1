import { TableauDeBord } from '@inoe/contract/tableau-de-bord'
import { Hono } from 'hono'
import { piecesAFournir } from '../documents/store.ts'
import { facturesAPayer } from '../factures/store.ts'
import { enfantsOfFoyer, foyerComplet } from '../foyers/store.ts'
import { famille, inTransaction } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { inscriptionsEnAttente } from '../inscriptions/store.ts'
import { nonLusDuFoyer } from '../messages/store.ts'
import { prochainsJours } from '../reservations/facturation.ts'
import { prochaineOuverture } from '../structures/store.ts'

/** Bookings shown ahead; the rest is one click away. */
const AHEAD = 6

export const tableauDeBordRoutes = new Hono<Env>().get(
  '/tableau-de-bord',
  describe({
    tag: 'tableau-de-bord',
    summary: 'What waits in each section of the portal',
    answers: TableauDeBord,
  }),
  async (c) => {
    const acteur = famille(c)
    const { collectivite: town, foyer } = acteur
    const { clock } = c.var.deps
    const now = clock.now()
    const aujourdhui = clock.today(c.var.collectivite.zone)
    const tableau = await inTransaction(c, acteur, async (tx): Promise<TableauDeBord> => {
      const enfants = await enfantsOfFoyer(tx, town, foyer)
      return {
        maintenant: now.toISOString(),
        aujourdhui,
        foyer: { enfants: enfants.length, champsManquants: await foyerComplet(tx, town, foyer) },
        documents: { aFournir: await piecesAFournir(tx, town, foyer, aujourdhui) },
        inscriptions: { enAttente: await inscriptionsEnAttente(tx, town, foyer) },
        prochainsJours: (await prochainsJours(tx, town, foyer, aujourdhui, AHEAD)).map(
          ({ fin: _, ...jour }) => jour,
        ),
        factures: await facturesAPayer(tx, town, foyer),
        messages: { nonLus: await nonLusDuFoyer(tx, town, foyer) },
        prochaineOuverture: await prochaineOuverture(tx, town, now),
      }
    })
    c.header('cache-control', 'no-store')
    return c.json(tableau)
  },
)
