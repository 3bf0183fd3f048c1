import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { cheminDe, type DonnerPartie, fichierGarde, quand } from '../rgpd/partie.ts'

interface Lu {
  pièce: string
  enfant: string | null
  'nom du fichier': string
  'transmis le': string
  emplacement: string
  cle: string
  controle: string
}

/** Documents given, replaced and withdrawn ones too, with their files but those that the antivirus destroyed. */
export const donneesDesDocuments: DonnerPartie = async (tx, qui) => {
  const found = await rows<Lu>(
    tx,
    sql`SELECT p.nom AS "pièce", e.prenom AS enfant, d.etat AS "état", d.motif AS "motif du refus", d.nom AS "nom du fichier",
          d.type, d.taille AS octets, d.valable_jusqu_au::text AS "valable jusqu’au",
          ${quand(sql`d.transmis_le`, qui)} AS "transmis le", ${quand(sql`d.repondu_le`, qui)} AS "répondu le",
          ${quand(sql`d.retire_le`, qui)} AS "retiré le",
          d.emplacement, d.cle, d.controle
        FROM depots d JOIN pieces p ON p.collectivite_id = d.collectivite_id AND p.id = d.piece_id
        LEFT JOIN enfants e ON e.collectivite_id = d.collectivite_id AND e.id = d.enfant_id
        WHERE d.collectivite_id = ${qui.collectivite} AND d.foyer_id = ${qui.foyer} ORDER BY d.transmis_le, d.id`,
  )
  return {
    donnees: found.map(({ emplacement: _, cle: __, controle: ___, ...one }) => one),
    fichiers: found
      .filter((one) => one.controle === 'libre')
      .map((one) => {
        const pour = [one['transmis le'].slice(0, 10), one.enfant, one.pièce, one['nom du fichier']]
        return fichierGarde(qui, cheminDe('documents', pour.filter(Boolean).join(' - ')), one)
      }),
  }
}
