import { sectionUrl } from '../collectivites/store.ts'
import { loginsDesFoyers } from '../comptes/store.ts'
import type { Tx } from '../database/open.ts'
import { publishAll } from '../direct/publish.ts'
import { enfantsParId } from '../foyers/familles.ts'
import type { Deps } from '../http/env.ts'
import { courrielPour, type Lettre, type LettreEnLangues } from '../outside/lettre.ts'
import type { Sujet } from './courriels.fr.ts'
import { structuresDeEnfant } from './store.ts'

/** Tells the home concerned, if it is still there, and the services of the children: their files, and their roll calls. As `systeme`. */
export async function tell(
  tx: Tx,
  collectivite: string,
  foyer: string | null,
  enfants: readonly string[],
): Promise<void> {
  const services = new Set<string>()
  for (const enfant of enfants)
    for (const structure of await structuresDeEnfant(tx, collectivite, enfant)) services.add(structure)
  await publishAll(tx, [
    ...(foyer === null ? [] : [{ collectivite, foyer, sujet: 'foyer' as const }]),
    ...[...services].flatMap((structure) => [
      { collectivite, structure, sujet: 'foyer' as const },
      { collectivite, structure, sujet: 'pointages' as const },
    ]),
  ])
}

/** Writes to every login of the home that asked, if it is still there: never to the child's other home. As `systeme`. */
export async function write(
  tx: Tx,
  deps: Pick<Deps, 'queue' | 'publicUrl'>,
  collectivite: Lettre['collectivite'] & { id: string },
  { foyerId, enfantId }: { foyerId: string | null; enfantId: string },
  letter: (sujet: Sujet) => LettreEnLangues,
): Promise<void> {
  if (foyerId === null) return
  const enfant = (await enfantsParId(tx, collectivite.id, [enfantId])).get(enfantId)
  const url = await sectionUrl(tx, deps.publicUrl, collectivite.id, 'foyer')
  const lettre = letter({ collectivite, enfant: enfant?.prenom ?? '', url })
  for (const login of await loginsDesFoyers(tx, collectivite.id, [foyerId]))
    await deps.queue.send(tx, 'courriel', {
      collectivite: collectivite.id,
      ...courrielPour(login, lettre),
    })
}
