import { civilDate } from '../outside/clock.ts'
import { Page } from './page.ts'
import { enHaut, pied, suites } from './pdf-mentions.ts'
import { dateEnLettres, euros, moisEnLettres } from './rules.ts'
import type { FactureRow, LigneRow } from './store.ts'

const INK = '#1d2a35'
const SOFT = '#55636f'
const BRAND = '#17616b'
const SAND = '#f6f1e8'
const RULE = '#d8cfc0'

/** Columns of the lines: left edge, width. */
const COLUMNS = { quoi: [50, 295], quantite: [350, 45], prix: [400, 65], montant: [470, 75] } as const

/** Height of the total. */
const TOTAL = 36

/** What is printed: neither what was paid since nor what it has become, so that it never changes. */
export type Imprimee = Omit<FactureRow, 'payeCentimes' | 'etat' | 'payeeLe' | 'titreReference'>

/**
 * An invoice, or an avoir, as a PDF that screen readers read (tagged, PDF/UA), from what was written at issue alone: the
 * same bytes whenever it is asked, whoever asks.
 */
export function facturePdf(
  facture: Imprimee,
  lignes: readonly LigneRow[],
  zone: string,
): Promise<ArrayBuffer> {
  const title = `${nomDe(facture)} ${facture.numero}, ${facture.emetteur.structure}, ${moisEnLettres(facture.mois)}`
  const page = new Page(title, facture.emiseLe)
  header(page, facture, zone)
  table(page, facture, lignes)
  after(page, facture)
  return page.finish(`${nomDe(facture)} ${facture.numero} · ${pied(facture.emetteur)}`)
}

function nomDe({ nature }: Imprimee): string {
  return nature === 'avoir' ? 'Avoir' : 'Facture'
}

function header(page: Page, facture: Imprimee, zone: string): void {
  const { emetteur } = facture
  page.band(BRAND)
  page.text('P', emetteur.collectivite, { x: 50, y: 46, width: 240, size: 15, bold: true, color: BRAND })
  page.text('P', [emetteur.structure, emetteur.regie, emetteur.adresse].filter(Boolean).join('\n'), {
    x: 50,
    y: page.y + 6,
    width: 240,
    size: 9.5,
    color: SOFT,
  })
  const left = page.y
  // Where a window envelope shows it: 110 mm from the left, 45 mm from the top.
  page.text('P', facture.destinataire || 'Destinataire non renseigné', {
    x: 312,
    y: 128,
    width: 233,
    size: 11,
    color: INK,
  })
  const top = Math.max(left, page.y, 205) + 30
  page.text('H1', `${nomDe(facture)} ${facture.numero}`, {
    x: 50,
    y: top,
    width: 285,
    size: 22,
    bold: true,
    color: INK,
  })
  const lines: [string, number, string][] = [
    [capital(`${moisEnLettres(facture.mois)} · ${emetteur.structure}`), 11, INK],
    [
      `${facture.nature === 'avoir' ? 'Émis' : 'Émise'} le ${dateEnLettres(civilDate(facture.emiseLe, zone))}`,
      9.5,
      SOFT,
    ],
    ...(emetteur.origine ? [[`Corrige la facture ${emetteur.origine}`, 9.5, SOFT] as const] : []),
  ].map(([text, size, color]) => [text, size, color] as [string, number, string])
  for (const [text, size, color] of lines)
    page.text('P', text, { x: 50, y: page.y + 3, width: 285, size, color })
  const under = page.y
  const said = enHaut(facture)
  const words = page.height(said, 170, 9.5, false)
  page.box(350, top - 6, 195, words + 50, SAND)
  page.text('P', said, { x: 364, y: top + 6, width: 170, size: 9.5, color: INK })
  page.text('P', euros(Math.abs(facture.totalCentimes)), {
    x: 364,
    y: page.y + 3,
    width: 170,
    size: 21,
    bold: true,
    color: BRAND,
  })
  page.y = Math.max(under, top + words + 44)
  if (facture.motif)
    page.text('P', `Motif : ${facture.motif}`, {
      x: 50,
      y: page.y + 12,
      width: 495,
      size: 10,
      color: INK,
    })
  page.y += 26
}

function table(page: Page, facture: Imprimee, lignes: readonly LigneRow[]): void {
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
    for (const [index, ligne] of lignes.entries()) {
      const [x, width] = COLUMNS.quoi
      const height =
        page.height(ligne.libelle, width, 10.5, true) + page.height(ligne.explication, width, 9.5, false) + 15
      // The headings are repeated for the eye alone: a screen reader has them already.
      // The last line and the total stay together.
      page.room(index === lignes.length - 1 ? height + TOTAL : height, () => {
        head(false)
        page.rule(RULE)
      })
      page.row(true, height, () => {
        const style = { y: page.y + 6.5, size: 10.5, color: INK }
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
    page.row(true, TOTAL, () => {
      const style = { y: page.y + 11, size: 13, bold: true, color: INK }
      const label = facture.nature === 'avoir' ? 'Total en votre faveur' : 'Total à payer'
      page.cell('TH', label, COLUMNS.quoi, { ...style, scope: 'Row' })
      page.cell('TD', '', COLUMNS.quantite, style)
      page.cell('TD', '', COLUMNS.prix, style)
      page.cell('TD', euros(Math.abs(facture.totalCentimes)), COLUMNS.montant, {
        ...style,
        color: BRAND,
        right: true,
      })
    })
  })
}

/** What there is to do, whom to ask, what one may contest. */
function after(page: Page, facture: Imprimee): void {
  for (const { titre, paragraphes } of suites(facture)) {
    const height = paragraphes.reduce((sum, text) => sum + page.height(text, 495, 10, false) + 6, 40)
    page.room(height, () => undefined)
    page.text('H2', titre, { x: 50, y: page.y + 16, width: 495, size: 12, bold: true, color: INK })
    for (const text of paragraphes)
      page.text('P', text, { x: 50, y: page.y + 5, width: 495, size: 10, color: INK })
  }
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)
}
