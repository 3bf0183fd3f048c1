// Where the files of the families are kept: tried as the server will use it, on an object of its own.
import { randomUUID } from 'node:crypto'
import { ditPanne } from '../fichiers/pannes.fr.ts'
import { type Magasin, MagasinInjoignable, type Seau } from '../outside/magasin.ts'
import { bon, type Constat, corriger, regarder } from './constat.ts'
import type { Serveur } from './serveur.ts'

export async function constatsFichiers({
  fichiers,
  dossierFichiers,
}: Pick<Serveur, 'fichiers' | 'dossierFichiers'>): Promise<Constat[]> {
  // No town's name has a capital.
  const essai = `VERIFICATION/${randomUUID()}`
  try {
    await fichiers.ecrire(essai, Buffer.from(essai))
    const lu = await fichiers.lire(essai)
    const found = [
      lu.toString() === essai
        ? bon(`Les fichiers des familles s’écrivent et se relisent : ${fichiers.ou}`)
        : corriger(
            `Ce qui est écrit dans ${fichiers.ou} n’est pas ce qu’on y relit.`,
            'Retirez le cache qui est devant.',
          ),
      ...(fichiers.seau ? await constatsSeau(fichiers.seau, essai) : []),
      ...(fichiers.seau ? await reste(dossierFichiers) : []),
    ]
    await fichiers.effacer(essai)
    return found
  } catch (error) {
    await fichiers.effacer(essai).catch(() => undefined)
    const { quoi, remede } =
      error instanceof MagasinInjoignable
        ? ditPanne(error)
        : {
            quoi: error instanceof Error ? error.message : String(error),
            remede: 'Vérifiez les droits du dossier et la place sur le disque.',
          }
    return [
      corriger(`Les fichiers des familles ne peuvent pas être gardés dans ${fichiers.ou} : ${quoi}.`, remede),
    ]
  }
}

async function constatsSeau(seau: Seau, essai: string): Promise<Constat[]> {
  const found: Constat[] = []
  if (await seau.luParTous(essai))
    found.push(
      corriger(
        'Tout le monde peut lire ce bucket. Les fichiers y sont chiffrés, mais leurs noms disent de quelle collectivité ils sont.',
        'Rendez-le privé chez votre fournisseur (« Block public access », politique du bucket).',
      ),
    )
  // A key without this right is no fault.
  if (await seau.gardeVersions().catch(() => false))
    found.push(
      regarder(
        'Le bucket garde les anciennes versions : un fichier effacé y reste, chiffré.',
        'Une règle de cycle de vie qui retire les versions remplacées après 30 jours au plus (NoncurrentVersionExpiration), comme pour les sauvegardes.',
      ),
    )
  return found
}

/** A folder that still has files when the server was given a bucket: those that were not moved, nobody opens any more. */
async function reste(dossier: Magasin): Promise<Constat[]> {
  const first = await dossier.parcourir().next()
  if (first.done) return []
  return [
    regarder(
      `Des fichiers sont encore dans ${dossier.ou}, où le serveur ne regarde plus.`,
      'npm run fichiers -- --vers-s3 copie ceux qui manquent au bucket ; gardez ensuite ce dossier ailleurs, ou retirez-le.',
    ),
  ]
}
