// Requests as people read them: where each is, what comes next, every step.
import type { Etape, Inscription } from '@inoe/contract/inscriptions'
import type { EtatInscription } from '@inoe/contract/suivi'
import type { Tx } from '../database/open.ts'
import { depotsManquants } from '../documents/store.ts'
import { enfantsOfFoyer } from '../foyers/store.ts'
import { civilDate } from '../outside/clock.ts'
import { offresSuivies } from '../structures/store.ts'
import { rangDe } from './places.ts'
import { anneeScolaire, estTerminee, gestesDe } from './rules.ts'
import { etapesOf, inscriptionsOfFoyer, type Ligne, type LigneEtape, type LigneVivante } from './store.ts'

/**
 * The steps of a request. One made before steps were kept has those that its row tells.
 * @param fin when what was asked for ended, for one that is over
 */
export function etapesDe(ligne: Ligne, kept: readonly LigneEtape[], fin: string | null): Etape[] {
  const step = (type: Etape['type'], le: Date, par: Etape['par'], motif: string | null = null): Etape => ({
    type,
    le: le.toISOString(),
    par,
    motif,
    pieces: [],
  })
  const found: Etape[] = kept.map(({ type, le, par, motif, pieces }) => ({
    ...step(type, le, par, motif),
    pieces,
  }))
  if (found[0]?.type !== 'demandee') {
    const { etat, reponduLe, motif } = ligne
    const answer =
      reponduLe && kept.length === 0
        ? etat === 'retiree'
          ? [step('retiree', reponduLe, 'famille')]
          : etat === 'acceptee' || etat === 'refusee'
            ? [step(etat, reponduLe, 'service', motif)]
            : []
        : []
    found.unshift(step('demandee', ligne.demandeeLe, 'famille'), ...answer)
  }
  if (fin) found.push(step('terminee', new Date(`${fin}T12:00:00Z`), 'systeme'))
  return found
}

/** Last day of what a request asked for, once it is over. */
export function finDe(
  { etat, periodeId }: Ligne,
  periodes: readonly { id: string; fin: string }[],
  aujourdhui: string,
): string | null {
  if (!estTerminee(etat, periodeId, periodes, aujourdhui)) return null
  const own = periodes.filter((one) => periodeId === null || one.id === periodeId)
  return (
    own
      .map((one) => one.fin)
      .sort()
      .at(-1) ?? null
  )
}

/**
 * Every request of a family, latest first; ranks are filled in by the caller.
 * @param attente the lists, which cross families
 */
export async function lireInscriptions(
  tx: Tx,
  { id: collectivite, zone }: { id: string; zone: string },
  foyer: string,
  aujourdhui: string,
  attente: readonly LigneVivante[],
): Promise<Inscription[]> {
  const offres = await offresSuivies(tx, collectivite)
  const enfants = new Map((await enfantsOfFoyer(tx, collectivite, foyer)).map((one) => [one.id, one]))
  const rows = await inscriptionsOfFoyer(tx, collectivite, foyer)
  const kept = await etapesOf(
    tx,
    collectivite,
    rows.map((row) => row.id),
  )
  const found: Inscription[] = []
  for (const row of rows) {
    const enfant = enfants.get(row.enfantId)
    const offre = offres.get(row.activiteId)
    if (!enfant || !offre) continue
    const steps = kept.get(row.id) ?? []
    const fin = finDe(row, offre.periodes, aujourdhui)
    const etat: EtatInscription = fin ? 'terminee' : (row.etat as EtatInscription)
    const periode = offre.periodes.find((one) => one.id === row.periodeId)
    const missing = etat === 'incomplete' ? await depotsManquants(tx, collectivite, row, aujourdhui) : []
    const list = attente.filter((one) => one.activiteId === row.activiteId)
    found.push({
      id: row.id,
      enfant: { id: enfant.id, nom: enfant.nom, prenom: enfant.prenom },
      structure: offre.structure,
      activite: { id: row.activiteId, nom: offre.nom },
      periode: periode ? { id: periode.id, nom: periode.nom } : null,
      annee: anneeScolaire(row.periodeId, offre.periodes, civilDate(row.demandeeLe, zone)),
      etat,
      rang: etat === 'en-attente' && offre.rangAffiche ? rangDe(list, row.id) : null,
      motif: row.motif,
      piecesManquantes: missing,
      gestes: gestesDe(etat, steps.at(-2)?.etat ?? null, missing.length),
      etapes: etapesDe(row, steps, fin),
      demandeeLe: row.demandeeLe.toISOString(),
      reponduLe: row.reponduLe?.toISOString() ?? null,
    })
  }
  return found
}
