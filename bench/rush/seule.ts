// One save alone, beside the raw transaction and a round trip of HTTP: all three taken in turn, in one process.
import { Connexion, requete, rien } from './charge.ts'
import { ouvrirSeule } from './sql.ts'
import { type VilleRush, vider } from './ville.ts'

/** Taken in turn, so that a busy moment of the machine weighs on all three alike. */
const BLOC = 25

export interface Seule {
  /** Milliseconds of each. */
  save: number[]
  transaction: number[]
  /** The bookings and counters alone. */
  nue: number[]
  /** Of a request that is signed in and has nothing to do. */
  trivial: number[]
}

/** @param nombre of each; the family of each save and each transaction is another one, that has nothing booked yet */
export async function mesurerSeule(
  superUrl: string,
  origin: string,
  ville: VilleRush,
  nombre: number,
): Promise<Seule> {
  await vider(superUrl, ville.familles.length, false)
  const raw = await ouvrirSeule(superUrl, ville, { attente: false, entiers: true })
  const bare = await ouvrirSeule(superUrl, ville, { attente: false, entiers: false })
  const connexion = await Connexion.open(origin)
  const familles = [...ville.familles]
  const found: Seule = { save: [], transaction: [], nue: [], trivial: [] }
  const bloc = async (times: number[], one: (famille: VilleRush['familles'][number]) => Promise<unknown>) => {
    for (const famille of familles.splice(0, BLOC)) {
      const start = performance.now()
      await one(famille)
      times.push(performance.now() - start)
    }
  }
  // The first block of each warms up.
  for (let turn = -1; turn * BLOC < nombre; turn++) {
    const { save, transaction, nue, trivial } =
      turn < 0 ? { save: [], transaction: [], nue: [], trivial: [] } : found
    await bloc(nue, (famille) => bare.save(famille))
    await bloc(transaction, (famille) => raw.save(famille))
    await bloc(trivial, (famille) => connexion.send(rien({ origin }, famille)))
    await bloc(save, async (famille) => {
      const answer = await connexion.send(requete({ origin, tour: 'seule' }, famille))
      if (!answer.includes(`"confirmees":${famille.jours.length},`))
        throw new Error(`a save alone was not confirmed: ${answer.toString().slice(0, 600)}`)
    })
  }
  connexion.close()
  await raw.close()
  await bare.close()
  return found
}
