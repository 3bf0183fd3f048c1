import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Foyer } from '@inoe/contract/foyers'
import type { EnregistrementRepondu, Planning } from '@inoe/contract/reservations'
import pg from 'pg'
import type { TestServer } from '../test/server.ts'
import { createFamille, createTown, ENTRE_DEUX_MERS, type Town } from '../test/towns.ts'
import { openFromEnvironment } from './database/from-environment.ts'
import { TestClock } from './outside/clock.ts'

const NOW = '2026-09-01T07:00:00Z'
/** Acknowledged writes before the kill. */
const WRITES = 24
const CAPACITE = 50
const SANTE = {
  allergies: '',
  regime: '',
  pai: '',
  vaccins: '',
  medecin: '',
  medecinTelephone: '',
  autres: '',
}

describe('A server that is killed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-kill-'))
  let environment: Record<string, string>
  let town: Town
  let familles: Awaited<ReturnType<typeof createFamille>>[]
  let base = ''
  let child: ChildProcess | undefined

  before(async () => {
    environment = { INOE_DATA: folder, ...(await ownDatabase()) }
    const database = await openFromEnvironment(environment)
    // The families' requests go over HTTP, to the process that will be killed.
    const remote = {
      deps: { database },
      clock: new TestClock(NOW),
      app: { request: (route: string, init: RequestInit) => fetch(base + route, init) },
    } as unknown as TestServer
    town = await createTown(remote, ENTRE_DEUX_MERS, { capacite: CAPACITE })
    familles = await Promise.all(
      ['Durand', 'Benali', 'Moreau', 'Faure'].map(() => createFamille(remote, town)),
    )
    await database.close()
  })
  after(() => {
    child?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  test('keeps every write that it acknowledged, and starts again by itself', async () => {
    const booked = new Set<string>()
    const added = new Set<string>()
    await start()
    const enough = Promise.withResolvers<void>()
    const acknowledged = (set: Set<string>, one: string) => {
      set.add(one)
      if (booked.size + added.size === WRITES) enough.resolve()
    }
    // Each family writes without pause until the server is gone, all of them at the same time.
    const writing = familles.map(async (famille, rank) => {
      const [enfant] = famille.enfants
      assert.ok(enfant)
      for (const [turn, creneau] of town.creneaux.entries()) {
        const cellules = [{ creneau: creneau.id, enfant: enfant.id, action: 'ajouter' }]
        const saved = await read<EnregistrementRepondu>(famille.send('POST', '/reservations', { cellules }))
        if (saved.confirmees === 1) acknowledged(booked, `${creneau.date} ${enfant.id}`)
        const child = { nom: 'Durand', prenom: `Enfant ${turn} ${rank}`, dateNaissance: '2019-04-02' }
        const { id } = await read<{ id: string }>(
          famille.send('POST', '/foyer/enfants', { ...child, sante: SANTE }),
        )
        acknowledged(added, id)
      }
    })
    const stopped = Promise.allSettled(writing)
    await Promise.race([enough.promise, stopped])
    await kill()
    const lives = await stopped
    assert.ok(booked.size + added.size >= WRITES, 'writes were acknowledged before the kill')
    assert.ok(
      lives.every((one) => one.status === 'rejected'),
      'the kill fell among writes',
    )
    await start()
    const kept = await readBack()
    assert.deepEqual(
      [...booked].filter((one) => !kept.booked.has(one)),
      [],
      'bookings lost',
    )
    assert.deepEqual(
      [...added].filter((one) => !kept.children.has(one)),
      [],
      'children lost',
    )
    // A save that was not answered may be there or not, but whole: each day counts the places that it gave.
    for (const { date } of town.creneaux) {
      const taken = [...kept.booked].filter((one) => one.startsWith(date)).length
      assert.equal(kept.places.get(date), CAPACITE - taken, date)
    }
  })

  test('keeps an idle connection longer than a proxy in front does', async () => {
    const answer = await fetch(`${base}/api/${town.id}/configuration`)
    await answer.text()
    const kept = Number(/^timeout=(\d+)$/.exec(answer.headers.get('keep-alive') ?? '')?.[1])
    assert.ok(kept > 60, `${kept} s`)
  })

  /** Everything the families read after the last start. */
  async function readBack() {
    const found = {
      booked: new Set<string>(),
      children: new Set<string>(),
      places: new Map<string, number>(),
    }
    for (const famille of familles) {
      const foyer = await read<Foyer>(famille.get('/foyer'))
      for (const { id } of foyer.enfants) found.children.add(id)
      for (const span of ['du=2026-09-01&au=2026-10-31', 'du=2026-11-01&au=2026-12-31']) {
        const planning = await read<Planning>(famille.get(`/planning?${span}`))
        for (const { enfant, cellules } of planning.lignes) {
          for (const { date, etat, places } of cellules) {
            found.places.set(date, places)
            if (etat === 'reserve') found.booked.add(`${date} ${enfant}`)
          }
        }
      }
    }
    return found
  }

  async function start(): Promise<void> {
    const port = await freePort()
    base = `http://127.0.0.1:${port}`
    child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts')], {
      env: { PATH: process.env.PATH, ...environment, PORT: String(port), INOE_NOW: NOW, INOE_LOG: 'error' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')])
    assert.equal(message, 'ready')
  }

  async function kill(): Promise<void> {
    if (!child) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    child = undefined
  }
})

/** The body of an answer. @throws Error when the server is gone or refuses */
async function read<Body>(answer: Promise<Response>): Promise<Body> {
  const response = await answer
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as Body
}

/** On PostgreSQL, a database that this file alone uses; on PGlite the folder is enough. */
async function ownDatabase(): Promise<Record<string, string>> {
  const server = process.env.INOE_TEST_POSTGRES
  if (!server) return {}
  const name = `essai_${process.pid}_main`
  const client = new pg.Client({ connectionString: `${server}/postgres` })
  await client.connect()
  await client.query(`CREATE DATABASE ${name} TEMPLATE modele`)
  await client.end()
  const application = new URL(`${server}/${name}`)
  application.username = 'inoe_connexion'
  return { DATABASE_URL: application.href, DATABASE_OWNER_URL: `${server}/${name}` }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
