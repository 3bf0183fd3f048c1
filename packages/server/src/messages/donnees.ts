import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { cheminDe, type DonnerPartie, fichierGarde, quand } from '../rgpd/partie.ts'

interface FilDonne {
  id: string
  sujet: string
}
interface MessageDonne {
  id: string
  fil: string
}
interface PieceDonnee {
  message: string | null
  nom: string
  date: string
  emplacement: string
  cle: string
  controle: string
}

/** The family's conversations, with what was joined to them. */
export const donneesDesMessages: DonnerPartie = async (tx, qui) => {
  const { collectivite, foyer } = qui
  const fils = await rows<FilDonne>(
    tx,
    sql`SELECT f.id, f.sujet, s.nom AS structure, e.prenom AS enfant, f.etat AS "état", ${quand(sql`f.ouvert_le`, qui)} AS "ouverte le"
        FROM fils f JOIN structures s ON s.collectivite_id = f.collectivite_id AND s.id = f.structure_id
        LEFT JOIN enfants e ON e.collectivite_id = f.collectivite_id AND e.id = f.enfant_id
        WHERE f.collectivite_id = ${collectivite} AND f.foyer_id = ${foyer} ORDER BY f.ouvert_le, f.id`,
  )
  const messages = await rows<MessageDonne>(
    tx,
    sql`SELECT id, fil_id AS fil, CASE de WHEN 'famille' THEN 'la famille' ELSE 'le service' END AS de, auteur, texte,
          ${quand(sql`envoye_le`, qui)} AS "envoyé le", ${quand(sql`lu_le`, qui)} AS "lu le"
        FROM messages WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} ORDER BY fil_id, rang`,
  )
  const pieces = await rows<PieceDonnee>(
    tx,
    sql`SELECT message_id AS message, nom, ${quand(sql`recue_le`, qui)} AS date, emplacement, cle, controle
        FROM pieces_jointes WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} ORDER BY recue_le, id`,
  )
  const parFil = Map.groupBy(messages, (one) => one.fil)
  const parMessage = Map.groupBy(pieces, (one) => one.message ?? '')
  return {
    donnees: fils.map(({ id, ...fil }) => ({
      ...fil,
      messages: (parFil.get(id) ?? []).map(({ id: message, fil: _, ...one }) => ({
        ...one,
        'pièces jointes': (parMessage.get(message) ?? []).map(({ nom }) => nom),
      })),
    })),
    fichiers: pieces
      .filter((one) => one.controle === 'libre')
      .map((one) =>
        fichierGarde(qui, cheminDe('pièces jointes', `${one.date.slice(0, 10)} ${one.nom}`), one),
      ),
  }
}
