// The API as towns serve it, behind HTTPS: WebKit keeps no `Secure` cookie on a page without it, not even of this machine.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface Https {
  /** Where the pages are. */
  origin: string
  close(): void
}

/** A certificate that nobody trusts, for an hour of tests. @throws Error when there is no openssl */
function certificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-https-'))
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')]
  try {
    const asked = ['req', '-x509', '-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']
    const { status, error } = spawnSync(
      'openssl',
      [...asked, '-days', '1', '-subj', '/CN=localhost', '-keyout', key, '-out', cert],
      { stdio: 'ignore' },
    )
    if (status !== 0) throw new Error('openssl, which this test needs, made no certificate', { cause: error })
    return { key: readFileSync(key), cert: readFileSync(cert) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param behind the API's own address, which it takes requests of its own pages from */
export async function serveHttps(behind: string): Promise<Https> {
  const { hostname, port, host } = new URL(behind)
  const server = createServer(certificate(), (asked, answer) => {
    const { origin, ...headers } = asked.headers
    const own = origin === address() ? behind : origin
    const onward = request(
      {
        hostname,
        port,
        method: asked.method,
        path: asked.url,
        headers: { ...headers, host, ...(own && { origin: own }) },
      },
      (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers)
        got.pipe(answer)
      },
    )
    onward.on('error', () => answer.destroy())
    answer.on('close', () => onward.destroy())
    asked.pipe(onward)
  })
  const address = () => `https://localhost:${(server.address() as AddressInfo).port}`
  server.listen(0, 'localhost')
  await once(server, 'listening')
  return {
    origin: address(),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
