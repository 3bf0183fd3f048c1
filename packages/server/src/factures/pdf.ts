import { civilDate } from '../outside/clock.ts'
import { Page } from './page.ts'
import { dateEnLettres, euros, moisEnLettres } from './rules.ts'
import type { FactureRow, LigneRow } from './store.ts'

const INK = '#1d2a35'
const SOFT = '#55636f'
const BRAND = '#17616b'
const SAND = '#f6f1e8'
const RULE = '#d8cfc0'

/** Columns of the lines: left edge, width. */
const COLUMNS = { quoi: [50, 295], quantite: [350, 45], prix: [400, 65], montant: [470, 75] } as const

/**
 * An invoice as a PDF that screen readers read (tagged, PDF/UA), from what was written at issue alone: the same bytes
 * whenever it is asked, whoever asks.
 */
export function facturePdf(
  facture: Omit<FactureRow, 'payeCentimes' | 'etat' | 'payeeLe'>,
  lignes: readonly LigneRow[],
  zone: string,
): Promise<ArrayBuffer> {
  const title = `Facture ${facture.numero}, ${facture.emetteur.structure}, ${moisEnLettres(facture.mois)}`
  const page = new Page(title, facture.emiseLe)
  header(page, facture, zone)
  table(page, facture, lignes)
  payment(page, facture)
  const { emetteur } = facture
  const mentions = `${emetteur.collectivite} · ${emetteur.regie} · ${emetteur.adresse} · SIRET ${spaced(emetteur.siret)}`
  return page.finish(`Facture ${facture.numero} · ${mentions}`)
}

function header(page: Page, facture: Parameters<typeof facturePdf>[0], zone: string): void {
  const { emetteur } = facture
  page.band(BRAND)
  page.text('P', emetteur.collectivite, { x: 50, y: 46, width: 240, size: 15, bold: true, color: BRAND })
  page.text(
    'P',
    [emetteur.structure, emetteur.regie, emetteur.adresse, `SIRET ${spaced(emetteur.siret)}`].join('\n'),
    {
      x: 50,
      y: page.y + 4,
      width: 240,
      size: 9.5,
      color: SOFT,
    },
  )
  const left = page.y
  // Where a window envelope shows it: 110 mm from the left, 45 mm from the top.
  page.text('P', facture.destinataire || 'Destinataire non renseigné', {
    x: 312,
    y: 128,
    width: 233,
    size: 11,
    color: INK,
  })
  const top = Math.max(left, page.y, 205) + 26
  page.text('H1', `Facture ${facture.numero}`, {
    x: 50,
    y: top,
    width: 290,
    size: 22,
    bold: true,
    color: INK,
  })
  page.text('P', capital(`${moisEnLettres(facture.mois)} · ${emetteur.structure}`), {
    x: 50,
    y: page.y + 2,
    width: 290,
    size: 11,
    color: INK,
  })
  page.text('P', `Émise le ${dateEnLettres(civilDate(facture.emiseLe, zone))}`, {
    x: 50,
    y: page.y + 2,
    width: 290,
    size: 9.5,
    color: SOFT,
  })
  const under = page.y
  page.box(350, top - 6, 195, 68, SAND)
  page.text('P', `À payer avant le ${dateEnLettres(facture.echeance)}`, {
    x: 364,
    y: top + 6,
    width: 170,
    size: 9.5,
    color: INK,
  })
  page.text('P', euros(facture.totalCentimes), {
    x: 364,
    y: page.y + 2,
    width: 170,
    size: 21,
    bold: true,
    color: BRAND,
  })
  page.y = Math.max(under, top + 62) + 24
}

function table(page: Page, facture: Parameters<typeof facturePdf>[0], lignes: readonly LigneRow[]): void {
  page.text('H2', 'Détail', { x: 50, y: page.y, width: 495, size: 13, bold: true, color: INK })
  page.y += 8
  page.element('Table', () => {
    const head = (tagged: boolean) =>
      page.row(tagged, 20, () => {
        const style = { y: page.y, size: 9, bold: true, color: SOFT, scope: 'Column' } as const
        page.cell('TH', 'Enfant et activité', COLUMNS.quoi, style)
        page.cell('TH', 'Quantité', COLUMNS.quantite, { ...style, right: true })
        page.cell('TH', 'Prix', COLUMNS.prix, { ...style, right: true })
        page.cell('TH', 'Montant', COLUMNS.montant, { ...style, right: true })
      })
    head(true)
    page.rule(RULE)
    for (const ligne of lignes) {
      const [x, width] = COLUMNS.quoi
      const height =
        page.height(ligne.libelle, width, 10.5, true) + page.height(ligne.explication, width, 9.5, false) + 16
      // The headings are repeated for the eye alone: a screen reader has them already.
      page.room(height, () => head(false))
      page.row(true, height, () => {
        const style = { y: page.y + 7, size: 10.5, color: INK }
        page.cell('TD', ligne.libelle, [x, width], {
          ...style,
          bold: true,
          below: ligne.explication,
          soft: SOFT,
        })
        page.cell('TD', ligne.quantite.replace('.', ','), COLUMNS.quantite, { ...style, right: true })
        page.cell('TD', euros(ligne.prixCentimes), COLUMNS.prix, { ...style, right: true })
        page.cell('TD', euros(ligne.montantCentimes), COLUMNS.montant, { ...style, bold: true, right: true })
      })
      page.rule(RULE)
    }
    page.room(40, () => undefined)
    page.row(true, 36, () => {
      const style = { y: page.y + 11, size: 13, bold: true, color: INK }
      page.cell('TH', 'Total à payer', COLUMNS.quoi, { ...style, scope: 'Row' })
      page.cell('TD', '', COLUMNS.quantite, style)
      page.cell('TD', '', COLUMNS.prix, style)
      page.cell('TD', euros(facture.totalCentimes), COLUMNS.montant, { ...style, color: BRAND, right: true })
    })
  })
}

function payment(page: Page, { emetteur, numero }: Parameters<typeof facturePdf>[0]): void {
  const online =
    'En ligne, par carte bancaire ou par prélèvement : dans votre espace famille, « Mes paiements », puis « Paiement en ligne » (PayFiP). Le paiement partiel n’est pas autorisé.'
  const other = emetteur.autresMoyens ? `Autrement : ${emetteur.autresMoyens}` : ''
  const paragraphs = [emetteur.enLigne ? online : '', other, `Référence à rappeler : ${numero}.`].filter(
    Boolean,
  )
  page.room(
    40 + paragraphs.reduce((sum, text) => sum + page.height(text, 495, 10, false) + 6, 0),
    () => undefined,
  )
  page.y += 18
  page.text('H2', 'Comment payer', { x: 50, y: page.y, width: 495, size: 13, bold: true, color: INK })
  for (const text of paragraphs)
    page.text('P', text, { x: 50, y: page.y + 6, width: 495, size: 10, color: INK })
}

/** A SIRET as one reads it: 200 069 674 00018. */
function spaced(siret: string): string {
  return siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4')
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)
}
