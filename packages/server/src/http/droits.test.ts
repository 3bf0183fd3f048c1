// The rights matrix: every route of the OpenAPI document, by everybody who must not use it, and by who may.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'drizzle-orm'
import { openPayingServer } from '../../test/billing.ts'
import { type Connus, exemple, type Route, routesDe } from '../../test/contrat.ts'
import { CANARI, CANARI_SANTE, creerMonde, type Monde, opposerFiches } from '../../test/monde.ts'
import type { TestServer } from '../../test/server.ts'
import type { Client } from '../../test/towns.ts'
import { rows } from '../database/open.ts'

/**
 * Who may use a route, then what the names in its path are of (`monde.ts`).
 * - `publique`: anybody, and it gives nothing of anybody.
 * - `famille`: a parent, of its own; `partagee`: of a child, both its homes.
 * - `accueillies`: every family that the structure welcomes.
 * - `agent`: any agent; `agent-structure`: of the structure concerned; `regisseur`: of the régie concerned.
 * - `referent`: an agent who answers for the town's data.
 * - `les-deux`: the family it is of and the agents of its service.
 * - `session`: whoever is signed in.
 */
type Classe =
  | 'publique'
  | 'session'
  | 'famille'
  | 'partagee'
  | 'accueillies'
  | 'agent'
  | 'agent-structure'
  | 'regisseur'
  | 'referent'
  | 'les-deux'
type Ligne = readonly [Classe, ...string[]]

