import PDFDocument from 'pdfkit'

/** A paper of the demo: its title, its lines. */
export function papier(titre: string, lignes: readonly string[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const document = new PDFDocument({
      size: 'A4',
      margin: 72,
      lang: 'fr-FR',
      info: { Title: `${titre} (démonstration)` },
    })
    const parts: Buffer[] = []
    document.on('data', (part: Buffer) => parts.push(part))
    document.on('end', () => resolve(Buffer.concat(parts)))
    document.on('error', reject)
    document.fontSize(18).text(titre).moveDown()
    document.fontSize(12).text(`Document de démonstration, sans valeur.`).moveDown()
    for (const one of lignes) document.text(one)
    document.end()
  })
}
