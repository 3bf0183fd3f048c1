// Photographed pages, as a PDF: JPEG images as they are (DCTDecode), one per page of A4. ISO 32000-1, 7.5 and 8.9.
// Written here rather than by a library: @cantoo/pdf-lib weighs 213 kB (brotli) on the phone of somebody who has a bad
// network; this, less than 1 kB.

/** A page, drawn: a JPEG and its size in points of the screen. */
export interface PageDessinee {
  jpeg: Uint8Array
  largeur: number
  hauteur: number
}

/** A4 at 72 points per inch, and the margin around the picture. */
const [COURT, LONG, MARGE] = [595, 842, 18]

/** @param titre said by readers in their window */
export function enPdf(pages: readonly PageDessinee[], titre: string): Blob {
  const parts: (string | Uint8Array)[] = []
  const offsets: number[] = []
  let length = 0
  const write = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part
    parts.push(bytes)
    length += bytes.length
  }
  const object = (body: string, stream?: Uint8Array) => {
    offsets.push(length)
    write(`${offsets.length} 0 obj\n${body}\n`)
    if (stream) {
      write('stream\n')
      write(stream)
      write('\nendstream\n')
    }
    write('endobj\n')
  }
  // The comment of bytes above 127 says that the file is not text (7.5.2).
  write('%PDF-1.7\n')
  write(Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a))
  const kids = pages.map((_, index) => `${4 + index * 3} 0 R`).join(' ')
  object('<< /Type /Catalog /Pages 2 0 R /Lang (fr-FR) /ViewerPreferences << /DisplayDocTitle true >> >>')
  object(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  object(`<< /Title ${utf16(titre)} >>`)
  pages.forEach(({ jpeg, largeur, hauteur }, index) => {
    const own = 4 + index * 3
    const [width, height] = largeur > hauteur ? [LONG, COURT] : [COURT, LONG]
    const scale = Math.min((width - 2 * MARGE) / largeur, (height - 2 * MARGE) / hauteur)
    const [w, h] = [largeur * scale, hauteur * scale].map((one) => Math.round(one * 100) / 100)
    const place = [(width - (w ?? 0)) / 2, (height - (h ?? 0)) / 2].map((one) => one.toFixed(2)).join(' ')
    const draw = new TextEncoder().encode(`q ${w} 0 0 ${h} ${place} cm /Page Do Q`)
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${own + 1} 0 R /Resources << /XObject << /Page ${own + 2} 0 R >> >> >>`,
    )
    object(`<< /Length ${draw.length} >>`, draw)
    object(
      `<< /Type /XObject /Subtype /Image /Width ${largeur} /Height ${hauteur} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`,
      jpeg,
    )
  })
  const start = length
  const table = offsets.map((one) => `${String(one).padStart(10, '0')} 00000 n \n`).join('')
  write(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}`)
  write(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${start}\n%%EOF\n`)
  return new Blob(parts as BlobPart[], { type: 'application/pdf' })
}

/** A text string with its byte order mark, in hexadecimal: no character to escape. */
function utf16(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, '0'),
  )
  return `<feff${units.join('')}>`
}
