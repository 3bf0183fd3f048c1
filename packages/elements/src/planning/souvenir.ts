// How a family looks at its planning, kept in the browser: ids and nothing else. Never fails: some browsers and some
// pages forbid it, and then the planning opens as for the first time.
import { PRESENTATIONS, type Presentation } from './etendue.ts'

export interface Souvenir {
  presentation: Presentation | undefined
  /** Children and activities that are hidden. */
  masques: string[]
}

/** One per town and login; the address itself is not written. */
function nomOf(town: string, courriel: string): string {
  let print = 5381
  for (const char of courriel) print = (print * 33 + (char.codePointAt(0) ?? 0)) >>> 0
  return `inoe:planning:${town}:${print.toString(36)}`
}

export function lireSouvenir(town: string, courriel: string): Souvenir {
  try {
    const { presentation, masques } = JSON.parse(localStorage.getItem(nomOf(town, courriel)) ?? '{}')
    return {
      presentation: PRESENTATIONS.find((one) => one === presentation),
      masques: Array.isArray(masques) ? masques.filter((one) => typeof one === 'string') : [],
    }
  } catch {
    return { presentation: undefined, masques: [] }
  }
}

export function garderSouvenir(town: string, courriel: string, souvenir: Souvenir): void {
  try {
    localStorage.setItem(nomOf(town, courriel), JSON.stringify(souvenir))
  } catch {
    // Forbidden, or full: nothing is lost but a habit.
  }
}
