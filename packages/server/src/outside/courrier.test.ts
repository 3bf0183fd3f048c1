import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { SANS_APPARENCE } from '../collectivites/apparences-store.ts'
import { smtpCourrier } from './courrier.ts'
import { typographie, writeCourriel } from './lettre.ts'

/** What a mail server received: envelope and the message's own lines. */
interface Received {
  to: string[]
  message: string
}

describe('E-mails', () => {
  const received: Received[] = []
  let refuse = false
  const mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refuse ? new Error('mailbox full') : null),
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map((one) => one.address),
          message: Buffer.concat(parts).toString('utf8'),
        })
        done()
      })
    },
  })
  let url = ''
  before(async () => {
    mailServer.listen(0, '127.0.0.1')
    await once(mailServer.server, 'listening')
    url = `smtp://127.0.0.1:${(mailServer.server.address() as AddressInfo).port}`
  })
  after(() => new Promise<void>((resolve) => mailServer.close(() => resolve())))

  const lettre = writeCourriel('camille@exemple.fr', {
    sujet: 'L’œuvre d’été : 3 cœurs à l’accueil',
    collectivite: {
      id: 'entre-deux-mers',
      nom: 'CdC de l’Entre-Deux-Mers',
      courriel: null,
      telephone: '05 56 00 00 00',
      apparence: SANS_APPARENCE,
    },
    paragraphes: ['L’enfant « Zoë » a cueilli des œillets <b>rouges</b> & blancs.'],
    bouton: { texte: 'Ouvrir', url: 'https://ville.exemple/connexion/#inoe-confirmation=abc' },
  })

  test('no line breaks before a French sign, inside quotes or in an hour; addresses stay whole', () => {
    for (const [plain, typeset] of [
      ['Motif : « Complet ; voir en mai »', 'Motif_: «_Complet_; voir en mai_»'],
      ['Une question ? Merci !', 'Une question_? Merci_!'],
      ['lundi 27 juillet à 9 h 00, de 8 h – 18 h', 'lundi 27 juillet à 9_h_00, de 8_h – 18_h'],
      ['du 1 février au 31 mars, 1 jour', 'du 1er février au 31 mars, 1 jour'],
      ['3 heures', '3 heures'],
      ['https://ville.exemple/a?b=c:d', 'https://ville.exemple/a?b=c:d'],
    ] as const)
      assert.equal(typographie(plain), typeset.replaceAll('_', '\u00a0'))
  })

  test('arrive as text and HTML, apostrophes and ligatures whole', async () => {
    const courrier = smtpCourrier(url, '« Ville » <portail@ville.exemple>')
    await courrier.send(lettre)
    const [mail] = received
    assert.deepEqual(mail?.to, ['camille@exemple.fr'])
    assert.equal(header(mail?.message, 'Subject'), 'L’œuvre d’été\u00a0: 3 cœurs à l’accueil')
    const text = part(mail?.message, 'text/plain')
    const html = part(mail?.message, 'text/html')
    assert.match(text, /L’enfant «\u00a0Zoë\u00a0» a cueilli des œillets <b>rouges<\/b> & blancs\./)
    assert.match(text, /Ouvrir\u00a0:\r?\nhttps:\/\/ville\.exemple\/connexion\/#inoe-confirmation=abc/)
    assert.match(
      html,
      /L’enfant «\u00a0Zoë\u00a0» a cueilli des œillets &lt;b&gt;rouges&lt;\/b&gt; &amp; blancs\./,
    )
    assert.match(html, /href="https:\/\/ville\.exemple\/connexion\/#inoe-confirmation=abc"/)
  })

  test('a refusal of the mail server is thrown, so that the queue tries again', async () => {
    refuse = true
    await assert.rejects(smtpCourrier(url, 'portail@ville.exemple').send(lettre))
  })

  describe('without a dev mailbox', () => {
    let server: TestServer
    before(async () => {
      server = await openTestServer()
    })
    after(() => server.close())

    test('its pages do not exist', async () => {
      for (const page of ['/dev/courriels', '/dev/courriels.json'])
        assert.equal((await server.app.request(page)).status, 404)
    })
  })
})

/** A header, its encoded words (RFC 2047) decoded. */
function header(message = '', name: string): string {
  const folded = new RegExp(`^${name}: (.*(?:\\r?\\n[ \\t].*)*)`, 'm').exec(message)?.[1] ?? ''
  return folded
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_, encoding: string, words: string) =>
      encoding.toLowerCase() === 'b'
        ? Buffer.from(words, 'base64').toString('utf8')
        : quoted(words.replaceAll('_', ' ')),
    )
}

/** A part of the message by its type, its transfer encoding undone. */
function part(message = '', type: string): string {
  const boundary = /boundary="(.+?)"/.exec(message)?.[1] ?? ''
  const found = message.split(`--${boundary}`).find((one) => one.includes(`Content-Type: ${type}`)) ?? ''
  const [head = '', ...body] = found.split('\r\n\r\n')
  const content = body.join('\r\n\r\n')
  return /encoding: base64/i.test(head) ? Buffer.from(content, 'base64').toString('utf8') : quoted(content)
}

function quoted(text: string): string {
  const bytes = text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
