// How a family looks at its planning, kept in the browser: ids and nothing else. Never fails: some browsers and some
// pages forbid it, and then the planning opens as for the first time.
import { PRESENTATIONS, type Presentation } from './etendue.ts'

export interface Souvenir {
  presentation: Presentation | undefined
  /** Children and activities that are hidden. */
  masques: string[]
}

export function lireSouvenir(nom: string): Souvenir {
  try {
    const { presentation, masques } = JSON.parse(localStorage.getItem(nom) ?? '{}')
    return {
      presentation: PRESENTATIONS.find((one) => one === presentation),
      masques: Array.isArray(masques) ? masques.filter((one) => typeof one === 'string') : [],
    }
  } catch {
    return { presentation: undefined, masques: [] }
  }
}

export function garderSouvenir(nom: string, souvenir: Souvenir): void {
  try {
    localStorage.setItem(nom, JSON.stringify(souvenir))
  } catch {
    // Forbidden, or full: nothing is lost but a habit.
  }
}
