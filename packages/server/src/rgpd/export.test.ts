import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { MesDonnees } from '@inoe/contract/mes-donnees'
import { and, eq, sql } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { strFromU8 } from 'fflate'
import { v7 as uuid } from 'uuid'
import { asSysteme, openPayingServer } from '../../test/billing.ts'
import { faireExport, ouvrirExport, texteExport } from '../../test/exports.ts'
import { CANARI, CANARI_SANTE, creerMonde, type Monde } from '../../test/monde.ts'
import type { TestServer } from '../../test/server.ts'
import { type Client, connecter, createFamille } from '../../test/towns.ts'
import { clesAcces, comptes, sessions } from '../comptes/tables.ts'
import { rows } from '../database/open.ts'
import { tenantTables } from '../database/tables.ts'
import { depots } from '../documents/tables.ts'
import { menage } from '../jobs/menage.ts'
import type { FileStore } from '../outside/fichiers.ts'
import { exporter } from './exporter.ts'
import { exports, exportsMorceaux } from './tables.ts'
import { MORCEAU_ZIP } from './zip.ts'

const DAY = 86_400_000

/** Texts of a family's rows that its export leaves out, and why. */
const HORS_EXPORT: Record<string, string> = {
  collectivite_id: 'the town’s name in addresses, the same in every row',
  emplacement: 'where a file is: the file itself is in the export',
  cle: 'key of a file: it is given opened',
  controle: 'state of a check that is over; what is quarantined is not given',
  empreinte: 'print of a secret or of a file',
  'comptes.mot_de_passe': 'secret: only its print is kept',
  'comptes.langue': 'one of the languages there are, that the letter which tells of the export is written in',
  'jetons.mot_de_passe': 'secret: only its print is kept',
  'changements_courriel.empreinte_ancien': 'print of a secret',
  'changements_courriel.empreinte_nouveau': 'print of a secret',
  'sessions.origine': 'tells which site a bearer serves: the town’s own',
  'sessions.identite': 'print of a secret',
  'sessions.id_token_scelle': 'secret: signs out of FranceConnect',
  'jetons.franceconnect': 'print of a secret',
  'franceconnect_liens.identite_scellee': 'sealed: given opened',
  'sessions.appareil': 'read as « Firefox sur Android »',
  'cles_acces.id': 'drawn by the authenticator, says nothing of a person',
  'cles_acces.cle_publique': 'technical half of a key',
  'abonnements.session': 'print of a secret',
  'abonnements.adresse': 'where one writes to a browser: a secret of it',
  'abonnements.p256dh': 'technical half of a key',
  'abonnements.auth': 'a secret of the browser',
  'mandats.iban_scelle': 'sealed: the mandate’s PDF has it in clear',
  'mandats.code_empreinte': 'print of a secret',
  'mandats.ics': 'the creditor’s, in the PDF',
  'mandats.creancier_adresse': 'the creditor’s, in the PDF',
  'paiements.id_op': 'PayFiP’s own handle',
  'paiements.saisie': 'PayFiP’s mode',
  'paiements.numcli': 'the régie’s number',
  'paiements.retour': 'page of the town’s site',
  'paiements.resultrans': 'PayFiP’s letter, given as a state',
  'requetes.auteur': 'kept two days',
  'requetes.reponse': 'copy of an answer, kept two days',
  'requetes.statut': 'kept two days',
  'evenements.sujet': 'kept a day',
  'exports.etat': 'the export itself',
  'pointages.unite': 'code of the town’s catalogue',
  'absences.type': 'kind of the file, seen in it',
  'renouvellements_sections.section': 'said in French words',
  'pieces_jointes.type': 'kind of the file, seen in it',
  'fils.dernier_de': 'said by the last message',
  'messages.de': 'given as « la famille » or « le service »',
  'prelevements.sequence': 'the bank’s: first or recurring',
}

