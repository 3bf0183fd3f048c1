// For element tests and stories: answers the API's routes from values, and mounts a widget in a town.
import type { Configuration } from '@inoe/contract/collectivites'
import { SECTIONS } from '@inoe/contract/commun'
import type { EtatSession } from '@inoe/contract/comptes'
import { html, render, type TemplateResult } from 'lit'

/** What a route answers: a value (200), or a Response, or a function of the request that gives one of them. */
export type Answer = unknown | Response | ((request: Request) => unknown | Promise<unknown>)

export interface FakeApi {
  /** Requests received, in order. */
  requests: Request[]
  /** How many pieces of files will not arrive: the network is cut. */
  reseau: { coupures: number }
  /** Changes what a route answers: `answer('GET factures', …)`; the query is left out of the name. */
  answer(route: string, answer: Answer): void
  /** Puts the browser's own fetch back. */
  restore(): void
}

export const API = 'http://api.test'
export const COLLECTIVITE = 'rurales-entre-deux-mers'

export const configuration: Configuration = {
  id: COLLECTIVITE,
  nom: 'CdC Rurales de l’Entre-Deux-Mers',
  zone: 'Europe/Paris',
  courriel: 'enfance@exemple.fr',
  telephone: '05 56 00 00 00',
  origine: 'http://localhost',
  origineDeclaree: true,
  franceconnect: false,
  apparence: { marque: null, police: null },
  logo: null,
  pages: Object.fromEntries(
    SECTIONS.map((section) => [section, `https://ville.exemple/${section}/`]),
  ) as Configuration['pages'],
}

export const famille: EtatSession = {
  connecte: true,
  courriel: 'camille.durand@exemple.fr',
  role: 'famille',
  prenom: 'Camille',
}
export const visiteur: EtatSession = { connecte: false }
export const agent: EtatSession = {
  connecte: true,
  courriel: 'sophie@mairie.exemple',
  role: 'agent',
  prenom: 'Sophie',
}

/** A refusal as the API writes it. */
export function refus(
  code: string,
  status: number,
  detail: string,
  errors?: { champ: string; message: string }[],
): Response {
  const body = {
    type: `urn:inoe:erreur:${code}`,
    code,
    title: detail,
    detail,
    status,
    errors,
    requestId: 'essai',
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })
}

/** Answers every request below the test API; a route without an answer is a 404 problem. */
export function fakeApi(routes: Record<string, Answer>): FakeApi {
  const own = globalThis.fetch
  const answers: Record<string, Answer> = {
    'GET configuration': configuration,
    'GET session': famille,
    ...routes,
  }
  const requests: Request[] = []
  const reseau = { coupures: 0 }
  const televersements = fakeTeleversements(reseau)
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    if (!request.url.startsWith(`${API}/`)) return own(input, init)
    requests.push(request.clone())
    const route = `${request.method} ${new URL(request.url).pathname.replace(`/api/${COLLECTIVITE}/`, '')}`
    if (route === 'GET direct' && !(route in answers))
      return new Response(
        new ReadableStream({
          start: (controller) => controller.enqueue(new TextEncoder().encode('event: pret\ndata:\n\n')),
        }),
        { headers: { 'content-type': 'text/event-stream' } },
      )
    const pieces = /^\w+ televersements/.test(route) ? televersements : undefined
    if (!(route in answers) && !pieces) return refus('introuvable', 404, `No answer for « ${route} »`)
    const answer = answers[route] ?? pieces
    const value: unknown = typeof answer === 'function' ? await answer(request) : answer
    return value instanceof Response ? value.clone() : Response.json(value)
  }
  return {
    requests,
    reseau,
    answer: (route, answer) => {
      answers[route] = answer
    },
    restore: () => {
      globalThis.fetch = own
    },
  }
}

/** The live stream, as a test speaks it. */
export function direct(): { answer: () => Response; say: (sujet: string) => void } {
  let say: (sujet: string) => void = () => undefined
  const answer = () =>
    new Response(
      new ReadableStream({
        start(controller) {
          const encoder = new TextEncoder()
          controller.enqueue(encoder.encode('event: pret\ndata: \n\n'))
          say = (sujet) => controller.enqueue(encoder.encode(`id: 1\nevent: changement\ndata: ${sujet}\n\n`))
        },
      }),
      { headers: { 'content-type': 'text/event-stream' } },
    )
  return { answer, say: (sujet: string) => say(sujet) }
}

/** Takes files in pieces, as the server does. */
function fakeTeleversements(reseau: { coupures: number }) {
  const files = new Map<string, { id: string; taille: number; recu: number }>()
  return async (request: Request): Promise<unknown> => {
    const { pathname, searchParams } = new URL(request.url)
    if (request.method === 'POST') {
      const { taille } = (await request.json()) as { taille: number }
      const id = `0190a0c0-0000-7000-8000-0000000009${String(files.size).padStart(2, '0')}`
      files.set(id, { id, taille, recu: 0 })
      return { id, taille, recu: 0 }
    }
    const file = files.get(pathname.split('/').at(-1) ?? '')
    if (!file) return refus('introuvable', 404, 'Introuvable')
    if (request.method === 'DELETE') return new Response(null, { status: 204 })
    if (request.method === 'GET') return { ...file }
    if (reseau.coupures > 0) {
      reseau.coupures--
      throw new TypeError('offline')
    }
    const { byteLength } = await request.arrayBuffer()
    if (Number(searchParams.get('depuis')) === file.recu) file.recu += byteLength
    return { ...file }
  }
}

/** Forgets what earlier tests shared (session, configuration). */
export function forgetEspaces(): void {
  delete (globalThis as { [key: symbol]: unknown })[Symbol.for('inoe.espaces')]
  localStorage.clear()
  sessionStorage.clear()
}

/** Puts a widget in the page, in the test town, and returns it. */
export function mount<E extends HTMLElement>(template: TemplateResult): E {
  const place = document.createElement('div')
  document.body.append(place)
  render(html`<inoe-espace api=${API} collectivite=${COLLECTIVITE}>${template}</inoe-espace>`, place)
  return place.querySelector('inoe-espace')?.firstElementChild as E
}

/**
 * Waits until something is true of the page; fails after two seconds. With a timer, since a page of the runner that is
 * not in front draws no frames.
 */
export async function until<T>(look: () => T | null | undefined | false): Promise<T> {
  for (const start = performance.now(); performance.now() - start < 5000; ) {
    const found = look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`never true: ${look}`)
}
