// What makes a password good: the same reading in the widget while one types, and on the server, which also knows
// the common words. No valibot here: widgets import it.

export const LONGUEUR_MIN = 12
export const LONGUEUR_MAX = 200
/** Below this many points a password is refused. */
export const POINTS_MIN = 8
const POINTS_BON = 16

export type Force = 'courte' | 'faible' | 'correcte' | 'bonne'

/** Two keyboards may write the same letter differently: passwords are compared and hashed in this form. */
export function normalize(motDePasse: string): string {
  return motDePasse.normalize('NFKC')
}

/** Number of characters, as Unicode counts them. */
export function longueur(motDePasse: string): number {
  return [...normalize(motDePasse)].length
}

/** What to tell while somebody types. @param connus words that an acquaintance would try: address, town */
export function force(motDePasse: string, connus: readonly string[] = []): Force {
  if (longueur(motDePasse) < LONGUEUR_MIN) return 'courte'
  const score = points(motDePasse, connus)
  return score < POINTS_MIN ? 'faible' : score < POINTS_BON ? 'correcte' : 'bonne'
}

/** Rows in which neighbours follow each other: alphabet, digits, AZERTY and QWERTY keyboards. */
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
].flatMap((row) => [row, [...row].reverse().join('')])
const FREQUENT = [
  'motdepasse',
  'password',
  'azerty',
  'qwerty',
  'bonjour',
  'soleil',
  'doudou',
  'chouchou',
  'marseille',
  'jetaime',
]
const LEET: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '1': 'i',
  '!': 'i',
  '3': 'e',
  '€': 'e',
  $: 's',
  '5': 's',
  '7': 't',
}

/**
 * How hard it is to guess, roughly the power of ten of the tries it takes: each stranger character counts 1, but a
 * common word 3 in all, and a run of neighbours on the keyboard, a year, a repetition or a known word less still.
 * @param connus words tried first against this person
 * @param courants common words (lower case, no accents)
 */
export function points(
  motDePasse: string,
  connus: readonly string[] = [],
  courants: readonly string[] = FREQUENT,
): number {
  const text = flat(motDePasse)
  const spelled = [...text].map((character) => LEET[character] ?? character).join('')
  const own = connus.map(flat).filter((word) => word.length >= 3)
  let score = 0
  for (let at = 0; at < text.length; ) {
    const guesses = [
      { length: longest(own, text, spelled, at), cost: 1 },
      { length: longest(courants, text, spelled, at), cost: 3 },
      { length: run(text, at), cost: 1.5 },
      { length: /^(?:19|20)\d\d/.test(text.slice(at)) ? 4 : 0, cost: 1.5 },
      { length: repeated(text, at), cost: 0.5 },
    ]
    const { length, cost } = guesses.reduce((best, one) => (one.length > best.length ? one : best))
    if (length >= 3) {
      score += Math.min(cost, length)
      at += length
    } else {
      score += /\d/.test(text[at] ?? '') ? 0.6 : 1
      at++
    }
  }
  return score
}

/** Lower case, without accents. */
function flat(text: string): string {
  return normalize(text).toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
}

function longest(words: readonly string[], text: string, spelled: string, at: number): number {
  let best = 0
  for (const word of words) {
    if (word.length > best && (text.startsWith(word, at) || spelled.startsWith(word, at))) best = word.length
  }
  return best
}

/** Length of the run of neighbours, or of the same character, that begins here. */
function run(text: string, at: number): number {
  let best = /^(.)\1*/su.exec(text.slice(at))?.[0].length ?? 0
  for (const row of ROWS) {
    const from = row.indexOf(text[at] ?? '')
    if (from < 0) continue
    let length = 1
    while (from + length < row.length && text[at + length] === row[from + length]) length++
    best = Math.max(best, length)
  }
  return best
}

/** Length of what begins here and was there before. */
function repeated(text: string, at: number): number {
  let length = 2
  while (at + length < text.length && text.slice(0, at).includes(text.slice(at, at + length + 1))) length++
  return length < 3 ? 0 : length
}

/** The words of an e-mail address or a town's name, as `connus`. */
export function motsConnus(...textes: readonly string[]): string[] {
  return textes.flatMap((texte) => {
    const parts = flat(texte).split(/[^\p{L}\p{N}]+/u)
    return [parts.join(''), ...parts.filter((part) => part.length >= 4)]
  })
}