describe('An export of « Mes données »', () => {
  let server: TestServer
  let close: () => Promise<void>
  let monde: Monde
  let famille: Client
  before(async () => {
    ;({ server, close } = await openPayingServer())
    monde = await creerMonde(server)
    famille = monde.personnes.famille
  })
  after(() => close())

  const systeme = <T>(work: Parameters<typeof asSysteme<T>>[2]) => asSysteme<T>(server, monde.town.id, work)
  const mesDonnees = async (who: Client) => (await (await who.get('/mes-donnees')).json()) as MesDonnees
  const morceaux = () =>
    systeme<(typeof exportsMorceaux.$inferSelect)[]>((tx) => tx.select().from(exportsMorceaux))

  test('is in French words, with the files as they were given', async () => {
    const id = await faireExport(server, famille)
    const files = await ouvrirExport(famille, id)
    const names = Object.keys(files)
    assert.match(strFromU8(files['LISEZ-MOI.txt'] ?? new Uint8Array()), /Vos données dans l’Espace famille/)
    const foyer = JSON.parse(strFromU8(files['données/mon foyer.json'] ?? new Uint8Array()))
    assert.equal(foyer.foyer.adresse, CANARI)
    assert.equal(foyer.enfants[0]['date de naissance'], '2018-05-14')
    for (const [folder, content] of [
      ['documents/', CANARI_SANTE],
      ['justificatifs d’absence/', CANARI_SANTE],
      ['pièces jointes/', '%PDF-1.4\n%%EOF'],
      ['décisions de justice/', '%PDF-1.4\n%%EOF'],
    ] as const) {
      const name = names.find((one) => one.startsWith(folder)) ?? ''
      assert.ok(strFromU8(files[name] ?? new Uint8Array()).includes(content), folder)
    }
    for (const folder of ['factures/', 'mandats de prélèvement/']) {
      const name = names.find((one) => one.startsWith(folder)) ?? ''
      assert.equal(strFromU8((files[name] ?? new Uint8Array()).subarray(0, 5)), '%PDF-', folder)
    }
  })

  test('says nothing of the child’s other home, nor of the other parent’s login', async () => {
    const { town, personnes } = monde
    const other = personnes.autreParent
    // Everything that the other home has says so.
    for (const { table } of tenantTables) {
      const { columns } = getTableConfig(table)
      if (!columns.some((one) => one.name === 'foyer_id')) continue
      for (const column of ['adresse', 'nom', 'commentaire', 'texte', 'destinataire'])
        if (columns.some((one) => one.name === column))
          await server.superuser.execute(
            sql`UPDATE ${table} SET ${sql.identifier(column)} = 'Autre-foyer' WHERE foyer_id = ${other.foyer}`,
          )
    }
    await server.superuser.execute(
      sql`UPDATE foyers SET adresse = 'Autre-foyer', quotient_familial = 98765 WHERE id = ${other.foyer}`,
    )
    const second = uuid()
    const own = { collectiviteId: town.id }
    await systeme(async (tx) => {
      await tx.insert(comptes).values({
        ...own,
        id: second,
        courriel: 'second-parent@exemple.fr',
        foyerId: famille.foyer,
        confirmeLe: server.clock.now(),
      })
      await tx.insert(clesAcces).values({
        ...own,
        id: 'cle-du-second',
        compteId: second,
        site: 'ville.localhost',
        nom: 'Clé-du-second',
        clePublique: '',
        compteur: 0,
        transports: [],
        creeLe: server.clock.now(),
      })
    })
    const autre = { ...(await connecter(server, town.id, second)), foyer: famille.foyer }
    await systeme((tx) =>
      tx
        .update(sessions)
        .set({ reseau: 'réseau-du-second' })
        .where(and(eq(sessions.collectiviteId, town.id), eq(sessions.compteId, second))),
    )
    const mine = await texteExport(server, famille)
    for (const secret of [
      'Autre-foyer',
      '98765',
      'second-parent@exemple.fr',
      'Clé-du-second',
      'réseau-du-second',
    ])
      assert.ok(!mine.includes(secret), secret)
    // The second parent has the family’s data, and their own login’s.
    const theirs = await texteExport(server, autre)
    for (const own of [CANARI, 'Clé-du-second', 'réseau-du-second']) assert.ok(theirs.includes(own), own)
    assert.ok(!theirs.includes('cle-de-la-famille'))
    // And the other home, nothing of this one.
    assert.ok(!(await texteExport(server, other)).includes(CANARI))
    // What one made is for them alone.
    const [{ id } = { id: '' }] = (await mesDonnees(famille)).exports
    for (const who of [autre, other, personnes.autreFamille, personnes.ailleurs])
      assert.equal((await who.get(`/mes-donnees/exports/${id}/fichier`)).status, 404)
    assert.deepEqual(
      (await mesDonnees(autre)).exports.map((one) => one.id).filter((one) => one === id),
      [],
    )
  })

  test('is made once however often it is asked for, told by e-mail without content, and replaces the one before', async () => {
    const who = await createFamille(server, monde.town)
    const first = await faireExport(server, who)
    await server.deps.queue.runDue()
    server.courriels.length = 0
    const asked = await Promise.all(
      [1, 2, 3].map(
        async () => (await who.send('POST', '/mes-donnees/exports')).json() as Promise<{ id: string }>,
      ),
    )
    const [{ id } = { id: '' }] = asked
    assert.deepEqual(new Set(asked.map((one) => one.id)), new Set([id]))
    assert.deepEqual(
      (await mesDonnees(who)).exports.map((one) => one.etat),
      ['en-cours', 'pret'],
    )
    assert.equal((await who.get(`/mes-donnees/exports/${id}/fichier`)).status, 404)
    await server.deps.queue.runDue()
    const [letter, ...more] = server.courriels.filter((one) => one.a === `${who.compte}@exemple.fr`)
    assert.deepEqual(more, [])
    assert.match(letter?.texte ?? '', /\/mes-donnees\n/)
    for (const secret of ['Durand', 'Léa', '3 rue des Vignes', id])
      assert.ok(!letter?.texte.includes(secret), secret)
    assert.deepEqual(
      (await mesDonnees(who)).exports.map((one) => [one.id, one.etat]),
      [[id, 'pret']],
    )
    assert.equal((await who.get(`/mes-donnees/exports/${first}/fichier`)).status, 404)
  })

  test('is there for seven days, then neither it nor its pieces are', async () => {
    const who = await createFamille(server, monde.town)
    const id = await faireExport(server, who)
    const pieces = (await morceaux()).filter((one) => one.exportId === id)
    const now = server.clock.now().toISOString()
    server.clock.advance(7 * DAY - 1000)
    assert.equal((await who.get(`/mes-donnees/exports/${id}/fichier`)).status, 200)
    server.clock.advance(2000)
    assert.equal((await who.get(`/mes-donnees/exports/${id}/fichier`)).status, 404)
    assert.deepEqual((await mesDonnees(who)).exports, [])
    await menage(server.deps)
    const left = await systeme((tx) => tx.select().from(exports).where(eq(exports.id, id)))
    assert.deepEqual(left, [])
    assert.ok(pieces.length > 0)
    for (const one of pieces) await assert.rejects(server.deps.fichiers.get(monde.town.id, one))
    server.clock.set(now)
  })

  describe('with many files', () => {
    let who: Client
    const CONTENU = 700_000
    before(async () => {
      const { town, ids } = monde
      who = await createFamille(server, town)
      for (let rank = 0; rank < 12; rank++) {
        const kept = await server.deps.fichiers.put(town.id, Buffer.alloc(CONTENU, rank))
        await systeme((tx) =>
          tx.insert(depots).values({
            collectiviteId: town.id,
            id: uuid(),
            pieceId: ids.piece ?? '',
            foyerId: who.foyer,
            etat: 'valide',
            nom: 'photo.jpg',
            type: 'image/jpeg',
            taille: CONTENU,
            empreinte: '',
            ...kept,
            transmisLe: server.clock.now(),
            transmisPar: who.compte,
          }),
        )
      }
    })
    const demander = async () =>
      ((await (await who.send('POST', '/mes-donnees/exports')).json()) as { id: string }).id
    /** The same server, with another file store. */
    const avec = (fichiers: FileStore) => ({ ...server.deps, fichiers })

    test('is never whole in memory: what was read is written before the next file is read', async () => {
      let held = 0
      let most = 0
      const store = server.deps.fichiers
      const counting: FileStore = {
        ...store,
        get: async (town, kept) => {
          const content = await store.get(town, kept)
          held += content.length
          most = Math.max(most, held)
          return content
        },
        put: async (town, content) => {
          held -= content.length
          return store.put(town, content)
        },
      }
      const id = await demander()
      await exporter(avec(counting), { collectivite: who.collectivite, id })
      assert.ok(most <= MORCEAU_ZIP + CONTENU, `${most}`)
      const files = await ouvrirExport(who, id)
      const photos = Object.keys(files).filter((one) => one.startsWith('documents/'))
      assert.equal(photos.length, 12)
      assert.equal(new Set(photos.map((one) => files[one]?.[0])).size, 12)
    })

    test('cut in the middle, begins again and leaves one whole zip', async () => {
      const id = await demander()
      let puts = 0
      const store = server.deps.fichiers
      const cut: FileStore = {
        ...store,
        put: (town, content) => {
          if (++puts > 3) throw new Error('power cut')
          return store.put(town, content)
        },
      }
      await assert.rejects(exporter(avec(cut), { collectivite: who.collectivite, id }), /power cut/)
      const half = (await morceaux()).filter((one) => one.exportId === id)
      assert.equal(half.length, 3)
      await exporter(server.deps, { collectivite: who.collectivite, id })
      assert.ok(Object.keys(await ouvrirExport(who, id)).length > 12)
      for (const one of half) await assert.rejects(server.deps.fichiers.get(who.collectivite, one))
    })

    test('taken over by another worker, the one before writes nothing more', async () => {
      const id = await demander()
      const store = server.deps.fichiers
      let puts = 0
      let late: { emplacement: string; cle: string } | undefined
      const slow: FileStore = {
        ...store,
        put: async (town, content) => {
          const kept = await store.put(town, content)
          if (++puts === 2) {
            late = kept
            await exporter(server.deps, { collectivite: who.collectivite, id })
          }
          return kept
        },
      }
      await exporter(avec(slow), { collectivite: who.collectivite, id })
      assert.equal(puts, 2)
      assert.ok(Object.keys(await ouvrirExport(who, id)).length > 12)
      assert.ok(late)
      await assert.rejects(store.get(who.collectivite, late))
    })
  })

  test('holds every text of every table that the family has, but those of a list, each for its reason', async () => {
    const { town, ids } = monde
    const marked: string[] = []
    for (const { table } of tenantTables) {
      const { name, columns } = getTableConfig(table)
      const has = (column: string) => columns.some((one) => one.name === column)
      const whose = [
        // The other parent's login is theirs to ask for.
        has('foyer_id') && name !== 'comptes' && sql`foyer_id = ${famille.foyer}`,
        has('compte_id') && sql`compte_id = ${famille.compte}`,
        has('enfant_id') && !has('foyer_id') && sql`enfant_id = ${ids.enfant ?? ''}`,
        name === 'foyers' && sql`id = ${famille.foyer}`,
        name === 'comptes' && sql`id = ${famille.compte}`,
        name === 'enfants' && sql`id = ${ids.enfant ?? ''}`,
      ].filter((one) => one !== false)
      if (whose.length === 0) continue
      for (const column of columns) {
        if (column.getSQLType() !== 'text') continue
        if (column.name in HORS_EXPORT || `${name}.${column.name}` in HORS_EXPORT) continue
        const nomDeColonne = sql.identifier(column.name)
        const mine = sql`collectivite_id = ${town.id} AND (${sql.join(whose, sql` OR `)}) AND ${nomDeColonne} <> ''`
        // A mark of its own, that no other column could say by chance; where the table refuses it, what is there.
        const mark = `ô ${name} ${column.name}`
        await server.superuser
          .execute(
            sql`UPDATE ${table} SET ${nomDeColonne} = ${mark} WHERE ctid = (SELECT ctid FROM ${table} WHERE ${mine} LIMIT 1)`,
          )
          .catch(() => undefined)
        const [found] = await rows<{ value: string | null }>(
          server.superuser,
          sql`SELECT coalesce(max(${nomDeColonne}) FILTER (WHERE ${nomDeColonne} = ${mark}), max(${nomDeColonne})) AS value
              FROM ${table} WHERE ${mine}`,
        )
        if (found?.value) marked.push(found.value)
      }
    }
    assert.ok(marked.filter((one) => one.startsWith('ô')).length > 55, `${marked.length}`)
    const text = await texteExport(server, famille)
    const missing = marked.filter((one) => !text.includes(JSON.stringify(one).slice(1, -1)))
    assert.deepEqual(missing, [])
  })
})
