// FranceConnect against a real OIDC server with its rules (`demo/franceconnect`).
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Configuration } from '@inoe/contract/collectivites'
import type { MonCompte } from '@inoe/contract/comptes'
import { eq, sql } from 'drizzle-orm'
import { IDENTITES } from '../../../../demo/franceconnect/identites.ts'
import type { FranceConnectSimulator } from '../../../../demo/franceconnect/simulator.ts'
import { call, letters, MOT_DE_PASSE, secret, someone, withPassword } from '../../test/comptes.ts'
import { Navigateur, openFranceConnectFor } from '../../test/franceconnect.ts'
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
import { defiDe } from '../comptes/redirection.ts'
import { rows, type Tx } from '../database/open.ts'
import { responsables } from '../foyers/tables.ts'
import { openCoffre } from '../outside/coffre.ts'
import { openTrousseau } from '../outside/trousseau.ts'
import { donneesDeFranceConnect } from './donnees.ts'
import {
  fournisseurDe,
  reglerFranceConnect,
  renouvelerFranceConnect,
  retirerFranceConnect,
} from './reglages.ts'
import { concordance } from './rules.ts'

const JAMAIS_RELIE = /#inoe-franceconnect=([\w-]{43})$/

describe('FranceConnect', () => {
  let server: TestServer
  let town: Town
  let franceconnect: FranceConnectSimulator
  let famille: Client
  let courriel: string
  let depart: string
  let page: Navigateur
  let hosted: Record<string, string>
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    await createTown(server, CONTREXEVILLE)
    franceconnect = await openFranceConnectFor(server, [ENTRE_DEUX_MERS, CONTREXEVILLE])
    depart = `${server.deps.publicUrl}/api/${town.id}/franceconnect`
    hosted = { origin: server.deps.publicUrl, 'sec-fetch-site': 'same-origin' }
  })
  after(async () => {
    await franceconnect.close()
    await server.close()
  })
  beforeEach(async () => {
    for (const table of ['limites', 'franceconnect_liens', 'franceconnect_attentes'])
      await server.superuser.execute(sql.raw(`DELETE FROM ${table}`))
    franceconnect.settings = { acr: 'eidas1', userinfo: 'signe', panne: false }
    server.courriels.length = 0
    famille = await createFamille(server, town)
    courriel = await withPassword(server, famille)
    page = new Navigateur(server)
  })

  /** The secret of an identity that no account has. */
  async function attente(identite = 'camille', who = page, from = depart): Promise<string> {
    const back = await who.identifier(from, identite)
    const found = JAMAIS_RELIE.exec(back)?.[1]
    assert.ok(found, back)
    return found
  }
  const signIn = async (address = courriel) =>
    (await call(server, town.id, '/session', { courriel: address, motDePasse: MOT_DE_PASSE }, hosted)).cookie
  const link = (jeton: string, cookie: string, id = town.id) =>
    call(server, id, '/compte/franceconnect', { jeton }, { ...hosted, cookie })
  const relie = async (identite = 'camille') => {
    const jeton = await attente(identite)
    const linked = await link(jeton, await signIn())
    assert.equal(linked.status, 204, JSON.stringify(linked.body))
  }
  const whoIs = async (who: Navigateur) =>
    (await (
      await who.demander(`${server.deps.publicUrl}/api/${town.id}/session`, { headers: hosted })
    ).json()) as {
      connecte: boolean
      courriel?: string
    }
  const monCompte = async (cookie: string) =>
    (await (
      await server.app.request(`/api/${town.id}/compte`, { headers: { ...hosted, cookie } })
    ).json()) as MonCompte
  const nobody = async () =>
    assert.deepEqual(await rows(server.superuser, sql`SELECT compte_id FROM franceconnect_liens`), [])

  test('a town without it offers nothing', async () => {
    const offers = async () =>
      ((await (await server.app.request(`/api/nue/configuration`)).json()) as Configuration).franceconnect
    await createTown(server, 'nue')
    assert.equal(await offers(), false)
    assert.equal((await server.app.request('/api/nue/franceconnect')).status, 404)
    const here = await server.app.request(`/api/${town.id}/configuration`)
    assert.equal(((await here.json()) as Configuration).franceconnect, true)
  })

  test('first time: who has an account proves it by signing in, and is told by e-mail', async () => {
    const jeton = await attente()
    const read = await call(server, town.id, '/franceconnect/identite', { jeton }, hosted)
    assert.deepEqual(read.body, { prenom: 'Camille', nom: 'DURAND', courriel: 'camille.durand@exemple.fr' })
    // The address that FranceConnect gives is somebody's here: it opens nothing.
    assert.equal((await whoIs(page)).connecte, false)
    const cookie = await signIn()
    assert.equal((await monCompte(cookie)).franceconnect, null)
    assert.equal((await link(jeton, cookie)).status, 204)
    assert.ok((await monCompte(cookie)).franceconnect)
    const told = await letters(server, courriel)
    assert.ok(told.some((one) => one.sujet === 'FranceConnect ouvre votre compte'))
    assert.equal((await link(jeton, cookie)).status, 410)
  })

  test('next times it signs in, on the welcome page; signing out signs out of FranceConnect too', async () => {
    await relie()
    server.courriels.length = 0
    assert.equal(
      await page.identifier(depart, 'camille'),
      `${server.deps.publicUrl}/${town.id}/tableau-de-bord`,
    )
    assert.equal((await whoIs(page)).courriel, courriel)
    const out = await page.demander(`${server.deps.publicUrl}/api/${town.id}/session`, {
      method: 'DELETE',
      headers: hosted,
    })
    const { suite } = (await out.json()) as { suite: string }
    assert.equal((await whoIs(page)).connecte, false)
    const url = new URL(suite)
    assert.equal(url.origin + url.pathname, `${franceconnect.emetteur}/session/end`)
    assert.ok(url.searchParams.get('id_token_hint'))
    assert.ok((url.searchParams.get('state') ?? '').length >= 32)
    const before = franceconnect.sorties
    assert.equal((await page.demander(suite)).status, 200)
    assert.equal(franceconnect.sorties, before + 1)
    const back = await page.demander(url.searchParams.get('post_logout_redirect_uri') ?? '')
    assert.equal(back.headers.get('location'), `${server.deps.publicUrl}/${town.id}/connexion`)
  })

  test('the page of the town’s site that sent its parent gets them back', async () => {
    await relie()
    const demande = { retour: `${ORIGIN}/espace/?p=1`, etat: 'e'.repeat(22), defi: defiDe('v'.repeat(43)) }
    const back = new URL(await page.identifier(`${depart}?${new URLSearchParams(demande)}`, 'camille'))
    assert.equal(back.pathname, `/${town.id}/connexion`)
    assert.deepEqual(Object.fromEntries(back.searchParams), { ...demande, franceconnect: 'ok' })
    assert.equal((await whoIs(page)).courriel, courriel)
    const elsewhere = new URLSearchParams({ ...demande, retour: 'https://ailleurs.example/' })
    const refused = await page.identifier(`${depart}?${elsewhere}`, 'camille')
    assert.equal((await page.demander(refused)).status, 400)
  })

  test('who makes an account confirms its address as usual, and it is linked then', async () => {
    const jeton = await attente('angela')
    const address = someone('angela')
    const asked = { courriel: address, motDePasse: MOT_DE_PASSE, rgpd: 'essai', franceconnect: jeton }
    assert.equal((await call(server, town.id, '/comptes', asked, hosted)).status, 202)
    await nobody()
    // The e-mail may be read hours after.
    server.clock.advance(5 * 3_600_000)
    const lien = await secret(server, address, 'inoe-confirmation')
    assert.equal((await call(server, town.id, '/comptes/confirmation', { jeton: lien }, hosted)).status, 200)
    await page.identifier(depart, 'angela')
    assert.equal((await whoIs(page)).courriel, address)
  })

  test('an address that has an account already is not linked by asking for another', async () => {
    const jeton = await attente('angela')
    const asked = {
      courriel,
      motDePasse: 'un autre mot de passe, à moi',
      rgpd: 'essai',
      franceconnect: jeton,
    }
    assert.equal((await call(server, town.id, '/comptes', asked, hosted)).status, 202)
    const told = await letters(server, courriel)
    assert.deepEqual(
      told.map((one) => one.sujet),
      [`Vous avez déjà un compte ${town.id}`],
    )
    const lien = await secret(server, courriel, 'inoe-mot-de-passe')
    await call(server, town.id, '/mot-de-passe', { jeton: lien, motDePasse: MOT_DE_PASSE }, hosted)
    await nobody()
  })

  test('a session that was open before proves nothing', async () => {
    const cookie = await signIn()
    server.clock.advance(1000)
    const jeton = await attente()
    assert.deepEqual((await link(jeton, cookie)).status, 401)
    await nobody()
    // In the browser that went to FranceConnect it is closed.
    const own = new Navigateur(server)
    await relie()
    await own.identifier(depart, 'camille')
    assert.equal((await whoIs(own)).connecte, true)
    await attente('angela', own)
    assert.equal((await whoIs(own)).connecte, false)
  })

  test('a file that names other people is not theirs to link', async () => {
    const jeton = await attente('angela')
    const refused = await link(jeton, await signIn())
    assert.deepEqual([refused.status, refused.body.code], [409, 'franceconnect-refuse'])
    assert.match(String(refused.body.detail), /aucun des parents/)
    await nobody()
    // Corrected in the file, it is.
    await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, (tx) =>
      tx
        .update(responsables)
        .set({ nom: 'Dubois', prenom: 'Angéla' })
        .where(eq(responsables.foyerId, famille.foyer)),
    )
    assert.equal((await link(jeton, await signIn())).status, 204)
  })

  test('one identity for one account; an agent has none; another town knows nothing of it', async () => {
    await relie()
    const other = await createFamille(server, town)
    const address = await withPassword(server, other)
    const own = new Navigateur(server)
    assert.equal((await whoIs(own)).connecte, false)
    await server.superuser.execute(sql`DELETE FROM franceconnect_liens`)
    const [first, second] = [await attente(), await attente()]
    assert.equal((await link(first, await signIn(address))).status, 204)
    assert.equal((await link(second, await signIn())).status, 409)

    const agent = await createAgent(server, town)
    const cookie = await signIn(await withPassword(server, agent))
    assert.match(String((await link(await attente('angela'), cookie)).body.detail), /réservé aux familles/)

    const there = `${server.deps.publicUrl}/api/${CONTREXEVILLE}/franceconnect`
    const jeton = await attente('camille', new Navigateur(server), there)
    assert.equal((await link(jeton, await signIn())).status, 410)
  })

  test('unlinked, it opens the account no more', async () => {
    await relie()
    const cookie = await signIn()
    const remove = () =>
      server.app.request(`/api/${town.id}/compte/franceconnect`, {
        method: 'DELETE',
        headers: { ...hosted, cookie },
      })
    assert.equal((await remove()).status, 204)
    assert.equal((await remove()).status, 404)
    assert.equal((await monCompte(cookie)).franceconnect, null)
    await attente()
    assert.equal((await whoIs(page)).connecte, false)
  })

  test('giving up, a failure, a lower level, an identity that is not signed: nobody is signed in, and it is said', async () => {
    await relie()
    const suite = new URLSearchParams({ retour: `${ORIGIN}/`, etat: 'e'.repeat(22), defi: 'd'.repeat(43) })
    const issue = async (identite: string) =>
      new URL(await page.identifier(`${depart}?${suite}`, identite)).searchParams.get('franceconnect')
    assert.equal(await issue(''), 'abandon')
    franceconnect.settings.userinfo = 'falsifie'
    assert.equal(await issue('camille'), 'invalide')
    franceconnect.settings.userinfo = 'clair'
    assert.equal(await issue('camille'), 'invalide')
    franceconnect.settings.userinfo = 'signe'
    franceconnect.settings.acr = 'eidas0'
    assert.equal(await issue('camille'), 'invalide')
    assert.equal((await whoIs(page)).connecte, false)
    franceconnect.settings.acr = 'eidas1'
    assert.equal(await issue('camille'), 'ok')
  })

  test('out of reach, the way by password stays', async () => {
    franceconnect.settings.panne = true
    const other = await openTestServer()
    try {
      await createTown(other, town.id)
      const down = await openFranceConnectFor(other, [town.id])
      down.settings.panne = true
      const response = await other.app.request(`/api/${town.id}/franceconnect`)
      assert.match(response.headers.get('location') ?? '', /\/connexion\?franceconnect=panne$/)
      await down.close()
    } finally {
      await other.close()
    }
  })

  test('a return is good once, for the browser that left, for a quarter of an hour', async () => {
    await relie()
    const stop = (adresse: string) => adresse.includes('/franceconnect/retour?')
    const back = await page.identifier(depart, 'camille', stop)
    const stranger = new Navigateur(server)
    assert.match(await stranger.suivre(back), /\?franceconnect=expire$/)
    // Taken out by whoever brought it.
    assert.match(await page.suivre(back), /\?franceconnect=expire$/)
    const late = await page.identifier(depart, 'camille', stop)
    server.clock.advance(16 * 60_000)
    assert.match(await page.suivre(late), /\?franceconnect=expire$/)
    const forged = new URL(await page.identifier(depart, 'camille', stop))
    forged.searchParams.set('iss', 'https://ailleurs.example')
    assert.match(await page.suivre(forged.href), /\?franceconnect=invalide$/)
    assert.equal((await whoIs(page)).connecte, false)
  })

  test('what rests in the tables opens nothing and names nobody', async () => {
    await relie()
    await attente('angela')
    const all = await rows<{ text: string }>(
      server.superuser,
      sql`SELECT row_to_json(x)::text AS text FROM franceconnect_liens x
          UNION ALL SELECT row_to_json(x)::text FROM franceconnect_attentes x
          UNION ALL SELECT row_to_json(x)::text FROM franceconnect_reglages x`,
    )
    const kept = all.map((one) => one.text).join('\n')
    for (const word of ['DURAND', 'DUBOIS', '1988', 'camille', 'secret de client'])
      assert.ok(!kept.includes(word), word)
  })

  test('an export gives the identity, opened, to its owner alone', async () => {
    await relie()
    const give = (compte: string) =>
      server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, (tx) =>
        donneesDeFranceConnect(tx, {
          collectivite: town.id,
          compte,
          foyer: famille.foyer,
          zone: 'Europe/Paris',
        }),
      )
    const { donnees, fichiers = [] } = await give(famille.compte)
    assert.match(JSON.stringify(donnees), /"relié le":"2026-11-/)
    const [file] = fichiers
    assert.match(
      Buffer.from((await file?.lire(server.deps)) ?? []).toString(),
      /"DURAND"[\s\S]*"1988-03-12"[\s\S]*"33063"/,
    )
    const other = await createFamille(server, town)
    assert.deepEqual(await give(other.compte), { donnees: [], fichiers: [] })
  })

  test('a new key seals again what an older one sealed', async () => {
    await relie()
    const [old, fresh] = [randomBytes(32), randomBytes(32)].map((key) => key.toString('base64')) as [
      string,
      string,
    ]
    const before = openCoffre(openTrousseau([old]))
    const trousseau = openTrousseau([fresh, old])
    const coffre = openCoffre(trousseau)
    const inTown = <T>(work: (tx: Tx) => Promise<T>) =>
      server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, work)
    const kept = await inTown((tx) => fournisseurDe(tx, server.deps.coffre, town.id))
    assert.ok(kept)
    await server.superuser.execute(sql`DELETE FROM franceconnect_liens`)
    await inTown((tx) => reglerFranceConnect(tx, before, town.id, kept))
    const renew = () =>
      inTown((tx) => renouvelerFranceConnect(tx, town.id, coffre, `${trousseau.courante.nom}:`))
    assert.equal(await renew(), 1)
    assert.equal(await renew(), 0)
    assert.deepEqual(
      await inTown((tx) => fournisseurDe(tx, openCoffre(openTrousseau([fresh])), town.id)),
      kept,
    )
    await inTown((tx) => reglerFranceConnect(tx, server.deps.coffre, town.id, kept))
  })

  test('a town that gives it up sends nobody there', async () => {
    const id = 'retrait'
    await createTown(server, id)
    const own = await openFranceConnectFor(server, [id])
    await server.deps.database.transaction({ collectivite: id, role: 'systeme' }, (tx) =>
      retirerFranceConnect(tx, id),
    )
    assert.equal((await server.app.request(`/api/${id}/franceconnect`)).status, 404)
    await own.close()
  })
})

