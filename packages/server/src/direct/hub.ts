import type { Sujet } from '@inoe/contract/direct'
import type { Database } from '../database/open.ts'
import { CHANNEL } from './publish.ts'

/** A change as it travels between processes. */
export interface Heard {
  id: number
  collectivite: string
  foyer: string | null
  structure: string | null
  sujet: Sujet
}

/** One ear per process on PostgreSQL's NOTIFY, shared by all its open streams. */
export interface DirectHub {
  subscribe(collectivite: string, heard: (change: Heard) => void): () => void
  close(): Promise<void>
}

export async function openDirect(database: Database): Promise<DirectHub> {
  const listeners = new Map<string, Set<(change: Heard) => void>>()
  const stop = await database.listen(CHANNEL, (payload) => {
    const change = JSON.parse(payload) as Heard
    for (const heard of listeners.get(change.collectivite) ?? []) heard(change)
  })
  return {
    subscribe(collectivite, heard) {
      const ofTown = listeners.get(collectivite) ?? new Set()
      listeners.set(collectivite, ofTown.add(heard))
      return () => {
        ofTown.delete(heard)
        if (ofTown.size === 0) listeners.delete(collectivite)
      }
    },
    close: stop,
  }
}
