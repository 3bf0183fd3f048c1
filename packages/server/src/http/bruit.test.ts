// Noise on every route: what the contract takes and what it does not, as whoever may and as somebody else. A nightly run
// asks for more: INOE_RUNS=200.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { openPayingServer } from '../../test/billing.ts'
import { bon, type Connus, type Route, routesDe } from '../../test/contrat.ts'
import { essais } from '../../test/essais.ts'
import { CANARI, creerMonde, type Monde } from '../../test/monde.ts'
import type { TestServer } from '../../test/server.ts'
import type { Client } from '../../test/towns.ts'

/** Requests per route and person. */
const ESSAIS = essais(2)
/** Ends with the page, not by itself; signing out would silence those who come after. */
const SANS = new Set(['GET /direct', 'DELETE /session', 'DELETE /compte/sessions'])

/** Answered by a service outside, which these tests do not ask for in earnest: it may be said not to answer. */
const DEHORS: Readonly<Record<string, string>> = {
  'POST /paiements': 'payfip-indisponible',
  'POST /foyer/quotient': 'quotient-indisponible',
}

const deep = (levels: number): unknown => (levels === 0 ? 0 : [deep(levels - 1)])
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '\0',
    '\ud800',
    '’ " \' ; -- <script>',
    'x'.repeat(20_000),
    -1,
    0.1,
    1e308,
    2 ** 31,
    Number.MAX_SAFE_INTEGER + 1,
    true,
    [],
    {},
    { __proto__: null, constructor: { prototype: { admin: true } } },
    '2026-02-30',
    '00000000-0000-0000-0000-000000000000',
  ),
  fc.constant(deep(200)),
  fc.json().map((text): unknown => JSON.parse(text)),
)

/** A body with something wrong in it: a field replaced, removed or added, at any depth. */
function casser(body: unknown, wrong: unknown, where: number): unknown {
  if (typeof body !== 'object' || body === null) return wrong
  if (Array.isArray(body)) {
    if (body.length === 0 || where % 3 === 0) return [...body, wrong]
    const at = where % body.length
    return body.map((one, index) => (index === at ? casser(one, wrong, Math.floor(where / 3)) : one))
  }
  const keys = Object.keys(body)
  const key = keys[where % (keys.length + 1)]
  if (key === undefined) return { ...body, ['__proto__']: wrong, constructor: wrong, inconnu: wrong }
  const value = (body as Record<string, unknown>)[key]
  const next = where % 5 === 0 ? undefined : casser(value, wrong, Math.floor(where / 2))
  return { ...body, [key]: next }
}

