import { LOGO_COTE, LOGO_MAX } from '@inoe/contract/apparence'

/** A ratio or a size as people read it: 1,6. */
const nombre = (value: number) => value.toLocaleString('fr-FR', { maximumFractionDigits: 1 })
const ko = (octets: number) => `${nombre(Math.ceil(octets / 1000))}\u00a0ko`

/** What is said of a town's look. */
export const apparenceFr = {
  marqueIllisible: (marque: string, contraste: number, proche: string) =>
    `La couleur ${marque} se lit mal sur un fond clair (contraste de ${nombre(contraste)}\u00a0pour\u00a01, il en faut 4,5). La plus proche qui convient\u00a0: ${proche}.`,
  logoInconnu:
    'Ce fichier n’est pas une image PNG, JPEG ou WebP. Un logo SVG s’exporte en PNG depuis le logiciel qui l’a fait.',
  logoTropGros: (octets: number) =>
    `Ce logo pèse ${ko(octets)}, la limite est de ${ko(LOGO_MAX)}. Réduisez-le\u00a0: il est montré à 56 pixels de haut.`,
  logoTropGrand: (largeur: number, hauteur: number) =>
    `Ce logo mesure ${largeur}\u00a0×\u00a0${hauteur}\u00a0pixels, la limite est de ${LOGO_COTE} de côté. Réduisez-le\u00a0: il est montré à 56 pixels de haut.`,
} as const
