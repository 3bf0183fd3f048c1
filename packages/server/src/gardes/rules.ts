// Which home a child of two homes is in, day by day. Pure, on civil dates: no hour of the clocks enters into it.

import type { GardeSaisie } from '@inoe/contract/gardes'
import { vacancesLe, type ZoneScolaire } from '../calendrier/vacances-scolaires.ts'
import type { ChampRefuse } from '../http/regles.ts'

const DAY = 86_400_000
/** Holidays are halved from this length on: a long week-end is not. */
const VACANCES_MIN = 8
/** A handover after this hour gives the day to the home that the child leaves. */
const MIDI = '12:00'

const rangDe = (date: string) => Date.parse(date) / DAY
const dateDe = (rang: number) => new Date(rang * DAY).toISOString().slice(0, 10)
/** 1 Monday to 7 Sunday. */
const jourDe = (rang: number) => ((((rang + 3) % 7) + 7) % 7) + 1
const lundiDe = (rang: number) => rang - jourDe(rang) + 1

export function plusJours(date: string, days: number): string {
  return dateDe(rangDe(date) + days)
}

/** Monday of the week of a date. */
export function lundi(date: string): string {
  return dateDe(lundiDe(rangDe(date)))
}

/** Number of the ISO week: that of its Thursday. */
export function semaineIso(date: string): number {
  const jeudi = lundiDe(rangDe(date)) + 3
  const premier = Date.parse(`${dateDe(jeudi).slice(0, 4)}-01-01`) / DAY
  return Math.floor((jeudi - premier) / 7) + 1
}

/** Is the child « ici » that day, at noon? Null outside of the calendar. @param zone its school holidays, where known */
export function estIci(garde: GardeSaisie, date: string, zone: ZoneScolaire | null): boolean | null {
  if (date < garde.debut || (garde.fin !== null && date > garde.fin)) return null
  const exception = garde.exceptions.find((one) => one.du <= date && date <= one.au)
  if (exception) return exception.ici
  return moitieDeVacances(garde, date, zone) ?? tour(garde, date)
}

function moitieDeVacances(
  { vacances }: GardeSaisie,
  date: string,
  zone: ZoneScolaire | null,
): boolean | undefined {
  const found = vacances !== null && zone !== null ? vacancesLe(date, zone) : undefined
  if (!found) return undefined
  const [debut, fin] = [rangDe(found.debut), rangDe(found.fin)]
  const jours = fin - debut + 1
  if (jours < VACANCES_MIN) return undefined
  const premiere = rangDe(date) < debut + Math.ceil(jours / 2)
  const paire = Number(found.debut.slice(0, 4)) % 2 === 0
  return (paire === (vacances === 'paires')) === premiere
}

function tour({ rythme, debut }: GardeSaisie, date: string): boolean {
  const rang = rangDe(date)
  if (rythme.type === 'quinzaine')
    return rythme.jours[(((rang - lundiDe(rangDe(debut))) % 14) + 14) % 14] === true
  const since = (jourDe(rang) - rythme.jour + 7) % 7
  const remise = rang - (since === 0 && rythme.heure > MIDI ? 7 : since)
  return (semaineIso(dateDe(remise)) % 2 === 0) === (rythme.ici === 'paires')
}

const AUTRE = { paires: 'impaires', impaires: 'paires' } as const

/** The same calendar, told from the other home. */
export function retourner({ debut, fin, rythme, vacances, exceptions }: GardeSaisie): GardeSaisie {
  return {
    debut,
    fin,
    rythme:
      rythme.type === 'semaines'
        ? { ...rythme, ici: AUTRE[rythme.ici] }
        : { ...rythme, jours: rythme.jours.map((one) => !one) },
    vacances: vacances && AUTRE[vacances],
    exceptions: exceptions.map((one) => ({ ...one, ici: !one.ici })),
  }
}

/** What is wrong in a calendar. */
export function erreursGarde({ debut, fin, exceptions }: GardeSaisie): ChampRefuse[] {
  const errors: ChampRefuse[] = []
  if (fin !== null && fin < debut) errors.push({ champ: 'fin', message: (dit) => dit.commun.ordre })
  for (const [index, { du, au }] of exceptions.entries()) {
    if (au < du)
      errors.push({
        champ: `exceptions.${index}.au`,
        message: (dit) => dit.commun.ordre,
      })
    else if (exceptions.some((other, rank) => rank < index && other.du <= au && du <= other.au))
      errors.push({
        champ: `exceptions.${index}.du`,
        message: (dit) => dit.gardes.dejaException,
      })
  }
  return errors
}

/** A calendar that holds, as one of the two homes tells it. */
export interface GardeDuFoyer {
  enfantId: string
  saisie: GardeSaisie
}

/** What decides whose days are whose, for one family. */
export interface Gardes {
  enfants: readonly GardeDuFoyer[]
  zone: ZoneScolaire | null
  /** The town refuses that a home book the other's days. */
  chacunSesJours: boolean
}

export const SANS_GARDE: Gardes = { enfants: [], zone: null, chacunSesJours: false }

/** True when that day of the child is the other home's. */
export function estAilleurs({ enfants, zone }: Gardes, enfant: string, date: string): boolean {
  return enfants.some(({ enfantId, saisie }) => enfantId === enfant && estIci(saisie, date, zone) === false)
}
