// Invoices and what settled them go together or not at all: a ledger of which a part is gone no longer balances. So what
// goes is a whole: invoices, avoirs, entries, payments and debits that name each other, once all of it is old and settled.
import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { balayer } from '../rgpd/effacer.ts'
import type { Gomme } from '../rgpd/gomme.ts'
import { rendre, type Source, type Ville } from './sources.ts'

export const NATURES = ['factures', 'encaissements', 'paiements', 'prelevements'] as const
type Nature = (typeof NATURES)[number]

/** One thing of a family's accounts. */
interface Noeud {
  nature: Nature | 'credit'
  id: string
  foyer: string
  /** End of the accounting year from which its time counts. */
  depuis: string | null
  /** Something is still to happen to it: to pay, to be told by the bank, to look into. */
  ouvert: boolean
}

/** What goes, or stays, together. */
export interface Ensemble {
  foyer: string
  /** The last of its years. */
  depuis: string
  ouvert: boolean
  articles: { nature: Nature; objet: string }[]
}

/** Families that have anything older than this. As `systeme`. */
export async function foyersComptables(tx: Tx, { collectivite }: Ville, avant: string): Promise<string[]> {
  const limit = sql`(${avant}::date + 1)::timestamptz`
  const found = await rows<{ foyer: string }>(
    tx,
    sql`SELECT foyer_id AS foyer FROM factures WHERE collectivite_id = ${collectivite} AND emise_le < ${limit}
        UNION SELECT foyer_id FROM encaissements WHERE collectivite_id = ${collectivite} AND recu_le < ${limit}
        UNION SELECT foyer_id FROM paiements WHERE collectivite_id = ${collectivite} AND cree_le < ${limit}
        UNION SELECT foyer_id FROM prelevements WHERE collectivite_id = ${collectivite} AND date <= ${avant}::date
        ORDER BY 1`,
  )
  return found.map((one) => one.foyer)
}

/** The accounts of these families, cut into what goes together. As `systeme`. */
export async function ensembles(
  tx: Tx,
  { collectivite, zone }: Ville,
  foyers: readonly string[],
): Promise<Ensemble[]> {
  if (foyers.length === 0) return []
  const mine = sql`x.collectivite_id = ${collectivite} AND x.foyer_id = ANY(${`{${foyers.join(',')}}`}::uuid[])`
  const fin = (column: string) =>
    sql`make_date(extract(year FROM x.${sql.identifier(column)} AT TIME ZONE ${zone})::int, 12, 31)`
  const noeuds = await rows<Noeud>(
    tx,
    sql`SELECT nature, id, foyer, depuis::text, ouvert FROM (
        SELECT 'factures' AS nature, x.id::text, x.foyer_id AS foyer,
          greatest(make_date(x.annee, 12, 31), ${fin('emise_le')}, ${fin('payee_le')}) AS depuis,
          x.nature = 'facture' AND x.etat = 'emise' AS ouvert
        FROM factures x WHERE ${mine}
        UNION ALL SELECT 'encaissements', x.id::text, x.foyer_id, ${fin('recu_le')}, false FROM encaissements x WHERE ${mine}
        UNION ALL SELECT 'paiements', x.id::text, x.foyer_id, greatest(${fin('cree_le')}, ${fin('termine_le')}),
          x.etat = 'en-cours' OR EXISTS (SELECT FROM alertes a WHERE a.collectivite_id = x.collectivite_id
            AND a.paiement_id = x.id AND a.traitee_le IS NULL AND a.disparue_le IS NULL)
        FROM paiements x WHERE ${mine}
        UNION ALL SELECT 'prelevements', x.id::text, x.foyer_id, make_date(extract(year FROM x.date)::int, 12, 31),
          x.etat = 'prevu' FROM prelevements x WHERE ${mine}
        -- What a family has in advance in a régie: its entries and their uses hold together while something is left.
        UNION ALL SELECT 'credit', x.foyer_id::text || x.regie_id::text, x.foyer_id, NULL, sum(x.centimes) <> 0
        FROM imputations x WHERE ${mine} AND x.facture_id IS NULL GROUP BY x.foyer_id, x.regie_id) t`,
  )
  const liens = await rows<{ a: string; b: string }>(
    tx,
    sql`SELECT 'encaissements' || x.encaissement_id AS a,
          coalesce('factures' || x.facture_id, 'credit' || x.foyer_id || x.regie_id) AS b FROM imputations x WHERE ${mine}
        UNION ALL SELECT 'encaissements' || x.id, l.b FROM encaissements x, LATERAL (VALUES ('paiements' || x.paiement_id),
          ('prelevements' || x.prelevement_id), ('factures' || x.avoir_id), ('encaissements' || x.annule_id)) l(b)
        WHERE ${mine} AND l.b IS NOT NULL
        UNION ALL SELECT 'paiements' || x.paiement_id, 'factures' || x.facture_id FROM paiements_factures x WHERE ${mine}
        UNION ALL SELECT 'prelevements' || x.prelevement_id, 'factures' || x.facture_id FROM prelevements_factures x WHERE ${mine}
        UNION ALL SELECT 'factures' || x.id, 'factures' || x.origine_id FROM factures x WHERE ${mine} AND x.origine_id IS NOT NULL
        UNION ALL SELECT 'factures' || x.facture_id, 'factures' || o.facture_id FROM lignes x JOIN lignes o
          ON o.collectivite_id = x.collectivite_id AND o.id = x.ligne_origine_id WHERE ${mine}`,
  )
  return reunir(noeuds, liens)
}

