import { type Places, SUJETS, type Sujet } from '@inoe/contract/direct'
import type { Espace } from './espace.ts'

/** `detail` comes with `places`: what is left, by creneau; without it there is something to read again. */
export type Entend = (sujet: Sujet, detail?: Places) => void

/** Milliseconds. */
export const DELAIS = {
  /** Before trying again, growing to the last. */
  pauses: [500, 1000, 2000, 5000, 15_000, 30_000],
  /** For the first sign of life: later, something on the way keeps the stream for itself. */
  premier: 8000,
  /** Between two signs of life, which the server gives every 25 s: later, the stream is lost. */
  silence: 40_000,
}

/** How the API is asked: `depuis` is the last event heard. */
export interface Portes {
  flux(depuis: string | undefined, signal: AbortSignal): Promise<Response>
  /** What the stream would have said, at once: for where it does not pass. */
  changements(depuis: string | undefined, signal: AbortSignal): Promise<Response>
}

/**
 * The live stream of a town, one per page, shared by its widgets: says which subjects changed. Read with fetch, since
 * EventSource cannot carry a bearer. Resumes by itself after a loss or a sleep, at once when the network or the page is
 * back; where it does not pass, asks instead.
 */
export class Direct {
  readonly #portes: Portes
  readonly #delais: typeof DELAIS
  readonly #listeners = new Set<Entend>()
  #abort: AbortController | undefined
  /** Gives up the connection under way, or the wait before the next. */
  #couper = () => {}
  #guet: ReturnType<typeof setTimeout> | undefined
  /** When something of the server is to be heard at the latest. */
  #avant = 0
  #last: string | undefined
  #enabled = false

  constructor(portes: Portes, delais = DELAIS) {
    this.#portes = portes
    this.#delais = delais
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
    const { signal } = abort
    this.#abort = abort
    // The network or the page is back: what waits, or was silent meanwhile, begins again.
    const eveil = () => {
      if (Date.now() > this.#avant) this.#couper()
    }
    for (const one of ['online', 'pageshow', 'visibilitychange']) addEventListener(one, eveil, { signal })
    signal.addEventListener('abort', () => this.#couper())
    void this.#loop(signal)
  }

  /** Something was heard; the next is due in so many milliseconds. */
  #guetter(ms: number): void {
    this.#avant = Date.now() + ms
    clearTimeout(this.#guet)
    this.#guet = setTimeout(() => this.#couper(), ms)
  }

  #pause = (ms: number | undefined) =>
    new Promise<void>((resolve) => {
      clearTimeout(this.#guet)
      this.#avant = 0
      const timer = setTimeout(resolve, ms)
      this.#couper = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  async #loop(signal: AbortSignal): Promise<void> {
    for (let failures = 0, first = true; !signal.aborted; first = false) {
      const essai = new AbortController()
      this.#couper = () => essai.abort()
      this.#guetter(this.#delais.premier)
      let lu = false
      try {
        const response = await this.#portes.flux(this.#last, essai.signal)
        if (response.status === 401) return
        const reader = response.body
          ?.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
          .getReader()
        this.#couper = () => {
          essai.abort()
          reader?.cancel().catch(() => {})
        }
        let rest = ''
        for (
          let part = await reader?.read();
          response.ok && part && !part.done;
          part = await reader?.read()
        ) {
          this.#guetter(this.#delais.silence)
          // After a loss nothing says what was missed before the first event: everything is read again.
          if (!lu && !first && this.#last === undefined) this.#tellAll()
          lu = true
          failures = 0
          const blocks = (rest + part.value).split('\n\n')
          rest = blocks.pop() ?? ''
          for (const block of blocks) this.#event(block)
        }
      } catch {
        // Lost, silent, refused or aborted: the pause below, then again.
      }
      // It opened, or hung, and said nothing; or it is refused where other answers pass.
      if (!lu && !signal.aborted && (essai.signal.aborted || failures > 1)) await this.#sonder(signal)
      if (!signal.aborted)
        await this.#pause(this.#delais.pauses[Math.min(failures++, this.#delais.pauses.length - 1)])
    }
    clearTimeout(this.#guet)
  }

  async #sonder(signal: AbortSignal): Promise<void> {
    try {
      const { sonder } = await import('./sondage.ts')
      this.#last = await sonder(
        (depuis) => this.#portes.changements(depuis, signal),
        this.#last,
        this.#pause,
        (sujet) => (sujet ? this.#tell(sujet) : this.#tellAll()),
      )
    } catch {
      // No network at all, or nobody listens any more: the pause, then again.
    }
  }

  #event(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: ?(.*)`, 'm').exec(block)?.[1] ?? ''
    this.#last = field('id') || this.#last
    if (field('event') !== 'changement') return
    const [sujet, detail] = field('data').split(/ (.*)/)
    this.#tell(sujet as Sujet, detail ? (JSON.parse(detail) as Places) : undefined)
  }

  #tellAll(): void {
    for (const sujet of SUJETS) this.#tell(sujet)
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
  const ask = (route: string, signal: AbortSignal, headers?: Record<string, string>) =>
    fetch(espace.url(route), { credentials: 'include', signal, headers: espace.headers(headers) })
  const direct = new Direct({
    flux: (last, signal) => ask('direct', signal, last ? { 'last-event-id': last } : {}),
    changements: (last, signal) => ask(`direct/changements${last ? `?depuis=${last}` : ''}`, signal),
  })
  const follow = () => {
    direct.enabled = espace.session.connecte
  }
  espace.session.addEventListener('change', follow)
  follow()
  page[SHARED].set(espace, direct)
  return direct
}
