// Apart from the schemas: pages load these values alone.

/** What an agent records at the counter; a régie's act allows some of them. */
export const MOYENS_GUICHET = ['especes', 'cheque', 'cesu', 'cheques-vacances', 'virement'] as const

/**
 * Every way an entry comes: the counter's; `carte`, `prelevement-unique`: PayFiP; `prelevement`: under a mandate;
 * `avoir`: a credit note; `credit`: a credit used; `remboursement`: a credit given back.
 */
export const MOYENS = [
  'especes',
  'cheque',
  'cesu',
  'cheques-vacances',
  'virement',
  'carte',
  'prelevement-unique',
  'prelevement',
  'avoir',
  'credit',
  'remboursement',
] as const

/** The most that a régie may take in cash for one debt, cents (CGI art. 1680; décret 2012-1246, art. 19). */
export const ESPECES_MAX = 30_000
