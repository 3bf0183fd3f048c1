import type { FeuillePointage, LignePointage, Pointages } from '@inoe/contract/pointages'
import { ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'

/** A line of a structure's day. */
export interface Place {
  structure: string
  date: string
  enfant: string
  activite: string
  unite: string
}

/** What was said of a line and is not known to be kept by the server yet. Never changed: said again, another replaces it. */
export interface Saisie extends Place, Pick<LignePointage, 'etat' | 'arrivee' | 'depart'> {
  /** Why the server refused it: it is not sent again by itself. */
  refus?: string
}

/** As many lines as one call takes. */
const LOT = 400
/** Seconds before the first new try by itself, and between two at most. */
const ATTENTE = [5, 60] as const

/**
 * What an agent says at the door, until the server keeps it. Kept in this browser meanwhile (ids and hours, no name),
 * so that a lost network, a page closed too early or another agent's sign-in loses nothing: sent again by itself. One
 * call at a time for a structure's day, so that what was said last is kept last.
 */
export class Saisies {
  /** Why what waits could not be sent; undefined while it goes well. */
  panne: ErreurApi | undefined
  readonly #saisies = new Map<string, Saisie>()
  /** Lines held once by this page: the others that the browser keeps are another tab's. */
  readonly #connues = new Set<string>()
  readonly #envois = new Set<string>()
  readonly #espace: () => Espace | undefined
  readonly #changed: () => void
  readonly #received: (feuille: FeuillePointage) => void
  #nom = ''
  #essais = 0
  #minuteur: ReturnType<typeof setTimeout> | undefined

  /** @param received hears each sheet that the server answers */
  constructor(
    espace: () => Espace | undefined,
    changed: () => void,
    received: (feuille: FeuillePointage) => void,
  ) {
    this.#espace = espace
    this.#changed = changed
    this.#received = received
  }

  get envoi(): boolean {
    return this.#envois.size > 0
  }

  /** What waits, refused lines left out. */
  get enAttente(): number {
    return [...this.#saisies.values()].filter((one) => one.refus === undefined).length
  }

  get(place: Place): Saisie | undefined {
    return this.#saisies.get(cleOf(place))
  }

  /** What is said of a day. */
  du(structure: string, date: string): Saisie[] {
    return [...this.#saisies.values()].filter((one) => one.structure === structure && one.date === date)
  }

  /** Says lines, and sends them. */
  dire(saisies: readonly Saisie[]): void {
    for (const one of saisies) this.#hold(one)
    this.#keep()
    this.envoyer()
  }

  /** Drops a line that was refused: what the server has is shown again. */
  oublier(place: Place): void {
    this.#saisies.delete(cleOf(place))
    this.#keep()
    this.#changed()
  }

  /** Sends what waits: after a failure, or when the network comes back. */
  envoyer = (): void => {
    clearTimeout(this.#minuteur)
    removeEventListener('online', this.envoyer)
    for (const one of [...this.#saisies.values()])
      if (one.refus === undefined) void this.#send(one.structure, one.date)
    this.#changed()
  }

  /** Takes what this agent said before in this browser. */
  reprendre(): void {
    this.#nom = this.#espace()?.souvenir('pointage') ?? ''
    for (const one of this.#kept()) if (!this.#saisies.has(cleOf(one))) this.#hold(one)
    if (this.#saisies.size > 0) this.envoyer()
  }

  /** Somebody else signs in: what waits stays in the browser, for who said it. */
  quitter(): void {
    clearTimeout(this.#minuteur)
    removeEventListener('online', this.envoyer)
    this.#saisies.clear()
    this.#connues.clear()
    this.#nom = ''
    this.panne = undefined
    this.#essais = 0
  }

  async #send(structure: string, date: string): Promise<void> {
    const espace = this.#espace()
    const jour = `${structure} ${date}`
    const sent = this.du(structure, date)
      .filter((one) => one.refus === undefined)
      .slice(0, LOT)
    if (!espace || sent.length === 0 || this.#envois.has(jour)) return
    this.#envois.add(jour)
    const lignes = sent.map(({ enfant, activite, unite, etat, arrivee, depart }) => ({
      enfant,
      activite,
      unite,
      etat,
      arrivee,
      depart,
    }))
    try {
      const body: Pointages = { structure, date, lignes }
      const feuille = await espace.send<FeuillePointage>('put', 'gestion/pointages', body)
      // What was said meanwhile of the same line is another one: it is still to be sent.
      for (const one of sent) if (this.get(one) === one) this.#saisies.delete(cleOf(one))
      this.panne = undefined
      this.#essais = 0
      this.#received(feuille)
    } catch (error) {
      if (!(error instanceof ErreurApi)) throw error
      this.#failed(sent, error)
    } finally {
      this.#envois.delete(jour)
      this.#keep()
    }
    if (!this.panne) void this.#send(structure, date)
    this.#changed()
  }

  #failed(sent: readonly Saisie[], error: ErreurApi): void {
    const { probleme } = error
    // The session ended, or the server was not reached or could not: nothing is wrong with what was said.
    if (!probleme || probleme.status >= 500 || probleme.status === 401 || probleme.status === 429) {
      this.panne = error
      const [first, last] = ATTENTE
      const seconds = Math.min(first * 2 ** this.#essais++, last)
      clearTimeout(this.#minuteur)
      this.#minuteur = setTimeout(this.envoyer, seconds * 1000)
      addEventListener('online', this.envoyer)
      return
    }
    const named = sent.map((_, index) => error.champs[`lignes.${index}`])
    const all = named.every((one) => one === undefined) ? error.message : undefined
    for (const [index, one] of sent.entries()) {
      const refus = named[index] ?? all
      if (refus !== undefined && this.get(one) === one) this.#saisies.set(cleOf(one), { ...one, refus })
    }
  }

  #hold(saisie: Saisie): void {
    this.#saisies.set(cleOf(saisie), saisie)
    this.#connues.add(cleOf(saisie))
  }

  /** What the browser keeps: of this page, and of other tabs. */
  #kept(): Saisie[] {
    try {
      return JSON.parse(localStorage.getItem(this.#nom) ?? '[]')
    } catch {
      // Forbidden, or written by nobody we know: there is nothing to take.
      return []
    }
  }

  /** What waits is written in the browser; what was refused is not. */
  #keep(): void {
    if (!this.#nom) return
    const others = this.#kept().filter((one) => !this.#connues.has(cleOf(one)))
    const own = [...this.#saisies.values()].filter((one) => one.refus === undefined)
    try {
      if (others.length + own.length > 0) localStorage.setItem(this.#nom, JSON.stringify([...others, ...own]))
      else localStorage.removeItem(this.#nom)
    } catch {
      // Forbidden, or full: it is kept as long as the page is open.
    }
  }
}

const cleOf = ({ structure, date, enfant, activite, unite }: Place): string =>
  `${structure} ${date} ${enfant} ${activite} ${unite}`
