import type { Database } from './open.ts'

/** Most questions put together: keeps one statement's parameter, and its answer, small. */
const LOT_MAX = 500

/**
 * Puts questions to the database together: while one lot is being answered, those that come wait for the next. Alone, a
 * question goes at once; at the opening minute thousands of requests cost a few statements. Every answer is read after
 * its question was asked, so nothing older is ever given.
 */
export class Rassemblement<Question, Answer> {
  readonly #read: (lot: readonly Question[]) => Promise<readonly Answer[]>
  #waiting: { question: Question; resolve(answer: Answer): void; reject(error: unknown): void }[] = []
  #busy = false

  /** @param read answers a lot, in its order */
  constructor(read: (lot: readonly Question[]) => Promise<readonly Answer[]>) {
    this.#read = read
  }

  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject })
      if (!this.#busy) void this.#serve()
    })
  }

  async #serve(): Promise<void> {
    this.#busy = true
    while (this.#waiting.length > 0) {
      const lot = this.#waiting.splice(0, LOT_MAX)
      try {
        const answers = await this.#read(lot.map((one) => one.question))
        for (const [index, one] of lot.entries()) one.resolve(answers[index] as Answer)
      } catch (error) {
        for (const one of lot) one.reject(error)
      }
    }
    this.#busy = false
  }
}

/** One gathering of a kind for each database, made when first needed. */
export function parBase<Question, Answer>(
  read: (database: Database, lot: readonly Question[]) => Promise<readonly Answer[]>,
): (database: Database) => Rassemblement<Question, Answer> {
  const known = new WeakMap<Database, Rassemblement<Question, Answer>>()
  return (database) => {
    const there = known.get(database)
    if (there) return there
    const made = new Rassemblement<Question, Answer>((lot) => read(database, lot))
    known.set(database, made)
    return made
  }
}
