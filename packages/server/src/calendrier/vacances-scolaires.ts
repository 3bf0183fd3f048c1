// Official school holidays of metropolitan France, by zone (Code de l'éducation, art. L521-1 and D521-1 to D521-5).
// Sources: arrêté of 7 December 2022 (JO of 8 December 2022) for 2025-2026, arrêté of 22 October 2025 for 2026-2027;
// published at https://www.education.gouv.fr/calendrier-scolaire-100148.
//
// Dates are the first and the last day without school, both included. The order names the Saturday on which holidays
// begin (« après la classe ») and the morning on which school begins again: the last day is the one before. Summer ends
// the day before pupils go back. The order leaves out the Thursday of the Ascension bridge, a public holiday: it is
// counted here, with the week-end after.
//
// To add a year: copy the dates of its order below, and move the end of `CALENDRIER_CONNU` to the day before the return
// that follows.

export const ZONES_SCOLAIRES = ['A', 'B', 'C'] as const
export type ZoneScolaire = (typeof ZONES_SCOLAIRES)[number]

/** Holidays, first and last day included (YYYY-MM-DD). */
export interface Vacances {
  nom: string
  debut: string
  fin: string
}

/** First and last day of the school years known here. */
export const CALENDRIER_CONNU = { debut: '2025-09-01', fin: '2027-08-31' } as const

/** The same for everyone, then what each zone has at its own time. */
const COMMUNES: readonly Vacances[] = [
  { nom: 'Vacances de la Toussaint', debut: '2025-10-18', fin: '2025-11-02' },
  { nom: 'Vacances de Noël', debut: '2025-12-20', fin: '2026-01-04' },
  { nom: 'Pont de l’Ascension', debut: '2026-05-14', fin: '2026-05-17' },
  { nom: 'Vacances d’été', debut: '2026-07-04', fin: '2026-08-31' },
  { nom: 'Vacances de la Toussaint', debut: '2026-10-17', fin: '2026-11-01' },
  { nom: 'Vacances de Noël', debut: '2026-12-19', fin: '2027-01-03' },
  { nom: 'Pont de l’Ascension', debut: '2027-05-06', fin: '2027-05-09' },
  // The return of 2027 is in no order yet; none has been before 1 September since 2015.
  { nom: 'Vacances d’été', debut: '2027-07-03', fin: '2027-08-31' },
]

const PAR_ZONE: Readonly<Record<ZoneScolaire, readonly Vacances[]>> = {
  A: [
    { nom: 'Vacances d’hiver', debut: '2026-02-07', fin: '2026-02-22' },
    { nom: 'Vacances de printemps', debut: '2026-04-04', fin: '2026-04-19' },
    { nom: 'Vacances d’hiver', debut: '2027-02-13', fin: '2027-02-28' },
    { nom: 'Vacances de printemps', debut: '2027-04-10', fin: '2027-04-25' },
  ],
  B: [
    { nom: 'Vacances d’hiver', debut: '2026-02-14', fin: '2026-03-01' },
    { nom: 'Vacances de printemps', debut: '2026-04-11', fin: '2026-04-26' },
    { nom: 'Vacances d’hiver', debut: '2027-02-20', fin: '2027-03-07' },
    { nom: 'Vacances de printemps', debut: '2027-04-17', fin: '2027-05-02' },
  ],
  C: [
    { nom: 'Vacances d’hiver', debut: '2026-02-21', fin: '2026-03-08' },
    { nom: 'Vacances de printemps', debut: '2026-04-18', fin: '2026-05-03' },
    { nom: 'Vacances d’hiver', debut: '2027-02-06', fin: '2027-02-21' },
    { nom: 'Vacances de printemps', debut: '2027-04-03', fin: '2027-04-18' },
  ],
}

const CALENDRIER: Readonly<Record<ZoneScolaire, readonly Vacances[]>> = {
  A: inOrder('A'),
  B: inOrder('B'),
  C: inOrder('C'),
}

function inOrder(zone: ZoneScolaire): readonly Vacances[] {
  return [...COMMUNES, ...PAR_ZONE[zone]].sort((a, b) => (a.debut < b.debut ? -1 : 1))
}

/** True for the name of a zone. */
export function isZoneScolaire(zone: string | null | undefined): zone is ZoneScolaire {
  return ZONES_SCOLAIRES.some((one) => one === zone)
}

/** The holidays of a zone, in order of dates. */
export function vacancesDe(zone: ZoneScolaire): readonly Vacances[] {
  return CALENDRIER[zone]
}

/** The holidays that a day belongs to, or undefined when there is school. @param date YYYY-MM-DD */
export function vacancesLe(date: string, zone: ZoneScolaire): Vacances | undefined {
  return CALENDRIER[zone].find((one) => one.debut <= date && date <= one.fin)
}

/** True when there is no school in a zone. @param date YYYY-MM-DD, of a year that is known */
export function isVacances(date: string, zone: ZoneScolaire): boolean {
  return vacancesLe(date, zone) !== undefined
}

/** True when the school calendar of every day of a span, bounds included, is known. */
export function isCalendrierConnu(debut: string, fin: string): boolean {
  return debut >= CALENDRIER_CONNU.debut && fin <= CALENDRIER_CONNU.fin
}
