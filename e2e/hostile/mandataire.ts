// A proxy that answers for the hostile pages of the town's site and hands everything else on: for browsers whose driver lets no
// test answer in the place of a server. The pages keep the address of the site that the town declared.
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Transform } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type PageHostile, PORTAIL, portail, source } from './pages.ts'

export interface Mandataire {
  port: number
  /** Every page of the site below `/hostile/` is this one from now on. */
  montrer(page: PageHostile): void
  /** What the page's own policy refused since it is shown, as the browser reports it. */
  refus: string[]
  close(): void
}

/** What browsers call « slow 3G ». */
const LENT = { attenteMs: 400, octetsParSeconde: 50_000 }

/** @param site of the town */
export async function startMandataire(site: string): Promise<Mandataire> {
  let page: PageHostile
  const refus: string[] = []
  const server = createServer(async (asked, answer) => {
    // Of a proxy one asks for whole addresses.
    const url = new URL(asked.url ?? '')
    if (url.href === PORTAIL)
      return answer
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(portail(`${site}/hostile/`))
    if (page.bloque && url.pathname.startsWith('/v1/')) return answer.destroy()
    if (page.lent) await new Promise((resolve) => setTimeout(resolve, LENT.attenteMs))
    if (url.pathname === '/hostile/')
      return answer
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...reporting(page.headers) })
        .end(source(page))
    if (url.pathname === '/hostile/page.css')
      return answer.writeHead(200, { 'content-type': 'text/css' }).end(page.css)
    if (url.pathname === '/hostile/refus') {
      refus.push(await text(asked))
      return answer.writeHead(204).end()
    }
    const { method, headers } = asked
    const onward = request(
      { hostname: url.hostname, port: url.port, path: url.pathname + url.search, method, headers },
      (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers)
        if (page.lent) got.pipe(ralentir()).pipe(answer)
        else got.pipe(answer)
      },
    )
    onward.on('error', () => answer.destroy())
    answer.on('close', () => onward.destroy())
    asked.pipe(onward)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    montrer: (shown) => {
      page = shown
      refus.length = 0
    },
    refus,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Hands bytes on as slowly as the network does. */
function ralentir(): Transform {
  return new Transform({
    transform(part: Buffer, _, done) {
      setTimeout(() => done(null, part), (part.length / LENT.octetsParSeconde) * 1000)
    },
  })
}

/** The page's headers, where a policy says to whom it is reported. */
function reporting({ ...headers }: Record<string, string> = {}): Record<string, string> {
  const policy = headers['content-security-policy']
  if (policy) headers['content-security-policy'] = `${policy}; report-uri /hostile/refus`
  return headers
}
