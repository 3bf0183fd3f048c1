// A structure's day: who is expected, who came.
import type { PlageHebdomadaire } from '@inoe/contract/contrats'
import type { FeuillePointage, LignePointage } from '@inoe/contract/pointages'
import { sql } from 'drizzle-orm'
import { fermeturesEntre } from '../calendrier/store.ts'
import { isFerme, joursOf } from '../contrats/rules.ts'
import { rows, type Tx } from '../database/open.ts'
import { enfantsParId } from '../foyers/familles.ts'
import { alertesDe } from '../foyers/sante.ts'
import { interditsDe, interditsFinis } from '../proches/store.ts'
import type { Lecteur } from '../rgpd/acces-sante.ts'
import { ageLe } from '../structures/rules.ts'
import { activitesDeStructure, type Offre, offresOf } from '../structures/store.ts'
import { tarificationOf } from '../tarifs/store.ts'
import { AU_REEL } from './rules.ts'

/** A child expected somewhere, or who came: what one line of the sheet is made of. */
export interface Attendu {
  enfant: string
  foyer: string
  activite: string
  unite: string
  groupe: string
  origine: LignePointage['origine']
  prevu: { debut: string; fin: string } | null
  absenceDeclaree: boolean
  /** What was said of it. */
  pointage: {
    etat: 'present' | 'absent'
    arrivee: string | null
    depart: string | null
    facture: boolean
  } | null
}

export interface Jour {
  attendus: Map<string, Attendu>
  /** Accepted enrolments in the structure: who may come without booking. */
  inscrits: { enfant: string; foyer: string; activite: string }[]
  offres: Offre[]
}

export const cleOf = (one: { enfant: string; activite: string; unite: string }): string =>
  `${one.enfant} ${one.activite} ${one.unite}`

/** Everything about a structure's day, as an agent of it or as `systeme`. */
export async function lireJour(tx: Tx, collectivite: string, structure: string, date: string): Promise<Jour> {
  const attendus = new Map<string, Attendu>()
  const reservations = await rows<{
    enfant: string
    foyer: string
    activite: string
    unite: string
    groupe: string
    absence: boolean
  }>(
    tx,
    sql`SELECT r.enfant_id AS enfant, r.foyer_id AS foyer, r.activite_id AS activite, c.unite, coalesce(c.groupe, '') AS groupe,
          coalesce(a.etat IN ('declaree', 'acceptee'), false) AS absence
        FROM reservations r JOIN creneaux c ON c.collectivite_id = r.collectivite_id AND c.id = r.creneau_id
        LEFT JOIN absences a ON a.collectivite_id = r.collectivite_id AND a.id = r.absence_id
        WHERE r.collectivite_id = ${collectivite} AND r.structure_id = ${structure} AND r.etat = 'confirmee'
          AND r.date BETWEEN ${date}::date - 31 AND ${date}::date AND r.fin >= ${date}::date`,
  )
  for (const { absence, ...one } of reservations)
    attendus.set(cleOf(one), {
      ...one,
      origine: 'reservation',
      prevu: null,
      absenceDeclaree: absence,
      pointage: null,
    })
  for (const one of await gardes(tx, collectivite, structure, date)) attendus.set(cleOf(one), one)
  const inscrits = await rows<Jour['inscrits'][number]>(
    tx,
    // A child of two homes is billed to the one that enrolled it first, unless the other one booked.
    sql`SELECT DISTINCT ON (enfant_id, activite_id) enfant_id AS enfant, foyer_id AS foyer, activite_id AS activite
        FROM inscriptions
        WHERE collectivite_id = ${collectivite} AND structure_id = ${structure} AND etat = 'acceptee'
        ORDER BY enfant_id, activite_id, demandee_le, id`,
  )
  const seen = await rows<{
    enfant: string
    foyer: string
    activite: string
    unite: string
    etat: 'present' | 'absent'
    arrivee: string | null
    depart: string | null
    facture: boolean
  }>(
    tx,
    sql`SELECT enfant_id AS enfant, foyer_id AS foyer, activite_id AS activite, unite, etat, arrivee, depart,
          ligne_id IS NOT NULL AS facture FROM pointages
        WHERE collectivite_id = ${collectivite} AND structure_id = ${structure} AND date = ${date}`,
  )
  for (const { etat, arrivee, depart, facture, ...one } of seen) {
    const pointage = { etat, arrivee, depart, facture }
    const there = attendus.get(cleOf(one))
    if (there) there.pointage = pointage
    else
      attendus.set(cleOf(one), {
        ...one,
        groupe: '',
        origine: 'sans-reservation',
        prevu: null,
        absenceDeclaree: false,
        pointage,
      })
  }
  const offres = await offresOf(tx, collectivite, await activitesDeStructure(tx, collectivite, structure))
  return { attendus, inscrits, offres }
}

