import { Probleme } from '@inoe/contract/erreurs'
import { describeRoute, resolver } from 'hono-openapi'
import type { GenericSchema } from 'valibot'

/** Describes a route for the OpenAPI document: what it answers when all goes well, and that refusals are problems. */
export function describe(route: {
  tag: string
  summary: string
  answers?: GenericSchema
  status?: 200 | 201 | 202 | 204
}) {
  const { tag, summary, answers, status = answers ? 200 : 204 } = route
  return describeRoute({
    tags: [tag],
    summary,
    responses: {
      [status]: {
        description: summary,
        ...(answers ? { content: { 'application/json': { schema: resolver(answers) } } } : {}),
      },
      default: {
        description: 'Refus',
        content: { 'application/problem+json': { schema: resolver(Probleme) } },
      },
    },
  })
}
