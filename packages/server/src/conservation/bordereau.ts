// What is printed for the archives: the bordereau to sign, then the certificate of what was destroyed. Nobody's name.
import type { Elimination } from '@inoe/contract/conservation'
import { Page } from '../factures/page.ts'
import { dateEnLettres } from '../factures/rules.ts'
import type { Collectivite } from '../http/env.ts'
import { civilDate } from '../outside/clock.ts'
import { bordereauFr as t } from './bordereau.fr.ts'

const INK = '#1d2a35'
const SOFT = '#55636f'
const BRAND = '#17616b'
const RULE = '#d8cfc0'

type Colonne = readonly [number, number]
const COLUMNS = { quoi: [50, 235], dates: [295, 110], duree: [412, 55], nombre: [475, 70] } as const
const FAIT = { quoi: [50, 265], detruits: [325, 70], laisses: [400, 70], ecartes: [475, 70] } as const

type Ville = Pick<Collectivite, 'nom' | 'zone'>

/** The bordereau, as it is sent to the archives, and as it is kept. */
export function bordereauPdf(one: Elimination, town: Ville): Promise<ArrayBuffer> {
  const title = t.bordereau(one.numero)
  const page = new Page(title, new Date(one.proposeeLe))
  entete(page, town.nom, title, t.arrete(dateEnLettres(one.arreteeAu)))
  paragraphe(page, t.quoi)
  tableau(page, t.colonnes, COLUMNS, one.lignes, (line) => [
    [line.quoi, `${line.duree}\u00a0: ${line.source}`],
    [t.dates(fr(line.premiere), fr(line.derniere))],
    [line.duree],
    [nombre(line.nombre)],
  ])
  paragraphe(page, t.total(nombre(one.lignes.reduce((sum, line) => sum + line.nombre, 0))))
  page.room(170, () => undefined)
  page.text('H2', t.signatures, { x: 50, y: page.y + 18, width: 495, size: 13, bold: true, color: INK })
  const top = page.y + 8
  page.text('P', t.collectivite(town.nom), { x: 50, y: top, width: 235, size: 10, color: INK })
  page.text('P', t.archives, { x: 310, y: top, width: 235, size: 10, color: INK })
  return page.finish(`${title} · ${town.nom}`)
}

/** What was destroyed, left, and put aside; under which visa. */
export function certificatPdf(one: Elimination, town: Ville): Promise<ArrayBuffer> {
  const title = t.certificat(one.numero)
  const fini = new Date(one.termineeLe ?? one.proposeeLe)
  const page = new Page(title, fini)
  entete(page, town.nom, title, t.termine(dateEnLettres(civilDate(fini, town.zone))))
  if (one.visa) paragraphe(page, t.visa(one.visa.reference, dateEnLettres(one.visa.date)))
  if (one.motif) paragraphe(page, t.observations(one.motif))
  tableau(page, t.faits, FAIT, one.lignes, (line) => [
    [line.quoi, t.dates(fr(line.premiere), fr(line.derniere))],
    [nombre(line.detruits)],
    [nombre(line.laisses)],
    [line.ecartee ? nombre(line.nombre) : '0', line.ecartee && line.jusque ? t.jusque(fr(line.jusque)) : ''],
  ])
  paragraphe(page, t.laisses)
  paragraphe(page, t.comment)
  return page.finish(`${title} · ${town.nom}`)
}

function entete(page: Page, nom: string, title: string, sous: string): void {
  page.band(BRAND)
  page.text('P', nom, { x: 50, y: 46, width: 495, size: 15, bold: true, color: BRAND })
  page.text('P', t.produit, { x: 50, y: page.y + 4, width: 495, size: 9.5, color: SOFT })
  page.text('H1', title, { x: 50, y: page.y + 22, width: 495, size: 22, bold: true, color: INK })
  page.text('P', sous, { x: 50, y: page.y + 4, width: 495, size: 11, color: INK })
}

function paragraphe(page: Page, text: string): void {
  page.room(page.height(text, 495, 10, false) + 12, () => undefined)
  page.text('P', text, { x: 50, y: page.y + 10, width: 495, size: 10, color: INK })
}

function tableau(
  page: Page,
  titles: readonly string[],
  columns: Readonly<Record<string, Colonne>>,
  lines: Elimination['lignes'],
  cells: (line: Elimination['lignes'][number]) => readonly (readonly [string, string?])[],
): void {
  const places = Object.values(columns)
  page.y += 16
  page.element('Table', () => {
    const head = (tagged: boolean) => {
      page.row(tagged, 28, () => {
        for (const [rank, place] of places.entries())
          page.cell('TH', titles[rank] ?? '', place, {
            y: page.y,
            size: 9,
            bold: true,
            color: SOFT,
            scope: 'Column',
            right: rank > 1,
          })
      })
      page.rule(RULE)
    }
    head(true)
    for (const line of lines) {
      const written = cells(line)
      const heights = written.map(([text, below], rank) => {
        const width = places[rank]?.[1] ?? 0
        return (
          page.height(text, width, 10, rank === 0) + (below ? page.height(below, width, 9, false) + 2 : 0)
        )
      })
      const height = Math.max(...heights) + 13
      page.room(height, () => head(false))
      page.row(true, height, () => {
        for (const [rank, [text, below]] of written.entries())
          page.cell('TD', text, places[rank] ?? [50, 50], {
            y: page.y + 6,
            size: 10,
            bold: rank === 0,
            color: INK,
            right: rank > 1,
            ...(below ? { below, soft: SOFT } : {}),
          })
      })
      page.rule(RULE)
    }
  })
}

const nombre = (value: number) => value.toLocaleString('fr-FR')
const fr = (date: string) => date.split('-').reverse().join('/')
