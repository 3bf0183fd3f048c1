import { createHash } from 'node:crypto'

/**
 * Who acts in a transaction. The server works it out from the session; nothing here ever comes from the request.
 * `systeme` is for work that crosses families, after their rights were checked.
 */
export type Acteur =
  | { collectivite: string; role: 'public' }
  /** With the address of the login, what was asked of that address is read too. */
  | { collectivite: string; role: 'famille'; compte: string; foyer: string; courriel?: string }
  | { collectivite: string; role: 'agent'; compte: string; structures: readonly string[] }
  | { collectivite: string; role: 'systeme' }
  /** The destruction that the archives' visa allows: `systeme`, and it alone may delete what is `eliminable`. */
  | { collectivite: string; role: 'elimination' }

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * The statements that open a transaction as somebody.
 * Threat: these values are written as literals (`SET LOCAL` takes no parameters, and Citus forwards only `SET LOCAL`
 * to its workers, not `set_config()`), so each is checked against a strict form here. An address has none: its digest
 * is written.
 * @throws RangeError when a value has not the form of its kind
 */
export function preamble(acteur: Acteur): string[] {
  return [
    `SET LOCAL ROLE ${roleOf(acteur)}`,
    `SET LOCAL inoe.collectivite = '${checked(acteur.collectivite, SLUG)}'`,
    `SET LOCAL inoe.role = '${acteur.role}'`,
    ...('compte' in acteur ? [`SET LOCAL inoe.compte = '${checked(acteur.compte, UUID)}'`] : []),
    ...('foyer' in acteur ? [`SET LOCAL inoe.foyer = '${checked(acteur.foyer, UUID)}'`] : []),
    ...('courriel' in acteur && acteur.courriel
      ? [`SET LOCAL inoe.courriel = '${createHash('sha256').update(acteur.courriel).digest('hex')}'`]
      : []),
    ...('structures' in acteur
      ? [`SET LOCAL inoe.structures = '{${acteur.structures.map((one) => checked(one, UUID)).join(',')}}'`]
      : []),
  ]
}

/** The database's role for somebody. */
export function roleOf({ role }: Acteur): 'inoe_systeme' | 'inoe_app' {
  return role === 'systeme' || role === 'elimination' ? 'inoe_systeme' : 'inoe_app'
}

/** True when a text can be the id of a collectivite (letters, digits, hyphens). */
export function isSlug(text: string): boolean {
  return SLUG.test(text)
}

function checked(value: string, form: RegExp): string {
  if (!form.test(value)) throw new RangeError('not an identifier')
  return value
}
