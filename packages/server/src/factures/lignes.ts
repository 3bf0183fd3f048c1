// What a month costs each family, line by line: pure. The numbers of the draft, of the issue and of the tests are these.
import type { Prix, RegleTarif } from '@inoe/contract/tarifs'
import { type BaremeCnaf, chiffrer, type Prestation, type Situation } from '../tarifs/rules.ts'
import type { FactureAEmettre, Fait, LigneAEmettre, Marque, PartGarde, Rendu } from './faits.ts'
import { compter, deMois, duree, jours } from './mots.fr.ts'
import { euros, prorata, total } from './rules.ts'

/** All that prices depend on. */
export interface Contexte {
  /** The month billed, YYYY-MM: what is of another is a correction. */
  mois: string
  regle(activite: string, unite: string, date: string): RegleTarif | undefined
  bareme(date: string): BaremeCnaf | null
  situations: ReadonlyMap<string, Situation>
  /** Rank of a child in its foyer, by `${foyer} ${enfant}`. */
  rangs: ReadonlyMap<string, number>
  enfants: ReadonlyMap<string, { prenom: string; dateNaissance: string }>
  activites: ReadonlyMap<string, { nom: string; unites: ReadonlyMap<string, string> }>
}

/** Things that make one line: same child, activity, unit, month, rule and circumstances. */
interface Groupe {
  premier: Fait
  regle: RegleTarif
  faits: Fait[]
}

const INCONNUE: Situation = {
  quotientFamilial: null,
  ressourcesCentimes: null,
  enfantsACharge: 1,
  enfantsAeeh: 0,
  resident: true,
}

/**
 * The invoices of a month, by family: a family that owes nothing and is owed nothing has none. What sums to nothing
 * waits for the next run, nothing being marked.
 */
export function facturesDe(
  faits: readonly Fait[],
  rendus: readonly Rendu[],
  contexte: Contexte,
): FactureAEmettre[] {
  const byFoyer = new Map<string, LigneAEmettre[]>()
  const add = (foyer: string, ligne: LigneAEmettre) => {
    const own = byFoyer.get(foyer)
    if (own) own.push(ligne)
    else byFoyer.set(foyer, [ligne])
  }
  for (const groupe of groupes(faits, contexte)) {
    const ligne = ligneDe(groupe, contexte)
    if (ligne) add(groupe.premier.foyer, ligne)
  }
  for (const { foyer, ligne } of lignesRendues(rendus, contexte)) add(foyer, ligne)
  return [...byFoyer].flatMap(([foyer, lignes]) => {
    const totalCentimes = total(lignes)
    if (totalCentimes === 0) return []
    return { foyer, lignes: lignes.sort(parLibelle), totalCentimes }
  })
}

/** What cannot be priced: activity and unit without a rule on that day. */
export function sansRegle(
  faits: readonly Fait[],
  { regle }: Pick<Contexte, 'regle'>,
): { activite: string; unite: string; date: string }[] {
  const found = new Map<string, { activite: string; unite: string; date: string }>()
  for (const { activite, unite, date } of faits) {
    const key = `${activite} ${unite}`
    if (!found.has(key) && !regle(activite, unite, date)) found.set(key, { activite, unite, date })
  }
  return [...found.values()]
}

function groupes(faits: readonly Fait[], contexte: Contexte): Groupe[] {
  const made = new Map<string, Groupe>()
  const ranks = new Map<RegleTarif, number>()
  for (const fait of faits) {
    const regle = contexte.regle(fait.activite, fait.unite, fait.date)
    if (!regle) continue
    let rank = ranks.get(regle)
    if (rank === undefined) {
      rank = ranks.size
      ranks.set(regle, rank)
    }
    const { genre, foyer, enfant, activite, unite, date, absence } = fait
    const tardive = fait.tardive && regle.reservationTardive !== null
    // A supplement in cents is due each time: hours of several days cannot be priced together under it.
    const apart = regle.par === 'heure' && (tardive || genre === 'sans-reservation') ? date : date.slice(0, 7)
    const key = `${foyer} ${enfant} ${activite} ${unite} ${apart} ${rank} ${genre} ${absence} ${tardive} ${fait.precision}`
    const groupe = made.get(key)
    if (groupe) groupe.faits.push(fait)
    else made.set(key, { premier: { ...fait, tardive }, regle, faits: [fait] })
  }
  // Days on which the child came are said before those on which it did not.
  return [...made.values()].sort(
    (a, b) => ABSENCES.indexOf(a.premier.absence) - ABSENCES.indexOf(b.premier.absence),
  )
}

const ABSENCES: readonly Fait['absence'][] = ['aucune', 'injustifiee', 'justifiee']

