// How a device and its network are named to people.
import type { Langue } from '@inoe/contract/langues'

/** Most particular first: every browser says that it is several others too. */
const NAVIGATEURS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOPT\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrom(?:e|ium)\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMES: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b/, 'Mac'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bLinux\b/, 'Linux'],
]

/** Browser and system, where a User-Agent header says them. */
export function appareilDe(userAgent: string): string[] {
  const named = (list: typeof SYSTEMES) => list.find(([form]) => form.test(userAgent))?.[1] ?? []
  return [named(NAVIGATEURS), named(SYSTEMES)].flat()
}

const MOTS: Record<Langue, { sur: string; inconnu: string }> = {
  fr: { sur: ' sur ', inconnu: 'Appareil inconnu' },
  en: { sur: ' on ', inconnu: 'Unknown device' },
  pt: { sur: ' em ', inconnu: 'Aparelho desconhecido' },
}

/** « Firefox sur Android », from a User-Agent header. @param langue French where it is written down */
export function nomAppareil(userAgent: string, langue: Langue = 'fr'): string {
  return appareilDe(userAgent).join(MOTS[langue].sur) || MOTS[langue].inconnu
}

/** The same, of a name that was written down. */
export function nomAppareilDit(ecrit: string, langue: Langue): string {
  return ecrit === MOTS.fr.inconnu ? MOTS[langue].inconnu : ecrit.replace(MOTS.fr.sur, MOTS[langue].sur)
}

/**
 * The network of an address, enough to recognise one's own and too little to find a home: « 203.0.113.x ».
 * @param adresse as `adresseIp` gives it (an IPv6 one is cut to /64 already; here to /48, the operator's subscriber)
 */
export function reseauCoupe(adresse: string): string | null {
  const quatre = /^(\d+\.\d+\.\d+)\.\d+$/.exec(adresse)
  if (quatre) return `${quatre[1]}.x`
  const six = /^([\da-f]+:[\da-f]+:[\da-f]+):[\da-f]+::\/64$/.exec(adresse)
  return six ? `${six[1]}::x` : null
}
