// What becomes of a quotient typed by hand: held until a service has compared it with its proof.

import { SANS_FICHIER } from '../database/fichier.ts'
import type { Tx } from '../database/open.ts'
import { publish, publishAll } from '../direct/publish.ts'
import { alerterInfecte } from '../fichiers/alerte.ts'
import type { SuiteControle } from '../fichiers/controle.ts'
import { structuresDeFoyer } from '../foyers/modifications.ts'
import { dossierOf, lockFoyer, setQuotient } from '../foyers/store.ts'
import { type LigneDeclaration, lockDeclaration, setDeclaration } from './declarations-store.ts'

/** Tells the open pages of the family and of its services. */
export async function dire(tx: Tx, collectivite: string, foyer: string): Promise<void> {
  await publish(tx, { collectivite, foyer, sujet: 'foyer' })
  const structures = await structuresDeFoyer(tx, collectivite, foyer)
  await publishAll(
    tx,
    structures.flatMap((structure) =>
      (['foyer', 'documents'] as const).map((sujet) => ({ collectivite, structure, sujet })),
    ),
  )
}

/** The declared value holds for prices. */
export function appliquer(
  tx: Tx,
  {
    collectiviteId,
    foyerId,
    valeur,
    caisse,
  }: Pick<LigneDeclaration, 'collectiviteId' | 'foyerId' | 'valeur' | 'caisse'>,
  now: Date,
): Promise<void> {
  return setQuotient(tx, collectiviteId, foyerId, { quotientFamilial: valeur, caisse }, now)
}

/**
 * Refuses it, or takes it back: where it held already, the former one comes back, unless the file says another by now.
 * By who holds the family's file.
 */
export async function revenir(tx: Tx, row: LigneDeclaration, now: Date): Promise<void> {
  const file = await dossierOf(tx, row.collectiviteId, row.foyerId)
  const { quotientFamilial, caisse } = file?.revenus ?? {}
  if (quotientFamilial !== row.valeur || row.avant === row.valeur) return
  await setQuotient(
    tx,
    row.collectiviteId,
    row.foyerId,
    { quotientFamilial: row.avant, caisse: caisse ?? row.caisse },
    now,
  )
}

/** The proof: a virus refuses the declaration, since nothing proves it any more. */
export const apresControleQuotient: SuiteControle = async (deps, tx, { collectivite, id, virus }) => {
  const found = await lockDeclaration(tx, collectivite, id)
  if (!found) return
  if (virus !== null) {
    const now = deps.clock.now()
    await lockFoyer(tx, collectivite, found.foyerId)
    if (found.etat === 'demandee') await revenir(tx, found, now)
    await setDeclaration(tx, collectivite, id, {
      ...SANS_FICHIER,
      ...(found.etat === 'demandee' && {
        etat: 'refusee' as const,
        motif: 'L’antivirus a arrêté le justificatif. Envoyez-en un autre.',
        reponduLe: now,
      }),
    })
    await alerterInfecte(deps, tx, {
      collectivite,
      nom: found.nom ?? '',
      pour: 'quotient',
      virus,
      foyer: found.foyerId,
      structures: await structuresDeFoyer(tx, collectivite, found.foyerId),
      section: 'foyer',
    })
  }
  await dire(tx, collectivite, found.foyerId)
}
