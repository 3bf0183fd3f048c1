import type { EtatSession } from '@inoe/contract/comptes'

/** Where a bearer is kept; throws nothing when the browser forbids storage. */
function storage(kind: 'local' | 'session'): Storage | undefined {
  try {
    return kind === 'local' ? localStorage : sessionStorage
  } catch {
    return undefined
  }
}

/** What tabs tell each other. `demande`: a new tab asks for the bearer that only another tab has. */
type Message =
  | { type: 'change'; jeton: string | null }
  | { type: 'demande' }
  | { type: 'jeton'; jeton: string }

/**
 * Who is signed in, the same for every widget of the page and every tab of the site. Dispatches `change`.
 * The bearer (only where cookies cannot work) lives in sessionStorage, or localStorage with « Rester connecté ».
 * Threat: a script of the page can read it; that is why the server binds it to this origin and why a town may forbid
 * passwords in its page altogether.
 */
export class SessionStore extends EventTarget {
  /** Undefined until the server was asked. */
  etat: EtatSession | undefined
  readonly #key: string
  readonly #channel: BroadcastChannel | undefined
  readonly #read: () => Promise<EtatSession>
  #memory: string | null = null
  #loading: Promise<void> | undefined

  /** @param read asks the server who is signed in */
  constructor(name: string, read: () => Promise<EtatSession>) {
    super()
    this.#key = `inoe:${name}`
    this.#read = read
    // Threat: « back » after signing out shows the page as it was frozen, with the family's data in it.
    addEventListener('pageshow', (event) => {
      if (event.persisted) this.refresh().catch(() => undefined)
    })
    // Firefox forbids it with storage: then this tab is alone.
    try {
      this.#channel = new BroadcastChannel(this.#key)
      this.#channel.onmessage = (event: MessageEvent<Message>) => this.#hear(event.data)
    } catch {}
  }

  get jeton(): string | null {
    return (
      this.#memory ?? storage('session')?.getItem(this.#key) ?? storage('local')?.getItem(this.#key) ?? null
    )
  }

  get connecte(): boolean {
    return this.etat?.connecte === true
  }

  /** Asks the server once; later calls wait for the same answer. */
  load(): Promise<void> {
    this.#loading ??= this.#firstLoad()
    return this.#loading
  }

  /** Asks the server again. @throws what reading threw */
  async refresh(): Promise<void> {
    const etat = await this.#read()
    if (JSON.stringify(etat) === JSON.stringify(this.etat)) return
    this.etat = etat
    this.dispatchEvent(new Event('change'))
  }

  /** After signing in: keeps the bearer where there is one, and tells widgets and tabs. */
  async opened(jeton: string | null, persistante: boolean): Promise<void> {
    this.#keep(jeton, persistante)
    await this.refresh()
    this.#tell({ type: 'change', jeton })
  }

  /** After signing out. */
  async closed(): Promise<void> {
    this.#keep(null, false)
    await this.refresh()
    this.#tell({ type: 'change', jeton: null })
  }

  async #firstLoad(): Promise<void> {
    try {
      await this.refresh()
      // Another tab may hold a bearer that ends with its tab: it answers, and we sign in too.
      if (!this.connecte) this.#tell({ type: 'demande' })
    } catch (error) {
      this.#loading = undefined
      throw error
    }
  }

  #keep(jeton: string | null, persistante: boolean): void {
    this.#memory = jeton
    storage('session')?.removeItem(this.#key)
    storage('local')?.removeItem(this.#key)
    if (jeton !== null) storage(persistante ? 'local' : 'session')?.setItem(this.#key, jeton)
  }

  #tell(message: Message): void {
    this.#channel?.postMessage(message)
  }

  #hear(message: Message): void {
    if (message.type === 'demande') {
      if (this.jeton) this.#tell({ type: 'jeton', jeton: this.jeton })
      return
    }
    if (message.type === 'jeton' && this.connecte) return
    if (message.jeton !== this.jeton) this.#keep(message.jeton, storage('local')?.getItem(this.#key) != null)
    this.refresh().catch(() => undefined)
  }
}
