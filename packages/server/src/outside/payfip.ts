/** What PayFiP is asked to open a payment (operation `creerPaiementSecurise`). */
export interface PayFipDemande {
  /** Accounting year, four digits. */
  exer: string
  mel: string
  montantCentimes: number
  /** Six digits, zeros kept. */
  numcli: string
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

/** A fault of PayFiP: functional (its code says what) or technical (`999`, no XML, time-out: try later). */
export class PayFipFault extends Error {
  readonly code: string
  readonly technical: boolean

  constructor(code: string, technical: boolean, message: string) {
    super(message)
    this.code = code
    this.technical = technical
  }
}

/** DGFiP's payment service, SOAP web-service variant. Facts: public WSDL. */
export interface PayFip {
  /** @returns the operation's id @throws PayFipFault */
  create(demande: PayFipDemande): Promise<string>
  /** @throws PayFipFault — P5: no result yet; P1: unknown or purged */
  detail(idOp: string): Promise<PayFipDetail>
  /** Address of the payment page of an operation. */
  pageUrl(idOp: string): string
}

/** Where PayFiP is and how long to wait for it. */
export interface PayFipOptions {
  serviceUrl: string
  pageUrl: string
  timeoutMs: number
}

/** The client of the SOAP web-service. */
export function soapPayFip(options: PayFipOptions): PayFip {
  return {
    async create() {
      throw new PayFipFault('999', true, 'not there yet')
    },
    async detail() {
      throw new PayFipFault('999', true, 'not there yet')
    },
    pageUrl: (idOp) => `${options.pageUrl}?idop=${encodeURIComponent(idOp)}`,
  }
}
