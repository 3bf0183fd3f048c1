const CLE = 'inoe:appareil'

/**
 * What this browser names itself by when somebody signs in, so that a sign-in from elsewhere is told by e-mail. Drawn
 * here, kept as long as the browser keeps it; it opens nothing. Undefined where the browser forbids storage.
 */
export function appareil(): string | undefined {
  try {
    const kept = localStorage.getItem(CLE) ?? crypto.randomUUID()
    localStorage.setItem(CLE, kept)
    return kept
  } catch {
    return undefined
  }
}
