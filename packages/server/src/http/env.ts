import type { Logger } from 'pino'
import type { Habillage } from '../collectivites/apparences-store.ts'
import type { Session } from '../comptes/sessions.ts'
import type { Database } from '../database/open.ts'
import type { DirectHub } from '../direct/hub.ts'
import type { Queue } from '../jobs/queue.ts'
import type { Antivirus } from '../outside/antivirus.ts'
import type { Clock } from '../outside/clock.ts'
import type { Coffre } from '../outside/coffre.ts'
import type { DevMailbox } from '../outside/courrier.ts'
import type { FileStore } from '../outside/fichiers.ts'
import type { FranceConnect } from '../outside/franceconnect.ts'
import type { ApiParticulier } from '../outside/particulier.ts'
import type { PayFip } from '../outside/payfip.ts'
import type { Push } from '../outside/push.ts'
import type { Affluence } from '../reservations/affluence.ts'
import type { Regroupement } from '../reservations/regroupement.ts'

/** What the application is made of; `main.ts` builds it, tests build their own. */
export interface Deps {
  database: Database
  clock: Clock
  queue: Queue
  direct: DirectHub
  affluence: Affluence
  fichiers: FileStore
  coffre: Coffre
  /** Absent where none is configured: files are handed out as they come. */
  antivirus?: Antivirus | undefined
  payfip: PayFip
  push: Push
  franceconnect: FranceConnect
  particulier: ApiParticulier
  log: Logger
  /** Origin of the API as people reach it: https://inscriptions.ville.fr */
  publicUrl: string
  /** The dev mailbox; absent in production, and its pages with it. */
  devMailbox?: DevMailbox | undefined
  /** Folder of the built elements, served at /v1/; absent where a CDN serves them. */
  elementsFolder?: string | undefined
  /** Where one tries things: what is offered there may be gone tomorrow. Never in production. */
  essai?: boolean | undefined
  /** Largest upload, bytes. */
  uploadLimit: number
  /** How many proxies stand before us and write X-Forwarded-For. */
  trustedProxies: number
}

/** A town as every request of it knows it. */
export interface Collectivite {
  id: string
  nom: string
  zone: string
  courriel: string | null
  telephone: string | null
  /** Communes whose families are residents. */
  communes: string[]
  apparence: Habillage
}

/** Hono's environment. */
export interface Env {
  Variables: {
    deps: Deps
    /** Where the saves of bookings that reach this process are gathered. */
    saves: Regroupement
    requestId: string
    collectivite: Collectivite
    session: Session | null
  }
}
