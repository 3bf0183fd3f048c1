import { sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { publishAll } from '../direct/publish.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { type Annonce, annoncer as annoncerFamilles } from '../notifications/annoncer.ts'
import type { LettreEnLangues } from '../outside/lettre.ts'

/**
 * Tells many families what concerns each, also in their open pages, by sets. As `systeme`.
 * @param avis null for what a family has just done itself
 */
export async function annoncer(
  tx: Tx,
  deps: Pick<Deps, 'queue' | 'publicUrl'>,
  town: Collectivite,
  lettres: readonly { foyer: string; lettre: (url: string) => LettreEnLangues }[],
  avis: Annonce['avis'] = { quoi: 'prelevement', section: 'factures' },
): Promise<void> {
  if (lettres.length === 0) return
  const url = await sectionUrl(tx, deps.publicUrl, town.id, 'factures')
  const foyers = [...new Set(lettres.map((one) => one.foyer))]
  await annoncerFamilles(
    tx,
    deps,
    town.id,
    lettres.map(({ foyer, lettre }) => ({ foyer, lettre: lettre(url), avis })),
  )
  await changed(tx, town.id, foyers)
}

/** Open pages of these families read their mandates and invoices again. */
export async function changed(tx: Tx, collectivite: string, foyers: readonly string[]): Promise<void> {
  await publishAll(
    tx,
    foyers.flatMap((foyer) =>
      (['mandats', 'factures'] as const).map((sujet) => ({ collectivite, foyer, sujet })),
    ),
  )
}
