import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { cheminDe, type DonnerPartie, fichierGarde, quand } from '../rgpd/partie.ts'

interface Lue {
  enfant: string | null
  emplacement: string | null
  cle: string | null
  controle: string | null
  'nom du justificatif': string | null
  'déclarée le': string
}

/** Absences declared, with their supporting documents. */
export const donneesDesAbsences: DonnerPartie = async (tx, qui) => {
  const found = await rows<Lue>(
    tx,
    sql`SELECT e.prenom AS enfant, s.nom AS structure, b.etat AS "état", b.motif, b.commentaire,
          ${quand(sql`b.declaree_le`, qui)} AS "déclarée le", b.reponse AS "réponse",
          ${quand(sql`b.repondu_le`, qui)} AS "répondue le", b.nom AS "nom du justificatif", b.emplacement, b.cle, b.controle,
          (SELECT coalesce(jsonb_agg(r.date::text ORDER BY r.date), '[]') FROM reservations r
            WHERE r.collectivite_id = b.collectivite_id AND r.absence_id = b.id) AS jours
        FROM absences b
        JOIN structures s ON s.collectivite_id = b.collectivite_id AND s.id = b.structure_id
        LEFT JOIN enfants e ON e.collectivite_id = b.collectivite_id AND e.id = b.enfant_id
        WHERE b.collectivite_id = ${qui.collectivite} AND b.foyer_id = ${qui.foyer} ORDER BY b.declaree_le, b.id`,
  )
  return {
    donnees: found.map(({ emplacement: _, cle: __, controle: ___, ...one }) => one),
    fichiers: found.flatMap((one) => {
      const { emplacement, cle, controle, enfant } = one
      if (!emplacement || !cle || controle !== 'libre') return []
      const nom = `${one['déclarée le'].slice(0, 10)} ${enfant ?? ''} ${one['nom du justificatif']}`
      return [fichierGarde(qui, cheminDe('justificatifs d’absence', nom), { emplacement, cle })]
    }),
  }
}
