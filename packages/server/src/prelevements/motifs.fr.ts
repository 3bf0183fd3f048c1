// Why a bank gives a debit back (ISO 20022 external codes), in the words of the family.

interface Motif {
  raison: string
  /** True when the mandate can debit nothing more: it is suspended. */
  suspend: boolean
  /** False when only another mandate can help: this one is not taken up again. */
  reprise: boolean
}

const MOTIFS: Record<string, Motif> = {
  AC01: { raison: 'votre banque ne reconnaît pas le numéro de compte', suspend: true, reprise: false },
  AC04: { raison: 'le compte est clos', suspend: true, reprise: false },
  AC06: { raison: 'le compte est bloqué', suspend: true, reprise: true },
  AM04: { raison: 'le compte n’était pas assez approvisionné', suspend: false, reprise: true },
  MD01: {
    raison: 'votre banque n’a pas d’autorisation valable pour ce prélèvement',
    suspend: true,
    reprise: false,
  },
  MD06: { raison: 'vous en avez demandé le remboursement à votre banque', suspend: false, reprise: true },
  MS02: { raison: 'vous avez refusé ce prélèvement auprès de votre banque', suspend: true, reprise: true },
  MS03: { raison: 'votre banque n’en a pas donné la raison', suspend: false, reprise: true },
}

/** Mandates that nobody used for 36 months lapse (EPC016-06). */
export const CADUCITE = 'caducite'

export function motifDe(code: string): Motif {
  return MOTIFS[code] ?? { raison: `votre banque l’a rejeté (motif ${code})`, suspend: false, reprise: true }
}
