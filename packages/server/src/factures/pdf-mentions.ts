// What the page of an invoice says around its lines: pure.
import type { MoyenGuichet } from '@inoe/contract/encaissements'
import { dateEnLettres, euros } from './rules.ts'
import type { Emetteur } from './tables.ts'

interface Piece {
  nature: 'facture' | 'avoir'
  numero: string
  totalCentimes: number
  echeance: string
  emetteur: Emetteur
}

/** Beside the amount: when it is due, or what becomes of it. */
export function enHaut({ nature, echeance, emetteur }: Piece): string {
  if (nature === 'avoir') return 'En votre faveur'
  if (emetteur.mandat) return 'Prélevé sur votre compte : vous n’avez rien à faire'
  return `À payer avant le ${dateEnLettres(echeance)}`
}

/** What follows the lines, section after section. */
export function suites(piece: Piece): { titre: string; paragraphes: string[] }[] {
  return [
    piece.nature === 'avoir'
      ? { titre: 'Ce que devient cette somme', paragraphes: devenir(piece) }
      : { titre: 'Comment payer', paragraphes: moyens(piece) },
    { titre: 'Une question, une erreur ?', paragraphes: reclamation(piece) },
  ]
}

function devenir({ emetteur }: Piece): string[] {
  return [
    emetteur.origine
      ? `Elle vient en déduction de la facture ${emetteur.origine}. Si cette facture est déjà payée, vous avez cette somme d’avance auprès de la régie : elle servira à une prochaine facture, ou vous sera remboursée si vous le demandez.`
      : 'Vous avez cette somme d’avance auprès de la régie : elle servira à une prochaine facture, ou vous sera remboursée si vous le demandez.',
  ]
}

const MOYENS: Record<MoyenGuichet, string> = {
  especes: 'espèces (300 € au plus)',
  cheque: 'chèque',
  cesu: 'CESU',
  'cheques-vacances': 'chèques-vacances',
  virement: 'virement',
}

function moyens({ numero, emetteur, echeance }: Piece): string[] {
  if (emetteur.mandat)
    return [
      `Par prélèvement automatique, sous le mandat ${emetteur.mandat}, au plus tôt le ${dateEnLettres(echeance)}. La date vous est annoncée 14 jours avant, dans « Mes paiements » et par e-mail.`,
      ...avance(emetteur),
    ]
  const online =
    emetteur.mode === 'titres'
      ? 'En ligne, dès que la trésorerie a enregistré cette facture : dans votre espace famille, « Mes paiements », puis « Paiement en ligne » (PayFiP).'
      : 'En ligne, par carte bancaire ou par prélèvement : dans votre espace famille, « Mes paiements », puis « Paiement en ligne » (PayFiP). Le paiement partiel n’est pas autorisé.'
  const list = (emetteur.moyens ?? []).map((one) => MOYENS[one])
  return [
    ...(emetteur.enLigne ? [online] : []),
    ...(list.length > 0 ? [`Au guichet de la régie : ${enumerer(list)}.`] : []),
    ...(emetteur.autresMoyens
      ? [list.length > 0 ? emetteur.autresMoyens : `Autrement : ${emetteur.autresMoyens}`]
      : []),
    `Référence à rappeler : ${numero}.`,
    ...avance(emetteur),
  ]
}

function avance({ avanceCentimes, regie }: Emetteur): string[] {
  return avanceCentimes
    ? [
        `Au jour de l’émission, vous aviez ${euros(avanceCentimes)} d’avance (${regie}) : demandez à la régie de l’utiliser pour cette facture.`,
      ]
    : []
}

/** CGCT, art. L. 1617-5: two months to contest a debt of a local authority. */
function reclamation({ emetteur, nature }: Piece): string[] {
  const ask = emetteur.contact
    ? `Écrivez-nous ou appelez-nous, avec ce numéro sous les yeux : ${emetteur.contact}.`
    : `Adressez-vous à ${emetteur.structure} ou à la régie, avec ce numéro sous les yeux.`
  if (nature === 'avoir') return [ask]
  return [
    `${ask} Vous pouvez contester cette facture dans les deux mois qui suivent sa réception, auprès de la régie puis devant le tribunal compétent (article L. 1617-5 du code général des collectivités territoriales).`,
  ]
}

/** The foot of every page. */
export function pied({ collectivite, regie, adresse, siret }: Emetteur): string {
  return [collectivite, regie, adresse, siret ? `SIRET ${espace(siret)}` : ''].filter(Boolean).join(' · ')
}

/** A SIRET as one reads it: 200 069 674 00018. */
function espace(siret: string): string {
  return siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4')
}

function enumerer(list: readonly string[]): string {
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} ou ${list.at(-1)}`
}
