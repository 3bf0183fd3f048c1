// What is typed after `npm run collectivite --`, read and checked.
import { parseArgs } from 'node:util'
import { Consigne } from './consigne.ts'
import { civilDate } from './familles-csv.ts'

/** The town's id and the options of a command: with a value, without, and those that may be given several times. */
export function readArguments<Name extends string, Flag extends string = never, Many extends string = never>(
  args: string[],
  names: readonly Name[],
  flags: readonly Flag[] = [],
  repeated: readonly Many[] = [],
): {
  id: string
  values: Partial<Record<Name, string>> & Partial<Record<Flag, boolean>>
  lists: Record<Many, string[]>
} {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
        ...Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' as const }])),
        ...Object.fromEntries(
          repeated.map((name) => [name, { type: 'string' as const, multiple: true as const }]),
        ),
      },
    })
    const [id = '', ...rest] = positionals
    if (rest.length > 0)
      throw new Error(`« ${rest.join(' ')} » est de trop : mettez entre guillemets ce qui a des espaces`)
    const given = values as Record<string, unknown>
    return {
      id,
      values: given as never,
      lists: Object.fromEntries(repeated.map((name) => [name, given[name] ?? []])) as never,
    }
  } catch (error) {
    throw new Consigne(inFrench(error), 'npm run collectivite -- aide')
  }
}

/** What Node says of an option that it does not know, or that lacks its value. */
function inFrench(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const option = /'(-[\w-]+)/.exec(error.message)?.[1]
  const code = 'code' in error ? error.code : undefined
  if (option && code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `Option inconnue : « ${option} ».`
  if (option && code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return error.message.includes('does not take')
      ? `« ${option} » ne prend pas de valeur.`
      : `Il manque une valeur après « ${option} ».`
  return error.message
}

/** A day, JJ/MM/AAAA or AAAA-MM-JJ. @param option what asks for it @throws Consigne */
export function dateOf(text: string | undefined, option: string): string {
  const date = civilDate(text ?? '')
  if (date) return date
  throw new Consigne(
    text ? `« ${text} » n’est pas une date.` : `La date manque après « --${option} ».`,
    `Écrivez-la JJ/MM/AAAA : --${option} 24/12/2026`,
  )
}

/** A whole number. @param option what asks for it @throws Consigne */
export function countOf(text: string | undefined, option: string): number {
  if (text !== undefined && /^\d{1,4}$/.test(text)) return Number(text)
  throw new Consigne(
    text ? `« ${text} » n’est pas un nombre.` : `Le nombre manque après « --${option} ».`,
    `Un nombre entier : --${option} 24`,
  )
}

/** The origin of a site, https://www.maville.fr. @throws Consigne */
export function originOf(text: string): string {
  const url = addressOf(text)
  if (url.pathname !== '/' || url.search || url.hash) {
    throw new Consigne(
      `« ${text} » est l’adresse d’une page.`,
      `Un site se déclare sans chemin : ${url.origin}`,
    )
  }
  return url.origin
}

/** A whole address. @throws Consigne */
export function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new Consigne(`« ${text} » n’est pas une adresse.`, 'Une adresse entière : https://www.maville.fr')
  }
  return url
}

/** True for an IANA time zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('fr', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** As one types it: 24/12/2026. */
export function sayDate(date: string): string {
  return date.split('-').reverse().join('/')
}
