// As in the contract, spelled out: importing values of it would bring its schemas along. A test compares them.

/** Most days one may ask for at once. */
export const JOURS_MAX = 62
/** Most cells in one save. */
export const CELLULES_MAX = 1000
