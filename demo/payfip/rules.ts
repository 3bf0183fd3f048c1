// The business rules of `creerPaiementSecurise`, one fault at a time as the real server gives them.
import type { Fault } from './soap.ts'

const LIBELLES: Record<string, string> = {
  T1: 'Numéro client invalide.',
  T2: 'Numéro client inconnu dans PayFiP.',
  T4: 'Client non habilité au service web sécurisé.',
  S1: 'Type de saisie invalide.',
  A1: 'Adresse de messagerie absente.',
  A2: 'Adresse de messagerie incorrecte.',
  M1: 'Format du montant invalide.',
  M3: 'Montant inférieur à 1 euro.',
  M5: 'Montant trop élevé.',
  R3: 'Le format de la référence de la dette n’est pas conforme.',
  N1: 'URL de notification invalide.',
  D1: 'URL de redirection invalide.',
  P1: 'IdOp incorrect.',
  P3: 'Opération déjà utilisée.',
  P4: 'Opération expirée.',
  P5: 'Résultat de la transaction non connu.',
  '999': 'Service momentanément indisponible.',
}

export function faultOf(code: string): Fault {
  const technical = code === '999'
  return {
    name: technical ? 'TechIndisponibiliteErreur' : 'FonctionnelleErreur',
    code,
    libelle: LIBELLES[code] ?? 'Erreur.',
    severite: technical ? 3 : 2,
  }
}

/** The first rule a request breaks, or undefined. @param clients the client numbers that exist; any without it */
export function brokenRule(
  fields: Record<string, string>,
  clients: readonly string[] | undefined,
): string | undefined {
  const { mel = '', montant = '', numcli = '', objet = '', refdet = '', saisie = '' } = fields
  const { urlnotif = '', urlredirect = '' } = fields
  if (!/^\d{6}$/.test(numcli)) return 'T1'
  if (clients && !clients.includes(numcli)) return 'T2'
  if (!/^[TXW]$/.test(saisie)) return 'S1'
  if (!mel) return 'A1'
  if (mel.length < 6 || mel.length > 80 || !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(mel)) return 'A2'
  if (!/^\d+$/.test(montant)) return 'M1'
  if (Number(montant) < 100) return 'M3'
  if (Number(montant) > 9_999_999) return 'M5'
  if (!/^[A-Za-z0-9]{6,30}$/.test(refdet) || !/^[A-Za-z0-9 ]{0,100}$/.test(objet)) return 'R3'
  if (!isAddress(urlnotif)) return 'N1'
  if (!isAddress(urlredirect)) return 'D1'
  return undefined
}

function isAddress(text: string): boolean {
  return text.length <= 250 && /^https?:/.test(text) && URL.canParse(text)
}
