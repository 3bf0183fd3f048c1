import type { Places, Sujet } from '@inoe/contract/direct'
import type { Database } from '../database/open.ts'
import { CHANNEL } from './publish.ts'

/** A change as it travels between processes. */
export interface Heard {
  id: number
  collectivite: string
  foyer: string | null
  structure: string | null
  sujet: Sujet
  /** With `places`: what is left, by creneau. */
  detail: Places | null
}

/** One ear per process on PostgreSQL's NOTIFY, shared by all its open streams. */
export interface DirectHub {
  subscribe(collectivite: string, heard: (change: Heard) => void): () => void
  close(): Promise<void>
}

/**
 * Milliseconds during which the places of a town are gathered into one change: in the opening minute they move many
 * times a second, and each change goes to thousands of open pages.
 */
const RASSEMBLER = 300

export async function openDirect(database: Database): Promise<DirectHub> {
  const listeners = new Map<string, Set<(change: Heard) => void>>()
  const tell = (change: Heard) => {
    for (const heard of listeners.get(change.collectivite) ?? []) heard(change)
  }
  const gathered = new Map<string, Heard>()
  const timers = new Set<ReturnType<typeof setTimeout>>()
  const gather = (change: Heard) => {
    const there = gathered.get(change.collectivite)
    if (there) {
      gathered.set(change.collectivite, { ...change, detail: { ...there.detail, ...change.detail } })
      return
    }
    gathered.set(change.collectivite, change)
    const timer = setTimeout(() => {
      timers.delete(timer)
      const all = gathered.get(change.collectivite)
      gathered.delete(change.collectivite)
      if (all) tell(all)
    }, RASSEMBLER)
    timers.add(timer)
  }
  const stop = await database.listen(CHANNEL, (payload) => {
    const change = JSON.parse(payload) as Heard
    if (change.sujet === 'places' && change.detail) gather(change)
    else tell(change)
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
    close: async () => {
      for (const timer of timers) clearTimeout(timer)
      await stop()
    },
  }
}
