// Makes an export: everything held on a family, as a login of it may read it, in a zip that is never whole in memory.
import { EXPORT_JOURS } from '@inoe/contract/mes-donnees'
import { openedTown, sectionUrl } from '../collectivites/store.ts'
import { courrielDuCompte, destinataireDe } from '../comptes/store.ts'
import { publish } from '../direct/publish.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import type { Kept } from '../outside/fichiers.ts'
import { courrielPour } from '../outside/lettre.ts'
import { lettreExportPret } from './courriels.ts'
import {
  finirExport,
  garderMorceau,
  type LigneExport,
  prendreExport,
  retirerPerimes,
} from './exports-store.ts'
import { lisezMoi } from './lisez-moi.fr.ts'
import type { DonnerPartie, FichierDonne, Titulaire } from './partie.ts'
import { PARTIES_DU_COMPTE, PARTIES_DU_FOYER } from './parties.ts'
import { ZipEnMorceaux } from './zip.ts'

/** Somebody else took over, or the export was taken away: what was written is thrown away, and nothing more is done. */
class Depasse extends Error {}

/**
 * Job: makes one export. Cut anywhere and begun again it starts afresh, and two workers at once leave one zip: only the
 * last to begin may write.
 */
export async function exporter(
  deps: Deps,
  { collectivite, id }: { collectivite: string; id: string },
): Promise<void> {
  const { database, clock } = deps
  const opened = await openedTown(database, collectivite)
  if (!opened) return
  const acteur = { collectivite, role: 'systeme' } as const
  const pris = await database.transaction(acteur, (tx) => prendreExport(tx, collectivite, id))
  if (!pris) return
  const { ligne, tentative } = pris
  await jeterMorceaux(deps, pris.jetes)
  let rang = 0
  let taille = 0
  const zip = new ZipEnMorceaux(async (morceau) => {
    const kept = await deps.fichiers.put(collectivite, morceau)
    const own = { ...kept, rang: rang++, taille: morceau.length }
    const mine = await database.transaction(acteur, (tx) =>
      garderMorceau(tx, collectivite, { id, tentative }, own),
    )
    if (!mine) {
      await jeterMorceaux(deps, [kept])
      throw new Depasse()
    }
    taille += morceau.length
  })
  try {
    await remplir(deps, zip, opened.town, ligne)
    await zip.finir()
  } catch (error) {
    if (error instanceof Depasse) return
    throw error
  }
  const now = clock.now()
  const expireLe = new Date(now.getTime() + EXPORT_JOURS * 86_400_000)
  const replaced = await database.transaction(acteur, async (tx) => {
    const former = await finirExport(tx, collectivite, { id, tentative }, { taille, pretLe: now, expireLe })
    if (!former) return []
    const courriel = await courrielDuCompte(tx, collectivite, ligne.compteId)
    const url = await sectionUrl(tx, deps.publicUrl, collectivite, 'mes-donnees')
    if (courriel)
      await deps.queue.send(tx, 'courriel', {
        collectivite,
        ...courrielPour(
          await destinataireDe(tx, collectivite, courriel),
          lettreExportPret(opened.town, EXPORT_JOURS, url),
        ),
      })
    await publish(tx, { collectivite, foyer: ligne.foyerId, sujet: 'mes-donnees' })
    return former
  })
  await jeterMorceaux(deps, replaced)
}

/** The data first, domain by domain, then the files, one at a time. */
async function remplir(
  deps: Deps,
  zip: ZipEnMorceaux,
  { id: collectivite, nom, zone }: Collectivite,
  { compteId: compte, foyerId: foyer }: LigneExport,
): Promise<void> {
  const { database, clock } = deps
  const titulaire: Titulaire = { collectivite, compte, foyer, zone }
  const adresse = await database.transaction({ collectivite, role: 'systeme' }, (tx) =>
    courrielDuCompte(tx, collectivite, compte),
  )
  const le = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: zone }).format(clock.now())
  await zip.texte('LISEZ-MOI.txt', lisezMoi(nom, adresse ?? '', le))
  const fichiers: FichierDonne[] = []
  const lire = async (
    acteur: Parameters<typeof database.transaction>[0],
    parties: typeof PARTIES_DU_FOYER,
  ) => {
    for (const [page, donner] of Object.entries<DonnerPartie>(parties)) {
      const partie = await database.transaction(acteur, (tx) => donner(tx, titulaire))
      await zip.texte(`données/${page}.json`, JSON.stringify(partie.donnees, null, 2))
      fichiers.push(...(partie.fichiers ?? []))
    }
  }
  await lire({ collectivite, role: 'famille', compte, foyer }, PARTIES_DU_FOYER)
  await lire({ collectivite, role: 'systeme' }, PARTIES_DU_COMPTE)
  for (const { chemin, lire: contenu } of fichiers) await zip.fichier(chemin, await contenu(deps))
}

/** Throws away the exports of a town whose time is over. */
export async function oublierExports(deps: Deps, collectivite: string): Promise<void> {
  const gone = await deps.database.transaction({ collectivite, role: 'systeme' }, (tx) =>
    retirerPerimes(tx, collectivite, deps.clock.now()),
  )
  await jeterMorceaux(deps, gone)
}

/** What could not be deleted stays encrypted under a key that is gone. */
async function jeterMorceaux({ fichiers, log }: Deps, pieces: readonly Kept[]): Promise<void> {
  for (const one of pieces)
    await fichiers.delete(one).catch(() => log.warn('a piece of an export could not be deleted'))
}
