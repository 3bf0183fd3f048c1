import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { RegleChamp } from '@inoe/contract/champs'
import type { Foyer, ModificationsADecider, PolitiqueChamps } from '@inoe/contract/foyers'
import { and, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { addService, asSysteme } from '../../test/billing.ts'
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
import { inscriptions } from '../inscriptions/tables.ts'
import { modifications } from './tables.ts'

describe('Changes of a family file that a service answers', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  let towns = 0
  before(async () => {
    server = await openTestServer()
  })
  after(() => server.close())
  beforeEach(async () => {
    town = await createTown(server, `${ENTRE_DEUX_MERS}-${towns++}`)
    agent = await createAgent(server, town)
    await decide({ champ: 'quotientFamilial', saisie: 'modifiable', effet: 'validation' })
  })

  const decide = async (...champs: ({ champ: string } & RegleChamp)[]) => {
    const answer = await agent.send('PUT', '/gestion/champs', { champs })
    assert.equal(answer.status, 200, await answer.clone().text())
    return ((await answer.json()) as PolitiqueChamps).champs
  }
  const read = async (who: Client) => (await (await who.get('/foyer')).json()) as Foyer
  const save = async (who: Client, change: Partial<Foyer['revenus']>) => {
    const { version, revenus } = await read(who)
    return who.send('PUT', '/foyer', { version, revenus: { ...revenus, ...change } })
  }
  const saved = async (who: Client, change: Partial<Foyer['revenus']>) => {
    const answer = await save(who, change)
    assert.equal(answer.status, 200, await answer.clone().text())
    return (await answer.json()) as Foyer
  }
  const queue = async (etat = 'demandee', who = agent) =>
    ((await (await who.get(`/gestion/modifications?etat=${etat}`)).json()) as ModificationsADecider)
      .modifications
  const answer = (id: string | undefined, decision: string, motif = '', who = agent) =>
    who.send('POST', `/gestion/modifications/${id}/reponse`, { decision, motif })
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code
  const mails = async (who: Client) => {
    await server.deps.queue.runDue()
    return server.courriels.filter((one) => one.a.startsWith(who.compte) && /dossier/.test(one.sujet))
  }

  test('waits with its old and new value, is accepted, applied, and told without a value', async () => {
    const parent = await createFamille(server, town)
    const before = (await read(parent)).revenus.quotientFamilial
    const after = await saved(parent, { quotientFamilial: 310, numeroAllocataire: '777' })
    // The other field of the same save is written at once.
    assert.deepEqual([after.revenus.quotientFamilial, after.revenus.numeroAllocataire], [before, '777'])
    assert.deepEqual(after.attentes[0]?.changements, [
      {
        champ: 'quotientFamilial',
        nom: 'Quotient familial',
        avant: before === null ? 'non renseigné' : String(before),
        apres: '310',
      },
    ])
    const [asked] = await queue()
    assert.deepEqual(asked?.changements, after.attentes[0]?.changements)
    assert.equal((await answer(asked?.id, 'acceptee', 'Merci.')).status, 200)
    const done = await read(parent)
    assert.deepEqual([done.revenus.quotientFamilial, done.attentes], [310, []])
    const [mail] = await mails(parent)
    assert.equal(mail?.sujet, 'Modification de votre dossier acceptée')
    assert.match(mail?.texte ?? '', /quotient familial/)
    assert.ok(!mail?.texte.includes('310'))
    assert.deepEqual([(await queue()).length, (await queue('acceptee')).length], [0, 1])
    assert.equal(await codeOf(await answer(asked?.id, 'acceptee')), 'deja-repondu')
  })

  test('is refused with a reason, and the file stays', async () => {
    const parent = await createFamille(server, town)
    await saved(parent, { quotientFamilial: 10 })
    const [asked] = await queue()
    assert.equal(await codeOf(await answer(asked?.id, 'refusee')), 'motif-requis')
    assert.equal((await answer(asked?.id, 'refusee', 'Attestation illisible.')).status, 200)
    const file = await read(parent)
    assert.notEqual(file.revenus.quotientFamilial, 10)
    assert.deepEqual(file.attentes, [])
    assert.match((await mails(parent))[0]?.texte ?? '', /Attestation illisible/)
  })

  test('changed again while it waits, it is one request; taken back, it is none', async () => {
    const parent = await createFamille(server, town)
    await decide({ champ: 'enfantsACharge', saisie: 'modifiable', effet: 'validation' })
    await saved(parent, { quotientFamilial: 10 })
    await saved(parent, { quotientFamilial: 20 })
    const { attentes } = await saved(parent, { enfantsACharge: 3 })
    assert.deepEqual(
      attentes.map((one) => one.changements.map(({ champ, apres }) => [champ, apres])),
      [
        [
          ['quotientFamilial', '20'],
          ['enfantsACharge', '3'],
        ],
      ],
    )
    const other = await createFamille(server, town)
    assert.equal((await other.send('DELETE', `/foyer/modifications/${attentes[0]?.id}`, {})).status, 404)
    const back = await parent.send('DELETE', `/foyer/modifications/${attentes[0]?.id}`, {})
    assert.deepEqual(((await back.json()) as Foyer).attentes, [])
    assert.deepEqual(await queue(), [])
    assert.equal(
      await codeOf(await parent.send('DELETE', `/foyer/modifications/${attentes[0]?.id}`, {})),
      'deja-repondu',
    )
  })

  test('the file moves meanwhile: accepted over what it has become', async () => {
    const parent = await createFamille(server, town)
    await saved(parent, { quotientFamilial: 310 })
    await saved(parent, { numeroAllocataire: '999' })
    await answer((await queue())[0]?.id, 'acceptee')
    const { revenus } = await read(parent)
    assert.deepEqual([revenus.quotientFamilial, revenus.numeroAllocataire], [310, '999'])
  })

  test('a child’s name waits too; what one must know of its health never does', async () => {
    await decide({ champ: 'enfant.nom', saisie: 'obligatoire', effet: 'validation' })
    const parent = await createFamille(server, town)
    const [child] = (await read(parent)).enfants
    assert.ok(child)
    const { id, ...enfant } = child
    const body = { ...enfant, nom: 'Martin', sante: { ...enfant.sante, allergies: 'Œufs' } }
    const answered = await parent.send('PUT', `/foyer/enfants/${id}`, body)
    assert.equal(answered.status, 200, await answered.clone().text())
    const after = await read(parent)
    assert.deepEqual(
      [after.enfants[0]?.nom, after.enfants[0]?.sante.allergies, after.attentes[0]?.enfant],
      [enfant.nom, 'Œufs', id],
    )
    const [asked] = await queue()
    assert.equal(asked?.enfant?.prenom, enfant.prenom)
    await answer(asked?.id, 'acceptee')
    const done = (await read(parent)).enfants[0]
    assert.deepEqual([done?.nom, done?.sante.allergies], ['Martin', 'Œufs'])
    const refused = await agent.send('PUT', '/gestion/champs', {
      champs: [{ champ: 'sante.pai', saisie: 'modifiable', effet: 'validation' }],
    })
    assert.equal(refused.status, 400)
    const kept = await asSysteme<(typeof modifications.$inferSelect)[]>(server, town.id, (tx) =>
      tx.select().from(modifications),
    )
    assert.ok(!JSON.stringify(kept).includes('Œufs'))
  })

  test('hidden, read-only, compulsory: the server decides', async () => {
    const parent = await createFamille(server, town)
    await saved(parent, { numeroAllocataire: '555', caisse: 'CAF' })
    await decide(
      { champ: 'numeroAllocataire', saisie: 'masque', effet: 'immediat' },
      { champ: 'caisse', saisie: 'lecture', effet: 'immediat' },
      { champ: 'revenusAnnee', saisie: 'obligatoire', effet: 'immediat' },
    )
    const file = await read(parent)
    assert.equal(file.revenus.numeroAllocataire, '')
    assert.deepEqual(
      file.regles.map(({ champ, saisie }) => [champ, saisie]),
      [
        ['revenusAnnee', 'obligatoire'],
        ['quotientFamilial', 'modifiable'],
        ['caisse', 'lecture'],
        ['numeroAllocataire', 'masque'],
      ],
    )
    assert.ok(file.manquants.includes('Année de ce revenu'))
    const wrong = (await (await save(parent, { caisse: 'MSA', revenusAnnee: null })).json()) as {
      errors: { champ: string }[]
    }
    assert.deepEqual(
      wrong.errors.map((one) => one.champ),
      ['revenus.revenusAnnee', 'revenus.caisse'],
    )
    await saved(parent, { revenusAnnee: 2025, numeroAllocataire: '' })
    await decide({ champ: 'numeroAllocataire', saisie: 'modifiable', effet: 'immediat' })
    assert.equal((await read(parent)).revenus.numeroAllocataire, '555')
  })

  test('only the services of the family answer; of one that asks nowhere yet, any of the town', async () => {
    const parent = await createFamille(server, town)
    await saved(parent, { quotientFamilial: 310 })
    const [asked] = await queue()
    const elsewhere = await createAgent(server, town, [await addService(server, town, null)])
    const enrolled = async () =>
      asSysteme(server, town.id, (tx) =>
        tx.insert(inscriptions).values({
          collectiviteId: town.id,
          id: uuid(),
          foyerId: parent.foyer,
          enfantId: parent.enfants[0]?.id ?? '',
          structureId: town.structure,
          activiteId: town.activite,
          etat: 'demandee',
          demandeeLe: server.clock.now(),
        }),
      )
    await asSysteme(server, town.id, (tx) =>
      tx
        .update(inscriptions)
        .set({ etat: 'retiree' })
        .where(and(eq(inscriptions.collectiviteId, town.id), eq(inscriptions.foyerId, parent.foyer))),
    )
    assert.equal((await queue('demandee', elsewhere)).length, 1)
    await enrolled()
    assert.equal((await queue('demandee', elsewhere)).length, 0)
    assert.equal((await answer(asked?.id, 'acceptee', '', elsewhere)).status, 404)
    const stranger = await createAgent(server, await createTown(server, `${CONTREXEVILLE}-${towns}`))
    assert.equal((await answer(asked?.id, 'acceptee', '', stranger)).status, 404)
    assert.equal((await parent.get('/gestion/modifications')).status, 401)
    assert.equal((await parent.get('/gestion/champs')).status, 401)
    assert.equal((await answer(asked?.id, 'acceptee')).status, 200)
  })

  test('two agents answer at once: one does, the family is told once', async () => {
    const parent = await createFamille(server, town)
    await saved(parent, { quotientFamilial: 310 })
    const [asked] = await queue()
    const colleague = await createAgent(server, town)
    const answers = await Promise.all([
      answer(asked?.id, 'acceptee'),
      answer(asked?.id, 'refusee', 'Non.', colleague),
    ])
    assert.deepEqual(answers.map((one) => one.status).toSorted(), [200, 409])
    assert.equal((await mails(parent)).length, 1)
  })
})