const MATRICE: Record<string, Ligne> = {
  'GET /configuration': ['publique'],
  'GET /logo': ['publique'],
  'GET /gestion/apparence': ['referent'],
  'PUT /gestion/apparence': ['referent'],
  'GET /session': ['publique'],
  'POST /session': ['publique'],
  'DELETE /session': ['publique'],
  'POST /comptes': ['publique'],
  'POST /comptes/confirmation/renvoi': ['publique'],
  'POST /comptes/confirmation': ['publique'],
  'POST /mot-de-passe/oubli': ['publique'],
  'POST /mot-de-passe': ['publique'],
  'GET /compte': ['session'],
  'PUT /compte/langue': ['session'],
  'POST /compte/mot-de-passe': ['session'],
  'DELETE /compte/sessions': ['session'],
  'DELETE /compte/sessions/{session}': ['session', 'session'],
  'POST /compte/courriel': ['session'],
  'DELETE /compte/courriel': ['session'],
  'POST /compte/cles/options': ['session'],
  'POST /compte/cles': ['session'],
  'DELETE /compte/cles/{cle}': ['session', 'cle'],
  'POST /compte/invitations': ['famille'],
  'POST /compte/invitations/{invitation}/renvoi': ['famille', 'invitation'],
  'DELETE /compte/invitations/{invitation}': ['famille', 'invitation'],
  'POST /comptes/courriel': ['publique'],
  'POST /comptes/invitation/lecture': ['publique'],
  'POST /comptes/invitation': ['publique'],
  'POST /session/cle/options': ['publique'],
  'POST /session/cle': ['publique'],
  'GET /franceconnect': ['publique'],
  'GET /franceconnect/retour': ['publique'],
  'GET /franceconnect/sortie': ['publique'],
  'POST /franceconnect/identite': ['publique'],
  'POST /compte/franceconnect': ['session'],
  'DELETE /compte/franceconnect': ['session'],
  'POST /session/code': ['session'],
  'POST /session/echange': ['publique'],
  'GET /direct': ['session'],
  'GET /direct/changements': ['session'],
  'GET /contacts': ['publique'],
  'GET /catalogue': ['publique'],
  'GET /tarifs/simulation': ['publique'],
  'GET /gestion/tarifs': ['agent'],
  'POST /gestion/tarifs': ['agent-structure'],
  'DELETE /gestion/tarifs/{id}': ['agent-structure', 'tarif'],
  'GET /inscriptions': ['famille'],
  'POST /inscriptions': ['famille'],
  'GET /inscriptions/eligibilite': ['famille'],
  'POST /inscriptions/{id}/retrait': ['famille', 'inscription'],
  'POST /inscriptions/{id}/reprise': ['famille', 'inscription'],
  'POST /inscriptions/{id}/completude': ['famille', 'inscription'],
  'GET /reinscriptions': ['famille'],
  'POST /reinscriptions': ['famille'],
  'GET /gestion/reinscriptions': ['agent'],
  'POST /gestion/reinscriptions': ['agent-structure'],
  'DELETE /gestion/reinscriptions/{id}': ['agent-structure', 'reinscription'],
  'GET /gestion/structures': ['agent'],
  'GET /gestion/demandes': ['agent'],
  'POST /gestion/demandes/{id}/reponse': ['agent-structure', 'inscription'],
  'GET /gestion/activites': ['agent'],
  'PUT /gestion/activites/{id}/inscriptions': ['agent-structure', 'activite'],
  'GET /tableau-de-bord': ['famille'],
  'GET /historique': ['famille'],
  'GET /mes-donnees': ['famille'],
  'GET /mes-donnees/acces-sante': ['famille'],
  'GET /mes-donnees/effacement': ['famille'],
  'POST /mes-donnees/effacement': ['famille'],
  'DELETE /mes-donnees/effacement': ['famille'],
  'GET /gestion/effacements': ['referent'],
  'POST /gestion/effacements/{id}/reponse': ['referent', 'effacement'],
  'GET /mes-donnees/durees': ['famille'],
  'GET /gestion/conservation': ['referent'],
  'PUT /gestion/conservation/{code}': ['referent', 'messages'],
  'GET /gestion/conservation/familles': ['referent'],
  'POST /gestion/gels': ['referent'],
  'DELETE /gestion/gels/{id}': ['referent', 'gel'],
  'POST /gestion/eliminations': ['referent'],
  'DELETE /gestion/eliminations/{id}': ['referent', 'elimination'],
  'GET /gestion/eliminations/{id}/bordereau': ['referent', 'elimination'],
  'GET /gestion/eliminations/{id}/certificat': ['referent', 'elimination'],
  'POST /gestion/eliminations/{id}/visa': ['referent', 'elimination'],
  'GET /gestion/eliminations/{id}/visa/fichier': ['referent', 'elimination'],
  'POST /gestion/eliminations/{id}/destruction': ['referent', 'elimination'],
  'POST /mes-donnees/exports': ['famille'],
  'GET /mes-donnees/exports/{id}/fichier': ['famille', 'export'],
  'GET /foyer': ['famille'],
  'PUT /foyer': ['famille'],
  'GET /foyer/quotient': ['famille'],
  'POST /foyer/quotient': ['famille'],
  'GET /foyer/quotient/declarations': ['famille'],
  'POST /foyer/quotient/declarations': ['famille'],
  'GET /foyer/quotient/declarations/{id}/fichier': ['famille', 'declaration'],
  'DELETE /foyer/quotient/declarations/{id}': ['famille', 'declaration'],
  'GET /gestion/quotients': ['agent'],
  'GET /gestion/quotients/{id}/fichier': ['agent-structure', 'declaration'],
  'POST /gestion/quotients/{id}/reponse': ['agent-structure', 'declaration'],
  'POST /foyer/enfants': ['famille'],
  'PUT /foyer/enfants/{id}': ['partagee', 'enfant'],
  'GET /foyer/enfants/{id}/sante/historique': ['partagee', 'enfant'],
  'DELETE /foyer/enfants/{id}': ['partagee', 'enfant'],
  'DELETE /foyer/modifications/{id}': ['famille', 'modification'],
  'GET /foyer/renouvellement': ['famille'],
  'POST /foyer/renouvellement/sections': ['famille'],
  'GET /gestion/renouvellement': ['agent'],
  'PUT /gestion/renouvellement': ['agent'],
  'DELETE /gestion/renouvellement': ['agent'],
  'POST /gestion/renouvellement/relances': ['agent'],
  'GET /foyer/consentements': ['famille'],
  'POST /foyer/enfants/{id}/consentements': ['partagee', 'enfant'],
  'GET /gestion/consentements': ['agent-structure'],
  'POST /gestion/consentements/textes': ['agent'],
  'DELETE /gestion/consentements/textes/{code}': ['agent', 'code'],
  'GET /foyer/personnes': ['famille'],
  'POST /foyer/proches': ['famille'],
  'PUT /foyer/proches/{id}': ['famille', 'proche'],
  'DELETE /foyer/proches/{id}': ['famille', 'proche'],
  'PUT /foyer/urgences': ['famille'],
  'POST /foyer/interdictions': ['famille'],
  'GET /foyer/interdictions/{id}/fichier': ['famille', 'interdiction'],
  'DELETE /foyer/interdictions/{id}': ['famille', 'interdiction'],
  'GET /gestion/enfants': ['agent-structure'],
  'GET /gestion/enfants/{id}/personnes': ['agent-structure', 'enfant'],
  'PUT /gestion/responsables/{id}/autorite': ['agent-structure', 'responsable'],
  'GET /gestion/interdictions': ['agent'],
  'GET /gestion/interdictions/{id}/fichier': ['agent-structure', 'interdiction'],
  'POST /gestion/interdictions/{id}/reponse': ['agent-structure', 'interdiction'],
  'POST /gestion/interdictions/{id}/levee': ['agent-structure', 'interdiction'],
  'GET /foyer/gardes': ['famille'],
  'POST /foyer/gardes/invitations': ['famille'],
  'DELETE /foyer/gardes/invitations/{id}': ['famille', 'secondFoyer'],
  'POST /foyer/gardes/invitations/{id}/reponse': ['famille', 'secondFoyerRecu'],
  'POST /foyer/enfants/{id}/garde': ['partagee', 'enfant'],
  'POST /foyer/gardes/{id}/reponse': ['famille', 'gardeRecue'],
  'DELETE /foyer/gardes/{id}': ['famille', 'garde'],
  'GET /gestion/familles': ['agent'],
  'GET /gestion/familles/{id}': ['agent-structure', 'foyer'],
  'POST /gestion/familles/{id}/enfants': ['agent-structure', 'foyer'],
  'POST /gestion/familles/{id}/enfants/{enfant}/retrait': ['agent-structure', 'foyer', 'enfant'],
  'POST /gestion/familles/{id}/enfants/{enfant}/garde': ['agent-structure', 'foyer', 'enfant'],
  'GET /gestion/familles/{id}/fusion/{autre}': ['agent-structure', 'foyer', 'autre'],
  'POST /gestion/familles/{id}/fusion': ['agent-structure', 'foyer'],
  'POST /gestion/familles/{id}/separation': ['agent-structure', 'foyer'],
  'GET /gestion/fiches-a-reunir': ['agent'],
  'GET /gestion/fiches-a-reunir/{id}': ['agent-structure', 'paire'],
  'POST /gestion/fiches-a-reunir/{id}/reunion': ['agent-structure', 'paire'],
  'POST /gestion/fiches-a-reunir/{id}/distinctes': ['agent-structure', 'paireDistincte'],
  'GET /gestion/familles/{id}/acces': ['agent-structure', 'foyer'],
  'POST /gestion/familles/{id}/acces': ['agent-structure', 'foyer'],
  'POST /gestion/familles/{id}/acces/{compte}/retrait': ['agent-structure', 'foyer', 'compte'],
  'POST /gestion/familles/{id}/acces/{compte}/retour': ['agent-structure', 'autre', 'compteRetire'],
  'GET /gestion/gardes': ['agent'],
  'PUT /gestion/gardes': ['agent'],
  'GET /gestion/modifications': ['agent'],
  'POST /gestion/modifications/{id}/reponse': ['agent-structure', 'modification'],
  'GET /gestion/champs': ['agent'],
  'PUT /gestion/champs': ['agent'],
  'POST /televersements': ['session'],
  'GET /televersements/{id}': ['session', 'televersement'],
  'PUT /televersements/{id}': ['session', 'televersement'],
  'DELETE /televersements/{id}': ['session', 'televersement'],
  'GET /documents': ['famille'],
  'POST /documents': ['famille'],
  'GET /documents/{id}/fichier': ['famille', 'document'],
  'DELETE /documents/{id}': ['famille', 'document'],
  'GET /gestion/documents/{id}/fichier': ['agent-structure', 'document'],
  'POST /gestion/documents/{id}/reponse': ['agent-structure', 'document'],
  'GET /documentation/{id}/fichier': ['accueillies', 'documentation'],
  'GET /gestion/documents': ['agent'],
  'GET /gestion/documentation': ['agent'],
  'POST /gestion/documentation': ['agent-structure'],
  'GET /gestion/documentation/{id}/fichier': ['agent-structure', 'documentation'],
  'DELETE /gestion/documentation/{id}': ['agent-structure', 'documentation'],
  'PUT /gestion/pieces/{id}/rappels': ['agent-structure', 'retour'],
  'GET /planning': ['famille'],
  'GET /reservations/prochaines': ['famille'],
  'POST /reservations': ['famille'],
  'GET /gestion/reservations': ['agent'],
  'POST /gestion/reservations/reponses': ['agent-structure'],
  'GET /gestion/creneaux': ['agent-structure'],
  'PUT /gestion/creneaux/capacites': ['agent-structure'],
  'GET /absences': ['famille'],
  'POST /absences': ['famille'],
  'DELETE /absences/{id}': ['famille', 'absence'],
  'POST /absences/{id}/justificatif': ['famille', 'absence'],
  'GET /absences/{id}/justificatif': ['famille', 'absence'],
  'GET /gestion/absences': ['agent'],
  'GET /gestion/absences/{id}/justificatif': ['agent-structure', 'absence'],
  'POST /gestion/absences/{id}/reponse': ['agent-structure', 'absence'],
  'GET /contrats': ['famille'],
  'POST /contrats': ['famille'],
  'DELETE /contrats/{id}': ['famille', 'contrat'],
  'POST /contrats/{id}/heures': ['famille', 'contrat'],
  'DELETE /contrats/{id}/heures/{heures}': ['famille', 'contrat', 'heures'],
  'GET /gestion/contrats': ['agent'],
  'POST /gestion/contrats/{id}/reponse': ['agent-structure', 'contrat'],
  'POST /gestion/contrats/{id}/heures/{heures}/reponse': ['agent-structure', 'contrat', 'heures'],
  'GET /agendas': ['famille'],
  'POST /agendas': ['famille'],
  'DELETE /agendas/{id}': ['famille', 'agenda'],
  'GET /agendas/{fichier}': ['publique', 'agenda'],
  'GET /factures': ['famille'],
  'GET /factures/{id}/pdf': ['les-deux', 'facture'],
  'GET /gestion/facturations': ['agent'],
  'POST /gestion/facturations': ['agent-structure'],
  'GET /gestion/facturations/{id}': ['agent-structure', 'facturation'],
  'DELETE /gestion/facturations/{id}': ['agent-structure', 'facturation'],
  'GET /gestion/facturations/{id}/factures': ['agent-structure', 'facturation'],
  'POST /gestion/facturations/{id}/emission': ['agent-structure', 'facturation'],
  'POST /gestion/factures': ['agent-structure'],
  'GET /gestion/factures/{id}': ['regisseur', 'facture'],
  'POST /gestion/factures/{id}/avoir': ['regisseur', 'facture'],
  'POST /gestion/factures/{id}/titre': ['regisseur', 'facture'],
  'GET /encaissements/{id}/recu': ['famille', 'encaissement'],
  'GET /gestion/regies/{id}/dus': ['regisseur', 'regie'],
  'GET /gestion/regies/{id}/encaissements': ['regisseur', 'regie'],
  'POST /gestion/encaissements': ['regisseur'],
  'POST /gestion/encaissements/{id}/annulation': ['regisseur', 'encaissement'],
  'POST /gestion/credits': ['regisseur'],
  'GET /gestion/encaissements/{id}/recu': ['regisseur', 'encaissement'],
  'GET /gestion/regies': ['agent'],
  'PUT /gestion/regies/{id}': ['regisseur', 'regie'],
  'POST /gestion/regies/{id}/essai': ['regisseur', 'regie'],
  'GET /gestion/regies/{id}/alertes': ['regisseur', 'regie'],
  'PUT /gestion/alertes/{id}/traitement': ['regisseur', 'alerte'],
  'GET /gestion/pointages': ['agent-structure'],
  'PUT /gestion/pointages': ['agent-structure'],
  'PUT /gestion/pointages/regles/{activite}': ['agent-structure', 'activite'],
  'POST /paiements': ['famille'],
  'GET /paiements': ['famille'],
  'GET /paiements/{id}': ['famille', 'paiement'],
  'POST /payfip/notification/{paiement}': ['publique', 'paiement'],
  'GET /payfip/retour/{paiement}': ['publique', 'paiement'],
  'POST /payfip/retour/{paiement}': ['publique', 'paiement'],
  'GET /mandats': ['famille'],
  'POST /mandats': ['famille'],
  'POST /mandats/{id}/code': ['famille', 'mandat'],
  'POST /mandats/{id}/signature': ['famille', 'mandat'],
  'POST /mandats/{id}/etat': ['famille', 'mandat'],
  'GET /mandats/{id}/pdf': ['famille', 'mandat'],
  'GET /gestion/regies/{id}/remises': ['regisseur', 'regie'],
  'POST /gestion/remises': ['regisseur'],
  'GET /gestion/remises/{id}': ['regisseur', 'remise'],
  'DELETE /gestion/remises/{id}': ['regisseur', 'remise'],
  'POST /gestion/remises/{id}/depot': ['regisseur', 'remise'],
  'GET /gestion/remises/{id}/fichier': ['regisseur', 'remise'],
  'POST /gestion/remises/{id}/cloture': ['regisseur', 'remise'],
  'POST /gestion/prelevements/{id}/rejet': ['regisseur', 'prelevement'],
  'GET /attestations': ['famille'],
  'GET /attestations/{annee}/pdf': ['famille', '2026'],
  'GET /actualites': ['publique'],
  'POST /actualites/lecture': ['famille'],
  'GET /gestion/actualites': ['agent'],
  'POST /gestion/actualites': ['agent-structure'],
  'PUT /gestion/actualites/{id}': ['agent-structure', 'actualite'],
  'DELETE /gestion/actualites/{id}': ['agent-structure', 'actualite'],
  'GET /actualites/images/{id}/fichier': ['publique', 'imageActualite'],
  'POST /gestion/actualites/images': ['agent'],
  'GET /gestion/actualites/images/{id}/fichier': ['agent-structure', 'imageActualite'],
  'GET /notifications/cle': ['publique'],
  'POST /notifications/abonnements': ['famille'],
  'POST /notifications/appareil': ['famille'],
  'DELETE /notifications/abonnements/{id}': ['famille', 'abonnement'],
  'GET /messages': ['famille'],
  'POST /messages': ['famille'],
  'POST /messages/pieces': ['famille'],
  'DELETE /messages/pieces/{id}': ['famille', 'pieceFamille'],
  'GET /messages/pieces/{id}/fichier': ['famille', 'pieceEnvoyee'],
  'GET /messages/{id}': ['famille', 'fil'],
  'POST /messages/{id}/reponses': ['famille', 'fil'],
  'POST /messages/{id}/lecture': ['famille', 'fil'],
  'GET /gestion/messages': ['agent'],
  'POST /gestion/messages': ['agent-structure'],
  'GET /gestion/messages/attente': ['agent'],
  'GET /gestion/messages/destinataires': ['agent-structure'],
  'POST /gestion/messages/pieces': ['agent'],
  'DELETE /gestion/messages/pieces/{id}': ['agent-structure', 'pieceAgent'],
  'GET /gestion/messages/pieces/{id}/fichier': ['agent-structure', 'pieceEnvoyee'],
  'GET /gestion/messages/{id}': ['agent-structure', 'fil'],
  'POST /gestion/messages/{id}/reponses': ['agent-structure', 'fil'],
  'POST /gestion/messages/{id}/lecture': ['agent-structure', 'fil'],
  'PUT /gestion/messages/{id}/etat': ['agent-structure', 'fil'],
}

