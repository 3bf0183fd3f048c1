import { XMLParser } from 'fast-xml-parser'

/** What PayFiP is asked to open a payment (operation `creerPaiementSecurise`). */
export interface PayFipDemande {
  /** Accounting year, four digits. */
  exer: string
  mel: string
  montantCentimes: number
  /** Six digits, zeros kept. */
  numcli: string
  /** Any text; sent as the letters, digits and spaces that PayFiP allows. */
  objet: string
  /** 6 to 30 letters and digits. */
  refdet: string
  saisie: 'T' | 'X' | 'W'
  urlnotif: string
  urlredirect: string
}

/** What PayFiP says of an operation (operation `recupererDetailPaiementSecurise`). */
export interface PayFipDetail {
  idOp: string
  /** P card, V direct debit, R card refused, Z debit refused, A abandoned; anything else is unknown. */
  resultrans: string
  montantCentimes: number
  numcli: string
  refdet: string
  saisie: string
  numauto: string | null
}

/** Why there is no answer: too slow, not reached, not SOAP, or PayFiP itself says that it cannot (`999`). */
export type PanneSoap = 'delai' | 'injoignable' | 'illisible' | 'indisponible'

/** A fault of PayFiP: functional (its code says what) or technical (`panne` says how: try later). */
export class PayFipFault extends Error {
  readonly code: string
  readonly panne: PanneSoap | null

  constructor(code: string, panne: PanneSoap | null, message: string) {
    super(message)
    this.code = code
    this.panne = panne
  }

  get technical(): boolean {
    return this.panne !== null
  }
}

/** DGFiP's payment service, SOAP web-service variant. Facts: public WSDL. */
export interface PayFip {
  /** @returns the operation's id @throws PayFipFault */
  create(demande: PayFipDemande): Promise<string>
  /** @throws PayFipFault — P5: no result yet; P1: unknown or purged */
  detail(idOp: string): Promise<PayFipDetail>
  /** Who a client number is: the names PayFiP has for it, none empty. @throws PayFipFault — T1, T2, T4 */
  client(numcli: string): Promise<string[]>
  /** Address of the payment page of an operation. */
  pageUrl(idOp: string): string
}

/** Where PayFiP is and how long to wait for it. */
export interface PayFipOptions {
  serviceUrl: string
  pageUrl: string
  timeoutMs: number
}

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'
const SERVICE =
  'http://securite.service.tpa.cp.finances.gouv.fr/services/mas_securite/contrat_paiement_securise/PaiementSecuriseService'

// Every value stays the text it is: « 006270 » and « 0905 » are not numbers. Prefixes vary from one answer to the next.
const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, ignoreAttributes: true })

