// A file sent in pieces: a cut loses one piece at most, and the same file chosen again goes on where it stopped.
import { MORCEAU } from '@inoe/contract/documentation'
import type { Probleme } from '@inoe/contract/erreurs'
import type { Televersement } from '@inoe/contract/televersements'
import { asErreurApi, ErreurApi } from './erreur.ts'
import type { Espace } from './espace.ts'

/** Milliseconds before each new try of a piece that did not go; the network's return shortens them. */
const REPRISES = [1000, 2000, 4000, 8000, 15_000]
/** A piece on the slowest network. */
const PATIENCE = 60_000

/** What passes: what has come of a file stays, and is given later. */
const GARDENT = new Set<string>(['hors-ligne', 'non-connecte', 'service-indisponible'])

export interface Envoi {
  fichier: File
  /** The same for every try: begun once. */
  cle: string
  signal: AbortSignal
  /** Bytes that have come; `coupe`: the network is lost, and it goes on by itself. */
  progres: (recu: number, coupe: boolean) => void
}

/** What is remembered of a file that is being sent, to go on after the page was left: never what it holds. */
interface Souvenir {
  id: string
  /** The route that it was to be given to. */
  pour: string
  nom: string
  taille: number
  modifie: number
  le: number
}

/**
 * Sends a file, then gives it for something.
 * @param champs what it is given for
 * @throws ErreurApi what the server refused, or « hors-ligne » after several tries @throws DOMException AbortError
 */
export async function donner<T>(
  espace: Espace,
  envoi: Envoi,
  route: string,
  champs: object = {},
): Promise<T> {
  try {
    const televersement = await televerser(espace, envoi, route)
    const given = await espace.send<T>('post', route, { ...champs, televersement }, envoi.cle)
    oublier(espace, envoi.fichier)
    return given
  } catch (error) {
    // The same file would meet the same refusal: there is nothing to go on with.
    if (error instanceof ErreurApi && !GARDENT.has(error.code)) abandonner(espace, envoi.fichier)
    throw error
  }
}

/** Files that were being sent, for a route, when the page was left: chosen again, they go on. */
export function interrompus(espace: Espace, route: string): readonly string[] {
  return souvenirs(espace).flatMap((one) => (one.pour === route ? [one.nom] : []))
}

/** @returns the id of a file that has come whole */
async function televerser(espace: Espace, envoi: Envoi, pour: string): Promise<string> {
  const { fichier, cle, progres } = envoi
  let etat = await reprendre(espace, envoi)
  etat ??= await insister(envoi, 0, () =>
    appel<Televersement>(espace, envoi, 'POST', 'televersements', {
      headers: { 'content-type': 'application/json', 'idempotency-key': `${cle} televersement` },
      body: JSON.stringify({ nom: fichier.name, taille: fichier.size }),
    }),
  )
  noter(espace, fichier, etat.id, pour)
  progres(etat.recu, false)
  while (etat.recu < fichier.size) {
    const { id, recu }: Televersement = etat
    const body = fichier.slice(recu, recu + MORCEAU)
    etat = await insister(envoi, recu, () =>
      appel<Televersement>(espace, envoi, 'PUT', `televersements/${id}?depuis=${recu}`, {
        headers: { 'content-type': 'application/octet-stream' },
        body,
      }),
    )
    progres(etat.recu, false)
  }
  return etat.id
}

/** Throws away what had come of a file. Not awaited: what stays is thrown away in two days. */
export function abandonner(espace: Espace, fichier: File): void {
  const known = souvenirs(espace).find((one) => est(one, fichier))
  oublier(espace, fichier)
  if (known) espace.send('delete', `televersements/${known.id}`).catch(() => undefined)
}

function oublier(espace: Espace, fichier: File): void {
  ecrire(
    espace,
    souvenirs(espace).filter((one) => !est(one, fichier)),
  )
}

/** Where the server is with a file that was begun before; undefined when there is none, or it is forgotten. */
async function reprendre(espace: Espace, envoi: Envoi): Promise<Televersement | undefined> {
  const known = souvenirs(espace).find((one) => est(one, envoi.fichier))
  if (!known) return undefined
  try {
    return await insister(envoi, 0, () =>
      appel<Televersement>(espace, envoi, 'GET', `televersements/${known.id}`, {}),
    )
  } catch (error) {
    if (error instanceof ErreurApi && error.code === 'introuvable') return undefined
    throw error
  }
}

/** Does it again while the server is not reached. */
async function insister<T>({ signal, progres }: Envoi, recu: number, work: () => Promise<T>): Promise<T> {
  for (let essai = 0; ; essai++) {
    try {
      return await work()
    } catch (error) {
      const pause = REPRISES[essai]
      if (!(error instanceof ErreurApi) || error.code !== 'hors-ligne' || pause === undefined) throw error
      progres(recu, true)
      await attendre(pause, signal)
    }
  }
}

/** @throws DOMException AbortError */
function attendre(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      if (signal.aborted) reject(signal.reason)
      else resolve()
    }
    const timer = setTimeout(done, milliseconds)
    addEventListener('online', done)
    signal.addEventListener('abort', done, { once: true })
  })
}

async function appel<T>(
  espace: Espace,
  { signal }: Envoi,
  method: string,
  route: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: BodyInit },
): Promise<T> {
  const late = new AbortController()
  const stop = () => late.abort(signal.reason)
  const timer = setTimeout(() => late.abort(), PATIENCE)
  signal.throwIfAborted()
  signal.addEventListener('abort', stop, { once: true })
  let answer: Response
  try {
    answer = await fetch(espace.url(route), {
      method,
      credentials: 'include',
      headers: espace.headers(headers),
      body: body ?? null,
      signal: late.signal,
    })
  } catch {
    signal.throwIfAborted()
    throw await asErreurApi(undefined)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
  const read: unknown = await answer.json().catch(() => undefined)
  if (answer.ok && read) return read as T
  const probleme = read as Probleme | undefined
  if (!probleme?.code || answer.status >= 500) throw await asErreurApi(undefined)
  // The session ended meanwhile: every widget must know.
  if (probleme.code === 'non-connecte') espace.session.closed().catch(() => undefined)
  throw new ErreurApi(probleme.code, probleme.detail, probleme)
}

/** The server forgets after two days. */
const GARDE = 2 * 86_400_000

const est = ({ nom, taille, modifie }: Souvenir, fichier: File) =>
  nom === fichier.name && taille === fichier.size && modifie === fichier.lastModified

function souvenirs(espace: Espace): Souvenir[] {
  try {
    const read = JSON.parse(localStorage.getItem(espace.souvenir('televersements')) ?? '[]') as Souvenir[]
    return read.filter((one) => Date.now() - one.le < GARDE)
  } catch {
    // Forbidden, or written by something else: it lasts as long as the page.
    return []
  }
}

function ecrire(espace: Espace, list: readonly Souvenir[]): void {
  try {
    const name = espace.souvenir('televersements')
    if (list.length === 0) localStorage.removeItem(name)
    else if (name) localStorage.setItem(name, JSON.stringify(list))
  } catch {
    // The same.
  }
}

function noter(espace: Espace, fichier: File, id: string, pour: string): void {
  const others = souvenirs(espace).filter((one) => !est(one, fichier))
  const { name: nom, size: taille, lastModified: modifie } = fichier
  ecrire(espace, [...others, { id, pour, nom, taille, modifie, le: Date.now() }].slice(-20))
}
