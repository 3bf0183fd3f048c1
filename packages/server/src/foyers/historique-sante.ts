// Who changed what of a child's health: its two homes share one truth, and each sees what became of it.
import type { Champ } from '@inoe/contract/champs'
import type { HistoriqueSante, Sante } from '@inoe/contract/foyers'
import { and, desc, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../database/open.ts'
import type { Langue } from '../http/langue.ts'
import { politiqueOf } from './modifications.ts'
import { nomDuChamp, valeurEnMots } from './noms.ts'
import { santesChangements } from './tables.ts'

/** Far more than a family changes in years. */
const LIMITE = 200

interface Qui {
  collectivite: string
  foyer: string
  compte: string
}

/** Notes the fields that changed. As `systeme`. */
export async function noterSante(
  tx: Tx,
  { collectivite, foyer, compte }: Qui,
  enfant: string,
  avant: Sante,
  apres: Sante,
  now: Date,
): Promise<void> {
  const changed = (Object.keys(avant) as (keyof Sante)[]).filter((champ) => avant[champ] !== apres[champ])
  if (changed.length === 0) return
  await tx.insert(santesChangements).values(
    changed.map((champ) => ({
      collectiviteId: collectivite,
      id: uuid(),
      enfantId: enfant,
      champ,
      avant: avant[champ],
      apres: apres[champ],
      le: now,
      foyerId: foyer,
      compteId: compte,
    })),
  )
}

/** As the family reads it: without the fields that the authority hides from it. */
export async function historiqueSante(
  tx: Tx,
  { collectivite, foyer, compte }: Qui,
  enfant: string,
  langue: Langue,
): Promise<HistoriqueSante['changements']> {
  const politique = await politiqueOf(tx, collectivite)
  const found = await tx
    .select()
    .from(santesChangements)
    .where(and(eq(santesChangements.collectiviteId, collectivite), eq(santesChangements.enfantId, enfant)))
    .orderBy(desc(santesChangements.le), desc(santesChangements.id))
    .limit(LIMITE)
  return found.flatMap((one) => {
    const champ = `sante.${one.champ}` as Champ
    if (politique(champ).saisie === 'masque') return []
    const ici = one.compteId === compte ? 'vous' : 'foyer'
    return {
      champ,
      nom: nomDuChamp(champ, langue),
      avant: valeurEnMots(champ, one.avant, langue),
      apres: valeurEnMots(champ, one.apres, langue),
      le: one.le.toISOString(),
      auteur: one.foyerId === foyer ? ici : 'autre-foyer',
    }
  })
}
