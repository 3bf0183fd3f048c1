// Who is told of what becomes of a child's homes: each home apart, and the services that look after the child.
import { sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { publishAll } from '../direct/publish.ts'
import type { Deps } from '../http/env.ts'
import { annoncer } from '../notifications/annoncer.ts'
import type { Lettre, LettreEnLangues } from '../outside/lettre.ts'
import { structuresDeEnfant } from '../proches/store.ts'

export type Ville = Lettre['collectivite'] & { id: string }
export type Outils = Pick<Deps, 'queue' | 'publicUrl'>

/** Open pages of these homes, and of the child's services, read again: the file and the planning. As `systeme`. */
export async function dire(
  tx: Tx,
  collectivite: string,
  enfant: string,
  foyers: readonly string[],
): Promise<void> {
  const services = await structuresDeEnfant(tx, collectivite, enfant)
  await publishAll(tx, [
    ...foyers.flatMap((foyer) => [
      { collectivite, foyer, sujet: 'foyer' as const },
      { collectivite, foyer, sujet: 'reservations' as const },
    ]),
    ...services.map((structure) => ({ collectivite, structure, sujet: 'foyer' as const })),
  ])
}

/** Writes to homes, each its own letter. As `systeme`. */
export async function ecrire(
  tx: Tx,
  outils: Outils,
  ville: Ville,
  lettres: readonly {
    foyer: string
    lettre: (sujet: { collectivite: Ville; url: string }) => LettreEnLangues
  }[],
): Promise<void> {
  const url = await sectionUrl(tx, outils.publicUrl, ville.id, 'foyer')
  await annoncer(
    tx,
    outils,
    ville.id,
    lettres.map(({ foyer, lettre }) => ({
      foyer,
      lettre: lettre({ collectivite: ville, url }),
      avis: { quoi: 'reponse', section: 'foyer' },
    })),
  )
}
