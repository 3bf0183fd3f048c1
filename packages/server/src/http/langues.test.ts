// What a family that reads English or Portuguese is answered: no sentence of ours is left in French.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { SECTIONS, type Section } from '@inoe/contract/commun'
import type { Renouvellement } from '@inoe/contract/renouvellements'
import type { Catalogue } from '@inoe/contract/structures'
import { seedDemo } from '../../../../demo/data/seed.ts'
import { openPayingServer } from '../../test/billing.ts'
import { call } from '../../test/comptes.ts'
import { type Route, routesDe } from '../../test/contrat.ts'
import { creerMonde, type Monde } from '../../test/monde.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { ENTRE_DEUX_MERS, ORIGIN } from '../../test/towns.ts'

const DU_AU = 'du=2026-11-01&au=2026-12-31'
/** What routes must be asked; `ACTIVITE` is each of the town's. */
const QUESTIONS: Record<string, readonly string[]> = {
  'GET /planning': ['du=2026-11-02&au=2026-11-29', 'du=2026-11-30&au=2026-12-27'],
  'GET /paiements': [DU_AU],
  'GET /historique': ['quoi=demandes', 'quoi=paiements', 'quoi=connexions'],
  'GET /inscriptions/eligibilite': ['activite=ACTIVITE'],
  'GET /tarifs/simulation': [
    'activite=ACTIVITE',
    'activite=ACTIVITE&quotientFamilial=742&enfants=3&rang=2&resident=non',
    'activite=ACTIVITE&ressourcesMensuelles=100&enfants=2&aeeh=1',
    'activite=ACTIVITE&ressourcesMensuelles=90000',
  ],
}
/** What the names in a path are of (`monde.ts`). */
const CHEMINS: Record<string, string> = {
  'GET /foyer/enfants/{id}/sante/historique': 'enfant',
  'GET /messages/{id}': 'fil',
  'GET /paiements/{id}': 'paiement',
}
/** A stream, or what leads elsewhere. */
const AILLEURS = /^GET \/(direct|franceconnect|logo|payfip)\b/

/**
 * Fields that are not ours to say: what people or the town typed, proper names, addresses, what the law or an
 * accounting document says in its own words.
 */
