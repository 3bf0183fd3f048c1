// The hostile pages in WebKit, the engine of Safari, on a site that is not the API's: a page of HTTP keeps no `Secure` cookie
// there.
import { hostilesDans } from './hostile/parcours.ts'
import { SITES } from './ville.ts'
import { startWebKit } from './webkit/navigateur.ts'

hostilesDans('WebKit', startWebKit, SITES['cross-site'])
