import { randomUUID } from 'node:crypto'
import { MORCEAU } from '@inoe/contract/documentation'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { absencesRoutes } from './absences/routes.ts'
import { actualitesRoutes } from './actualites/routes.ts'
import { imagesRoutes } from './actualites/routes-images.ts'
import { agendasRoutes } from './agendas/routes.ts'
import { withoutSecret } from './agendas/secret.ts'
import { attestationsRoutes } from './attestations/routes.ts'
import { collectiviteRoutes } from './collectivites/routes.ts'
import { apparenceRoutes } from './collectivites/routes-apparence.ts'
import { comptesRoutes } from './comptes/routes.ts'
import { aDeuxRoutes } from './comptes/routes-a-deux.ts'
import { clesRoutes } from './comptes/routes-cles.ts'
import { monCompteRoutes } from './comptes/routes-mon-compte.ts'
import { redirectionRoutes } from './comptes/routes-redirection.ts'
import { consentementsRoutes } from './consentements/routes.ts'
import { consentementsAgentRoutes } from './consentements/routes-agent.ts'
import { conservationRoutes } from './conservation/routes.ts'
import { eliminationsRoutes } from './conservation/routes-eliminations.ts'
import { contratsRoutes } from './contrats/routes.ts'
import { directRoutes } from './direct/routes.ts'
import { documentsRoutes } from './documents/routes.ts'
import { encaissementsRoutes } from './encaissements/routes.ts'
import { encaissementsAgentRoutes } from './encaissements/routes-agent.ts'
import { facturesRoutes } from './factures/routes.ts'
import { facturesAgentRoutes } from './factures/routes-agent.ts'
import { fichesAReunirRoutes } from './familles/routes-a-reunir.ts'
import { famillesAgentRoutes } from './familles/routes-agent.ts'
import { tropGros } from './fichiers/reception.ts'
import { fichiersRoutes } from './fichiers/routes.ts'
import { foyersRoutes } from './foyers/routes.ts'
import { foyersAgentRoutes } from './foyers/routes-agent.ts'
import { franceconnectRoutes } from './franceconnect/routes.ts'
import { gardesRoutes } from './gardes/routes.ts'
import { gardesAgentRoutes } from './gardes/routes-agent.ts'
import { gestionRoutes } from './gestion/routes.ts'
import { elementRoutes } from './hebergement/elements.ts'
import { hostedRoutes } from './hebergement/routes.ts'
import { historiqueRoutes } from './historique/routes.ts'
import { devRoutes } from './http/dev.ts'
import type { Deps, Env } from './http/env.ts'
import { healthRoutes } from './http/health.ts'
import { answerError, introuvable, problem, Refus } from './http/problem.ts'
import { referenceRoutes } from './http/reference.ts'
import { taille } from './http/taille.ts'
import { tenant } from './http/tenant.ts'
import { inscriptionsRoutes } from './inscriptions/routes.ts'
import { inscriptionsAgentRoutes } from './inscriptions/routes-agent.ts'
import { messagesRoutes } from './messages/routes.ts'
import { notificationsRoutes } from './notifications/routes.ts'
import { paiementsRoutes } from './paiements/routes.ts'
import { pointagesRoutes } from './pointages/routes.ts'
import { prelevementsRoutes } from './prelevements/routes.ts'
import { prelevementsAgentRoutes } from './prelevements/routes-agent.ts'
import { prochesRoutes } from './proches/routes.ts'
import { prochesAgentRoutes } from './proches/routes-agent.ts'
import { interdictionsRoutes } from './proches/routes-interdictions.ts'
import { quotientsRoutes } from './quotients/routes.ts'
import { declarationsRoutes } from './quotients/routes-declarations.ts'
import { regiesRoutes } from './regies/routes.ts'
import { reinscriptionsRoutes } from './reinscriptions/routes.ts'
import { reinscriptionsAgentRoutes } from './reinscriptions/routes-agent.ts'
import { renouvellementsRoutes } from './renouvellements/routes.ts'
import { renouvellementsAgentRoutes } from './renouvellements/routes-agent.ts'
import { Regroupement } from './reservations/regroupement.ts'
import { reservationsRoutes } from './reservations/routes.ts'
import { reservationsAgentRoutes } from './reservations/routes-agent.ts'
import { mesDonneesRoutes } from './rgpd/routes.ts'
import { effacementRoutes } from './rgpd/routes-effacement.ts'
import { structuresRoutes } from './structures/routes.ts'
import { tableauDeBordRoutes } from './tableau-de-bord/routes.ts'
import { tarifsRoutes } from './tarifs/routes.ts'
import { tarifsAgentRoutes } from './tarifs/routes-agent.ts'

