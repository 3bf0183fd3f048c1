import { isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Env } from '../http/env.ts'

/**
 * Who calls, for counting attempts.
 * Threat: anyone can write X-Forwarded-For. Only what our own proxies added counts: each appends the address it saw,
 * so with n proxies the n-th from the end is the caller's.
 */
export function adresseIp(c: Context<Env>): string {
  const proxies = c.var.deps.trustedProxies
  if (proxies > 0) {
    const seen = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim())
    const caller = seen.at(-proxies)
    if (caller) return reseau(caller)
  }
  // Called without a socket (the tests call the application directly).
  const env: object = c.env ?? {}
  if (!('incoming' in env || 'server' in env)) return 'inconnue'
  return reseau(getConnInfo(c).remote.address ?? 'inconnue')
}

/** An IPv6 subscriber has 2^64 addresses: they count as one. */
export function reseau(adresse: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(adresse)
  if (mapped?.[1]) return mapped[1]
  if (isIP(adresse) !== 6) return adresse
  const [head = '', tail] = adresse.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const all =
    tail === undefined ? before : [...before, ...Array(8 - before.length - after.length).fill('0'), ...after]
  return `${all
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`
}
