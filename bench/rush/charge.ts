// Sends the families' saves over HTTP, in a process of its own so that it does not share the bench's event loop. Its
// requests are bytes made ready beforehand and its answers are read after the last one: on a small machine, what the
// generator spends is taken from the server that is measured.
import { connect, type Socket } from 'node:net'
import { type FamilleRush, TOWN } from './ville.ts'

export interface Envoi {
  origin: string
  familles: FamilleRush[]
  /** Requests under way at once, each on a connection of its own. */
  ensemble: number
  /** What begins the idempotency key of each save: not the same in two rounds. */
  tour: string
  /** Requests that are signed in and have nothing to do, instead of saves: what HTTP and sessions alone cost. */
  rien?: boolean
}

/** One family's save as its browser saw it. */
export interface Recue {
  foyer: string
  /** Instants, milliseconds of the generator's clock. */
  parti: number
  repondu: number
  status: number
  /** Creneaux by what became of them. */
  confirmees: string[]
  attente: { creneau: string; rang: number }[]
  refusees: string[]
  /** The body, when it was not what a save answers. */
  erreur: string
}

export interface Charge {
  seconds: number
  recues: Recue[]
}

/** A save as bytes of HTTP/1.1. */
export function requete({ origin, tour }: Pick<Envoi, 'origin' | 'tour'>, famille: FamilleRush): Buffer {
  const { cookie, enfant, jours, foyer } = famille
  const body = JSON.stringify({
    cellules: jours.map((creneau) => ({ creneau, enfant, action: 'ajouter' })),
  })
  const head = [
    `POST /api/${TOWN}/reservations HTTP/1.1`,
    `host: ${new URL(origin).host}`,
    `cookie: ${cookie}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    `idempotency-key: ${tour}-${foyer}`,
    'origin: http://ville.localhost',
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}

/**
 * A request that is signed in and has nothing to do, as bytes: it asks for an address that does not exist. The town is
 * opened and the session read, as for every request, then nothing.
 */
export function rien({ origin }: Pick<Envoi, 'origin'>, { cookie }: FamilleRush): Buffer {
  const head = [
    `GET /api/${TOWN}/rien HTTP/1.1`,
    `host: ${new URL(origin).host}`,
    `cookie: ${cookie}`,
    'origin: http://ville.localhost',
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n`)
}

/** One connection kept alive, one request at a time. */
export class Connexion {
  readonly #socket: Socket
  #parts: Buffer[] = []
  #done: ((answer: Buffer) => void) | undefined
  #failed: ((error: Error) => void) | undefined

  private constructor(socket: Socket) {
    this.#socket = socket.setNoDelay(true)
    socket.on('data', (part) => this.#hear(part))
    socket.on('error', (error) => this.#failed?.(error))
    socket.on('close', () => this.#failed?.(new Error('the server closed the connection')))
  }

  static open(origin: string): Promise<Connexion> {
    const { hostname, port } = new URL(origin)
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => resolve(new Connexion(socket)))
      socket.once('error', reject)
    })
  }

  /** @returns the answer's bytes, head and body */
  send(bytes: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#done = resolve
      this.#failed = reject
      this.#socket.write(bytes)
    })
  }

  close(): void {
    this.#failed = undefined
    this.#socket.destroy()
  }

  #hear(part: Buffer): void {
    this.#parts.push(part)
    const [first = part] = this.#parts
    const all = this.#parts.length === 1 ? first : Buffer.concat(this.#parts)
    this.#parts = [all]
    const end = all.indexOf('\r\n\r\n')
    if (end < 0) return
    const length = /\r\ncontent-length: (\d+)/i.exec(all.toString('latin1', 0, end))?.[1]
    if (length === undefined) {
      this.#failed?.(new Error('an answer without its length'))
      return
    }
    if (all.length < end + 4 + Number(length)) return
    this.#parts = []
    const done = this.#done
    this.#done = undefined
    this.#failed = undefined
    done?.(all)
  }
}

interface Brute {
  foyer: string
  parti: number
  repondu: number
  answer: Buffer
}

/** What an answer's bytes say. */
export function lire({ answer, ...one }: Brute): Recue {
  const end = answer.indexOf('\r\n\r\n')
  const status = Number(answer.toString('latin1', 9, 12))
  const body = answer.toString('utf8', end + 4)
  const read: Recue = { ...one, status, confirmees: [], attente: [], refusees: [], erreur: '' }
  if (status !== 200) return { ...read, erreur: body.slice(0, 300) }
  const { cellules } = JSON.parse(body) as {
    cellules: { creneau: string; etat: string; rang: number | null }[]
  }
  for (const { creneau, etat, rang } of cellules) {
    if (etat === 'confirmee') read.confirmees.push(creneau)
    else if (etat === 'en-attente') read.attente.push({ creneau, rang: rang ?? 0 })
    else read.refusees.push(creneau)
  }
  return read
}

/** Every family's save, in their order, so many at once. */
export async function charger(envoi: Envoi): Promise<Charge> {
  const { origin, familles, ensemble } = envoi
  const ready = familles.map((famille) => ({
    foyer: famille.foyer,
    bytes: (envoi.rien ? rien : requete)(envoi, famille),
  }))
  const connexions = await Promise.all(Array.from({ length: ensemble }, () => Connexion.open(origin)))
  const brutes: Brute[] = []
  let next = 0
  const start = performance.now()
  await Promise.all(
    connexions.map(async (connexion) => {
      for (let one = ready[next++]; one; one = ready[next++]) {
        const parti = performance.now()
        const answer = await connexion.send(one.bytes)
        brutes.push({ foyer: one.foyer, parti, repondu: performance.now(), answer })
      }
    }),
  )
  const seconds = (performance.now() - start) / 1000
  for (const connexion of connexions) connexion.close()
  return { seconds, recues: brutes.map(lire) }
}

// Run as a child process: the orders come by message, the answer goes back the same way.
if (process.send) {
  process.on('message', (envoi: Envoi) => {
    charger(envoi).then(
      (done) => process.send?.(done),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  })
}
