import { type Magasin, MagasinInjoignable } from '../outside/magasin.ts'

export interface Demenagement {
  copies: number
  octets: number
  /** There already, as long. */
  deja: number
}

/**
 * Copies what a store has and the other has not, under the same names: the rows go on naming them. Cut anywhere, it goes on
 * from there. Nothing is taken away from the first.
 */
export async function demenager(de: Magasin, vers: Magasin): Promise<Demenagement> {
  const done = { copies: 0, octets: 0, deja: 0 }
  for await (const { emplacement, octets } of de.parcourir()) {
    if ((await vers.taille(emplacement)) === octets) {
      done.deja++
      continue
    }
    await vers.ecrire(emplacement, await de.lire(emplacement))
    if ((await vers.taille(emplacement)) !== octets) throw new MagasinInjoignable('not as long', vers.ou)
    done.copies++
    done.octets += octets
  }
  return done
}
