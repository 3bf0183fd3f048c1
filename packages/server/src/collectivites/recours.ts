/**
 * How to contest a refusal: said in every letter that refuses something, as for any administrative decision (Code de
 * justice administrative, art. R421-1; Code des relations entre le public et l’administration, L411-2).
 */
export function recours({ nom }: { nom: string }): string {
  return `Dans les deux mois, vous pouvez aussi former un recours gracieux auprès de ${nom}, puis saisir le tribunal administratif.`
}
