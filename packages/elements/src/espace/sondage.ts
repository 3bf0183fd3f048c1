// Where the live stream does not pass (a proxy that keeps answers until they end, a filter that refuses them).
import type { Changements, Sujet } from '@inoe/contract/direct'

/** Milliseconds between two questions. */
const INTERVALLE = 5000
/** Questions before the stream is tried again. */
const TOURS = 60

/**
 * Asks what changed until it is time to try the stream again.
 * @param depuis the last event heard
 * @param pause ends sooner when the page comes back
 * @param tell without a subject: everything
 * @returns the last event known
 * @throws when the API does not answer, or nobody listens any more
 */
export async function sonder(
  ask: (depuis: string | undefined) => Promise<Response>,
  depuis: string | undefined,
  pause: (ms: number) => Promise<void>,
  tell: (sujet?: Sujet) => void,
): Promise<string | undefined> {
  let last = depuis
  // What is committed late has an earlier number: a little is told again, and known by it.
  const connus = new Set<number>()
  for (let tour = 0; tour < TOURS; tour++) {
    const response = await ask(last)
    if (!response.ok) throw new Error(String(response.status))
    const { dernier, changements, tout } = (await response.json()) as Changements
    const neufs = new Set<Sujet>()
    for (const [id, sujet] of changements) {
      if (!connus.has(id)) neufs.add(sujet)
      connus.add(id)
    }
    if (tout || last === undefined) tell()
    else for (const sujet of neufs) tell(sujet)
    last = String(dernier)
    await pause(INTERVALLE)
  }
  return last
}
