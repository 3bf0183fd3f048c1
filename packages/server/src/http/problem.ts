import { type CodeErreur, ERREURS } from '@inoe/contract/erreurs'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { MagasinInjoignable } from '../outside/magasin.ts'
import type { Env } from './env.ts'
import { type Langue, langueDe, parolesDe } from './langue.ts'
import { type ChampRefuse, dire, type Parole } from './regles.ts'

/** A refusal: thrown anywhere in a request, answered as a problem document in the reader's language. */
export class Refus extends Error {
  readonly code: CodeErreur
  readonly errors: readonly ChampRefuse[] | undefined
  readonly detail: Parole | undefined
  readonly headers: Record<string, string>
  readonly url: string | undefined

  /**
   * @param detail says more than the code's own sentence
   * @param url where the person can go on
   */
  constructor(
    code: CodeErreur,
    options: {
      detail?: Parole
      errors?: readonly ChampRefuse[]
      headers?: Record<string, string>
      url?: string
    } = {},
  ) {
    super(code)
    this.code = code
    this.detail = options.detail
    this.errors = options.errors
    this.headers = options.headers ?? {}
    this.url = options.url
  }
}

const FICHIERS_INDISPONIBLES =
  'Les fichiers ne peuvent être ni reçus ni ouverts pour le moment. Rien n’est perdu : réessayez dans quelques minutes.'

/** The same answer for what does not exist and for what one may not read. */
export const introuvable = () => new Refus('introuvable')

/** Answers any error of a route. Bad input never becomes a 5xx; an unforeseen error says nothing of its inside. */
export function answerError(error: Error, c: Context<Env>): Response {
  if (error instanceof Refus) return problem(c, error)
  if (error instanceof HTTPException) {
    if (error.status === 413) return problem(c, new Refus('trop-gros'))
    if (error.status === 400) return problem(c, new Refus('json-invalide'))
    if (error.status === 404) return problem(c, introuvable())
  }
  if (error instanceof MagasinInjoignable) {
    c.var.deps.log.error(
      { requestId: c.var.requestId, err: loggable(error) },
      'the file store does not answer',
    )
    return problem(c, new Refus('service-indisponible', { detail: FICHIERS_INDISPONIBLES }))
  }
  c.var.deps.log.error({ requestId: c.var.requestId, err: loggable(error) }, 'unforeseen error')
  return problem(c, new Refus('erreur-interne'))
}

/**
 * Threat: the error of a failed statement repeats its parameters: names, addresses, a child's health. The log gets the
 * statement and what the database said of it.
 */
function loggable(error: Error): { name: string; message: string; stack: string | undefined } {
  const { name, message, stack } = error
  if (!(error instanceof DrizzleQueryError)) return { name, message, stack }
  return {
    name,
    message: `${error.cause?.message ?? ''}: ${error.query}`,
    stack: stack?.slice(stack.indexOf(message) + message.length),
  }
}

/** What is said to the services alone is in French: another reader understands the code's own sentence better. */
function detailDe({ detail }: Refus, langue: Langue): string | undefined {
  if (detail === undefined || (typeof detail === 'string' && langue !== 'fr')) return undefined
  return dire(detail, langue)
}

export function problem(c: Context<Env>, refus: Refus): Response {
  const status = ERREURS[refus.code]
  const langue = langueDe(c.req.header('accept-language'))
  const text = parolesDe(langue).refus[refus.code]
  const body = {
    type: `urn:inoe:erreur:${refus.code}`,
    code: refus.code,
    title: text.title,
    detail: detailDe(refus, langue) || text.detail,
    status,
    ...(refus.errors
      ? { errors: refus.errors.map(({ champ, message }) => ({ champ, message: dire(message, langue) })) }
      : {}),
    ...(refus.url ? { url: refus.url } : {}),
    requestId: c.var.requestId ?? '',
  }
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': langue,
    'cache-control': 'no-store',
    ...refus.headers,
  })
}
