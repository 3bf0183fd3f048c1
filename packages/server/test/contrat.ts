// What a route is asked, drawn from the OpenAPI document: one good example, or any number of good and broken ones.

import fc from 'fast-check'
import type { Hono } from 'hono'
import type { Env } from '../src/http/env.ts'

export interface Schema {
  type?: string | string[]
  enum?: readonly unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
  minimum?: number
  maximum?: number
}

export interface Route {
  /** « GET /factures/{id}/pdf »: below the town. */
  nom: string
  methode: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  chemin: string
  query: { name: string; required: boolean; schema: Schema }[]
  corps: Schema | undefined
  /** Takes a file as well, in a form. */
  fichier: boolean
}

interface Operation {
  summary?: string
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}

/** Every route of a town that the document names. */
export async function routesDe(app: Hono<Env>): Promise<Route[]> {
  const document = (await (await app.request('/openapi.json')).json()) as {
    paths: Record<string, Record<string, Operation>>
  }
  const prefix = '/api/{collectivite}'
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    path.startsWith(`${prefix}/`)
      ? Object.entries(operations).map(([method, { parameters = [], requestBody, summary = '' }]): Route => {
          const methode = method.toUpperCase() as Route['methode']
          const chemin = path.slice(prefix.length)
          return {
            nom: `${methode} ${chemin}`,
            methode,
            chemin,
            query: parameters
              .filter((one) => one.in === 'query')
              .map(({ name, required = false, schema }) => ({ name, required, schema })),
            corps: requestBody?.content['application/json']?.schema,
            fichier: summary.includes('multipart/form-data'),
          }
        })
      : [],
  )
}

/** Values to put in a field rather than drawn ones, by its name: the first that its schema takes. */
export type Connus = Readonly<Record<string, readonly string[]>>

function connu(schema: Schema, nom: string, connus: Connus): string | undefined {
  if (schema.type !== 'string' || schema.enum) return undefined
  return connus[nom]?.find((one) => {
    if (schema.format === 'uuid') return /^[0-9a-f-]{36}$/.test(one)
    if (schema.format === 'date') return /^\d{4}-\d\d-\d\d$/.test(one)
    if (schema.format === 'email') return one.includes('@')
    return !schema.pattern || new RegExp(schema.pattern).test(one)
  })
}

/** A value that the schema takes. Fields that may be left out are, unless they are known. */
export function bon(schema: Schema, connus: Connus, nom = ''): fc.Arbitrary<unknown> {
  const known = connu(schema, nom, connus)
  if (known !== undefined) return fc.constant(known)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const variants = schema.anyOf ?? schema.oneOf
  if (variants) return fc.oneof(...variants.map((one) => bon(one, connus, nom)))
  if (schema.allOf) return bon(Object.assign({}, ...schema.allOf) as Schema, connus, nom)
  switch (schema.type) {
    case 'object': {
      const entries = Object.entries(schema.properties ?? {})
      const wanted = entries.filter(([name]) => schema.required?.includes(name) || name in connus)
      const optional = entries.filter(([name]) => !schema.required?.includes(name))
      return fc
        .tuple(
          fc.record(Object.fromEntries(wanted.map(([name, one]) => [name, bon(one, connus, name)]))),
          fc.record(Object.fromEntries(optional.map(([name, one]) => [name, bon(one, connus, name)])), {
            requiredKeys: [],
          }),
        )
        .map(([base, more]) => ({ ...more, ...base }))
    }
    case 'array':
      return fc.array(bon(schema.items ?? {}, connus, singulier(nom)), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, Math.max(schema.minItems ?? 0, 3)),
      })
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.max(schema.minimum ?? -1000, -(2 ** 31)),
        max: Math.min(schema.maximum ?? 1_000_000, 2 ** 31 - 1),
      })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return texte(schema)
    default:
      return fc.constant(null)
  }
}

const singulier = (nom: string) => (nom.endsWith('s') ? nom.slice(0, -1) : nom)

function texte({ format, pattern, minLength = 0, maxLength = 30 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid()
  if (format === 'email') return fc.emailAddress()
  if (format === 'date')
    return fc
      .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
      .map((one) => one.toISOString().slice(0, 10))
  if (format === 'date-time')
    return fc
      .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
      .map((one) => one.toISOString())
  const span = {
    minLength: Math.max(minLength, 1),
    maxLength: Math.max(Math.min(maxLength, 30), minLength, 1),
  }
  if (pattern && !pattern.startsWith('^[^'))
    return fc.stringMatching(new RegExp(pattern)).filter((one) => one.length <= maxLength || maxLength === 30)
  return fc.string({ ...span, unit: 'grapheme' }).filter((one) => !/[\n\r\0]/.test(one) && one.trim() !== '')
}

/** One value that the schema takes, always the same. @param nom of the field, for what is known of it */
export function exemple(schema: Schema, connus: Connus, nom = ''): unknown {
  const [one] = fc.sample(bon(schema, connus, nom), { numRuns: 1, seed: 7 })
  return one
}
