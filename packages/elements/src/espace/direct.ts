import { type Places, SUJETS, type Sujet } from '@inoe/contract/direct'
import type { Espace } from './espace.ts'

/** `detail` comes with `places`: what is left, by creneau; without it there is something to read again. */
export type Entend = (sujet: Sujet, detail?: Places) => void

/** Milliseconds before trying again, growing to the last. */
const PAUSES = [500, 1000, 2000, 5000, 15_000, 30_000]

/**
 * The live stream of a town, one per page, shared by its widgets: says which subjects changed. Read with fetch, since
 * EventSource cannot carry a bearer. Resumes by itself after a loss or a sleep.
 */
export class Direct {
  readonly #open: (lastEventId: string | undefined, signal: AbortSignal) => Promise<Response>
  readonly #listeners = new Set<Entend>()
  #abort: AbortController | undefined
  #last: string | undefined
  #enabled = false

  constructor(open: (lastEventId: string | undefined, signal: AbortSignal) => Promise<Response>) {
    this.#open = open
  }

  /** Hears every change until the returned function is called. */
  subscribe(heard: Entend): () => void {
    this.#listeners.add(heard)
    this.#run()
    return () => {
      this.#listeners.delete(heard)
      if (this.#listeners.size === 0) this.#stop()
    }
  }

  /** On while somebody is signed in. */
  set enabled(value: boolean) {
    if (value === this.#enabled) return
    this.#enabled = value
    this.#last = undefined
    if (value) this.#run()
    else this.#stop()
  }

  #stop(): void {
    this.#abort?.abort()
    this.#abort = undefined
  }

  #run(): void {
    if (this.#abort || !this.#enabled || this.#listeners.size === 0) return
    const abort = new AbortController()
    this.#abort = abort
    void this.#loop(abort.signal)
  }

  async #loop(signal: AbortSignal): Promise<void> {
    for (let failures = 0, first = true; !signal.aborted; first = false) {
      try {
        const response = await this.#open(this.#last, signal)
        if (response.ok && response.body) {
          // After a loss nothing says what was missed before the first event: everything is read again.
          if (!first && this.#last === undefined) for (const sujet of SUJETS) this.#tell(sujet)
          failures = 0
          await this.#read(response.body)
        } else if (response.status === 401) return
      } catch {
        // Lost, refused or aborted: the pause below, then again.
      }
      const pause = PAUSES[Math.min(failures++, PAUSES.length - 1)]
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause)
        const stop = () => {
          clearTimeout(timer)
          resolve()
        }
        signal.addEventListener('abort', stop, { once: true })
      })
    }
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const reader = body
      .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
      .getReader()
    let rest = ''
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const blocks = (rest + part.value).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) this.#event(block)
    }
  }

  #event(block: string): void {
    const fields = new Map(
      block
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    )
    const id = fields.get('id')
    if (id) this.#last = id
    if (fields.get('event') !== 'changement') return
    const [sujet, detail] = (fields.get('data') ?? '').split(/ (.*)/)
    this.#tell(sujet as Sujet, detail ? (JSON.parse(detail) as Places) : undefined)
  }

  #tell(sujet: Sujet, detail?: Places): void {
    for (const heard of [...this.#listeners]) heard(sujet, detail)
  }
}

const SHARED = Symbol.for('inoe.directs')

/** The page's one stream of a town, open while somebody is signed in, whichever copy of the library asks. */
export function directOf(espace: Espace): Direct {
  const page = globalThis as { [SHARED]?: WeakMap<Espace, Direct> }
  page[SHARED] ??= new WeakMap()
  const there = page[SHARED].get(espace)
  if (there) return there
  const direct = new Direct((last, signal) =>
    fetch(espace.url('direct'), {
      credentials: 'include',
      signal,
      headers: espace.headers(last ? { 'last-event-id': last } : {}),
    }),
  )
  const follow = () => {
    direct.enabled = espace.session.connecte
  }
  espace.session.addEventListener('change', follow)
  follow()
  page[SHARED].set(espace, direct)
  return direct
}
