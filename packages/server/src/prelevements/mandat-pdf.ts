import { Page } from '../factures/page.ts'
import { dateEnLettres } from '../factures/rules.ts'
import { civilDate } from '../outside/clock.ts'
import { typographie } from '../outside/lettre.ts'
import { courrielMasque } from './rules.ts'
import type { MandatRow } from './store.ts'

const INK = '#1d2a35'
const SOFT = '#55636f'
const BRAND = '#17616b'
const SAND = '#f6f1e8'
const RULE = '#d8cfc0'

const LABEL = [50, 165] as const
const VALUE = [225, 320] as const

const HEURE = { hour: 'numeric', minute: '2-digit' } as const

/** A mandate as a tagged PDF, with all that a SEPA Core mandate shows, from what was written when it was signed alone. */
export function mandatPdf(mandat: MandatRow, iban: string, zone: string): Promise<ArrayBuffer> {
  const page = new Page(`Mandat de prélèvement SEPA ${mandat.rum}`, mandat.signeLe ?? mandat.creeLe)
  page.band(BRAND)
  page.text('P', mandat.creancier, { x: 50, y: 46, width: 495, size: 13, bold: true, color: BRAND })
  page.text('H1', 'Mandat de prélèvement SEPA', {
    x: 50,
    y: page.y + 16,
    width: 495,
    size: 22,
    bold: true,
    color: INK,
  })
  page.text('P', `Référence unique du mandat : ${mandat.rum}`, {
    x: 50,
    y: page.y + 3,
    width: 495,
    size: 11,
    color: INK,
  })
  page.y += 16
  for (const paragraph of mandat.texte.split('\n')) {
    page.text('P', paragraph, { x: 50, y: page.y, width: 495, size: 10, color: INK })
    page.y += 7
  }
  page.y += 10
  tableau(page, 'Débiteur', [
    ['Titulaire du compte', mandat.titulaire],
    ['Adresse', mandat.adresse],
    ['IBAN', iban.replaceAll(/(.{4})(?=.)/g, '$1\u00a0')],
    ['BIC', mandat.bic || 'Non renseigné (facultatif dans la zone SEPA)'],
  ])
  tableau(page, 'Créancier', [
    ['Nom', mandat.creancier],
    ['Adresse', mandat.creancierAdresse],
    ['Identifiant créancier SEPA', mandat.ics],
    ['Type de paiement', 'Récurrent'],
  ])
  signature(page, mandat, zone)
  return page.finish(`Mandat ${mandat.rum} · ${mandat.creancier} · ${mandat.ics}`)
}

function tableau(page: Page, title: string, lines: readonly (readonly [string, string])[]): void {
  page.text('H2', title, { x: 50, y: page.y, width: 495, size: 13, bold: true, color: INK })
  page.y += 6
  page.element('Table', () => {
    page.rule(RULE)
    for (const [label, value] of lines) {
      const height = page.height(value, VALUE[1], 10.5, false) + 12
      page.row(true, height, () => {
        const style = { y: page.y + 6, size: 10.5, color: INK }
        page.cell('TH', label, LABEL, { ...style, color: SOFT, scope: 'Row' })
        page.cell('TD', value, VALUE, style)
      })
      page.rule(RULE)
    }
  })
  page.y += 18
}

function signature(page: Page, mandat: MandatRow, zone: string): void {
  const top = page.y
  const lines = mandat.signeLe ? signe(mandat, mandat.signeLe, zone) : ['Ce mandat n’est pas encore signé.']
  const fini =
    mandat.etat === 'revoque' && mandat.finiLe
      ? [`Ce mandat a pris fin le ${dateEnLettres(civilDate(mandat.finiLe, zone))}.`]
      : []
  const said = [...lines, ...fini].map(typographie)
  const height = said.reduce((sum, text) => sum + page.height(text, 467, 10.5, false) + 4, 0) + 44
  page.box(50, top, 495, height, SAND)
  page.text('H2', 'Signature', { x: 64, y: top + 12, width: 467, size: 13, bold: true, color: INK })
  for (const text of said) page.text('P', text, { x: 64, y: page.y + 4, width: 467, size: 10.5, color: INK })
}

function signe({ signeCourriel, signeLieu, titulaire }: MandatRow, signeLe: Date, zone: string): string[] {
  const heure = new Intl.DateTimeFormat('fr-FR', { ...HEURE, timeZone: zone })
    .format(signeLe)
    .replace(':', ' h ')
  return [
    `Fait à ${signeLieu || 'distance'}, le ${dateEnLettres(civilDate(signeLe, zone))} à ${heure}, par ${titulaire}.`,
    `Signé par le code envoyé à ${courrielMasque(signeCourriel ?? '')}.`,
  ]
}