const JSON_LIMIT = 256 * 1024

/** The whole API: what `main.ts` listens with and what tests call with `app.request()`. */
export function createApp(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()
  const saves = new Regroupement(deps)
  app.use(async (c, next) => {
    c.set('deps', deps)
    c.set('saves', saves)
    c.set('requestId', randomUUID())
    c.set('session', null)
    c.header('x-request-id', c.var.requestId)
    const start = performance.now()
    await next()
    // Paths carry no personal data, calendars' secrets left out; queries, bodies and cookies are never logged.
    const { method, path } = c.req
    deps.log.info({
      requestId: c.var.requestId,
      method,
      path: withoutSecret(path),
      status: c.res.status,
      ms: Math.round(performance.now() - start),
    })
  })
  app.onError(answerError)
  app.notFound((c) => problem(c, introuvable()))

  const api = new Hono<Env>()
  api.use(secureHeaders({ crossOriginResourcePolicy: false, xFrameOptions: false }))
  api.use(tenant())
  api.use(
    taille((c) => {
      const type = c.req.header('content-type')
      if (type?.startsWith('multipart/form-data'))
        return { octets: deps.uploadLimit + 64 * 1024, refus: () => tropGros(deps.uploadLimit) }
      const piece = type?.startsWith('application/octet-stream')
      return { octets: piece ? MORCEAU : JSON_LIMIT, refus: () => new Refus('trop-gros') }
    }),
  )
  api.route('/', collectiviteRoutes)
  api.route('/', apparenceRoutes)
  api.route('/', comptesRoutes)
  api.route('/', monCompteRoutes)
  api.route('/', aDeuxRoutes)
  api.route('/', clesRoutes)
  api.route('/', redirectionRoutes)
  api.route('/', franceconnectRoutes)
  api.route('/', directRoutes)
  api.route('/', structuresRoutes)
  api.route('/', tarifsRoutes)
  api.route('/', tarifsAgentRoutes)
  api.route('/', inscriptionsRoutes)
  api.route('/', inscriptionsAgentRoutes)
  api.route('/', reinscriptionsRoutes)
  api.route('/', reinscriptionsAgentRoutes)
  api.route('/', gestionRoutes)
  api.route('/', tableauDeBordRoutes)
  api.route('/', foyersRoutes)
  api.route('/', quotientsRoutes)
  api.route('/', renouvellementsRoutes)
  api.route('/', renouvellementsAgentRoutes)
  api.route('/', declarationsRoutes)
  api.route('/', foyersAgentRoutes)
  api.route('/', consentementsRoutes)
  api.route('/', consentementsAgentRoutes)
  api.route('/', prochesRoutes)
  api.route('/', interdictionsRoutes)
  api.route('/', prochesAgentRoutes)
  api.route('/', gardesRoutes)
  api.route('/', gardesAgentRoutes)
  api.route('/', famillesAgentRoutes)
  api.route('/', fichesAReunirRoutes)
  api.route('/', fichiersRoutes)
  api.route('/', documentsRoutes)
  api.route('/', reservationsRoutes)
  api.route('/', reservationsAgentRoutes)
  api.route('/', absencesRoutes)
  api.route('/', contratsRoutes)
  api.route('/', agendasRoutes)
  api.route('/', facturesRoutes)
  api.route('/', facturesAgentRoutes)
  api.route('/', encaissementsRoutes)
  api.route('/', encaissementsAgentRoutes)
  api.route('/', regiesRoutes)
  api.route('/', pointagesRoutes)
  api.route('/', paiementsRoutes)
  api.route('/', prelevementsRoutes)
  api.route('/', prelevementsAgentRoutes)
  api.route('/', attestationsRoutes)
  api.route('/', messagesRoutes)
  api.route('/', imagesRoutes)
  api.route('/', actualitesRoutes)
  api.route('/', historiqueRoutes)
  api.route('/', notificationsRoutes)
  api.route('/', mesDonneesRoutes)
  api.route('/', effacementRoutes)
  api.route('/', conservationRoutes)
  api.route('/', eliminationsRoutes)
  app.route('/api/:collectivite', api)

  app.route('/', healthRoutes)
  app.route('/', referenceRoutes(app))
  if (deps.devMailbox) app.route('/dev', devRoutes(deps.devMailbox))
  if (deps.elementsFolder) app.route('/v1', elementRoutes(deps.elementsFolder))
  // Last: it takes every address that begins with a town's name.
  app.route('/', hostedRoutes)
  return app
}
