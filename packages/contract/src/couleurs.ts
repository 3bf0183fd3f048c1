// What a colour that one chooses must be: readable. Pure, for the server that refuses and the screen that proposes.

type Triplet = readonly [number, number, number]

/** Red, green and blue of #rrggbb, from 0 to 1, linear. */
function lineaire(hex: string): Triplet {
  const part = (from: number) => {
    const share = Number.parseInt(hex.slice(from, from + 2), 16) / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

const luminance = ([red, green, blue]: Triplet) => 0.2126 * red + 0.7152 * green + 0.0722 * blue

/** Contrast ratio of two colours (#rrggbb), from 1 to 21, as WCAG 2.2 defines it. */
export function contraste(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(lineaire(one)), luminance(lineaire(other))].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

/** What WCAG 2.2 (1.4.3) asks for a text. */
export const CONTRASTE_TEXTE = 4.5
/** The darkest of the light backgrounds under a brand: the sand around the cards of the hosted page and of letters. */
export const FOND_CLAIR = '#f6f1e8'

/** Is a brand readable as text on light backgrounds, and white on it? */
export function lisible(marque: string): boolean {
  return contraste(marque, FOND_CLAIR) >= CONTRASTE_TEXTE
}

/** Oklab (https://bottosson.github.io/posts/oklab), where a colour darkens without changing hue. */
function oklab([red, green, blue]: Triplet): Triplet {
  const l = Math.cbrt(0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue)
  const m = Math.cbrt(0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue)
  const s = Math.cbrt(0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue)
  return [
    0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
    1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s,
    0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s,
  ]
}

/** #rrggbb of a colour of Oklab, or undefined where screens do not reach it. */
function hexa([lightness, a, b]: Triplet): string | undefined {
  const l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b) ** 3
  const m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b) ** 3
  const s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b) ** 3
  const parts = [
    4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
    -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
    -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
  ].map((part) => (part <= 0.003_130_8 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055))
  if (parts.some((part) => part < -0.002 || part > 1.002)) return undefined
  return `#${parts
    .map((part) =>
      Math.round(Math.min(1, Math.max(0, part)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** The nearest brand that is readable: the same hue, as little darker as it must be, as vivid as screens can show it. */
export function plusProche(marque: string): string {
  if (lisible(marque)) return marque
  const [from, a, b] = oklab(lineaire(marque))
  for (let lightness = from; lightness > 0; lightness -= 0.005)
    for (let vivid = 1; vivid >= 0; vivid -= 0.02) {
      const found = hexa([lightness, a * vivid, b * vivid])
      if (!found) continue
      if (lisible(found)) return found
      // Duller is not darker: the next lightness.
      break
    }
  return '#000000'
}
