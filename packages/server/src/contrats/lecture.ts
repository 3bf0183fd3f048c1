// Lays contracts out as families and agents read them.
import type { Contrat, ContratADecider, Contrats } from '@inoe/contract/contrats'
import type { Tx } from '../database/open.ts'
import { enfantsParId, nomsDesFamilles } from '../foyers/familles.ts'
import { enfantsOfFoyer } from '../foyers/store.ts'
import { inscriptionsAccepteesOf } from '../inscriptions/store.ts'
import { ageLe } from '../structures/rules.ts'
import { nomsOf, offresOf } from '../structures/store.ts'
import { minutesSemaine } from './rules.ts'
import { heuresOf, type Ligne, type LigneHeures } from './store.ts'

/** Contracts with the hours beside them, in the order given. */
export async function readContrats(
  tx: Tx,
  collectivite: string,
  found: readonly Ligne[],
): Promise<Contrat[]> {
  const { activites } = await nomsOf(tx, collectivite)
  const enfants = await enfantsParId(tx, collectivite, [...new Set(found.map((row) => row.enfantId))])
  const beside = await heuresOf(
    tx,
    collectivite,
    found.map((row) => row.id),
  )
  return found.flatMap((row) => {
    const enfant = enfants.get(row.enfantId)
    const activite = activites.get(row.activiteId)
    if (!enfant || !activite) return []
    return {
      id: row.id,
      enfant: { id: enfant.id, prenom: enfant.prenom, nom: enfant.nom },
      structure: activite.structure,
      activite: { id: activite.id, nom: activite.nom },
      etat: row.etat as Contrat['etat'],
      debut: row.debut,
      fin: row.fin,
      semaine: row.semaine,
      minutesSemaine: minutesSemaine(row.semaine),
      commentaire: row.commentaire,
      demandeLe: row.demandeLe.toISOString(),
      reponse: row.reponse,
      reponduLe: row.reponduLe?.toISOString() ?? null,
      heures: beside.filter((one) => one.contratId === row.id).map(readHeures),
    }
  })
}

export function readHeures({ id, date, debut, fin, etat, reponse }: LigneHeures): Contrat['heures'][number] {
  return { id, date, debut, fin, etat: etat as Contrat['etat'], reponse }
}

/** The same, with the families' names and the children's ages: what an agent answers. */
export async function readContratsADecider(
  tx: Tx,
  collectivite: string,
  found: readonly Ligne[],
): Promise<ContratADecider[]> {
  const familles = await nomsDesFamilles(tx, collectivite, [...new Set(found.map((row) => row.foyerId))])
  const enfants = await enfantsParId(tx, collectivite, [...new Set(found.map((row) => row.enfantId))])
  const rows = new Map(found.map((row) => [row.id, row]))
  return (await readContrats(tx, collectivite, found)).map((contrat) => ({
    ...contrat,
    famille: familles.get(rows.get(contrat.id)?.foyerId ?? '') ?? '',
    age: ageLe(enfants.get(contrat.enfant.id)?.dateNaissance ?? contrat.debut, contrat.debut),
  }))
}

/** What a family may ask for: its children whose enrolment in an activity booked by contract is accepted. */
export async function readPossibles(
  tx: Tx,
  collectivite: string,
  foyer: string,
): Promise<Contrats['possibles']> {
  const accepted = await inscriptionsAccepteesOf(tx, collectivite, foyer)
  const enfants = await enfantsOfFoyer(tx, collectivite, foyer)
  const offres = await offresOf(
    tx,
    collectivite,
    accepted.map((one) => one.activiteId),
  )
  return enfants.flatMap(({ id, prenom, nom }) =>
    offres
      .filter(
        (offre) =>
          offre.mode === 'contrat' &&
          accepted.some((one) => one.enfantId === id && one.activiteId === offre.id),
      )
      .map((offre) => ({
        enfant: { id, prenom, nom },
        activite: { id: offre.id, nom: offre.nom },
        structure: { id: offre.structure.id, nom: offre.structure.nom },
      })),
  )
}
