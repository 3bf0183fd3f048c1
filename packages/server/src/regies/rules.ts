// What a régie may be set to, decided without any I/O.

import type { ReglagesRegie } from '@inoe/contract/encaissements'
import type { ChampRefuse } from '../http/regles.ts'
import type { PanneSoap } from '../outside/payfip.ts'
import { electronique, reprocheBic, reprocheIban } from '../prelevements/iban.ts'

/** True for a creditor's identifier (ICS) of France: mod 97, the three letters of its business code left out. */
export function isIcs(text: string): boolean {
  if (!/^FR\d{2}[A-Z0-9]{3}[A-Z0-9]{6}$/.test(text)) return false
  const digits = [...`${text.slice(7)}${text.slice(0, 4)}`].map((char) => Number.parseInt(char, 36)).join('')
  return BigInt(digits) % 97n === 1n
}

/** Settings as they are kept: identifiers without spaces, reminders in order and once each. */
export function propre(reglages: ReglagesRegie): ReglagesRegie {
  const { sepa } = reglages
  return {
    ...reglages,
    numcli: reglages.numcli?.trim() || null,
    moyens: [...new Set(reglages.moyens)],
    relances: [...new Set(reglages.relances)].sort((a, b) => a - b),
    sepa: sepa && {
      ...sepa,
      ics: electronique(sepa.ics),
      iban: electronique(sepa.iban),
      bic: electronique(sepa.bic),
      titulaire: sepa.titulaire.trim(),
      adresse: sepa.adresse.trim(),
    },
  }
}

/** What is wrong in settings made clean, field by field. */
export function erreursReglages({ numcli, relances, sepa }: ReglagesRegie): ChampRefuse[] {
  const errors: ChampRefuse[] = []
  if (numcli !== null && !/^\d{6}$/.test(numcli))
    errors.push({ champ: 'numcli', message: 'Le numéro de client PayFiP a six chiffres.' })
  if (relances.length > 6)
    errors.push({ champ: 'relances', message: 'Six relances au plus, une fois chaque nombre de jours.' })
  if (!sepa) return errors
  if (!isIcs(sepa.ics))
    errors.push({
      champ: 'sepa.ics',
      message: 'Cet ICS n’est pas valable\u00a0: FR, 2 chiffres, ZZZ, puis 6 caractères.',
    })
  const iban = reprocheIban(sepa.iban)
  if (iban) errors.push({ champ: 'sepa.iban', message: iban })
  const bic = reprocheBic(sepa.bic)
  if (bic) errors.push({ champ: 'sepa.bic', message: bic })
  else if (sepa.bic === '') errors.push({ champ: 'sepa.bic', message: 'Indiquez le BIC du compte DFT.' })
  if (sepa.titulaire === '')
    errors.push({ champ: 'sepa.titulaire', message: 'Indiquez le titulaire du compte.' })
  if (sepa.adresse === '') errors.push({ champ: 'sepa.adresse', message: 'Indiquez l’adresse du créancier.' })
  return errors
}

const PANNES: Record<PanneSoap, string> = {
  delai: 'PayFiP met trop de temps à répondre. Réessayez dans quelques minutes.',
  injoignable:
    'PayFiP n’est pas joignable depuis ce serveur. Vérifiez l’adresse du service et l’accès à Internet du serveur.',
  illisible:
    'Ce qui répond à l’adresse de PayFiP n’est pas PayFiP : une page web, ou un intermédiaire du réseau. Vérifiez l’adresse du service.',
  indisponible: 'PayFiP est momentanément indisponible et le dit (999). Réessayez plus tard.',
}

/** What PayFiP's failure, or its refusal of a client number, means for who sets it. */
export function refusPayFip({ code, panne }: { code: string; panne: PanneSoap | null }): string {
  if (panne) return PANNES[panne]
  if (code === 'T1' || code === 'T2')
    return `PayFiP ne connaît pas ce numéro de client (${code}). Vérifiez-le sur le formulaire d’adhésion.`
  if (code === 'T4')
    return 'Ce numéro de client n’a pas droit au service web sécurisé (T4). Demandez-le à votre correspondant DGFiP.'
  return `PayFiP refuse ce numéro de client (${code}). Montrez ce code à votre correspondant DGFiP.`
}
