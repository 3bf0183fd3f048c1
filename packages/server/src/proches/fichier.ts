import type { Context } from 'hono'
import { download } from '../fichiers/telechargement.ts'
import type { Env } from '../http/env.ts'
import { introuvable } from '../http/problem.ts'
import type { LigneInterdiction } from './store.ts'

/** The court's decision itself, as a download. @throws Refus `introuvable` when there is none */
export function remettre(c: Context<Env>, row: LigneInterdiction): Promise<Response> {
  const { nom, type, emplacement, cle, controle } = row
  if (nom === null || type === null || emplacement === null || cle === null) throw introuvable()
  return download(c, { nom, type, emplacement, cle, controle })
}
