// What an export gives of FranceConnect: that it opens the account, and the identity it gave.
import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { cheminDe, type DonnerPartie, quand } from '../rgpd/partie.ts'
import { lieIdentite } from './reglages.ts'

export const donneesDeFranceConnect: DonnerPartie = async (tx, qui) => {
  const { collectivite, compte } = qui
  const found = await rows<{ identifiant: string; scellee: string }>(
    tx,
    sql`SELECT sub AS identifiant, ${quand(sql`lie_le`, qui)} AS "relié le", ${quand(sql`utilise_le`, qui)} AS "utilisé le",
          concordance AS "comparaison avec les parents du dossier", identite_scellee AS scellee
        FROM franceconnect_liens WHERE collectivite_id = ${collectivite} AND compte_id = ${compte}`,
  )
  return {
    donnees: found.map(({ scellee: _, ...one }) => one),
    fichiers: found.map(({ identifiant, scellee }) => ({
      chemin: cheminDe('FranceConnect', 'identité.json'),
      lire: async ({ coffre }) => {
        const identite: unknown = JSON.parse(coffre.ouvrir(scellee, lieIdentite(collectivite, identifiant)))
        return Buffer.from(JSON.stringify(identite, null, 2))
      },
    })),
  }
}
