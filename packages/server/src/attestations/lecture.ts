import type { Attestations } from '@inoe/contract/attestations'
import type { Tx } from '../database/open.ts'
import { activiteDe } from '../factures/lignes.ts'
import type { Emetteur } from '../factures/tables.ts'
import { destinatairesOf } from '../foyers/destinataires.ts'
import { enfantsParId } from '../foyers/familles.ts'
import type { Famille } from '../http/acting.ts'
import type { Collectivite } from '../http/env.ts'
import { casesDe, gardesPayees, moinsDeSixAns, numeroAttestation } from './rules.ts'
import { type Dossier, dossierDe, enAlternance } from './store.ts'

type Enfant = { id: string; nom: string; prenom: string; dateNaissance: string }

/** What the attestation of one family and year says. */
export interface Attestation {
  annee: number
  numero: string
  /** False for the current year: it can change until 31 December. */
  definitive: boolean
  etablieLe: string
  /** Names and postal address of who paid. */
  payeur: string
  /** Who was paid: one, unless the town's régies are of several bodies. */
  emetteurs: Emetteur[]
  enfants: (Enfant & { montantCentimes: number; alterne: boolean; case: string | null })[]
  totalCentimes: number
  /** « L’arbre à paumes : Mercredis, Vacances ». */
  activites: string[]
}

/** The years of which a family can have an attestation, latest first. As `systeme`. */
export async function lireAttestations(
  tx: Tx,
  town: Collectivite,
  { foyer }: Famille,
  today: string,
): Promise<Attestations> {
  const dossier = await dossierDe(tx, town.id, foyer, town.zone)
  const enfants = await enfantsDe(tx, town.id, dossier)
  const current = Number(today.slice(0, 4))
  const annees = [...new Set(dossier.mouvements.map(({ date }) => Number(date.slice(0, 4))))]
    .sort((a, b) => b - a)
    .flatMap((annee) => {
      const payes = payesPour(annee, dossier, enfants)
      if (payes.length === 0) return []
      return [
        {
          annee,
          totalCentimes: payes.reduce((sum, one) => sum + one.montantCentimes, 0),
          enfants: payes.map(({ prenom, nom, montantCentimes }) => ({ prenom, nom, montantCentimes })),
          definitive: annee < current,
        },
      ]
    })
  return { annees }
}

/** One attestation, or undefined when nothing was paid that it could say. As `systeme`. */
export async function lireAttestation(
  tx: Tx,
  town: Collectivite,
  { foyer }: Famille,
  annee: number,
  today: string,
): Promise<Attestation | undefined> {
  const dossier = await dossierDe(tx, town.id, foyer, town.zone)
  const payes = payesPour(annee, dossier, await enfantsDe(tx, town.id, dossier))
  if (payes.length === 0) return undefined
  const ids = payes.map((one) => one.id)
  const alternes = await enAlternance(tx, town.id, ids)
  const cases = casesDe(ids.map((id) => alternes.has(id)))
  const { emetteurs, activites } = comptes(annee, dossier, payes)
  return {
    annee,
    numero: numeroAttestation(annee, foyer),
    definitive: annee < Number(today.slice(0, 4)),
    etablieLe: today,
    payeur: (await destinatairesOf(tx, town.id, [foyer])).get(foyer) ?? '',
    emetteurs,
    enfants: payes.map((one, rang) => ({
      ...one,
      alterne: alternes.has(one.id),
      case: cases[rang] ?? null,
    })),
    totalCentimes: payes.reduce((sum, one) => sum + one.montantCentimes, 0),
    activites,
  }
}

async function enfantsDe(tx: Tx, collectivite: string, dossier: Dossier): Promise<Map<string, Enfant>> {
  const ids = [...new Set([...dossier.documents.values()].flatMap(({ gardes }) => [...gardes.keys()]))]
  return enfantsParId(tx, collectivite, ids)
}

/** Children for whom something was paid that counts, eldest first. What was given back beyond it is no amount to declare. */
function payesPour(
  annee: number,
  { mouvements, documents }: Dossier,
  enfants: ReadonlyMap<string, Enfant>,
): (Enfant & { montantCentimes: number })[] {
  return [...gardesPayees(annee, mouvements, documents)]
    .flatMap(([id, montantCentimes]) => {
      const enfant = enfants.get(id)
      const counts = enfant && montantCentimes > 0 && moinsDeSixAns(enfant.dateNaissance, annee)
      return counts ? [{ ...enfant, montantCentimes }] : []
    })
    .sort((a, b) => a.dateNaissance.localeCompare(b.dateNaissance) || a.prenom.localeCompare(b.prenom, 'fr'))
}

/** Who was paid in a year for these children, and for which activities. */
function comptes(
  annee: number,
  { mouvements, lignes, emetteurs }: Dossier,
  payes: readonly Enfant[],
): Pick<Attestation, 'emetteurs' | 'activites'> {
  const prenoms = new Map(payes.map(({ id, prenom }) => [id, prenom]))
  const paid = new Set(
    mouvements
      .filter(({ date, avoir }) => date.startsWith(`${annee}-`) && avoir === null)
      .map((one) => one.facture),
  )
  const counted = lignes.filter(({ facture, enfant }) => paid.has(facture) && prenoms.has(enfant))
  const bodies = new Map<string, Emetteur>()
  const services = new Map<string, Set<string>>()
  for (const { facture, enfant, structure, libelle } of counted) {
    const emetteur = emetteurs.get(facture)
    if (emetteur) bodies.set(`${emetteur.siret} ${emetteur.adresse}`, emetteur)
    const own = services.get(structure) ?? new Set<string>()
    own.add(activiteDe(libelle, prenoms.get(enfant) ?? ''))
    services.set(structure, own)
  }
  return {
    emetteurs: [...bodies.values()],
    activites: [...services].map(([structure, own]) => `${structure} : ${[...own].sort().join(', ')}`),
  }
}
