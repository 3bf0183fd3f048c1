// A file for a spreadsheet.

/**
 * Threat: a cell that begins like a formula is run by the spreadsheet that opens it, and a service's answer or the name
 * of a file is text that others typed. Such a cell begins with an apostrophe, as spreadsheets write text.
 */
export function cellule(valeur: string): string {
  const texte = /^\s*[=+\-@\t\r]/.test(valeur) ? `'${valeur}` : valeur
  return `"${texte.replaceAll('"', '""')}"`
}

/** Semicolons and a byte order mark: what a French spreadsheet opens with its accents and in columns. */
export function csv(lignes: readonly (readonly string[])[]): string {
  return `\uFEFF${lignes.map((ligne) => ligne.map(cellule).join(';')).join('\r\n')}\r\n`
}
