import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { eq, sql } from 'drizzle-orm'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { createFamille, createTown } from '../../test/towns.ts'
import { comptes } from '../comptes/tables.ts'
import { rows } from '../database/open.ts'
import { enfants, foyers } from '../foyers/tables.ts'
import { fournisseurDe } from '../franceconnect/reglages.ts'
import { habilitationOf } from '../quotients/store.ts'
import { runCommand } from './commands.ts'
import { Consigne } from './consigne.ts'

const PASSWORD = 'girafe-violette-42'

describe('npm run collectivite', () => {
  let server: TestServer
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-csv-'))
  before(async () => {
    server = await openTestServer()
  })
  after(async () => {
    rmSync(folder, { recursive: true, force: true })
    await server.close()
  })

  const run = (...args: string[]) => {
    const { database, clock, queue, coffre, publicUrl } = server.deps
    return runCommand(
      {
        ...{ database, clock, publicUrl, queue: async () => queue, coffre: () => coffre },
        serveur: async () => assert.fail('the server is not looked at'),
      },
      args,
    )
  }
  const refused = (remedy: RegExp, ...args: string[]) =>
    assert.rejects(
      run(...args),
      (error) => error instanceof Consigne && remedy.test(`${error.message}\n${error.remede}`),
    )
  const configuration = async (id: string, origin: string) =>
    (await (await server.app.request(`/api/${id}/configuration`, { headers: { origin } })).json()) as {
      nom: string
      origineDeclaree: boolean
      pages: Record<string, string>
    }
  /** Chooses the password by the link sent to an address, and signs in. */
  const enter = async (id: string, courriel: string) => {
    await server.deps.queue.runDue()
    const sent = server.courriels.findLast((one) => one.a === courriel)
    const jeton = /#inoe-mot-de-passe=([\w-]+)/.exec(sent?.texte ?? '')?.[1]
    assert.ok(jeton, `no link to ${courriel}`)
    const post = (route: string, body: object) =>
      server.app.request(`/api/${id}/${route}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const chosen = await post('mot-de-passe', { jeton, motDePasse: PASSWORD })
    assert.ok(chosen.ok, `choosing: ${chosen.status}`)
    return post('session', { courriel, motDePasse: PASSWORD })
  }

  test('creates a town, changes it, and lists it', async () => {
    assert.match((await run('creer', 'targon', '--nom', 'Targon'))[0] ?? '', /est créée/)
    assert.match((await run('creer', 'targon', '--telephone', '0536491200'))[0] ?? '', /mise à jour/)
    assert.equal((await configuration('targon', 'https://x.example')).nom, 'Targon')
    assert.ok((await run('lister')).some((line) => /^targon +Targon$/.test(line)))
    await refused(/minuscules/, 'creer', 'Targon !', '--nom', 'x')
    await refused(/réservé/, 'creer', 'api', '--nom', 'x')
    await refused(/--nom/, 'creer', 'autre')
    await refused(/Fuseau/, 'creer', 'targon', '--zone', 'Europe/Targon')
  })

  test('declares sites and places sections, again without harm', async () => {
    await run('creer', 'creon', '--nom', 'Créon')
    const site = 'https://www.creon.example'
    assert.deepEqual(await run('origine', 'creon', '--ajouter', `${site}/`), [`${site} est déclarée.`])
    assert.deepEqual(await run('origine', 'creon', '--ajouter', site), [`${site} l’était déjà.`])
    assert.deepEqual(await run('origine', 'creon', '--lister'), [site])
    assert.equal((await configuration('creon', site)).origineDeclaree, true)
    await run('page', 'creon', '--section', 'foyer', '--url', `${site}/mon-foyer/`)
    assert.equal((await configuration('creon', site)).pages.foyer, `${site}/mon-foyer/`)
    const elsewhere = await run(
      'page',
      'creon',
      '--section',
      'foyer',
      '--url',
      'https://ailleurs.example/foyer',
    )
    assert.match(elsewhere[1] ?? '', /n’est pas déclaré/)
    await run('page', 'creon', '--section', 'foyer', '--retirer')
    assert.match((await configuration('creon', site)).pages.foyer ?? '', /\/creon\/foyer$/)
    assert.match((await run('origine', 'creon', '--retirer', site))[0] ?? '', /n’est plus/)
    await refused(
      /sans chemin : https:\/\/www\.creon\.example/,
      'origine',
      'creon',
      '--ajouter',
      `${site}/page`,
    )
    await refused(/adresse entière/, 'origine', 'creon', '--ajouter', 'www.creon.example')
    await refused(/Rubrique inconnue/, 'page', 'creon', '--section', 'cantine', '--url', site)
    await refused(/Connues : .*creon/, 'origine', 'inconnue', '--lister')
  })

  test('opens the access of an agent, who chooses a password by the link', async () => {
    const town = await createTown(server, 'sauveterre')
    const lines = await run(
      'agent',
      town.id,
      '--courriel',
      'Sophie@mairie.example',
      '--nom',
      'Martin',
      '--prenom',
      'Sophie',
      '--structure',
      "l'arbre a paumes",
    )
    assert.match(lines[0] ?? '', /L’arbre à paumes/)
    assert.match(lines[2] ?? '', /#inoe-mot-de-passe=/)
    const session = await enter(town.id, 'sophie@mairie.example')
    assert.ok(session.ok)
    assert.match(
      (
        await run(
          'agent',
          town.id,
          '--courriel',
          'sophie@mairie.example',
          '--nom',
          'Martin',
          '--prenom',
          'Sophie',
        )
      )[0] ?? '',
      /avait déjà son accès/,
    )
    await refused(
      /Connues : L’arbre à paumes/,
      'agent',
      town.id,
      '--courriel',
      'a@b.example',
      '--nom',
      'A',
      '--prenom',
      'B',
      '--structure',
      'Piscine',
    )
    await refused(/--courriel/, 'agent', town.id, '--nom', 'Martin')
    // Who answers for the town's data is said, and nobody else is.
    const referents = () =>
      rows<{ courriel: string }>(
        server.superuser,
        sql`SELECT c.courriel FROM referents_donnees r JOIN comptes c ON c.id = r.compte_id WHERE r.collectivite_id = ${town.id}`,
      )
    assert.deepEqual(await referents(), [])
    const dpo = [
      'agent',
      town.id,
      '--courriel',
      'dpo@mairie.example',
      '--nom',
      'B',
      '--prenom',
      'C',
      '--donnees',
    ]
    await run(...dpo)
    await run(...dpo)
    assert.deepEqual(await referents(), [{ courriel: 'dpo@mairie.example' }])
  })

  test('creates the families of a spreadsheet, all or none, and invites each parent', async () => {
    await run('creer', 'cadillac', '--nom', 'Cadillac')
    const file = path.join(folder, 'familles.csv')
    const header =
      'courriel;nom;prenom;telephone;adresse;code_postal;commune;courriel_2;nom_2;prenom_2;enfant_prenom;enfant_date_naissance'
    const durand =
      'camille@exemple.fr;Durand;Camille;0639980001;3 rue des Vignes;33410;Cadillac;julien@exemple.fr;Durand;Julien'
    writeFileSync(
      file,
      `${header}\n${durand};Léa;14/05/2018\n${durand};Noé;02/03/2020\nsamir@exemple.fr;Benali;Samir;;;;;;;;;\n`,
    )
    assert.match((await run('familles', 'cadillac', '--csv', file))[0] ?? '', /^2 familles créées/)
    assert.match((await run('familles', 'cadillac', '--csv', file))[1] ?? '', /^2 déjà connues/)

    const counted = await server.deps.database.transaction(
      { collectivite: 'cadillac', role: 'systeme' },
      async (tx) => ({
        foyers: (await tx.select().from(foyers).where(eq(foyers.collectiviteId, 'cadillac'))).length,
        enfants: (await tx.select().from(enfants).where(eq(enfants.collectiviteId, 'cadillac'))).length,
        comptes: (await tx.select().from(comptes).where(eq(comptes.collectiviteId, 'cadillac'))).map(
          (one) => one.confirmeLe,
        ),
      }),
    )
    assert.deepEqual(counted, { foyers: 2, enfants: 2, comptes: [null, null, null] })
    assert.ok((await enter('cadillac', 'julien@exemple.fr')).ok)

    writeFileSync(
      file,
      `${header}\nnouvelle@exemple.fr;Petit;Anne;;;;;;;;;\n${durand.replace('camille@', 'autre@')};Léa;14/05/2018\n`,
    )
    await refused(/julien@exemple\.fr est déjà/, 'familles', 'cadillac', '--csv', file)
    writeFileSync(file, `${header}\nnouvelle@exemple.fr;Petit;Anne;;;;;;;;Zoé;demain\n`)
    await refused(/ligne 2 : .*pas une date/, 'familles', 'cadillac', '--csv', file)
    await refused(/Fichier illisible/, 'familles', 'cadillac', '--csv', path.join(folder, 'absent.csv'))
    const after = await server.deps.database.transaction(
      { collectivite: 'cadillac', role: 'systeme' },
      (tx) => tx.select().from(foyers).where(eq(foyers.collectiviteId, 'cadillac')),
    )
    assert.equal(after.length, 2)
  })

  test('offers FranceConnect, says what to declare there, and gives it up', async () => {
    await run('creer', 'creon', '--nom', 'Créon')
    const file = path.join(folder, 'secret.txt')
    writeFileSync(file, `${'s'.repeat(64)}\n`)
    const known = () =>
      server.deps.database.transaction({ collectivite: 'creon', role: 'systeme' }, (tx) =>
        fournisseurDe(tx, server.deps.coffre, 'creon'),
      )
    const client = ['--client', 'c'.repeat(64)]
    await refused(/Niveau inconnu/, 'franceconnect', 'creon', ...client, '--niveau', 'eidas9')
    await refused(/le secret manque/, 'franceconnect', 'creon', ...client)
    await refused(/le secret manque/, 'franceconnect', 'creon', ...client, '--secret-fichier', 'absent')
    await refused(
      /n’est pas une adresse/,
      'franceconnect',
      'creon',
      ...client,
      '--secret-fichier',
      file,
      '--emetteur',
      'x',
    )
    assert.equal(await known(), undefined)
    const said = await run('franceconnect', 'creon', ...client, '--secret-fichier', file)
    assert.match(
      said.join('\n'),
      /\/api\/creon\/franceconnect\/retour\n.*\/api\/creon\/franceconnect\/sortie/,
    )
    assert.deepEqual(await known(), {
      emetteur: 'https://oidc.franceconnect.gouv.fr/api/v2',
      clientId: 'c'.repeat(64),
      secret: 's'.repeat(64),
      niveau: 'eidas1',
    })
    assert.match((await run('franceconnect', 'creon', '--retirer'))[0] ?? '', /n’est plus proposé/)
    assert.equal(await known(), undefined)
  })

  test('sets how one enrols in an activity, and shows it', async () => {
    const town = await createTown(server, 'podensac')
    const asked = ['inscriptions', 'podensac', '--structure', 'l’arbre à paumes', '--activite', 'mercredis']
    assert.deepEqual(await run(...asked), [
      '« Mercredis » (L’arbre à paumes) :',
      '  sans limite de places, prises : 0, enfants sur liste d’attente : 0',
      '  ouverte à toutes les familles',
      '  la famille voit son rang sur la liste d’attente',
    ])
    const changed = await run(...asked, '--places', '1', '--territoire', 'oui', '--rang', 'non')
    assert.deepEqual(changed.slice(1, 4), [
      '  places : 1, prises : 0, enfants sur liste d’attente : 0',
      '  réservée aux familles du territoire',
      '  la famille ne voit pas son rang sur la liste d’attente',
    ])
    assert.match(changed[4] ?? '', /aucune commune n’est déclarée/)
    await run(...asked, '--territoire', 'non')
    const famille = await createFamille(server, town, { prenoms: ['Léa', 'Noé'], enrolled: false })
    const enfants = famille.enfants.map((one) => one.id)
    await famille.send('POST', '/inscriptions', { activite: town.activite, periode: null, enfants })
    assert.match((await run(...asked))[1] ?? '', /prises : 1, enfants sur liste d’attente : 1/)
    assert.match(
      (await run(...asked, '--sans-limite')).at(-1) ?? '',
      /1 enfant de la liste d’attente a obtenu/,
    )
    await refused(/--rang oui\|non/, ...asked, '--rang', 'peut-être')
    await refused(/n’est pas un nombre/, ...asked, '--places', 'beaucoup')
  })

  test('gives a town its token for API Particulier, from a file, and takes it back', async () => {
    await run('creer', 'langon', '--nom', 'Langon')
    const file = path.join(folder, 'jeton.txt')
    writeFileSync(file, 'eyJhbGciOiJIUzI1NiJ9.jeton\n')
    const known = () =>
      server.deps.database.transaction({ collectivite: 'langon', role: 'systeme' }, (tx) =>
        habilitationOf(tx, server.deps.coffre, 'langon'),
      )
    await refused(
      /n’est pas un SIRET/,
      'particulier',
      'langon',
      '--siret',
      '13002526500014',
      '--jeton-fichier',
      file,
    )
    await refused(/Le jeton manque/, 'particulier', 'langon', '--siret', '13002526500013')
    await refused(
      /ne se lit pas/,
      'particulier',
      'langon',
      '--siret',
      '13002526500013',
      '--jeton-fichier',
      'absent',
    )
    assert.equal(await known(), undefined)
    await run('particulier', 'langon', '--siret', '130 025 265 00013', '--jeton-fichier', file)
    assert.deepEqual(await known(), { siret: '13002526500013', jeton: 'eyJhbGciOiJIUzI1NiJ9.jeton' })
    assert.match((await run('particulier', 'langon', '--retirer'))[0] ?? '', /retiré/)
    assert.match((await run('particulier', 'langon', '--retirer'))[0] ?? '', /Aucun jeton/)
    assert.equal(await known(), undefined)
  })

  test('an unknown command or option says what is known', async () => {
    await refused(/Connues : creer/, 'supprimer', 'targon')
    await refused(/aide/, 'creer', 'targon', '--couleur', 'rouge')
    assert.match((await run('aide'))[0] ?? '', /enfant_date_naissance/)
  })

  test('asks families to renew their file, changes it, shows it, and ends it', async () => {
    await run('creer', 'renouveler', '--nom', 'Renouveler')
    const renouveler = (...args: string[]) => run('renouvellement', 'renouveler', ...args)
    assert.match((await renouveler())[0] ?? '', /Aucun renouvellement/)
    await refused(/--annee 2027-2028/, 'renouvellement', 'renouveler', '--du', '03/05/2027')
    await refused(/JJ\/MM\/AAAA/, 'renouvellement', 'renouveler', '--annee', '2027-2028', '--du', 'mai')
    const dates = ['--annee', '2027-2028', '--du', '03/05/2027', '--jusqu-au', '15/07/2027']
    await refused(/bloquer/, 'renouvellement', 'renouveler', ...dates, '--ensuite', 'bloquer')
    const shown = await renouveler(...dates, '--ensuite', 'inscriptions', '--rappel', '7')
    assert.match(shown.join('\n'), /2027-2028, du 03\/05\/2027 au 15\/07\/2027/)
    assert.match(shown.join('\n'), /7 jours avant la fin/)
    // What is not given stays.
    const later = await renouveler('--jusqu-au', '31/08/2027', '--sans-rappel')
    assert.match(later.join(' '), /au 31\/08\/2027.*pas de demande d’inscription.*sans rappel/)
    await refused(/--jusqu-au/, 'renouvellement', 'renouveler', '--jusqu-au', '01/05/2027')
    assert.match((await renouveler('--arreter'))[0] ?? '', /Plus rien/)
    assert.match((await renouveler())[0] ?? '', /Aucun renouvellement/)
  })
})
