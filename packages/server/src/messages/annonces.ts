import type { Cote } from '@inoe/contract/messagerie'
import type { Context } from 'hono'
import { sectionUrl } from '../collectivites/store.ts'
import { courrielsOfFoyer } from '../comptes/store.ts'
import type { Tx } from '../database/open.ts'
import { publishAll } from '../direct/publish.ts'
import type { Env } from '../http/env.ts'
import { writeCourriel } from '../outside/lettre.ts'
import { contactOf } from '../structures/contact.ts'
import { messageDeFamille, messageDuService } from './courriels.ts'
import type { LigneFil } from './store.ts'

type Concerne = Pick<LigneFil, 'id' | 'foyerId' | 'structureId'>

/** Tells the open pages of both sides that a thread changed. */
export function tell(tx: Tx, collectivite: string, { foyerId, structureId }: Concerne): Promise<void> {
  return publishAll(tx, [
    { collectivite, foyer: foyerId, sujet: 'messages' },
    { collectivite, structure: structureId, sujet: 'messages' },
  ])
}

/** Writes to the side that did not: every login of the family, or the structure's address if it has one. */
export async function avertir(c: Context<Env>, tx: Tx, fil: Concerne, de: Cote): Promise<void> {
  const { deps, collectivite } = c.var
  const structure = await contactOf(tx, collectivite.id, fil.structureId)
  const url = (section: 'messages' | 'gestion') => sectionUrl(tx, deps.publicUrl, collectivite.id, section)
  const lettre =
    de === 'service'
      ? messageDuService(collectivite, structure.nom, `${await url('messages')}#inoe-fil=${fil.id}`)
      : messageDeFamille(collectivite, structure.nom, await url('gestion'))
  const addresses =
    de === 'service'
      ? await courrielsOfFoyer(tx, collectivite.id, fil.foyerId)
      : structure.courriel
        ? [structure.courriel]
        : []
  await deps.queue.sendAll(
    tx,
    'courriel',
    addresses.map((address) => ({ collectivite: collectivite.id, ...writeCourriel(address, lettre) })),
  )
}
