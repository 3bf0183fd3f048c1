// For tests of the services' side: an agent in front of `<inoe-gestion>`, whose queues are empty unless said otherwise.
import { html } from 'lit'
import { type Answer, agent, type FakeApi, fakeApi, forgetEspaces, mount, until } from '../espace/testing.ts'
import type { InoeGestion } from './inoe-gestion.ts'

export interface Ecran {
  api: FakeApi
  widget: InoeGestion
  root: ShadowRoot
  text(): string
  /** Waits until these words are shown. */
  shows(words: string): Promise<unknown>
  /** Clicks the button that bears these words. */
  press(words: string): Promise<void>
  /** Types in the field of that id, or in the only one of several lines. */
  write(words: string, id?: string): Promise<void>
  find<E extends Element>(selector: string): Promise<E>
  /** What was sent, in order. */
  sent(): Promise<unknown[]>
  /** Says that something changed, as the live stream does. */
  say(sujet: string): void
}

/** Opens the screen as an agent sees it, on a tab. */
export async function ecran(onglet: string, routes: Record<string, Answer>): Promise<Ecran> {
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined
  let id = 0
  const api = fakeApi({
    'GET session': agent,
    'GET gestion/demandes': { demandes: [] },
    'GET gestion/reservations': { reservations: [] },
    'GET gestion/modifications': { modifications: [] },
    'GET gestion/absences': { absences: [] },
    'GET gestion/contrats': { contrats: [] },
    'GET gestion/conservation': {
      regles: [],
      eliminations: [],
      gels: [],
      tailleMax: 10_000_000,
    },
    'GET gestion/documents': { documents: [], attente: 0, arretes: [] },
    'GET gestion/quotients': { attente: 0, declarations: [] },
    'GET gestion/fiches-a-reunir': { attente: 0, paires: [] },
    'GET gestion/interdictions': { attente: 0, interdictions: [] },
    'GET gestion/messages/attente': { attente: 0 },
    'GET gestion/creneaux': { creneaux: [] },
    'GET gestion/reinscriptions': { aujourdhui: '2026-11-03', reinscriptions: [], activites: [] },
    'GET catalogue': { maintenant: '2026-11-03T08:00:00.000Z', structures: [] },
    'GET gestion/structures': {
      aujourdhui: '2026-11-03',
      structures: [
        { id: 's1', nom: 'L’arbre à paumes' },
        { id: 's2', nom: 'Les p’tits bouchons' },
      ],
    },
    'GET direct': () =>
      new Response(
        new ReadableStream({
          start: (controller) => {
            stream = controller
          },
        }),
      ),
    ...routes,
  })
  const widget = mount<InoeGestion>(html`<inoe-gestion></inoe-gestion>`)
  const root = widget.shadowRoot as ShadowRoot
  const text = () => root.textContent?.replaceAll(/[\s\u202f]+/g, ' ') ?? ''
  const screen: Ecran = {
    api,
    widget,
    root,
    text,
    shows: (words) => until(() => text().includes(words)),
    press: async (words) =>
      (
        await until(() =>
          [...root.querySelectorAll('button')].find((one) =>
            one.textContent?.replaceAll(/\s+/g, ' ').includes(words),
          ),
        )
      ).click(),
    write: async (words, field) => {
      const area = await until(() =>
        root.querySelector<HTMLTextAreaElement>(field ? `[id="${field}"]` : 'textarea'),
      )
      area.value = words
      area.dispatchEvent(new Event('input'))
    },
    find: (selector) => until(() => root.querySelector(selector)) as Promise<never>,
    sent: () =>
      Promise.all(api.requests.filter((one) => one.method !== 'GET').map((one) => one.clone().json())),
    say: (sujet) =>
      stream?.enqueue(new TextEncoder().encode(`event: changement\nid: ${++id}\ndata: ${sujet}\n\n`)),
  }
  const tab = await until(() => root.querySelector<HTMLElement>(`#onglet-${onglet}`))
  tab.click()
  await widget.updateComplete
  return screen
}

/** Answers the question that is asked: « oui », or nothing to give up. */
export async function confirmer({ root }: Ecran, value: '' | 'oui'): Promise<void> {
  const dialog = await until(() => root.querySelector<HTMLDialogElement>('dialog[open]'))
  dialog.querySelector<HTMLButtonElement>(`button[value="${value}"]`)?.click()
  await until(() => !root.querySelector('dialog'))
}

/** Leaves the page as it was. */
export function fermer({ api }: Ecran): void {
  api.restore()
  forgetEspaces()
  document.body.replaceChildren()
}
