import { and, eq } from 'drizzle-orm'
import { alerterInfecte } from '../fichiers/alerte.ts'
import type { SuiteControle } from '../fichiers/controle.ts'
import { structuresConcernees, tell, tellFamilles } from './annonces.ts'
import { retirerDocumentation } from './documentation.ts'
import { depotOf, pieceOf, setDepot } from './store.ts'
import { documentation } from './tables.ts'

const MOTIF =
  'L’antivirus a trouvé un virus dans ce fichier : il a été détruit. Envoyez une photo ou un autre fichier du même document.'

/** A family's document: refused when it held a virus. */
export const apresControleDepot: SuiteControle = async (deps, tx, { collectivite, id, virus }) => {
  const depot = await depotOf(tx, collectivite, id)
  if (!depot) return
  if (virus !== null) {
    const piece = await pieceOf(tx, collectivite, depot.pieceId)
    await setDepot(tx, collectivite, id, {
      etat: 'refuse',
      motif: MOTIF,
      valableJusquAu: null,
      reponduLe: deps.clock.now(),
    })
    await alerterInfecte(deps, tx, {
      collectivite,
      nom: depot.nom,
      pour: { titre: piece?.nom ?? '' },
      virus,
      foyer: depot.foyerId,
      structures: await structuresConcernees(tx, collectivite, depot.foyerId, depot.enfantId),
      section: 'documents',
    })
  }
  await tell(tx, collectivite, depot.foyerId, depot.enfantId)
}

/** A document of a structure: offered to families from now on, or withdrawn. */
export const apresControleDocumentation: SuiteControle = async (deps, tx, { collectivite, id, virus }) => {
  const [found] = await tx
    .select()
    .from(documentation)
    .where(and(eq(documentation.collectiviteId, collectivite), eq(documentation.id, id)))
  if (!found || found.retireLe) return
  if (virus !== null) {
    await retirerDocumentation(tx, found, deps.clock.now())
    await alerterInfecte(deps, tx, {
      collectivite,
      nom: found.nom,
      pour: { titre: found.titre },
      virus,
      foyer: null,
      structures: [found.structureId],
      section: 'documents',
    })
  }
  await tellFamilles(tx, collectivite, found.structureId)
}
