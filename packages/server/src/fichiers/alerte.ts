import { collectiviteOf, sectionUrl } from '../collectivites/store.ts'
import { courrielsOfFoyer } from '../comptes/store.ts'
import type { Tx } from '../database/open.ts'
import type { Deps } from '../http/env.ts'
import { type Lettre, writeCourriel } from '../outside/lettre.ts'
import { contactOf } from '../structures/contact.ts'
import { fichierArrete, fichierInfecte } from './courriels.ts'

/** A file that was destroyed, and whom it concerns. */
export interface FichierInfecte {
  collectivite: string
  nom: string
  /** What it was given for. */
  pour: string
  virus: string
  /** The family that gave it; null when a service did. */
  foyer: string | null
  structures: readonly string[]
  section: 'documents' | 'messages' | 'reservations' | 'foyer'
}

/** Tells the family and the services concerned, by e-mail. */
export async function alerterInfecte(deps: Deps, tx: Tx, found: FichierInfecte): Promise<void> {
  const town = await collectiviteOf(tx, found.collectivite)
  if (!town) return
  const send = async (addresses: readonly string[], lettre: Lettre) =>
    deps.queue.sendAll(
      tx,
      'courriel',
      addresses.map((address) => ({ collectivite: town.id, ...writeCourriel(address, lettre) })),
    )
  const url = (section: FichierInfecte['section'] | 'gestion') =>
    sectionUrl(tx, deps.publicUrl, town.id, section)
  if (found.foyer)
    await send(
      await courrielsOfFoyer(tx, town.id, found.foyer),
      fichierInfecte(town, found, await url(found.section)),
    )
  const addresses = new Set<string>()
  for (const structure of found.structures) {
    const { courriel } = await contactOf(tx, town.id, structure)
    if (courriel) addresses.add(courriel)
  }
  await send([...addresses], fichierArrete(town, found, await url('gestion')))
}
