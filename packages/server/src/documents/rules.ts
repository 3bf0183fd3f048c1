import { type PieceDemandee, TYPES_ACCEPTES, type TypeAccepte } from '@inoe/contract/documents'
import { INSCRIPTIONS_VIVANTES } from '@inoe/contract/suivi'

const EXTENSIONS: Record<TypeAccepte, readonly string[]> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/heic': ['heic', 'heif'],
  'image/heif': ['heif', 'heic'],
  'image/heic-sequence': ['heic', 'heif'],
  'image/heif-sequence': ['heif', 'heic'],
}

/** True for a content that families may send. */
export function isAccepte(mime: string | undefined): mime is TypeAccepte {
  return (TYPES_ACCEPTES as readonly string[]).includes(mime ?? '')
}

/**
 * The name under which a file is kept: its last part, without what a file system or a header could misread, with the
 * extension of what it really is (« virus.exe » that holds a PDF becomes « virus.exe.pdf »).
 */
export function nomDeFichier(given: string, type: TypeAccepte): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .replace(/^[.\s]+/, '')
    .trim()
  const [extension = ''] = EXTENSIONS[type]
  const dot = clean.lastIndexOf('.')
  const ending = clean.slice(dot + 1).toLowerCase()
  const known = dot > 0 && EXTENSIONS[type].includes(ending)
  const named = known ? clean.slice(0, dot) : clean
  // Cut by characters, not by halves of an emoji.
  return `${[...named].slice(0, 120).join('') || 'document'}.${known ? ending : extension}`
}

/** What is known of the file given for a piece. */
export interface DepotConnu {
  etat: string
  valableJusquAu: string | null
}

/** @param today civil date; a document holds until the end of its last day */
export function etatPiece(depot: DepotConnu | undefined, today: string): PieceDemandee['etat'] {
  if (!depot) return 'a-fournir'
  if (depot.etat === 'refuse') return 'refuse'
  if (depot.valableJusquAu !== null && depot.valableJusquAu < today) return 'expire'
  return depot.etat === 'valide' ? 'valide' : 'a-verifier'
}

/**
 * The reminder that is to be sent of a document's end; undefined when none is. One that a stopped server missed is sent
 * late; of several, only the nearest.
 * @param rappels days before the end @param reste days left @param dernier the nearest that was sent
 */
export function rappelDu(
  rappels: readonly number[],
  reste: number,
  dernier: number | null,
): number | undefined {
  const reached = rappels.filter((one) => one >= reste)
  if (reached.length === 0) return undefined
  const nearest = Math.min(...reached)
  return dernier === null || nearest < dernier ? nearest : undefined
}

/** True when the family has something to send. */
export function isManquante(etat: PieceDemandee['etat']): boolean {
  return etat === 'a-fournir' || etat === 'refuse' || etat === 'expire'
}

/**
 * Where one is with a piece. `precedent`: an earlier file that still holds while the latest waits or was refused.
 * @param given latest first
 */
export function situation<Depot extends DepotConnu & { pieceId: string; enfantId: string | null }>(
  given: readonly Depot[],
  piece: string,
  enfant: string | null,
  today: string,
): { depot: Depot | undefined; etat: PieceDemandee['etat']; precedent: Depot | null } {
  const [depot, ...before] = given.filter((one) => one.pieceId === piece && one.enfantId === enfant)
  const etat = etatPiece(depot, today)
  const holds = before.find((one) => etatPiece(one, today) === 'valide')
  return { depot, etat, precedent: etat === 'valide' ? null : (holds ?? null) }
}

/** True when the family has something to send, and is kept from going on until then. */
export function manque({
  etat,
  precedent,
}: {
  etat: PieceDemandee['etat']
  precedent: object | null
}): boolean {
  return isManquante(etat) && precedent === null
}

/**
 * How a piece is asked for. One of an activity is compulsory only for those enrolled in it or asking to be; the others see
 * it, since it must be given before asking. One of a structure is asked of those that it welcomes, or will.
 * @param enfant null: of the foyer @param vivantes its living requests
 */
export function demandeDe(
  piece: { obligatoire: boolean; activiteId: string | null; structureId: string | null },
  enfant: string | null,
  vivantes: readonly { enfantId: string; activiteId: string; structureId: string }[],
): 'non' | 'facultative' | 'obligatoire' {
  const concerned = vivantes.some(
    (one) => isDemandable(piece, one) && (enfant === null || one.enfantId === enfant),
  )
  if (piece.structureId !== null && !concerned) return 'non'
  return piece.obligatoire && (piece.activiteId === null || concerned) ? 'obligatoire' : 'facultative'
}

/** RFC 6266 and RFC 5987: a name in ASCII for old readers, the true one in UTF-8. */
export function contentDisposition(nom: string): string {
  const ascii = nom
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const utf8 = encodeURIComponent(nom).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`
}

/** True for a piece that a service may ask for beside a request: of everyone, of its structure, of its activity. */
export function isDemandable(
  piece: { activiteId: string | null; structureId: string | null },
  demande: { activiteId: string; structureId: string },
): boolean {
  return (
    (piece.activiteId === null || piece.activiteId === demande.activiteId) &&
    (piece.structureId === null || piece.structureId === demande.structureId)
  )
}

/** True for a request that asks for documents: neither refused nor withdrawn. */
export function estVivante({ etat }: { etat: string }): boolean {
  return (INSCRIPTIONS_VIVANTES as readonly string[]).includes(etat)
}
