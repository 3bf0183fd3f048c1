import type { Cote, VueFils } from '@inoe/contract/messagerie'
import type { Fil, Fils } from '@inoe/contract/messages'
import { asErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'
import { Lecture } from '../espace/lecture.ts'
import type { Hote } from './hote.ts'
import { messagesFr as t } from './messages.fr.ts'
import type { Redaction } from './redaction.ts'
import { fusionnerFil, fusionnerFils, nouveaux } from './rules.ts'

/** What the list is narrowed to; empty: to nothing. */
export interface Filtre {
  vue: VueFils
  structure: string
  enfant: string
  q: string
}

/** Conversations as one side reads them: a list, one of them open, what is being written in it. */
export class Messagerie {
  readonly hote: Hote
  readonly cote: Cote
  /** Where the routes begin. */
  readonly racine: string
  readonly liste: Lecture<Fils>
  readonly fil: Lecture<Fil>
  filtre: Filtre
  /** Id of the thread that is open. */
  ouvert: string | undefined
  /** Older ones are being read, of the list or of the thread. */
  remonte = false
  erreurRemontee: unknown
  /** What is being written, by thread. */
  readonly redactions = new Map<string, Redaction>()
  readonly #vue: VueFils
  /** The latest reading of the thread that is open. */
  #lectureFil: Promise<void> | undefined
  /** Rank up to which reading was said, by thread. */
  #lus = new Map<string, number>()

  constructor(hote: Hote, cote: Cote, vue: VueFils) {
    this.hote = hote
    this.cote = cote
    this.racine = cote === 'famille' ? 'messages' : 'gestion/messages'
    this.#vue = vue
    this.filtre = this.#sansFiltre
    const redraw = () => hote.redraw()
    this.liste = new Lecture(redraw)
    this.fil = new Lecture(redraw)
  }

  get filtree(): boolean {
    return JSON.stringify(this.filtre) !== JSON.stringify(this.#sansFiltre)
  }

  /** Reads the list, and the thread that is open. */
  async read(): Promise<void> {
    await Promise.all([this.#readListe(), this.ouvert ? this.#readFil(this.ouvert) : undefined])
  }

  filtrer(change: Partial<Filtre>): void {
    this.filtre = { ...this.filtre, ...change }
    const attente = this.liste.valeur
    this.liste.forget()
    // What waits, and whom one may write about, do not depend on filters.
    if (attente) this.liste.valeur = { ...attente, fils: [], suite: false }
    void this.#readListe()
  }

  sansFiltre(): void {
    this.filtrer(this.#sansFiltre)
  }

  async ouvrir(id: string): Promise<void> {
    this.fil.forget()
    this.ouvert = id
    this.erreurRemontee = undefined
    await this.#readFil(id)
    // A message that arrives meanwhile has it read again: the title is drawn once that is done.
    for (let last = this.#lectureFil; ; last = this.#lectureFil) {
      await last
      if (last === this.#lectureFil) break
    }
    if (this.ouvert === id) await this.hote.focus('fil-titre')
  }

  async fermer(): Promise<void> {
    const id = this.ouvert
    this.ouvert = undefined
    this.fil.forget()
    this.erreurRemontee = undefined
    this.hote.redraw()
    await this.#readListe()
    await this.hote.focus(id && this.liste.valeur?.fils.some((one) => one.id === id) ? `fil-${id}` : 'titre')
  }

  /** Older threads, below those that are shown. */
  async plusDeFils(): Promise<void> {
    const shown = this.liste.valeur
    const last = shown?.fils.at(-1)
    if (!shown || !last) return
    await this.#remonter(async (espace) => {
      const older = await espace.get<Fils>(this.racine, { searchParams: this.#query(last.id) })
      const there = new Set(shown.fils.map((one) => one.id))
      const added = older.fils.filter((one) => !there.has(one.id))
      this.liste.valeur = { ...older, fils: [...shown.fils, ...added] }
      return added[0] && `fil-${added[0].id}`
    })
  }

  /** Older messages, above those that are shown. */
  async plusDeMessages(): Promise<void> {
    const shown = this.fil.valeur
    const first = shown?.messages[0]
    if (!shown || !first) return
    await this.#remonter(async (espace) => {
      const older = await espace.get<Fil>(`${this.racine}/${shown.id}`, {
        searchParams: { avant: first.rang },
      })
      if (this.ouvert !== shown.id) return undefined
      const now = this.fil.valeur ?? shown
      this.fil.valeur = {
        ...now,
        messages: [...older.messages, ...now.messages],
        plusAnciens: older.plusAnciens,
      }
      const last = older.messages.at(-1)
      return last && `message-de-${last.rang}`
    })
  }

  /** Forgets everything: somebody else signs in. What is being written stays kept, for who wrote it. */
  forget(): void {
    for (const one of this.redactions.values()) one.quitter()
    this.redactions.clear()
    this.#lus = new Map()
    this.liste.forget()
    this.fil.forget()
    this.filtre = this.#sansFiltre
    this.ouvert = undefined
    this.remonte = false
    this.erreurRemontee = undefined
  }

  /** Says that what is shown was seen; not while nobody looks at the page. */
  async lire(): Promise<void> {
    const { valeur } = this.fil
    const espace = this.hote.espace()
    const last = valeur?.messages.at(-1)
    if (!espace || !valeur || !last || valeur.id !== this.ouvert || document.hidden) return
    if (valeur.nonLus === 0 || (this.#lus.get(valeur.id) ?? 0) >= last.rang) return
    this.#lus.set(valeur.id, last.rang)
    try {
      await espace.send('post', `${this.racine}/${valeur.id}/lecture`, { jusqua: last.rang })
    } catch {
      // Said again with the next reading.
      this.#lus.delete(valeur.id)
    }
  }

  get #sansFiltre(): Filtre {
    return { vue: this.#vue, structure: '', enfant: '', q: '' }
  }

  #query(avant?: string): Record<string, string> {
    const asked = { ...this.filtre, ...(avant ? { avant } : {}) }
    return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''))
  }

  async #readListe(): Promise<void> {
    const espace = this.hote.espace()
    if (!espace) return
    const before = this.liste.valeur
    const query = this.#query()
    const same = () => JSON.stringify(query) === JSON.stringify(this.#query())
    await this.liste.run(async () => {
      const read = await espace.get<Fils>(this.racine, { searchParams: query })
      return same() ? fusionnerFils(this.liste.valeur, read) : read
    })
    const { valeur } = this.liste
    if (!valeur || this.liste.erreur || before?.fils.length === 0) return
    for (const { id, dernier, sujet } of nouveaux(before, valeur, this.cote))
      if (id !== this.ouvert) this.hote.annoncer(t.nouveauDans(dernier.auteur, sujet))
  }

  async #readFil(id: string): Promise<void> {
    const espace = this.hote.espace()
    if (!espace) return
    const before = this.fil.valeur
    this.#lectureFil = this.fil.run(async () =>
      fusionnerFil(this.fil.valeur, await espace.get<Fil>(`${this.racine}/${id}`)),
    )
    await this.#lectureFil
    const { valeur } = this.fil
    if (valeur?.id !== id) return
    const last = valeur.messages.at(-1)
    if (before?.id === id && last && last.de !== this.cote && last.rang > (before.messages.at(-1)?.rang ?? 0))
      this.hote.annoncer(t.nouveauDe(last.auteur))
    await this.lire()
  }

  /** @param work reads, and says where the focus goes */
  async #remonter(work: (espace: Espace) => Promise<string | undefined>): Promise<void> {
    const espace = this.hote.espace()
    if (!espace || this.remonte) return
    this.remonte = true
    this.erreurRemontee = undefined
    this.hote.redraw()
    try {
      const id = await work(espace)
      this.hote.redraw()
      if (id) await this.hote.focus(id)
    } catch (error) {
      this.erreurRemontee = await asErreurApi(error)
    } finally {
      this.remonte = false
      this.hote.redraw()
    }
  }
}
