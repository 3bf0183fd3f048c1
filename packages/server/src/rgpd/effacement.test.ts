import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { EffacementPrevu, EffacementsADecider, MesDonnees } from '@inoe/contract/mes-donnees'
import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { asSysteme, openPayingServer } from '../../test/billing.ts'
import { faireExport } from '../../test/exports.ts'
import { CANARI, creerMonde, type Monde } from '../../test/monde.ts'
import type { TestServer } from '../../test/server.ts'
import { type Client, connecter, createFamille } from '../../test/towns.ts'
import { comptes } from '../comptes/tables.ts'
import { dureesDe } from '../conservation/durees.ts'
import { rows } from '../database/open.ts'
import { porteursDeFichiers } from '../fichiers/porteurs.ts'
import { enfants, responsables, santes } from '../foyers/tables.ts'
import { inscriptions } from '../inscriptions/tables.ts'
import { messages } from '../messages/tables.ts'
import { conserves } from './conserves.ts'
import { effacements } from './tables.ts'

const VISA = 'AD33-2026-118'

describe('Erasure', () => {
  let server: TestServer
  let close: () => Promise<void>
  let monde: Monde
  before(async () => {
    ;({ server, close } = await openPayingServer())
    monde = await creerMonde(server)
  })
  after(() => close())

  const systeme = <T>(work: Parameters<typeof asSysteme<T>>[2]) => asSysteme<T>(server, monde.town.id, work)
  const lire = async <T>(who: Client, route: string) => {
    const answer = await who.get(route)
    assert.equal(answer.status, 200, await answer.clone().text())
    return (await answer.json()) as T
  }
  const demander = async (who: Client) =>
    assert.equal((await who.send('POST', '/mes-donnees/effacement')).status, 202)
  const demandeDe = async (who: Client) => {
    const [found] = await systeme<{ id: string }[]>((tx) =>
      tx
        .select({ id: effacements.id })
        .from(effacements)
        .where(and(eq(effacements.compteId, who.compte), eq(effacements.etat, 'demandee'))),
    )
    return found?.id ?? ''
  }
  const repondre = async (who: Client, body: object, by = monde.personnes.agent) =>
    by.send('POST', `/gestion/effacements/${await demandeDe(who)}/reponse`, body)
  const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
  const recus = async (who: Client) => {
    await server.deps.queue.runDue()
    return server.courriels.filter((one) => one.a === `${who.compte}@exemple.fr`).map((one) => one.sujet)
  }

  /** Tables where some row says one of these words, in the product’s own schema and in the queue’s. */
  async function tablesQuiDisent(words: readonly string[]): Promise<string[]> {
    const tables = await rows<{ schema: string; nom: string }>(
      server.superuser,
      sql`SELECT table_schema AS schema, table_name AS nom FROM information_schema.tables
          WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'`,
    )
    assert.ok(tables.length > 60)
    const found: string[] = []
    for (const { schema, nom } of tables) {
      const [said] = await rows<{ n: number }>(
        server.superuser,
        sql`SELECT count(*)::int AS n FROM ${sql.identifier(schema)}.${sql.identifier(nom)} t
            WHERE ${sql.join(
              words.map((word) => sql`position(${word} IN t::text) > 0`),
              sql` OR `,
            )}`,
      )
      if (said?.n) found.push(nom)
    }
    return [...new Set(found)].sort()
  }

  test('is said before: what goes, what stays and why, what is in the way', async () => {
    const prevu = await lire<EffacementPrevu>(monde.personnes.famille, '/mes-donnees/effacement')
    assert.equal(prevu.portee, 'foyer')
    assert.ok(prevu.garde.every(({ duree, pourquoi, source }) => duree && pourquoi && source))
    assert.match(prevu.garde.map((one) => one.source).join(), /L123-22/)
    assert.match(prevu.obstacles.join(), /facture.* à régler/)
    assert.match(prevu.obstacles.join(), /à venir/)
  })

  test('asked twice is asked once, acknowledged once, taken back while it waits', async () => {
    const who = await createFamille(server, monde.town)
    await Promise.all([demander(who), demander(who)])
    assert.deepEqual(await recus(who), ['Votre demande d’effacement est bien reçue'])
    assert.equal((await lire<MesDonnees>(who, '/mes-donnees')).effacement?.etat, 'demandee')
    assert.equal((await who.send('DELETE', '/mes-donnees/effacement')).status, 204)
    assert.equal((await lire<MesDonnees>(who, '/mes-donnees')).effacement?.etat, 'retiree')
    assert.equal(await demandeDe(who), '')
  })

  test('is refused with a reason, which the parent reads, with the ways to contest it', async () => {
    const who = await createFamille(server, monde.town)
    await demander(who)
    assert.equal(await codeOf(await repondre(who, { decision: 'refusee' })), 'motif-requis')
    assert.equal(
      (await repondre(who, { decision: 'refusee', motif: 'Un contentieux est en cours.' })).status,
      200,
    )
    const { effacement } = await lire<MesDonnees>(who, '/mes-donnees')
    assert.deepEqual([effacement?.etat, effacement?.motif], ['refusee', 'Un contentieux est en cours.'])
    await server.deps.queue.runDue()
    const letter = server.courriels.find(
      (one) => one.a === `${who.compte}@exemple.fr` && /pas acceptée/.test(one.sujet),
    )
    assert.match(letter?.texte ?? '', /tribunal administratif/)
    assert.match(letter?.texte ?? '', /CNIL/)
  })

  test('waits for the visa, for what is owed, and for who answers for the town’s data', async () => {
    const { famille, autreAgent, agent } = monde.personnes
    assert.equal((await repondre(famille, { decision: 'acceptee', visa: VISA }, autreAgent)).status, 404)
    assert.equal((await autreAgent.get('/gestion/effacements')).status, 404)
    assert.equal(await codeOf(await repondre(famille, { decision: 'acceptee' })), 'visa-requis')
    assert.equal(
      await codeOf(await repondre(famille, { decision: 'acceptee', visa: VISA })),
      'effacement-impossible',
    )
    const { demandes } = await lire<EffacementsADecider>(agent, '/gestion/effacements')
    const mine = demandes.find((one) => one.courriel === `${famille.compte}@exemple.fr`)
    assert.equal(mine?.portee, 'foyer')
    assert.ok((mine?.obstacles.length ?? 0) > 0)
    // And nothing of it was done.
    assert.equal((await famille.get('/foyer')).status, 200)
  })

  test('of one of two parents leaves the family to the other, without the name of who left', async () => {
    const { town, personnes } = monde
    const who = await createFamille(server, town)
    const second = uuid()
    const courriel = `${second}@exemple.fr`
    const own = { collectiviteId: town.id }
    await systeme(async (tx) => {
      await tx
        .insert(comptes)
        .values({ ...own, id: second, courriel, foyerId: who.foyer, confirmeLe: server.clock.now() })
      await tx.insert(responsables).values({
        ...own,
        id: uuid(),
        foyerId: who.foyer,
        nom: 'Partant-du-foyer',
        prenom: 'Alex',
        courriel,
        ordre: 1,
      })
    })
    const partant = { ...(await connecter(server, town.id, second)), foyer: who.foyer }
    const fil = await partant.send('POST', '/messages', {
      structure: town.structure,
      sujet: 'Question',
      texte: 'Bonjour',
      pieces: [],
    })
    assert.equal(fil.status, 201)
    await faireExport(server, partant)
    await demander(partant)
    assert.equal((await lire<EffacementPrevu>(partant, '/mes-donnees/effacement')).portee, 'compte')
    assert.equal((await repondre(partant, { decision: 'acceptee', visa: VISA })).status, 200)
    assert.equal((await partant.get('/mes-donnees')).status, 401)
    assert.equal((await who.get('/foyer')).status, 200)
    const written = await systeme<{ auteur: string }[]>((tx) =>
      tx.select({ auteur: messages.auteur }).from(messages).where(eq(messages.foyerId, who.foyer)),
    )
    assert.deepEqual(written, [{ auteur: '' }])
    const said = await tablesQuiDisent(['Partant-du-foyer', courriel])
    // The letter that says so is the last thing that knows the address.
    assert.deepEqual(
      said,
      ['job', 'job_common'].filter((one) => said.includes(one)),
    )
    assert.equal((await personnes.agent.get('/gestion/effacements')).status, 200)
  })

  test('leaves nothing of a family but what is listed, for its reason; the other home keeps the child', async () => {
    const { town, personnes, ids } = monde
    const { famille, autreParent, agent } = personnes
    const seul = uuid()
    const own = { collectiviteId: town.id }
    await systeme(async (tx) => {
      await tx
        .insert(enfants)
        .values({ ...own, id: seul, nom: CANARI, prenom: 'Seul-de-son-foyer', dateNaissance: '2019-09-09' })
      await tx.execute(
        sql`INSERT INTO foyers_enfants (collectivite_id, foyer_id, enfant_id) VALUES (${town.id}, ${famille.foyer}, ${seul})`,
      )
      await tx.insert(santes).values({ ...own, enfantId: seul, allergies: 'Sésame-du-seul' })
      await tx.insert(inscriptions).values({
        ...own,
        id: uuid(),
        foyerId: famille.foyer,
        enfantId: seul,
        structureId: town.structure,
        activiteId: town.activite,
        etat: 'acceptee',
        demandeeLe: server.clock.now(),
      })
    })
    await agent.get(`/gestion/pointages?structure=${town.structure}&date=2026-11-03`)
    // What an agent wrote with the same word is not the family’s.
    for (const table of ['actualites_images', 'actualites', 'alertes'])
      await server.superuser.execute(sql`DELETE FROM ${sql.identifier(table)}`)
    await server.superuser.execute(sql`DELETE FROM pieces_jointes WHERE compte_id = ${agent.compte}`)
    await server.superuser.execute(sql`UPDATE documentation SET nom = 'reglement.pdf'`)
    await server.superuser.execute(sql`DELETE FROM requetes WHERE auteur = ${agent.compte}`)
    // All that is in the way is settled, as the services would have.
    for (const settled of [
      sql`UPDATE factures SET etat = 'payee', paye_centimes = total_centimes WHERE nature = 'facture' AND foyer_id = ${famille.foyer}`,
      sql`UPDATE paiements SET etat = 'abandonne' WHERE foyer_id = ${famille.foyer}`,
      sql`UPDATE prelevements SET etat = 'preleve' WHERE foyer_id = ${famille.foyer}`,
      sql`UPDATE interdictions SET etat = 'refusee' WHERE foyer_id = ${famille.foyer}`,
      sql`UPDATE contrats SET etat = 'refuse' WHERE foyer_id = ${famille.foyer}`,
      sql`UPDATE reservations SET etat = 'annulee' WHERE foyer_id = ${famille.foyer} AND ligne_id IS NULL`,
      sql`UPDATE reservations SET date = '2026-10-07', fin = '2026-10-07' WHERE foyer_id = ${famille.foyer} AND ligne_id IS NOT NULL`,
    ])
      await server.superuser.execute(settled)
    const files: { emplacement: string; cle: string }[] = []
    for (const table of porteursDeFichiers())
      files.push(
        ...(await rows<{ emplacement: string; cle: string }>(
          server.superuser,
          sql`SELECT emplacement, cle FROM ${table} WHERE emplacement IS NOT NULL AND to_jsonb(${table})->>'foyer_id' = ${famille.foyer}`,
        )),
      )
    assert.ok(files.length >= 3)
    const answer = await repondre(famille, { decision: 'acceptee', visa: VISA })
    assert.equal(answer.status, 200, await answer.clone().text())
    assert.equal((await famille.get('/mes-donnees')).status, 401)
    await server.deps.queue.runDue()
    for (const one of files) await assert.rejects(server.deps.fichiers.get(town.id, one))
    const [last] = server.courriels.filter((one) => one.a === `${famille.compte}@exemple.fr`).slice(-1)
    assert.equal(last?.sujet, 'Vos données sont effacées')
    // The letter left: an hour later its job is gone, too.
    await server.superuser.execute(sql`DELETE FROM pgboss.job WHERE state = 'completed'`)

    const durees = await systeme((tx) => dureesDe(tx, town.id))
    const kept = new Set(conserves('foyer', durees).flatMap((one) => one.tables))
    const personal = [
      CANARI,
      `${famille.compte}@exemple.fr`,
      '06 12 34 56 78 ',
      'Seul-de-son-foyer',
      'Sésame-du-seul',
    ]
    const said = await tablesQuiDisent([...personal, famille.compte, famille.foyer, seul])
    assert.deepEqual(
      said.filter((one) => !kept.has(one)),
      [],
    )
    // Of what stays, only what is printed on invoices and mandates says a name.
    assert.deepEqual(
      (await tablesQuiDisent(personal)).filter(
        (one) => !['factures', 'lignes', 'mandats', 'encaissements', 'enfants'].includes(one),
      ),
      [],
    )
    const [child] = await systeme<{ nom: string }[]>((tx) =>
      tx.select({ nom: enfants.nom }).from(enfants).where(eq(enfants.id, seul)),
    )
    assert.equal(child, undefined)
    assert.match(await (await autreParent.get('/foyer')).text(), /Léa/)
    const [record] = await systeme<(typeof effacements.$inferSelect)[]>((tx) =>
      tx
        .select()
        .from(effacements)
        .where(eq(effacements.id, ids.effacement ?? '')),
    )
    assert.deepEqual([record?.etat, record?.courriel, record?.visa], ['acceptee', '', VISA])
    assert.ok((record?.bilan?.depots ?? 0) > 0)
  })

  test('done to the end or not at all', async () => {
    const who = await createFamille(server, monde.town)
    await demander(who)
    await server.superuser.execute(
      sql`ALTER TABLE effacements ADD CONSTRAINT essai CHECK (bilan IS NULL) NOT VALID`,
    )
    try {
      assert.equal((await repondre(who, { decision: 'acceptee', visa: VISA })).status, 500)
    } finally {
      await server.superuser.execute(sql`ALTER TABLE effacements DROP CONSTRAINT essai`)
    }
    const { enfants: children } = await lire<{ enfants: unknown[] }>(who, '/foyer')
    assert.equal(children.length, 2)
    assert.equal((await lire<MesDonnees>(who, '/mes-donnees')).effacement?.etat, 'demandee')
  })
})
