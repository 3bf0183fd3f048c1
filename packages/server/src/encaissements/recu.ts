import type { Moyen } from '@inoe/contract/encaissements'
import { Page } from '../factures/page.ts'
import { dateEnLettres, euros } from '../factures/rules.ts'
import { civilDate } from '../outside/clock.ts'
import { typographie } from '../outside/lettre.ts'

const INK = '#1d2a35'
const SOFT = '#55636f'
const BRAND = '#17616b'

/** Names of the means, as receipts and letters say them. */
export const MOYENS_FR: Record<Moyen, string> = {
  especes: 'espèces',
  cheque: 'chèque',
  cesu: 'CESU',
  'cheques-vacances': 'chèques-vacances',
  virement: 'virement',
  carte: 'carte bancaire, en ligne (PayFiP)',
  'prelevement-unique': 'prélèvement unique, en ligne (PayFiP)',
  prelevement: 'prélèvement automatique',
  avoir: 'avoir',
  credit: 'avance utilisée',
  remboursement: 'avance rendue',
}

/** What a receipt says. */
export interface Recu {
  id: string
  collectivite: string
  regie: { nom: string; adresse: string; siret: string }
  destinataire: string
  moyen: Moyen
  montantCentimes: number
  reference: string
  recuLe: Date
  parts: readonly { numero: string | null; centimes: number }[]
  /** It was reversed since. */
  annule: boolean
}

/** A receipt as a PDF that screen readers read: the same bytes each time. @param zone the collectivite's */
export function recuPdf(recu: Recu, zone: string): Promise<ArrayBuffer> {
  const le = dateEnLettres(civilDate(recu.recuLe, zone))
  const { regie } = recu
  const page = new Page(`Reçu de ${euros(recu.montantCentimes)}, ${le}`, recu.recuLe)
  const text = (words: string, style: Partial<Parameters<Page['text']>[2]> = {}) =>
    page.text('P', typographie(words), {
      x: 50,
      y: page.y + 6,
      width: 495,
      size: 10.5,
      color: INK,
      ...style,
    })
  page.band(BRAND)
  text(recu.collectivite, { y: 46, width: 240, size: 15, bold: true, color: BRAND })
  text([regie.nom, regie.adresse, `SIRET ${regie.siret}`].join('\n'), { width: 240, size: 9.5, color: SOFT })
  const left = page.y
  text(recu.destinataire || 'Payeur non renseigné', { x: 312, y: 128, width: 233, size: 11 })
  page.y = Math.max(left, page.y, 205) + 26
  page.text('H1', 'Reçu de paiement', { x: 50, y: page.y, width: 495, size: 22, bold: true, color: INK })
  if (recu.annule) text('Ce paiement a été annulé depuis : ce reçu ne vaut plus.', { bold: true, size: 12 })
  text(`${euros(recu.montantCentimes)} reçus le ${le}, par ${MOYENS_FR[recu.moyen]}.`, {
    size: 13,
    bold: true,
  })
  if (recu.reference) text(`Référence : ${recu.reference}.`)
  page.y += 14
  page.text('H2', 'Utilisation', { x: 50, y: page.y, width: 495, size: 13, bold: true, color: INK })
  for (const { numero, centimes } of recu.parts)
    text(numero ? `Facture ${numero} : ${euros(centimes)}` : `Gardé en avance : ${euros(centimes)}`)
  page.y += 14
  text('Conservez ce reçu : il vaut preuve de paiement.', { size: 9.5, color: SOFT })
  return page.finish(`Reçu ${recu.id.slice(-12)} · ${recu.collectivite} · ${regie.nom}`)
}
