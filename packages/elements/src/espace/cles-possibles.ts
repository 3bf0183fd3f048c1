/** Can this page use passkeys? A browser refuses them where the host is a number, or the page not secure. */
export function clesPossibles(): boolean {
  return isSecureContext && 'PublicKeyCredential' in globalThis && !/^[\d.]+$|:/.test(location.hostname)
}
