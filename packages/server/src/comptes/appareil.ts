// A device as its owner knows it, from what the browser says of itself: enough to recognise one's own, no more.

const NAVIGATEURS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\/|\bEdge\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrome\/|\bCriOS\/|\bChromium\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMES: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
]

/** « Firefox sur Android »; « Appareil inconnu » for what says nothing that we know. */
export function appareilEnMots(userAgent: string | null | undefined): string {
  const found = (list: typeof NAVIGATEURS) => list.find(([sign]) => sign.test(userAgent ?? ''))?.[1]
  const [navigateur, systeme] = [found(NAVIGATEURS), found(SYSTEMES)]
  if (navigateur && systeme) return `${navigateur} sur ${systeme}`
  return navigateur ?? systeme ?? 'Appareil inconnu'
}

/** Where a session comes from, blurred: « 81.57.12.x », « 2a01:e0a:1::/48 »; empty when it is not known. */
export function reseauFlou(adresse: string): string {
  const four = /^(\d+\.\d+\.\d+)\.\d+$/.exec(adresse)
  if (four) return `${four[1]}.x`
  const six = /^([\da-f:]+)::\/64$/i.exec(adresse)
  return six?.[1] ? `${six[1].split(':').slice(0, 3).join(':')}::/48` : ''
}
