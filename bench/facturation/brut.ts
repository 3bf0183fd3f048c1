// What a month's invoices cost at least: the same sums, lines, numbers and marks by one hand-written statement, in the
// same database and as the same role. It knows the one price rule of the bench and explains nothing but the days.
import { sql } from 'drizzle-orm'
import type { Tx } from '../../packages/server/src/database/open.ts'
import { MOIS } from './villes.ts'

export async function facturerBrut(tx: Tx, ville: string): Promise<void> {
  await tx.execute(sql`
    WITH prix AS (
      SELECT r.id, r.foyer_id, r.enfant_id, r.structure_id, r.activite_id, r.date, c.unite,
        CASE WHEN f.quotient_familial <= 500 THEN 520 WHEN f.quotient_familial <= 900 THEN 940
          WHEN f.quotient_familial <= 1400 THEN 1210 ELSE 1480 END AS plein,
        dense_rank() OVER (PARTITION BY r.foyer_id ORDER BY e.date_naissance, e.id) AS rang,
        e.prenom, e.date_naissance
      FROM reservations r
      JOIN creneaux c ON c.collectivite_id = r.collectivite_id AND c.id = r.creneau_id
      JOIN foyers f ON f.collectivite_id = r.collectivite_id AND f.id = r.foyer_id
      JOIN enfants e ON e.collectivite_id = r.collectivite_id AND e.id = r.enfant_id
      LEFT JOIN absences a ON a.collectivite_id = r.collectivite_id AND a.id = r.absence_id
      WHERE r.collectivite_id = ${ville} AND r.etat = 'confirmee' AND r.ligne_id IS NULL AND a.id IS NULL
        AND r.date >= ${`${MOIS}-01`}::date AND r.date < ${`${MOIS}-01`}::date + interval '1 month'
    ), groupes AS (
      SELECT gen_random_uuid() AS id, foyer_id, enfant_id, structure_id, prenom, count(*)::int AS quantite,
        CASE WHEN rang > 1 THEN round(plein * 0.8)::int ELSE plein END AS prix,
        prenom || ', ' || (SELECT nom FROM activites WHERE collectivite_id = ${ville} AND id = activite_id) AS libelle,
        string_agg(extract(day FROM date)::text, ', ' ORDER BY date) AS jours, date_naissance, array_agg(prix.id) AS ids
      FROM prix GROUP BY foyer_id, enfant_id, structure_id, activite_id, unite, prenom, plein, rang, date_naissance
    ), emises AS (
      INSERT INTO factures (collectivite_id, id, foyer_id, structure_id, regie_id, mois, etat, annee, rang, numero,
        total_centimes, emise_le, echeance, destinataire, emetteur)
      SELECT ${ville}, gen_random_uuid(), g.foyer_id, s.id, s.regie_id, ${MOIS}, 'emise', 2026, n,
        'ENF-2026-' || lpad(n::text, 4, '0'), g.total, now(), current_date + 30,
        (SELECT string_agg(prenom || ' ' || nom, E'\n' ORDER BY ordre) FROM responsables
          WHERE collectivite_id = ${ville} AND foyer_id = g.foyer_id) || E'\n' || f.adresse || E'\n' || f.code_postal || ' ' || f.commune,
        jsonb_build_object('collectivite', t.nom, 'structure', s.nom, 'regie', r.nom, 'enLigne', r.numcli IS NOT NULL) || r.mentions
      FROM (SELECT foyer_id, structure_id, sum(quantite * prix)::int AS total, row_number() OVER (ORDER BY foyer_id) AS n
        FROM groupes GROUP BY foyer_id, structure_id) g
      JOIN structures s ON s.collectivite_id = ${ville} AND s.id = g.structure_id
      JOIN regies r ON r.collectivite_id = ${ville} AND r.id = s.regie_id
      JOIN collectivites t ON t.id = ${ville}
      JOIN foyers f ON f.collectivite_id = ${ville} AND f.id = g.foyer_id
      RETURNING id, foyer_id, rang
    ), ecrites AS (
      INSERT INTO lignes (collectivite_id, id, facture_id, foyer_id, structure_id, enfant_id, ordre, libelle, explication,
        quantite, prix_centimes, montant_centimes, garde_centimes)
      SELECT ${ville}, g.id, e.id, g.foyer_id, g.structure_id, g.enfant_id,
        row_number() OVER (PARTITION BY e.id ORDER BY libelle) - 1, g.libelle,
        g.quantite || ' journées à ' || g.prix / 100.0 || ' € : les ' || g.jours, g.quantite, g.prix, g.quantite * g.prix,
        CASE WHEN date_naissance > '2020-01-01' THEN g.quantite * (g.prix - 380) ELSE 0 END
      FROM groupes g JOIN emises e ON e.foyer_id = g.foyer_id
    ), compte AS (
      INSERT INTO numeros (collectivite_id, regie_id, annee, dernier)
      SELECT ${ville}, s.regie_id, 2026, (SELECT max(rang) FROM emises) FROM structures s WHERE s.collectivite_id = ${ville}
    )
    UPDATE reservations r SET ligne_id = x.ligne, facture_centimes = x.prix, facture_absence = 'aucune'
    FROM (SELECT g.id AS ligne, g.prix, unnest(g.ids) AS id FROM groupes g) x
    WHERE r.collectivite_id = ${ville} AND r.id = x.id`)
}
