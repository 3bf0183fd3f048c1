// What must be settled before a family can be erased: said to who asks, and in the way of who would accept.
import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { AILLEURS } from './effacer.ts'

interface Compte {
  factures: number
  avances: number
  paiements: number
  prelevements: number
  reservations: number
  contrats: number
  jours: number
  decisions: number
  gels: number
}

const dire = (nombre: number, un: string, plusieurs: string): string[] =>
  nombre === 0 ? [] : [nombre === 1 ? un : `${nombre} ${plusieurs}`]

/** In words; none when nothing is in the way. @param today civil date. As `systeme`. */
export async function obstacles(
  tx: Tx,
  { collectivite, foyer }: { collectivite: string; foyer: string },
  today: string,
): Promise<string[]> {
  const mine = sql`collectivite_id = ${collectivite} AND foyer_id = ${foyer}`
  const day = sql`${today}::date`
  const [found] = await rows<Compte>(
    tx,
    sql`SELECT
      (SELECT count(*)::int FROM factures WHERE ${mine} AND nature = 'facture' AND etat = 'emise') AS factures,
      (SELECT count(*)::int FROM (SELECT regie_id FROM imputations WHERE ${mine} AND facture_id IS NULL
        GROUP BY regie_id HAVING sum(centimes) <> 0) a) AS avances,
      (SELECT count(*)::int FROM paiements WHERE ${mine} AND etat = 'en-cours') AS paiements,
      (SELECT count(*)::int FROM prelevements WHERE ${mine} AND etat = 'prevu') AS prelevements,
      (SELECT count(*)::int FROM reservations WHERE ${mine} AND fin >= ${day}
        AND etat IN ('confirmee', 'demandee', 'en-attente', 'proposee')) AS reservations,
      (SELECT count(*)::int FROM contrats WHERE ${mine} AND fin >= ${day} AND etat IN ('accepte', 'demande')) AS contrats,
      (SELECT count(*)::int FROM reservations WHERE ${mine} AND fin < ${day} AND etat = 'confirmee' AND ligne_id IS NULL
        AND prix_centimes > 0) AS jours,
      (SELECT count(*)::int FROM interdictions t WHERE ${mine} AND etat = 'demandee' AND ${AILLEURS}) AS decisions,
      (SELECT count(*)::int FROM gels WHERE ${mine} AND leve_le IS NULL) AS gels`,
  )
  if (!found) return []
  return [
    ...dire(found.factures, 'une facture à régler', 'factures à régler'),
    ...dire(found.avances, 'une avance à rembourser', 'avances à rembourser'),
    ...dire(found.paiements, 'un paiement en ligne en cours', 'paiements en ligne en cours'),
    ...dire(found.prelevements, 'un prélèvement à venir', 'prélèvements à venir'),
    ...dire(found.reservations, 'un jour réservé à venir', 'jours réservés à venir'),
    ...dire(found.contrats, 'un contrat d’accueil en cours', 'contrats d’accueil en cours'),
    ...dire(found.jours, 'un jour passé pas encore facturé', 'jours passés pas encore facturés'),
    // Lost with the home, it would protect nobody: a service answers first.
    ...dire(
      found.decisions,
      'une décision de justice à examiner par le service, pour un enfant qui a un autre foyer',
      'décisions de justice à examiner par le service, pour des enfants qui ont un autre foyer',
    ),
    ...dire(found.gels, 'un litige en cours', 'litiges en cours'),
  ]
}