function ligneDe({ premier, regle, faits }: Groupe, contexte: Contexte): LigneAEmettre | null {
  const { foyer, enfant, activite, unite, date, genre, absence } = premier
  const situation = contexte.situations.get(foyer) ?? INCONNUE
  const bareme = contexte.bareme(date)
  const commune = {
    rang: contexte.rangs.get(`${foyer} ${enfant}`) ?? 1,
    tardive: premier.tardive,
    sansReservation: genre === 'sans-reservation',
    absence: genre === 'deduction' ? ('aucune' as const) : absence,
  }
  const prix = (prestation: Partial<Prestation>): Prix =>
    chiffrer(regle, situation, { ...commune, minutes: null, ...prestation }, bareme)
  const hourly = regle.par === 'heure'
  const negative = genre === 'deduction' || genre === 'fermetures'
  const minutes = faits.reduce((sum, one) => sum + (one.minutes ?? 0), 0)
  const whole = prix({ minutes: hourly ? minutes : null })
  // What an hour costs, before what is due of these: a supplement is of the whole.
  const unit = hourly ? prix({ tardive: false, sansReservation: false, absence: 'aucune' }) : whole
  const full = (prestation: Partial<Prestation> = {}): number =>
    hourly ? prix({ ...prestation, minutes }).centimes : prix(prestation).centimes * faits.length
  const montantCentimes =
    genre === 'deduction' ? full({ absence }) - full() : genre === 'fermetures' ? -full() : full()
  // Nothing is taken off where the règlement has the absence paid in full.
  if (genre === 'deduction' && montantCentimes === 0) return null

  const nom = contexte.activites.get(activite)
  const what = hourly ? duree(minutes) : compter(faits.length, nom?.unites.get(unite) ?? 'mois')
  const at = negative || !hourly ? ` à ${euros(unit.centimes)}${hourly ? '\u00a0de l’heure' : ''}` : ''
  const monthly = genre === 'contrat' || genre === 'fermetures'
  const details = [
    ...expliquer(regle, negative ? unit : whole),
    ...(premier.precision ? [premier.precision] : []),
    ...(monthly && hourly && !negative
      ? []
      : [monthly ? `${what}${at}` : `${what}${at} : ${jours(triees(faits))}`]),
    ...nonPointees(faits),
  ]
  const jeune = isJeune(contexte.enfants.get(enfant)?.dateNaissance, date)
  return {
    enfant,
    libelle: libelle(contexte, premier, GENRES[genre]),
    explication: details.join('\n'),
    quantite: hourly ? heures(minutes) : String(faits.length),
    prixCentimes: negative ? -unit.centimes : unit.centimes,
    montantCentimes,
    gardeCentimes: jeune ? garde(regle, faits.length, genre, absence, montantCentimes, full) : 0,
    rend: null,
    marques: marquesDe(faits, montantCentimes, minutes, hourly),
  }
}

/**
 * How much of a line the attestation fiscale counts: neither the meals, nor what is asked for a late booking, for
 * coming without one, or for not coming at all.
 */
function garde(
  { fiscal }: RegleTarif,
  nombre: number,
  genre: Fait['genre'],
  absence: Fait['absence'],
  montant: number,
  full: (prestation: Partial<Prestation>) => number,
): number {
  if (!fiscal.garde) return 0
  if (genre === 'deduction' || genre === 'fermetures') return montant
  if (absence !== 'aucune') return 0
  const plain = Math.min(montant, full({ tardive: false, sansReservation: false }))
  const meals = genre === 'reservation' || genre === 'sans-reservation' ? fiscal.repasCentimes * nombre : 0
  return Math.max(0, plain - meals)
}

/** Under 6 on 1 January of the year billed (CGI art. 200 quater B). */
function isJeune(naissance: string | undefined, date: string): boolean {
  if (!naissance) return false
  return naissance > `${Number(date.slice(0, 4)) - 6}-01-01`
}

const GENRES: Record<Fait['genre'], string> = {
  reservation: '',
  'sans-reservation': 'sans réservation',
  contrat: '',
  occasionnelles: 'heures occasionnelles',
  'au-dela': 'heures au-delà du contrat',
  deduction: 'absence déduite du contrat',
  fermetures: 'fermetures déduites du contrat',
}

function libelle(
  { mois, enfants, activites }: Contexte,
  { enfant, activite, date }: Pick<Fait, 'enfant' | 'activite' | 'date'>,
  precision: string,
): string {
  const words = [enfants.get(enfant)?.prenom, activites.get(activite)?.nom, precision]
  const plain = words.filter(Boolean).join(', ')
  const own = date.slice(0, 7)
  return own === mois ? plain : `Régularisation ${deMois(own, mois)} : ${plain}`
}

/** The activity that the label of a line names, without the child, the month corrected nor the circumstances. */
export function activiteDe(label: string, prenom: string): string {
  const plain = label.replace(/^Régularisation d[^:]+ : /, '')
  const own = plain.startsWith(`${prenom}, `) ? plain.slice(prenom.length + 2) : plain
  const said = Object.values(GENRES).find((genre) => genre && own.endsWith(`, ${genre}`))
  return said ? own.slice(0, -said.length - 2) : own
}

/** How the price was found; nothing where it is the same for all. */
function expliquer({ base }: RegleTarif, { lignes }: Prix): string[] {
  return base.type === 'forfait' && lignes.length === 1 ? [] : [lignes.join('\u00a0; ')]
}

