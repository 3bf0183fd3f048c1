// What is typed after `npm run collectivite --`, read and checked.
import { parseArgs } from 'node:util'
import { Consigne } from './consigne.ts'

/** The town's id and the options of a command. */
export function readArguments<Name extends string, Flag extends string = never>(
  args: string[],
  names: readonly Name[],
  flags: readonly Flag[] = [],
  structures = false,
): {
  id: string
  values: Partial<Record<Name, string>> & Partial<Record<Flag, boolean>>
  structures: string[]
} {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
        ...Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' as const }])),
        ...(structures ? { structure: { type: 'string' as const, multiple: true as const } } : {}),
      },
    })
    const [id = '', ...rest] = positionals
    if (rest.length > 0)
      throw new Error(`« ${rest.join(' ')} » est de trop : mettez entre guillemets ce qui a des espaces`)
    const { structure = [], ...others } = values as Record<string, unknown>
    return { id, values: others as never, structures: structure as string[] }
  } catch (error) {
    throw new Consigne(error instanceof Error ? error.message : String(error), 'npm run collectivite -- aide')
  }
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
