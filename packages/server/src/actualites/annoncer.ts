// The devices of readers are told of a piece of news once, on the first day that it is shown.
import { openedTown } from '../collectivites/store.ts'
import { foyersDesComptes } from '../comptes/store.ts'
import type { Tx } from '../database/open.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { notifier } from '../notifications/annoncer.ts'
import { comptesAbonnes } from '../notifications/store.ts'
import { instantOf } from '../outside/clock.ts'
import { foyersVises, type LigneActualite, lockActualite, setActualite } from './store.ts'

/** Nobody is woken by what was written to be shown from tomorrow on. */
const HEURE = '08:00'

/**
 * Has the devices told: now, or in the morning of its first day.
 * @param former as it was; undefined for a new one
 */
export async function prevoirAnnonce(
  tx: Tx,
  { queue, clock }: Pick<Deps, 'queue' | 'clock'>,
  town: Collectivite,
  id: string,
  { etat, debut }: Pick<LigneActualite, 'etat' | 'debut'>,
  former?: Pick<LigneActualite, 'etat' | 'debut'>,
): Promise<void> {
  if (etat !== 'publiee' || (former?.etat === etat && former.debut === debut)) return
  const afterSeconds =
    debut <= clock.today(town.zone)
      ? 0
      : Math.ceil((instantOf(debut, HEURE, town.zone).getTime() - clock.now().getTime()) / 1000) + 1
  await queue.send(tx, 'annoncer-actualite', { collectivite: town.id, actualite: id }, { afterSeconds })
}

/** Job: tells the devices of those it is written to, if it is shown and they were not told. */
export async function annoncerActualite(
  { database, queue, clock }: Pick<Deps, 'database' | 'queue' | 'clock'>,
  { collectivite, actualite }: { collectivite: string; actualite: string },
): Promise<void> {
  const town = (await openedTown(database, collectivite))?.town
  if (!town) return
  await database.transaction({ collectivite, role: 'systeme' }, async (tx) => {
    const today = clock.today(town.zone)
    const row = await lockActualite(tx, collectivite, actualite)
    if (row?.etat !== 'publiee' || row.annonceeLe || row.debut > today || (row.fin && row.fin < today)) return
    await setActualite(tx, row, { annonceeLe: clock.now() })
    const abonnes = await comptesAbonnes(tx, collectivite, 'actualites')
    const vises = await foyersVises(tx, row, await foyersDesComptes(tx, collectivite, abonnes))
    const avis = { quoi: 'actualite', section: 'actualites' } as const
    await notifier(
      tx,
      { queue },
      collectivite,
      vises.map((foyer) => ({ foyer, avis })),
    )
  })
}
