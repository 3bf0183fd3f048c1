import { Courriel } from '@inoe/contract/commun'
import type { FoyerModifie, Sante } from '@inoe/contract/foyers'
import * as v from 'valibot'
import type { ChampRefuse, Dite } from '../http/regles.ts'

/** Nobody older is a child of a family file; typing the wrong century is the usual mistake. */
export const AGE_MAX = 25

/** True for five digits, of France or overseas. */
export function isCodePostal(text: string): boolean {
  return /^(?!00)\d{5}$/.test(text)
}

/** True for a number as people write it: spaces, dots, brackets, with or without country code. */
export function isTelephone(text: string): boolean {
  return /^\+?[\d\s.()/-]+$/.test(text) && /^\d{9,15}$/.test(text.replaceAll(/\D/g, ''))
}

/** What is wrong in the sections that are sent, beyond their shape. */
export function erreursFoyer({ contact, parents }: FoyerModifie): ChampRefuse[] {
  const errors: ChampRefuse[] = []
  if (contact && !isCodePostal(contact.codePostal))
    errors.push({ champ: 'contact.codePostal', message: (dit) => dit.foyers.codePostal })
  if (contact) errors.push(...erreurTelephone('contact.telephone', contact.telephone))
  if (parents) errors.push(...erreurCourriel('parents.premier.courriel', parents.premier.courriel))
  if (parents?.second) {
    errors.push(...erreurCourriel('parents.second.courriel', parents.second.courriel))
    errors.push(...erreurTelephone('parents.second.telephone', parents.second.telephone))
  }
  return errors
}

/** What is wrong in a child's medical information. */
export function erreursSante(sante: Sante): ChampRefuse[] {
  return erreurTelephone('sante.medecinTelephone', sante.medecinTelephone)
}

/**
 * Why a date of birth is not possible; null when it is.
 * @param today civil date where the family lives
 */
export function erreurNaissance(date: string, today: string): Dite | null {
  const exists = new Date(`${date}T12:00:00Z`)
  if (Number.isNaN(exists.getTime()) || exists.toISOString().slice(0, 10) !== date)
    return (dit) => dit.foyers.dateImpossible
  if (date > today) return (dit) => dit.commun.futur
  // Compared as text: a birthday of 29 February then counts from 1 March of a common year.
  const eldest = `${String(Number(today.slice(0, 4)) - AGE_MAX).padStart(4, '0')}${today.slice(4)}`
  if (date < eldest) return (dit) => dit.foyers.tropAncienne(AGE_MAX)
  return null
}

function erreurTelephone(champ: string, telephone: string): ChampRefuse[] {
  if (telephone === '' || isTelephone(telephone)) return []
  return [{ champ, message: (dit) => dit.commun.telephone }]
}

function erreurCourriel(champ: string, courriel: string): ChampRefuse[] {
  if (courriel === '' || v.is(Courriel, courriel)) return []
  return [{ champ, message: (dit) => dit.foyers.courriel }]
}

/** True when a commune, as a family typed it, is one of the territory: case, accents and hyphens aside. */
export function estResident(commune: string, communes: readonly string[]): boolean {
  const plain = (name: string) =>
    name
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, ' ')
      .replace(/^st(e?) /, 'saint$1 ')
      .trim()
  const wanted = plain(commune)
  return wanted !== '' && communes.some((one) => plain(one) === wanted)
}
