import type { Documents, PieceDemandee } from '@inoe/contract/documents'
import { type Nouvelle, nouvellesDe } from '../ui/nouvelles.ts'
import { documentsFr } from './messages.fr.ts'

const t = documentsFr.nouvelles

/** What the service, or its antivirus, answered between two readings, and what structures published. */
export function nouvelles(avant: Documents | undefined, apres: Documents): Nouvelle[] {
  return [
    ...nouvellesDe(avant && donnees(avant), donnees(apres), ({ cle }) => cle, reponse),
    ...nouvellesDe<Documents['documentation'][number]>(
      avant?.documentation,
      apres.documentation,
      ({ id }) => id,
      ({ titre, structure }, before) =>
        before ? undefined : { ton: 'info', phrase: t.publie(titre, structure.nom) },
    ),
  ]
}

interface Donnee {
  cle: string
  piece: PieceDemandee
  /** The child whose it is; none for the family's own. */
  prenom: string | null
}

const donnees = ({ foyer, enfants }: Documents): Donnee[] => [
  ...foyer.map((piece) => ({ cle: piece.piece, piece, prenom: null })),
  ...enfants.flatMap(({ id, prenom, pieces }) =>
    pieces.map((piece) => ({ cle: `${piece.piece} ${id}`, piece, prenom })),
  ),
]

/** Of the same file only: another one was sent, or taken back, by the family. */
function reponse({ piece, prenom }: Donnee, before: Donnee | undefined): Nouvelle | undefined {
  const { depot, etat, nom, motif } = piece
  if (!depot || before?.piece.depot?.id !== depot.id || before.piece.etat === etat) return undefined
  if (etat === 'valide') return { ton: 'succes', phrase: t.valide(nom, prenom) }
  if (etat === 'refuse') return { ton: 'attention', phrase: t.refuse(nom, prenom, motif) }
  return undefined
}
