// What the two commands print.
import path from 'node:path'
import type { Manifeste } from './manifeste.ts'
import type { Restauree } from './restaurer.ts'
import type { Faite } from './sauvegarder.ts'

export const AIDE_SAUVEGARDE = `npm run sauvegarde -- [--vers /mnt/sauvegardes] [--garder 30] [--phrase-fichier phrase.txt] [--cles cles.env]

  Sauvegarde la base et les fichiers des familles, serveur en marche ou arrêté, dans un dossier nommé par sa date.
  --vers            où ; sans lui, « sauvegardes » dans INOE_DATA (ou INOE_SAUVEGARDES)
  --garder          retire les plus anciennes au-delà de ce nombre
  --phrase-fichier  chiffre la base avec la phrase de passe que contient ce fichier
  --cles            écrit les clés du serveur dans un fichier à part, à garder ailleurs : aucune sauvegarde ne les contient`

export const AIDE_RESTAURATION = `npm run restauration -- /mnt/sauvegardes/2026-11-30T02-17-00Z [--verifier] [--remplacer] [--courriels] [--phrase-fichier phrase.txt]

  Remet une sauvegarde dans la base de DATABASE_URL (ou celle d’INOE_DATA) et ses fichiers dans INOE_DATA (ou le bucket
  d’INOE_S3_BUCKET), en entier ou pas du tout. Le serveur doit être arrêté.
  --verifier        relit toute la sauvegarde et ne touche à rien
  --remplacer       perd ce que tient la base ; sans lui, elle doit être vide
  --courriels       envoie aussi les e-mails qui attendaient : pour un déménagement, quand l’ancien serveur ne
                    redémarrera plus. Sans lui ils sont écartés : ils sont sans doute partis depuis
  --phrase-fichier  la phrase de passe d’une sauvegarde chiffrée`

const nombre = (n: number) => n.toLocaleString('fr-FR')
const mo = (octets: number) =>
  octets < 100_000
    ? `${nombre(Math.ceil(octets / 1000))} ko`
    : `${(octets / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`
const accord = (n: number, mot: string) => `${nombre(n)} ${mot}${n > 1 ? 's' : ''}`

/** What is in it, in a few lines. */
export function contenu({ tables, fichiers, travaux, moteur, faiteLe, chiffrement }: Manifeste): string[] {
  const lignes = tables.reduce((total, one) => total + one.lignes, 0)
  const octets = tables.reduce((total, one) => total + one.octets, 0)
  return [
    `Faite le ${new Date(faiteLe).toLocaleString('fr-FR', { timeZone: 'Europe/Paris' })} (heure de Paris), base ${moteur === 'pglite' ? 'embarquée' : 'PostgreSQL'}${chiffrement ? ', chiffrée' : ''}.`,
    `Base : ${accord(tables.length, 'table')}, ${accord(lignes, 'ligne')}, ${mo(octets)} compressés. Travaux en attente : ${nombre(travaux.lignes)}.`,
    `Fichiers des familles : ${nombre(fichiers.nombre)}, ${mo(fichiers.octets)}.`,
  ]
}

export function ditFaite({ dossier, manifeste, retirees }: Faite, memeDisque: boolean): string[] {
  const { fichiers, cles, chiffrement } = manifeste
  return [
    `Sauvegarde faite : ${dossier}`,
    ...contenu(manifeste),
    ...(fichiers.nouveaux < fichiers.nombre
      ? [
          `Copiés cette fois : ${accord(fichiers.nouveaux, 'fichier')}. Les autres sont ceux de la sauvegarde précédente.`,
        ]
      : []),
    ...(fichiers.absents > 0
      ? [
          `À regarder : ${accord(fichiers.absents, 'fichier')} que la base nomme et qui ne sont pas là. S’ils viennent d’être effacés, c’est normal ; sinon, vérifiez INOE_DATA, ou INOE_S3_BUCKET.`,
        ]
      : []),
    ...(retirees.length > 0
      ? [`${accord(retirees.length, 'ancienne')} retirée${retirees.length > 1 ? 's' : ''}.`]
      : []),
    '',
    `La clé « ${cles.courante} » n’y est pas, exprès : gardez-la ailleurs. Sans elle, ni document ni IBAN ne pourra être relu.`,
    'Pour l’écrire dans un fichier à part : npm run sauvegarde -- --cles /chemin/hors-des-sauvegardes/cles.env',
    ...(chiffrement
      ? ['Sans la phrase de passe, cette sauvegarde est perdue : gardez-la aussi.']
      : [
          'La base y est en clair (noms, santé des enfants) : réservez ce dossier à qui administre le serveur.',
        ]),
    ...(memeDisque
      ? [
          'Elle est sur le même disque que les données : copiez-la ailleurs, ou donnez --vers sur un autre disque.',
        ]
      : []),
  ]
}

export function ditRestauree({ manifeste, repris, ecartes }: Restauree): string[] {
  return [
    'Restauration faite, en entier.',
    ...contenu(manifeste),
    `Travaux repris : ${nombre(repris)}.${ecartes > 0 ? ` Écartés, parce qu’ils écrivent à des personnes et sont sans doute partis depuis : ${nombre(ecartes)}.` : ''}`,
    '',
    'Avant de rouvrir : ce qui s’est passé depuis la sauvegarde n’y est pas.',
    '- Effacements de familles acceptés depuis : ils sont à refaire (onglet « Données personnelles »).',
    '- Paiements en ligne depuis : comparez avec le relevé de PayFiP de la régie.',
    '- Factures émises depuis : leurs numéros seront donnés de nouveau ; retirez celles qui sont parties.',
    'Puis démarrez le serveur : npm start en essai, votre service en production.',
  ]
}

export const ditVerifiee = (dossier: string, manifeste: Manifeste, cle: boolean): string[] => [
  `${path.basename(dossier)} est entière : chaque partie a été relue.`,
  ...contenu(manifeste),
  cle
    ? `La clé « ${manifeste.cles.courante} » est là : documents et IBAN seront lisibles.`
    : `La clé « ${manifeste.cles.courante} » n’est pas ici : donnez-la (INOE_FILE_KEY) avant de restaurer.`,
]
