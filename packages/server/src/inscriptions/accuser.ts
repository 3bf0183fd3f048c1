// Requests that were made are acknowledged.
import { sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { publish } from '../direct/publish.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { annoncer } from '../notifications/annoncer.ts'
import { nomPeriode } from '../structures/rules.ts'
import { accuseDemande, demandeEnAttente } from './courriels.ts'
import type { Demandees } from './demander.ts'

/** By e-mail at once, and to the open pages of the family and of the service; nothing is said where none was made. */
export async function accuser(
  tx: Tx,
  deps: Pick<Deps, 'queue' | 'publicUrl'>,
  collectivite: Collectivite,
  foyer: string,
  { demandes, enAttente, activite, periode }: Demandees,
): Promise<void> {
  if (demandes.length + enAttente.length === 0) return
  const url = await sectionUrl(tx, deps.publicUrl, collectivite.id, 'inscriptions')
  const sujet = (enfants: readonly { prenom: string }[]) => ({
    collectivite,
    enfants: enfants.map((enfant) => enfant.prenom),
    activite: periode ? nomPeriode(activite.nom, periode.nom) : activite.nom,
    structure: activite.structure,
  })
  const lettres = [
    ...(demandes.length > 0 ? [accuseDemande(sujet(demandes), url)] : []),
    ...(enAttente.length > 0 ? [demandeEnAttente(sujet(enAttente), null, null, url)] : []),
  ]
  await annoncer(
    tx,
    deps,
    collectivite.id,
    lettres.map((lettre) => ({ foyer, lettre, avis: null })),
  )
  await publish(tx, { collectivite: collectivite.id, foyer, sujet: 'inscriptions' })
  await publish(tx, {
    collectivite: collectivite.id,
    structure: activite.structure.id,
    sujet: 'inscriptions',
  })
}