/** Children under contract that day, or with hours accepted beside it. */
async function gardes(tx: Tx, collectivite: string, structure: string, date: string): Promise<Attendu[]> {
  const found = await rows<{
    enfant: string
    foyer: string
    activite: string
    debut: string
    fin: string
    semaine: PlageHebdomadaire[]
    hDebut: string | null
    hFin: string | null
  }>(
    tx,
    sql`SELECT c.enfant_id AS enfant, c.foyer_id AS foyer, c.activite_id AS activite, c.debut::text,
          c.fin::text, c.semaine, min(h.debut) AS "hDebut", max(h.fin) AS "hFin"
        FROM contrats c LEFT JOIN heures_occasionnelles h ON h.collectivite_id = c.collectivite_id AND h.contrat_id = c.id
          AND h.date = ${date} AND h.etat = 'accepte'
        WHERE c.collectivite_id = ${collectivite} AND c.structure_id = ${structure} AND c.etat = 'accepte'
          AND ${date}::date BETWEEN c.debut AND c.fin
        GROUP BY c.collectivite_id, c.id`,
  )
  if (found.length === 0) return []
  const ferme = isFerme(structure, date, await fermeturesEntre(tx, collectivite, date, date))
  return found.flatMap(({ hDebut, hFin, debut, fin, semaine, ...one }): Attendu[] => {
    const [plage] = ferme ? [] : joursOf({ debut, fin, semaine }, date, date)
    const starts = [plage?.debut, hDebut].filter((time) => time != null).sort()
    const ends = [plage?.fin, hFin].filter((time) => time != null).sort()
    const [first] = starts
    const last = ends.at(-1)
    if (!first || !last) return []
    return [
      {
        ...one,
        unite: '',
        groupe: '',
        origine: 'contrat',
        prevu: { debut: first, fin: last },
        absenceDeclaree: false,
        pointage: null,
      },
    ]
  })
}

/** The sheet of a structure's day, by activity, then name. As the agent who reads it. */
export async function lireFeuille(
  tx: Tx,
  lecteur: Lecteur,
  structure: { id: string; nom: string },
  date: string,
): Promise<FeuillePointage> {
  const { collectivite } = lecteur
  const { attendus, inscrits, offres } = await lireJour(tx, collectivite, structure.id, date)
  const ids = [...new Set([...attendus.values(), ...inscrits].map((one) => one.enfant))]
  const enfants = await enfantsParId(tx, collectivite, ids)
  const alertes = await alertesDe(tx, lecteur, ids)
  const interdits = await interditsDe(tx, collectivite, ids, date)
  const finis = await interditsFinis(tx, collectivite, ids, date)
  const aLaPorte = (id: string) => [...(interdits.get(id) ?? []), ...(finis.get(id) ?? [])]
  const tarifs = await tarificationOf(
    tx,
    collectivite,
    offres.map((one) => one.id),
  )
  const rang = new Map(offres.map((one, index) => [one.id, index]))
  const lignes = [...attendus.values()].flatMap((one): LignePointage[] => {
    const enfant = enfants.get(one.enfant)
    const offre = offres.find((other) => other.id === one.activite)
    if (!enfant || !offre) return []
    const { id, prenom, nom, dateNaissance } = enfant
    return [
      {
        enfant: { id, prenom, nom, age: ageLe(dateNaissance, date) },
        activite: { id: offre.id, nom: offre.nom },
        unite: {
          code: one.unite,
          nom: offre.unites.find((unite) => unite.code === one.unite)?.nom ?? '',
        },
        groupe: offre.groupes.find((groupe) => groupe.code === one.groupe)?.nom ?? '',
        origine: one.origine,
        prevu: one.prevu,
        absenceDeclaree: one.absenceDeclaree,
        etat: one.pointage?.etat ?? 'attendu',
        arrivee: one.pointage?.arrivee ?? null,
        depart: one.pointage?.depart ?? null,
        facture: one.pointage?.facture ?? false,
        alertes: alertes.get(id) ?? [],
        interdits: aLaPorte(id),
      },
    ]
  })
  type Nommee = Pick<LignePointage, 'enfant' | 'activite'>
  const { compare } = new Intl.Collator('fr')
  const parNom = (a: Nommee, b: Nommee) =>
    compare(a.enfant.nom, b.enfant.nom) || compare(a.enfant.prenom, b.enfant.prenom)
  const parActivite = (a: Nommee, b: Nommee) =>
    (rang.get(a.activite.id) ?? 0) - (rang.get(b.activite.id) ?? 0)
  const alHeure = offres.filter(
    (offre) =>
      offre.mode === 'contrat' ||
      offre.unites.some((unite) => tarifs.regle(offre.id, unite.code, date)?.par === 'heure'),
  )
  const autres = inscrits.flatMap(({ enfant, activite }): FeuillePointage['autres'] => {
    const child = enfants.get(enfant)
    const offre = offres.find((one) => one.id === activite)
    if (!child || !offre) return []
    const unites = unitesDe(offre).filter(
      ({ code }) => !attendus.has(cleOf({ enfant, activite, unite: code })),
    )
    if (unites.length === 0) return []
    const { id, prenom, nom, dateNaissance } = child
    return [
      {
        enfant: { id, prenom, nom, age: ageLe(dateNaissance, date) },
        activite: { id: offre.id, nom: offre.nom },
        unites,
        alertes: alertes.get(id) ?? [],
        interdits: aLaPorte(id),
      },
    ]
  })
  return {
    structure,
    date,
    aujourdhui: lecteur.jour,
    lignes: lignes.sort((a, b) => parActivite(a, b) || parNom(a, b)),
    autres: autres.sort((a, b) => parNom(a, b) || parActivite(a, b)),
    regles: alHeure.map(({ id, nom, pointage }) => ({
      activite: { id, nom },
      ...(pointage ?? AU_REEL),
    })),
  }
}

/** What a child may be said to have come for; a contract has no unit. */
export function unitesDe({ mode, unites }: Offre): { code: string; nom: string }[] {
  return mode === 'contrat' ? [{ code: '', nom: '' }] : unites.map(({ code, nom }) => ({ code, nom }))
}
