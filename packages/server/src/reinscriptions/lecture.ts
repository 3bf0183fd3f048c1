// The enrolments of a family that may go on, and what would be answered.
import type { GestionReinscriptions, LigneReinscription } from '@inoe/contract/reinscriptions'
import type { Tx } from '../database/open.ts'
import { enfantsOfFoyer } from '../foyers/store.ts'
import { type Demandeur, examiner } from '../inscriptions/demander.ts'
import type { Moment } from '../inscriptions/rules.ts'
import { inscriptionsOfFoyer, type LigneVivante, vivantesDesActivites } from '../inscriptions/store.ts'
import { ageLe } from '../structures/rules.ts'
import { offresSuivies } from '../structures/store.ts'
import { concerne } from './rules.ts'
import { type LigneOuverte, ouvertesLe, reinscriptionsOf } from './store.ts'

type Offres = Awaited<ReturnType<typeof offresSuivies>>
type Place = LigneReinscription['actuelle']
interface Cible {
  activite: string
  periode: string | null
}

/** As `systeme`: places are counted over all families. */
export async function lireReinscriptions(
  tx: Tx,
  demandeur: Demandeur,
  moment: Moment,
): Promise<LigneReinscription[]> {
  const { collectivite, foyer } = demandeur
  const ouvertes = await ouvertesLe(tx, collectivite, moment.aujourdhui)
  if (ouvertes.length === 0) return []
  const accepted = (await inscriptionsOfFoyer(tx, collectivite, foyer)).filter(
    (one) => one.etat === 'acceptee',
  )
  const enfants = await enfantsOfFoyer(tx, collectivite, foyer)
  const offres = await offresSuivies(tx, collectivite)
  const examens = new Map<string, ReturnType<typeof examinerCible>>()
  const examen = (cible: Cible) => {
    const key = `${cible.activite} ${cible.periode}`
    const found = examens.get(key) ?? examinerCible(tx, demandeur, cible, moment)
    examens.set(key, found)
    return found
  }
  const lignes: LigneReinscription[] = []
  for (const { id, nom, prenom, dateNaissance } of enfants)
    for (const ouverte of ouvertes) {
      const own = accepted.find((one) => one.enfantId === id && concerne(one, ouverte))
      if (!own) continue
      let [quoi, cible] = ['cible' as LigneReinscription['suite']['quoi'], cibleDe(ouverte)]
      const { ageMax } = (await examen(cible)).activite
      const outgrown =
        ageMax !== null && ageLe(dateNaissance, debutDe(offres, cible, moment.aujourdhui)) > ageMax
      const releve = releveDe(ouverte)
      if (outgrown && releve) [quoi, cible] = ['releve', releve]
      const found = (await examen(cible)).enfants.find((one) => one.enfant.id === id)
      const [actuelle, suite] = [
        placeDe(offres, { activite: own.activiteId, periode: own.periodeId }),
        placeDe(offres, cible),
      ]
      if (!found || !actuelle || !suite) continue
      const { possible, attente, empechements } = found
      lignes.push({
        reinscription: ouverte.id,
        enfant: { id, nom, prenom },
        actuelle,
        suite: { quoi, ...suite, possible, attente, empechements },
        jusquAu: ouverte.jusquAu,
        prioritaire: ouverte.prioritaire,
      })
    }
  return lignes
}

/** First day of it that is ahead. */
function debutDe(offres: Offres, { activite, periode }: Cible, today: string): string {
  const spans = offres.get(activite)?.periodes ?? []
  const first = spans.find((one) => (periode === null ? one.fin >= today : one.id === periode))
  return first && first.debut > today ? first.debut : today
}

async function examinerCible(tx: Tx, demandeur: Demandeur, cible: Cible, moment: Moment) {
  const taken = await vivantesDesActivites(tx, demandeur.collectivite, [cible.activite])
  return examiner(tx, demandeur, cible, moment, taken)
}

const cibleDe = ({ cibleActiviteId, ciblePeriodeId }: LigneOuverte): Cible => ({
  activite: cibleActiviteId,
  periode: ciblePeriodeId,
})
const releveDe = ({ releveActiviteId, relevePeriodeId }: LigneOuverte): Cible | null =>
  releveActiviteId === null ? null : { activite: releveActiviteId, periode: relevePeriodeId }

function placeDe(offres: Offres, { activite, periode }: Cible): Place | undefined {
  const offre = offres.get(activite)
  if (!offre) return undefined
  const span = offre.periodes.find((one) => one.id === periode)
  return {
    structure: { id: offre.structure.id, nom: offre.structure.nom },
    activite: { id: activite, nom: offre.nom },
    periode: span ? { id: span.id, nom: span.nom } : null,
  }
}

/** What the structures of an agent opened. As `systeme`. */
export async function lireGestion(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
  today: string,
): Promise<GestionReinscriptions> {
  const offres = await offresSuivies(tx, collectivite)
  const mienne = (activite: string) => structures.includes(offres.get(activite)?.structure.id ?? '')
  const own = (await reinscriptionsOf(tx, collectivite)).filter((one) => mienne(one.activiteId))
  const vivantes = await vivantesDesActivites(tx, collectivite, [
    ...new Set(
      own.flatMap((one) => [
        one.activiteId,
        one.cibleActiviteId,
        ...(one.releveActiviteId ? [one.releveActiviteId] : []),
      ]),
    ),
  ])
  return {
    aujourdhui: today,
    reinscriptions: own.flatMap((one) => {
      const releve = releveDe(one)
      const [source, cible] = [
        placeDe(offres, { activite: one.activiteId, periode: one.periodeId }),
        placeDe(offres, cibleDe(one)),
      ]
      if (!source || !cible) return []
      return {
        id: one.id,
        source,
        cible,
        releve: (releve && placeDe(offres, releve)) ?? null,
        du: one.du,
        jusquAu: one.jusquAu,
        prioritaire: one.prioritaire,
        ...compter(one, vivantes),
      }
    }),
    activites: [...offres]
      .map(([id, { nom, structure, periodes }]) => ({
        id,
        nom,
        structure: structure.nom,
        mienne: mienne(id),
        periodes: periodes.filter((one) => one.fin >= today).map((one) => ({ id: one.id, nom: one.nom })),
      }))
      .toSorted((a, b) => a.structure.localeCompare(b.structure, 'fr') || a.nom.localeCompare(b.nom, 'fr')),
  }
}

/** Children who may go on, and those of them who asked to. */
function compter(
  ouverte: LigneOuverte,
  vivantes: readonly LigneVivante[],
): { enfants: number; demandees: number } {
  const enrolled = new Set(
    vivantes.filter((one) => one.etat === 'acceptee' && concerne(one, ouverte)).map((one) => one.enfantId),
  )
  const targets = [cibleDe(ouverte), releveDe(ouverte)].filter((one) => one !== null)
  const asked = new Set(
    vivantes
      .filter(({ activiteId, periodeId }) =>
        targets.some((one) => one.activite === activiteId && one.periode === periodeId),
      )
      .map((one) => one.enfantId),
  )
  return { enfants: enrolled.size, demandees: [...enrolled].filter((one) => asked.has(one)).length }
}
