// Makes and opens exports of « Mes données ».
import assert from 'node:assert/strict'
import { strFromU8, unzipSync } from 'fflate'
import { exporter } from '../src/rgpd/exporter.ts'
import type { TestServer } from './server.ts'
import type { Client } from './towns.ts'

/** Asks for an export and makes it. @returns its id */
export async function faireExport(server: TestServer, who: Client): Promise<string> {
  const answer = await who.send('POST', '/mes-donnees/exports')
  assert.equal(answer.status, 202, await answer.clone().text())
  const { id } = (await answer.json()) as { id: string }
  await exporter(server.deps, { collectivite: who.collectivite, id })
  return id
}

/** What an export holds: the content of each file by its path. */
export async function ouvrirExport(who: Client, id: string): Promise<Record<string, Uint8Array>> {
  const answer = await who.get(`/mes-donnees/exports/${id}/fichier`)
  assert.equal(answer.status, 200)
  const content = new Uint8Array(await answer.arrayBuffer())
  assert.equal(Number(answer.headers.get('content-length')), content.length)
  return unzipSync(content)
}

/** All that an export says in words, names of files included. */
export async function texteExport(server: TestServer, who: Client): Promise<string> {
  const files = await ouvrirExport(who, await faireExport(server, who))
  return Object.entries(files)
    .map(([name, content]) => (name.endsWith('.pdf') ? name : `${name}\n${strFromU8(content)}`))
    .join('\n')
}
