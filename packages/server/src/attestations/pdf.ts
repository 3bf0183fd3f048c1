import { Page } from '../factures/page.ts'
import { dateEnLettres, euros } from '../factures/rules.ts'
import { typographie } from '../outside/lettre.ts'
import type { Attestation } from './lecture.ts'

const INK = '#1d2a35'
const SOFT = '#55636f'
const BRAND = '#17616b'
const SAND = '#f6f1e8'
const RULE = '#d8cfc0'

const COLUMNS = { enfant: [50, 195], naissance: [250, 115], case: [370, 70], montant: [445, 100] } as const

/** An attestation fiscale as a PDF that screen readers read. */
export function attestationPdf(attestation: Attestation): Promise<ArrayBuffer> {
  const { annee, numero, etablieLe, emetteurs } = attestation
  const page = new Page(`Attestation fiscale ${annee}, frais de garde`, new Date(`${etablieLe}T12:00:00Z`))
  header(page, attestation)
  sentence(page, attestation)
  table(page, attestation)
  explanations(page, attestation)
  const body = emetteurs[0]?.collectivite ?? ''
  return page.finish(`Attestation ${numero} · ${body}`)
}

function header(page: Page, { annee, numero, definitive, etablieLe, emetteurs, payeur }: Attestation): void {
  page.band(BRAND)
  page.y = 42
  for (const { collectivite, regie, adresse, siret } of emetteurs) {
    page.text('P', collectivite, { x: 50, y: page.y + 4, width: 240, size: 15, bold: true, color: BRAND })
    page.text('P', [regie, adresse, `SIRET ${spaced(siret)}`].join('\n'), {
      x: 50,
      y: page.y + 4,
      width: 240,
      size: 9.5,
      color: SOFT,
    })
  }
  const left = page.y
  // Where a window envelope shows it, as on invoices.
  page.text('P', payeur || 'Payeur non renseigné', { x: 312, y: 128, width: 233, size: 11, color: INK })
  const top = Math.max(left, page.y, 205) + 26
  page.text('H1', `Attestation fiscale ${annee}`, {
    x: 50,
    y: top,
    width: 495,
    size: 22,
    bold: true,
    color: INK,
  })
  page.text('P', 'Frais de garde des jeunes enfants hors du domicile', {
    x: 50,
    y: page.y + 2,
    width: 495,
    size: 11,
    color: INK,
  })
  page.text('P', typographie(`N° ${numero} · établie le ${dateEnLettres(etablieLe)}`), {
    x: 50,
    y: page.y + 2,
    width: 495,
    size: 9.5,
    color: SOFT,
  })
  page.y += 16
  if (!definitive) {
    const text = typographie(
      `Provisoire : l’année ${annee} n’est pas finie. Ne la joignez pas à votre déclaration ; redemandez-la à partir du 1 janvier ${annee + 1}.`,
    )
    const height = page.height(text, 467, 10.5, true) + 22
    page.box(50, page.y, 495, height, SAND)
    const after = page.y + height + 16
    page.text('P', text, { x: 64, y: page.y + 11, width: 467, size: 10.5, bold: true, color: INK })
    page.y = after
  }
}

function sentence(page: Page, { annee, payeur, emetteurs }: Attestation): void {
  const names = emetteurs.map((one) => one.collectivite)
  const who = [...new Set(names)].join(' et ')
  const text = `${who} atteste avoir reçu, entre le 1 janvier et le 31\u00a0décembre ${annee}, du foyer désigné ci-dessus${payeur ? '' : ' (adresse non renseignée)'}, les sommes suivantes pour la garde d’enfants de moins de 6\u00a0ans au 1 janvier ${annee}.`
  page.text('P', typographie(text), { x: 50, y: page.y, width: 495, size: 10.5, color: INK })
  page.y += 14
}

