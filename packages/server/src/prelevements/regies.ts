// The régies that debit accounts, and those of a family's services.
import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { type Regie, structuresFacturees } from '../structures/facturation.ts'
import type { CreancierSepa } from '../structures/tables.ts'

export type RegieSepa = Regie & { sepa: CreancierSepa }

/** True for a régie that debits accounts; where the comptable collects (titres), the debits are his, not in a file of ours. */
export function preleve(regie: Regie): regie is RegieSepa {
  return regie.sepa !== null && regie.mode === 'regie'
}

/** Every régie of the town that cashes for a service, by id. */
export async function regiesDeLaVille(tx: Tx, collectivite: string): Promise<Map<string, Regie>> {
  const services = await structuresFacturees(tx, collectivite)
  return new Map(services.map(({ regie }) => [regie.id, regie]))
}

/** The régies of the services that a family is enrolled in or was billed by, when they debit accounts. */
export async function regiesOffertes(tx: Tx, collectivite: string, foyer: string): Promise<RegieSepa[]> {
  const services = await structuresFacturees(tx, collectivite)
  const used = await rows<{ structure: string }>(
    tx,
    sql`SELECT structure_id AS structure FROM inscriptions WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer}
        UNION SELECT structure_id FROM factures WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer}`,
  )
  const own = new Set(used.map((one) => one.structure))
  const offered = services.filter(({ id }) => own.has(id)).map(({ regie }) => regie)
  return [...new Map(offered.filter(preleve).map((regie) => [regie.id, regie])).values()]
}
