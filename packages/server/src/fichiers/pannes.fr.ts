// Why the store of the files does not do what it is asked, for whoever runs the server.
import { Consigne } from '../collectivites/consigne.ts'
import type { MagasinInjoignable } from '../outside/magasin.ts'

const CLES = 'Recopiez INOE_S3_KEY et INOE_S3_SECRET, sans espace, et vérifiez que cette clé existe encore.'
const REGION = 'Donnez à INOE_S3_REGION et INOE_S3_ENDPOINT la région où le bucket a été créé.'
const DROITS =
  'Donnez à cette clé, sur ce bucket : s3:ListBucket, s3:GetObject, s3:PutObject, s3:DeleteObject.'
const RESEAU =
  'Vérifiez INOE_S3_ENDPOINT, et que cette machine peut sortir vers lui (pare-feu, panne du fournisseur).'
const NOM =
  'Vérifiez INOE_S3_ENDPOINT. Un service qui ne connaît pas les sous-domaines (MinIO, Garage) veut INOE_S3_PATHS=oui.'

const PANNES: Readonly<Record<string, { quoi: string; remede: string }>> = {
  NoSuchBucket: {
    quoi: 'ce bucket n’existe pas à cette adresse',
    remede: 'Créez-le, ou vérifiez INOE_S3_BUCKET, INOE_S3_ENDPOINT et INOE_S3_PATHS.',
  },
  InvalidAccessKeyId: { quoi: 'clé inconnue', remede: CLES },
  SignatureDoesNotMatch: { quoi: 'clé et secret ne vont pas ensemble', remede: CLES },
  AccessDenied: { quoi: 'cette clé n’a pas le droit', remede: DROITS },
  // A HEAD is refused without a word: the key may be wrong, or lack a right.
  'HTTP 403': { quoi: 'cette clé est refusée', remede: `${CLES} ${DROITS}` },
  AuthorizationHeaderMalformed: { quoi: 'ce n’est pas sa région', remede: REGION },
  PermanentRedirect: { quoi: 'ce n’est pas sa région', remede: REGION },
  TemporaryRedirect: { quoi: 'ce n’est pas sa région', remede: REGION },
  'HTTP 301': { quoi: 'ce n’est pas sa région', remede: REGION },
  RequestTimeTooSkewed: {
    quoi: 'l’horloge de cette machine est fausse',
    remede: 'Mettez-la à l’heure (chrony ou systemd-timesyncd).',
  },
  ENOTFOUND: { quoi: 'ce nom de domaine n’existe pas', remede: NOM },
  EAI_AGAIN: { quoi: 'ce nom de domaine n’existe pas', remede: NOM },
  ECONNREFUSED: { quoi: 'rien n’écoute à cette adresse', remede: RESEAU },
  TimeoutError: { quoi: 'pas de réponse à temps', remede: RESEAU },
}

export function ditPanne({ code }: MagasinInjoignable): { quoi: string; remede: string } {
  return PANNES[code] ?? { quoi: `réponse « ${code} »`, remede: RESEAU }
}

/** The same, for a command: nothing more is done. */
export function consigneDe(error: MagasinInjoignable): Consigne {
  const { quoi, remede } = ditPanne(error)
  return new Consigne(`Le stockage des fichiers ne fait pas ce qu’on lui demande : ${quoi}.`, remede)
}
