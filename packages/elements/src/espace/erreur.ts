import type { Probleme } from '@inoe/contract/erreurs'
import { HTTPError, TimeoutError } from 'ky'
import { communFr } from '../i18n/commun.fr.ts'

/** Why a call failed, ready to show: the server's own words, or what to do when it did not answer. */
export class ErreurApi extends Error {
  /** The contract's code, or « hors-ligne » when the server was not reached. */
  readonly code: Probleme['code'] | 'hors-ligne'
  /** What is wrong with each field, by its path. */
  readonly champs: Readonly<Record<string, string>>
  readonly probleme: Probleme | undefined

  constructor(code: ErreurApi['code'], message: string, probleme?: Probleme) {
    super(message)
    this.name = 'ErreurApi'
    this.code = code
    this.probleme = probleme
    this.champs = Object.fromEntries((probleme?.errors ?? []).map((one) => [one.champ, one.message]))
  }
}

/** Turns whatever a call threw into an ErreurApi; an aborted call stays what it is. */
export async function asErreurApi(error: unknown): Promise<unknown> {
  if (error instanceof ErreurApi || (error instanceof DOMException && error.name === 'AbortError'))
    return error
  if (error instanceof TimeoutError) return new ErreurApi('hors-ligne', communFr.lent)
  if (error instanceof HTTPError) {
    const body = (await error.response.json().catch(() => undefined)) as Probleme | undefined
    if (body?.code) return new ErreurApi(body.code, body.detail, body)
  }
  return new ErreurApi('hors-ligne', communFr.horsLigne)
}
