import { sectionUrl } from '../collectivites/store.ts'
import { courrielsDesFoyers } from '../comptes/store.ts'
import type { Tx } from '../database/open.ts'
import { publishAll } from '../direct/publish.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { type Lettre, writeCourriel } from '../outside/lettre.ts'

/** Tells many families what concerns each, by e-mail and in their open pages, by sets. As `systeme`. */
export async function annoncer(
  tx: Tx,
  deps: Pick<Deps, 'queue' | 'publicUrl'>,
  town: Collectivite,
  lettres: readonly { foyer: string; lettre: (url: string) => Lettre }[],
): Promise<void> {
  if (lettres.length === 0) return
  const url = await sectionUrl(tx, deps.publicUrl, town.id, 'factures')
  const foyers = [...new Set(lettres.map((one) => one.foyer))]
  const addresses = await courrielsDesFoyers(tx, town.id, foyers)
  await deps.queue.sendAll(
    tx,
    'courriel',
    lettres.flatMap(({ foyer, lettre }) => {
      const written = lettre(url)
      return (addresses.get(foyer) ?? []).map((address) => ({
        collectivite: town.id,
        ...writeCourriel(address, written),
      }))
    }),
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