const PERSONNE = ['nom', 'prenom']
const de = (quoi: string, champs: readonly string[]) => champs.map((one) => `${quoi}.${one}`)
const SERVICE = ['nom', 'courriel', 'telephone']
const FICHIER = ['nom', 'type']
const PIECES = [
  ...de('pieces[]', ['nom', 'aide', 'activite']),
  ...de('pieces[].depot', FICHIER),
  ...de('pieces[].modele', FICHIER),
]
const FIL = [
  'sujet',
  'famille',
  'structure.nom',
  'enfant.prenom',
  'dernier.auteur',
  'dernier.extrait',
  'dernier.pieces[].nom',
]
const DONNEES: Record<string, readonly string[]> = {
  'GET /absences': [
    'absences[].commentaire',
    'absences[].justificatif',
    'absences[].structure.nom',
    ...de('absences[].enfant', PERSONNE),
    ...de('absences[].jours[]', ['activite', 'unite']),
  ],
  'GET /actualites': [
    ...de('actualites[]', ['titre', 'texte', 'structure.nom']),
    ...de('actualites[].images[]', ['alternative', 'legende']),
  ],
  'GET /catalogue': [
    ...de('structures[]', [...SERVICE, 'adresse', 'description']),
    ...de('structures[].activites[]', ['nom', 'description', 'groupes[].nom', 'periodes[].nom']),
    ...de('structures[].activites[].unites[]', ['nom', 'horaires']),
  ],
  'GET /compte': [
    'courriel',
    'autresParents[]',
    ...de('sessions[]', ['id', 'reseau']),
    ...de('cles[]', ['nom', 'site']),
    ...de('invitations[]', ['courriel', 'prenom']),
  ],
  'GET /configuration': ['apparence.marque', 'apparence.police', 'zone', ...SERVICE],
  'GET /contacts': de('structures[]', [...SERVICE, 'adresse', 'horaires[]']),
  'GET /contrats': [
    ...de('contrats[]', ['activite.nom', 'structure.nom', 'commentaire']),
    ...de('contrats[].enfant', PERSONNE),
  ],
  'GET /documents': [
    ...de('documentation[]', ['titre', 'nom', 'consigne', 'structure.nom']),
    ...de('enfants[]', [...PERSONNE, ...PIECES]),
    ...PIECES.map((one) => one.replace('pieces', 'foyer')),
  ],
  // An invoice is an accounting document of a French public body: it reads as it was issued.
  'GET /factures': [
    ...de('factures[]', ['numero', 'structure.nom', 'regie.nom', 'regie.autresMoyens', 'enfants[].prenom']),
    ...de('factures[].lignes[]', ['libelle', 'explication']),
    ...de('filtres', ['enfants[].prenom', 'structures[].nom']),
  ],
  'GET /foyer': [
    ...de('contact', ['adresse', 'complement', 'commune', 'telephone']),
    'revenus.caisse',
    ...de('parents.premier', [...PERSONNE, 'courriel']),
    ...de('parents.second', [...PERSONNE, 'courriel', 'telephone']),
    ...de('enfants[]', [...PERSONNE, 'sante.allergies']),
    'attentes[].changements[].apres',
  ],
  'GET /foyer/consentements': ['enfants[].prenom', ...de('textes[]', ['titre', 'texte'])],
  'GET /foyer/enfants/{id}/sante/historique': de('changements[]', ['avant', 'apres']),
  'GET /foyer/gardes': ['enfants[].prenom', 'enfants[].invitation.courriel', 'invitations[].par'],
  'GET /foyer/personnes': [
    ...de('adultes[]', [...PERSONNE, 'telephone']),
    'enfants[].prenom',
    ...de('proches[]', [...PERSONNE, 'lien', 'telephone']),
    ...de('interdictions[]', [
      ...PERSONNE,
      'lien',
      'juridiction',
      'reference',
      'fichier.nom',
      'fichier.type',
    ]),
  ],
  'GET /foyer/quotient/declarations': ['declarations[].caisse', ...de('declarations[].preuve', FICHIER)],
  // The names and values of its parts are what the test below reads.
  'GET /foyer/renouvellement': [
    'renouvellement.documents[].nom',
    ...de('renouvellement.sections[]', ['empreinte', 'enfant.prenom', 'lignes[].nom', 'lignes[].valeur']),
  ],
  'GET /historique': ['actions[].enfant', 'actions[].objet', 'actions[].reponse'],
  'GET /inscriptions': [
    ...de('inscriptions[]', ['activite.nom', ...de('structure', SERVICE), ...de('enfant', PERSONNE)]),
  ],
  'GET /inscriptions/eligibilite': [
    ...de('enfants[].enfant', PERSONNE),
    'enfants[].empechements[].pieces[].nom',
  ],
  // What is signed is one text, which the creditor and the banks read.
  'GET /mandats': [
    ...de('regies[]', ['nom', 'ics', 'creancier', 'texte']),
    ...de('mandats[]', ['iban', 'ics', 'rum', 'titulaire', 'regie.nom']),
  ],
  // The names of the texts of law.
  'GET /mes-donnees/durees': ['durees[].source'],
  'GET /mes-donnees/effacement': ['garde[].source'],
  'GET /messages': ['enfants[].prenom', ...de('fils[]', FIL)],
  'GET /messages/{id}': [...FIL, ...de('messages[]', ['auteur', 'texte', 'pieces[].nom', 'pieces[].type'])],
  'GET /notifications/cle': ['cle'],
  'GET /paiements': ['paiements[].regie.nom', 'paiements[].factures[].numero'],
  'GET /paiements/{id}': ['regie.nom', 'factures[].numero'],
  'GET /planning': [
    ...de('enfants[]', PERSONNE),
    ...de('lignes[]', ['structure', 'activite', 'unite', 'groupe', 'horaires']),
    ...de('gardes[]', ['activite', 'structure']),
    'ouverture.nom',
  ],
  'GET /reinscriptions': [
    ...de('lignes[].enfant', PERSONNE),
    ...['actuelle', 'suite'].flatMap((one) => de(`lignes[].${one}`, ['activite.nom', 'structure.nom'])),
  ],
  'GET /reservations/prochaines': ['zone', ...de('jours[]', ['enfant', 'activite', 'unite'])],
  'GET /session': ['courriel', 'prenom'],
  'GET /tableau-de-bord': [
    'actualites.derniere',
    'prochaineOuverture.nom',
    'documents.aFournir[].nom',
    ...de('prochainsJours[]', ['enfant', 'activite', 'unite']),
  ],
  'GET /tarifs/simulation': ['activite.nom', 'prix[].nom'],
}

