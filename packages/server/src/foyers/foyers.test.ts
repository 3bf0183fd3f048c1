import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { EnfantNouveau, Foyer, HistoriqueSante, Sante } from '@inoe/contract/foyers'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  CONTREXEVILLE,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  ORIGIN,
  type Town,
} from '../../test/towns.ts'
import { lire } from '../database/lecture.ts'
import { rows } from '../database/open.ts'
import { nomsDes } from './noms.ts'
import { createFoyer, prenomOf } from './store.ts'
import { champsManquants } from './tableau.ts'
import { foyersEnfants, santesChangements } from './tables.ts'

const SANTE: Sante = {
  allergies: 'Arachide',
  regime: '',
  pai: '',
  vaccins: 'DTP à jour',
  medecin: 'Dr Œillet',
  medecinTelephone: '05 56 11 22 33',
  autres: '',
}
const LOU: EnfantNouveau = { nom: 'D’Œuvre-Łukasz', prenom: 'Lou', dateNaissance: '2019-04-02', sante: SANTE }
const CONTACT = {
  adresse: '12 allée des Chênes',
  complement: '',
  codePostal: '33760',
  commune: 'Targon',
  telephone: '06 12 34 56 78',
}

describe('The family file', () => {
  let server: TestServer
  let town: Town
  let other: Town
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    other = await createTown(server, CONTREXEVILLE)
  })
  after(() => server.close())

  const read = async (client: Client) => (await (await client.get('/foyer')).json()) as Foyer
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code
  const add = async (client: Client, child: EnfantNouveau = LOU) => {
    const response = await client.send('POST', '/foyer/enfants', child)
    assert.equal(response.status, 201)
    return ((await response.json()) as { id: string }).id
  }

  test('shows a file just opened, and says what is missing', async () => {
    const systeme = { collectivite: town.id, role: 'systeme' } as const
    const foyer = uuid()
    const missing = await server.deps.database.transaction(systeme, async (tx) => {
      await createFoyer(tx, town.id, foyer, 'neuf@exemple.fr')
      assert.equal(await prenomOf(tx, town.id, foyer, 'neuf@exemple.fr'), '')
      return lire(tx, champsManquants(town.id, foyer))
    })
    assert.deepEqual(missing, [
      'adresse',
      'codePostal',
      'commune',
      'telephone',
      'premier.nom',
      'premier.prenom',
    ])
    assert.deepEqual(nomsDes(missing, 'fr').slice(0, 2), ['Adresse', 'Code postal'])
    assert.deepEqual(nomsDes(missing, 'pt').slice(0, 2), ['Morada', 'Código postal'])
  })

  test('saves one section and leaves the others', async () => {
    const parent = await createFamille(server, town)
    const before = await read(parent)
    const response = await parent.send('PUT', '/foyer', { version: before.version, contact: CONTACT })
    assert.equal(response.status, 200)
    const saved = (await response.json()) as Foyer
    assert.deepEqual(saved.contact, CONTACT)
    assert.equal(saved.version, before.version + 1)
    assert.deepEqual(
      [saved.revenus, saved.parents, saved.enfants],
      [before.revenus, before.parents, before.enfants],
    )
    assert.deepEqual(saved.manquants, [])
  })

  test('adds, changes and removes a second parent', async () => {
    const parent = await createFamille(server, town)
    const { version } = await read(parent)
    const premier = { nom: "N'Guyen", prenom: 'Zoé', courriel: 'zoe@exemple.fr' }
    const second = { nom: 'Æbi', prenom: 'Noël', courriel: '', telephone: '' }
    const save = (at: number, parents: Foyer['parents']) =>
      parent.send('PUT', '/foyer', { version: at, parents })
    assert.equal((await save(version, { premier, second })).status, 200)
    assert.deepEqual((await read(parent)).parents, { premier, second })
    assert.equal((await save(version + 1, { premier, second: null })).status, 200)
    assert.equal((await read(parent)).parents.second, null)
  })

  test('two tabs do not overwrite each other', async () => {
    const parent = await createFamille(server, town)
    const { version } = await read(parent)
    const answers = await Promise.all(
      ['Rue A', 'Rue B'].map((adresse) =>
        parent.send('PUT', '/foyer', { version, contact: { ...CONTACT, adresse } }),
      ),
    )
    assert.deepEqual(answers.map((one) => one.status).sort(), [200, 409])
    const refused = answers.find((one) => one.status === 409) as Response
    assert.equal(await codeOf(refused), 'modifie-ailleurs')
    const won = answers.find((one) => one.status === 200) as Response
    assert.equal((await read(parent)).contact.adresse, ((await won.json()) as Foyer).contact.adresse)
  })

  test('says what is wrong on each field', async () => {
    const parent = await createFamille(server, town)
    const { version } = await read(parent)
    const revenus = {
      revenusCentimes: null,
      revenusAnnee: null,
      quotientFamilial: null,
      caisse: null,
      numeroAllocataire: '',
      enfantsACharge: null,
      enfantsAeeh: null,
    }
    for (const [section, champ] of [
      [{ contact: { ...CONTACT, adresse: '  ' } }, 'contact.adresse'],
      [{ contact: { ...CONTACT, codePostal: '3376' } }, 'contact.codePostal'],
      [{ contact: { ...CONTACT, telephone: '06' } }, 'contact.telephone'],
      [{ revenus: { ...revenus, quotientFamilial: 100_000 } }, 'revenus.quotientFamilial'],
      [{ revenus: { ...revenus, quotientFamilial: 1.5 } }, 'revenus.quotientFamilial'],
      [{ revenus: { ...revenus, revenusCentimes: -1 } }, 'revenus.revenusCentimes'],
      [
        { parents: { premier: { nom: 'A', prenom: 'B', courriel: 'non' }, second: null } },
        'parents.premier.courriel',
      ],
    ] as const) {
      const response = await parent.send('PUT', '/foyer', { version, ...section })
      assert.equal(response.status, 400, champ)
      const problem = (await response.json()) as { errors: { champ: string }[] }
      assert.deepEqual(
        problem.errors.map((one) => one.champ),
        [champ],
      )
    }
    assert.equal((await read(parent)).version, version)
  })

  test('adds a child with its medical information, once per key', async () => {
    const parent = await createFamille(server, town, { prenoms: [] })
    const key = { 'idempotency-key': uuid() }
    const answers = await Promise.all([1, 2].map(() => parent.send('POST', '/foyer/enfants', LOU, key)))
    const bodies = await Promise.all(answers.map((one) => one.text()))
    assert.equal(bodies[0], bodies[1])
    const { enfants } = await read(parent)
    assert.deepEqual(
      enfants.map(({ id: _, ...one }) => one),
      [{ ...LOU, version: 1 }],
    )
    const kept = await rows<{ reponse: object }>(
      server.superuser,
      sql`SELECT reponse FROM requetes WHERE cle = ${key['idempotency-key']}`,
    )
    assert.ok(!JSON.stringify(kept).includes('Arachide'), 'nothing medical stays with the kept answers')
  })

  test('a date of birth that is not possible is refused, when adding and when saving', async () => {
    const parent = await createFamille(server, town)
    const [child] = (await read(parent)).enfants
    for (const dateNaissance of ['2026-11-04', '1999-01-01']) {
      const added = await parent.send('POST', '/foyer/enfants', { ...LOU, dateNaissance })
      assert.equal(added.status, 422)
      assert.equal(await codeOf(added), 'date-naissance-invalide')
      const saved = await parent.send('PUT', `/foyer/enfants/${child?.id}`, {
        ...LOU,
        dateNaissance,
        version: 1,
      })
      assert.equal(saved.status, 422)
    }
    for (const wrong of [{ nom: '' }, { dateNaissance: '2023-02-31' }, { dateNaissance: '2023-13-01' }]) {
      assert.equal((await parent.send('POST', '/foyer/enfants', { ...LOU, ...wrong })).status, 400)
    }
    assert.equal((await read(parent)).enfants.length, 2)
  })

  test('saves a child, and refuses what another tab has saved since', async () => {
    const parent = await createFamille(server, town, { prenoms: [] })
    const id = await add(parent)
    const changed = { ...LOU, prenom: 'Louise', sante: { ...SANTE, allergies: '' }, version: 1 }
    assert.equal((await parent.send('PUT', `/foyer/enfants/${id}`, changed)).status, 200)
    assert.equal(await codeOf(await parent.send('PUT', `/foyer/enfants/${id}`, changed)), 'modifie-ailleurs')
    const [child] = (await read(parent)).enfants
    assert.deepEqual([child?.prenom, child?.sante.allergies, child?.version], ['Louise', '', 2])
  })

  test('the same name in two Unicode forms is one name', async () => {
    const parent = await createFamille(server, town, { prenoms: [] })
    await add(parent, { ...LOU, prenom: 'Zoe\u0301' })
    assert.equal((await read(parent)).enfants[0]?.prenom, 'Zo\u00e9')
  })

  test('removes a child that nothing is attached to, and no other', async () => {
    const parent = await createFamille(server, town)
    const [enrolled] = parent.enfants
    assert.equal(
      await codeOf(await parent.send('DELETE', `/foyer/enfants/${enrolled?.id}`)),
      'enfant-rattache',
    )
    const id = await add(parent)
    // A calendar on a phone does not keep a child in the file.
    assert.equal((await parent.send('POST', '/agendas', { enfant: id })).status, 201)
    assert.equal((await parent.send('DELETE', `/foyer/enfants/${id}`)).status, 204)
    assert.equal((await parent.send('DELETE', `/foyer/enfants/${id}`)).status, 404)
    assert.equal((await read(parent)).enfants.length, 2)
  })

  test('a child of two families stays in both', async () => {
    const one = await createFamille(server, town, { prenoms: [] })
    const two = await createFamille(server, town, { prenoms: [] })
    const id = await add(one)
    await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, (tx) =>
      tx.insert(foyersEnfants).values({ collectiviteId: town.id, foyerId: two.foyer, enfantId: id }),
    )
    assert.equal(await codeOf(await one.send('DELETE', `/foyer/enfants/${id}`)), 'enfant-rattache')
    assert.equal((await read(two)).enfants.length, 1)
    assert.ok(!JSON.stringify(await read(two)).includes(one.foyer))
  })

  test('both homes of a child read one truth of its health, and who changed what, without naming the other', async () => {
    const one = await createFamille(server, town, { prenoms: [] })
    const two = await createFamille(server, town, { prenoms: [] })
    const stranger = await createFamille(server, town, { prenoms: [] })
    const systeme = { collectivite: town.id, role: 'systeme' } as const
    const id = await add(one)
    await server.deps.database.transaction(systeme, (tx) =>
      tx.insert(foyersEnfants).values({ collectiviteId: town.id, foyerId: two.foyer, enfantId: id }),
    )
    const history = async (who: Client) => {
      const answer = await who.get(`/foyer/enfants/${id}/sante/historique`)
      assert.equal(answer.headers.get('cache-control'), 'private, no-store')
      return ((await answer.json()) as HistoriqueSante).changements
    }
    const said = async (who: Client) =>
      (await history(who)).map(({ nom, avant, apres, auteur }) => [nom, avant, apres, auteur])
    const save = async (who: Client, change: Partial<Sante>) => {
      const { version = 0, sante = SANTE } = (await read(who)).enfants[0] ?? {}
      const body = { ...LOU, version, sante: { ...sante, ...change } }
      assert.equal((await who.send('PUT', `/foyer/enfants/${id}`, body)).status, 200)
    }
    const heard = async () => {
      const found = await server.deps.database.transaction(systeme, (tx) =>
        rows<{ foyer_id: string }>(
          tx,
          sql`SELECT foyer_id FROM evenements WHERE collectivite_id = ${town.id}
              AND foyer_id IN (${one.foyer}, ${two.foyer}) ORDER BY id`,
        ),
      )
      return found.map((event) => event.foyer_id)
    }
    const before = (await heard()).length
    await save(two, { allergies: 'Arachide et lait' })
    assert.deepEqual((await heard()).slice(before).sort(), [one.foyer, two.foyer].sort())
    await save(two, {})
    assert.equal((await read(one)).enfants[0]?.sante.allergies, 'Arachide et lait')
    await save(one, { allergies: '' })
    assert.deepEqual((await said(one)).slice(0, 2), [
      ['Allergies', 'Arachide et lait', 'non renseigné', 'vous'],
      ['Allergies', 'Arachide', 'Arachide et lait', 'autre-foyer'],
    ])
    assert.deepEqual(
      (await said(two)).slice(0, 2).map((line) => line[3]),
      ['autre-foyer', 'vous'],
    )
    const told = JSON.stringify(await history(one))
    for (const secret of [two.foyer, two.compte]) assert.ok(!told.includes(secret))
    assert.equal((await stranger.get(`/foyer/enfants/${id}/sante/historique`)).status, 404)

    const agent = await createAgent(server, town)
    const decided = (saisie: string) =>
      agent.send('PUT', '/gestion/champs', {
        champs: [{ champ: 'sante.allergies', saisie, effet: 'immediat' }],
      })
    await decided('masque')
    try {
      assert.ok(!JSON.stringify(await history(one)).includes('Arachide'), 'what is hidden has no past either')
    } finally {
      await decided('modifiable')
    }
  })

  test('a child leaves with the history of its health', async () => {
    const parent = await createFamille(server, town, { prenoms: [] })
    const id = await add(parent)
    const kept = () =>
      server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, (tx) =>
        tx.select().from(santesChangements).where(eq(santesChangements.enfantId, id)),
      )
    assert.deepEqual((await kept()).map((one) => one.champ).sort(), [
      'allergies',
      'medecin',
      'medecinTelephone',
      'vaccins',
    ])
    assert.equal((await parent.send('DELETE', `/foyer/enfants/${id}`)).status, 204)
    assert.deepEqual(await kept(), [])
  })

  test('nothing medical reaches the log, even when the database fails', async () => {
    const parent = await createFamille(server, town, { prenoms: [] })
    const { log, database } = server.deps
    const logged: unknown[] = []
    const { error } = log
    log.error = (...said: unknown[]) => void logged.push(...said)
    await database.owner.execute(sql`ALTER TABLE santes RENAME TO santes_ailleurs`)
    try {
      assert.equal((await parent.send('POST', '/foyer/enfants', LOU)).status, 500)
    } finally {
      await database.owner.execute(sql`ALTER TABLE santes_ailleurs RENAME TO santes`)
      log.error = error
    }
    const text = JSON.stringify(logged)
    assert.match(text, /insert into .*santes/)
    for (const secret of [SANTE.allergies, SANTE.vaccins, SANTE.medecin])
      assert.ok(!text.includes(secret), secret)
    assert.deepEqual((await read(parent)).enfants, [])
  })

  test('a version that no save ever had is a refusal', async () => {
    const parent = await createFamille(server, town)
    for (const version of [0, 1.5, 2_147_483_648, Number.MAX_SAFE_INTEGER]) {
      assert.equal((await parent.send('PUT', '/foyer', { version, contact: CONTACT })).status, 400)
      const child = `/foyer/enfants/${parent.enfants[0]?.id}`
      assert.equal((await parent.send('PUT', child, { ...LOU, version })).status, 400)
    }
    assert.equal(
      (await parent.send('PUT', '/foyer', { version: 2_000_000_000, contact: CONTACT })).status,
      409,
    )
  })

  test('another family, another town, an agent and a visitor reach nothing', async () => {
    const mine = await createFamille(server, town, { enrolled: false })
    const child = `/foyer/enfants/${mine.enfants[0]?.id}`
    const strangers = [await createFamille(server, town), await createFamille(server, other)]
    for (const stranger of strangers) {
      const unknown = await stranger.send('PUT', `/foyer/enfants/${uuid()}`, { ...LOU, version: 1 })
      const theirs = await stranger.send('PUT', child, { ...LOU, version: 1 })
      assert.deepEqual([unknown.status, theirs.status], [404, 404])
      assert.equal((await stranger.send('DELETE', child)).status, 404)
      assert.equal((await stranger.send('DELETE', '/foyer/enfants/1%27')).status, 404)
      assert.ok(!(await (await stranger.get('/foyer')).text()).includes(mine.enfants[0]?.id ?? '?'))
    }
    const agent = await createAgent(server, town)
    assert.equal((await agent.get('/foyer')).status, 401)
    assert.equal((await agent.send('POST', '/foyer/enfants', LOU)).status, 401)
    const visitor = await server.app.request(`/api/${town.id}/foyer`, { headers: { origin: ORIGIN } })
    assert.equal(visitor.status, 401)
    assert.deepEqual(
      (await read(mine)).enfants.map((one) => one.prenom),
      ['Léa', 'Noé'],
    )
  })

  test('no cache keeps the file, and its family hears of a change', async () => {
    const parent = await createFamille(server, town)
    const response = await parent.get('/foyer')
    assert.equal(response.headers.get('cache-control'), 'private, no-store')
    const { version } = (await response.json()) as Foyer
    await parent.send('PUT', '/foyer', { version, contact: CONTACT })
    const heard = await rows<{ sujet: string }>(
      server.superuser,
      sql`SELECT sujet FROM evenements WHERE foyer_id = ${parent.foyer}`,
    )
    assert.deepEqual(heard, [{ sujet: 'foyer' }])
  })
})
