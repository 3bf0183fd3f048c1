import type { Langue } from '@inoe/contract/langues'
import { TableauDeBord } from '@inoe/contract/tableau-de-bord'
import { Hono } from 'hono'
import { actualitesNonVues } from '../actualites/tableau.ts'
import { accordsAttendus } from '../consentements/tableau.ts'
import { ensemble, type Lecture, lire, puis } from '../database/lecture.ts'
import { piecesAFournir } from '../documents/tableau.ts'
import { facturesAPayer } from '../factures/tableau.ts'
import { nomsDes } from '../foyers/noms.ts'
import { champsManquants, changementsDuFoyer, enfantsDuFoyer } from '../foyers/tableau.ts'
import { propositionsDeGarde } from '../gardes/tableau.ts'
import { famille, inTransaction } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { langueDe } from '../http/langue.ts'
import { inscriptionsEnAttente } from '../inscriptions/tableau.ts'
import { messagesNonLus } from '../messages/tableau.ts'
import { quotientsDuFoyer } from '../quotients/tableau.ts'
import { dossierARenouveler } from '../renouvellements/tableau.ts'
import { placesAConfirmer, prochainsJours } from '../reservations/tableau.ts'
import { copieJusquAu } from '../rgpd/tableau.ts'
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
    const found = await inTransaction(c, parent, (tx) => lire(tx, tableau))
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
  const { collectivite, foyer, compte } = parent
  return puis(
    ensemble({
      enfants: enfantsDuFoyer(collectivite, foyer),
      champsManquants: champsManquants(collectivite, foyer),
      renouvellement: dossierARenouveler(collectivite, foyer, today),
      accords: accordsAttendus(parent, today),
      propositions: propositionsDeGarde(parent, now),
      changements: changementsDuFoyer(collectivite, foyer, now),
      quotients: quotientsDuFoyer(collectivite, foyer, now),
      aFournir: piecesAFournir(collectivite, foyer, today),
      inscriptions: inscriptionsEnAttente(collectivite, foyer),
      prochainsJours: prochainsJours(collectivite, foyer, today, AHEAD),
      aConfirmer: placesAConfirmer(collectivite, foyer, now),
      factures: facturesAPayer(collectivite, foyer),
      messages: messagesNonLus(collectivite, foyer),
      actualites: actualitesNonVues(collectivite, today),
      copie: copieJusquAu(collectivite, compte, now),
      prochaineOuverture: prochaineOuverture(collectivite, now),
    }),
    ({ enfants, actualites, changements, quotients, ...rest }) => ({
      foyer: {
        enfants: enfants.length,
        champsManquants: nomsDes(rest.champsManquants, langue),
        renouvellement: rest.renouvellement,
        accordsAttendus: rest.accords,
        propositions: rest.propositions,
        auService: changements.auService + quotients.auService,
        refuses: changements.refusees + quotients.refusees,
      },
      documents: { aFournir: rest.aFournir },
      inscriptions: rest.inscriptions,
      prochainsJours: rest.prochainsJours,
      reservations: { aConfirmer: rest.aConfirmer },
      factures: rest.factures,
      messages: { nonLus: rest.messages },
      actualites: { nonVues: actualites.length, derniere: actualites[0]?.titre ?? null },
      mesDonnees: { copieJusquAu: rest.copie },
      prochaineOuverture: rest.prochaineOuverture,
    }),
  )
}