type Reponse = { nom: string; fr: unknown; autre: unknown }
type Demander = (question: string, langue: string) => Promise<Response>

/** Words, not a code, a number, a date, an address or a print. */
function estUnePhrase(text: string): boolean {
  return (
    /\p{L}{2}/u.test(text) &&
    !/^[a-z][A-Za-z0-9-]*$/.test(text) &&
    !/^\d{4}-\d\d-\d\d/.test(text) &&
    !/^(https?:\/)?\//.test(text) &&
    !/^[0-9a-f-]{36}( |$)/.test(text)
  )
}

/** The fields that are the same sentence in both answers, but for those that are data. */
function memes({ nom, fr, autre }: Reponse, connues: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  const compare = (one: unknown, other: unknown, path: string) => {
    if (typeof one === 'string') {
      if (one === other && estUnePhrase(one) && !connues.includes(path)) found.set(`${nom} ${path}`, one)
    } else if (Array.isArray(one)) {
      for (const [index, part] of one.entries()) compare(part, (other as unknown[])?.[index], `${path}[]`)
    } else if (typeof one === 'object' && one)
      for (const [key, part] of Object.entries(one))
        compare(part, (other as Record<string, unknown>)?.[key], path ? `${path}.${key}` : key)
  }
  compare(fr, autre, '')
  return found
}

async function lire(response: Response): Promise<unknown> {
  return response.headers.get('content-type')?.includes('json') ? response.json() : undefined
}

/** What is asked of a route; none where it answers no words. */
function questionsDe(route: Route, activites: readonly string[], ids: Record<string, string>): string[] {
  if (AILLEURS.test(route.nom)) return []
  const id = ids[CHEMINS[route.nom] ?? '']
  if (route.chemin.includes('{') && !id) return []
  const chemin = route.chemin.replace(/\{\w+\}/, id ?? '')
  return (QUESTIONS[route.nom] ?? ['']).flatMap((query) =>
    (query.includes('ACTIVITE') ? activites : ['']).map((one) =>
      `${chemin}?${query.replace('ACTIVITE', one)}`.replace(/\?$/, ''),
    ),
  )
}

/** Every reading route of the families, in French and in another language. @returns what stays French, by field */
async function ceQuiResteFrancais(
  server: TestServer,
  demander: Demander,
  langue: string,
  ids: Record<string, string> = {},
): Promise<Map<string, string>> {
  const routes = (await routesDe(server.app)).filter(
    ({ nom, chemin }) => nom.startsWith('GET ') && !chemin.startsWith('/gestion'),
  )
  const { structures } = (await lire(await demander('/catalogue', 'fr'))) as Catalogue
  const activites = structures.flatMap((one) => one.activites.map(({ id }) => id))
  const found = new Map<string, string>()
  for (const route of routes)
    for (const question of questionsDe(route, activites, ids)) {
      const [fr, autre] = [await demander(question, 'fr'), await demander(question, langue)]
      assert.ok(fr.status < 400, `${question}: ${fr.status} ${await fr.clone().text()}`)
      const both = { nom: route.nom, fr: await lire(fr), autre: await lire(autre) }
      for (const [champ, said] of memes(both, DONNEES[route.nom] ?? [])) found.set(champ, said)
    }
  return found
}

