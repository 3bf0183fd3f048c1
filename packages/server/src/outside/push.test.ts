import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { ServicePush } from '../../test/push.ts'
import { isInterieure, nouvelleCle, openPush } from './push.ts'

describe('Push notices', () => {
  let service: ServicePush
  before(async () => {
    service = await ServicePush.open()
  })
  after(() => service.close())
  const push = (more: object = {}) =>
    openPush({ cle: nouvelleCle(), contact: 'mailto:portail@ville.example', locales: true, ...more })

  test('are read by the browser alone, proved to come from us', async () => {
    const browser = service.navigateur()
    assert.equal(await push().envoyer(browser.abonnement, '{"titre":"Été"}', 'message-messages'), 'remise')
    assert.deepEqual(browser.recues, [
      { contenu: '{"titre":"Été"}', ttl: 259_200, topic: 'message-messages' },
    ])
    assert.ok(!browser.corps.some((one) => one.includes('titre')))
    assert.deepEqual(service.fautes, [])
  })

  test('a browser that is gone, a service that refuses, one that is tired: each told apart', async () => {
    const browser = service.navigateur()
    const send = (statut: number) => {
      browser.statut = statut
      return push().envoyer(browser.abonnement, '{}', 'a')
    }
    for (const statut of [404, 410]) assert.equal(await send(statut), 'perdue')
    for (const statut of [400, 401, 403, 413, 302]) assert.equal(await send(statut), 'refusee')
    // The address is a secret: no message says it.
    for (const statut of [429, 500, 503])
      await assert.rejects(send(statut), (error) => !String(error).includes('/push/'))
    await assert.rejects(
      push().envoyer({ ...browser.abonnement, adresse: 'http://127.0.0.1:9/push/secret' }, '{}', 'a'),
      (error) => /ECONNREFUSED/.test(String(error)) && !String(error).includes('secret'),
    )
  })

  test('go to public services only: https, by name, on the usual port', async () => {
    const strict = push({ locales: false })
    for (const adresse of [
      'https://fcm.googleapis.com/fcm/send/abc',
      'https://updates.push.services.mozilla.com/wpush/v2/abc',
      'https://web.push.apple.com/QGuQ',
    ])
      assert.ok(strict.accepte(adresse), adresse)
    const { abonnement } = service.navigateur()
    for (const adresse of [
      abonnement.adresse,
      'http://fcm.googleapis.com/fcm/send/abc',
      'https://127.0.0.1/push',
      'https://[::1]/push',
      'https://2130706433/push',
      'https://10.0.0.8/push',
      'https://localhost/push',
      'https://base.internal/push',
      'https://intranet/push',
      'https://fcm.googleapis.com:8443/push',
      'https://nom:secret@fcm.googleapis.com/push',
      'ftp://fcm.googleapis.com/push',
      'nulle part',
    ]) {
      assert.ok(!strict.accepte(adresse), adresse)
      assert.equal(await strict.envoyer({ ...abonnement, adresse }, '{}', 'a'), 'perdue', adresse)
    }
  })

  test('what a name leads to is looked at: never a machine of our own', async () => {
    for (const address of [
      '127.0.0.1',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:127.0.0.1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
    ])
      assert.ok(isInterieure(address), address)
    for (const address of ['142.250.75.234', '17.188.178.10', '2a00:1450:4007:80e::200a', '2600:1901::1'])
      assert.ok(!isInterieure(address), address)
  })

  test('the public key is the private one’s; a key of another size is refused', () => {
    const cle = nouvelleCle()
    assert.equal(push({ cle }).cle, push({ cle: `${cle}\n` }).cle)
    assert.equal(Buffer.from(push().cle, 'base64url').length, 65)
    assert.throws(() => push({ cle: 'dGVzdA' }), /INOE_PUSH_KEY/)
  })
})
