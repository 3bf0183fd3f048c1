// The hostile pages in WebKit, the engine of Safari, on a site that is not the API's: a page of HTTP keeps no `Secure` cookie
// there.
import type { Media } from './hostile/pages.ts'
import { hostilesDans, type Moteur } from './hostile/parcours.ts'
import { SITES } from './ville.ts'
import { startWebKit } from './webkit/navigateur.ts'

const start = async (proxy: number): Promise<Moteur> => {
  const webkit = await startWebKit(proxy)
  return { ...webkit, open: (size, _errors, { media }) => webkit.open(size, themeFor(media)) }
}

function themeFor(media: Media | undefined) {
  if (!media) return undefined
  return 'colorScheme' in media ? 'Adwaita:dark' : 'HighContrast'
}

hostilesDans('WebKit', start, SITES['cross-site'])
