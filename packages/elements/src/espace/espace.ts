import type { Configuration } from '@inoe/contract/collectivites'
import type { EtatSession } from '@inoe/contract/comptes'
import ky, { type KyInstance, type Options } from 'ky'
import { localeDite, retenir } from '../i18n/langue.ts'
import { asErreurApi, ErreurApi } from './erreur.ts'
import { SessionStore } from './session.ts'

/** What the widgets of a page share for one town on one API: the client, who is signed in. */
export class Espace {
  readonly api: string
  readonly collectivite: string
  readonly session: SessionStore
  readonly #client: KyInstance
  #configuration: Promise<Configuration> | undefined

  constructor(api: string, collectivite: string) {
    this.api = api
    this.collectivite = collectivite
    this.session = new SessionStore(`${api}/${collectivite}`, () => this.get<EtatSession>('session'))
    this.#client = ky.create({
      prefixUrl: this.url(''),
      credentials: 'include',
      timeout: 15_000,
      // Only calls that change nothing are sent again by themselves.
      retry: { limit: 2, methods: ['get'], statusCodes: [408, 502, 503, 504] },
      hooks: { beforeRequest: [(request) => this.#authorize(request.headers)] },
    })
  }

  /** Address of a route of this town. */
  url(route: string): string {
    return `${this.api}/api/${this.collectivite}/${route}`
  }

  /**
   * Name under which the browser keeps something for who is signed in; empty when nobody is. The address itself is not
   * written.
   */
  souvenir(usage: string): string {
    const { etat } = this.session
    if (!etat?.connecte) return ''
    let print = 5381
    for (const char of etat.courriel) print = (print * 33 + (char.codePointAt(0) ?? 0)) >>> 0
    return `inoe:${usage}:${this.api}/${this.collectivite}:${print.toString(36)}`
  }

  /** The town's configuration, asked once; asked again after a failure. */
  configuration(): Promise<Configuration> {
    this.#configuration ??= this.get<Configuration>('configuration', { credentials: 'omit' }).catch(
      (error) => {
        this.#configuration = undefined
        throw error
      },
    )
    return this.#configuration
  }

  /** Reads. @throws ErreurApi @throws DOMException AbortError */
  get<T>(route: string, options: Options = {}): Promise<T> {
    return this.#call<T>(route, { method: 'get', ...options })
  }

  /**
   * Writes, with an `Idempotency-Key`: pass the same `cle` to send a failed save again without doing it twice.
   * @throws ErreurApi
   */
  send<T>(
    method: 'post' | 'put' | 'patch' | 'delete',
    route: string,
    json?: unknown,
    cle: string = crypto.randomUUID(),
  ): Promise<T> {
    return this.#call<T>(route, {
      method,
      ...(json === undefined ? {} : { json }),
      headers: { 'idempotency-key': cle },
    })
  }

  /** A file, with the session. @throws ErreurApi */
  async blob(route: string): Promise<Blob> {
    return this.#failing(this.#client.get(route).blob())
  }

  /** Headers for what cannot go through the client (uploads with progress, the live stream). */
  headers(more: Record<string, string> = {}): Record<string, string> {
    const headers = new Headers(more)
    this.#authorize(headers)
    return Object.fromEntries(headers)
  }

  async #call<T>(route: string, options: Options): Promise<T> {
    const text = await this.#failing(this.#client(route, options).text())
    return (text === '' ? undefined : JSON.parse(text)) as T
  }

  async #failing<T>(call: Promise<T>): Promise<T> {
    try {
      return await call.finally(retenir())
    } catch (thrown) {
      const error = await asErreurApi(thrown)
      // The session ended elsewhere (other tab, expiry): every widget must know.
      if (error instanceof ErreurApi && error.code === 'non-connecte' && this.session.connecte) {
        this.session.closed().catch(() => undefined)
      }
      throw error
    }
  }

  #authorize(headers: Headers): void {
    const { jeton } = this.session
    // The server refuses in the reader's language.
    headers.set('accept-language', localeDite())
    if (jeton) headers.set('authorization', `Bearer ${jeton}`)
  }
}

const SHARED = Symbol.for('inoe.espaces')

/** The page's one Espace for that town and API, whichever copy of the library asks. */
export function sharedEspace(api: string, collectivite: string): Espace {
  const page = globalThis as { [SHARED]?: Map<string, Espace> }
  page[SHARED] ??= new Map()
  const key = `${api} ${collectivite}`
  let espace = page[SHARED].get(key)
  if (!espace) {
    espace = new Espace(api, collectivite)
    page[SHARED].set(key, espace)
  }
  return espace
}
