import { Comptage } from '../database/comptage.ts'
import type { Tx } from '../database/open.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { Refus } from '../http/problem.ts'
import { type Demande, garderReponses, type ReponseGardee, reponsesGardees } from '../http/rejeu.ts'
import { annoncer, placesLiberees, publier, recapitulatifs } from './annonces.ts'
import { lireEnjeu } from './guichet.ts'
import type { Save } from './registre.ts'
import { prendreTour } from './store.ts'
import { reservations } from './tables.ts'
import { answer, settle } from './writer.ts'

/** A save as it reached this process, its sender known. */
export interface Recu {
  save: Save
  /** The key it was sent under, so that a replay changes nothing. */
  demande: Demande | null
}

interface Attendu extends Recu {
  resolve(answer: ReponseGardee): void
  reject(error: unknown): void
}

/** Most cells settled in one turn: keeps the town's lock, and the memory of one statement, short. */
const CELLULES_PAR_TOUR = 4000
/** Answers worded, and answers given, without a pause. */
const DE_SUITE = 20

/**
 * Gathers the saves that reach this process: while a turn is being settled the next ones wait together, and are settled
 * in one transaction, in the order they came. A lone save starts at once. Each answer is given after its commit.
 */
export class Regroupement {
  readonly #deps: Pick<Deps, 'database' | 'queue' | 'affluence'>
  readonly #comptage: Comptage
  /** What waits, by town; a town is here while it is being served. */
  readonly #attente = new Map<string, Attendu[]>()

  constructor(deps: Pick<Deps, 'database' | 'queue' | 'affluence'>) {
    this.#deps = deps
    this.#comptage = new Comptage(deps.database, reservations)
  }

  /** @throws Refus `cle-deja-utilisee`, or what the database threw: then nothing of this save is done */
  enregistrer(ville: Collectivite, recu: Recu): Promise<ReponseGardee> {
    return new Promise((resolve, reject) => {
      const one = { ...recu, resolve, reject }
      const waiting = this.#attente.get(ville.id)
      if (waiting) waiting.push(one)
      else {
        this.#attente.set(ville.id, [one])
        void this.#servir(ville)
      }
    })
  }

  async #servir(ville: Collectivite): Promise<void> {
    const waiting = this.#attente.get(ville.id) ?? []
    this.#deps.affluence.arrive()
    while (waiting.length > 0) {
      let cells = 0
      const full = waiting.findIndex(({ save }) => {
        cells += save.cellules.length
        return cells > CELLULES_PAR_TOUR
      })
      await this.#tour(ville, waiting.splice(0, full < 0 ? waiting.length : Math.max(1, full)))
    }
    this.#attente.delete(ville.id)
    this.#deps.affluence.part()
  }

  async #tour(ville: Collectivite, lot: Attendu[]): Promise<void> {
    try {
      void repondre(lot, await this.#regler(ville, lot))
    } catch (error) {
      const [only] = lot
      if (only && lot.length === 1) only.reject(error)
      // One save that the database will not have must not take the others with it: each is tried alone.
      else for (const one of lot) await this.#tour(ville, [one])
    }
  }

  async #regler(ville: Collectivite, lot: readonly Attendu[]): Promise<(ReponseGardee | Refus)[]> {
    const { database, queue } = this.#deps
    const { firsts, sameAs } = jumeaux(lot)
    const systeme = { collectivite: ville.id, role: 'systeme' } as const
    let faites = 0
    const work = async (tx: Tx) => {
      // The turn keeps other processes from doing the same save meanwhile: no key is taken, answers are kept at the end.
      // Sent together: each is answered after the one before it, and so after the turn.
      const named = {
        creneaux: firsts.flatMap(({ save }) => save.cellules.map((one) => one.creneau)),
        foyers: firsts.map(({ save }) => save.foyer),
      }
      const latest = firsts.at(-1)?.save.recu ?? new Date(0)
      const [tour, former, enjeu] = await Promise.all([
        prendreTour(tx, ville.id),
        reponsesGardees(
          tx,
          ville.id,
          firsts.map((one) => one.demande),
        ),
        lireEnjeu(tx, ville, named, latest),
      ])
      const fresh = firsts.filter((_, index) => !former.has(index))
      const answers = new Map<Attendu, ReponseGardee | Refus>()
      for (const [index, answered] of former) {
        const one = firsts[index]
        if (one) answers.set(one, answered)
      }
      if (fresh.length > 0) {
        const saves = fresh.map((one) => one.save)
        const { decisions, registre, offres, ecrit } = await settle(tx, ville, { tour, enjeu }, saves)
        faites = registre.fiches.size
        for (const [index, one] of fresh.entries()) {
          const droits = registre.familles.get(one.save.foyer)
          const body = answer(decisions[index] ?? [], droits, ville.zone, one.save.langue)
          answers.set(one, { status: 200, json: JSON.stringify(body) })
          // The database writes meanwhile: a pause lets what it is sent leave.
          if (index % DE_SUITE === DE_SUITE - 1) await new Promise(setImmediate)
        }
        const lettres = [...recapitulatifs(saves, decisions, offres), ...placesLiberees(registre, offres)]
        const kept = fresh.flatMap((one) => {
          const given = answers.get(one)
          return given && !(given instanceof Refus) ? [{ ...given, demande: one.demande }] : []
        })
        await Promise.all([
          ecrit,
          publier(tx, ville.id, registre, offres),
          annoncer(tx, { queue }, ville.id, lettres, latest),
          garderReponses(tx, ville.id, kept),
        ])
      }
      return lot.map((one) => {
        const twin = sameAs.get(one)
        if (twin && twin.demande?.empreinte !== one.demande?.empreinte) return new Refus('cle-deja-utilisee')
        return answers.get(twin ?? one) ?? new Refus('erreur-interne')
      })
    }
    const answers = await database.transaction(systeme, work, { unSeulPlan: true })
    void this.#comptage.ecrit(faites)
    return answers
  }
}

/**
 * Gives each its answer. Not all in one breath: the next turn is begun meanwhile, and the database must not wait for it
 * while two hundred answers leave.
 */
async function repondre(lot: readonly Attendu[], answers: readonly (ReponseGardee | Refus)[]): Promise<void> {
  for (const [index, one] of lot.entries()) {
    const given = answers[index]
    if (given instanceof Refus) one.reject(given)
    else if (given) one.resolve(given)
    if (index % DE_SUITE === DE_SUITE - 1) await new Promise(setImmediate)
  }
}

/** Replays that came while the first was still waiting: each key is done once, the others get its answer. */
function jumeaux(lot: readonly Attendu[]): { firsts: Attendu[]; sameAs: Map<Attendu, Attendu> } {
  const seen = new Map<string, Attendu>()
  const sameAs = new Map<Attendu, Attendu>()
  const firsts = lot.filter((one) => {
    if (!one.demande) return true
    const name = JSON.stringify([one.demande.auteur, one.demande.cle])
    const first = seen.get(name)
    if (!first) seen.set(name, one)
    else sameAs.set(one, first)
    return !first
  })
  return { firsts, sameAs }
}
