// Sends the families' saves over HTTP, in a process of its own so that it does not share the bench's event loop.
import { Agent, request } from 'node:http'
import { type FamilleRush, TOWN } from './ville.ts'

export interface Envoi {
  origin: string
  familles: FamilleRush[]
  /** Requests under way at once. */
  ensemble: number
}

export interface Recue {
  ms: number
  status: number
  confirmees: number
  /** In the order the answers say: day and rank in its waiting list. */
  corps: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 512 })

export function poster(origin: string, { cookie, enfant, jours, foyer }: FamilleRush): Promise<Recue> {
  const body = JSON.stringify({
    cellules: jours.map((creneau) => ({ creneau, enfant, action: 'ajouter' })),
  })
  const start = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(
      `${origin}/api/${TOWN}/reservations`,
      {
        method: 'POST',
        agent,
        headers: {
          cookie,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': foyer,
          origin: 'http://ville.localhost',
        },
      },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          const corps = Buffer.concat(parts).toString()
          resolve({
            ms: performance.now() - start,
            status: response.statusCode ?? 0,
            confirmees: Number(/"confirmees":(\d+)/.exec(corps)?.[1] ?? 0),
            corps: response.statusCode === 200 ? '' : corps.slice(0, 300),
          })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Every family's save, so many at once. */
export async function charger({
  origin,
  familles,
  ensemble,
}: Envoi): Promise<{ seconds: number; recues: Recue[] }> {
  const left = [...familles]
  const recues: Recue[] = []
  const start = performance.now()
  await Promise.all(
    Array.from({ length: ensemble }, async () => {
      for (let next = left.shift(); next; next = left.shift()) recues.push(await poster(origin, next))
    }),
  )
  return { seconds: (performance.now() - start) / 1000, recues }
}

// Run as a child process: the orders come by message, the answer goes back the same way.
if (process.send) {
  process.on('message', (envoi: Envoi) => {
    void charger(envoi).then((done) => process.send?.(done))
  })
}