/** What a field would otherwise draw at random, where only some value is asked for in earnest. */
const VALEURS: Connus = {
  courriel: ['quelqu-un@exemple.fr'],
  adresse: ['https://fcm.googleapis.com/fcm/send/essai'],
  date: ['2026-11-03'],
  du: ['2026-11-01'],
  au: ['2026-11-30'],
  mois: ['2026-11'],
  unite: ['journee'],
  debut: ['2027-01-01', '09:00'],
  fin: ['2027-02-28', '10:00'],
  depuis: ['0', '2027-01-01'],
  section: ['identite'],
}
/** What some routes call otherwise. */
const PROPRES: Record<string, string> = {
  'POST /gestion/reservations/reponses': 'reservation',
  'PUT /gestion/creneaux/capacites': 'creneau',
  'POST /gestion/actualites': 'imageDonnee',
  'PUT /gestion/actualites/{id}': 'imageActualite',
}
/**
 * Where an agent reads what is medical of a child: each notes it, and is shown to the family. No other may. (`PUT
 * /gestion/pointages` answers the same sheet: `rgpd/acces-sante.test.ts`.)
 */
const LECTURES_SANTE = [
  'GET /gestion/absences',
  'GET /gestion/absences/{id}/justificatif',
  'GET /gestion/documents/{id}/fichier',
  'GET /gestion/familles/{id}/fusion/{autre}',
  'GET /gestion/fiches-a-reunir/{id}',
  'GET /gestion/pointages',
]
/** Where the first family has nothing of the kind: unknown, even to it. */
const SANS_OBJET = new Set(['POST /foyer/quotient', 'GET /attestations/{annee}/pdf'])
/** What takes the first family's things away from it. */
const DERNIERES = new Set([
  'POST /gestion/familles/{id}/enfants/{enfant}/retrait',
  'POST /gestion/familles/{id}/acces/{compte}/retrait',
])
/** What a court decided. */
const DECISION = {
  prenom: 'Jean',
  nom: 'Martin',
  lien: 'oncle',
  juridiction: 'JAF',
  reference: '26/1',
  dateDecision: '2026-01-05',
}
/** Bodies that are no JSON. */
const FICHIERS = new Set([
  'POST /documents',
  'POST /absences/{id}/justificatif',
  'POST /messages/pieces',
  'POST /gestion/messages/pieces',
  'POST /gestion/documentation',
  'POST /gestion/actualites/images',
  'POST /foyer/interdictions',
  'POST /gestion/eliminations/{id}/visa',
  'POST /foyer/quotient/declarations',
])

