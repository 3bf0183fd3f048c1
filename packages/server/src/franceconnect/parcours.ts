// What other routes do when FranceConnect is there.
import type { Context } from 'hono'
import { sectionUrl } from '../collectivites/store.ts'
import { lettreFranceConnect } from '../comptes/courriels.ts'
import { destinataireDe } from '../comptes/store.ts'
import type { Tx } from '../database/open.ts'
import { inTransaction, systeme } from '../http/acting.ts'
import type { Env } from '../http/env.ts'
import { FranceConnectEchec } from '../outside/franceconnect.ts'
import { courrielPour } from '../outside/lettre.ts'
import { fournisseurDe } from './reglages.ts'

/** What the town declared to FranceConnect: where it sends browsers back. */
export function adressesDeclarees(
  publicUrl: string,
  collectivite: string,
): { retour: string; sortie: string } {
  const base = `${publicUrl}/api/${collectivite}/franceconnect`
  return { retour: `${base}/retour`, sortie: `${base}/sortie` }
}

/** Where one signs out of FranceConnect too; undefined when it cannot be reached: here, one is signed out already. */
export async function sortieFranceConnect(
  c: Context<Env>,
  idTokenScelle: string,
): Promise<string | undefined> {
  const { collectivite, deps } = c.var
  const fournisseur = await inTransaction(c, systeme(c), (tx) =>
    fournisseurDe(tx, deps.coffre, collectivite.id),
  )
  if (!fournisseur) return undefined
  const { sortie } = adressesDeclarees(deps.publicUrl, collectivite.id)
  const idToken = deps.coffre.ouvrir(idTokenScelle, `${collectivite.id} session`)
  return deps.franceconnect.sortie(fournisseur, idToken, sortie).catch((error: unknown) => {
    if (error instanceof FranceConnectEchec) return undefined
    throw error
  })
}

/** Who did not do it must know. */
export async function prevenirLiaison(c: Context<Env>, tx: Tx, courriel: string): Promise<void> {
  const { collectivite, deps } = c.var
  const page = await sectionUrl(tx, deps.publicUrl, collectivite.id, 'compte')
  const lettre = lettreFranceConnect(collectivite, page)
  const a = await destinataireDe(tx, collectivite.id, courriel)
  await deps.queue.send(tx, 'courriel', { collectivite: collectivite.id, ...courrielPour(a, lettre) })
}
