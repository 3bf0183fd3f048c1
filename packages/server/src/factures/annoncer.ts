import { openedTown, sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { annoncer } from '../notifications/annoncer.ts'
import type { LettreEnLangues } from '../outside/lettre.ts'
import { avoirEmis, factureEmise } from './courriels.ts'
import { saveAnnonce } from './facturations-store.ts'
import { type FactureRow, facturesDeFacturation } from './store.ts'

/** Job: writes to the families of a run, once. */
export async function annoncerFacturation(
  deps: Pick<Deps, 'database' | 'queue' | 'clock' | 'publicUrl'>,
  { collectivite, facturation }: { collectivite: string; facturation: string },
): Promise<void> {
  const opened = await openedTown(deps.database, collectivite)
  if (!opened) return
  await deps.database.transaction({ collectivite, role: 'systeme' }, async (tx) => {
    // Told in this transaction: a job that is done again finds it so, and writes nothing.
    if (!(await saveAnnonce(tx, collectivite, facturation, deps.clock.now()))) return
    await ecrireAuxFamilles(tx, deps, opened.town, await facturesDeFacturation(tx, collectivite, facturation))
  })
}

/** Tells each family about its invoice or avoir. As `systeme`. */
export async function ecrireAuxFamilles(
  tx: Tx,
  { queue, publicUrl }: Pick<Deps, 'queue' | 'publicUrl'>,
  town: Collectivite,
  issued: readonly FactureRow[],
): Promise<void> {
  const url = await sectionUrl(tx, publicUrl, town.id, 'factures')
  await annoncer(
    tx,
    { queue },
    town.id,
    issued.map((facture) => ({
      foyer: facture.foyerId,
      lettre: lettreDe(town, facture, url),
      avis: { quoi: 'facture', section: 'factures' },
    })),
  )
}

function lettreDe(town: Collectivite, facture: FactureRow, url: string): LettreEnLangues {
  const { emetteur } = facture
  return facture.nature === 'avoir'
    ? avoirEmis(town, { ...facture, structure: emetteur.structure, origine: emetteur.origine ?? null }, url)
    : factureEmise(
        town,
        {
          ...facture,
          structure: emetteur.structure,
          // A titre is payable once the comptable has given its reference.
          enLigne: emetteur.enLigne && emetteur.mode !== 'titres',
          mandat: emetteur.mandat !== undefined,
        },
        url,
      )
}
