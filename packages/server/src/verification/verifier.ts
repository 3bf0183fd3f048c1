// `npm run collectivite -- verifier`: what is missing before a town opens, and what to do about it.

import { listOrigines } from '../collectivites/administration.ts'
import { readPages } from '../collectivites/store.ts'
import type { Database } from '../database/open.ts'
import type { Constat } from './constat.ts'
import { constatsPages } from './pages.ts'
import { constatsServeur, type Serveur } from './serveur.ts'
import { constatsVille } from './ville.ts'

export interface Rapport {
  titre: string
  constats: Constat[]
}

export async function verifierVille(database: Database, serveur: Serveur, id: string): Promise<Rapport[]> {
  const { publicUrl } = serveur
  const ville = await database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => ({
    origines: await listOrigines(tx, id),
    pages: await readPages(tx, id),
    constats: await constatsVille(tx, id),
  }))
  return [
    { titre: 'Le serveur', constats: await constatsServeur(serveur) },
    { titre: 'Le site', constats: await constatsPages({ collectivite: id, publicUrl, ...ville }) },
    { titre: 'Les services', constats: ville.constats },
  ]
}

const SIGNES = { bon: '✓', regarder: '?', corriger: '✗' } as const

/** The report as it is printed; what is to be done under each point. */
export function direRapport(nom: string, rapports: readonly Rapport[]): string[] {
  const tous = rapports.flatMap((one) => one.constats)
  const combien = (etat: Constat['etat']) => tous.filter((one) => one.etat === etat).length
  const [aCorriger, aRegarder] = [combien('corriger'), combien('regarder')]
  const lignes = rapports.flatMap(({ titre, constats }) => [
    '',
    titre,
    ...constats.flatMap(({ etat, quoi, remede }) => [
      `  ${SIGNES[etat]} ${quoi}`,
      ...(remede ? [`    → ${remede}`] : []),
    ]),
  ])
  const conclusion =
    aCorriger === 0
      ? `${nom} est prête.${aRegarder > 0 ? ` ${aRegarder} point${aRegarder > 1 ? 's' : ''} à regarder (?).` : ''}`
      : `${nom} n’est pas prête : ${aCorriger} point${aCorriger > 1 ? 's' : ''} à corriger (✗), ${aRegarder} à regarder (?).`
  return [nom, ...lignes, '', conclusion]
}