test('whose identity it is: birth or usual name, and a given name, however they are written', () => {
  const { angela, jeanne } = IDENTITES
  const of = (one: typeof angela) => ({
    nom: one?.family_name ?? '',
    nomUsage: one?.preferred_username ?? null,
    prenoms: one?.given_name_array ?? [],
  })
  const file = (nom: string, prenom: string) => [{ nom, prenom }]
  assert.equal(concordance(of(angela), file('Dubois', 'Angela')), 'conforme')
  assert.equal(concordance(of(angela), file('dubois', 'Claire')), 'conforme')
  assert.equal(concordance(of(angela), [...file('Martin', 'Paul'), ...file('DUBOIS', 'Angéla')]), 'conforme')
  assert.equal(concordance(of(jeanne), file('Vidal', 'Jeanne')), 'conforme')
  assert.equal(concordance(of(jeanne), file('Moreau-Vidal', 'Jeanne')), 'conforme')
  assert.equal(concordance(of(jeanne), file('Moreau', 'Anaïs')), 'differente')
  assert.equal(concordance(of(angela), file('Durand', 'Angela')), 'differente')
  assert.equal(concordance(of(angela), file('', '')), 'inconnue')
  assert.equal(concordance(of(angela), []), 'inconnue')
  assert.equal(
    concordance({ nom: 'DE LA TOUR', nomUsage: null, prenoms: ['Léa'] }, file('de la Rue', 'Léa')),
    'differente',
  )
})
