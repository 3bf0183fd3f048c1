// Words as SEPA files can carry them.

/** Letters that do not come apart into a plain one and an accent, and marks that have a plain twin. */
const JUMEAUX: Record<string, string> = {
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  ẞ: 'SS',
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'TH',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  Ŋ: 'N',
  ŧ: 't',
  Ŧ: 'T',
  ħ: 'h',
  Ħ: 'H',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '`': "'",
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  _: '-',
  '&': '+',
  '€': 'EUR',
  '«': "'",
  '»': "'",
  '“': "'",
  '”': "'",
  '"': "'",
  '[': '(',
  ']': ')',
  ';': ',',
}

/** The Latin set of the European Payments Council (EPC217-08): nothing else may be in a file. */
const SEPA = /^[a-zA-Z0-9/\-?:().,'+ ]$/

/**
 * A text in the character set of SEPA files: accents removed, ligatures opened, what has no equivalent left out. As
 * EPC217-08 asks, no slash at either end, nor two in a row.
 * @param max characters kept
 * @param vide what is written when nothing of it is left
 */
export function texteSepa(texte: string, max: number, vide = ''): string {
  const plain = [...texte.normalize('NFKD').replaceAll(/\p{M}/gu, '')]
    .map((letter) => JUMEAUX[letter] ?? (SEPA.test(letter) ? letter : ' '))
    .join('')
    .replaceAll(/ +/g, ' ')
    .replaceAll(/\/(?:\s*\/)+/g, '/')
  const trimmed = (text: string) => text.replace(/^[/ ]+/, '').replace(/[/ ]+$/, '')
  return trimmed(trimmed(plain).slice(0, max)) || vide
}
