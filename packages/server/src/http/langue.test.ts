import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Probleme } from '@inoe/contract/erreurs'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { createTown, ENTRE_DEUX_MERS, ORIGIN } from '../../test/towns.ts'
import { langueDe, parolesDe } from './langue.ts'

describe('The language of refusals', () => {
  let server: TestServer
  before(async () => {
    server = await openTestServer()
    await createTown(server, ENTRE_DEUX_MERS)
  })
  after(() => server.close())

  test('is the one the reader likes best, of those that we speak', () => {
    for (const [accepted, langue] of [
      [undefined, 'fr'],
      ['', 'fr'],
      ['*', 'fr'],
      ['de-DE, de;q=0.9', 'fr'],
      ['en-GB', 'en'],
      ['PT-br', 'pt'],
      ['de, pt;q=0.4, en;q=0.8, fr;q=0.2', 'en'],
      ['en;q=0, pt', 'pt'],
      ['constructor, toString', 'fr'],
    ] as const)
      assert.equal(langueDe(accepted), langue, accepted)
  })

  async function sign(
    body: object,
    accepted?: string,
  ): Promise<{ probleme: Probleme; langue: string | null }> {
    const response = await server.app.request(`/api/${ENTRE_DEUX_MERS}/session`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: ORIGIN,
        ...(accepted && { 'accept-language': accepted }),
      },
      body: JSON.stringify(body),
    })
    return {
      probleme: (await response.json()) as Probleme,
      langue: response.headers.get('content-language'),
    }
  }
  const inconnu = { courriel: 'personne@exemple.fr', motDePasse: 'tournesol-vigne-42' }

  test('is said with its words, French without a wish', async () => {
    for (const [accepted, langue, detail] of [
      [undefined, 'fr', 'Adresse ou mot de passe incorrect.'],
      ['en-GB', 'en', 'Wrong address or password.'],
      ['pt-PT,pt;q=0.9,en;q=0.5', 'pt', 'Endereço ou palavra-passe incorretos.'],
    ] as const) {
      const answered = await sign(inconnu, accepted)
      assert.equal(answered.probleme.code, 'identifiants-incorrects')
      assert.ok(answered.probleme.detail.startsWith(detail), answered.probleme.detail)
      assert.equal(answered.langue, langue)
    }
  })

  test('is that of each field, too', async () => {
    const { probleme } = await sign({ ...inconnu, courriel: 'nobody' }, 'en')
    assert.equal(probleme.title, 'Check what you typed')
    assert.deepEqual(probleme.errors, [{ champ: 'courriel', message: parolesDe('en').saisie.courriel }])
  })

  test('never leaves a French sentence in another', () => {
    const said = (langue: 'fr' | 'en' | 'pt') =>
      new Set(Object.values(parolesDe(langue).refus).map(({ detail }) => detail))
    const french = said('fr')
    for (const langue of ['en', 'pt'] as const)
      for (const one of said(langue)) assert.ok(!french.has(one), one)
  })
})
