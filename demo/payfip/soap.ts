// SOAP as DGFiP's server speaks it: reads requests whatever their prefixes, writes answers and faults with any prefix.
import { XMLParser } from 'fast-xml-parser'

export const SERVICE =
  'http://securite.service.tpa.cp.finances.gouv.fr/services/mas_securite/contrat_paiement_securise/PaiementSecuriseService'

/** Prefixes of the envelope seen from one server to the next. */
export const PREFIXES = ['S', 'soap', 'soapenv'] as const
export type Prefix = (typeof PREFIXES)[number]

export type FaultName =
  | 'FonctionnelleErreur'
  | 'TechDysfonctionnementErreur'
  | 'TechIndisponibiliteErreur'
  | 'TechProtocolaireErreur'

export interface Fault {
  name: FaultName
  code: string
  libelle: string
  severite: 2 | 3
}

const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, ignoreAttributes: true })

/** The operation asked and its fields, spelled as they came: the real server does not forgive `idop` for `idOp`. */
export function readRequest(xml: string): { operation: string; fields: Record<string, string> } | undefined {
  if (xml.includes('<!DOCTYPE')) return undefined
  const body = (
    parser.parse(xml) as { Envelope?: { Body?: Record<string, { arg0?: Record<string, string> }> } }
  ).Envelope?.Body
  const [operation, content] = Object.entries(body ?? {})[0] ?? []
  return operation ? { operation, fields: content?.arg0 || {} } : undefined
}

export function writeAnswer(operation: string, fields: [string, string][], prefix: Prefix): string {
  const content = fields.map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`).join('')
  return `<${prefix}:Envelope xmlns:${prefix}="http://schemas.xmlsoap.org/soap/envelope/"><${prefix}:Body><ns2:${operation}Response xmlns:ns2="${SERVICE}"><return>${content}</return></ns2:${operation}Response></${prefix}:Body></${prefix}:Envelope>`
}

export function writeFault(fault: Fault, prefix: Prefix): string {
  return `<${prefix}:Envelope xmlns:${prefix}="http://schemas.xmlsoap.org/soap/envelope/"><${prefix}:Body><${prefix}:Fault><faultcode>${prefix}:Server</faultcode><faultstring>fr.gouv.finances.cp.tpa.webservice.exceptions.${fault.name}</faultstring><detail><ns2:${fault.name} xmlns:ns2="${SERVICE}"><code>${fault.code}</code><descriptif/><libelle>${escapeXml(fault.libelle)}</libelle><severite>${fault.severite}</severite></ns2:${fault.name}></detail></${prefix}:Fault></${prefix}:Body></${prefix}:Envelope>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
