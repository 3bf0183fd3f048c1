// What is looked at of a town's own data: who answers, what is offered, what can be paid.
import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { bon, type Constat, corriger, regarder } from './constat.ts'

interface Ville {
  courriel: string | null
  telephone: string | null
  agents: number
  referents: number
}
interface Regie {
  nom: string
  numcli: string | null
  saisie: string
  siret: string
}
interface Activite {
  nom: string
  structure: string
  sans: string[]
}

/** As `systeme`. */
export async function constatsVille(tx: Tx, id: string): Promise<Constat[]> {
  const [ville] = await rows<Ville>(
    tx,
    sql`SELECT courriel, telephone,
          (SELECT count(*)::int FROM agents WHERE collectivite_id = ${id}) AS agents,
          (SELECT count(*)::int FROM referents_donnees WHERE collectivite_id = ${id}) AS referents
        FROM collectivites WHERE id = ${id}`,
  )
  const regies = await rows<Regie>(
    tx,
    sql`SELECT nom, numcli, saisie, coalesce(mentions->>'siret', '') AS siret FROM regies
        WHERE collectivite_id = ${id} ORDER BY nom`,
  )
  const structures = await rows<{ nom: string; joignable: boolean; activites: number }>(
    tx,
    sql`SELECT s.nom, coalesce(s.telephone, s.courriel) IS NOT NULL AS joignable,
          (SELECT count(*)::int FROM activites a WHERE a.collectivite_id = s.collectivite_id AND a.structure_id = s.id) AS activites
        FROM structures s WHERE s.collectivite_id = ${id} ORDER BY s.nom`,
  )
  const sansPrix = await rows<Activite>(
    tx,
    sql`SELECT a.nom, s.nom AS structure, array_agg(u.nom ORDER BY u.ordre, u.nom) AS sans
        FROM unites u JOIN activites a ON a.collectivite_id = u.collectivite_id AND a.id = u.activite_id
        JOIN structures s ON s.collectivite_id = a.collectivite_id AND s.id = a.structure_id
        WHERE u.collectivite_id = ${id} AND NOT EXISTS (SELECT FROM tarifs t
          WHERE t.collectivite_id = u.collectivite_id AND t.activite_id = u.activite_id AND t.unite IN (u.code, ''))
        GROUP BY a.nom, s.nom ORDER BY s.nom, a.nom`,
  )
  return [
    ville?.courriel || ville?.telephone
      ? bon(`Contact des familles : ${[ville.courriel, ville.telephone].filter(Boolean).join(', ')}`)
      : corriger(
          'Ni e-mail ni téléphone : une famille bloquée ne sait à qui s’adresser.',
          `npm run collectivite -- creer ${id} --courriel espace-famille@maville.fr --telephone "05 56 …"`,
        ),
    ville?.agents
      ? bon(`${ville.agents} agent${ville.agents > 1 ? 's' : ''} avec un accès.`)
      : corriger(
          'Aucun agent n’a d’accès : personne ne peut répondre aux familles.',
          `npm run collectivite -- agent ${id} --courriel … --nom … --prenom …`,
        ),
    ville?.referents
      ? bon('Quelqu’un répond des données de la collectivité.')
      : corriger(
          'Personne ne répond des données : une demande d’effacement resterait sans réponse.',
          `npm run collectivite -- agent ${id} --courriel … --nom … --prenom … --donnees`,
        ),
    ...(structures.length === 0
      ? [
          corriger(
            'Aucune structure : les familles ne voient aucun service.',
            'Créez les structures et leurs activités.',
          ),
        ]
      : structures.map(constatStructure)),
    ...regies.flatMap(constatRegie),
    ...sansPrix.map(({ nom, structure, sans }) =>
      corriger(
        `« ${nom} » (${structure}) : pas de prix pour ${sans.join(', ')}.`,
        `npm run collectivite -- tarif ${id} --structure "${structure}" --activite "${nom}" --unite … --fichier … (docs/webmestre/tarifs.md)`,
      ),
    ),
  ]
}

function constatStructure({
  nom,
  joignable,
  activites,
}: {
  nom: string
  joignable: boolean
  activites: number
}): Constat {
  if (activites === 0)
    return regarder(`« ${nom} » n’a aucune activité.`, 'Créez-les, ou retirez la structure.')
  return joignable
    ? bon(`« ${nom} » : ${activites} activité${activites > 1 ? 's' : ''}.`)
    : regarder(
        `« ${nom} » n’a ni téléphone ni e-mail.`,
        'Les familles auront ceux de la collectivité. Écrivez ceux du service s’il répond lui-même.',
      )
}

function constatRegie({ nom, numcli, saisie, siret }: Regie): Constat[] {
  const found: Constat[] = []
  if (!numcli)
    found.push(
      regarder(
        `Régie « ${nom} » : pas de numéro PayFiP, pas de paiement en ligne.`,
        'Demandez-le à la DGFiP (formulaire d’adhésion PayFiP), par votre comptable public.',
      ),
    )
  else if (saisie === 'W') found.push(bon(`Régie « ${nom} » : PayFiP ${numcli}, en production.`))
  else
    found.push(
      regarder(
        `Régie « ${nom} » : PayFiP ${numcli} est en ${saisie === 'X' ? 'activation' : 'test'}, aucun paiement n’est réel.`,
        'Faites les paiements d’activation demandés par la DGFiP, puis passez la régie en production.',
      ),
    )
  if (!/^\d{14}$/.test(siret))
    found.push(
      corriger(
        `Régie « ${nom} » : le SIRET imprimé sur ses factures n’a pas 14 chiffres.`,
        'Corrigez ses mentions.',
      ),
    )
  return found
}
