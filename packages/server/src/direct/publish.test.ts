import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestServer } from '../../test/server.ts'
import { createAgent, createFamille, createTown, ENTRE_DEUX_MERS } from '../../test/towns.ts'
import type { Heard } from './hub.ts'
import { publish } from './publish.ts'

test('a family tells a service and an agent tells a family, in their own transactions', async () => {
  const server = await openTestServer()
  const town = await createTown(server, ENTRE_DEUX_MERS)
  const parent = await createFamille(server, town)
  const agent = await createAgent(server, town)
  const collectivite = town.id
  const heard: Heard[] = []
  const both = new Promise<void>((resolve) => {
    server.deps.direct.subscribe(collectivite, (change) => heard.push(change) === 2 && resolve())
  })
  const { database } = server.deps
  await database.transaction(
    { collectivite, role: 'famille', compte: parent.compte, foyer: parent.foyer },
    (tx) => publish(tx, { collectivite, structure: town.structure, sujet: 'inscriptions' }),
  )
  await database.transaction(
    { collectivite, role: 'agent', compte: agent.compte, structures: [town.structure] },
    (tx) => publish(tx, { collectivite, foyer: parent.foyer, sujet: 'documents' }),
  )
  await both
  assert.deepEqual(
    heard.map((one) => [one.structure ?? one.foyer, one.sujet]),
    [
      [town.structure, 'inscriptions'],
      [parent.foyer, 'documents'],
    ],
  )
  assert.ok((heard[0]?.id ?? 0) < (heard[1]?.id ?? 0))
  await server.close()
})
