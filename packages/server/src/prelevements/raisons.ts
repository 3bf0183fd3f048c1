// Why a bank gives a debit back (ISO 20022 external codes), as a family reads it.
import type { Langue } from '@inoe/contract/langues'
import { motifDe } from './motifs.fr.ts'

const EN: Record<string, string> = {
  AC01: 'your bank does not recognise the account number',
  AC04: 'the account is closed',
  AC06: 'the account is blocked',
  AM04: 'there was not enough money in the account',
  MD01: 'your bank has no valid authorisation for this debit',
  MD06: 'you asked your bank to pay it back',
  MS02: 'you refused this debit at your bank',
  MS03: 'your bank gave no reason',
}
const PT: typeof EN = {
  AC01: 'o seu banco não reconhece o número da conta',
  AC04: 'a conta está encerrada',
  AC06: 'a conta está bloqueada',
  AM04: 'a conta não tinha saldo suficiente',
  MD01: 'o seu banco não tem uma autorização válida para este débito',
  MD06: 'pediu ao seu banco a devolução',
  MS02: 'recusou este débito junto do seu banco',
  MS03: 'o seu banco não indicou o motivo',
}

const RAISONS: Record<Langue, (code: string) => string> = {
  fr: (code) => motifDe(code).raison,
  en: (code) => EN[code] ?? `your bank rejected it (code ${code})`,
  pt: (code) => PT[code] ?? `o seu banco recusou-o (código ${code})`,
}

export const raisonDe = (code: string, langue: Langue) => RAISONS[langue](code)