/** What is given as a file: of no kind, cut short, in another's clothes, or no file at all. */
const fichier: fc.Arbitrary<Blob | string> = fc.oneof(
  fc.string(),
  fc
    .tuple(
      fc.constantFrom<readonly number[]>(
        [],
        [...Buffer.from('%PDF-1.7\n')],
        [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
        [0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff],
        [...Buffer.from('PK\u0003\u0004')],
      ),
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('application/pdf', 'image/jpeg', 'text/html', ''),
    )
    .map(([head, rest, type]) => new Blob([Uint8Array.of(...head, ...rest)], { type })),
)

interface Demande {
  chemin: string
  query: [string, string][]
  corps: unknown
  /** Sent in a form, with the fields of the body. */
  fichier: Blob | string | null
}

describe('Noise', () => {
  let server: TestServer
  let close: () => Promise<void>
  let monde: Monde
  let routes: Route[]
  before(async () => {
    ;({ server, close } = await openPayingServer())
    monde = await creerMonde(server)
    routes = (await routesDe(server.app)).filter((one) => !SANS.has(one.nom))
    assert.ok(routes.some((one) => one.fichier))
  })
  after(() => close())

  /** A request: ids of the first family's things, of nothing, or no ids at all. */
  function demande({ chemin, query, corps, fichier: prend }: Route): fc.Arbitrary<Demande> {
    const { ids, personnes } = monde
    const connus: Connus = {
      ...Object.fromEntries(Object.entries(ids).map(([nom, id]) => [nom, [id]])),
      foyer: [personnes.famille.foyer],
    }
    const segment = fc.oneof(
      { arbitrary: fc.constantFrom(...Object.values(ids)), weight: 3 },
      { arbitrary: fc.uuid(), weight: 1 },
      { arbitrary: fc.constantFrom('x', '%00', '..%2F..', '-1', '%F0%9F%98%80', '’'), weight: 1 },
    )
    const holes = chemin.match(/\{\w+\}/g) ?? []
    const body = corps
      ? fc.oneof(
          bon(corps, connus),
          bon(corps, {}),
          fc
            .tuple(bon(corps, connus), junk, fc.nat(200))
            .map(([one, wrong, where]) => casser(one, wrong, where)),
          junk,
        )
      : fc.constant(undefined)
    const word = fc.oneof(
      fc.constantFrom(
        ...Object.values(ids),
        '',
        '\0',
        '-1',
        '2026-11-03',
        '2026-11',
        'x'.repeat(3000),
        '2026-02-31',
      ),
      fc.string(),
    )
    const fields = fc.tuple(
      ...query.map(({ name, schema }) =>
        fc.oneof(
          {
            arbitrary: bon(schema, connus, name).map((value) => [name, String(value)] as [string, string]),
            weight: 3,
          },
          { arbitrary: word.map((value) => [name, value] as [string, string]), weight: 1 },
        ),
      ),
    )
    return fc.record({
      chemin: fc
        .tuple(...holes.map(() => segment))
        .map((parts) => parts.reduce((path: string, part) => path.replace(/\{\w+\}/, () => part), chemin)),
      query: fields,
      corps: body,
      fichier: prend ? fc.option(fichier) : fc.constant(null),
    })
  }

  async function envoyer(
    who: Client,
    { methode }: Route,
    { chemin, query, corps, fichier: joint }: Demande,
  ): Promise<Response> {
    const address = query.length > 0 ? `${chemin}?${new URLSearchParams(query)}` : chemin
    if (methode === 'GET') return who.get(address)
    if (joint === null) return who.send(methode, address, corps)
    const form = new FormData()
    for (const [name, value] of Object.entries(corps ?? {})) form.set(name, String(value))
    if (typeof joint === 'string') form.set('fichier', joint)
    else form.set('fichier', joint, 'pièce ’.pdf')
    return who.send(methode, address, form)
  }

  /** Never a failure, never a stack, always a sentence; nothing of the first family to others. */
  async function juger(route: Route, asked: Demande, answer: Response, etranger: boolean): Promise<void> {
    const said = `${route.nom} ${JSON.stringify(asked).slice(0, 2000)}`
    const type = answer.headers.get('content-type') ?? ''
    if (type.includes('event-stream') || type.includes('pdf')) {
      await answer.body?.cancel()
      return
    }
    const text = await answer.text()
    const down = answer.status === 503 && DEHORS[route.nom] === (JSON.parse(text) as { code: string }).code
    assert.ok(answer.status < 500 || down, `${answer.status} ${text.slice(0, 500)}\n${said}`)
    assert.doesNotMatch(text, /\n\s+at |node_modules|\bSELECT\b|violates/, said)
    if (answer.status >= 400) {
      assert.match(type, /problem\+json/, `${text.slice(0, 300)}\n${said}`)
      const { detail, code } = JSON.parse(text) as { detail: string; code: string }
      assert.ok(detail.length > 10 && code, said)
    }
    if (etranger) assert.ok(!text.includes(CANARI), said)
  }

  test('as a stranger: no failure, and nothing of anybody', { timeout: 600_000 }, async () => {
    const { autreFamille, agentAilleurs, personne } = monde.personnes
    for (const route of routes) {
      const who = route.chemin.startsWith('/gestion/') ? agentAilleurs : autreFamille
      for (const one of [who, personne])
        await fc.assert(
          fc.asyncProperty(demande(route), async (asked) =>
            juger(route, asked, await envoyer(one, route, asked), true),
          ),
          { numRuns: one === personne ? 1 : ESSAIS, endOnFailure: true },
        )
    }
  })

  test('as who may: no failure, every refusal is a sentence', { timeout: 600_000 }, async () => {
    const { famille, agent } = monde.personnes
    for (const route of routes) {
      const who = route.chemin.startsWith('/gestion/') ? agent : famille
      await fc.assert(
        fc.asyncProperty(demande(route), async (asked) =>
          juger(route, asked, await envoyer(who, route, asked), false),
        ),
        { numRuns: ESSAIS * 2, endOnFailure: true },
      )
    }
  })
})
