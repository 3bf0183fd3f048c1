// What the writer of bookings must do, one booking after the other on plain objects: the simplest thing that is right.
// It knows nothing of the engine's code; days, deadlines and parts of units are written by hand.

/** Slots of one activity: date, unit, the last instant (two working days before at noon in Paris), parts of the day. */
export const SLOTS = [
  { date: '2026-09-02', unite: 'journee', limit: '2026-08-31T10:00:00.000Z', parts: 'ma' },
  { date: '2026-09-02', unite: 'matin', limit: '2026-08-31T10:00:00.000Z', parts: 'm' },
  { date: '2026-09-02', unite: 'apres-midi', limit: '2026-08-31T10:00:00.000Z', parts: 'a' },
  // Of the same week.
  { date: '2026-09-03', unite: 'journee', limit: '2026-09-01T10:00:00.000Z', parts: 'ma' },
  { date: '2026-10-28', unite: 'journee', limit: '2026-10-26T11:00:00.000Z', parts: 'ma' },
] as const
export const OPENING = '2026-07-27T07:00:00.000Z'

export interface Config {
  listeAttente: boolean
  validation: boolean
  confirmationHeures: number | null
  /** At most so many days a week. */
  parSemaine: number | null
}

export interface Cell {
  slot: number
  child: number
  action: 'ajouter' | 'retirer'
  ensemble: boolean
}

export type Command =
  | { type: 'saves'; now: string; saves: { foyer: number; cells: Cell[] }[] }
  | { type: 'capacite'; now: string; slot: number; places: number }
  | { type: 'reponse'; now: string; rank: number; decision: 'confirmee' | 'refusee' }
  | { type: 'expiration'; now: string }
  | { type: 'facturation'; mois: string }

export const cellsOf = (cells: Cell[]): Cell[] => cells

interface Booking {
  slot: number
  child: number
  foyer: number
  etat: 'confirmee' | 'demandee' | 'en-attente' | 'proposee'
  until: string
  billed: boolean
}

const slotOf = (slot: number) => {
  const found = SLOTS[slot]
  if (!found) throw new Error(`no slot ${slot}`)
  return found
}

export class NaiveModel {
  readonly #config: Config
  readonly #capacity: number[]
  readonly #childrenOf: readonly (readonly number[])[]
  readonly #notEnrolled: number
  /** In the order they were made: who waits first is first. */
  #bookings: Booking[] = []

  constructor(
    config: Config,
    capacity: number[],
    childrenOf: readonly (readonly number[])[],
    notEnrolled: number,
  ) {
    this.#config = config
    this.#capacity = [...capacity]
    this.#childrenOf = childrenOf
    this.#notEnrolled = notEnrolled
  }

