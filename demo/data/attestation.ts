import PDFDocument from 'pdfkit'

/** A paper that a family of the demo has given. */
export function attestation(name: string, today: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const document = new PDFDocument({
      size: 'A4',
      margin: 72,
      lang: 'fr-FR',
      info: { Title: 'Attestation (démonstration)' },
    })
    const parts: Buffer[] = []
    document.on('data', (part: Buffer) => parts.push(part))
    document.on('end', () => resolve(Buffer.concat(parts)))
    document.on('error', reject)
    document.fontSize(18).text('Attestation de quotient familial').moveDown()
    document.fontSize(12).text(`Document de démonstration, sans valeur.`).moveDown()
    document.text(`Allocataire : ${name}`).text(`Date : ${today}`)
    document.end()
  })
}
