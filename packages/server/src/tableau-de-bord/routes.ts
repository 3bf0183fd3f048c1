import type { Langue } from '@inoe/contract/langues'
import { TableauDeBord } from '@inoe/contract/tableau-de-bord'
import { Hono } from 'hono'
import { actualitesNonVues } from '../actualites/tableau.ts'
import { accordsAttendus } from '../consentements/tableau.ts'
import { ensemble, type Lecture, lire, puis } from '../database/lecture.ts'
import { piecesAFournir } from '../documents/tableau.ts'
import { facturesAPayer } from '../factures/tableau.ts'
import { nomsDes } from '../foyers/noms.ts'
import { champsManquants, enfantsDuFoyer } from '../foyers/tableau.ts'
import { famille, inTransaction } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { langueDe } from '../http/langue.ts'
import { inscriptionsEnAttente } from '../inscriptions/tableau.ts'
import { messagesNonLus } from '../messages/tableau.ts'
import { dossierARenouveler } from '../renouvellements/tableau.ts'
import { placesAConfirmer, prochainsJours } from '../reservations/tableau.ts'
import { prochaineOuverture } from '../structures/tableau.ts'

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
    const { clock } = c.var.deps
    const now = clock.now()
    const aujourdhui = clock.today(c.var.collectivite.zone)
    const parent = { ...acteur, courriel: c.var.session?.courriel ?? '' }
    const tableau = tableauDe(parent, now, aujourdhui, langueDe(c.req.header('accept-language')))
    const found = await inTransaction(c, acteur, (tx) => lire(tx, tableau))
    c.header('cache-control', 'no-store')
    return c.json({ maintenant: now.toISOString(), aujourdhui, ...found } satisfies TableauDeBord)
  },
)

/** What each domain says of a family, or of the parent who asks, in one query. */
function tableauDe(
  parent: { collectivite: string; foyer: string; compte: string; courriel: string },
  now: Date,
  today: string,
  langue: Langue,
): Lecture<Omit<TableauDeBord, 'maintenant' | 'aujourdhui'>> {
  const { collectivite, foyer } = parent
  return puis(
    ensemble({
      enfants: enfantsDuFoyer(collectivite, foyer),
      champsManquants: champsManquants(collectivite, foyer),
      renouvellement: dossierARenouveler(collectivite, foyer, today),
      accords: accordsAttendus(parent, today),
      aFournir: piecesAFournir(collectivite, foyer, today),
      inscriptions: inscriptionsEnAttente(collectivite, foyer),
      prochainsJours: prochainsJours(collectivite, foyer, today, AHEAD),
      aConfirmer: placesAConfirmer(collectivite, foyer, now),
      factures: facturesAPayer(collectivite, foyer),
      messages: messagesNonLus(collectivite, foyer),
      actualites: actualitesNonVues(collectivite, today),
      prochaineOuverture: prochaineOuverture(collectivite, now),
    }),
    ({ enfants, actualites, ...rest }) => ({
      foyer: {
        enfants: enfants.length,
        champsManquants: nomsDes(rest.champsManquants, langue),
        renouvellement: rest.renouvellement,
        accordsAttendus: rest.accords,
      },
      documents: { aFournir: rest.aFournir },
      inscriptions: { enAttente: rest.inscriptions },
      prochainsJours: rest.prochainsJours,
      reservations: { aConfirmer: rest.aConfirmer },
      factures: rest.factures,
      messages: { nonLus: rest.messages },
      actualites: { nonVues: actualites.length, derniere: actualites[0]?.titre ?? null },
      prochaineOuverture: rest.prochaineOuverture,
    }),
  )
}
