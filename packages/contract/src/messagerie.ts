// Apart from the schemas: pages load these values alone.

/** The longest message, in characters as text fields count them. */
export const MESSAGE_MAX = 5000
export const SUJET_MAX = 120
/** Files of one message. */
export const PIECES_MAX = 5
/** Threads of one page of the list, and messages of one page of a thread. */
export const FILS_PAR_PAGE = 20
export const MESSAGES_PAR_PAGE = 30

/** What a list of threads shows: all, those with something unread, those whose last word is the family's, closed ones. */
export const VUES_FILS = ['tous', 'non-lus', 'a-repondre', 'clos'] as const
export type VueFils = (typeof VUES_FILS)[number]

/** Who writes in a thread. */
export const COTES = ['famille', 'service'] as const
export type Cote = (typeof COTES)[number]
