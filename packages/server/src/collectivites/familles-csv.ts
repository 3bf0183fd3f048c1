// Families that the authority knows, from a spreadsheet. Pure: text in, families or errors with their lines out.
import { Courriel } from '@inoe/contract/commun'
import { parse } from 'csv-parse/sync'
import { is } from 'valibot'

export interface EnfantConnu {
  nom: string
  prenom: string
  dateNaissance: string
}
export interface ParentConnu {
  nom: string
  prenom: string
  courriel: string
  telephone: string
}
export interface FamilleConnue {
  parents: [ParentConnu, ...ParentConnu[]]
  adresse: string
  codePostal: string
  commune: string
  quotientFamilial: number | null
  enfants: EnfantConnu[]
}
export interface ErreurLigne {
  ligne: number
  message: string
}

/** One line per child; a family is the lines that have the same `courriel`. */
export const COLONNES = {
  courriel: 'adresse e-mail du premier parent (obligatoire)',
  nom: 'son nom (obligatoire)',
  prenom: 'son prénom (obligatoire)',
  telephone: 'son téléphone',
  adresse: 'numéro et rue',
  code_postal: 'cinq chiffres',
  commune: 'commune',
  quotient_familial: 'nombre entier',
  courriel_2: 'adresse e-mail du second parent, invité lui aussi',
  nom_2: 'son nom',
  prenom_2: 'son prénom',
  telephone_2: 'son téléphone',
  enfant_nom: 'nom de l’enfant (celui du parent si vide)',
  enfant_prenom: 'prénom de l’enfant',
  enfant_date_naissance: 'JJ/MM/AAAA ou AAAA-MM-JJ',
} as const
type Colonne = keyof typeof COLONNES
type Ligne = Record<Colonne, string>

