import type { Absence } from '@inoe/contract/absences'
import type { Context } from 'hono'
import { sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { publish } from '../direct/publish.ts'
import type { Env } from '../http/env.ts'
import { type Annonce, annoncer } from '../notifications/annoncer.ts'
import type { LettreEnLangues } from '../outside/lettre.ts'
import { contact, contactOf } from '../structures/contact.ts'
import type { Sujet } from './courriels.fr.ts'

/** Tells the open pages of the family and of the service that an absence changed. */
export async function tell(
  tx: Tx,
  collectivite: string,
  { foyerId, structureId }: { foyerId: string; structureId: string },
): Promise<void> {
  await publish(tx, { collectivite, foyer: foyerId, sujet: 'reservations' })
  await publish(tx, { collectivite, structure: structureId, sujet: 'reservations' })
}

/** Tells a family about its absences, a letter per service: each says whom to ask. As `systeme`. */
export async function write(
  c: Context<Env>,
  tx: Tx,
  foyer: string,
  absences: readonly Absence[],
  avis: Annonce['avis'],
  letter: (sujet: Sujet, url: string) => LettreEnLangues,
): Promise<void> {
  const { deps, collectivite } = c.var
  const url = await sectionUrl(tx, deps.publicUrl, collectivite.id, 'reservations')
  const annonces: Annonce[] = []
  for (const [structure, concerned] of Map.groupBy(absences, (one) => one.structure.id)) {
    const ways = await contactOf(tx, collectivite.id, structure)
    const lettre = letter({ collectivite, absences: concerned, contact: contact(ways, collectivite) }, url)
    annonces.push({ foyer, lettre, avis })
  }
  await annoncer(tx, deps, collectivite.id, annonces)
}