function table(page: Page, { enfants, totalCentimes }: Attestation): void {
  page.text('H2', 'Sommes payées', { x: 50, y: page.y, width: 495, size: 13, bold: true, color: INK })
  page.y += 8
  page.element('Table', () => {
    const head = (tagged: boolean) =>
      page.row(tagged, 20, () => {
        const style = { y: page.y, size: 9, bold: true, color: SOFT, scope: 'Column' } as const
        page.cell('TH', 'Enfant', COLUMNS.enfant, style)
        page.cell('TH', 'Né(e) le', COLUMNS.naissance, style)
        page.cell('TH', 'Case', COLUMNS.case, style)
        page.cell('TH', 'Montant', COLUMNS.montant, { ...style, right: true })
      })
    head(true)
    page.rule(RULE)
    for (const enfant of enfants) {
      const name = `${enfant.prenom} ${enfant.nom}`
      const below = enfant.alterne ? 'Résidence alternée' : ''
      const height =
        page.height(name, COLUMNS.enfant[1], 10.5, true) +
        (below ? page.height(below, COLUMNS.enfant[1], 9.5, false) + 2 : 0) +
        14
      page.room(height, () => head(false))
      page.row(true, height, () => {
        const style = { y: page.y + 7, size: 10.5, color: INK }
        page.cell('TD', name, COLUMNS.enfant, { ...style, bold: true, below, soft: SOFT })
        page.cell('TD', typographie(dateEnLettres(enfant.dateNaissance)), COLUMNS.naissance, style)
        page.cell('TD', enfant.case ?? '—', COLUMNS.case, style)
        page.cell('TD', euros(enfant.montantCentimes), COLUMNS.montant, { ...style, bold: true, right: true })
      })
      page.rule(RULE)
    }
    page.room(40, () => undefined)
    page.row(true, 36, () => {
      const style = { y: page.y + 11, size: 13, bold: true, color: INK }
      page.cell('TH', 'Total', COLUMNS.enfant, { ...style, scope: 'Row' })
      page.cell('TD', '', COLUMNS.naissance, style)
      page.cell('TD', '', COLUMNS.case, style)
      page.cell('TD', euros(totalCentimes), COLUMNS.montant, { ...style, color: BRAND, right: true })
    })
  })
}

function explanations(page: Page, { annee, activites, enfants }: Attestation): void {
  const alterne = enfants.some((one) => one.alterne)
  const paragraphs = [
    [
      'Activités comptées',
      [
        `${activites.join(' ; ')}. Les repas, les pénalités et les activités qui ne sont pas une garde ne sont pas comptés.`,
      ],
    ],
    [
      'Comment les montants sont calculés',
      [
        `Ce sont les sommes réellement payées en ${annee}, à la date de leur paiement. Une facture payée en partie, ou qui comprend autre chose que la garde, est comptée au prorata de la garde dans son total. Les remboursements, rejets et avoirs diminuent l’année où ils ont lieu.`,
      ],
    ],
    [
      'Où les reporter',
      [
        `Déclaration 2042 RICI, crédit d’impôt pour frais de garde (CGI, art. 200 quater B) : cases 7GA, 7GB et 7GC, un enfant par case${alterne ? ' ; en résidence alternée, cases 7GE, 7GF et 7GG' : ''}. Retirez-en d’abord les aides reçues pour cette garde (CAF, MSA, employeur, CESU préfinancé).`,
      ],
    ],
  ] as const
  page.y += 10
  for (const [title, texts] of paragraphs) {
    const said = texts.map(typographie)
    page.room(
      30 + said.reduce((sum, text) => sum + page.height(text, 495, 10, false) + 6, 0),
      () => undefined,
    )
    page.y += 8
    page.text('H2', title, { x: 50, y: page.y, width: 495, size: 12, bold: true, color: INK })
    for (const text of said) page.text('P', text, { x: 50, y: page.y + 3, width: 495, size: 10, color: INK })
  }
}

/** A SIRET as one reads it: 200 069 674 00018. */
function spaced(siret: string): string {
  return siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4')
}
