import type { Langue } from '@inoe/contract/langues'

/**
 * How to contest a refusal: said in every letter that refuses something, as for any administrative decision (Code de
 * justice administrative, art. R421-1; Code des relations entre le public et l’administration, L411-2).
 */
export function recours({ nom }: { nom: string }, langue: Langue = 'fr'): string {
  return RECOURS[langue](nom)
}

const RECOURS: Record<Langue, (ville: string) => string> = {
  fr: (ville) =>
    `Dans les deux mois, vous pouvez aussi former un recours gracieux auprès de ${ville}, puis saisir le tribunal administratif.`,
  en: (ville) =>
    `Within two months you may also ask ${ville} to reconsider (“recours gracieux”), then bring the case before the French administrative court (“tribunal administratif”).`,
  pt: (ville) =>
    `No prazo de dois meses, pode também pedir a ${ville} que reveja a decisão («recours gracieux») e depois recorrer ao tribunal administrativo francês («tribunal administratif»).`,
}
