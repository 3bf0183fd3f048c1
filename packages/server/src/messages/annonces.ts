import type { Cote } from '@inoe/contract/messagerie'
import type { Context } from 'hono'
import { sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { publishAll } from '../direct/publish.ts'
import type { Env } from '../http/env.ts'
import { annoncer } from '../notifications/annoncer.ts'
import { writeCourriel } from '../outside/lettre.ts'
import { contactOf } from '../structures/contact.ts'
import { messageDeFamille } from './courriel-service.ts'
import { messageDuService } from './courriels.ts'
import type { LigneFil } from './store.ts'

type Concerne = Pick<LigneFil, 'id' | 'foyerId' | 'structureId'>

/** Tells the open pages of both sides that a thread changed. */
export function tell(tx: Tx, collectivite: string, { foyerId, structureId }: Concerne): Promise<void> {
  return publishAll(tx, [
    { collectivite, foyer: foyerId, sujet: 'messages' },
    { collectivite, structure: structureId, sujet: 'messages' },
  ])
}

/** Tells the side that did not write: the family, or the structure's address if it has one. */
export async function avertir(c: Context<Env>, tx: Tx, fil: Concerne, de: Cote): Promise<void> {
  const { deps, collectivite } = c.var
  const structure = await contactOf(tx, collectivite.id, fil.structureId)
  const url = (section: 'messages' | 'gestion') => sectionUrl(tx, deps.publicUrl, collectivite.id, section)
  if (de === 'service') {
    const page = `${await url('messages')}#inoe-fil=${fil.id}`
    const lettre = messageDuService(collectivite, structure.nom, page)
    await annoncer(tx, deps, collectivite.id, [
      { foyer: fil.foyerId, lettre, avis: { quoi: 'message', section: 'messages' } },
    ])
  } else if (structure.courriel) {
    const lettre = messageDeFamille(collectivite, structure.nom, await url('gestion'))
    await deps.queue.send(tx, 'courriel', {
      collectivite: collectivite.id,
      ...writeCourriel(structure.courriel, lettre),
    })
  }
}
