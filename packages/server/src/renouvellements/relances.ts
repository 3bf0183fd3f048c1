// Families that have not renewed their file are written to: by the services in one action, and once by itself.
import type { ReglageRenouvellement } from '@inoe/contract/renouvellements'
import { everyTown, openedTown, sectionUrl } from '../collectivites/store.ts'
import { loginsDesFoyers } from '../comptes/store.ts'
import type { Tx } from '../database/open.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { Refus } from '../http/problem.ts'
import { annoncer } from '../notifications/annoncer.ts'
import { dossierARenouveler } from './courriels.ts'
import { foyersSuivis } from './lecture.ts'
import { debutRappel } from './rules.ts'
import { demandeOf, prendreRelances } from './store.ts'

type Outils = Pick<Deps, 'queue' | 'publicUrl'>

/**
 * Writes to the families of some structures. As `systeme`.
 * @returns how many: each once a day at most
 * @throws Refus `renouvellement-ferme` when nothing is asked today
 */
export async function relancer(
  tx: Tx,
  outils: Outils,
  ville: Collectivite,
  structures: readonly string[],
  today: string,
): Promise<number> {
  const asked = await demandeOf(tx, ville.id, today)
  if (!asked) throw new Refus('renouvellement-ferme')
  const foyers = await foyersSuivis(tx, ville.id, asked, structures)
  return ecrire(tx, outils, ville, asked, foyers, today, null)
}

/** Job: reminds the families of every town, each in its own transaction. Done again the same day, it sends nothing. */
export async function rappelerRenouvellements(deps: Deps): Promise<void> {
  for (const id of await everyTown(deps.database)) {
    const ville = (await openedTown(deps.database, id))?.town
    if (!ville) continue
    const today = deps.clock.today(ville.zone)
    await deps.database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => {
      const asked = await demandeOf(tx, id, today)
      const depuis = asked ? debutRappel(asked) : null
      if (!asked || depuis === null || today < depuis || today > asked.jusquAu) return
      const foyers = await foyersSuivis(tx, id, asked, null)
      await ecrire(tx, deps, ville, asked, foyers, today, depuis)
    })
  }
}

async function ecrire(
  tx: Tx,
  outils: Outils,
  ville: Collectivite,
  asked: ReglageRenouvellement,
  foyers: readonly string[],
  today: string,
  rappelDepuis: string | null,
): Promise<number> {
  // Who has no login yet cannot be written to: nobody counts it as told.
  const logins = await loginsDesFoyers(tx, ville.id, foyers)
  const joignables = [...new Set(logins.map((one) => one.foyer))]
  const taken = await prendreRelances(tx, ville.id, asked.annee, joignables, today, rappelDepuis)
  const url = await sectionUrl(tx, outils.publicUrl, ville.id, 'foyer')
  const lettre = dossierARenouveler(ville, asked, today, url)
  await annoncer(
    tx,
    outils,
    ville.id,
    taken.map((foyer) => ({ foyer, lettre, avis: { quoi: 'dossier', section: 'foyer' } })),
  )
  return taken.length
}
