// What must be settled before a family can be erased: said to who asks, and in the way of who would accept.
import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import type { Langue } from '../http/langue.ts'
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

type Mots = Record<keyof Compte, readonly [un: string, plusieurs: string]>

const MOTS: Record<Langue, Mots> = {
  fr: {
    factures: ['une facture à régler', 'factures à régler'],
    avances: ['une avance à rembourser', 'avances à rembourser'],
    paiements: ['un paiement en ligne en cours', 'paiements en ligne en cours'],
    prelevements: ['un prélèvement à venir', 'prélèvements à venir'],
    reservations: ['un jour réservé à venir', 'jours réservés à venir'],
    contrats: ['un contrat d’accueil en cours', 'contrats d’accueil en cours'],
    jours: ['un jour passé pas encore facturé', 'jours passés pas encore facturés'],
    // Lost with the home, it would protect nobody: a service answers first.
    decisions: [
      'une décision de justice à examiner par le service, pour un enfant qui a un autre foyer',
      'décisions de justice à examiner par le service, pour des enfants qui ont un autre foyer',
    ],
    gels: ['un litige en cours', 'litiges en cours'],
  },
  en: {
    factures: ['an invoice to pay', 'invoices to pay'],
    avances: ['an advance to pay back', 'advances to pay back'],
    paiements: ['an online payment under way', 'online payments under way'],
    prelevements: ['a direct debit to come', 'direct debits to come'],
    reservations: ['a booked day to come', 'booked days to come'],
    contrats: ['a care contract that runs', 'care contracts that run'],
    jours: ['a past day not invoiced yet', 'past days not invoiced yet'],
    decisions: [
      'a court decision for the team to examine, for a child who has another home',
      'court decisions for the team to examine, for children who have another home',
    ],
    gels: ['a dispute under way', 'disputes under way'],
  },
  pt: {
    factures: ['uma fatura por pagar', 'faturas por pagar'],
    avances: ['um adiantamento a reembolsar', 'adiantamentos a reembolsar'],
    paiements: ['um pagamento em linha em curso', 'pagamentos em linha em curso'],
    prelevements: ['um débito direto a vir', 'débitos diretos a vir'],
    reservations: ['um dia reservado a vir', 'dias reservados a vir'],
    contrats: ['um contrato de acolhimento em curso', 'contratos de acolhimento em curso'],
    jours: ['um dia passado ainda não faturado', 'dias passados ainda não faturados'],
    decisions: [
      'uma decisão judicial a examinar pela equipa, para uma criança que tem outra casa',
      'decisões judiciais a examinar pela equipa, para crianças que têm outra casa',
    ],
    gels: ['um litígio em curso', 'litígios em curso'],
  },
}

/** In words; none when nothing is in the way. @param today civil date. As `systeme`. */
export async function obstacles(
  tx: Tx,
  { collectivite, foyer }: { collectivite: string; foyer: string },
  today: string,
  langue: Langue,
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
  return Object.entries(MOTS[langue]).flatMap(([quoi, [un, plusieurs]]) => {
    const nombre = found[quoi as keyof Compte]
    return nombre === 0 ? [] : [nombre === 1 ? un : `${nombre} ${plusieurs}`]
  })
}
