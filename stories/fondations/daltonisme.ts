// Colours as those see them who lack one kind of cones: Machado, Oliveira and Fernandes, « A Physiologically-based Model
// for Simulation of Color Vision Deficiency » (2009), severity 1, on linear light.
import { rgb } from './contraste.ts'

export const VISIONS = {
  protanopie: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutéranopie: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopie: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const
export type Vision = keyof typeof VISIONS

const lineaire = (part: number) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
const ecran = (part: number) => (part <= 0.003_130_8 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055)

/** @param color a computed colour, opaque */
export function vuPar(vision: Vision, color: string): string {
  const light = rgb(color).map((part) => lineaire(part / 255)) as [number, number, number]
  const seen = VISIONS[vision].map(([r, g, b]) =>
    Math.round(255 * ecran(Math.min(1, Math.max(0, r * light[0] + g * light[1] + b * light[2])))),
  )
  return `rgb(${seen.join(' ')})`
}
