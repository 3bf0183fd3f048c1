// What a family reads of its own list, and what those who look after a child must know.
import type { FicheEnfant, Interdiction, InterdictionADecider, Personnes } from '@inoe/contract/proches'
import type { Tx } from '../database/open.ts'
import { adultesDesFoyers, enfantsParId, foyersDesEnfants, nomsDesFamilles } from '../foyers/familles.ts'
import { medecinDe } from '../foyers/sante.ts'
import { enfantsOfFoyer } from '../foyers/store.ts'
import { estEnVigueur, estLaMemePersonne } from './rules.ts'
import {
  interdictionsDuFoyer,
  interdictionsEnEtat,
  interditsDe,
  type LigneInterdiction,
  prochesDesFoyers,
} from './store.ts'

/** Of one home: nothing of the child's other one. As the family. */
export async function lirePersonnes(
  tx: Tx,
  collectivite: string,
  foyer: string,
  today: string,
): Promise<Personnes> {
  const adults = await adultesDesFoyers(tx, collectivite, [foyer])
  const children = await enfantsOfFoyer(tx, collectivite, foyer)
  const people = await prochesDesFoyers(tx, collectivite, [foyer])
  const barred = await interdictionsDuFoyer(tx, collectivite, foyer)
  return {
    adultes: adults.map(({ prenom, nom, telephone, autoriteParentale }) => ({
      prenom,
      nom,
      telephone,
      autoriteParentale,
    })),
    enfants: children.map(({ id, prenom }) => ({ id, prenom })),
    proches: people.map(({ id, prenom, nom, lien, telephone, enfants, peutChercher, aPrevenir }) => ({
      id,
      prenom,
      nom,
      lien,
      telephone,
      enfants,
      peutChercher,
      aPrevenir,
    })),
    interdictions: barred.map((one) => ({ ...vueInterdiction(one, today), enfant: one.enfantId })),
  }
}

/** What waits for, or was answered by, the services of some structures. As `systeme`. */
export async function interdictionsADecider(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
  etat: LigneInterdiction['etat'],
  today: string,
): Promise<InterdictionADecider[]> {
  const found = await interdictionsEnEtat(tx, collectivite, etat, structures)
  const children = await enfantsParId(
    tx,
    collectivite,
    found.map((one) => one.enfantId),
  )
  const families = await nomsDesFamilles(
    tx,
    collectivite,
    found.flatMap((one) => one.foyerId ?? []),
  )
  return found.map((one) => {
    const { prenom = '', nom = '' } = children.get(one.enfantId) ?? {}
    return {
      ...vueInterdiction(one, today),
      enfant: { id: one.enfantId, prenom, nom },
      famille: one.foyerId === null ? null : (families.get(one.foyerId) ?? ''),
    }
  })
}

function vueInterdiction(row: LigneInterdiction, today: string): Omit<Interdiction, 'enfant'> {
  return {
    id: row.id,
    prenom: row.personnePrenom,
    nom: row.personneNom,
    lien: row.lien,
    juridiction: row.juridiction,
    reference: row.reference,
    dateDecision: row.dateDecision,
    fin: row.fin,
    etat: row.etat,
    enVigueur: estEnVigueur(row, today),
    demandeeLe: row.demandeeLe.toISOString(),
    motif: row.motif,
    reponduLe: row.reponduLe?.toISOString() ?? null,
    fichier: row.nom && row.controle ? { nom: row.nom, controle: row.controle } : null,
  }
}

/** Everybody around a child, from both its homes. As `systeme`. */
export async function lireFiche(
  tx: Tx,
  collectivite: string,
  enfant: string,
  today: string,
): Promise<FicheEnfant | undefined> {
  const child = (await enfantsParId(tx, collectivite, [enfant])).get(enfant)
  if (!child) return undefined
  const interdits = (await interditsDe(tx, collectivite, [enfant], today)).get(enfant) ?? []
  const homes = (await foyersDesEnfants(tx, collectivite, [enfant])).get(enfant) ?? []
  const adults = await adultesDesFoyers(tx, collectivite, homes)
  const people = await prochesDesFoyers(tx, collectivite, homes)
  // Threat: the other home names, among those who may come, somebody whom a court barred.
  const interdit = (one: { prenom: string; nom: string }) =>
    interdits.some((barred) => estLaMemePersonne(barred, one))
  return {
    enfant: { id: child.id, prenom: child.prenom, nom: child.nom },
    interdits,
    foyers: homes.map((home) => ({
      adultes: adults
        .filter((one) => one.foyer === home)
        .map(({ id, prenom, nom, telephone, autoriteParentale, autoriteMotif }) => ({
          id,
          prenom,
          nom,
          telephone,
          interdit: interdit({ prenom, nom }),
          autoriteParentale,
          motif: autoriteMotif,
        })),
      proches: people
        .filter((one) => one.foyerId === home && one.enfants.includes(enfant))
        .map(({ prenom, nom, lien, telephone, peutChercher, aPrevenir }) => ({
          prenom,
          nom,
          lien,
          telephone,
          interdit: interdit({ prenom, nom }),
          peutChercher,
          aPrevenir,
        })),
    })),
    ...(await medecinDe(tx, collectivite, enfant)),
  }
}
