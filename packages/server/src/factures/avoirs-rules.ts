// What an avoir gives back of an invoice's lines: pure.
import type { ErreurChamp } from '@inoe/contract/erreurs'
import { partDe } from './lignes.ts'
import { euros, total } from './rules.ts'
import type { LigneRow } from './store.ts'

type Billed = Pick<
  LigneRow,
  'id' | 'enfantId' | 'libelle' | 'quantite' | 'prixCentimes' | 'montantCentimes' | 'gardeCentimes'
>

export type LigneRendue = Pick<
  LigneRow,
  | 'enfantId'
  | 'libelle'
  | 'explication'
  | 'quantite'
  | 'prixCentimes'
  | 'montantCentimes'
  | 'gardeCentimes'
  | 'ligneOrigineId'
>

/**
 * @param restes what is still asked for by each line, earlier avoirs taken off
 * @param demande lines and amounts; none: all that is left
 * @returns the lines, below zero, and whether nothing is left of the invoice; or what is wrong
 */
export function rendreLignes(
  numero: string,
  lignes: readonly Billed[],
  restes: ReadonlyMap<string, number>,
  demande: readonly { ligne: string; montantCentimes: number }[] | undefined,
): { lignes: LigneRendue[]; totalCentimes: number; entiere: boolean } | { errors: ErreurChamp[] } {
  const reste = (id: string) => restes.get(id) ?? 0
  const left = lignes.reduce((sum, one) => sum + reste(one.id), 0)
  const amounts = new Map<string, number>()
  const errors: ErreurChamp[] = []
  if (demande) {
    for (const [index, { ligne, montantCentimes }] of demande.entries()) {
      const asked = (amounts.get(ligne) ?? 0) + montantCentimes
      amounts.set(ligne, asked)
      if (!lignes.some((one) => one.id === ligne))
        errors.push({ champ: `lignes.${index}.ligne`, message: 'Cette ligne n’est pas de la facture.' })
      else if (asked > reste(ligne))
        errors.push({
          champ: `lignes.${index}.montantCentimes`,
          message:
            reste(ligne) > 0
              ? `Il reste ${euros(reste(ligne))} de cette ligne.`
              : 'Cette ligne est déjà rendue en entier.',
        })
    }
  } else for (const { id } of lignes) if (reste(id) !== 0) amounts.set(id, reste(id))
  if (errors.length > 0) return { errors }
  const given = lignes.flatMap((one) => {
    const amount = amounts.get(one.id)
    return amount === undefined ? [] : ligneRendue(numero, one, amount)
  })
  const totalCentimes = total(given)
  // Lines of a correction, below zero, make an invoice less than its other lines.
  if (totalCentimes >= 0 || -totalCentimes > left) return { errors: [] }
  return { lignes: given, totalCentimes, entiere: -totalCentimes === left }
}

function ligneRendue(numero: string, billed: Billed, amount: number): LigneRendue {
  const whole = amount === billed.montantCentimes
  return {
    enfantId: billed.enfantId,
    libelle: billed.libelle,
    explication: whole
      ? `Ligne de la facture ${numero}, rendue en entier.`
      : `${euros(amount)} des ${euros(billed.montantCentimes)} de la facture ${numero}.`,
    quantite: whole ? billed.quantite : '1',
    prixCentimes: whole ? -billed.prixCentimes : -amount,
    montantCentimes: -amount,
    gardeCentimes: partDe(billed, -amount),
    ligneOrigineId: billed.id,
  }
}
