import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Foyer } from '@inoe/contract/foyers'
import type { IdentiteAllocataire, QuotientEnLigne, QuotientObtenu } from '@inoe/contract/quotients'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import {
  type Allocation,
  createParticulierSimulator,
  type Personne,
} from '../../../../demo/particulier/simulator.ts'
import { asSysteme } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  CONTREXEVILLE,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { champs, foyersEnfants } from '../foyers/tables.ts'
import { openCoffre } from '../outside/coffre.ts'
import type { QuotientConnu } from '../outside/particulier.ts'
import { openTrousseau } from '../outside/trousseau.ts'
import { estDuFoyer } from './rules.ts'
import { habilitationOf, habiliter, renouvelerHabilitation } from './store.ts'
import { habilitations, quotients } from './tables.ts'

const JETON = 'jeton-de-demonstration'
const SIRET = '13002526500013'
const IDENTITE: IdentiteAllocataire = {
  nomNaissance: 'Lefèvre',
  nomUsage: 'Durand',
  prenoms: ['Camille', 'Anne'],
  dateNaissance: '1988-02-09',
  sexe: 'F',
  naissance: { ou: 'france', commune: 'Libourne', departement: '33' },
}
const personne = (prenoms: string, date_naissance: string, more: Partial<Personne> = {}): Personne => ({
  nom_naissance: 'DURAND',
  nom_usage: null,
  prenoms,
  date_naissance,
  sexe: 'F',
  ...more,
})
const ALLOCATION: Allocation = {
  naissance: { commune: 'LIBOURNE', departement: '33' },
  allocataires: [personne('CAMILLE ANNE', '1988-02-09', { nom_naissance: 'LEFÈVRE', nom_usage: 'DURAND' })],
  enfants: [personne('LEA ROSE', '2018-05-14'), personne('NOE', '2019-05-14', { sexe: 'M' })],
  codePostalVille: '33760 TARGON',
  fournisseur: 'CNAF',
  valeur: 615.6,
}

