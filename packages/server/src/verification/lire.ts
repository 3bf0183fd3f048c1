// Reads an address as a visitor would, with little patience and little memory.
/** What a visitor gets of an address; undefined when nothing answers in time. */
export interface Lue {
  statut: number
  /** After redirections. */
  adresse: string
  entetes: Headers
  texte: string
}

const PATIENCE = 10_000
/** A page longer than that is cut: what is looked for is tags. */
const LONGUEUR = 2_000_000

export async function lireAdresse(
  adresse: string,
  headers: Record<string, string> = {},
): Promise<Lue | string> {
  try {
    const answer = await fetch(adresse, {
      headers: { 'user-agent': 'inoe-verification', ...headers },
      signal: AbortSignal.timeout(PATIENCE),
    })
    const texte = (await answer.text()).slice(0, LONGUEUR)
    return { statut: answer.status, adresse: answer.url, entetes: answer.headers, texte }
  } catch (error) {
    return raison(error)
  }
}

/** Why nothing came, for somebody who is no developer. */
function raison(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (error instanceof Error && error.name === 'TimeoutError') return 'pas de réponse en dix secondes'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'ce nom de domaine n’existe pas'
  if (code === 'ECONNREFUSED') return 'rien n’écoute à cette adresse'
  if (code.includes('CERT') || code.includes('SELF_SIGNED') || code.includes('ALTNAME'))
    return 'son certificat HTTPS n’est pas valable'
  return 'la connexion a échoué'
}