/** The client of the SOAP web-service. */
export function soapPayFip({ serviceUrl, pageUrl, timeoutMs }: PayFipOptions): PayFip {
  async function call(operation: string, fields: [string, string][]): Promise<Map<string, string>> {
    try {
      const response = await fetch(serviceUrl, {
        method: 'POST',
        headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
        body: envelope(operation, fields),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      // A fault comes as HTTP 500 with a body that says which: the status alone says nothing.
      return readAnswer(await response.text(), operation)
    } catch (error) {
      if (error instanceof PayFipFault) throw error
      const slow = error instanceof DOMException && error.name === 'TimeoutError'
      const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
      throw new PayFipFault('999', slow ? 'delai' : 'injoignable', words)
    }
  }
  return {
    async create(demande) {
      const objet = normalizeObjet(demande.objet)
      // The order of the XSD; every optional field that is empty is left out.
      const answer = await call('creerPaiementSecurise', [
        ['exer', demande.exer],
        ['mel', demande.mel],
        ['montant', String(demande.montantCentimes)],
        ['numcli', demande.numcli],
        ...(objet ? [['objet', objet] as [string, string]] : []),
        ['refdet', demande.refdet],
        ['saisie', demande.saisie],
        ['urlnotif', demande.urlnotif],
        ['urlredirect', demande.urlredirect],
      ])
      return required(answer, 'idop')
    },
    async detail(idOp) {
      const answer = await call('recupererDetailPaiementSecurise', [['idOp', idOp]])
      const montant = required(answer, 'montant')
      if (!/^\d{1,12}$/.test(montant)) throw technical('montant is not a number of cents')
      return {
        idOp: required(answer, 'idop'),
        resultrans: answer.get('resultrans') ?? '',
        montantCentimes: Number(montant),
        numcli: required(answer, 'numcli'),
        refdet: required(answer, 'refdet'),
        saisie: required(answer, 'saisie'),
        numauto: answer.get('numauto') || null,
      }
    },
    async client(numcli) {
      // Spelled with a capital here, and nowhere else.
      const answer = await call('recupererDetailClient', [['numCli', numcli]])
      if (required(answer, 'numcli') !== numcli) throw technical('another client number was answered')
      return ['libellen1', 'libellen2', 'libellen3'].flatMap((name) => answer.get(name) || [])
    },
    pageUrl: (idOp) => `${pageUrl}?idop=${encodeURIComponent(idOp)}`,
  }
}

/** The label PayFiP shows and prints: letters without accents, digits and spaces, 99 at most. */
export function normalizeObjet(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/œ/gi, 'oe')
    .replaceAll(/[-–—_'’,;:·.\s]+/g, ' ')
    .replaceAll(/[^A-Za-z0-9 ]/g, '')
    .replaceAll(/ +/g, ' ')
    .slice(0, 99)
    .trim()
}

/** The prefix is on the operation alone: the WSDL's fields have no namespace. */
function envelope(operation: string, fields: [string, string][]): string {
  const content = fields.map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${SOAP}" xmlns:pai="${SERVICE}"><soapenv:Header/><soapenv:Body><pai:${operation}><arg0>${content}</arg0></pai:${operation}></soapenv:Body></soapenv:Envelope>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** The fields of an answer by their names in lower case (`idOp` and `idop` are both met). */
function readAnswer(text: string, operation: string): Map<string, string> {
  // Threat (XML entities): an answer with a document type could make us expand or fetch what it names.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw technical('the answer carries a document type')
  const body = child(child(parse(text), 'Envelope'), 'Body')
  if (!body) throw technical('the answer is not a SOAP envelope')
  const fault = child(body, 'Fault')
  if (fault) throw readFault(fault)
  const result = child(child(body, `${operation}Response`), 'return')
  if (!result) throw technical('the answer has no result')
  return fieldsOf(result)
}

function parse(text: string): unknown {
  try {
    return parser.parse(text)
  } catch {
    throw technical('the answer is not XML')
  }
}

function readFault(fault: Record<string, unknown>): PayFipFault {
  // The detail's element says the kind; faultstring and prefixes change from one server to the next.
  const [name, content] = Object.entries(child(fault, 'detail') ?? {})[0] ?? ['', undefined]
  const fields = fieldsOf(isElement(content) ? content : {})
  const code = fields.get('code')
  if (!code) return technical('a fault without a code')
  const message = fields.get('descriptif') || fields.get('libelle') || fields.get('message') || name
  return new PayFipFault(code, name.startsWith('Tech') || code === '999' ? 'indisponible' : null, message)
}

function technical(message: string): PayFipFault {
  return new PayFipFault('999', 'illisible', message)
}

function required(fields: Map<string, string>, name: string): string {
  const value = fields.get(name)
  if (!value) throw technical(`the answer has no ${name}`)
  return value
}

function isElement(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function child(parent: unknown, name: string): Record<string, unknown> | undefined {
  if (!isElement(parent)) return undefined
  const found = parent[name]
  return isElement(found) ? found : undefined
}

function fieldsOf(element: Record<string, unknown>): Map<string, string> {
  return new Map(
    Object.entries(element).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name.toLowerCase(), value.trim()]] : [],
    ),
  )
}
