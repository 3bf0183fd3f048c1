import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { MonCompte } from '@inoe/contract/comptes'
import { VERSION_RGPD } from '@inoe/contract/rgpd'
import { asSysteme } from '../../test/billing.ts'
import { call, letters, MOT_DE_PASSE, secret, someone, withPassword } from '../../test/comptes.ts'
import { texteExport } from '../../test/exports.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { type Client, createFamille, createTown, ENTRE_DEUX_MERS, type Town } from '../../test/towns.ts'
import { collectiviteOf } from '../collectivites/store.ts'
import { messageDuService } from '../messages/courriels.ts'
import { annoncer } from '../notifications/annoncer.ts'
import { inviteParent } from './invitations.ts'

const EN = { 'accept-language': 'en-GB,en;q=0.9' }
const PT = { 'accept-language': 'pt-PT' }

describe('The language that one is written to in', () => {
  let server: TestServer
  let town: Town
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
  })
  after(() => server.close())

  const last = async (courriel: string) => (await letters(server, courriel)).at(-1)
  const signUp = (courriel: string, headers: Record<string, string>) =>
    call(server, town.id, '/comptes', { courriel, motDePasse: MOT_DE_PASSE, rgpd: VERSION_RGPD }, headers)
  const choose = (who: Client, langue: string) => who.send('PUT', '/compte/langue', { langue })
  const mine = async (who: Client) => (await (await who.get('/compte')).json()) as MonCompte
  /** A service writes to a family. */
  const tell = (foyer: string) =>
    asSysteme(server, town.id, async (tx) => {
      const ville = await collectiviteOf(tx, town.id)
      assert.ok(ville)
      const lettre = messageDuService(ville, 'Multi-accueil', 'https://ville.exemple')
      await annoncer(tx, server.deps, town.id, [{ foyer, lettre, avis: null }])
    })

  test('is that of the page where one signed up, until confirmed; French for who says nothing', async () => {
    const [english, french, changing] = [someone(), someone(), someone()]
    await signUp(english, EN)
    assert.match((await last(english))?.sujet ?? '', /^Activate your account/)
    assert.match((await last(english))?.html ?? '', /<html lang="en">/)
    await signUp(french, {})
    assert.match((await last(french))?.sujet ?? '', /^Activez votre compte/)
    await signUp(changing, PT)
    await signUp(changing, EN)
    assert.match((await last(changing))?.sujet ?? '', /^Activate/)
    // Threat: somebody else who types the address must not change what its owner reads.
    await call(server, town.id, '/comptes/confirmation', {
      jeton: await secret(server, english, 'inoe-confirmation'),
    })
    await signUp(english, PT)
    assert.match((await last(english))?.sujet ?? '', /^You already have an account/)
  })

  test('can be changed, is read again, and is in the copy of one’s data', async () => {
    const famille = await createFamille(server, town)
    const courriel = await withPassword(server, famille)
    assert.equal((await mine(famille)).langue, 'fr')
    assert.equal((await choose(famille, 'pt')).status, 204)
    assert.equal((await mine(famille)).langue, 'pt')
    await tell(famille.foyer)
    assert.equal((await last(courriel))?.sujet, 'Tem uma mensagem à sua espera')
    assert.match(await texteExport(server, famille), /"langue des courriers":\s*"pt"/)
    assert.equal((await choose(famille, 'de')).status, 400)
    assert.equal((await mine(famille)).langue, 'pt')
  })

  test('is each parent’s own: one letter, told twice', async () => {
    const famille = await createFamille(server, town)
    const courriel = await withPassword(server, famille)
    await choose(famille, 'en')
    const other = someone('alex')
    await famille.send('POST', '/compte/invitations', { courriel: other, prenom: 'Alex', nom: 'Martin' })
    const jeton = await secret(server, other, 'inoe-invitation')
    assert.match((await last(other))?.sujet ?? '', /invites you to the family space$/)
    await call(server, town.id, '/comptes/invitation', { jeton, motDePasse: MOT_DE_PASSE }, PT)
    assert.equal((await last(courriel))?.sujet, 'Another parent has joined your file')
    await tell(famille.foyer)
    assert.equal((await last(courriel))?.sujet, 'A message is waiting for you')
    assert.equal((await last(other))?.sujet, 'Tem uma mensagem à sua espera')
  })

  test('of a family that the town knew is the one it enters in', async () => {
    const famille = await createFamille(server, town)
    const courriel = someone('jo')
    await asSysteme(server, town.id, async (tx) => {
      await inviteParent(tx, town.id, famille.foyer, courriel)
      const lien = { collectivite: town.id, courriel, usage: 'invitation' as const, motDePasse: null }
      await server.deps.queue.send(tx, 'lien', lien)
    })
    const jeton = await secret(server, courriel, 'inoe-mot-de-passe')
    assert.match((await last(courriel))?.sujet ?? '', /^Votre accès/)
    await call(server, town.id, '/mot-de-passe', { jeton, motDePasse: MOT_DE_PASSE }, EN)
    assert.equal((await last(courriel))?.sujet, 'Your password has changed')
  })
})
