// Who may handle a régie's money.
import { and, asc, eq } from 'drizzle-orm'
import { agentsRegies } from '../comptes/tables.ts'
import type { Tx } from '../database/open.ts'
import type { Agent } from '../http/acting.ts'
import { introuvable } from '../http/problem.ts'

/** The régies of an agent. As `systeme`. */
export async function regiesDe(tx: Tx, { collectivite, compte }: Agent): Promise<string[]> {
  const found = await tx
    .select({ regie: agentsRegies.regieId })
    .from(agentsRegies)
    .where(and(eq(agentsRegies.collectiviteId, collectivite), eq(agentsRegies.compteId, compte)))
    .orderBy(asc(agentsRegies.regieId))
  return found.map((one) => one.regie)
}

/** Makes sure that an agent is régisseur of a régie. As `systeme`. @throws Refus `introuvable` */
export async function exigerRegisseur(tx: Tx, agent: Agent, regie: string): Promise<void> {
  if (!(await regiesDe(tx, agent)).includes(regie.toLowerCase())) throw introuvable()
}
