import { Temporal } from 'temporal-polyfill'
import { absencesOfFoyer } from '../absences/store.ts'
import { sectionUrl } from '../collectivites/store.ts'
import { gardesEtSources } from '../contrats/store.ts'
import type { Tx } from '../database/open.ts'
import { enfantsOfFoyer } from '../foyers/store.ts'
import { reservationsEntre } from '../reservations/lecture.ts'
import { offresOf } from '../structures/store.ts'
import type { Evenement } from './calendrier.ts'
import type { Phrases, Precision } from './phrases.fr.ts'
import { estProvisoire, lireHoraires, precision, sequenceOf } from './rules.ts'

/** How far back and ahead a calendar goes, days. */
const AVANT = 60
const APRES = 400

/**
 * What a family's calendar holds: every living booking, and hours of care. Days whose absence the service accepted are
 * left out: the child does not come, and nothing is billed.
 * @param enfant only this child's; every child's when null
 * @param phrases how it is said
 */
export async function evenementsOf(
  tx: Tx,
  town: { collectivite: string; publicUrl: string; aujourdhui: string },
  foyer: string,
  enfant: string | null,
  phrases: Phrases,
): Promise<Evenement[]> {
  const { collectivite } = town
  const titre = (prenom: string, what: string, more: Precision | null) =>
    phrases.titre(prenom, more ? `${what} (${phrases.precisions[more]})` : what)
  const today = Temporal.PlainDate.from(town.aujourdhui)
  const du = today.subtract({ days: AVANT }).toString()
  const au = today.add({ days: APRES }).toString()
  const enfants = new Map(
    (await enfantsOfFoyer(tx, collectivite, foyer))
      .filter(({ id }) => enfant === null || id === enfant)
      .map(({ id, prenom }) => [id, prenom]),
  )
  const absences = new Map((await absencesOfFoyer(tx, collectivite, foyer)).map(({ id, etat }) => [id, etat]))
  const booked = await reservationsEntre(tx, collectivite, foyer, du, au)
  const offres = await offresOf(
    tx,
    collectivite,
    booked.map((one) => one.activiteId),
  )
  const url = await sectionUrl(tx, town.publicUrl, collectivite, 'reservations')
  const days = booked.flatMap((one): Evenement[] => {
    const prenom = enfants.get(one.enfantId)
    const offre = offres.find(({ id }) => id === one.activiteId)
    const absence = (one.absenceId !== null && absences.get(one.absenceId)) || null
    if (prenom === undefined || !offre || absence === 'acceptee') return []
    const unite = offre.unites.find(({ code }) => code === one.unite)
    return [
      {
        uid: `reservation-${one.id}@${collectivite}`,
        creeLe: one.creeLe,
        sequence: sequenceOf(one.etat),
        provisoire: estProvisoire(one.etat),
        titre: titre(prenom, activiteEtUnite(offre.nom, unite?.nom ?? ''), precision(one.etat, absence)),
        lieu: offre.structure.nom,
        details: [unite?.nom, unite?.horaires].filter(Boolean).join(', '),
        url,
        date: one.date,
        fin: one.fin,
        // Several days as one place have no hours of theirs to show.
        horaires: one.fin === one.date ? lireHoraires(unite?.horaires ?? '') : null,
      },
    ]
  })
  const care = (await gardesEtSources(tx, collectivite, foyer, du, au)).flatMap(
    ({ source, demandeLe, garde }): Evenement[] => {
      const prenom = enfants.get(garde.enfant)
      if (prenom === undefined) return []
      return [
        {
          uid: `garde-${source}@${collectivite}`,
          creeLe: demandeLe,
          sequence: garde.etat === 'demande' ? 0 : 1,
          provisoire: estProvisoire(garde.etat),
          titre: titre(prenom, garde.activite, precision(garde.etat, null)),
          lieu: garde.structure,
          details: '',
          url,
          date: garde.date,
          fin: garde.date,
          horaires: { debut: garde.debut, fin: garde.fin },
        },
      ]
    },
  )
  return [...days, ...care].sort((a, b) => cle(a).localeCompare(cle(b)))
}

const cle = ({ date, horaires, uid }: Evenement) => `${date} ${horaires?.debut ?? ''} ${uid}`

/** « Accueil du soir »: the part of the day said only where the name does not say it. */
function activiteEtUnite(activite: string, unite: string): string {
  return activite.toLowerCase().endsWith(unite.toLowerCase()) ? activite : `${activite}, ${unite}`
}
