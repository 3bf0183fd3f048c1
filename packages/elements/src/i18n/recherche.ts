/** A text as a search compares it: accents and case aside. */
export const simple = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('fr').trim()