describe('Every route, by everybody', () => {
  let server: TestServer
  let close: () => Promise<void>
  let monde: Monde
  let routes: Route[]
  before(async () => {
    ;({ server, close } = await openPayingServer())
    monde = await creerMonde(server)
    await opposerFiches(server, monde)
    routes = await routesDe(server.app)
  })
  after(() => close())

  /** Asks a route about the first family's things. */
  async function demander(
    who: Client,
    route: Route,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const { ids, personnes } = monde
    const own = Object.entries({ ...ids, foyer: personnes.famille.foyer }).map(([nom, id]) => [nom, [id]])
    const id = ids[PROPRES[route.nom] ?? '']
    const connus: Connus = { ...VALEURS, ...Object.fromEntries(own), ...(id && { id: [id] }) }
    const [, ...names] = MATRICE[route.nom] ?? ['publique']
    let rank = 0
    const path = route.chemin.replaceAll(/\{\w+\}/g, () => {
      const name = names[rank++] ?? ''
      return ids[name] ?? name
    })
    const query = new URLSearchParams(
      route.query.flatMap(({ name, required, schema }) =>
        required || name in connus ? [[name, String(exemple(schema, connus, name))] as [string, string]] : [],
      ),
    )
    const address = query.size > 0 ? `${path}?${query}` : path
    if (route.methode === 'GET') return who.get(address, headers)
    if (!FICHIERS.has(route.nom))
      return who.send(route.methode, address, route.corps ? exemple(route.corps, connus) : undefined, headers)
    const form = new FormData()
    form.set('piece', ids.piece ?? '')
    form.set('structure', ids.structure ?? '')
    if (route.nom === 'POST /foyer/interdictions') form.set('enfant', ids.enfant ?? '')
    for (const [name, value] of Object.entries(DECISION)) form.set(name, value)
    form.set('valeur', '500')
    form.set('caisse', 'CAF')
    form.set('decision', 'accordee')
    form.set('titre', 'Règlement')
    form.set('retour', 'non')
    form.set('fichier', new Blob(['%PDF-1.4\n%%EOF'], { type: 'application/pdf' }), 'a.pdf')
    return who.send(route.methode, address, form, headers)
  }

  test('each route of the document is in the matrix, and each line of the matrix is a route', () => {
    const names = routes.map((one) => one.nom)
    assert.deepEqual(
      names.filter((name) => !(name in MATRICE)),
      [],
      'add a line to MATRICE in http/droits.test.ts for each of these routes: its class, then what each name of its path is of',
    )
    assert.deepEqual(
      Object.keys(MATRICE).filter((name) => !names.includes(name)),
      [],
      'these lines of MATRICE name no route any more',
    )
  })

  test('each route of the application is in the document', () => {
    const prefix = '/api/:collectivite'
    const served = server.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith(`${prefix}/`) && !path.includes('*'))
      .map(
        ({ method, path }) =>
          `${method} ${path.slice(prefix.length).replaceAll(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`,
      )
    assert.ok(served.length >= routes.length)
    const names = new Set(routes.map((one) => one.nom))
    assert.deepEqual(
      [...new Set(served)].filter((name) => !names.has(name)),
      [],
      'describe these routes: what the document does not name is asked by no test of rights',
    )
  })

  test('strangers: refused, told nothing, and nothing moves', async () => {
    const { personnes } = monde
    const wrong: string[] = []
    for (const route of routes) {
      const [classe, ...names] = MATRICE[route.nom] ?? ['publique']
      if (classe === 'publique') {
        if (route.methode !== 'GET') continue
        const body = await (await demander(personnes.personne, route)).text()
        if (body.includes(CANARI)) wrong.push(`${route.nom} says what is of a family to nobody`)
        continue
      }
      const own = names.some((name) => name in monde.ids)
      const expect = async (nom: string, who: Client, allowed: readonly number[], headers = {}) => {
        const answer = await demander(who, route, headers)
        const body = answer.headers.get('content-type')?.includes('json') ? await answer.text() : ''
        if (!allowed.includes(answer.status))
          wrong.push(`${route.nom} by ${nom}: ${answer.status} ${body.slice(0, 200)}`)
        if (body.includes(CANARI)) wrong.push(`${route.nom} by ${nom} says what is of the first family`)
        if (answer.status < 400 && answer.headers.get('content-type')?.includes('pdf'))
          wrong.push(`${route.nom} by ${nom} gives a file`)
      }
      if (classe === 'session') {
        await expect('nobody', personnes.personne, [401])
        await expect('an ended session', personnes.expiree, [401])
        await expect(
          'a page of an undeclared site',
          personnes.famille,
          route.methode === 'GET' ? [401] : [403],
          { origin: 'https://ailleurs.example' },
        )
        if (own) {
          await expect('another family', personnes.autreFamille, [404])
          await expect('a family of another town', personnes.ailleurs, [404])
        }
        continue
      }
      const forFamilles = ['famille', 'partagee', 'accueillies', 'les-deux'].includes(classe)
      const forAgents = !forFamilles || classe === 'les-deux'
      await expect('nobody', personnes.personne, [401])
      await expect('an ended session', personnes.expiree, [401])
      const insider = forFamilles ? personnes.famille : personnes.agent
      await expect('a page of an undeclared site', insider, route.methode === 'GET' ? [401] : [403], {
        origin: 'https://ailleurs.example',
      })
      if (!forFamilles) await expect('a family', personnes.famille, [401])
      if (!forAgents) await expect('an agent', personnes.agent, [401])
      if (forFamilles && own) {
        if (classe !== 'accueillies') await expect('another family', personnes.autreFamille, [404])
        await expect('a family of another town', personnes.ailleurs, [404])
        if (classe === 'famille' || classe === 'les-deux')
          await expect('the child’s other home', personnes.autreParent, [404])
      }
      if (forAgents && classe !== 'agent') {
        // A request that names somebody else's structure or régie in its body or query, or their things in its path.
        await expect('an agent of another structure', personnes.autreAgent, [404])
        // Who answers for another town's data has a list, and a look, of their own.
        const autre =
          classe === 'referent' && !own ? (route.methode === 'GET' ? [200] : [200, 404, 409, 422]) : [404]
        await expect('an agent of another town', personnes.agentAilleurs, autre)
      }
    }
    assert.deepEqual(wrong, [])
  })

  test('what is not somebody’s own in a body or a query is unknown too', async () => {
    const { personnes } = monde
    const wrong: string[] = []
    for (const route of routes) {
      const [classe, ...names] = MATRICE[route.nom] ?? ['publique']
      if (names.length > 0 || (classe !== 'famille' && classe !== 'agent')) continue
      for (const [nom, who] of Object.entries(
        classe === 'famille'
          ? {
              autreFamille: personnes.autreFamille,
              autreParent: personnes.autreParent,
              ailleurs: personnes.ailleurs,
            }
          : { autreAgent: personnes.autreAgent, agentAilleurs: personnes.agentAilleurs },
      )) {
        const answer = await demander(who, route)
        const body = await answer.text()
        if (answer.status >= 500 || answer.status === 401 || answer.status === 403)
          wrong.push(`${route.nom} by ${nom}: ${answer.status} ${body.slice(0, 200)}`)
        if (body.includes(CANARI)) wrong.push(`${route.nom} by ${nom} says what is of the first family`)
      }
    }
    assert.deepEqual(wrong, [])
  })

  test('who may: never told that it is unknown or forbidden', async () => {
    const { personnes } = monde
    const wrong: string[] = []
    const medical: string[] = []
    const notees = async () =>
      (
        await rows<{ n: number }>(
          server.superuser,
          sql`SELECT coalesce(sum(fois), 0)::int AS n FROM acces_sante`,
        )
      )[0]?.n ?? 0
    // What removes things, or takes them back, comes last; what takes the child out of the family, after all of it.
    const late = ({ nom, methode, chemin }: Route) =>
      DERNIERES.has(nom)
        ? 3
        : methode === 'GET'
          ? 0
          : methode === 'DELETE' || chemin.endsWith('/retrait')
            ? 2
            : 1
    const ordered = routes.toSorted((a, b) => late(a) - late(b))
    for (const route of ordered) {
      const [classe] = MATRICE[route.nom] ?? ['publique']
      if (classe === 'publique' || classe === 'session') continue
      const who = {
        famille: [personnes.famille],
        partagee: [personnes.famille, personnes.autreParent],
        accueillies: [personnes.famille, personnes.autreFamille],
        'les-deux': [personnes.famille, personnes.agent],
        agent: [personnes.agent, personnes.autreAgent],
        'agent-structure': [personnes.agent],
        regisseur: [personnes.agent],
        referent: [personnes.agent],
      }[classe]
      for (const one of who) {
        const before = await notees()
        const answer = await demander(one, route)
        if (one === personnes.agent && answer.ok) {
          const said = await answer.clone().text()
          if (!said.includes(CANARI_SANTE)) assert.equal(await notees(), before, route.nom)
          else {
            medical.push(route.nom)
            assert.ok(
              (await notees()) > before,
              `${route.nom} gives what is medical without noting who reads it`,
            )
          }
        }
        const none = answer.status === 404 && SANS_OBJET.has(route.nom)
        if (!none && ([401, 403, 404].includes(answer.status) || answer.status >= 500))
          wrong.push(`${route.nom}: ${answer.status} ${(await answer.text()).slice(0, 250)}`)
        else await answer.body?.cancel()
      }
    }
    assert.deepEqual(wrong, [])
    assert.deepEqual(medical.sort(), LECTURES_SANTE)
  })
})
