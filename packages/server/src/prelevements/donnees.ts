import { and, eq, sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { cheminDe, type DonnerPartie, enEuros, quand } from '../rgpd/partie.ts'
import { mandatPdf } from './mandat-pdf.ts'
import { mandats } from './tables.ts'

/** Mandates, each signed one as its PDF, and what was debited. */
export const donneesDesPrelevements: DonnerPartie = async (tx, qui) => {
  const { collectivite, foyer, zone } = qui
  const found = await rows(
    tx,
    sql`SELECT m.rum AS "référence du mandat", m.creancier AS "créancier", m.titulaire, m.adresse, m.iban_apercu AS "compte", m.bic,
          m.etat AS "état", m.motif, m.texte, m.texte_version AS "version du texte", ${quand(sql`m.cree_le`, qui)} AS "demandé le",
          ${quand(sql`m.signe_le`, qui)} AS "signé le", m.signe_courriel AS "signé avec", m.signe_lieu AS "signé à",
          ${quand(sql`m.fini_le`, qui)} AS "terminé le",
          (SELECT coalesce(jsonb_agg(jsonb_build_object('date', p.date, 'montant en euros', ${enEuros(sql`p.montant_centimes`)},
              'état', p.etat, 'motif', p.motif) ORDER BY p.date), '[]')
            FROM prelevements p WHERE p.collectivite_id = m.collectivite_id AND p.mandat_id = m.id) AS "prélèvements"
        FROM mandats m WHERE m.collectivite_id = ${collectivite} AND m.foyer_id = ${foyer} ORDER BY m.cree_le, m.id`,
  )
  const signed = await tx
    .select()
    .from(mandats)
    .where(
      and(
        eq(mandats.collectiviteId, collectivite),
        eq(mandats.foyerId, foyer),
        sql`${mandats.signeLe} IS NOT NULL`,
      ),
    )
  return {
    donnees: found,
    fichiers: signed.map((mandat) => ({
      chemin: cheminDe('mandats de prélèvement', `${mandat.rum}.pdf`),
      lire: async ({ coffre }) => {
        const iban = coffre.ouvrir(mandat.ibanScelle, `${mandat.collectiviteId} ${mandat.id}`)
        return new Uint8Array(await mandatPdf(mandat, iban, zone))
      },
    })),
  }
}
