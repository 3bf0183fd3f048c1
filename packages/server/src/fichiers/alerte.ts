import { collectiviteOf, sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import type { Deps } from '../http/env.ts'
import { annoncer } from '../notifications/annoncer.ts'
import { writeCourriel } from '../outside/lettre.ts'
import { contactOf } from '../structures/contact.ts'
import { fichierArrete } from './courriel-service.ts'
import { fichierInfecte } from './courriels.ts'
import type { Pour } from './pour.ts'

/** A file that was destroyed, and whom it concerns. */
export interface FichierInfecte {
  collectivite: string
  nom: string
  /** What it was given for. */
  pour: Pour
  virus: string
  /** The family that gave it; null when a service did. */
  foyer: string | null
  structures: readonly string[]
  section: 'documents' | 'messages' | 'reservations' | 'foyer'
}

/** Tells the family, and by e-mail the services concerned. */
export async function alerterInfecte(deps: Deps, tx: Tx, found: FichierInfecte): Promise<void> {
  const town = await collectiviteOf(tx, found.collectivite)
  if (!town) return
  const url = (section: FichierInfecte['section'] | 'gestion') =>
    sectionUrl(tx, deps.publicUrl, town.id, section)
  if (found.foyer) {
    const { foyer, section } = found
    const lettre = fichierInfecte(town, found, await url(section))
    await annoncer(tx, deps, town.id, [{ foyer, lettre, avis: { quoi: 'fichier', section } }])
  }
  const addresses = new Set<string>()
  for (const structure of found.structures) {
    const { courriel } = await contactOf(tx, town.id, structure)
    if (courriel) addresses.add(courriel)
  }
  const lettre = fichierArrete(town, found, await url('gestion'))
  await deps.queue.sendAll(
    tx,
    'courriel',
    [...addresses].map((address) => ({ collectivite: town.id, ...writeCourriel(address, lettre) })),
  )
}