describe('The answers to families, in their language: the demo', () => {
  let server: TestServer
  before(async () => {
    server = await openTestServer({ now: '2026-11-25T09:00:00Z' })
    const { database, clock, fichiers, coffre, queue, publicUrl } = server.deps
    await seedDemo({
      ...{ database, clock, fichiers, coffre, publicUrl },
      origines: [ORIGIN],
      pages: Object.fromEntries(SECTIONS.map((one) => [one, `/${one}/`])) as Record<Section, string>,
      queue: async () => queue,
    })
  })
  after(() => server.close())

  for (const courriel of ['camille.durand@exemple.fr', 'samir.benali@exemple.fr'])
    test(`${courriel} reads nothing of ours in French`, async () => {
      const signed = await call(server, ENTRE_DEUX_MERS, '/session', {
        courriel,
        motDePasse: 'tournesol-vigne-42',
      })
      const demander: Demander = async (question, langue) =>
        server.app.request(`/api/${ENTRE_DEUX_MERS}${question}`, {
          headers: { origin: ORIGIN, cookie: signed.cookie, 'accept-language': langue },
        })
      for (const langue of ['en', 'pt'])
        assert.deepEqual(await ceQuiResteFrancais(server, demander, langue), new Map())
    })
})

describe('The answers to families, in their language: a family that has one of each thing', () => {
  let server: TestServer
  let close: () => Promise<void>
  let monde: Monde
  before(async () => {
    ;({ server, close } = await openPayingServer())
    monde = await creerMonde(server)
  })
  after(() => close())

  test('reads nothing of ours in French', async () => {
    const { personnes, ids } = monde
    for (const who of [personnes.famille, personnes.autreParent]) {
      const own = who === personnes.famille ? ids : { enfant: ids.enfant ?? '' }
      const demander: Demander = (question, langue) => who.get(question, { 'accept-language': langue })
      for (const langue of ['en', 'pt'])
        assert.deepEqual(await ceQuiResteFrancais(server, demander, langue, own), new Map())
    }
  })

  test('reads the parts of its file to renew in its language, and confirms the same ones', async () => {
    const { famille } = monde.personnes
    const read = async (langue: string) => {
      const answer = await famille.get('/foyer/renouvellement', { 'accept-language': langue })
      const { renouvellement } = (await answer.json()) as Renouvellement
      assert.ok(renouvellement)
      return renouvellement.sections
    }
    const [fr, en, pt] = [await read('fr'), await read('en'), await read('pt')]
    const contact = (parts: typeof fr) => parts.find((one) => one.section === 'contact')?.lignes[0]?.nom
    assert.deepEqual([contact(fr), contact(en), contact(pt)], ['Adresse', 'Address', 'Morada'])
    const said = (parts: typeof fr) => JSON.stringify(parts.map((one) => one.lignes))
    assert.match(said(fr), /non renseigné/)
    for (const other of [en, pt]) {
      assert.doesNotMatch(said(other), /non renseigné|sans réponse|Téléphone/)
      assert.deepEqual(
        other.map((one) => one.empreinte),
        fr.map((one) => one.empreinte),
      )
    }
  })

  test('is refused nothing in French', async () => {
    const { famille } = monde.personnes
    const routes = (await routesDe(server.app)).filter(
      ({ methode, chemin }) => ['POST', 'PUT'].includes(methode) && !chemin.startsWith('/gestion'),
    )
    const found = new Map<string, string>()
    for (const { nom, methode, chemin, fichier } of routes) {
      const path = chemin.replaceAll(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000')
      const refuse = async (langue: string) => {
        const body = fichier ? new FormData() : {}
        const answer = await famille.send(methode as 'POST', path, body, { 'accept-language': langue })
        return answer.status >= 400 ? lire(answer) : undefined
      }
      const both = { nom, fr: await refuse('fr'), autre: await refuse('en') }
      for (const [champ, said] of memes(both, ['type', 'requestId'])) found.set(champ, said)
    }
    assert.deepEqual(found, new Map())
  })
})
