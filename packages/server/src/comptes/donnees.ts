import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { type DonnerPartie, quand } from '../rgpd/partie.ts'
import { nomAppareil } from './appareil.ts'

/**
 * A login and what is kept around it, without what opens it. Only its owner's: the other parent of the same family has
 * sessions and passkeys of their own. As `systeme`.
 */
export const donneesDuCompte: DonnerPartie = async (tx, qui) => {
  const own = sql`collectivite_id = ${qui.collectivite} AND compte_id = ${qui.compte}`
  const [compte] = await rows(
    tx,
    sql`SELECT courriel AS "adresse e-mail", langue AS "langue des courriers", ${quand(sql`cree_le`, qui)} AS "créé le",
          ${quand(sql`confirme_le`, qui)} AS "confirmé le",
          rgpd_version AS "version de l’information sur les données acceptée à la création"
        FROM comptes WHERE collectivite_id = ${qui.collectivite} AND id = ${qui.compte}`,
  )
  const sessions = await rows<{ appareil: string | null }>(
    tx,
    sql`SELECT appareil, reseau AS "réseau", ${quand(sql`cree_le`, qui)} AS "ouverte le", ${quand(sql`vue_le`, qui)} AS "vue le",
          ${quand(sql`expire_le`, qui)} AS "expire le" FROM sessions WHERE ${own} ORDER BY cree_le`,
  )
  const list = (columns: ReturnType<typeof sql>) => rows(tx, sql`SELECT ${columns} AND ${own}`)
  return {
    donnees: {
      compte,
      sessions: sessions.map(({ appareil, ...one }) => ({ appareil: nomAppareil(appareil ?? ''), ...one })),
      connexions: await list(
        sql`appareil, reseau AS "réseau", ${quand(sql`le`, qui)} AS le FROM connexions WHERE true`,
      ),
      'navigateurs connus': await list(
        sql`${quand(sql`connu_le`, qui)} AS "depuis le", ${quand(sql`vu_le`, qui)} AS "vu le" FROM appareils WHERE true`,
      ),
      'clés d’accès': await list(
        sql`nom, site, ${quand(sql`cree_le`, qui)} AS "créée le", ${quand(sql`utilisee_le`, qui)} AS "utilisée le" FROM cles_acces WHERE true`,
      ),
      'appareils prévenus par des notifications': await list(
        sql`${quand(sql`cree_le`, qui)} AS "depuis le", array_to_string(sujets, ', ') AS "prévenus pour" FROM abonnements WHERE true`,
      ),
      'changement d’adresse en cours': await list(
        sql`ancien AS "ancienne adresse", nouveau AS "nouvelle adresse", ${quand(sql`expire_le`, qui)} AS "expire le" FROM changements_courriel WHERE true`,
      ),
      'invitations envoyées': await list(
        sql`courriel, prenom AS "prénom", nom, ${quand(sql`expire_le`, qui)} AS "expire le", ${quand(sql`utilisee_le`, qui)} AS "acceptée le" FROM invitations_parents WHERE true`,
      ),
      'liens reçus par e-mail': await list(
        sql`usage, ${quand(sql`expire_le`, qui)} AS "expire le", ${quand(sql`utilise_le`, qui)} AS "utilisé le" FROM jetons WHERE true`,
      ),
      'fichiers en cours d’envoi': await list(
        sql`nom, taille AS octets, recu AS "octets reçus", ${quand(sql`commence_le`, qui)} AS "commencé le" FROM televersements WHERE true`,
      ),
      'fichiers joints à un message pas encore envoyé': await list(
        sql`nom, taille AS octets, ${quand(sql`recue_le`, qui)} AS "reçu le" FROM pieces_jointes WHERE message_id IS NULL`,
      ),
    },
  }
}