function nonPointees(faits: readonly Fait[]): string[] {
  const expected = faits.filter((one) => one.prevues)
  if (expected.length === 0) return []
  if (expected.length === faits.length) return ['Présence non pointée : heures prévues.']
  return [`Présence non pointée ${jours(triees(expected))} : heures prévues.`]
}

/** What each thing is billed, so that it can be given back by itself: parts of the line that sum to it. */
function marquesDe(faits: readonly Fait[], montant: number, minutes: number, hourly: boolean): Marque[] {
  let [seen, given] = [0, 0]
  return faits.map(({ source, absence, minutes: own }) => {
    seen += hourly ? (own ?? 0) : 1
    const whole = hourly ? minutes : faits.length
    const upTo = whole === 0 ? montant : prorata(montant, seen, whole)
    const centimes = upTo - given
    given = upTo
    return source.type === 'reservation' ? { ...source, centimes, absence } : source
  })
}

/** What was billed too much, a line per line billed and amount. */
function lignesRendues(
  rendus: readonly Rendu[],
  contexte: Contexte,
): { foyer: string; ligne: LigneAEmettre }[] {
  const left = new Map<string, number>()
  const groups = new Map<string, { rendu: Rendu; credit: number; all: { rendu: Rendu; due: number }[] }>()
  for (const rendu of rendus) {
    const regle = contexte.regle(rendu.activite, rendu.unite, rendu.date)
    const due = duDepuis(rendu, regle)
    const reste = left.get(rendu.ligne.id) ?? rendu.ligne.resteCentimes
    // An avoir made by hand has perhaps given some of it back.
    const credit = Math.min(rendu.factureCentimes - due, reste)
    if (credit <= 0) continue
    left.set(rendu.ligne.id, reste - credit)
    const key = `${rendu.ligne.id} ${rendu.enfant} ${rendu.devenue} ${credit}`
    const group = groups.get(key)
    if (group) group.all.push({ rendu, due })
    else groups.set(key, { rendu, credit, all: [{ rendu, due }] })
  }
  return [...groups.values()].map(({ rendu, credit, all }) => {
    const nombre = all.length
    const montant = -credit * nombre
    const nom = contexte.activites.get(rendu.activite)?.unites.get(rendu.unite) ?? ''
    const dates = jours(triees(all.map((one) => one.rendu)))
    const ligne: LigneAEmettre = {
      enfant: rendu.enfant,
      libelle: libelle(contexte, rendu, ''),
      explication: [
        `Facturé sur la facture ${rendu.ligne.numero}, ${DEVENUE[rendu.devenue]}`,
        `${compter(nombre, nom)} à ${euros(-credit)} : ${dates}`,
      ].join('\n'),
      quantite: String(nombre),
      prixCentimes: -credit,
      montantCentimes: montant,
      gardeCentimes: partDe(rendu.ligne.partGarde, montant),
      rend: { ligne: rendu.ligne.id, facture: rendu.ligne.facture },
      marques: all.map((one) => ({
        type: 'rendu',
        id: one.rendu.reservation,
        centimes: one.rendu.factureCentimes - credit,
        absence: rendu.devenue === 'annulee' ? one.rendu.factureAbsence : rendu.devenue,
      })),
    }
    return { foyer: rendu.foyer, ligne }
  })
}

const DEVENUE: Record<Rendu['devenue'], string> = {
  annulee: 'annulé depuis.',
  justifiee: 'absence acceptée depuis.',
  injustifiee: 'enfant pointé absent.',
}

/**
 * What is due of a booking for what it became: the percentage of the rule, of the price that was billed. Neither a new
 * quotient nor a new rule changes it.
 */
export function duDepuis(
  { factureCentimes, factureAbsence, devenue }: Pick<Rendu, 'factureCentimes' | 'factureAbsence' | 'devenue'>,
  regle: RegleTarif | undefined,
): number {
  if (devenue === 'annulee') return 0
  if (!regle) return factureCentimes
  const billedAt = factureAbsence === 'aucune' ? 100 : regle.absence[factureAbsence]
  return billedAt === 0 ? factureCentimes : prorata(factureCentimes, regle.absence[devenue], billedAt)
}

/** The share of an amount that counts as care, in the proportion of the line that it is part of. */
export function partDe({ gardeCentimes, montantCentimes }: PartGarde, centimes: number): number {
  return montantCentimes === 0 ? 0 : prorata(gardeCentimes, centimes, montantCentimes)
}

/** Hours as a decimal, to the hundredth: what the line bills is the minutes, which its explanation says. */
function heures(minutes: number): string {
  return (prorata(minutes, 100, 60) / 100).toString()
}

function triees<T extends { date: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

const COLLATOR = new Intl.Collator('fr')

function parLibelle(a: LigneAEmettre, b: LigneAEmettre): number {
  const later = (one: LigneAEmettre) => (one.libelle.startsWith('Régularisation') ? 1 : 0)
  return later(a) - later(b) || COLLATOR.compare(a.libelle, b.libelle)
}