describe('The quotient asked of the CAF or the MSA', () => {
  let server: TestServer
  let town: Town
  let api: Awaited<ReturnType<ReturnType<typeof createParticulierSimulator>['listen']>>
  before(async () => {
    api = await createParticulierSimulator({ jeton: JETON, now: () => server.clock.now() }).listen()
    server = await openTestServer({ particulierUrl: api.url })
    town = await createTown(server, ENTRE_DEUX_MERS)
    await asSysteme(server, town.id, (tx) =>
      habiliter(tx, server.deps.coffre, town.id, { siret: SIRET, jeton: JETON }, server.clock.now()),
    )
  })
  after(async () => {
    await server.close()
    await api.close()
  })
  beforeEach(() => {
    api.settings.panne = undefined
    api.settings.allocations = [structuredClone(ALLOCATION)]
    api.appels.length = 0
  })

  const ask = (who: Client, more: object = {}) =>
    who.send('POST', '/foyer/quotient', { ...IDENTITE, accord: true, ...more })
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code
  const shown = async (who: Client) => (await (await who.get('/foyer/quotient')).json()) as QuotientEnLigne
  const revenus = async (who: Client) => ((await (await who.get('/foyer')).json()) as Foyer).revenus

  test('is written in the file with its origin, and nothing of the identity is kept', async () => {
    const parent = await createFamille(server, town)
    assert.deepEqual(await shown(parent), { enLigne: true, obtenu: null })
    const answer = await ask(parent)
    assert.equal(answer.status, 200, await answer.clone().text())
    assert.equal(answer.headers.get('cache-control'), 'private, no-store')
    const obtenu: QuotientObtenu = {
      valeur: 616,
      caisse: 'CAF',
      annee: 2026,
      mois: 11,
      obtenuLe: '2026-11-03T09:00:00.000Z',
    }
    assert.deepEqual(await answer.json(), obtenu)
    assert.deepEqual(await shown(parent), { enLigne: true, obtenu })
    const { quotientFamilial, caisse } = await revenus(parent)
    assert.deepEqual([quotientFamilial, caisse], [616, 'CAF'])
    const [asked] = api.appels
    assert.deepEqual(
      [asked?.get('recipient'), asked?.getAll('prenoms[]'), asked?.get('moisDateNaissance')],
      [SIRET, ['Camille', 'Anne'], '2'],
    )
    const kept = await asSysteme(server, town.id, (tx) =>
      tx.select().from(quotients).where(eq(quotients.foyerId, parent.foyer)),
    )
    assert.equal(kept.length, 1)
    assert.doesNotMatch(JSON.stringify(kept), /lef|libourne|1988/i)
  })

  test('typed by hand afterwards, it is no longer said to come from the CAF', async () => {
    const parent = await createFamille(server, town)
    await ask(parent)
    const file = (await (await parent.get('/foyer')).json()) as Foyer
    const saved = await parent.send('PUT', '/foyer', {
      version: file.version,
      revenus: { ...file.revenus, quotientFamilial: 300 },
    })
    assert.equal(saved.status, 200)
    assert.equal((await shown(parent)).obtenu, null)
  })

  test('born abroad, known to the MSA', async () => {
    const parent = await createFamille(server, town)
    const [first] = ALLOCATION.allocataires
    api.settings.allocations = [
      { ...ALLOCATION, naissance: { pays: '99351' }, fournisseur: 'MSA', allocataires: [first] },
    ]
    const answer = await ask(parent, { naissance: { ou: 'etranger', pays: '99351' } })
    assert.equal(((await answer.json()) as QuotientObtenu).caisse, 'MSA')
    assert.equal(api.appels[0]?.has('nomCommuneNaissance'), false)
  })

  test('of another family is refused without being told, and changes nothing', async () => {
    const parent = await createFamille(server, town)
    for (const other of [
      {
        allocataires: [
          personne('CAMILLE ANNE', '1988-02-09', { nom_naissance: 'LEFÈVRE', nom_usage: 'MARTIN' }),
        ],
      },
      { enfants: [personne('LEA', '2017-05-14')] },
      { enfants: [] },
    ] satisfies Partial<Allocation>[]) {
      api.settings.allocations = [{ ...ALLOCATION, ...(other as Partial<Allocation>) }]
      const answer = await ask(parent)
      assert.doesNotMatch(await answer.clone().text(), /61[56]/)
      assert.equal(await codeOf(answer), 'quotient-autre-foyer')
    }
    assert.deepEqual((await revenus(parent)).quotientFamilial, 742)
  })

  test('where a child has two homes, the postal code must be the file’s', async () => {
    const parent = await createFamille(server, town)
    const other = await createFamille(server, town, { prenoms: [] })
    await asSysteme(server, town.id, (tx) =>
      tx.insert(foyersEnfants).values({
        collectiviteId: town.id,
        foyerId: other.foyer,
        enfantId: parent.enfants[0]?.id ?? '',
      }),
    )
    api.settings.allocations = [{ ...ALLOCATION, codePostalVille: '33000 BORDEAUX' }]
    assert.equal(await codeOf(await ask(parent)), 'quotient-autre-foyer')
    api.settings.allocations = [ALLOCATION]
    assert.equal((await ask(parent)).status, 200)
  })

  test('each failure has its sentence, and the API that fails never shows a civil status', async () => {
    const parent = await createFamille(server, town)
    assert.equal(await codeOf(await ask(parent, { nomNaissance: 'Inconnu' })), 'quotient-introuvable')
    for (const panne of [429, 502, 'html'] as const) {
      api.settings.panne = panne
      const answer = await ask(parent)
      assert.equal(answer.status, 503)
      assert.doesNotMatch(await answer.clone().text(), /lef/i)
      assert.equal(await codeOf(answer), 'quotient-indisponible')
    }
    api.settings.panne = undefined
    await asSysteme(server, town.id, (tx) =>
      habiliter(tx, server.deps.coffre, town.id, { siret: SIRET, jeton: 'revoque' }, server.clock.now()),
    )
    assert.equal(await codeOf(await ask(parent)), 'quotient-indisponible')
    await asSysteme(server, town.id, (tx) =>
      habiliter(tx, server.deps.coffre, town.id, { siret: SIRET, jeton: JETON }, server.clock.now()),
    )
    assert.equal(await codeOf(await ask(parent)), 'trop-de-tentatives')
  })

  test('is not there without children, without agreement, where it is hidden, or in a town without a token', async () => {
    const alone = await createFamille(server, town, { prenoms: [] })
    assert.equal(await codeOf(await ask(alone)), 'quotient-autre-foyer')
    const parent = await createFamille(server, town)
    assert.equal((await ask(parent, { accord: false })).status, 400)
    const agent = await createAgent(server, town)
    assert.equal((await ask(agent)).status, 401)
    const elsewhere = await createTown(server, CONTREXEVILLE)
    const stranger = await createFamille(server, elsewhere)
    assert.deepEqual(await shown(stranger), { enLigne: false, obtenu: null })
    assert.equal((await ask(stranger)).status, 404)
    await asSysteme(server, elsewhere.id, async (tx) => {
      const habilitation = { siret: SIRET, jeton: JETON }
      await habiliter(tx, server.deps.coffre, elsewhere.id, habilitation, server.clock.now())
      await tx.insert(champs).values({
        collectiviteId: elsewhere.id,
        champ: 'quotientFamilial',
        saisie: 'masque',
        effet: 'immediat',
      })
    })
    assert.equal((await ask(stranger)).status, 404)
    assert.equal(api.appels.length, 0)
  })

  test('the token is sealed, and no family’s transaction reads it', async () => {
    const famille = await createFamille(server, town)
    const [found] = await asSysteme(server, town.id, async (tx) => [
      await habilitationOf(tx, server.deps.coffre, town.id),
    ])
    assert.equal(found?.jeton, JETON)
    const acteur = {
      collectivite: town.id,
      role: 'famille',
      compte: famille.compte,
      foyer: famille.foyer,
    } as const
    await assert.rejects(server.deps.database.transaction(acteur, (tx) => tx.select().from(habilitations)))
  })

  test('the token is sealed again by a new key, once', async () => {
    const cles = [randomBytes(32), randomBytes(32)].map((one) => one.toString('base64'))
    const [ancienne = '', nouvelle = ''] = cles
    const later = openCoffre(openTrousseau([nouvelle, ancienne]))
    const given = { siret: SIRET, jeton: JETON }
    await asSysteme(server, town.id, async (tx) => {
      const now = server.clock.now()
      await habiliter(tx, openCoffre(openTrousseau([ancienne])), town.id, given, now)
      assert.equal(await renouvelerHabilitation(tx, town.id, later), 1)
      assert.equal(await renouvelerHabilitation(tx, town.id, later), 0)
      const alone = openCoffre(openTrousseau([nouvelle]))
      assert.deepEqual(await habilitationOf(tx, alone, town.id), given)
      await habiliter(tx, server.deps.coffre, town.id, given, now)
    })
  })

  test('never of somebody of whom one of name, child or home differs', () => {
    const mot = fc.stringMatching(/^[A-Z]{3,8}$/)
    fc.assert(
      fc.property(mot, mot, mot, mot, (nom, prenom, enfant, autre) => {
        fc.pre(new Set([nom, prenom, enfant, autre]).size === 4)
        const connu = (more: Partial<QuotientConnu> = {}): QuotientConnu => ({
          valeur: 1,
          caisse: 'CAF',
          annee: 2026,
          mois: 1,
          allocataires: [
            { nom_naissance: nom, nom_usage: null, prenoms: `${prenom} LUC`, date_naissance: null },
          ],
          enfants: [{ nom_naissance: nom, nom_usage: null, prenoms: enfant, date_naissance: '2019-01-02' }],
          codePostalVille: '33760 TARGON',
          ...more,
        })
        const famille = {
          adultes: [{ nom: nom.toLowerCase(), prenom: prenom.toLowerCase() }],
          enfants: [{ prenom: enfant, dateNaissance: '2019-01-02' }],
          codePostal: '33760',
          partagee: true,
        }
        assert.ok(estDuFoyer(connu(), famille))
        assert.ok(!estDuFoyer(connu(), { ...famille, adultes: [{ nom: autre, prenom }] }))
        assert.ok(!estDuFoyer(connu(), { ...famille, adultes: [{ nom, prenom: autre }] }))
        assert.ok(
          !estDuFoyer(connu(), { ...famille, enfants: [{ prenom: autre, dateNaissance: '2019-01-02' }] }),
        )
        assert.ok(
          !estDuFoyer(connu(), { ...famille, enfants: [{ prenom: enfant, dateNaissance: '2019-01-03' }] }),
        )
        assert.ok(!estDuFoyer(connu({ codePostalVille: '33000 BORDEAUX' }), famille))
        assert.ok(!estDuFoyer(connu(), { ...famille, adultes: [{ nom: '', prenom: '' }] }))
      }),
    )
  })

  test('names are compared as administrations write them', () => {
    const connu: QuotientConnu = {
      valeur: 1,
      caisse: 'CAF',
      annee: 2026,
      mois: 1,
      allocataires: [
        {
          nom_naissance: "D'ARTAGNAN SÆTHRE",
          nom_usage: null,
          prenoms: 'JEAN PIERRE LUC',
          date_naissance: null,
        },
      ],
      enfants: [{ nom_naissance: 'X', nom_usage: null, prenoms: 'CŒUR MARIE', date_naissance: '2019-01-02' }],
      codePostalVille: '',
    }
    const famille = {
      adultes: [{ nom: 'd’Artagnan-Saethre', prenom: 'Jean-Pierre' }],
      enfants: [{ prenom: 'Coeur', dateNaissance: '2019-01-02' }],
      codePostal: '33760',
      partagee: false,
    }
    assert.ok(estDuFoyer(connu, famille))
    assert.ok(!estDuFoyer(connu, { ...famille, adultes: [{ nom: 'Artagnan', prenom: 'Jean' }] }))
  })
})
