import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { createTown, ENTRE_DEUX_MERS, ORIGIN } from '../../test/towns.ts'

describe('The API as a whole', () => {
  let server: TestServer
  before(async () => {
    server = await openTestServer()
    await createTown(server, ENTRE_DEUX_MERS)
  })
  after(() => server.close())

  test('is healthy when the database is', async () => {
    const response = await server.app.request('/health')
    assert.equal(response.status, 200)
  })

  test('describes itself', async () => {
    const response = await server.app.request('/openapi.json')
    assert.equal(response.status, 200)
    const document = (await response.json()) as { openapi: string; paths: Record<string, unknown> }
    assert.match(document.openapi, /^3\.1/)
    assert.ok(document.paths['/api/{collectivite}/configuration'])
    assert.equal((await server.app.request('/docs')).status, 200)
  })

  test('an unknown town and an unknown route give the same problem', async () => {
    for (const path of [
      '/api/nulle-part/configuration',
      '/api/ROOT/configuration',
      `/api/${ENTRE_DEUX_MERS}/rien`,
      '/rien',
    ]) {
      const response = await server.app.request(path)
      assert.equal(response.status, 404, path)
      assert.equal(((await response.json()) as { code: string }).code, 'introuvable')
    }
  })

  test('a site that is not declared learns only which origin to declare', async () => {
    const origin = 'https://ailleurs.example'
    const open = await server.app.request(`/api/${ENTRE_DEUX_MERS}/configuration`, { headers: { origin } })
    const configuration = (await open.json()) as { origineDeclaree: boolean; origine: string }
    assert.deepEqual([configuration.origineDeclaree, configuration.origine], [false, origin])
    assert.equal(open.headers.get('access-control-allow-origin'), '*')
    const closed = await server.app.request(`/api/${ENTRE_DEUX_MERS}/direct`, { headers: { origin } })
    assert.equal(closed.headers.get('access-control-allow-origin'), null)
    const declared = await server.app.request(`/api/${ENTRE_DEUX_MERS}/direct`, {
      headers: { origin: ORIGIN },
    })
    assert.equal(declared.headers.get('access-control-allow-origin'), ORIGIN)
    assert.equal(declared.status, 401)
  })
})
