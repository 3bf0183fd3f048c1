import type { ErreurChamp } from '@inoe/contract/erreurs'
import type { Env as HonoEnv, ValidationTargets } from 'hono'
import { validator } from 'hono-openapi'
import type { GenericSchema } from 'valibot'
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
  return validator<Schema, Target, HonoEnv, string>(target, schema, (result) => {
    if (!result.success) {
      throw new Refus('requete-invalide', {
        errors: fieldErrors(result.error as readonly unknown[] as readonly Issue[]),
      })
    }
  })
}

/** One sentence per field, the first issue of each. */
export function fieldErrors(issues: readonly Issue[]): ErreurChamp[] {
  const byField = new Map<string, string>()
  for (const issue of issues) {
    const champ = (issue.path ?? [])
      .map((part) => String(typeof part === 'object' && part !== null && 'key' in part ? part.key : part))
      .join('.')
    if (!byField.has(champ)) byField.set(champ, sentence(issue))
  }
  return [...byField].map(([champ, message]) => ({ champ, message }))
}

function sentence(issue: Issue): string {
  if (issue.kind === 'schema' && (issue.received === 'undefined' || issue.received === 'null'))
    return 'Ce champ est obligatoire.'
  switch (issue.type) {
    case 'non_empty':
      return 'Ce champ est obligatoire.'
    case 'email':
      return 'Cette adresse e-mail n’est pas valable (exemple : prenom.nom@exemple.fr).'
    case 'max_length':
      if (Array.isArray(issue.input))
        return `${String(issue.requirement)} éléments au plus : faites-le en plusieurs fois.`
      return `${String(issue.requirement)} caractères au plus.`
    case 'min_length':
      return `${String(issue.requirement)} au moins.`
    case 'min_value':
      return `La plus petite valeur permise est ${String(issue.requirement)}.`
    case 'max_value':
      return `La plus grande valeur permise est ${String(issue.requirement)}.`
    case 'integer':
    case 'number':
      return 'Écrivez un nombre entier.'
    case 'iso_date':
      return 'Écrivez une date complète (jour, mois, année).'
    case 'picklist':
      return 'Choisissez dans la liste.'
    case 'regex':
      return 'La forme n’est pas celle attendue.'
    default:
      return 'Cette valeur n’est pas valable.'
  }
}
