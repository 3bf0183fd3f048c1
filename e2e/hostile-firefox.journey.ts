// The hostile pages in Firefox as people have it: one browser walks them all.
import { startFirefox } from './hostile/firefox.ts'
import { hostilesDans } from './hostile/parcours.ts'
import { SITES } from './ville.ts'

hostilesDans('Firefox', startFirefox, SITES['same-site'])
