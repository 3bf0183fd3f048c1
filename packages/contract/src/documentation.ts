// Plain values of documents, for pages that show them: no schema comes along.

/** Days before the end of a document when its family is reminded: how many. */
export const RAPPELS_MAX = 5

/** `non`: only read. `foyer`, `enfant`: sent back by each family, or for each child. */
export const RETOURS = ['non', 'foyer', 'enfant'] as const

/** Bytes of one piece of a file that is sent in pieces: on a bad network, what is lost is at most this. */
export const MORCEAU = 256 * 1024
