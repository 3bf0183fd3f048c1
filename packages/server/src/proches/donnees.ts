import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { cheminDe, type DonnerPartie, fichierGarde, quand } from '../rgpd/partie.ts'

interface Interdite {
  enfant: string
  'demandée le': string
  'nom du fichier': string | null
  emplacement: string | null
  cle: string | null
  controle: string | null
}

/** Whom the family trusts, and the courts' decisions that it sent, with their documents. */
export const donneesDesProches: DonnerPartie = async (tx, qui) => {
  const { collectivite, foyer } = qui
  const proches = await rows(
    tx,
    sql`SELECT prenom AS "prénom", nom, lien, telephone AS "téléphone", peut_chercher AS "peut venir chercher",
          a_prevenir AS "à prévenir en urgence", (SELECT jsonb_agg(e.prenom ORDER BY e.prenom) FROM proches_enfants pe
            JOIN enfants e ON e.collectivite_id = pe.collectivite_id AND e.id = pe.enfant_id
            WHERE pe.collectivite_id = p.collectivite_id AND pe.proche_id = p.id) AS enfants
        FROM proches p WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} ORDER BY rang, id`,
  )
  const interdictions = await rows<Interdite>(
    tx,
    sql`SELECT e.prenom AS enfant, i.personne_prenom AS "prénom", i.personne_nom AS nom, i.lien, i.juridiction, i.reference AS "numéro",
          i.date_decision::text AS "date de la décision", i.fin::text AS "dernier jour", i.etat AS "état",
          ${quand(sql`i.demandee_le`, qui)} AS "demandée le", i.motif AS "réponse", ${quand(sql`i.repondu_le`, qui)} AS "répondue le",
          i.nom AS "nom du fichier", i.type, i.taille AS octets, i.emplacement, i.cle, i.controle
        FROM interdictions i JOIN enfants e ON e.collectivite_id = i.collectivite_id AND e.id = i.enfant_id
        WHERE i.collectivite_id = ${collectivite} AND i.foyer_id = ${foyer} ORDER BY i.demandee_le, i.id`,
  )
  return {
    donnees: {
      'personnes de confiance': proches,
      'décisions de justice': interdictions.map(({ emplacement: _, cle: __, controle: ___, ...one }) => one),
    },
    fichiers: interdictions.flatMap((one) => {
      const { emplacement, cle, controle } = one
      if (emplacement === null || cle === null || controle !== 'libre') return []
      const nom = [one['demandée le'].slice(0, 10), one.enfant, one['nom du fichier']]
        .filter(Boolean)
        .join(' - ')
      return [fichierGarde(qui, cheminDe('décisions de justice', nom), { emplacement, cle })]
    }),
  }
}
