// A small web server on this machine, for one browser: compresses with brotli and counts what it sends.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, constants } from 'node:zlib'

/** What a request is answered. `data` is what any library would have to ask for, whatever it is made of. */
export interface Answer {
  kind: 'page' | 'library' | 'data'
  type: string
  body: string | Buffer
  /** Never ends: a live stream. */
  open?: boolean
}

export interface Sent {
  path: string
  kind: Answer['kind']
  /** Of the body, as compressed. */
  bytes: number
}

export interface Site {
  origin: string
  /** What was sent since `forget()`, in order. */
  sent: Sent[]
  forget(): void
  /** Resolves once nothing of the library was asked for during half a second. */
  quiet(): Promise<void>
  close(): void
}

const QUIET_MS = 500

/** The highest quality: what a CDN keeps of a file that does not change. */
function brotli(body: string | Buffer): Buffer {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
}

/** Serves on a free port of this machine. @param answer undefined when there is nothing there */
export async function openSite(answer: (url: URL) => Answer | undefined): Promise<Site> {
  let last = 0
  const sent: Sent[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const found = answer(url)
    if (!found) {
      console.error(`Nothing at ${url.pathname}${url.search}`)
      response.writeHead(404).end()
      return
    }
    const { kind, type, open } = found
    if (open) {
      response.writeHead(200, { 'content-type': type }).flushHeaders()
      return
    }
    if (!request.headers['accept-encoding']?.includes('br'))
      throw new Error(`${url.pathname} was asked for without brotli: these bytes would not be the real ones`)
    const body = brotli(found.body)
    sent.push({ path: url.pathname, kind, bytes: body.length })
    if (kind === 'library') last = performance.now()
    response
      .writeHead(200, {
        'content-type': type,
        'content-encoding': 'br',
        'content-length': body.length,
        'access-control-allow-origin': '*',
      })
      .end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    // The name, not the number: browsers take brotli over http from « localhost ».
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    sent,
    forget: () => {
      sent.length = 0
    },
    quiet: async () => {
      for (let left = QUIET_MS; left > 0; left = QUIET_MS - (performance.now() - last))
        await new Promise((resolve) => setTimeout(resolve, left))
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
