import type { Section } from '@inoe/contract/commun'
import { loginsDesFoyers } from '../comptes/store.ts'
import type { Tx } from '../database/open.ts'
import type { Deps } from '../http/env.ts'
import { courrielPour, type LettreEnLangues } from '../outside/lettre.ts'
import type { Notification } from './envoyer.ts'
import { QUOI, type Quoi } from './quoi.ts'
import { appareilsDe } from './store.ts'

/** Something that a family is told. */
export interface Annonce {
  foyer: string
  lettre: LettreEnLangues
  /** What its devices say of it, and where it is read; null for what it has just done itself, which a letter confirms. */
  avis: Avis | null
}

export interface Avis {
  quoi: Quoi
  section: Section
}

/**
 * Tells families, by a letter to every login in its language and by a notice on every device that wants it: the one place where it
 * is decided how. By sets, in the caller's transaction: they are told if, and only if, it commits. As `systeme`.
 */
export async function annoncer(
  tx: Tx,
  { queue }: Pick<Deps, 'queue'>,
  collectivite: string,
  annonces: readonly Annonce[],
): Promise<void> {
  if (annonces.length === 0) return
  const foyers = [...new Set(annonces.map((one) => one.foyer))]
  const comptes = await loginsDesFoyers(tx, collectivite, foyers)
  const byFoyer = Map.groupBy(comptes, (one) => one.foyer)
  await queue.sendAll(
    tx,
    'courriel',
    annonces.flatMap(({ foyer, lettre }) =>
      (byFoyer.get(foyer) ?? []).map((login) => ({
        collectivite,
        ...courrielPour(login, lettre),
      })),
    ),
  )
  await notifier(
    tx,
    { queue },
    collectivite,
    annonces.flatMap(({ foyer, avis }) => (avis ? [{ foyer, avis }] : [])),
  )
}

/** Tells the devices of families alone, those that want it. Several notices of one kind are one. As `systeme`. */
export async function notifier(
  tx: Tx,
  { queue }: Pick<Deps, 'queue'>,
  collectivite: string,
  notices: readonly { foyer: string; avis: Avis }[],
): Promise<void> {
  if (notices.length === 0) return
  const foyers = [...new Set(notices.map((one) => one.foyer))]
  const comptes = await loginsDesFoyers(tx, collectivite, foyers)
  const foyerOf = new Map(comptes.map(({ compte, foyer }) => [compte, foyer]))
  const byFoyer = Map.groupBy(notices, (one) => one.foyer)
  const jobs = new Map<string, Notification>()
  for (const { id, compte, sujets } of await appareilsDe(tx, collectivite, [...foyerOf.keys()]))
    for (const { avis } of byFoyer.get(foyerOf.get(compte) ?? '') ?? [])
      if (sujets.includes(QUOI[avis.quoi].sujet))
        jobs.set(`${id} ${avis.quoi} ${avis.section}`, { collectivite, abonnement: id, ...avis })
  await queue.sendAll(tx, 'notification', [...jobs.values()])
}
