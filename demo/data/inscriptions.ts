// Enrolments of the demo, with the steps that led there.
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../packages/server/src/database/open.ts'
import { noter } from '../../packages/server/src/inscriptions/store.ts'
import { inscriptions } from '../../packages/server/src/inscriptions/tables.ts'
import type { FamilleDemo } from './families.ts'

/** Where a request of the demo is. */
export type EtatDemo = 'demandee' | 'en-attente' | 'acceptee'

/** What was asked for a child: the name of the activity with that of its structure, and how many days ago. */
export function voulues(
  { demandes = [], attentes = [] }: Pick<FamilleDemo, 'demandes' | 'attentes'>,
  prenom: string,
  acceptees: readonly (readonly [structure: string, activite: string])[],
): { key: string; etat: EtatDemo; jours: number }[] {
  return [
    ...acceptees.map((one) => ({ key: one.join(' '), etat: 'acceptee' as const, jours: 45 })),
    ...demandes.flatMap(([who, ...one]) =>
      who === prenom ? [{ key: one.join(' '), etat: 'demandee' as const, jours: 1 }] : [],
    ),
    ...attentes.flatMap(([who, structure, activite, jours]) =>
      who === prenom ? [{ key: `${structure} ${activite}`, etat: 'en-attente' as const, jours }] : [],
    ),
  ]
}

type Pour = Pick<
  typeof inscriptions.$inferInsert,
  'collectiviteId' | 'foyerId' | 'enfantId' | 'structureId' | 'activiteId'
>

const DAY = 86_400_000

/** @param demandeeLe an accepted one is answered a day later */
export async function ecrireInscription(tx: Tx, pour: Pour, etat: EtatDemo, demandeeLe: Date): Promise<void> {
  const ligne = { ...pour, id: uuid() }
  const reponduLe = etat === 'acceptee' ? new Date(demandeeLe.getTime() + DAY) : null
  const attenteDepuis = etat === 'en-attente' ? demandeeLe : null
  await tx.insert(inscriptions).values({ ...ligne, etat, demandeeLe, reponduLe, attenteDepuis })
  await noter(tx, ligne, 'demandee', { type: 'demandee', le: demandeeLe, par: 'famille' })
  if (attenteDepuis)
    await noter(tx, ligne, etat, { type: 'mise-en-attente', le: attenteDepuis, par: 'systeme' })
  if (reponduLe) await noter(tx, ligne, etat, { type: 'acceptee', le: reponduLe, par: 'service' })
}
