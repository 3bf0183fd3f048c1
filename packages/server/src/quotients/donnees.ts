import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { cheminDe, type DonnerPartie, fichierGarde, quand } from '../rgpd/partie.ts'

interface Declare {
  'déclaré le': string
  'nom du fichier': string | null
  emplacement: string | null
  cle: string | null
  controle: string | null
}

/** Quotients that the CAF or the MSA said of the family, and those that it declared, with their proofs. */
export const donneesDesQuotients: DonnerPartie = async (tx, qui) => {
  const { collectivite, foyer } = qui
  const obtenus = await rows(
    tx,
    sql`SELECT valeur AS "quotient familial", caisse, annee AS "année", mois, ${quand(sql`obtenu_le`, qui)} AS "obtenu le"
        FROM quotients WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} ORDER BY obtenu_le, id`,
  )
  const declares = await rows<Declare>(
    tx,
    sql`SELECT valeur AS "quotient familial", caisse, avant AS "quotient d’avant", etat AS "état",
          ${quand(sql`demandee_le`, qui)} AS "déclaré le", ${quand(sql`repondu_le`, qui)} AS "répondu le", motif AS "réponse",
          valable_jusqu_au::text AS "valable jusqu’au", nom AS "nom du fichier", type, taille AS octets, emplacement, cle, controle
        FROM quotients_declares WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} ORDER BY demandee_le, id`,
  )
  return {
    donnees: {
      obtenus,
      déclarés: declares.map(({ emplacement: _, cle: __, controle: ___, ...one }) => one),
    },
    fichiers: declares.flatMap((one) => {
      const { emplacement, cle, controle } = one
      if (emplacement === null || cle === null || controle !== 'libre') return []
      const nom = [one['déclaré le'].slice(0, 10), one['nom du fichier']].filter(Boolean).join(' - ')
      return [fichierGarde(qui, cheminDe('quotients familiaux', nom), { emplacement, cle })]
    }),
  }
}
