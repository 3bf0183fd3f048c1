// Apart from the schemas: pages load these values alone.

/** What a parent may be notified of, each to be chosen on each device. */
export const SUJETS_NOTIFICATION = [
  'demandes',
  'messages',
  'reservations',
  'factures',
  'documents',
  'actualites',
] as const
export type SujetNotification = (typeof SUJETS_NOTIFICATION)[number]
