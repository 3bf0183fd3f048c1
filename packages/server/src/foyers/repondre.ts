// A service answers changes of a family file.
import type { Tx } from '../database/open.ts'
import { publish, publishAll } from '../direct/publish.ts'
import { Refus } from '../http/problem.ts'
import { aplatirEnfant, gonfler, gonflerEnfant, type Plat } from './champs.ts'
import { clore, structuresDeFoyer } from './modifications.ts'
import { dossierOf, enfantOf, lockFoyer, saveEnfant, saveFoyer } from './store.ts'
import type { modifications } from './tables.ts'

type Row = typeof modifications.$inferSelect

/**
 * Writes what was accepted over the file as it is now, or leaves the file as it is; tells the open pages. As `systeme`,
 * the change being held and waiting.
 * @throws Refus `motif-requis`
 */
export async function repondre(
  tx: Tx,
  row: Row,
  { decision, motif, compte }: { decision: 'acceptee' | 'refusee'; motif: string; compte: string },
  now: Date,
): Promise<void> {
  const { collectiviteId: collectivite, id, foyerId: foyer, enfantId } = row
  if (decision === 'refusee' && !motif)
    throw new Refus('motif-requis', {
      errors: [{ champ: 'motif', message: 'Indiquez le motif\u00a0: la famille le lira.' }],
    })
  await lockFoyer(tx, collectivite, foyer)
  if (decision === 'acceptee') {
    const plat: Plat = Object.fromEntries(
      Object.entries(row.changements).map(([cle, { apres }]) => [cle, apres]),
    )
    if (enfantId) await ecrireEnfant(tx, collectivite, foyer, enfantId, plat, now)
    else await ecrireFoyer(tx, collectivite, foyer, plat, now)
  }
  await clore(tx, collectivite, id, {
    etat: decision,
    motif: motif || null,
    reponduLe: now,
    reponduPar: compte,
  })
  await tell(tx, collectivite, foyer)
}

/** The family takes its change back. As `systeme`, the change being held and waiting. */
export async function retirer(tx: Tx, { collectiviteId, id, foyerId }: Row, now: Date): Promise<void> {
  await clore(tx, collectiviteId, id, { etat: 'retiree', motif: null, reponduLe: now, reponduPar: null })
  await tell(tx, collectiviteId, foyerId)
}

async function ecrireFoyer(
  tx: Tx,
  collectivite: string,
  foyer: string,
  plat: Plat,
  now: Date,
): Promise<void> {
  const file = await dossierOf(tx, collectivite, foyer)
  if (file) await saveFoyer(tx, collectivite, foyer, { version: file.version, ...gonfler(plat, file) }, now)
}

async function ecrireEnfant(
  tx: Tx,
  collectivite: string,
  foyer: string,
  enfant: string,
  plat: Plat,
  now: Date,
): Promise<void> {
  const child = await enfantOf(tx, collectivite, foyer, enfant)
  if (!child) return
  const whole = gonflerEnfant({ ...aplatirEnfant(child), ...plat })
  await saveEnfant(tx, collectivite, enfant, { version: child.version, ...whole }, now)
}

async function tell(tx: Tx, collectivite: string, foyer: string): Promise<void> {
  await publish(tx, { collectivite, foyer, sujet: 'foyer' })
  const structures = await structuresDeFoyer(tx, collectivite, foyer)
  await publishAll(
    tx,
    structures.map((structure) => ({ collectivite, structure, sujet: 'foyer' })),
  )
}
