import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { unpackWoff } from './police.ts'

const require = createRequire(import.meta.url)
const font = (subset: string, weight: number) =>
  unpackWoff(
    require.resolve(
      `@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-${subset}-${weight}-normal.woff`,
    ),
  )
const FONTS = {
  normal: font('latin', 400),
  bold: font('latin', 700),
  'normal-ext': font('latin-ext', 400),
  'bold-ext': font('latin-ext', 700),
}
/** What the main file of the font draws; other letters (Łukasz) are in its second file. */
const LATIN = /[\x20-\xff\u0131\u0152\u0153\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122\u2212\s]+/u
const BOTTOM = 770

type Element = PDFKit.PDFStructureElement

export interface Style {
  y: number
  size: number
  bold?: boolean
  color: string
}

/** A4 pages written top to bottom, every word in a tagged element and every ornament marked as one. */
export class Page {
  /** Where the next thing goes, points from the top. */
  y = 50
  readonly #document: PDFKit.PDFDocument
  readonly #done: Promise<ArrayBuffer>
  #parent: Element

  /** @param at the instant written in the file: with it, the same content is the same bytes */
  constructor(title: string, at: Date) {
    const document = new PDFDocument({
      size: 'A4',
      // Pages are cut here, by `room`, never by the library in the middle of a row.
      margins: { top: 50, bottom: 0, left: 50, right: 50 },
      tagged: true,
      lang: 'fr-FR',
      displayTitle: true,
      pdfVersion: '1.7',
      // The library knows this one; its types do not yet.
      subset: 'PDF/UA' as 'PDF/A-1a',
      bufferPages: true,
      info: { Title: title, CreationDate: at, Creator: 'iNoé Espace Famille', Producer: 'pdfkit' },
    })
    for (const [name, file] of Object.entries(FONTS)) document.registerFont(name, file)
    const chunks: Buffer[] = []
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    this.#done = new Promise((resolve, reject) => {
      document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks)).buffer))
      document.on('error', reject)
    })
    this.#document = document
    this.#parent = document.struct('Document')
    document.addStructure(this.#parent)
  }

  /** A paragraph or heading; moves `y` below it. */
  text(tag: 'H1' | 'H2' | 'P', text: string, style: Style & { x: number; width: number }): void {
    this.#add(tag, {}, () => this.#write(text, style))
  }

  /** An element that holds others. */
  element(tag: 'Table' | 'TR', content: () => void): void {
    const outer = this.#parent
    this.#parent = this.#document.struct(tag)
    outer.add(this.#parent)
    content()
    this.#parent.end()
    this.#parent = outer
  }

  /** A row of a table, `height` high; one that is only repeated for the eye is not tagged. */
  row(tagged: boolean, height: number, cells: () => void): void {
    const top = this.y
    if (tagged) this.element('TR', cells)
    else this.#artifact(() => this.#untagged(cells))
    this.y = top + height
  }

  /** @param below a second, softer text under the first */
  cell(
    tag: 'TH' | 'TD',
    text: string,
    [x, width]: readonly [number, number],
    style: Style & { right?: boolean; scope?: 'Column' | 'Row'; below?: string; soft?: string },
  ): void {
    const { y } = this
    const { below, soft, scope, ...rest } = style
    const draw = () => {
      this.#write(text, { x, width, ...rest })
      if (below)
        this.#write(below, { x, width, y: this.y + 2, size: rest.size - 1, color: soft ?? rest.color })
    }
    this.#add(tag, scope ? { scope } : {}, draw)
    this.y = y
  }

  /** Begins a page when so many points are not left on this one. */
  room(height: number, again: () => void): void {
    if (this.y + height <= BOTTOM) return
    this.#document.addPage()
    this.y = 50
    again()
  }

  /** How high a text will be. */
  height(text: string, width: number, size: number, bold: boolean): number {
    const document = this.#document.font(bold ? 'bold' : 'normal').fontSize(size)
    return document.heightOfString(printable(text), { width })
  }

  rule(color: string): void {
    this.#artifact(() => this.#document.moveTo(50, this.y).lineTo(545, this.y).lineWidth(0.7).stroke(color))
  }

  box(x: number, y: number, width: number, height: number, color: string): void {
    this.#artifact(() => this.#document.roundedRect(x, y, width, height, 8).fill(color))
  }

  band(color: string): void {
    this.#artifact(() => this.#document.rect(0, 0, 596, 8).fill(color))
  }

  /** Writes the foot of every page and returns the file. */
  finish(foot: string): Promise<ArrayBuffer> {
    this.#parent.end()
    const { start, count } = this.#document.bufferedPageRange()
    for (let index = start; index < start + count; index++) {
      this.#document.switchToPage(index)
      const text = count > 1 ? `${foot} · page ${index + 1} sur ${count}` : foot
      this.#artifact(() => this.#write(text, { x: 50, y: 795, width: 495, size: 8, color: '#55636f' }))
    }
    this.#document.end()
    return this.#done
  }

  #tagging = true

  #untagged(content: () => void): void {
    this.#tagging = false
    content()
    this.#tagging = true
  }

  #add(tag: string, options: object, draw: () => void): void {
    if (this.#tagging) this.#parent.add(this.#document.struct(tag, options, draw))
    else draw()
  }

  #artifact(draw: () => void): void {
    this.#document.markContent('Artifact', { type: 'Layout' })
    draw()
    this.#document.endMarkedContent()
  }

  #write(
    text: string,
    { x, y, width, size, bold, color, right }: Style & { x: number; width: number; right?: boolean },
  ): void {
    const document = this.#document
    const weight = bold ? 'bold' : 'normal'
    document.fontSize(size).fillColor(color)
    const align = right ? ('right' as const) : ('left' as const)
    document.y = y
    // Line by line: the library forgets an end of line where the font changes.
    for (const line of printable(text).split('\n')) {
      const runs = runsOf(line)
      for (const [index, run] of runs.entries()) {
        document.font(run.ext ? `${weight}-ext` : weight)
        const options = { width, align, continued: index < runs.length - 1 }
        if (index === 0) document.text(run.text, x, document.y, options)
        else document.text(run.text, options)
      }
    }
    this.y = document.y
  }
}

/**
 * French spaces that do not break; the font has no narrow one, and a plain one is as wide as it should be there. Nor has
 * it an arrow: a single guillemet says the same.
 */
function printable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\u202f', '\u00a0')
    .replaceAll('« ', '«\u00a0')
    .replaceAll('→ ', '›\u00a0')
    .replaceAll(/ ([»:;!?€%])/g, '\u00a0$1')
}

/** A text cut where the font's file changes. */
function runsOf(text: string): { text: string; ext: boolean }[] {
  const runs: { text: string; ext: boolean }[] = []
  for (const character of text) {
    const ext = !LATIN.test(character)
    const last = runs.at(-1)
    if (last && last.ext === ext) last.text += character
    else runs.push({ text: character, ext })
  }
  return runs.length > 0 ? runs : [{ text: '', ext: false }]
}