/** The text of a file, whatever wrote it: a spreadsheet may save in UTF-8 or in Windows-1252. */
export function decodeCsv(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/**
 * @param text separated by commas, semicolons or tabs, its first line naming the columns
 * @param today civil date, to tell a birth to come
 */
export function readFamilles(
  text: string,
  today: string,
): { familles: FamilleConnue[]; erreurs: ErreurLigne[] } {
  const lines = readLines(text)
  if ('erreurs' in lines) return { familles: [], erreurs: lines.erreurs }
  const erreurs: ErreurLigne[] = []
  const families = new Map<string, { famille: FamilleConnue; ligne: number }>()
  for (const { ligne, valeurs } of lines.lignes) {
    const faults = faultsOf(valeurs, today)
    erreurs.push(...faults.map((message) => ({ ligne, message })))
    if (faults.length > 0) continue
    const famille = familleOf(valeurs)
    const key = famille.parents[0].courriel
    const known = families.get(key)
    if (!known) families.set(key, { famille, ligne })
    else erreurs.push(...join(known.famille, famille, known.ligne).map((message) => ({ ligne, message })))
  }
  if (lines.lignes.length === 0) erreurs.push({ ligne: 1, message: 'Le fichier ne contient aucune famille.' })
  return { familles: erreurs.length > 0 ? [] : [...families.values()].map((one) => one.famille), erreurs }
}

function readLines(
  text: string,
): { lignes: { ligne: number; valeurs: Ligne }[] } | { erreurs: ErreurLigne[] } {
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(text, {
      bom: true,
      delimiter: [';', ',', '\t'],
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as never
  } catch (error) {
    const ligne = (error as { lines?: number }).lines ?? 1
    return {
      erreurs: [
        { ligne, message: 'Ligne illisible : des guillemets sont ouverts et jamais fermés, ou mal placés.' },
      ],
    }
  }
  const header = (records.shift()?.record ?? []).map((name) => name.toLowerCase())
  const unknown = header.filter((name) => !(name in COLONNES))
  const missing = (['courriel', 'nom', 'prenom'] as const).filter((name) => !header.includes(name))
  const twice = header.filter((name, rank) => header.indexOf(name) !== rank)
  const faults = [
    ...unknown.map((name) => `Colonne inconnue « ${name} ». Connues : ${Object.keys(COLONNES).join(', ')}.`),
    ...missing.map((name) => `La colonne « ${name} » manque.`),
    ...twice.map((name) => `La colonne « ${name} » est là deux fois.`),
  ]
  if (faults.length > 0) return { erreurs: faults.map((message) => ({ ligne: 1, message })) }
  const erreurs: ErreurLigne[] = []
  const lignes = records
    .filter(({ record }) => record.some((value) => value !== ''))
    .map(({ record, info }) => {
      if (record.length !== header.length) {
        erreurs.push({
          ligne: info.lines,
          message: `${record.length} valeurs, mais ${header.length} colonnes.`,
        })
      }
      const entries = Object.keys(COLONNES).map((name) => [name, record[header.indexOf(name)] ?? ''])
      return { ligne: info.lines, valeurs: Object.fromEntries(entries) as Ligne }
    })
  return erreurs.length > 0 ? { erreurs } : { lignes }
}

function faultsOf(line: Ligne, today: string): string[] {
  const faults: string[] = []
  for (const name of ['courriel', 'nom', 'prenom'] as const) {
    if (line[name] === '') faults.push(`« ${name} » est vide.`)
  }
  for (const name of ['courriel', 'courriel_2'] as const) {
    if (line[name] !== '' && !is(Courriel, line[name]))
      faults.push(`« ${name} » n’est pas une adresse e-mail : ${line[name]}`)
  }
  if (line.courriel_2 !== '' && line.courriel_2.toLowerCase() === line.courriel.toLowerCase()) {
    faults.push('Les deux parents ont la même adresse e-mail.')
  }
  if ((line.courriel_2 || line.telephone_2) && !(line.nom_2 && line.prenom_2)) {
    faults.push('Le second parent n’a pas de nom ou de prénom.')
  }
  if (line.code_postal !== '' && !/^\d{5}$/.test(line.code_postal)) {
    faults.push(`« code_postal » n’a pas cinq chiffres : ${line.code_postal}`)
  }
  if (line.quotient_familial !== '' && !/^\d{1,5}$/.test(line.quotient_familial)) {
    faults.push(`« quotient_familial » n’est pas un nombre entier : ${line.quotient_familial}`)
  }
  const child = line.enfant_prenom !== ''
  if (child !== (line.enfant_date_naissance !== ''))
    faults.push('Un enfant a un prénom et une date de naissance.')
  if (line.enfant_date_naissance !== '') {
    const date = civilDate(line.enfant_date_naissance)
    if (!date) faults.push(`« enfant_date_naissance » n’est pas une date : ${line.enfant_date_naissance}`)
    else if (date > today) faults.push(`Cette naissance est à venir : ${line.enfant_date_naissance}`)
  }
  for (const [name, value] of Object.entries(line))
    if (value.length > 200) faults.push(`« ${name} » est trop long.`)
  return faults
}

/** JJ/MM/AAAA or AAAA-MM-JJ, when such a day exists. */
export function civilDate(text: string): string | undefined {
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const iso = french ? `${french[3]}-${french[2]?.padStart(2, '0')}-${french[1]?.padStart(2, '0')}` : text
  const instant = new Date(`${iso}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso) || Number.isNaN(instant.getTime())) return undefined
  return instant.toISOString().slice(0, 10) === iso ? iso : undefined
}

function familleOf(line: Ligne): FamilleConnue {
  const first = {
    nom: line.nom,
    prenom: line.prenom,
    courriel: line.courriel.toLowerCase(),
    telephone: line.telephone,
  }
  const second = {
    nom: line.nom_2,
    prenom: line.prenom_2,
    courriel: line.courriel_2.toLowerCase(),
    telephone: line.telephone_2,
  }
  const dateNaissance = civilDate(line.enfant_date_naissance)
  return {
    parents: second.nom === '' ? [first] : [first, second],
    adresse: line.adresse,
    codePostal: line.code_postal,
    commune: line.commune,
    quotientFamilial: line.quotient_familial === '' ? null : Number(line.quotient_familial),
    enfants: dateNaissance
      ? [{ nom: line.enfant_nom || line.nom, prenom: line.enfant_prenom, dateNaissance }]
      : [],
  }
}

/** Adds a line's child to its family. @returns why it cannot */
function join(family: FamilleConnue, line: FamilleConnue, first: number): string[] {
  const { enfants: _, ...ofFamily } = family
  const { enfants, ...ofLine } = line
  if (JSON.stringify(ofFamily) !== JSON.stringify(ofLine)) {
    return [
      `Cette famille (${line.parents[0].courriel}) n’est pas décrite comme à la ligne ${first} : parents, adresse et quotient doivent être identiques.`,
    ]
  }
  const twice = enfants.filter((child) =>
    family.enfants.some((one) => JSON.stringify(one) === JSON.stringify(child)),
  )
  if (twice.length > 0) return [`${twice[0]?.prenom} est déjà dans cette famille.`]
  family.enfants.push(...enfants)
  return []
}
