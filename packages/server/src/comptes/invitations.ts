// Logins that the authority opens for people it knows: they choose their password by a link.
import { and, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../database/open.ts'
import { agents, agentsStructures, comptes } from './tables.ts'

/** What became of an address to invite: `autre` is a login of somebody else (another family, an agent, a parent). */
export type Invite = { etat: 'invite' | 'connu' | 'autre'; compte: string }

/** Opens a login on a family that is known; nothing changes for an address that has one. As `systeme`. */
export async function inviteParent(
  tx: Tx,
  collectivite: string,
  foyer: string,
  courriel: string,
): Promise<Invite> {
  const id = uuid()
  const [there] = await loginOf(tx, collectivite, courriel)
  if (there) return { etat: there.foyer === foyer ? 'connu' : 'autre', compte: there.id }
  await tx.insert(comptes).values({ collectiviteId: collectivite, id, courriel, foyerId: foyer })
  return { etat: 'invite', compte: id }
}

export interface AgentInvite {
  courriel: string
  nom: string
  prenom: string
  /** Structures they answer for, added to those they had. */
  structures: readonly string[]
}

/** Opens the login of an agent, or gives one more structures. As `systeme`. `autre`: the address is a family's. */
export async function inviteAgent(tx: Tx, collectivite: string, agent: AgentInvite): Promise<Invite> {
  const own = { collectiviteId: collectivite }
  const [there] = await loginOf(tx, collectivite, agent.courriel)
  if (there && !there.agent) return { etat: 'autre', compte: there.id }
  const compteId = there?.id ?? uuid()
  if (!there) {
    await tx.insert(comptes).values({ ...own, id: compteId, courriel: agent.courriel })
    await tx.insert(agents).values({ ...own, compteId, nom: agent.nom, prenom: agent.prenom })
  }
  for (const structureId of agent.structures) {
    await tx
      .insert(agentsStructures)
      .values({ ...own, compteId, structureId })
      .onConflictDoNothing()
  }
  return { etat: there?.confirme ? 'connu' : 'invite', compte: compteId }
}

function loginOf(tx: Tx, collectivite: string, courriel: string) {
  return tx
    .select({ id: comptes.id, foyer: comptes.foyerId, confirme: comptes.confirmeLe, agent: agents.compteId })
    .from(comptes)
    .leftJoin(agents, and(eq(agents.collectiviteId, comptes.collectiviteId), eq(agents.compteId, comptes.id)))
    .where(and(eq(comptes.collectiviteId, collectivite), eq(comptes.courriel, courriel)))
}
