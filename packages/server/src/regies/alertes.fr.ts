// What a régisseur reads when something needs a person.
import { euros } from '../factures/rules.ts'

/** PayFiP said something that we do not know, or that differs from what was asked. */
export function alertePayFip(alerte: string, refdet: string): string {
  const quoi = alerte.startsWith('code ')
    ? `PayFiP répond par un code inconnu (${alerte.slice(5)})`
    : alerte.startsWith('unknown result')
      ? 'PayFiP répond par un résultat inconnu'
      : `La réponse de PayFiP diffère de ce qui a été demandé (${alerte.split(' ')[0]})`
  return `${quoi} pour le paiement ${refdet}. Rien n’a été encaissé ici\u00a0: comparez avec votre espace PayFiP avant d’encaisser.`
}

/** PayFiP refuses to open payments, for the way the régie is set. */
export function alerteReglage(code: string): string {
  return `PayFiP refuse d’ouvrir les paiements de cette régie (code ${code})\u00a0: les familles ne peuvent pas payer en ligne. Vérifiez le numéro de client, puis «\u00a0Tester\u00a0» dans les réglages.`
}

/** A payment of PayFiP for what was paid meanwhile. */
export function alerteTropPercu(numeros: readonly string[], centimes: number): string {
  const factures = numeros.length > 1 ? `des factures ${numeros.join(', ')}` : `de la facture ${numeros[0]}`
  return `${euros(centimes)} reçus par PayFiP dépassent ce qui restait à payer ${factures}\u00a0: ils sont gardés en avance pour la famille. Utilisez-les ou rendez-les dans l’onglet Caisse.`
}

const COMPTES: Record<string, (montant: string) => string> = {
  parts: (montant) => `un encaissement ne se répartit pas exactement\u00a0: il manque ${montant}`,
  paye: (montant) => `ce qui est payé d’une facture diffère de ses encaissements de ${montant}`,
  etat: (montant) => `l’état d’une facture ne dit pas ce qu’il en reste à payer (${montant})`,
  paiement: (montant) => `un paiement PayFiP et son encaissement diffèrent de ${montant}`,
  avoir: (montant) => `un avoir et son encaissement diffèrent de ${montant}`,
  credit: (montant) => `l’avance d’une famille est négative de ${montant}`,
  prelevement: (montant) => `un prélèvement et son encaissement diffèrent de ${montant}`,
}

/** The nightly proof found something. @param centimes by how much */
export function alerteComptes(regle: string, centimes: number, numero: string | null): string {
  const montant = euros(Math.abs(centimes))
  const ou = numero ? ` (facture ${numero})` : ''
  if (regle === 'avance')
    return `Une famille doit ${montant} à la régie\u00a0: un prélèvement a été rejeté alors que son avance était déjà utilisée. Recouvrez cette somme au guichet.`
  return `Les comptes ne sont pas équilibrés\u00a0: ${COMPTES[regle]?.(montant) ?? montant}${ou}. Prévenez votre administrateur avant de clore la caisse.`
}
