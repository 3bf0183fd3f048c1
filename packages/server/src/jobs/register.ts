// Who does each kind of job.
import type { Deps } from '../http/env.ts'
import type { Courrier } from '../outside/courrier.ts'

export function registerJobs(deps: Deps, courrier: Courrier): void {
  deps.queue.handle('courriel', ({ collectivite: _, ...courriel }) => courrier.send(courriel))
}
