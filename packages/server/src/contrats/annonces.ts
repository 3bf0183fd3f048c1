import { sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { publish } from '../direct/publish.ts'
import type { Deps } from '../http/env.ts'
import { type Annonce, annoncer } from '../notifications/annoncer.ts'
import type { Lettre, LettreEnLangues } from '../outside/lettre.ts'
import { contact, contactOf } from '../structures/contact.ts'
import type { Sujet } from './courriels.fr.ts'
import { readContrats } from './lecture.ts'
import type { Ligne, LigneHeures } from './store.ts'

type Ville = Lettre['collectivite'] & { id: string }

/** Tells the open pages of the family and of the service that a contract or its hours changed. */
export async function tell(
  tx: Tx,
  collectivite: string,
  { foyerId, structureId }: { foyerId: string; structureId: string },
): Promise<void> {
  await publish(tx, { collectivite, foyer: foyerId, sujet: 'reservations' })
  await publish(tx, { collectivite, structure: structureId, sujet: 'reservations' })
}

/** Tells the family about a contract, or about hours beside it. As `systeme`. */
export async function write(
  { deps, collectivite }: { deps: Pick<Deps, 'queue' | 'publicUrl'>; collectivite: Ville },
  tx: Tx,
  row: Ligne,
  heures: LigneHeures | null,
  avis: Annonce['avis'],
  letter: (sujet: Sujet, url: string) => LettreEnLangues,
): Promise<void> {
  const [contrat] = await readContrats(tx, collectivite.id, [row])
  if (!contrat) throw new Error('a contract without its child or its activity')
  const ways = await contactOf(tx, collectivite.id, row.structureId)
  const url = await sectionUrl(tx, deps.publicUrl, collectivite.id, 'reservations')
  const lettre = letter({ collectivite, contrat, heures, contact: contact(ways, collectivite) }, url)
  await annoncer(tx, deps, collectivite.id, [{ foyer: row.foyerId, lettre, avis }])
}