  save(foyer: number, cells: Cell[], now: string): string[] {
    const answers: string[] = []
    const doAll = (wanted: (cell: Cell) => boolean) => {
      cells.forEach((cell, index) => {
        if (wanted(cell)) answers[index] = this.#one(foyer, cell, now)
      })
    }
    doAll((cell) => !cell.ensemble && cell.action === 'retirer')
    const before = structuredClone(this.#bookings)
    doAll((cell) => cell.ensemble && cell.action === 'retirer')
    doAll((cell) => cell.ensemble && cell.action === 'ajouter')
    const done = (answer: string | undefined) =>
      answer === 'confirmee' || answer === 'demandee' || answer === 'annulee'
    if (cells.some((cell, index) => cell.ensemble && !done(answers[index]))) {
      this.#bookings = before
      cells.forEach((cell, index) => {
        if (!cell.ensemble) return
        if (done(answers[index])) answers[index] = 'ensemble'
        else if (answers[index]?.startsWith('en-attente')) answers[index] = 'complet'
      })
    }
    doAll((cell) => !cell.ensemble && cell.action === 'ajouter')
    return answers
  }

  setCapacity(slot: number, places: number, now: string): void {
    this.#capacity[slot] = places
    this.#promote(slot, now)
  }

  /** One of the bookings that wait for an answer. */
  asked(rank: number): Booking | undefined {
    const all = this.#bookings.filter((one) => one.etat === 'demandee')
    return all[rank % Math.max(1, all.length)]
  }

  answer(booking: Booking, decision: 'confirmee' | 'refusee', now: string): void {
    if (decision === 'confirmee') booking.etat = 'confirmee'
    else this.#end(booking, now)
  }

  expire(now: string): void {
    for (const one of this.#bookings.filter((b) => b.etat === 'proposee' && b.until < now))
      this.#end(one, now)
  }

  bill(mois: string): number {
    const due = this.#bookings.filter(
      (one) => one.etat === 'confirmee' && !one.billed && slotOf(one.slot).date.startsWith(mois),
    )
    for (const one of due) one.billed = true
    return due.length
  }

  /** As the database should hold it. */
  state() {
    const text = (one: Booking) => [one.slot, one.child, one.foyer, one.etat, one.billed].join(' ')
    const waiting = (slot: number) =>
      this.#bookings.filter((one) => one.slot === slot && one.etat === 'en-attente')
    return {
      held: this.#bookings
        .filter((one) => one.etat !== 'en-attente')
        .map(text)
        .sort(),
      waiting: SLOTS.map((_, slot) => waiting(slot).map(text)),
      counters: SLOTS.map((_, slot) => [this.#taken(slot), waiting(slot).length]),
    }
  }

  /** What a foyer's planning shows of a child's slot. */
  shown(foyer: number, child: number, slot: number, now: string): string {
    const own = this.#bookings.find((one) => one.slot === slot && one.child === child && one.foyer === foyer)
    if (own?.etat === 'confirmee') return own.billed ? 'facture' : 'reserve'
    if (own?.etat === 'en-attente') return `en-attente ${this.#rank(own)}`
    if (own) return own.etat === 'demandee' ? 'demande' : 'propose'
    // A family sees its own bookings only: those of the child's other foyer do not show.
    const refused = this.#refusal(child, slot, now, (one) => one.foyer === foyer)
    if (refused) return refused === 'pas-encore-ouvert' || refused === 'hors-delai' ? refused : 'ferme'
    return this.#free(slot) > 0 ? 'libre' : 'complet'
  }

  #one(foyer: number, { slot, child, action }: Cell, now: string): string {
    if (!this.#childrenOf[foyer]?.includes(child)) return 'introuvable'
    const found = this.#bookings.find((one) => one.slot === slot && one.child === child)
    if (action === 'retirer') {
      if (found?.foyer !== foyer) return 'non-reserve'
      if (found.billed) return 'deja-facture'
      if (found.etat === 'confirmee' && now > slotOf(slot).limit) return 'hors-delai'
      this.#end(found, now)
      return 'annulee'
    }
    // Somebody who waits and may have the place goes first.
    this.#promote(slot, now)
    if (found) {
      if (found.etat !== 'proposee' || found.foyer !== foyer) return 'deja-reserve'
      if (now > found.until) return 'hors-delai'
      found.etat = this.#config.validation ? 'demandee' : 'confirmee'
      return found.etat
    }
    const refused = this.#refusal(child, slot, now, () => true)
    if (refused) return refused
    const booking: Booking = { slot, child, foyer, etat: 'confirmee', until: '', billed: false }
    if (this.#free(slot) > 0) {
      if (this.#config.validation) booking.etat = 'demandee'
      this.#bookings.push(booking)
      return booking.etat
    }
    if (!this.#config.listeAttente) return 'complet'
    booking.etat = 'en-attente'
    this.#bookings.push(booking)
    return `en-attente ${this.#rank(booking)}`
  }

  /** Why a child could not have a slot, places aside. @param seen which other bookings count */
  #refusal(child: number, slot: number, now: string, seen: (one: Booking) => boolean): string | undefined {
    const { limit, parts, date } = slotOf(slot)
    if (child === this.#notEnrolled) return 'non-inscrit'
    if (now < OPENING) return 'pas-encore-ouvert'
    if (now > limit) return 'hors-delai'
    const held = this.#bookings.filter(
      (one) => one.child === child && one.slot !== slot && one.etat !== 'en-attente' && seen(one),
    )
    const sameDay = held.filter((one) => slotOf(one.slot).date === date)
    if (sameDay.some((one) => [...slotOf(one.slot).parts].some((part) => parts.includes(part))))
      return 'conflit-unite'
    const { parSemaine } = this.#config
    if (parSemaine !== null && sameDay.length === 0) {
      // The first days of September are one week, the end of October another.
      const week = new Set(
        held.map((one) => slotOf(one.slot).date).filter((one) => one.slice(0, 7) === date.slice(0, 7)),
      )
      if (week.size >= parSemaine) return 'plafond'
    }
    return undefined
  }

  #end(booking: Booking, now: string): void {
    this.#bookings = this.#bookings.filter((one) => one !== booking)
    this.#promote(booking.slot, now)
  }

  #promote(slot: number, now: string): void {
    for (const one of this.#bookings.filter((b) => b.slot === slot && b.etat === 'en-attente')) {
      if (this.#free(slot) <= 0) return
      if (this.#refusal(one.child, slot, now, () => true)) continue
      if (this.#config.confirmationHeures === null) {
        one.etat = this.#config.validation ? 'demandee' : 'confirmee'
      } else {
        const end = new Date(Date.parse(now) + this.#config.confirmationHeures * 3_600_000).toISOString()
        one.etat = 'proposee'
        one.until = end < slotOf(slot).limit ? end : slotOf(slot).limit
      }
    }
  }

  #taken(slot: number): number {
    return this.#bookings.filter((one) => one.slot === slot && one.etat !== 'en-attente').length
  }

  #free(slot: number): number {
    return (this.#capacity[slot] ?? 0) - this.#taken(slot)
  }

  #rank(booking: Booking): number {
    const list = this.#bookings.filter((one) => one.slot === booking.slot && one.etat === 'en-attente')
    return list.indexOf(booking) + 1
  }
}
