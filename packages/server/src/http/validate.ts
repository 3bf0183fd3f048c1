import type { ErreurChamp } from '@inoe/contract/erreurs'
import type { Env as HonoEnv, ValidationTargets } from 'hono'
import { validator } from 'hono-openapi'
import type { GenericSchema } from 'valibot'
import { type Langue, langueDe, parolesDe } from './langue.ts'
import type { Paroles } from './problem.fr.ts'
import { Refus } from './problem.ts'

interface Issue {
  kind: string
  type: string
  requirement?: unknown
  input?: unknown
  received?: string
  path?: readonly { key: unknown }[]
}

/**
 * Checks a part of the request against a contract schema; the handler reads it with `c.req.valid(target)`.
 * Threat: the library's own answer repeats the input, passwords included; ours never does.
 */
export function valid<Schema extends GenericSchema, Target extends keyof ValidationTargets>(
  target: Target,
  schema: Schema,
) {
  return validator<Schema, Target, HonoEnv, string>(target, schema, (result, c) => {
    if (!result.success) {
      throw new Refus('requete-invalide', {
        errors: fieldErrors(
          result.error as readonly unknown[] as readonly Issue[],
          langueDe(c.req.header('accept-language')),
        ),
      })
    }
  })
}

/** One sentence per field, the first issue of each. */
export function fieldErrors(issues: readonly Issue[], langue: Langue = 'fr'): ErreurChamp[] {
  const byField = new Map<string, string>()
  for (const issue of issues) {
    const champ = (issue.path ?? [])
      .map((part) => String(typeof part === 'object' && part !== null && 'key' in part ? part.key : part))
      .join('.')
    if (!byField.has(champ)) byField.set(champ, sentence(issue, parolesDe(langue)))
  }
  return [...byField].map(([champ, message]) => ({ champ, message }))
}

function sentence(issue: Issue, { saisie }: Paroles): string {
  if (issue.kind === 'schema' && (issue.received === 'undefined' || issue.received === 'null'))
    return saisie.obligatoire
  const requirement = String(issue.requirement)
  switch (issue.type) {
    case 'non_empty':
      return saisie.obligatoire
    case 'email':
      return saisie.courriel
    case 'max_length':
      return Array.isArray(issue.input) ? saisie.elements(requirement) : saisie.longueur(requirement)
    case 'min_length':
      return saisie.minimum(requirement)
    case 'min_value':
      return saisie.petite(requirement)
    case 'max_value':
      return saisie.grande(requirement)
    case 'integer':
    case 'number':
      return saisie.entier
    case 'iso_date':
      return saisie.date
    case 'picklist':
      return saisie.liste
    case 'regex':
      return saisie.forme
    default:
      return saisie.valeur
  }
}
