// The file of a batch, as DGFiP takes it from régies with a DFT account: pain.008.001.02 (ISO 20022), SEPA Core.
import { create } from 'xmlbuilder2'
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js'
import type { CreancierRemise } from './tables.ts'
import { texteSepa } from './texte-sepa.ts'

/** One debit, its account in clear. */
export interface DebitFichier {
  id: string
  montantCentimes: number
  sequence: 'FRST' | 'RCUR'
  rum: string
  /** Civil date of the signature. */
  signeLe: string
  /** The creditor's identifier that was signed, when it was another. */
  ics: string
  titulaire: string
  iban: string
  bic: string
  numeros: readonly string[]
}

export interface RemiseFichier {
  id: string
  date: string
  creeLe: Date
  creancier: CreancierRemise
}

const ESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.008.001.02'

/** The file, the same bytes each time. Debits come in the order given, first ones (FRST) apart from the others (RCUR). */
export function pain008(remise: RemiseFichier, debits: readonly DebitFichier[]): string {
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele(ESPACE, 'Document').ele('CstmrDrctDbtInitn')
  const { creancier } = remise
  const header = root.ele('GrpHdr')
  header.ele('MsgId').txt(compact(remise.id))
  header.ele('CreDtTm').txt(remise.creeLe.toISOString().slice(0, 19))
  header.ele('NbOfTxs').txt(String(debits.length))
  header.ele('CtrlSum').txt(somme(debits))
  const initiator = header.ele('InitgPty')
  initiator.ele('Nm').txt(texteSepa(creancier.collectivite, 70, 'COLLECTIVITE'))
  const siret = initiator.ele('Id').ele('OrgId').ele('Othr')
  siret.ele('Id').txt(creancier.siret.replaceAll(/\D/g, ''))
  siret.ele('SchmeNm').ele('Prtry').txt('SIRET')
  for (const sequence of ['FRST', 'RCUR'] as const) {
    const own = debits.filter((debit) => debit.sequence === sequence)
    if (own.length > 0) lot(root.ele('PmtInf'), remise, sequence, own)
  }
  return root.end({ prettyPrint: true })
}

/** One `PmtInf`: the debits of one kind and one date. */
function lot(
  info: XMLBuilder,
  { id, date, creancier }: RemiseFichier,
  sequence: 'FRST' | 'RCUR',
  debits: readonly DebitFichier[],
): void {
  info.ele('PmtInfId').txt(`${compact(id)}-${sequence.slice(0, 1)}`)
  info.ele('PmtMtd').txt('DD')
  info.ele('NbOfTxs').txt(String(debits.length))
  info.ele('CtrlSum').txt(somme(debits))
  const type = info.ele('PmtTpInf')
  type.ele('SvcLvl').ele('Cd').txt('SEPA')
  type.ele('LclInstrm').ele('Cd').txt('CORE')
  type.ele('SeqTp').txt(sequence)
  info.ele('ReqdColltnDt').txt(date)
  const creditor = info.ele('Cdtr')
  creditor.ele('Nm').txt(texteSepa(creancier.titulaire, 70, 'CREANCIER'))
  const address = creditor.ele('PstlAdr')
  address.ele('Ctry').txt('FR')
  for (const line of lignesAdresse(creancier.adresse)) address.ele('AdrLine').txt(line)
  info.ele('CdtrAcct').ele('Id').ele('IBAN').txt(creancier.iban)
  banque(info.ele('CdtrAgt'), creancier.bic)
  // The account at the Trésor is in the comptable's name: whose it is comes here.
  const holder = info.ele('UltmtCdtr')
  holder.ele('Nm').txt(texteSepa(creancier.regie, 70, 'REGIE'))
  holder.ele('Id').ele('OrgId').ele('Othr').ele('Id').txt(creancier.iban)
  info.ele('ChrgBr').txt('SLEV')
  identifiant(info.ele('CdtrSchmeId'), creancier.ics)
  for (const debit of debits) transaction(info.ele('DrctDbtTxInf'), creancier, debit)
}

function transaction(tx: XMLBuilder, creancier: CreancierRemise, debit: DebitFichier): void {
  tx.ele('PmtId').ele('EndToEndId').txt(reference(creancier, debit.id))
  tx.ele('InstdAmt', { Ccy: 'EUR' }).txt(decimal(debit.montantCentimes))
  const mandate = tx.ele('DrctDbtTx').ele('MndtRltdInf')
  mandate.ele('MndtId').txt(debit.rum)
  mandate.ele('DtOfSgntr').txt(debit.signeLe)
  const other = debit.ics !== creancier.ics
  mandate.ele('AmdmntInd').txt(String(other))
  if (other) identifiant(mandate.ele('AmdmntInfDtls').ele('OrgnlCdtrSchmeId'), debit.ics)
  banque(tx.ele('DbtrAgt'), debit.bic)
  tx.ele('Dbtr')
    .ele('Nm')
    .txt(texteSepa(debit.titulaire, 70, 'TITULAIRE DU COMPTE'))
  tx.ele('DbtrAcct').ele('Id').ele('IBAN').txt(debit.iban)
  const objet = `${creancier.regie} ${debit.numeros.join(' ')}`
  tx.ele('RmtInf')
    .ele('Ustrd')
    .txt(texteSepa(objet, 140, 'FACTURE'))
}

function banque(agent: XMLBuilder, bic: string): void {
  const institution = agent.ele('FinInstnId')
  if (bic) institution.ele('BIC').txt(bic)
  else institution.ele('Othr').ele('Id').txt('NOTPROVIDED')
}

function identifiant(scheme: XMLBuilder, ics: string): void {
  const other = scheme.ele('Id').ele('PrvtId').ele('Othr')
  other.ele('Id').txt(ics)
  other.ele('SchmeNm').ele('Prtry').txt('SEPA')
}

/** The reference that comes back with a rejection: « 1D », the comptable's office and « 0 » before it in the DFT form. */
function reference({ poste }: CreancierRemise, id: string): string {
  const own = BigInt(`0x${compact(id)}`)
    .toString(36)
    .toUpperCase()
    .padStart(25, '0')
  return poste ? `1D${poste}0${own}` : own
}

/** Two lines of 70 characters at most. */
function lignesAdresse(adresse: string): string[] {
  const [first = '', ...others] = adresse.split(/\n|, */)
  return [first, others.join(' ')].map((line) => texteSepa(line, 70)).filter(Boolean)
}

/** A UUID in 32 characters. */
function compact(id: string): string {
  return id.replaceAll('-', '').toUpperCase()
}

function somme(debits: readonly DebitFichier[]): string {
  return decimal(debits.reduce((sum, debit) => sum + debit.montantCentimes, 0))
}

/** Cents as euros with two decimals and a dot, without ever being a float. */
function decimal(centimes: number): string {
  const digits = String(centimes).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** « <service>-DFT-SDD-YYQQQ-NNN.xml »: the day of the year it was made, and its rank that day. @param jour YYYY-MM-DD */
export function nomFichier({ service, prefixe }: CreancierRemise, jour: string, rang: number): string {
  const year = jour.slice(0, 4)
  const day = Math.round((Date.parse(jour) - Date.parse(`${year}-01-01`)) / 86_400_000) + 1
  const name = (service || prefixe).replaceAll(/[^A-Za-z0-9]/g, '')
  return `${name}-DFT-SDD-${year.slice(2)}${String(day).padStart(3, '0')}-${String(rang).padStart(3, '0')}.xml`
}
