import { MESSAGE_MAX, PIECES_MAX } from '@inoe/contract/messagerie'
import { ErreurApi } from '../espace/erreur.ts'
import { abandonner } from '../espace/televersement.ts'
import type { Hote } from './hote.ts'
import type { Messagerie } from './messagerie.ts'
import { messagesFr as t } from './messages.fr.ts'
import { deposer, type Piece } from './piece.ts'
import { taille, trop } from './rules.ts'
import { garder, lireGarde } from './souvenir.ts'

/** Bytes, until the server has said it: it looks at each file anyway. */
const TAILLE_MAX = 10 * 1024 * 1024

/** What is being written in a thread, or (`nouveau`) in one to come. */
export function redactionDe(messagerie: Messagerie, nom: string): Redaction {
  const { hote, racine, liste, redactions } = messagerie
  const there = redactions.get(nom)
  if (there) return there
  const made = new Redaction(hote, racine, nom, () => liste.valeur?.tailleMax ?? TAILLE_MAX)
  redactions.set(nom, made)
  return made
}

/** A message that is being written: kept at each key, sent once however often one presses, kept when it fails. */
export class Redaction {
  texte = ''
  champs: Record<string, string> = {}
  pieces: Piece[] = []
  envoi = false
  erreurs: Readonly<Record<string, string>> = {}
  message = ''
  readonly #hote: Hote
  readonly #racine: string
  readonly #nom: string
  readonly #tailleMax: () => number
  #cle: string = crypto.randomUUID()

  /** @param nom of the thread it is for, under which it is kept */
  constructor(hote: Hote, racine: string, nom: string, tailleMax: () => number) {
    this.#hote = hote
    this.#racine = racine
    this.#nom = nom
    this.#tailleMax = tailleMax
    const espace = hote.espace()
    const kept = espace && lireGarde(espace.collectivite, hote.courriel(), nom)
    if (!kept) return
    this.texte = kept.texte
    this.champs = kept.champs
    this.#cle = kept.cle
    this.pieces = kept.pieces.map((arrivee) => ({
      nom: arrivee.nom,
      taille: arrivee.taille,
      arrivee,
      cle: '',
      abort: new AbortController(),
    }))
  }

  /** Characters left, once there are few. */
  get reste(): number | undefined {
    const left = MESSAGE_MAX - this.texte.length
    return left <= 500 && left >= 0 ? left : undefined
  }

  saisir(champ: string, valeur: string): void {
    if (champ === 'texte') this.texte = valeur
    else this.champs = { ...this.champs, [champ]: valeur }
    const { [champ]: _, ...others } = this.erreurs
    this.erreurs = others
    this.#changed()
  }

  choisir(fichier: File): void {
    this.message = ''
    if (this.pieces.length >= PIECES_MAX) {
      this.message = t.tropDePieces
      this.#hote.redraw()
      return
    }
    const piece: Piece = {
      nom: fichier.name,
      taille: fichier.size,
      fichier,
      cle: crypto.randomUUID(),
      abort: new AbortController(),
    }
    this.pieces = [...this.pieces, piece]
    const max = this.#tailleMax()
    const wrong =
      fichier.size === 0
        ? t.pieceVide
        : fichier.size > max
          ? t.pieceGrosse(taille(max, this.#hote.locale()))
          : undefined
    if (wrong) Object.assign(piece, { message: wrong, definitif: true })
    else void this.reessayer(piece)
    this.#hote.redraw()
  }

  /** Sends a file, or sends it again. */
  async reessayer(piece: Piece): Promise<void> {
    const espace = this.#hote.espace()
    const { fichier } = piece
    if (!espace || !fichier) return
    delete piece.message
    this.#hote.redraw()
    try {
      piece.arrivee = await deposer(espace, `${this.#racine}/pieces`, fichier, piece, () =>
        this.#hote.redraw(),
      )
      piece.nom = piece.arrivee.nom
      this.#changed()
    } catch (error) {
      if (!(error instanceof ErreurApi)) return
      piece.message = error.message
      piece.definitif = error.code !== 'hors-ligne'
    } finally {
      this.#hote.redraw()
    }
  }

  retirer(piece: Piece): void {
    piece.abort.abort()
    this.pieces = this.pieces.filter((one) => one !== piece)
    this.message = ''
    this.#changed()
    // What is not taken back is thrown away by the server in a week.
    const own = this.#hote.espace()
    if (piece.fichier && !piece.arrivee && own) abandonner(own, piece.fichier)
    if (piece.arrivee)
      this.#hote
        .espace()
        ?.send('delete', `${this.#racine}/pieces/${piece.arrivee.id}`)
        .catch(() => undefined)
  }

  /**
   * Sends the message.
   * @param requis what is wrong with the other fields, seen before sending
   * @returns what the server answers; undefined when it did not go: `erreurs` and `message` say why
   */
  async envoyer<T>(
    route: string,
    more: Record<string, unknown> = {},
    requis: Record<string, string> = {},
  ): Promise<T | undefined> {
    const espace = this.#hote.espace()
    if (!espace || this.envoi) return undefined
    this.message = ''
    this.erreurs = { ...requis, ...this.#wrong() }
    if (this.pieces.some((one) => !one.arrivee)) this.message = t.attendre
    const [first] = Object.keys(this.erreurs)
    if (first || this.message) {
      this.#hote.redraw()
      await this.#hote.focus(first ? `message-${first}` : 'message-erreur')
      return undefined
    }
    this.envoi = true
    this.#hote.redraw()
    try {
      const pieces = this.pieces.flatMap(({ arrivee }) => arrivee?.id ?? [])
      const answer = await espace.send<T>('post', route, { ...more, texte: this.texte, pieces }, this.#cle)
      this.oublier()
      return answer
    } catch (error) {
      if (!(error instanceof ErreurApi)) throw error
      this.message = error.message
      this.erreurs = error.champs
      return undefined
    } finally {
      this.envoi = false
      this.#hote.redraw()
    }
  }

  /** Nothing is being written any more. */
  oublier(): void {
    this.texte = ''
    this.champs = {}
    this.pieces = []
    this.erreurs = {}
    this.message = ''
    this.#changed()
  }

  /** Stops what is on its way: nobody looks any more. What is written stays kept. */
  quitter(): void {
    for (const { abort } of this.pieces) abort.abort()
  }

  #wrong(): Record<string, string> {
    if (this.texte.trim() === '') return { texte: t.vide }
    const over = trop(this.texte)
    return over > 0 ? { texte: t.long(over) } : {}
  }

  #changed(): void {
    // Another content is another request.
    this.#cle = crypto.randomUUID()
    const espace = this.#hote.espace()
    if (espace)
      garder(espace.collectivite, this.#hote.courriel(), this.#nom, {
        texte: this.texte,
        champs: this.champs,
        pieces: this.pieces.flatMap(({ arrivee }) => arrivee ?? []),
        cle: this.#cle,
      })
    this.#hote.redraw()
  }
}
