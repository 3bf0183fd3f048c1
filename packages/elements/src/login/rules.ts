import type { ErreurApi } from '../espace/erreur.ts'
import { loginFr as t } from './messages.fr.ts'

export type NomChamp = 'courriel' | 'motDePasse'
export type Erreurs = Partial<Record<NomChamp, string>>

/** What is wrong before asking the server. @param refuser why a password that is there is not good */
export function verifier(fields: FormData, refuser?: (motDePasse: string) => string | undefined): Erreurs {
  const courriel = fields.get('courriel')
  const motDePasse = fields.get('motDePasse')
  const manque = motDePasse === '' ? t.motDePasseManquant : motDePasse && refuser?.(String(motDePasse))
  return {
    ...(courriel === null || /^\s*\S+@\S+\.\S+\s*$/.test(String(courriel))
      ? {}
      : { courriel: t.adresseManquante }),
    ...(manque ? { motDePasse: manque } : {}),
  }
}

/** What the server's refusal says of each field; nothing when it is of none. */
export function erreursDe({ code, message, champs }: ErreurApi): Erreurs {
  if (code === 'identifiants-incorrects') return { motDePasse: message }
  const { courriel, motDePasse } = champs
  return { ...(courriel ? { courriel } : {}), ...(motDePasse ? { motDePasse } : {}) }
}
