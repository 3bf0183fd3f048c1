import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { cheminDe, type DonnerPartie, enEuros, quand } from '../rgpd/partie.ts'
import { facturePdf } from './pdf.ts'
import { facturesParId, lignesOf } from './store.ts'

/** Invoices and credit notes with their lines, and each as the PDF that the family was sent. */
export const donneesDesFactures: DonnerPartie = async (tx, qui) => {
  const { collectivite, foyer, zone } = qui
  const found = await rows<{ id: string }>(
    tx,
    sql`SELECT f.id, f.numero AS "numéro", f.nature, f.mois, f.etat AS "état", s.nom AS structure,
          ${enEuros(sql`f.total_centimes`)} AS "total en euros", ${enEuros(sql`f.paye_centimes`)} AS "payé en euros",
          ${quand(sql`f.emise_le`, qui)} AS "émise le", f.echeance::text AS "échéance", ${quand(sql`f.payee_le`, qui)} AS "payée le",
          f.destinataire, f.motif, f.titre_reference AS "référence du titre",
          (SELECT coalesce(jsonb_agg(jsonb_build_object('libellé', l.libelle, 'explication', l.explication,
              'quantité', l.quantite, 'prix en euros', ${enEuros(sql`l.prix_centimes`)},
              'montant en euros', ${enEuros(sql`l.montant_centimes`)}) ORDER BY l.ordre), '[]')
            FROM lignes l WHERE l.collectivite_id = f.collectivite_id AND l.facture_id = f.id) AS lignes,
          (SELECT coalesce(jsonb_agg(${quand(sql`r.envoyee_le`, qui)} ORDER BY r.jours), '[]')
            FROM relances r WHERE r.collectivite_id = f.collectivite_id AND r.facture_id = f.id) AS "relancée le"
        FROM factures f JOIN structures s ON s.collectivite_id = f.collectivite_id AND s.id = f.structure_id
        WHERE f.collectivite_id = ${collectivite} AND f.foyer_id = ${foyer} ORDER BY f.emise_le, f.id`,
  )
  const ids = found.map((one) => one.id)
  const factures = ids.length > 0 ? await facturesParId(tx, collectivite, ids) : []
  const lignes = Map.groupBy(await lignesOf(tx, collectivite, ids), (one) => one.factureId)
  return {
    donnees: found.map(({ id: _, ...facture }) => facture),
    fichiers: factures.map((facture) => ({
      chemin: cheminDe('factures', `${facture.numero}.pdf`),
      lire: async () => new Uint8Array(await facturePdf(facture, lignes.get(facture.id) ?? [], zone)),
    })),
  }
}
