import type { Probleme } from '@inoe/contract/erreurs'
import { ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'
import { communFr } from '../i18n/commun.fr.ts'

export interface Envoi {
  piece: string
  enfant: string | null
  fichier: File
  /** The same for every try: sent twice, kept once. */
  cle: string
  /** Bytes gone. */
  progres: (bytes: number) => void
  signal: AbortSignal
}

/**
 * Sends a file. By XMLHttpRequest, since fetch does not say how much has gone.
 * @throws ErreurApi what the server refused, or « hors-ligne » @throws DOMException AbortError
 */
export function televerser(espace: Espace, envoi: Envoi): Promise<void> {
  const form = new FormData()
  form.set('piece', envoi.piece)
  if (envoi.enfant) form.set('enfant', envoi.enfant)
  form.set('fichier', envoi.fichier)
  const request = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    request.open('POST', espace.url('documents'))
    request.withCredentials = true
    for (const [name, value] of Object.entries(espace.headers({ 'idempotency-key': envoi.cle })))
      request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded }) => envoi.progres(Math.min(loaded, envoi.fichier.size))
    request.onload = () => (request.status < 300 ? resolve() : reject(refused(espace, request.responseText)))
    request.onerror = () => reject(new ErreurApi('hors-ligne', communFr.horsLigne))
    request.onabort = () => reject(new DOMException('', 'AbortError'))
    envoi.signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}

function refused(espace: Espace, body: string): ErreurApi {
  try {
    const probleme = JSON.parse(body) as Probleme
    // The session ended meanwhile: every widget must know.
    if (probleme.code === 'non-connecte') espace.session.closed().catch(() => undefined)
    return new ErreurApi(probleme.code, probleme.detail, probleme)
  } catch {
    return new ErreurApi('hors-ligne', communFr.horsLigne)
  }
}
