// What is looked at of the server itself, whatever the town.
import type { Engine } from '../database/open.ts'
import type { Magasin } from '../outside/magasin.ts'
import { bon, type Constat, corriger, regarder } from './constat.ts'
import { constatsFichiers } from './fichiers.ts'
import { lireAdresse } from './lire.ts'

/** What the server was started with. */
export interface Serveur {
  publicUrl: string
  moteur: Engine
  production: boolean
  /** Front servers that write X-Forwarded-For. */
  proxies: number
  /** The mail server and the sender; undefined with the trial mailbox. */
  courrier: { joindre(): Promise<void>; expediteur: string } | undefined
  /** Undefined without. */
  antivirus: { examiner(content: Uint8Array): Promise<string | null> } | undefined
  /** Where the files of the families are. */
  fichiers: Magasin
  /** Where they would be without a bucket. */
  dossierFichiers: Magasin
  /** The key of the files is the one of the data folder, not one that the environment gives. */
  cleDansDossier: boolean
  /** Where backups go, and when the last one was made. */
  sauvegardes: { dossier: string; derniere: Date | undefined }
  now: Date
}

const JOUR = 86_400_000

export async function constatsServeur(serveur: Serveur): Promise<Constat[]> {
  return [
    ...(await adresse(serveur)),
    await courrier(serveur),
    await antivirus(serveur),
    ...(await constatsFichiers(serveur)),
    cle(serveur),
    sauvegarde(serveur),
    serveur.moteur === 'postgres'
      ? bon('Base PostgreSQL.')
      : regarder(
          'Base embarquée : un seul processus, une seule machine.',
          'Elle suffit à une petite commune. Pour plus : DATABASE_URL, puis déménagez par une sauvegarde (docs/ouvrir-une-ville.md).',
        ),
  ]
}

async function adresse({ publicUrl, production, proxies }: Serveur): Promise<Constat[]> {
  const { protocol, hostname } = new URL(publicUrl)
  const locale = hostname === 'localhost' || hostname === '127.0.0.1'
  if (locale)
    return [
      corriger(
        `Le serveur se croit à ${publicUrl}, que seul cet ordinateur peut ouvrir.`,
        'Donnez son adresse publique : INOE_URL=https://inscriptions.maville.fr',
      ),
    ]
  const found: Constat[] = []
  if (protocol !== 'https:')
    found.push(
      corriger(
        `L’adresse du serveur n’est pas en HTTPS : ${publicUrl}`,
        'Mettez un serveur frontal devant (docs/ouvrir-une-ville.md, « HTTPS »), puis INOE_URL=https://…',
      ),
    )
  const lue = await lireAdresse(`${publicUrl}/health`)
  if (typeof lue === 'string')
    found.push(
      corriger(
        `${publicUrl} ne s’ouvre pas : ${lue}.`,
        'Vérifiez le nom de domaine, le certificat et le serveur frontal. Certaines machines ne peuvent pas joindre leur propre adresse publique : essayez aussi depuis un autre poste.',
      ),
    )
  else if (lue.statut !== 200 || !lue.texte.includes('"etat":"ok"'))
    found.push(
      corriger(
        `${publicUrl}/health répond, mais ce n’est pas ce serveur (${lue.statut}).`,
        'Le serveur frontal doit tout transmettre, ou les chemins /v1, /api, /_page, /health et /nom-de-la-ville.',
      ),
    )
  else found.push(bon(`Le serveur répond à ${publicUrl}`))
  if (proxies === 0)
    found.push(
      corriger(
        'Le serveur ne sait pas qu’un serveur frontal est devant lui : tous les visiteurs ont la même adresse, et quelques mots de passe faux les bloquent tous.',
        'INOE_PROXIES=1 (le nombre de serveurs frontaux), puis redémarrez.',
      ),
    )
  if (!production)
    found.push(
      corriger(
        'Le serveur est en mode d’essai : la boîte d’essai montre les e-mails à tous.',
        'NODE_ENV=production, puis redémarrez.',
      ),
    )
  return found
}

async function courrier({ courrier: sent }: Serveur): Promise<Constat> {
  if (!sent)
    return corriger(
      'Aucun serveur d’envoi : les e-mails restent dans la boîte d’essai.',
      'SMTP_URL=smtp://utilisateur:motdepasse@hôte:587 et SMTP_FROM="Ma ville <portail@maville.fr>"',
    )
  try {
    await sent.joindre()
  } catch (error) {
    return corriger(
      `Le serveur d’envoi refuse : ${error instanceof Error ? error.message.split('\n')[0] : error}`,
      'Vérifiez SMTP_URL (hôte, port, utilisateur, mot de passe) et que cette machine peut sortir par ce port.',
    )
  }
  if (/@(localhost|.*\.example)\b/.test(sent.expediteur))
    return corriger(
      `L’expéditeur des e-mails est ${sent.expediteur} : ils seront refusés ou pris pour du courrier indésirable.`,
      'SMTP_FROM="Ma ville <portail@maville.fr>", d’un domaine dont les enregistrements SPF et DKIM nomment ce serveur d’envoi.',
    )
  return bon(`Le serveur d’envoi accepte la connexion ; expéditeur : ${sent.expediteur}`)
}

async function antivirus({ antivirus: looks }: Serveur): Promise<Constat> {
  if (!looks)
    return regarder(
      'Pas d’antivirus : les fichiers des familles sont remis aux agents sans être examinés.',
      'Installez clamav-daemon, puis INOE_CLAMD=127.0.0.1:3310',
    )
  try {
    await looks.examiner(new Uint8Array([0]))
    return bon('L’antivirus répond.')
  } catch {
    return corriger(
      'L’antivirus ne répond pas : les fichiers reçus restent en quarantaine, personne ne peut les ouvrir.',
      'Vérifiez clamd (TCPSocket) et INOE_CLAMD.',
    )
  }
}

function cle({ cleDansDossier }: Serveur): Constat {
  return cleDansDossier
    ? regarder(
        'La clé des fichiers est dans le dossier des données : qui copie le dossier lit tout, qui le perd perd tout.',
        'npm run sauvegarde -- --cles /chemin/cles.env, gardez ce fichier ailleurs, et donnez INOE_FILE_KEY au serveur.',
      )
    : bon('La clé des fichiers est donnée par l’environnement. Gardez-en une copie hors de cette machine.')
}

function sauvegarde({ sauvegardes: { dossier, derniere }, now }: Serveur): Constat {
  const remede =
    'npm run sauvegarde, chaque nuit (docs/deploiement/inoe-sauvegarde.timer), sur un autre disque.'
  if (!derniere)
    return corriger(`Aucune sauvegarde dans ${dossier}.`, `${remede} Ailleurs : INOE_SAUVEGARDES.`)
  const jours = Math.floor((now.getTime() - derniere.getTime()) / JOUR)
  if (jours >= 2) return corriger(`La dernière sauvegarde a ${jours} jours.`, remede)
  return bon(`Dernière sauvegarde : ${derniere.toLocaleString('fr-FR', { timeZone: 'Europe/Paris' })}`)
}
