// What those who look after a child must know of its health.
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { type Lecteur, noterAcces } from '../rgpd/acces-sante.ts'
import { santes } from './tables.ts'

/**
 * Allergies, PAI and diet of some children, each with its name; those with none are missing. As an agent, whose reading
 * is noted with it. Never logged.
 */
export async function alertesDe(
  tx: Tx,
  lecteur: Lecteur,
  enfants: readonly string[],
): Promise<Map<string, string[]>> {
  if (enfants.length === 0) return new Map()
  const { collectivite } = lecteur
  const found = await tx
    .select({
      enfant: santes.enfantId,
      allergies: santes.allergies,
      pai: santes.pai,
      regime: santes.regime,
    })
    .from(santes)
    .where(and(eq(santes.collectiviteId, collectivite), inArray(santes.enfantId, [...enfants])))
  const alertes = new Map(
    found.flatMap(({ enfant, allergies, pai, regime }): [string, string[]][] => {
      const said = [
        allergies && `Allergies\u00a0: ${allergies}`,
        pai && `PAI\u00a0: ${pai}`,
        regime && `Régime\u00a0: ${regime}`,
      ].filter((one) => one !== '')
      return said.length > 0 ? [[enfant, said]] : []
    }),
  )
  await noterAcces(
    tx,
    { ...lecteur, ecran: 'pointage' },
    [...alertes.keys()].map((enfant) => ({ enfant, foyer: null, objetId: enfant, objet: '' })),
  )
  return alertes
}

/** Who treats a child. Never logged. */
export async function medecinDe(
  tx: Tx,
  collectivite: string,
  enfant: string,
): Promise<{ medecin: string; medecinTelephone: string }> {
  const [found] = await tx
    .select({ medecin: santes.medecin, medecinTelephone: santes.medecinTelephone })
    .from(santes)
    .where(and(eq(santes.collectiviteId, collectivite), eq(santes.enfantId, enfant)))
  return found ?? { medecin: '', medecinTelephone: '' }
}
