import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { and, asc, eq } from 'drizzle-orm'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { createTown, type Town } from '../../test/towns.ts'
import { creneaux } from '../reservations/tables.ts'
import { activites } from '../structures/tables.ts'
import { runCommand } from './commands.ts'
import { Consigne } from './consigne.ts'

const MERCREDIS = ['--structure', 'l’arbre à paumes', '--activite', 'mercredis']

describe('npm run collectivite: the calendar of a town', () => {
  let server: TestServer
  let town: Town
  let rank = 0
  before(async () => {
    server = await openTestServer()
  })
  after(() => server.close())
  beforeEach(async () => {
    town = await createTown(server, `ville-${rank++}`)
  })

  const run = (name: string, ...args: string[]) => {
    const { database, clock, queue, coffre, publicUrl } = server.deps
    return runCommand(
      {
        ...{ database, clock, publicUrl, queue: async () => queue, coffre: () => coffre },
        serveur: async () => assert.fail('the server is not looked at'),
      },
      [name, town.id, ...args],
    )
  }
  const refused = (remedy: RegExp, name: string, ...args: string[]) =>
    assert.rejects(run(name, ...args), (error) => {
      assert.ok(error instanceof Consigne, String(error))
      assert.match(`${error.message}\n${error.remede}`, remedy)
      return true
    })
  const days = async () =>
    (
      await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, (tx) =>
        tx
          .select({ date: creneaux.date, capacite: creneaux.capacite })
          .from(creneaux)
          .where(and(eq(creneaux.collectiviteId, town.id), eq(creneaux.activiteId, town.activite)))
          .orderBy(asc(creneaux.date)),
      )
    ).map(({ date, capacite }) => `${date} ${capacite}`)

  test('says its communes and its school zone, and takes them back', async () => {
    assert.deepEqual(
      await run('territoire', '--ajouter', 'Targon', '--ajouter', 'Créon', '--zone-scolaire', 'a'),
      ['Communes : Créon, Targon.', 'Vacances scolaires : zone A.'],
    )
    // The same commune, typed otherwise, is the same.
    assert.match(
      (await run('territoire', '--ajouter', 'TARGON', '--retirer', 'creon'))[0] ?? '',
      /^Communes : TARGON\.$/,
    )
    assert.match((await run('territoire'))[1] ?? '', /zone A/)
    assert.match((await run('territoire', '--retirer', 'Targon'))[0] ?? '', /^Aucune commune/)
    await refused(/n’est pas une commune.*\n.*aucune/, 'territoire', '--retirer', 'Bordeaux')
    await refused(/--zone-scolaire A\|B\|C/, 'territoire', '--zone-scolaire', 'D')
  })

  test('a usual week, then its days: what a town does before each opening', async () => {
    await run('territoire', '--zone-scolaire', 'A')
    assert.match(
      (await run('semaine', ...MERCREDIS))[1] ?? '',
      /--unite journee --places 24 --jours mercredi/,
    )
    const said = await run(
      'semaine',
      ...MERCREDIS,
      '--unite',
      'Journée',
      '--jours',
      'mercredi',
      '--places',
      '24',
    )
    assert.deepEqual(said.slice(0, 2), [
      '« Mercredis » (L’arbre à paumes) :',
      '  Journée : mercredi, 24 places, hors vacances scolaires',
    ])
    assert.match(
      said[2] ?? '',
      /^Ensuite : npm run collectivite -- creneaux ville-\d+ --structure "L’arbre à paumes"/,
    )
    await run('fermeture', '--du', '02/12/2026', '--motif', 'Travaux')
    // The town was opened every Wednesday by hand, with two places.
    assert.deepEqual(await run('creneaux', ...MERCREDIS), ['« Septembre à décembre 2026 » : 6 supprimés.'])
    assert.deepEqual((await days()).slice(-3), ['2026-11-25 2', '2026-12-09 2', '2026-12-16 2'])
    assert.deepEqual(await run('creneaux', ...MERCREDIS), ['« Septembre à décembre 2026 » : rien à changer.'])
    assert.match((await run('creneaux', ...MERCREDIS, '--places'))[0] ?? '', /12 modifiés ou rouverts\.$/)
    assert.equal((await days()).at(-1), '2026-12-16 24')

    await run('fermeture', '--du', '02/12/2026', '--retirer')
    assert.deepEqual(await run('creneaux', ...MERCREDIS, '--periode', 'septembre a decembre 2026'), [
      '« Septembre à décembre 2026 » : 1 créneau créé.',
    ])
    assert.ok((await days()).includes('2026-12-02 24'))
  })

  test('the usual week: a line is changed, shown, removed', async () => {
    const line = ['--unite', 'journee', '--jours', 'mercredi, samedi', '--places', '8']
    await run('semaine', ...MERCREDIS, ...line)
    await run('semaine', ...MERCREDIS, ...line, '--quand', 'vacances')
    const changed = await run(
      'semaine',
      ...MERCREDIS,
      '--unite',
      'journee',
      '--jours',
      'lundi',
      '--places',
      '1',
    )
    assert.deepEqual(changed.slice(1, 3).sort(), [
      '  Journée : lundi, 1 place, hors vacances scolaires',
      '  Journée : mercredi, samedi, 8 places, pendant les vacances scolaires',
    ])
    await run('semaine', ...MERCREDIS, '--unite', 'journee', '--retirer')
    assert.equal((await run('semaine', ...MERCREDIS)).length, 2)
    await refused(/n’a pas cette ligne/, 'semaine', ...MERCREDIS, '--unite', 'journee', '--retirer')
    await refused(/« --unite » manque/, 'semaine', ...MERCREDIS, '--retirer')
    await refused(/inconnu \(--unite\).*Connus : Journée/s, 'semaine', ...MERCREDIS, '--unite', 'nuit')
    await refused(
      /jours de la semaine manquent/,
      'semaine',
      ...MERCREDIS,
      '--unite',
      'journee',
      '--places',
      '8',
    )
    await refused(
      /« mecredi » n’est pas un jour/,
      'semaine',
      ...MERCREDIS,
      '--unite',
      'journee',
      '--places',
      '8',
      '--jours',
      'mecredi',
    )
    await refused(/nombre entier/, 'semaine', ...MERCREDIS, ...line.slice(0, 4), '--places', 'beaucoup')
    await refused(/scolaire\|vacances\|toujours/, 'semaine', ...MERCREDIS, ...line, '--quand', 'parfois')
    await refused(/Connus : L’arbre à paumes/, 'semaine', '--structure', 'Piscine', '--activite', 'Mercredis')
    await refused(/« --activite » manque.*Mercredis/s, 'semaine', '--structure', 'l’arbre à paumes')
  })

  test('closures: of a structure or of all, listed, removed by their days', async () => {
    await run('fermeture', '--du', '24/12/2026', '--au', '2027-01-02', '--motif', 'Fêtes')
    const all = await run('fermeture', '--du', '04/12/2026', '--structure', "l'arbre a paumes")
    assert.deepEqual(all.slice(0, 2), [
      'le 04/12/2026 : L’arbre à paumes',
      'du 24/12/2026 au 02/01/2027 : toutes les structures (Fêtes)',
    ])
    assert.match(all[2] ?? '', /Les jours déjà créés n’ont pas changé/)
    await refused(/exactement à ces dates/, 'fermeture', '--du', '24/12/2026', '--retirer')
    await run('fermeture', '--du', '24/12/2026', '--au', '02/01/2027', '--retirer')
    assert.deepEqual(await run('fermeture', '--lister'), ['le 04/12/2026 : L’arbre à paumes'])
    await refused(/date manque.*JJ\/MM\/AAAA/s, 'fermeture', '--motif', 'Travaux')
    await refused(/« 31\/02\/2026 » n’est pas une date/, 'fermeture', '--du', '31/02/2026')
    await refused(/finit avant/, 'fermeture', '--du', '24/12/2026', '--au', '23/12/2026')
    await refused(/Aucune structure « Piscine »/, 'fermeture', '--du', '24/12/2026', '--structure', 'Piscine')
  })

  test('days that cannot be worked out: nothing is done, and what to do is said', async () => {
    const before = await days()
    await refused(/n’a pas de semaine type.*--places 24 --jours mercredi/s, 'creneaux', ...MERCREDIS)
    await run('semaine', ...MERCREDIS, '--unite', 'journee', '--jours', 'mercredi', '--places', '8')
    await refused(/--zone-scolaire A/, 'creneaux', ...MERCREDIS)
    await refused(/Connus : Septembre à décembre 2026/, 'creneaux', ...MERCREDIS, '--periode', 'Été')
    await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, (tx) =>
      tx.update(activites).set({ mode: 'contrat' }).where(eq(activites.id, town.activite)),
    )
    await refused(/par contrat/, 'creneaux', ...MERCREDIS)
    await refused(/par contrat/, 'semaine', ...MERCREDIS)
    assert.deepEqual(await days(), before)
  })

  test('what is typed wrong is said in French', async () => {
    await refused(/^Option inconnue : « --couleur »\./, 'territoire', '--couleur', 'rouge')
    await refused(/^Il manque une valeur après « --du »\./, 'fermeture', '--du')
    await refused(/^« --lister » ne prend pas de valeur\./, 'fermeture', '--lister=oui')
    assert.match((await run('semaine', '--help'))[0] ?? '', /la semaine type d’une activité/)
  })
})
