// Reads a whole archive again, and touches nothing else: what a restoration begins with, and what one does to sleep well.
import { createReadStream } from 'node:fs'
import path from 'node:path'
import { dansArchive, listeDe } from './fichiers.ts'
import { empreinteDe, lirePartie } from './flux.ts'
import { LISTE_FICHIERS, type Manifeste, type Partie, partieTable, TRAVAUX } from './manifeste.ts'
import type { Serrure } from './phrase.ts'

/** @returns what is wrong, in French; nothing when all of it is as it was written */
export async function verifierArchive(
  archive: string,
  manifeste: Manifeste,
  serrure: Serrure | undefined,
): Promise<string[]> {
  const parties: [string, Partie, Serrure | undefined][] = [
    ...manifeste.tables.map((one): [string, Partie, Serrure | undefined] => [
      partieTable(one.nom),
      one,
      serrure,
    ]),
    [TRAVAUX, manifeste.travaux, serrure],
    [LISTE_FICHIERS, manifeste.fichiers.liste, undefined],
  ]
  const defauts: string[] = []
  for (const [nom, partie, lock] of parties) {
    const defaut = await defautDe(path.join(archive, nom), nom, partie, lock)
    if (defaut) defauts.push(defaut)
  }
  if (defauts.length > 0) return defauts
  let nombre = 0
  for await (const { emplacement, sha256 } of listeDe(archive)) {
    nombre++
    const lu = await lireEmpreinte(dansArchive(archive, emplacement))
    if (lu !== sha256) defauts.push(`fichiers/${emplacement} : ${lu ? 'abîmé' : 'absent'}`)
  }
  if (nombre !== manifeste.fichiers.nombre)
    defauts.push(`${LISTE_FICHIERS} : ${nombre} fichiers au lieu de ${manifeste.fichiers.nombre}`)
  return defauts
}

async function defautDe(
  fichier: string,
  nom: string,
  { lignes, sha256 }: Partie,
  serrure: Serrure | undefined,
): Promise<string | undefined> {
  const lu = await lireEmpreinte(fichier)
  if (lu !== sha256) return `${nom} : ${lu ? 'abîmé' : 'absent'}`
  let count = 0
  try {
    for await (const lot of lirePartie(fichier, nom, serrure)) count += lot.length
  } catch {
    return `${nom} : illisible`
  }
  return count === lignes ? undefined : `${nom} : ${count} lignes au lieu de ${lignes}`
}

const lireEmpreinte = (fichier: string) =>
  empreinteDe(createReadStream(fichier)).then(
    ({ sha256 }) => sha256,
    () => undefined,
  )
