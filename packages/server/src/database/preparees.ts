import type pg from 'pg'

/** Most statements kept planned by a connection: each costs the server some memory. */
const NOMS_MAX = 300
/** A statement sent so many times is worth a plan of its own. */
const ASSEZ = 3
/** Texts counted before counting starts anew: those whose length follows their data never come back. */
const COMPTES_MAX = 5000

/**
 * Names the statements that come again and again, so that each connection parses and plans them once: most of what a
 * short transaction costs PostgreSQL. Named by role as well: a plan holds the row-level security of who made it.
 */
export class Preparees {
  readonly #noms = new Map<string, string>()
  #comptes = new Map<string, number>()

  /** A statement's name, or undefined while it is not known to come back. */
  nameOf(role: string, text: string): string | undefined {
    const key = `${role} ${text}`
    const there = this.#noms.get(key)
    if (there) return there
    if (this.#noms.size >= NOMS_MAX) return undefined
    const times = (this.#comptes.get(key) ?? 0) + 1
    if (times < ASSEZ) {
      if (this.#comptes.size >= COMPTES_MAX) this.#comptes = new Map()
      this.#comptes.set(key, times)
      return undefined
    }
    this.#comptes.delete(key)
    const name = `inoe${this.#noms.size}`
    this.#noms.set(key, name)
    return name
  }

  /** A connection whose statements with parameters are named. */
  on(client: pg.PoolClient, role: string): pg.PoolClient {
    return new Proxy(client, {
      get: (target, key) => {
        const found: unknown = Reflect.get(target, key)
        if (key !== 'query') return found
        return (config: pg.QueryConfig, values?: unknown[]) => {
          const name = values?.length ? this.nameOf(role, config.text) : undefined
          return target.query(name ? { ...config, name } : config, values)
        }
      },
    })
  }
}
