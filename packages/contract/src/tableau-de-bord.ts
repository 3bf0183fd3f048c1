import * as v from 'valibot'
import { Centimes, DateCivile, Instant } from './commun.ts'
import { JourReserve } from './reservations.ts'

/** What waits in each section, for the welcome page. */
export const TableauDeBord = v.object({
  maintenant: Instant,
  /** Today in the collectivite's zone. */
  aujourdhui: DateCivile,
  foyer: v.object({
    enfants: v.number(),
    champsManquants: v.array(v.string()),
    /** The file is to be renewed for a school year (its first civil year), until a day. */
    renouvellement: v.nullable(v.object({ annee: v.number(), jusquAu: DateCivile })),
    /** Texts of a child that wait for the answer of this login. */
    accordsAttendus: v.number(),
    /** What the other parent of a child asks and this one has not answered: a second home, a calendar of shared care. */
    propositions: v.number(),
    /** Changes of the file and quotients that a service has not answered. */
    auService: v.number(),
    /** Those that were refused lately, and not asked again since. */
    refuses: v.number(),
  }),
  documents: v.object({ aFournir: v.array(v.object({ nom: v.string(), pour: v.nullable(v.string()) })) }),
  /** Requests that a service has not answered for good, and those that it sent back for what they lack. */
  inscriptions: v.object({ enAttente: v.number(), aCompleter: v.number() }),
  /** The next days booked. */
  prochainsJours: v.array(JourReserve),
  /** Places that became free for one of its children and that it has to confirm. */
  reservations: v.object({ aConfirmer: v.number() }),
  factures: v.object({ nombre: v.number(), totalCentimes: Centimes, echeance: v.nullable(DateCivile) }),
  /** Conversations where a service wrote something that this family has not read. */
  messages: v.object({ nonLus: v.number() }),
  /** News that this login has not seen; the title of the latest of them. */
  actualites: v.object({ nonVues: v.number(), derniere: v.nullable(v.string()) }),
  /** Until when the copy of its data that this login asked for may be downloaded; null without one. */
  mesDonnees: v.object({ copieJusquAu: v.nullable(Instant) }),
  prochaineOuverture: v.nullable(v.object({ nom: v.string(), ouverture: Instant })),
})
export type TableauDeBord = v.InferOutput<typeof TableauDeBord>