/** Union-find, pure. What a link names and is not there holds all that it touches. */
export function reunir(noeuds: readonly Noeud[], liens: readonly { a: string; b: string }[]): Ensemble[] {
  const parent = new Map(noeuds.map((one) => [`${one.nature}${one.id}`, `${one.nature}${one.id}`]))
  const racine = (name: string): string => {
    let root = name
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    parent.set(name, root)
    return root
  }
  for (const { a, b } of liens) parent.set(racine(a), racine(b))
  const groups = Map.groupBy(noeuds, (one) => racine(`${one.nature}${one.id}`))
  return [...groups].flatMap(([root, group]) => {
    const [first] = group
    const articles = group.flatMap(({ nature, id: objet }) =>
      nature === 'credit' ? [] : [{ nature, objet }],
    )
    const depuis = group
      .flatMap((one) => one.depuis ?? [])
      .sort()
      .at(-1)
    if (!first || !depuis || articles.length === 0) return []
    const known = group.some((one) => `${one.nature}${one.id}` === root)
    return [{ foyer: first.foyer, depuis, ouvert: !known || group.some((one) => one.ouvert), articles }]
  })
}

/** Takes whole sets away, with the days that they billed. As `elimination`, by who holds the families' files. */
export async function detruireComptes(
  tx: Tx,
  gomme: Gomme,
  ville: Ville,
  sets: readonly Ensemble[],
): Promise<void> {
  const { collectivite } = ville
  const all = sets.flatMap((one) => one.articles)
  const ids = (nature: Nature) =>
    sql`ANY(${`{${all.flatMap((one) => (one.nature === nature ? one.objet : [])).join(',')}}`}::uuid[])`
  const lignes = sql`(SELECT id FROM lignes WHERE collectivite_id = ${collectivite} AND facture_id = ${ids('factures')})`
  await rendre(tx, ville, sql`ligne_id IN ${lignes}`)
  for (const table of ['reservations', 'pointages', 'heures_occasionnelles', 'contrats_factures'])
    await gomme.oter(table, sql`ligne_id IN ${lignes}`)
  await gomme.oter('relances', sql`facture_id = ${ids('factures')}`)
  await gomme.oter('imputations', sql`encaissement_id = ${ids('encaissements')}`)
  await gomme.oter('paiements_factures', sql`paiement_id = ${ids('paiements')}`)
  await gomme.oter('prelevements_factures', sql`prelevement_id = ${ids('prelevements')}`)
  await gomme.oter('alertes', sql`paiement_id = ${ids('paiements')}`)
  await gomme.oter('encaissements', sql`id = ${ids('encaissements')}`)
  await gomme.oter('paiements', sql`id = ${ids('paiements')}`)
  await gomme.oter('prelevements', sql`id = ${ids('prelevements')}`)
  await gomme.oter('lignes', sql`id IN ${lignes}`)
  await gomme.oter('factures', sql`id = ${ids('factures')}`)
  // Contracts that billed nothing else, long over.
  const foyers = sql`ANY(${`{${[...new Set(sets.map((one) => one.foyer))].join(',')}}`}::uuid[])`
  const dernier = sets
    .map((one) => one.depuis)
    .sort()
    .at(-1)
  await gomme.oter(
    'contrats',
    sql`foyer_id = ${foyers} AND etat = 'accepte' AND fin <= ${dernier ?? '1900-01-01'}::date
      AND NOT EXISTS (SELECT FROM contrats_factures x WHERE x.collectivite_id = t.collectivite_id AND x.contrat_id = t.id)
      AND NOT EXISTS (SELECT FROM heures_occasionnelles x WHERE x.collectivite_id = t.collectivite_id AND x.contrat_id = t.id)`,
  )
  await balayer(gomme)
}

/** Mandates that are over: they go after what was debited under them. */
export const MANDATS: Source = {
  nature: 'mandats',
  cle: 'id',
  candidats: ({ collectivite, zone }) => sql`
    SELECT t.id AS objet, t.foyer_id AS foyer, greatest(make_date(extract(year FROM t.fini_le AT TIME ZONE ${zone})::int, 12, 31),
      (SELECT max(make_date(extract(year FROM p.date)::int, 12, 31)) FROM prelevements p
        WHERE p.collectivite_id = t.collectivite_id AND p.mandat_id = t.id)) AS depuis
    FROM mandats t WHERE t.collectivite_id = ${collectivite} AND t.etat = 'revoque' AND t.fini_le IS NOT NULL`,
  pret: ({ collectivite }) =>
    sql`NOT EXISTS (SELECT FROM prelevements p WHERE p.collectivite_id = ${collectivite} AND p.mandat_id = x.objet)`,
  async detruire(_tx, gomme, _ville, ids) {
    await gomme.oter('mandats', sql`id = ${ids}`)
    await balayer(gomme)
  },
}
